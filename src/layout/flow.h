/* SPDX-License-Identifier: MIT */
/* Flow: what an official document of a layout holds from top to bottom, as
 * templates over the plan's data. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "content/fields.h"

enum box_color {
        BOX_BLACK,
        BOX_RED,
};

enum box_sides {
        BOX_ALL,
        BOX_TOP, /* a rule above */
};

/* A frame around a text: stamps, the line of an address. */
struct flow_box {
        struct place at;
        struct length width, height; /* with the frame; not given: as the text wants, in the column */
        struct length x, y;          /* both given: of its top left corner, from that of the part's first page */
        struct number borders;       /* 1, also when not given, or 2 a millimetre apart */
        struct length line;          /* thickness of one */
        struct length pad;           /* between frame and text */
        int color;                   /* enum box_color, also of the text */
        int sides;                   /* enum box_sides */
};

/* The body's seal in the room for a signature. */
struct flow_seal {
        struct place at;
        struct text image;   /* mustache: an image of the plan's folder; blank: none */
        struct text text;    /* mustache: what it shows, in words */
        struct length width; /* real size, unless the plan says another */
        struct text field;   /* mustache: without an image, an empty field to seal in with a tool; what it is for */
};

/* One element of the flow: exactly one of text, rule, space, columns with rows, place.
 * Templates see the plan's tree; `texts`, the layout's words; and `computed`: what plan.h puts there, kind and title as
 * this layout has them, in an appendix appendix.kind (its own) or .numbered ("Phụ lục I"), and .title.  Under `each`
 * they see besides these `item`, `first`, `last` and `only`.  A text that comes out blank makes no paragraph. */
struct flow {
        struct place at;
        struct text when;   /* path into the context: only if not false */
        struct text unless; /* path: only if false */
        struct text each;   /* path: once for each item; a single text is a list of one */
        struct text style;
        struct text text;       /* mustache, over the plan's data: a paragraph; its line ends are kept */
        struct number rule;     /* a rule under the previous paragraph: length as a share of its last line (1, 0.4),
                                   centred */
        struct length space;    /* room before what follows */
        struct text field;      /* mustache: an empty signature field fills the space; what it is for, in words */
        struct text image;      /* mustache: an image of the plan's folder stands in the space, and no field */
        struct text image_text; /* mustache: what the image shows; not given: as field */
        struct flow_seal *seal; /* over the left third of the signature; NULL: none */
        struct flow_box *box;   /* frame of the text; NULL: none */
        bool foot;              /* it stands at the foot of the part's first page */
        struct list columns;    /* struct text: widths in percent of a grid */
        struct list rows;       /* struct flow_row of the grid */
        struct text place;      /* what stage merge puts here: basis, narrative (an appendix's own text in an appendix),
                                    contents, list-of-tables, list-of-figures */
        struct text begins;     /* basis: only paragraphs that begin so take the style, the others are body */
        struct text role; /* of the blocks it makes, and of those inside: masthead, title, closing, signature … */
        bool keep;        /* a grid that is never split, and takes two lines of text with it */
};

struct flow_row {
        struct place at;
        struct list cells; /* struct flow_cell */
};

struct flow_cell {
        struct place at;
        struct list flow; /* struct flow */
};

#endif
