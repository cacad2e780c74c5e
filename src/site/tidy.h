/* SPDX-License-Identifier: MIT */
/* Tidy: all figures of a plan as rows of one value each, a row a line, cells
 * apart by tabs.  From it come the open data of one plan and of all, and the
 * comparisons.  Private to site/. */
#ifndef SITE_TIDY_H
#define SITE_TIDY_H

#include "plan/plan.h"
#include "site/json.h"

enum tidy_cell {
        TIDY_TABLE,
        TIDY_LINE,
        TIDY_PARENT,
        TIDY_LEVEL,
        TIDY_LEAF, /* "1": no lines below; what adds up without counting twice */
        TIDY_LABEL,
        TIDY_COLUMN,
        TIDY_HEAD, /* of the column, as printed, without the unit of money */
        TIDY_VALUE,
        TIDY_UNIT,
        TIDY_COUNT,
};

/* Given figures of all tables; money in đồng, decimals with a point.  Computed totals are left out, but for tables of
 * one column. */
void tidy_rows(GString *out, const struct plan *plan);

/* Takes the next row off *at, in place; false at the end. */
bool tidy_next(char **at, const char *cells[TIDY_COUNT]);

/* Names of the cells in the open data, with what stands before them: the plan's id, number, issuer … */
void tidy_csv_head(GString *out);
/* All rows of one plan, whose identity is what site_plan tells of it (id, number, issuer, province, from, to); rows
 * are taken apart. */
void tidy_csv(GString *out, const struct node *plan, char *rows);
void tidy_json(struct json *json, const struct node *plan, char *rows);

#endif
