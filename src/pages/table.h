/* SPDX-License-Identifier: MIT */
/* Tables on paper: what table.c, widths.c and rows.c share.  Lengths 1/1024 pt. */
#ifndef PAGES_TABLE_H
#define PAGES_TABLE_H

#include "base/length.h"
#include "pages/strip.h"

enum {
        CELL_PAD_X = 4 * PT,
        CELL_PAD_Y = 3 * PT,
        TABLE_RULE = 512, /* 0.5 pt */
        TABLE_COLUMNS_MAX = 1000,
};

/* A table being set. */
struct table_setting {
        struct setting *setting;
        const struct block *block;
        const struct table *table;
        struct look head, body; /* looks of cells, before a cell's own bold, italic, alignment */
        int *x;                 /* column edges, column_count + 1 */
        struct tag *tag;        /* TAG_TABLE */
        struct table_frame *frame;
};

/* Look of one cell, of the table's head or of its body. */
struct look cell_look(const struct table_setting *set, const struct cell *cell, bool head);

/* ---- widths.c: column edges from content; false after the message table-too-wide ---- */
bool table_set_widths(struct table_setting *set);

/* ---- rows.c ---- */
/* Rows first … first+count-1 of a list, linked by row spans, as one strip; the head's rows all make one strip.  A row
 * taller than half a page is split between lines into several. */
void table_add_rows(struct table_setting *set, const struct list *rows, guint first, guint count, struct tag *parent);
/* How many rows from first hang together by row spans. */
guint table_linked_rows(const struct table *table, const struct list *rows, guint first);

#endif
