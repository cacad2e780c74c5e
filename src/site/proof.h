/* SPDX-License-Identifier: MIT */
/* Proof: every sum, product and share of a plan's tables computed once more,
 * from the figures as they are published, and shown beside what the document
 * says.  Private to site/. */
#ifndef SITE_PROOF_H
#define SITE_PROOF_H

#include "document/node.h"

struct proof {
        guint count;         /* of what was computed */
        guint differing;     /* of them, where the document says otherwise */
        struct node *tables; /* list of {title, unit, id, rows: {each, count}} for the page */
};

/* json, when not NULL, gets the same as text. */
struct proof *proof_of(struct job *job, const struct document *document, const struct node *words, GString *json);

#endif
