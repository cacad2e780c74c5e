/* SPDX-License-Identifier: MIT */
/* Items: what is placed on a page.  Lengths are 1/1024 pt from the top left of the
 * page, y downwards; strings are UTF-8 in NFC.  Shaped words live in the
 * fonts' cache, all else in the job's arena. */
#ifndef PAGES_ITEM_H
#define PAGES_ITEM_H

#include "pages/tag.h"

struct face; /* pages/fonts.h */

enum item_kind {
        ITEM_TEXT,
        ITEM_RULE, /* a filled rectangle: table lines, rules under the masthead */
        ITEM_PATH, /* lines and areas of charts */
        ITEM_IMAGE,
        ITEM_LINK,   /* an area that leads somewhere; prints nothing */
        ITEM_ANCHOR, /* a place that links and the outline name; prints nothing */
        ITEM_FIELD,  /* the empty signature field; prints nothing */
        ITEM_COUNT,
};

struct color {
        guint8 red, green, blue;
};

struct glyph {
        guint16 id;
        gint16 dy;       /* font units … of 1/1024 pt, upwards; 0 for nearly all */
        int advance;     /* 1/1024 pt at the word's size */
        int dx;          /* shift of the drawn glyph */
        guint32 cluster; /* byte in the word's text */
};

/* A shaped run of one face and size, without spaces; owned by the fonts' cache or as the items are, never changed. */
struct word {
        const char *text;
        guint bytes;
        guint glyph_count;
        const struct glyph *glyphs;
        int width;
};

/* A word on a line.  Between a piece and the one before it stands a space character if space_before. */
struct piece {
        const struct word *word;
        int x; /* from the item's x */
        bool space_before;
};

struct text_item {
        const struct face *face;
        int size;
        struct color color;
        int rise; /* baseline shift upwards: superscripts */
        int width;
        int stretch;      /* of its letters, ten-thousandths that they are wider (narrower) than their own */
        bool space_after; /* a space follows that the line end swallowed, or the next run begins with one */
        guint count;
        struct piece *pieces;
};

struct rule_item {
        int width, height;
        struct color color;
};

struct path_item {
        guint count; /* points */
        int *points; /* x, y, x, y … from the item's place */
        bool closed, filled;
        int thickness; /* of a line */
        struct color color;
};

struct image_item {
        const char *path; /* relative to root */
        int width, height;
};

struct link_item {
        int width, height;
        const char *target; /* an address, or #id */
};

struct item {
        enum item_kind kind : 8; /* decides which member of `as` counts */
        bool pagination;         /* an artifact of the page: number, repeated header */
        int x, y;                /* text: left edge and baseline; others: top left */
        struct place from;       /* where in content/ it came from, for messages */
        struct tag *tag;         /* NULL: an artifact */
        union {
                struct text_item text;
                struct rule_item rule;
                struct path_item path;
                struct image_item image;
                struct link_item link;
                const char *anchor;     /* id */
                struct link_item field; /* target: its name */
        } as;
};

#endif
