/* SPDX-License-Identifier: MIT */
/* Tables on paper: what table.c, widths.c and rows.c share.  Lengths 1/1024 pt. */
#ifndef PAGES_TABLE_H
#define PAGES_TABLE_H

#include "base/length.h"
#include "pages/strip.h"

enum {
        TABLE_RULE = 512, /* 0.5 pt */
        TABLE_COLUMNS_MAX = 1000,
};

/* What is given up so that a table fits its page (fit.c). */
struct table_fit {
        guint much_ems, label_ems, text_ems; /* cells with much text, labels, other text: as wide, if they need it */
        guint head_lines;                    /* a head has the width to stand in so many lines */
        guint word_share;                    /* a word wider than this share of the measure is broken between letters */
};

/* A table being set. */
struct table_setting {
        struct setting *setting;
        const struct block *block;
        const struct table *table;
        struct look full_head, full_body; /* looks of cells as the styles have them */
        struct look head, body;           /* as they are set, before a cell's own bold, italic, alignment */
        int pad_x, pad_y;                 /* around the text of a cell */
        struct table_fit fit;
        int *x;          /* column edges, column_count + 1 */
        struct tag *tag; /* TAG_TABLE */
        struct table_frame *frame;
        struct repeats *repeats;
        struct need *needs;       /* of the columns (widths.c) */
        struct list span_needs;   /* struct span_need */
        const struct master *own; /* page before it is turned */
        bool fitted;              /* false: it is to be cut, or fits nowhere */
        bool again;               /* a further group of columns: its caption says that the table goes on */
        int *tails;               /* by column: room behind the units of figures, for their decimals */
};

/* Look of one cell, of the table's head or of its body. */
struct look cell_look(const struct table_setting *set, const struct cell *cell, bool head);

/* ---- fit.c ---- */
/* Measure the table and turn the page for it, give it smaller letters, break its words until it fits; false when
 * nothing helps. */
bool table_fit(struct table_setting *set);
/* The same for a table that may be cut into groups of columns: the parts, on the page `own` or a turned one. */
bool table_fit_parts(struct table_setting *set, const struct master *own, struct list *parts);
/* As the whole was made to fit. */
void table_fit_as(struct table_setting *set, const struct table_setting *whole);

/* ---- widths.c: what the columns need, then column edges from it and from the widths that are given ---- */
void table_measure(struct table_setting *set);
/* What this fit needs on this measure; then the part of a column in it. */
gint64 table_least_width(const struct table_setting *set);
int table_column_least(const struct table_setting *set, guint column);
void table_set_widths(struct table_setting *set);
void table_say_too_wide(struct table_setting *set);
/* Width behind the units of a figure: its decimals and their comma; 0 for a whole number, -1 for other text. */
int figure_tail(struct job *job, const struct look *look, const struct cell *cell);

/* ---- rows.c ---- */
/* Rows first … first+count-1 of a list, linked by row spans, as one strip; the head's rows all make one strip.  A row
 * taller than half a page is split between lines into several.  Without a parent they have no tags. */
void table_add_rows(struct table_setting *set, const struct list *rows, guint first, guint count, struct tag *parent);
/* How many rows from first hang together by row spans. */
guint table_linked_rows(const struct table *table, const struct list *rows, guint first);

/* ---- split.c ---- */
/* Tables of groups of columns that fit the measure, each with the labels; false when one column does not. */
bool table_split(struct table_setting *set, struct list *parts);

/* ---- repeats.c ---- */
/* "Bảng 1 (tiếp theo)"; NULL without a label. */
const char *continued_label(struct table_setting *set);
/* set->repeats, before the widths; false after amount-overflow. */
bool repeats_new(struct table_setting *set);
/* Rows that stand in no table but must fit its columns: the least and the greatest sums. */
void repeats_add_widest(const struct table_setting *set, struct list *rows);
/* Once the widths are known; the head when it is set. */
void repeats_open(struct table_setting *set);
void repeats_add_head(struct table_setting *set, const struct strip *head);
/* The groups that are open before a row, and behind it. */
const struct group_title *group_before(const struct group_title *group, const struct row *row);
const struct group_title *group_behind(struct job *job, const struct group_title *group, const struct row *row);
/* A cell over several rows, as a group that is open below its first row. */
const struct group_title *group_of_label(struct job *job, const struct row *row, guint column);
/* Room that a page of the table needs besides its rows, without the titles of groups. */
int repeats_head_height(const struct repeats *repeats);
/* For flow.c: strips at the top of a further page; the foot of a page that is not the last (NULL: none) and its
 * height; sums of what has been placed. */
void repeats_add_top(struct repeats *repeats, const struct group_title *group, struct list *top);
struct strip *repeats_foot(struct repeats *repeats);
int repeats_foot_height(const struct repeats *repeats);
void repeats_count(struct repeats *repeats, const struct strip *strip);
/* One below the other. */
int strips_height(const struct list *strips);

#endif
