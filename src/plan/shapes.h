/* SPDX-License-Identifier: MIT */
/* Shapes: the tables of fields of a plan, of what it holds and of its
 * figures; each in a file of its own. */
#ifndef PLAN_SHAPES_H
#define PLAN_SHAPES_H

#include "plan/plan.h"

/* fields.c; document_shape is the same struct with an id that must be there */
extern const struct shape replaced_shape, document_shape;
/* fields-figures.c */
extern const struct shape formula_shape, line_shape;
/* fields-contents.c */
extern const struct shape target_shape, task_shape, appendix_shape, accepted_shape;

#endif
