/* SPDX-License-Identifier: MIT */
/* JSON Schema (2020-12) from field tables. */
#ifndef CONTENT_SCHEMA_H
#define CONTENT_SCHEMA_H

#include "content/fields.h"

/* The schema of a file whose top is of this shape, as JSON text with a final newline; caller frees. */
char *schema_text(const struct shape *shape, enum language language);

/* The fields as the body of a manual section (mdoc), for src/man. */
void schema_manual(const struct shape *shape, enum language language, GString *out);

#endif
