/* SPDX-License-Identifier: MIT */
/* Prose: all words of a plan that are meant for readers, passage by passage,
 * each character with its place in the source.  Of Markdown a passage is a
 * paragraph, heading, cell or note, its line ends being spaces; of plan.yaml
 * it is one text.  What no reader sees as it stands, {{…}}, code and marks of
 * Markdown, is PROSE_HIDDEN, one for each character.  Everything lives in the
 * job's arena. */
#ifndef CHECK_TEXT_H
#define CHECK_TEXT_H

#include "plan/plan.h"

enum {
        PROSE_HIDDEN = 0xFFFC, /* the object replacement character */
};

enum prose_kind {
        PROSE_PARAGRAPH,
        PROSE_HEADING,
        PROSE_CELL, /* of a pipe table */
        PROSE_NOTE, /* a footnote */
        PROSE_DATA, /* of plan.yaml */
};

/* plan.yaml as written, read when the first place in it is asked for. */
struct prose_source {
        const char *file;
        guint count;        /* lines */
        const char **lines; /* their first characters */
};

struct prose_anchor {
        gsize offset;
        struct place at;
};

struct prose {
        enum prose_kind kind;
        const char *text;
        const char *field;           /* PROSE_DATA: the key that it stands under */
        bool appendix;               /* text of an appendix */
        struct prose_source *source; /* PROSE_DATA: one for the whole plan */
        guint anchor_count;
        const struct prose_anchor *anchors; /* by offset; text goes on in one line up to the next */
};

/* All passages of a plan in reading order: plan.yaml, narrative, appendices.  List of struct prose. */
struct list prose_read(struct job *job, const struct plan *plan);

/* Place of so many bytes at an offset of the passage: exact to the column. */
struct place prose_place(struct job *job, const struct prose *prose, gsize offset, gsize bytes);

#endif
