/* SPDX-License-Identifier: MIT */
/* Review: two states of a plan matched by ids; what came, went and changed. */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "plan/plan.h"

enum change_kind {
        CHANGE_ADDED,
        CHANGE_REMOVED,
        CHANGE_CHANGED,
        CHANGE_KIND_COUNT,
};

/* What a change is about; also the order of their groups when printed. */
enum change_what {
        CHANGE_OF_PLAN, /* the plan as a whole came or went */
        CHANGE_OF_IDENTITY,
        CHANGE_OF_TOTAL,
        CHANGE_OF_LINE,
        CHANGE_OF_TARGET,
        CHANGE_OF_TASK,
        CHANGE_OF_NARRATIVE,
        CHANGE_WHAT_COUNT,
};

/* One difference.  Texts are in the arena. */
struct change {
        enum change_kind kind;
        enum change_what what;
        const char *id;             /* path: budget.du-toan-2012.ho-so.dia-phuong, date, narrative.muc-tieu */
        const char *label;          /* of the line, target, column …; NULL: the id says it */
        const char *before, *after; /* NULL where there is none */
        const char *difference;     /* of two figures: "+1.000"; NULL */
        struct place at;            /* in the new state; in the old one for what went */
};

struct review {
        const char *plan;    /* id */
        struct list changes; /* struct change: totals first, then in the order of the new plan */
};

/* Compare; either may be NULL (a plan that came or went). */
struct review *review_plans(struct job *job, const struct plan *before, const struct plan *after);

/* For a terminal; nothing for a review without changes. */
void review_print(const struct review *review, GString *out, enum language language, bool color);

#endif
