/* SPDX-License-Identifier: MIT */
/* Origins: where on a plan's page a figure of its text was taken from, so that
 * the figure can lead there.  Private to site/. */
#ifndef SITE_ORIGINS_H
#define SITE_ORIGINS_H

#include "site/html.h"

/* The id of a row within its table: a line's own; "total" for the last total, when no line has that id; NULL. */
const char *table_row_id(const struct table *table, const struct row *row);

/* Ids of all tables and rows that the document prints, as the page has them.  The caller's: g_hash_table_unref. */
GHashTable *origins_index(struct job *job, const struct document *document);

/* The address of the row, or else of the table, that a datum comes from ("budget.du-toan.ho-so.xa" to
 * "#du-toan--ho-so"), or of the target in the page's own list; NULL: the page has none of them. */
const char *origin_find(const struct html *html, const char *datum);

#endif
