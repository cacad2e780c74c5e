/* SPDX-License-Identifier: MIT */
/* Kinds of document, and the schemes that number their headings and lists. */
#ifndef LAYOUT_KIND_H
#define LAYOUT_KIND_H

#include "content/fields.h"

/* One level of numbering: "{I}.", "{1}.", "{a})", "{^}.{1}." ({^}: the number of the level above without its stop). */
struct level {
        struct place at;
        struct text format;
        struct text style; /* of a heading on this level */
        struct text item;  /* style of an ordered item on this level */
        bool continues;    /* counted on under the next number of the level above: Điều in Chương */
        bool own_line;     /* the label stands on a line of its own, the title under it: Phần I */
};

struct numbering {
        struct place at;
        struct text name;
        struct list levels;  /* struct level */
        struct list bullets; /* struct text: "-", "+"; deeper ones begin with the first again */
};

struct kind {
        struct place at;
        struct text name;      /* ke-hoach */
        struct text title;     /* Kế hoạch; styles put it in capitals */
        struct text code;      /* KH; blank: the symbol does not name the kind (công văn) */
        struct text numbering; /* scheme of the body of such documents; the layout's first when not given */
        struct list traits;    /* struct text: computed.traits.<each> is true for the flow: letter, decision */
};

#endif
