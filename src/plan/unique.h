/* SPDX-License-Identifier: MIT */
/* Unique: the ids of a plan, each realm of its own. */
#ifndef PLAN_UNIQUE_H
#define PLAN_UNIQUE_H

#include "plan/plan.h"

/* Messages id-double; fills plan->figures_ids and plan->target_ids.  False if there was any double. */
bool plan_check_ids(struct job *job, struct plan *plan);

#endif
