/* SPDX-License-Identifier: MIT */
#include "check/check.h"

#include "check/decree.h"
#include "check/facts.h"
#include "check/printed.h"
#include "check/rules.h"

const struct check_rule check_rules[] = {
        /* the plan's own data */
        {"SO-01", "PL I, II.3", check_number_form}, /* and SO-02 */
        {"SO-04", "PL I, II.3b", check_number_kind},
        {"SO-05", "PL I, II.3b", check_number_issuer},
        {"DD-03", NULL, check_dates},
        {"DD-04", "PL I, II.4a", check_place_issuer},
        {"TL-02", "PL I, II.5b", check_title},
        {"TL-04", "PL I, II.5b", check_title_about},
        {"documents", NULL, check_documents},
        {"source", NULL, check_source},
        {"replaces", NULL, check_replaced_dates},
        {"CC-01", "PL I, II.6a", check_basis_apart},
        {"CC-02", "PL I, II.6a", check_basis_stops},
        {"CC-03", "PL I, II.6a", check_basis_whole},
        {"KY-01", "PL I, II.7b", check_capacities},
        {"KY-02", "PL I, II.7b; Điều 13", check_posts},
        {"KY-03", "PL I, II.7b", check_council},
        {"KY-04", "PL I, II.7c", check_signer_title},
        {"NN-02", "PL I, II.9d", check_recipients},
        {"NN-05", "PL I, II.9b", check_as_above},
        {"KG-01", "PL I, II.9b", check_addressees},
        {"PL-01", "PL I, III.1a", check_appendices},
        {"layout", "Điều 37", check_era},
        /* the order of its parts */
        {"BC-02", "PL I, II.6d, II.6đ", check_order}, /* and BC-01, BC-03, BC-04, BC-05 */
        /* the pages */
        {"PG-01", "PL I, I.1", check_paper},
        {"PG-02", "PL I, I.3", check_margins},
        {"PG-03", "PL I, I.4", check_face},
        {"PG-04", "PL I, I.7", check_page_numbers}, /* and PG-05 */
        {"PG-06", "PL I, I.2", check_landscape},
        {"SZ-01", "PL I, V", check_components}, /* and CQ-01, CQ-03, CC-01, KY-05, NN-01, PL-05: looks */
        {"SZ-02", "PL I, V", check_size_steps},
        {"SZ-03", "PL I, II.6e", check_body_size},
        {"QH-01", "PL I, II.1", check_national},     /* and QH-02 */
        {"QH-03", "PL I, II.1b", check_rules_under}, /* and CQ-02, TL-03 */
        {"SO-02", "PL I, II.3c", check_number_line},
        {"DD-01", "PL I, II.4", check_date_line}, /* and DD-02 */
        {"TL-01", "PL I, II.5a", check_kind},
        {"TX-01", "PL I, II.6e", check_indent},
        {"TX-01", "PL I, II.6e", check_justified},
        {"TX-01", "PL I, II.6e", check_leading},
        {"TX-01", "PL I, II.6e", check_spacing},
        {"TX-02", "PL III", check_end_mark},
        {"TX-03", NULL, check_heading_last},
        {"TX-03", NULL, check_alone},
        {"KY-05", "PL I, II.7đ", check_signer},
        {"KM-01", "PL I, III.2", check_boxes},   /* and LH-01 */
        {"KY-06", "PL I, II.7d", check_signing}, /* and DA-01 */
        {"NN-01", "PL I, II.9d", check_recipients_place},
        {"NN-02", "PL I, II.9d", check_recipient_marks},
        {"NN-03", "PL I, IV", check_closing}, /* and NN-04 */
        {"ST-01", "PL I, III.3", check_drafter},
        {"PL-02", "PL I, III.1a", check_appendix_numbers},
        {"PL-03", "PL I, III.1c", check_attached},
        {"PL-04", "PL I, III.1đ", check_restart},
        /* figures */
        {"typed", NULL, check_typed_figures},
        {"words", NULL, check_amount_words},
        {"counts", NULL, check_counts},
        {"numbers", NULL, check_number_forms},
        {"labels", NULL, check_labels},
        {"densities", NULL, check_densities},
        {"units", NULL, check_unit_labels},
        {"amounts", NULL, check_amounts},
        {"arithmetic", NULL, check_arithmetic},
        {"worked", NULL, check_worked},
        {"formulas", NULL, check_formulas},
        {"yearly", NULL, check_yearly},
        {"follows", NULL, check_follows},
        {"balances", NULL, check_balances},
        {"complements", NULL, check_complements},
        /* years */
        {"years", NULL, check_years},
        {"DD-03", NULL, check_mentioned_dates},
        {"headings", NULL, check_heading_years},
        {"title", NULL, check_title_period},
        {"works", NULL, check_works},
        {"far years", NULL, check_far_years},
        {"schemes", NULL, check_schemes},
        /* cited documents */
        {"citations", NULL, check_citations},
        {"registered", NULL, check_registered},
        {"two dates", NULL, check_two_dates},
        {"VD-01", "PL I, II.6b", check_first_citations},
        {"issuers", NULL, check_issuer_codes},
        {"symbols", NULL, check_code_forms},
        /* what a text promises */
        {"marks", NULL, check_wording_forms},
        {"structure", NULL, check_structure},
        {"names", NULL, check_names},
        /* the language */
        {"UN-01", "PL I, I.4", check_characters},
        {"spaces", NULL, check_spaces},
        {"SO-03", "PL I, II.3c", check_dashes},
        {"pairs", NULL, check_pairs},
        {"sentences", NULL, check_sentences},
        {"stops", NULL, check_stops},
        {"VH-01", "PL II", check_words_of_prose}, /* and VH-02, slips, doubled words */
        {"VH-03", "PL II, V.7", check_citation_capitals},
        {"tones", NULL, check_tones},
        /* what the publisher must show */
        {"cong-khai", "Luật NSNN, Điều 15", check_disclosure},
};

const guint check_rule_count = G_N_ELEMENTS(check_rules);

void check_plan(struct job *job, const struct checked *checked)
{
        struct list prose = prose_read(job, checked->plan), lines = {0};
        struct checked whole = *checked;
        whole.prose = &prose;
        if (checked->pages) {
                lines = printed_read(job, checked->pages);
                whole.lines = &lines;
        }
        whole.facts = facts_gather(job, &whole);
        for (guint i = 0; i < check_rule_count; i++)
                check_rules[i].run(job, &whole);
}
