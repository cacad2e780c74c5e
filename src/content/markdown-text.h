/* SPDX-License-Identifier: MIT */
/* From cmark's nodes back to the source and on to marks: where an inline
 * stands, texts joined, their attributes taken off. */
#ifndef CONTENT_MARKDOWN_TEXT_H
#define CONTENT_MARKDOWN_TEXT_H

#include "content/markdown-parts.h"

/* ---- markdown-locate.c ---- */

/* Where cmark is within the lines of one paragraph or heading.  Its columns on later lines count from the first
 * word, whatever indent or > stands before; a line that ends in a backslash is not counted at all. */
struct locator {
        guint quotes; /* block quotes around */
        gsize offset; /* of the block's text on its first line */
        int line;     /* cmark's last line */
        guint base;   /* index of the line that the last place stood on */
        bool whole;   /* that line counts from its begin, not from its first word */
        gsize before; /* bytes in cmark's column that belong to lines before it */
};

/* A block from cmark's first to its last line; bracket: its text begins with [, so no link definitions are missing. */
struct locator locator_open(const struct passage *passage, int line, int col, int last, guint quotes, bool bracket);

/* The byte of the source at cmark's line and column, and its line.  Asked from left to right. */
const char *locate(struct locator *locator, const struct passage *passage, int line, int col,
                   const struct line **found);

/* Line i, or the last one. */
const struct line *line_at(const struct passage *passage, guint i);
/* The first word of a line within `quotes` block quotes. */
const char *line_text(const struct line *line, guint quotes);
/* The lines of a block without what stands before them; free with g_array_unref. */
GArray *block_lines(struct passage *passage, int first, int col, int last, guint quotes);

/* ---- markdown-text.c ---- */

/* Neighbouring texts that become one. */
struct run {
        GString *text;
        struct place at;
        gsize looked; /* bytes already searched for braces */
        bool open;    /* a {{ waits for its }} */
};

struct mark *mark_add(struct job *job, struct mark *parent, enum mark_kind kind, struct place at);
/* The last child, or NULL. */
struct mark *mark_last(const struct mark *mark);

/* The run becomes a mark; attributes at its begin go to an image right before it. */
void run_end(struct job *job, struct run *run, struct mark *parent);
/* Whether the run ends within {{…}}, so that a line end in it is but a space. */
bool run_is_open(struct run *run);

/* {label="…"} alone on the first line of a paragraph; {#id} at the end of a heading. */
void paragraph_attributes(struct job *job, struct mark *paragraph);
void heading_attributes(struct job *job, struct mark *heading);

/* http, https, mailto, tel or a path. */
bool address_is_safe(const char *address);
/* What stands before its colon, or NULL; caller frees. */
char *address_scheme(const char *address);

#endif
