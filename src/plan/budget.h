/* SPDX-License-Identifier: MIT */
/* Budget: figures of a table computed and compared with what the source
 * states; values found by path; values written by filter. */
#ifndef PLAN_BUDGET_H
#define PLAN_BUDGET_H

#include "plan/plan.h"

/* `page` of figures. */
enum table_page {
        TABLE_PAGE_AUTO, /* landscape when the part's own page is too narrow */
        TABLE_PAGE_PORTRAIT,
        TABLE_PAGE_LANDSCAPE,
};

/* Read the amounts of all lines, multiply formulas, sum lines and columns, number the lines, write the notes.
 * Messages: id-double, id-reserved, figure-column, figure-map, figure-formula, figure-columns, figure-lines,
 * figure-double, amount-fraction, amount-overflow, budget-sum and budget-total (stated against computed, both places),
 * budget-parts, budget-product, share-base, share-differs (warning), note-name.  False if any was an error. */
bool figures_compute(struct job *job, struct figures *figures);

/* A budget or table by id; NULL.  A line by id; NULL.  A column by id; -1. */
struct figures *plan_figures(const struct plan *plan, const char *id);
struct line *figures_line(const struct figures *figures, const char *id);
int figures_column(const struct figures *figures, const char *id);

/* What a path in {{…}} names: budget.<id>.total[.<column>], budget.<id>.<line>[.<column>|.quantity|.price|.<noun>],
 * table.<id>.<line>[.<column>], target.<id>[.to|.from|.by], number, symbol, date, title, period … */
struct datum {
        const char *path; /* as written */
        bool is_text;     /* text counts, otherwise value and scale */
        const char *text;
        struct date date; /* of a datum that is a date (year not 0); text is its short form */
        gint64 value;     /* đồng when money */
        guint scale;
        bool money;
        const char *unit; /* đồng, %, người; NULL: none */
        struct place at;  /* where the datum stands in YAML */
};

/* False when nothing is named so: the caller says where it was asked. */
bool datum_find(struct job *job, const struct plan *plan, const char *path, struct datum *datum);

/* Write a datum by a filter: "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng" (2,5 tỷ đồng; exact, never rounded),
 * "number" (grouped), "plain" (2000), "pad" (06), "words", "percent" (70%), "short" and "long" for dates, "unit"
 * (number and unit).  NULL or "": number, followed by % when that is the unit.  NULL when the filter does not fit
 * the datum or would round it; in the arena. */
const char *datum_text(struct job *job, const struct datum *datum, const char *filter);

/* Figures as a cell prints them: in the display unit, grouped; "" when not given. */
char *figure_text(struct job *job, const struct figures *figures, guint column, const struct figure *figure);

/* "2012", "2016-2020"; "" when not given. */
const char *period_text(struct job *job, struct period period);

/* Multiplier of a money unit: "đồng" 1, "1000 đồng"/"1.000 đồng"/"nghìn đồng" 1000, …; 0 when it is no money. */
gint64 money_unit(const char *unit);

#endif
