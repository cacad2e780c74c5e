/* SPDX-License-Identifier: MIT */
/* Compare: the figures of records taken apart, for the pages that set plans
 * and years side by side.  Private to site/. */
#ifndef SITE_COMPARE_H
#define SITE_COMPARE_H

#include "document/node.h"
#include "site/making.h"
#include "site/tidy.h"

enum {
        COMPARE_DRAWN = 12, /* lines that one chart can tell apart */
};

/* One value of a record, its cells taken apart. */
struct value {
        const char *cells[TIDY_COUNT];
};

/* A plan's values of one table, in the order of the plan. */
struct table_values {
        const struct node *plan;
        const char *id;
        struct list values;   /* struct value */
        GHashTable *by_place; /* compare_place: struct value; in the arena's keeping */
};

/* All tables of a plan that have values: struct table_values, in job's arena. */
struct list compare_tables(struct job *job, const struct node *plan);
/* The one with this id; NULL. */
const struct table_values *compare_table(const struct list *tables, const char *id);
const char *compare_place(struct job *job, const char *line, const char *column);
const char *compare_title(const struct table_values *table);

/* ---- figures as text: digits with a point at most ---- */

const char *compare_figure(struct job *job, const char *text);
/* "+1.200", "-3,5"; "0" when they are the same, "" when one is missing. */
const char *compare_difference(struct job *job, const char *before, const char *after);
guint compare_scale(const char *text);

/* ---- charts ---- */

struct chart *compare_chart(struct job *job, guint series, const char *unit);
void compare_bar(struct chart *chart, guint series, const char *text);
/* Drawn for wide and for narrow screens, as `chart` of context; nothing when it has no categories. */
void compare_chart_put(struct job *job, struct node *context, const struct chart *chart, const char *id,
                       const char *title);

/* ---- two plans: compare-pairs.c ---- */

/* Pages of all pairs of plans that have figures in common, in as many processes as making has workers; those of which
 * both plans are what they were stay as they are.  entries: of all plans, for the list that it gives back: maps of
 * name, older, newer, count. */
struct node *pairs_write(struct making *making, struct node *const *entries);

#endif
