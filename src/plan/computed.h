/* SPDX-License-Identifier: MIT */
/* Computed texts of a plan for the layout's templates (plan.h lists them). */
#ifndef PLAN_COMPUTED_H
#define PLAN_COMPUTED_H

#include "plan/plan.h"

/* Puts `computed` into plan->tree. */
void plan_put_computed(struct job *job, struct plan *plan);

/* The kind in words: "Kế hoạch" for ke-hoach; the kind itself when it is not of those. */
const char *kind_words(const char *kind);

#endif
