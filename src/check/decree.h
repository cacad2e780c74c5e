/* SPDX-License-Identifier: MIT */
/* The decree: what its rules on pages share. */
#ifndef CHECK_DECREE_H
#define CHECK_DECREE_H

#include "base/length.h"
#include "check/printed.h"
#include "check/rules.h"

/* Whether the layout is held to the form of a decree and there are pages to hold. */
bool decree_holds(const struct checked *checked);

/* "NĐ 30, PL I, II.1a"; of Circular 01/2011 its name alone. */
const char *decree_clause(struct job *job, const struct checked *checked, const char *clause);

/* "13", "11.5": points, in the arena. */
const char *points(struct job *job, int length);

/* "20", "12,5": millimetres as Vietnamese documents write them, in the arena. */
const char *millimetres(struct job *job, int length);

/* The first rule (a drawn line) that stands under a line of text; NULL if there is none. */
const struct item *rule_under(const struct printed *line);

/* Its rules, by the file they stand in. */

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
void check_drafter(struct job *job, const struct checked *checked);
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

/* decree-signs.c */
void check_boxes(struct job *job, const struct checked *checked);
void check_signing(struct job *job, const struct checked *checked);

/* decree-order.c */
void check_order(struct job *job, const struct checked *checked);

#endif
