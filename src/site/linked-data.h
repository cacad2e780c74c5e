/* SPDX-License-Identifier: MIT */
/* Linked data: a plan in terms of schema.org, as JSON-LD beside its page.
 * Private to site/. */
#ifndef SITE_LINKED_DATA_H
#define SITE_LINKED_DATA_H

#include "content/yaml.h"

/* From the context of the plan's page: `plan`, `site`, `canonical`, `tables`. */
void linked_data(GString *out, const struct node *context);

#endif
