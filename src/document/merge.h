/* SPDX-License-Identifier: MIT */
/* Merge: plan, narrative and layout to a document. */
#ifndef DOCUMENT_MERGE_H
#define DOCUMENT_MERGE_H

#include "document/node.h"

/* NULL if any message was an error: datum-unknown, datum-filter, fence-unknown, fence-id, heading-id, id-double,
 * note-missing, note-unused, reference-unknown … ; data-unused (a budget, table, chart, target, task that no text
 * shows) is a warning. */
struct document *document_merge(struct job *job, const struct plan *plan, const struct layout *layout);

/* The same for check, whatever is wrong: its words can be read, its pages not be set unless *good. */
struct document *document_merge_on(struct job *job, const struct plan *plan, const struct layout *layout, bool *good);

#endif
