/* SPDX-License-Identifier: MIT */
/* Tables: figures of a plan, targets and pipe tables as document tables. */
#ifndef DOCUMENT_TABLES_H
#define DOCUMENT_TABLES_H

#include "document/node.h"

/* A budget or table with its header tiers, groups and totals row. */
struct table *table_from_figures(struct job *job, const struct layout *layout, const struct figures *figures);

/* "20 mm": 1/1024 pt; "30%": thousandths, negative; 0 for none, and after column-width. */
int column_width(struct job *job, const struct text *width);

/* Targets: label, figure, year. */
struct table *table_from_targets(struct job *job, const struct layout *layout, const struct plan *plan);

/* Chart data as a table: categories down, series across. */
struct table *table_from_chart(struct job *job, const struct layout *layout, const struct chart *chart);

/* What a chart of the plan shows.  NULL after messages: chart-figures, chart-line, chart-column, chart-series,
 * chart-unit. */
struct chart *chart_from_source(struct job *job, const struct plan *plan, const struct chart_source *source);

#endif
