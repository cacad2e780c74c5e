/* SPDX-License-Identifier: MIT */
/* Sheet: a table of figures while it is computed.  figures_compute sends it
 * through the steps below, in this order; each says what is wrong where it
 * finds it, sets `failed` and goes on. */
#ifndef PLAN_SHEET_H
#define PLAN_SHEET_H

#include "plan/budget.h"

struct sheet {
        struct job *job;
        struct figures *figures;
        guint width;         /* columns; the figures of a line have one more, the total */
        bool totals;         /* two columns or more are added across, shown or not */
        guint single;        /* otherwise the column that `total` names; width: none */
        guint count;         /* lines of all levels */
        struct line **lines; /* depth first */
        struct line *root;   /* stands above the top lines; its figures are the totals */
        bool failed;
};

/* amounts.c: amounts and stated figures of all lines, each column with as many decimals as its figures have. */
void sheet_read(struct sheet *sheet);
/* sums.c: lines and columns summed, compared with what is stated. */
void sheet_sum(struct sheet *sheet);
/* shares.c: shares compared with part and whole. */
void sheet_check_shares(struct sheet *sheet);
/* numbers.c: the printed numbers of all lines. */
void sheet_number(struct sheet *sheet);
/* notes.c: the printed notes. */
void sheet_write_notes(struct sheet *sheet);

/* Says figure-column of a name, with those that there are. */
void sheet_fail_column(struct sheet *sheet, struct place at, const char *name);

/* What a column's figures count in: its own unit, or the table's. */
const char *column_unit(const struct figures *figures, guint column);
/* Đồng in one unit shown of a column, or of the total column; 0: not money. */
gint64 column_multiplier(const struct figures *figures, guint column);
/* A value of a column (or of the total column) as it is printed. */
char *cell_text(struct job *job, const struct figures *figures, guint column, gint64 value);

/* datum.c: a number of a formula by its name in a note or path: quantity, of, price, per, amount, <noun>. */
bool formula_datum(struct job *job, const struct formula *formula, const char *name, struct datum *datum);
/* "30.000 đồng/người": the noun that the price is for; NULL. */
const char *formula_per(const struct formula *formula);

#endif
