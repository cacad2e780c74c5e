/* SPDX-License-Identifier: MIT */
/* Sample: of a table with many thousands of rows, check sets the first and the
 * last on paper.  Sums, words and figures are checked in all of them, and
 * `build` sets them all; each table that was cut is the note table-sampled. */
#ifndef CHECK_SAMPLE_H
#define CHECK_SAMPLE_H

#include "document/node.h"

/* Cuts such tables of the document; gives back what sample_mend puts back, in the arena. */
struct list sample_cut(struct job *job, const struct document *document);
void sample_mend(const struct list *sampled);

#endif
