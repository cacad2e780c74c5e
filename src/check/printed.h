/* SPDX-License-Identifier: MIT */
/* Printed lines: the text on pages as a reader sees it, line by line, for the
 * rules that read the pages.  Lengths 1/1024 pt, as on pages. */
#ifndef CHECK_PRINTED_H
#define CHECK_PRINTED_H

#include "pages/page.h"

struct printed {
        const struct page *page;
        guint number;     /* of the sheet, from 1, over all parts */
        const char *text; /* words with single spaces */
        int left, right, baseline;
        int size;                /* of its first letters */
        const struct item *item; /* the first one */
        const struct tag *tag;   /* the paragraph or heading that it is of; NULL: page number, repeated head */
        const char *style;       /* of the layout; NULL: cells of tables, captions, notes */
        const char *role;        /* masthead, title, …; NULL: the text of the plan */
};

/* Lines of all pages in reading order, but for the cells of tables: list of struct printed. */
struct list printed_read(struct job *job, const struct pages *pages);

/* First line of a style from line i on; NULL if there is none. */
const struct printed *printed_find(const struct list *lines, const char *style, guint i);

/* The place to name for what the line is wrong in: where its style says its size. */
struct place printed_style_place(const struct printed *line, const struct layout *layout);

#endif
