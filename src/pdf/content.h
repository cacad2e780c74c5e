/* SPDX-License-Identifier: MIT */
/* Content: the items of a page as painting operators, each within a marked
 * content of its tag or an artifact.  Coordinates are hundredths of a point. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/parts.h"

enum opened {
        OPENED_NOTHING,
        OPENED_TAG,
        OPENED_LAYOUT,     /* an artifact */
        OPENED_PAGINATION, /* an artifact of the page */
};

/* The page's content so far, and what a reader would hold in its graphics state there. */
struct content {
        struct painting *painting;
        const struct page *page;
        struct buffer *out;
        enum opened opened;
        const struct tag *tag; /* of the open mark */
        bool in_text;          /* between BT and ET */
        bool filling;          /* rectangles wait for their f */
        int line_x, line_y;    /* of the text line */
        guint font;            /* index + 1; 0: none yet */
        int size;
        int stretch; /* of letters, ten-thousandths */
        int spacing; /* of words, thousandths of a point */
        struct color fill, stroke;
        int thickness;
};

/* Write the content of the page at work into painting->content. */
void content_paint(struct painting *painting, const struct page *page);

/* For text.c. */
void content_begin_text(struct content *content);
void content_fill_color(struct content *content, struct color color);
/* Hundredths from the bottom. */
int content_y(const struct content *content, int y);

void content_add_text(struct content *content, const struct item *item);

#endif
