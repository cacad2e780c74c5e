/* SPDX-License-Identifier: MIT */
/* Review: two states of a plan matched by ids; what came, went and changed. */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "plan/plan.h"

enum change_kind {
        CHANGE_ADDED,
        CHANGE_REMOVED,
        CHANGE_CHANGED,
};

/* One difference.  Texts are in the arena. */
struct change {
        enum change_kind kind;
        const char *what; /* total, line, target, task, identity, narrative */
        const char *id;   /* path: budget.du-toan-2012.ho-so */
        const char *label;
        const char *before, *after; /* NULL where there is none */
        struct place at;
};

struct review {
        const char *plan;    /* id */
        struct list changes; /* struct change: totals first, then in the order of the new plan */
};

/* Compare; either may be NULL (a plan that came or went). */
struct review *review_plans(struct job *job, const struct plan *before, const struct plan *after);

/* For a terminal. */
void review_print(const struct review *review, GString *out, enum language language, bool color);

#endif
