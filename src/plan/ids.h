/* SPDX-License-Identifier: MIT */
/* Ids: things found by their id.  Sorted once, then searched: no hash, so
 * that no choice of ids makes it slow. */
#ifndef PLAN_IDS_H
#define PLAN_IDS_H

#include "content/fields.h"

struct ids;

struct ids *ids_new(struct job *job, guint room);
/* Without an id (not given, blank) nothing is added.  At most `room` things. */
void ids_add(struct ids *ids, const struct text *id, void *thing);
/* To be called once, before ids_find.  Each id that comes again is the message id-double, with the first one's place;
 * the first one is kept.  False if there was any. */
bool ids_sort(struct job *job, struct ids *ids);
/* The same without a message: doubles were said elsewhere, any of them is found. */
void ids_order(struct ids *ids);
/* Borrowed; NULL. */
void *ids_find(const struct ids *ids, const char *id);

#endif
