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

/* decree-sheet.c */
void check_paper(struct job *job, const struct checked *checked);
void check_landscape(struct job *job, const struct checked *checked);
void check_margins(struct job *job, const struct checked *checked);
void check_page_numbers(struct job *job, const struct checked *checked);
void check_restart(struct job *job, const struct checked *checked);

/* decree-look.c */
void check_components(struct job *job, const struct checked *checked);
void check_size_steps(struct job *job, const struct checked *checked);
void check_body_size(struct job *job, const struct checked *checked);
void check_face(struct job *job, const struct checked *checked);

/* decree-masthead.c */
void check_national(struct job *job, const struct checked *checked);
void check_kind(struct job *job, const struct checked *checked);
void check_rules_under(struct job *job, const struct checked *checked);
void check_number_line(struct job *job, const struct checked *checked);
void check_date_line(struct job *job, const struct checked *checked);

/* decree-text.c */
void check_indent(struct job *job, const struct checked *checked);
void check_justified(struct job *job, const struct checked *checked);
void check_leading(struct job *job, const struct checked *checked);
void check_spacing(struct job *job, const struct checked *checked);
void check_end_mark(struct job *job, const struct checked *checked);
void check_heading_last(struct job *job, const struct checked *checked);
void check_alone(struct job *job, const struct checked *checked);

/* decree-closing.c */
void check_recipients_place(struct job *job, const struct checked *checked);
void check_recipient_marks(struct job *job, const struct checked *checked);
void check_closing(struct job *job, const struct checked *checked);
void check_signer(struct job *job, const struct checked *checked);
void check_appendix_numbers(struct job *job, const struct checked *checked);
void check_attached(struct job *job, const struct checked *checked);

/* decree-plan.c */
void check_era(struct job *job, const struct checked *checked);
void check_number_issuer(struct job *job, const struct checked *checked);
void check_place_issuer(struct job *job, const struct checked *checked);
void check_basis_apart(struct job *job, const struct checked *checked);
void check_basis_whole(struct job *job, const struct checked *checked);
void check_council(struct job *job, const struct checked *checked);
void check_signer_title(struct job *job, const struct checked *checked);
void check_appendices(struct job *job, const struct checked *checked);

/* decree-order.c */
void check_order(struct job *job, const struct checked *checked);

/* narrative.c, beside.c, arithmetic.c: figures */
void check_typed_figures(struct job *job, const struct checked *checked);
void check_amount_words(struct job *job, const struct checked *checked);
void check_counts(struct job *job, const struct checked *checked);
void check_labels(struct job *job, const struct checked *checked);
void check_densities(struct job *job, const struct checked *checked);
void check_unit_labels(struct job *job, const struct checked *checked);
void check_arithmetic(struct job *job, const struct checked *checked);
void check_yearly(struct job *job, const struct checked *checked);
void check_complements(struct job *job, const struct checked *checked);

/* periods.c */
void check_years(struct job *job, const struct checked *checked);
void check_heading_years(struct job *job, const struct checked *checked);
void check_title_period(struct job *job, const struct checked *checked);
void check_works(struct job *job, const struct checked *checked);

/* cited.c */
void check_citations(struct job *job, const struct checked *checked);
void check_registered(struct job *job, const struct checked *checked);
void check_two_dates(struct job *job, const struct checked *checked);
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
