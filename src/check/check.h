/* SPDX-License-Identifier: MIT */
/* Check: rules that read plan, document and pages and add messages.  One
 * function per rule, one table of rules. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "pages/page.h"

/* What a rule may look at; pages is NULL when the plan could not be set. */
struct checked {
        const struct plan *plan;
        const struct document *document;
        const struct pages *pages;
};

struct check_rule {
        const char *name;
        void (*run)(struct job *job, const struct checked *checked);
};

extern const struct check_rule check_rules[];
extern const guint check_rule_count;

/* Run all rules over one plan. */
void check_plan(struct job *job, const struct checked *checked);

#endif
