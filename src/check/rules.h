/* SPDX-License-Identifier: MIT */
/* Rules, one function each, by the file they stand in. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"
#include "check/text.h"

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

/* narrative.c, beside.c, arithmetic.c: figures */
void check_typed_figures(struct job *job, const struct checked *checked);
void check_amount_words(struct job *job, const struct checked *checked);
void check_counts(struct job *job, const struct checked *checked);
void check_number_forms(struct job *job, const struct checked *checked);
void check_labels(struct job *job, const struct checked *checked);
void check_densities(struct job *job, const struct checked *checked);
void check_unit_labels(struct job *job, const struct checked *checked);
void check_arithmetic(struct job *job, const struct checked *checked);
void check_complements(struct job *job, const struct checked *checked);

/* amounts.c */
void check_amounts(struct job *job, const struct checked *checked);

/* eras.c */
void check_far_years(struct job *job, const struct checked *checked);
void check_schemes(struct job *job, const struct checked *checked);

/* source.c */
void check_source(struct job *job, const struct checked *checked);

/* worked.c */
void check_worked(struct job *job, const struct checked *checked);

/* declared.c */
void check_yearly(struct job *job, const struct checked *checked);
void check_follows(struct job *job, const struct checked *checked);
void check_balances(struct job *job, const struct checked *checked);

/* formulas.c */
void check_formulas(struct job *job, const struct checked *checked);

/* links.c: between plans */
void check_links(struct job *job, const struct list *plans);

/* periods.c */
void check_years(struct job *job, const struct checked *checked);
void check_heading_years(struct job *job, const struct checked *checked);
void check_mentioned_dates(struct job *job, const struct checked *checked);
void check_title_period(struct job *job, const struct checked *checked);
void check_works(struct job *job, const struct checked *checked);

/* cited.c */
void check_citations(struct job *job, const struct checked *checked);
void check_registered(struct job *job, const struct checked *checked);
void check_two_dates(struct job *job, const struct checked *checked);
void check_first_citations(struct job *job, const struct checked *checked);
void check_issuer_codes(struct job *job, const struct checked *checked);
void check_code_forms(struct job *job, const struct checked *checked);

/* forms.c */
void check_wording_forms(struct job *job, const struct checked *checked);
void check_structure(struct job *job, const struct checked *checked);
void check_names(struct job *job, const struct checked *checked);
/* language-signs.c */
void check_characters(struct job *job, const struct checked *checked);
void check_spaces(struct job *job, const struct checked *checked);
void check_dashes(struct job *job, const struct checked *checked);
void check_pairs(struct job *job, const struct checked *checked);
void check_sentences(struct job *job, const struct checked *checked);
void check_stops(struct job *job, const struct checked *checked);

/* language-words.c */
void check_words_of_prose(struct job *job, const struct checked *checked);
void check_tones(struct job *job, const struct checked *checked);
void check_citation_capitals(struct job *job, const struct checked *checked);

/* disclosure.c */
void check_disclosure(struct job *job, const struct checked *checked);

#endif
