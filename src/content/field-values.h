/* SPDX-License-Identifier: MIT */
/* Scalars of fields: one reader for each type, each with its messages. */
#ifndef CONTENT_FIELD_VALUES_H
#define CONTENT_FIELD_VALUES_H

#include "content/fields.h"

/* Read node, a text, into to, which is of the struct that the field's type names.  False after a message. */
typedef bool (*value_reader)(struct job *job, const struct field *field, const struct node *node, void *to);

/* By type; NULL for those that are no scalars. */
extern const value_reader value_readers[FIELD_TYPE_COUNT];

/* Fills a struct text and checks length and blankness. */
bool value_text(struct job *job, const struct field *field, const struct node *node, struct text *to);

/* a-z, 0-9 and single hyphens inside; 1 to 64 characters. */
bool value_is_id(const char *text);

#endif
