/* SPDX-License-Identifier: MIT */
/* Context: small hands for building what templates show.  Private to site/. */
#ifndef SITE_CONTEXT_H
#define SITE_CONTEXT_H

#include "content/fields.h"

bool is_given(const struct text *text);
/* The text, or "" when it was not given. */
const char *text_or_blank(const struct text *text);
/* A malloced string taken into the arena. */
const char *kept(struct job *job, char *text);
/* Puts nothing when text is NULL or blank. */
void put_given(struct job *job, struct node *map, const char *key, const char *text);
/* Also when blank: a template that asks would find the name in the map around it. */
void put_always(struct job *job, struct node *map, const char *key, const char *text);
void put_number(struct job *job, struct node *map, const char *key, guint64 number);
/* A list as {each: list, count: its length}, so that a template can ask whether there is any; nothing when it is
 * empty. */
void put_group(struct job *job, struct node *map, const char *key, struct node *list);

/* All values of a table, in no order; the caller's. */
GPtrArray *table_values(GHashTable *table);

#endif
