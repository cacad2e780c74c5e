/* SPDX-License-Identifier: MIT */
#include "check/check.h"

#include "check/rules.h"

const struct check_rule check_rules[] = {
        {"SO-01", check_number_form}, /* and SO-02 */
        {"SO-04", check_number_kind},   {"TL-02", check_title},      {"TL-04", check_title_about},
        {"documents", check_documents}, {"DD-03", check_dates},      {"replaces", check_replaced_dates},
        {"CC-02", check_basis_stops},   {"KY-01", check_capacities}, {"KY-02", check_posts},
        {"NN-02", check_recipients},    {"NN-05", check_as_above},   {"KG-01", check_addressees},
};

const guint check_rule_count = G_N_ELEMENTS(check_rules);

void check_plan(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < check_rule_count; i++)
                check_rules[i].run(job, checked);
}
