/* SPDX-License-Identifier: MIT */
/* Sequence: which things of one row stand in another, in the same order. */
#ifndef REVIEW_SEQUENCE_H
#define REVIEW_SEQUENCE_H

#include "base/job.h"

enum {
        SEQUENCE_NONE = -1
};

/* For each of a's texts the index in b of the same text, or SEQUENCE_NONE; indexes rise.  A longest common subsequence
 * where that is cheap; for long rows it is found between the texts that are in each row once, and a stretch of over a
 * million pairs without any such text has no matches.  In the arena. */
int *sequence_match(struct job *job, const char *const *a, guint a_count, const char *const *b, guint b_count);

#endif
