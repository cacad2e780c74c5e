/* SPDX-License-Identifier: MIT */
/* Painting: what is left of pages once their items are painted: content
 * streams, and in the order of painting what structure, navigation and images
 * are to be told when the document is whole.  Of items it keeps copies;
 * tags and strings are borrowed. */
#ifndef PDF_PAINTING_H
#define PDF_PAINTING_H

#include "pdf/deflate.h"
#include "pdf/fonts.h"
#include "pdf/pdf.h"

/* A page's content stream, deflated unless plain. */
struct painted_page {
        char *bytes; /* owned */
        gsize count;
        guint told; /* the first of its own */
};

/* Part of a page that a figure covers, hundredths of a point from the lower left. */
struct area {
        guint page;
        int left, bottom, right, top;
};

struct anchor {
        const char *id;
        guint page;
        int x, y; /* 1/1024 pt from the lower left */
};

struct painting {
        struct page_taker taker;
        struct job *job;
        bool plain;
        const char *failure; /* the first error of ours; NULL: none */
        struct deflater *deflater;
        struct fonts_used *fonts;
        GArray *pages;                 /* struct painted_page */
        GPtrArray *told;               /* struct tag of a new marked content; NULL: the next of items */
        GArray *anchors;               /* struct anchor, doubles too */
        GPtrArray *items;              /* struct item, owned copies: links, fields, images */
        GPtrArray *images;             /* const char *: paths, in the order of first use */
        GPtrArray *faces;              /* const struct face *: those of texts */
        GHashTable *areas;             /* struct tag of a figure → struct area */
        GHashTable *heard;             /* struct tag of a link → GString, what it shows */
        guint mcid;                    /* the next on this page */
        struct buffer content, packed; /* of the page at work; their room is used again */
};

/* A new marked content of tag on the page at work; its number there. */
guint painting_mark(struct painting *painting, const struct tag *tag);
/* To be told later; from is kept with it. */
void painting_set_aside(struct painting *painting, const struct item *item);
/* Index of an image. */
guint painting_image(struct painting *painting, const char *path);
void painting_anchor(struct painting *painting, const struct page *page, const struct item *item);
/* Area of something that tag's figure shows; nothing if in no figure. */
void painting_cover(struct painting *painting, const struct tag *tag, int left, int bottom, int right, int top);
/* A text item: a link says where it leads in the words it shows. */
void painting_hear(struct painting *painting, const struct item *item);

#endif
