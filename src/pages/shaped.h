/* SPDX-License-Identifier: MIT */
/* Inside of struct shaped, for shape.c, letters.c, break.c, lines.c and look.c
 * only: a paragraph as boxes (shaped words or parts of them) with joints
 * between them. */
#ifndef PAGES_SHAPED_H
#define PAGES_SHAPED_H

#include "pages/fonts.h"
#include "pages/paragraph.h"

/* What stands before a box, the weakest hold last. */
enum joint {
        JOINT_NONE,    /* nothing: the same word goes on in another face, or a note's mark follows */
        JOINT_LETTERS, /* nothing: a word so long that it was cut up */
        JOINT_HELD,    /* a space that a line is not to end at: Điều 5 */
        JOINT_DASH,    /* a space that a line ends at only lest it be torn open: Lao động - Thương binh */
        JOINT_YEAR,    /* the same, rather than that: ngày 16 tháng 8 năm 2011 */
        JOINT_SOFT,    /* a space that a line is better not to end at: số 32/2010/QĐ-TTg */
        JOINT_INSIDE,  /* nothing, but a line may end: behind a dash, in an address */
        JOINT_SPACE,
        JOINT_FORCED, /* a new line */
        JOINT_COUNT,
};

/* Text of one look and one meaning. */
struct run {
        const struct face *face;
        int size, rise;
        int space; /* width */
        struct color color;
        struct tag *tag;
        const char *target;      /* of a link; NULL */
        const struct span *note; /* the mark of a footnote; NULL */
};

struct box {
        const struct word *word; /* NULL: an empty line */
        guint run;
        guint origin; /* of its first character */
        int gap;      /* width of the space before it; 0: none */
        guint8 joint; /* enum joint, before it */
        bool elastic; /* the space stretches and shrinks */
};

struct shaped {
        struct look look;
        const struct face *face; /* of the look */
        guint run_count, box_count;
        struct run *runs;
        struct box *boxes;
        const struct place *origins; /* places of spans */
        int min_width, max_width;
};

/* Boxes of one line: first ≤ i < end; lines never have gaps between them. */
struct broken_line {
        guint first, end;
        int width;   /* where text may stand */
        int letters; /* ten-thousandths that its letters may be set wider or narrower */
        bool last;   /* before a forced break or the paragraph's end */
};

/* The boxes and where their lines end.  boxes are shaped's own, or a copy in which words wider than a line are cut
 * between letters. */
struct breaks {
        const struct box *boxes;
        guint box_count;
        guint count;
        struct broken_line *lines;
};

/* Break at this measure, by optimum fit.  In job's arena. */
struct breaks *shaped_find_breaks(struct job *job, const struct shaped *shaped, int measure);

/* The boxes, none wider than width but for single letters: shaped's own, or a copy with words cut between letters. */
const struct box *boxes_that_fit(struct job *job, const struct shaped *shaped, int width, guint *count);

/* Is a paragraph of this look justified at this measure? */
bool look_is_justified(const struct look *look, int measure);

/* How much of `rest`, what a justified line lacks (or is too long by), its letters take up, which may be `most` wider
 * or narrower in all: only what would pull its spaces far from their width. */
gint64 letters_take(gint64 rest, gint64 spaces, gint64 most);

/* Offset of a line from the paragraph's left edge, and the room in it. */
int look_line_left(const struct look *look, bool first);
int look_line_width(const struct look *look, int measure, bool first);

#endif
