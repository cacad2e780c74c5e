/* SPDX-License-Identifier: MIT */
/* Rules, one function each, by the file they stand in. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"

/* identity.c */
void check_number_form(struct job *job, const struct checked *checked);
void check_number_kind(struct job *job, const struct checked *checked);
void check_title(struct job *job, const struct checked *checked);
void check_title_about(struct job *job, const struct checked *checked);

/* basis.c */
void check_documents(struct job *job, const struct checked *checked);
void check_dates(struct job *job, const struct checked *checked);
void check_replaced_dates(struct job *job, const struct checked *checked);
void check_basis_stops(struct job *job, const struct checked *checked);

/* closing.c */
void check_capacities(struct job *job, const struct checked *checked);
void check_posts(struct job *job, const struct checked *checked);
void check_recipients(struct job *job, const struct checked *checked);
void check_as_above(struct job *job, const struct checked *checked);
void check_addressees(struct job *job, const struct checked *checked);

#endif
