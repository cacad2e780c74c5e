/* SPDX-License-Identifier: MIT */
/* Wording: the running text of a document, one piece for each paragraph,
 * heading, caption, note and cell with words, with the way back from each byte
 * to its place in content/.  Made once for a plan, in its job's arena. */
#ifndef CHECK_WORDING_H
#define CHECK_WORDING_H

#include "document/node.h"

enum wording_kind {
        WORDING_PARAGRAPH,
        WORDING_HEADING,
        WORDING_CAPTION,
        WORDING_CELL,
        WORDING_IMAGE_TEXT, /* what a chart or image says, in words */
        WORDING_KIND_COUNT,
};

struct years {
        int from, to; /* 0: none */
};

struct sources;

struct wording_piece {
        gsize begin;
        const struct span *span;
};

struct wording {
        enum wording_kind kind;
        const char *text;              /* spans joined; a line end is a space */
        const struct block *block;     /* NULL: a cell or a footnote */
        const struct wording *within;  /* the heading that it stands under; NULL: none */
        int level;                     /* of a heading */
        const struct figures *figures; /* of a cell: its table, when it is one of figures */
        const char *line_id;           /* of a cell: its line in the table */
        struct wording_piece one;      /* when it is but one span */
        struct list pieces;            /* struct wording_piece; otherwise */
        guint first, end;              /* its mentions among those of the plan (facts.h) */
        struct sources *sources;       /* files that places were looked up in, shared by all */
};

/* All of a document, in reading order: struct wording. */
struct list wording_read(struct job *job, const struct document *document);

/* The span that a byte belongs to. */
const struct span *wording_span(const struct wording *wording, gsize offset);

/* Where the bytes from begin to end stand in content/.  Folded YAML is looked up in its file. */
struct place wording_place(struct job *job, const struct wording *wording, gsize begin, gsize end);

#endif
