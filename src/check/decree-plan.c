/* SPDX-License-Identifier: MIT */
/* What the decree asks of the plan itself: its layout, names that agree, basis, signature (NĐ 30, PL I, II). */
#include "check/decree.h"

#include <string.h>

#include "vietnamese/folding.h"

static const struct date decree_30 = {2020, 3, 5}; /* in force from this day (Điều 37) */

static bool is_given(const struct text *text)
{
        return text->text && *text->text;
}

void check_era(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        int decree = checked->document ? checked->document->layout->decree : DECREE_NONE;
        if (decree == DECREE_NONE || !plan->date.date.year)
                return;
        bool old = date_compare(plan->date.date, decree_30) < 0;
        if (old == (decree == DECREE_TT01))
                return;
        g_autofree char *date = date_short(plan->date.date);
        message_add(job->messages, plan->layout.at, MESSAGE_LAYOUT_ERA, plan->layout.text, date,
                    old ? "Thông tư 01/2011/TT-BNV (tt01)" : "Nghị định 30/2020/NĐ-CP (nd30)", NULL);
}

/* ---- names that agree ---- */

static bool begins_so(const char *text, const char *folded)
{
        g_autofree char *plain = fold(text);
        return g_str_has_prefix(plain, folded);
}

static bool is_committee(const struct plan *plan)
{
        return plan->issuer && is_given(&plan->issuer->name) && begins_so(plan->issuer->name.text, "uy ban nhan dan");
}

void check_number_issuer(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        /* One that is wrong in itself is said by SO-01. */
        const char *body = plan->symbol.text ? strchr(plan->symbol.text, '-') : NULL;
        if (!body || !body[1] || !plan->issuer || !is_given(&plan->issuer->name))
                return;
        bool says = strstr(plan->symbol.text, "UBND") != NULL;
        if (says != is_committee(plan))
                message_add_pair(job->messages, plan->symbol.at, plan->issuer->name.at, MESSAGE_NUMBER_ISSUER,
                                 plan->symbol.text, plan->issuer->name.text, NULL);
}

void check_place_issuer(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        if (!is_committee(plan) || !is_given(&plan->issuer->place))
                return;
        g_autofree char *name = fold_tones(plan->issuer->name.text);
        g_autofree char *place = fold_tones(plan->issuer->place.text);
        if (!strstr(name, place))
                message_add_pair(job->messages, plan->issuer->place.at, plan->issuer->name.at, MESSAGE_PLACE_ISSUER,
                                 plan->issuer->place.text, plan->issuer->name.text, NULL);
}

/* ---- basis ---- */

static const struct basis *basis_at(const struct checked *checked, guint i)
{
        const struct basis *basis = list_at(&checked->plan->basis, struct basis, i);
        return basis->text.text && g_str_has_prefix(basis->text.text, "Căn cứ") ? basis : NULL;
}

void check_basis_apart(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->plan->basis.count; i++) {
                const struct basis *basis = basis_at(checked, i);
                const char *semicolon = basis ? strchr(basis->text.text, ';') : NULL;
                if (semicolon && g_str_has_prefix(semicolon + 1 + strspn(semicolon + 1, " "), "Căn cứ"))
                        message_add(job->messages, basis->text.at, MESSAGE_BASIS_APART, NULL);
        }
}

/* A number that is cited takes its date and its issuer with it; laws are cited without number. */
void check_basis_whole(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->plan->basis.count; i++) {
                const struct basis *basis = basis_at(checked, i);
                const char *number = basis ? strstr(basis->text.text, " số ") : NULL;
                if (!number || !strchr(number, '/'))
                        continue;
                const char *missing = !strstr(number, "ngày ")   ? IN_BOTH("ngày ban hành", "its date")
                                      : !strstr(number, " của ") ? IN_BOTH("cơ quan ban hành", "its issuer")
                                                                 : NULL;
                if (missing)
                        message_add(job->messages, basis->text.at, MESSAGE_BASIS_WHOLE, missing, NULL);
        }
}

/* ---- signature ---- */

void check_council(struct job *job, const struct checked *checked)
{
        const struct signature *signature = checked->plan->signature;
        if (!signature || signature->capacity.count == 0 || !is_committee(checked->plan))
                return;
        for (guint i = 0; i < signature->capacity.count; i++) {
                const char *line = list_at(&signature->capacity, struct text, i)->text;
                if (strstr(line, "BAN NHÂN DÂN") || g_str_has_prefix(line, "TM.") || g_str_has_prefix(line, "TL.") ||
                    g_str_has_prefix(line, "TUQ."))
                        return;
        }
        message_add(job->messages, list_at(&signature->capacity, struct text, 0)->at, MESSAGE_SIGN_COUNCIL, NULL);
}

void check_signer_title(struct job *job, const struct checked *checked)
{
        static const char *const titles[] = {"ThS.", "Ths.", "TS.", "BS.", "GS.", "PGS.", "KS.", "CN.", "LS.", "Th.S"};
        const struct signature *signature = checked->plan->signature;
        for (guint i = 0; signature && is_given(&signature->name) && i < G_N_ELEMENTS(titles); i++) {
                if (g_str_has_prefix(signature->name.text, titles[i]))
                        message_add(job->messages, signature->name.at, MESSAGE_SIGN_TITLE, titles[i], NULL);
        }
}

/* ---- appendices ---- */

/* What speaks of an appendix: the word itself, or that something is attached. */
static bool speaks_of_appendix(const char *text)
{
        static const char *const words[] = {"hụ lục",  "hụ Lục",  "HỤ LỤC",  "èm theo",
                                            "èm Theo", "ÈM THEO", "ính kèm", "ÍNH KÈM"};
        for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
                if (strstr(text, words[i]))
                        return true;
        }
        return false;
}

static bool is_mentioned(const struct checked *checked, const struct appendix *appendix)
{
        g_autofree char *kind = is_given(&appendix->kind) ? fold(appendix->kind.text) : NULL;
        for (guint i = 0; i < checked->prose->count; i++) {
                const struct prose *prose = list_at(checked->prose, struct prose, i);
                if (prose->appendix || prose->kind == PROSE_HEADING)
                        continue;
                g_autofree char *text = kind && prose->kind != PROSE_DATA ? fold(prose->text) : NULL;
                if (speaks_of_appendix(prose->text) || (text && strstr(text, kind)))
                        return true;
        }
        return false;
}

void check_appendices(struct job *job, const struct checked *checked)
{
        for (guint i = 0; checked->prose && i < checked->plan->appendices.count; i++) {
                const struct appendix *appendix = list_at(&checked->plan->appendices, struct appendix, i);
                if (!is_mentioned(checked, appendix))
                        message_add(job->messages, appendix->at, MESSAGE_APPENDIX_UNMENTIONED, appendix->id.text, NULL);
        }
}
