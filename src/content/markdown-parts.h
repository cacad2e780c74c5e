/* SPDX-License-Identifier: MIT */
/* What reading Markdown is made of.  A passage is some lines of the source,
 * each without what stands before it (the indent of a footnote, the row
 * around a cell).  cmark reads a copy with stand-ins of the same length for
 * what it must not understand: inside {{…}}, {#…} and [^…].  So what it says
 * of columns stays true. */
#ifndef CONTENT_MARKDOWN_PARTS_H
#define CONTENT_MARKDOWN_PARTS_H

#include "content/markdown.h"

/* A line of the source, or the rest of one, without its end. */
struct line {
        const char *at;
        gsize bytes;
        guint number; /* of the source line, from 1 */
        guint col;    /* of `at`, in characters from 1 */
};

struct passage {
        struct job *job;
        struct place base; /* where the source begins */
        const struct line *lines;
        guint count;
        guint lead;  /* bytes that stand before the first line in the copy */
        guint depth; /* of what holds it */
        bool failed; /* markdown-depth was said */
        /* the last place that was counted; places are asked for from left to right */
        const struct line *last;
        const char *last_at;
        guint last_col;
};

/* Stand-ins in the copy that is given to cmark.  text_check has refused these in the source. */
enum {
        STAND_LEAD = 0x1F,
        STAND_NOTE_OPEN = 0x1D,
        STAND_NOTE_CLOSE = 0x1E,
};

/* A footnote's text, taken out of the lines. */
struct note_lines {
        const char *id;
        struct place at;
        GArray *lines; /* struct line */
};

/* ---- markdown-source.c ---- */

/* The lines of a text; free with g_array_unref. */
GArray *lines_read(const char *text, gsize bytes);
/* Past its last byte. */
const char *line_end(const struct line *line);
/* The first byte from p on that is neither space nor tab, or end. */
const char *skip_blanks(const char *p, const char *end);

/* Take the footnotes out, leaving blank lines, and give them back: struct note_lines, owned. */
GPtrArray *notes_take(struct job *job, GArray *lines, struct place base);

/* Refuse what is nested deeper than limits.depth, and what cmark takes too long over: markdown-depth,
 * markdown-images. */
bool lines_check(struct job *job, const GArray *lines, struct place base);

/* Place of a byte of a line. */
struct place passage_place(struct passage *passage, const struct line *line, const char *at, guint width);

/* The copy for cmark. */
GString *passage_copy(const struct passage *passage);

/* Text from cmark with its stand-ins put back, in NFC, in the arena. */
char *text_restore(struct arena *arena, const char *text);
/* The same onto a string, without NFC. */
void text_restore_to(GString *out, const char *text, gsize bytes);

/* ---- markdown-attributes.c ---- */

/* Whether text begins with {…} of attributes: its length, or 0. */
gsize attributes_length(const char *text);
/* Where attributes at the end of text begin, or NULL. */
const char *attributes_find_last(const char *text);
/* Read them into the mark; at is the place of the brace.  markdown-attribute for what is wrong. */
void attributes_read(struct job *job, const char *text, gsize bytes, struct place at, struct mark *mark);

/* ---- markdown-tables.c ---- */

/* Parse a cell: its inlines become children of the mark. */
typedef void (*cell_reader)(struct passage *passage, struct mark *cell);

/* The first line of a pipe table: its attributes or its head, of one row or more before its |---|; or count. */
guint table_find(const struct line *lines, guint count);
/* Read the table that the lines are, all of them. */
struct mark *table_read(struct passage *passage, const struct line *lines, guint count, cell_reader read);

#endif
