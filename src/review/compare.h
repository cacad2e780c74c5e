/* SPDX-License-Identifier: MIT */
/* The parts of a comparison; each adds its changes to the review. */
#ifndef REVIEW_COMPARE_H
#define REVIEW_COMPARE_H

#include "review/review.h"

struct comparison {
        struct job *job;
        struct review *review;
        const struct plan *before, *after;
};

/* The change is kept; its id and texts must live in the arena. */
void comparison_add(struct comparison *comparison, struct change change);
/* Adds a change if the texts differ (NULL counts as ""). */
void comparison_text(struct comparison *comparison, enum change_what what, const char *id, const char *label,
                     const struct text *before, const struct text *after);

/* A text with its place, in a row that is compared as a sequence. */
struct passage {
        const char *id; /* where it belongs: narrative.muc-tieu */
        const char *text;
        struct place at;
};

/* Compare two rows of struct passage: what is in both in the same order stays, what stands between is changed in pairs,
 * then added or removed. */
void compare_passages(struct comparison *comparison, enum change_what what, const struct list *before,
                      const struct list *after);

/* figures.c */
void compare_totals(struct comparison *comparison);
void compare_lines(struct comparison *comparison);
/* contents.c */
void compare_identity(struct comparison *comparison);
void compare_targets(struct comparison *comparison);
void compare_tasks(struct comparison *comparison);
/* narrative.c */
void compare_narratives(struct comparison *comparison);

#endif
