/* SPDX-License-Identifier: MIT */
/* Head: the running head of a page master. */
#ifndef LAYOUT_HEAD_H
#define LAYOUT_HEAD_H

#include "content/fields.h"

enum head_place {
        HEAD_LEFT,
        HEAD_RIGHT,
        HEAD_OUTER, /* right on the front of a sheet, left on its back */
};

/* Running head: what the top margin says on every page. */
struct head {
        struct place at;
        struct text text; /* mustache */
        struct text style;
        int side;             /* enum head_place */
        struct length offset; /* from the paper's top edge to its baseline; not given: as the number, or mid-margin */
        bool rule;            /* under it, as wide as the text */
        bool first;           /* also on a part's first page */
};

#endif
