/* SPDX-License-Identifier: MIT */
/* Record: what the pages about all plans need of one, as JSON that a worker
 * sends home and site_index reads.  Private to site/. */
#ifndef SITE_RECORD_H
#define SITE_RECORD_H

#include "site/site.h"

/* id, title, kind, number, issuer, province, iso, date, period, from, to, field, total, incomplete; former (list of
 * ids), funds (list), replaces (list of {kind, number, iso, date, issuer, title}), basis (list of {id, text}), tasks
 * (list of {id, lead, with, points}), cites (ids of documents, sorted), proved (it has a page of proofs), tables (list
 * of {id, title, unit}), rows (tidy.h), words (search.h); read, it has `digest` too, of all but the words. */
GBytes *record_of(struct job *job, const struct site *site, const struct document *document, GHashTable *cites,
                  bool proved, const char *words);

/* A record taken apart, for as long as its bytes live; NULL when it is none. */
struct node *record_read(struct job *job, GBytes *record);

#endif
