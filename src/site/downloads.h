/* SPDX-License-Identifier: MIT */
/* Downloads: a plan's sources and its tables as CSV and JSON, beside its
 * page.  The same integers as in the PDF and on the page.  Private to site/. */
#ifndef SITE_DOWNLOADS_H
#define SITE_DOWNLOADS_H

#include "content/yaml.h"
#include "plan/plan.h"
#include "site/site.h"

/* Write plan's files into folder; fill context for the page's template: `sources` (list of {href, name}), `tables`
 * ({each: {title, csv, excel, json}}), `xlsx` and `tidy` (all tables in one file).  context has `plan` already.  False
 * after messages. */
bool downloads_write(struct job *job, const struct site *site, const struct document *document,
                     const struct node *words, const char *folder, struct node *context);

/* A table as CSV (RFC 4180): one row a line, money in whole đồng. */
void figures_csv(GString *out, const struct figures *figures, const struct node *words);
void figures_json(GString *out, const struct plan *plan, const struct figures *figures);

/* Decimals of the total column: of the columns it sums. */
guint figures_total_scale(const struct figures *figures);

/* The head of a column that counts in unit: "Trong đó / Trung ương (đồng)", without the unit of money that the
 * document prints there. */
void figures_head(GString *out, const char *group, const char *label, const char *unit, bool money);

/* A cell: quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe in front. */
void csv_cell(GString *out, const char *text);

#endif
