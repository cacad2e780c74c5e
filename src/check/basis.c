/* SPDX-License-Identifier: MIT */
/* The opening paragraphs and the documents they cite (NĐ 30/2020, PL I, II.6a). */
#include "check/rules.h"

#include <string.h>

#include "plan/ids.h"

typedef void (*check_cited)(struct job *job, const struct checked *checked, const struct text *id,
                            const struct legal_document *document);

/* Calls check for each id that the basis cites; document is NULL for an unknown one. */
static void each_cited(struct job *job, const struct checked *checked, check_cited check)
{
        const struct list *basis = &checked->plan->basis;
        for (guint i = 0; i < basis->count; i++) {
                const struct list *ids = &list_at(basis, struct basis, i)->documents;
                for (guint j = 0; j < ids->count; j++) {
                        const struct text *id = list_at(ids, struct text, j);
                        check(job, checked, id, id->text ? ids_find(checked->documents, id->text) : NULL);
                }
        }
}

static void check_known(struct job *job, const struct checked *checked, const struct text *id,
                        const struct legal_document *document)
{
        (void)checked;
        if (!document && id->text)
                message_add(job->messages, id->at, MESSAGE_DOCUMENT_UNKNOWN, id->text, NULL);
}

void check_documents(struct job *job, const struct checked *checked)
{
        each_cited(job, checked, check_known);
}

/* ---- dates ---- */

static void add_dates(struct job *job, enum message_code code, const struct plan *plan,
                      const struct legal_document *document, struct place at)
{
        g_autofree char *issued = date_short(plan->date.date);
        g_autofree char *other = date_short(document->date.date);
        const char *name = document->number.text ? document->number.text : document->title.text;
        message_add_pair(job->messages, plan->date.at, at, code, issued, other, name ? name : document->id.text, NULL);
}

static bool is_after(const struct legal_document *document, const struct plan *plan)
{
        struct date date = plan->date.date, other = document->date.date;
        return date.year && other.year && date_compare(other, date) > 0;
}

static void check_date(struct job *job, const struct checked *checked, const struct text *id,
                       const struct legal_document *document)
{
        if (document && is_after(document, checked->plan))
                add_dates(job, MESSAGE_DATE_BEFORE, checked->plan, document, id->at);
}

void check_dates(struct job *job, const struct checked *checked)
{
        each_cited(job, checked, check_date);
}

void check_replaced_dates(struct job *job, const struct checked *checked)
{
        const struct list *replaces = &checked->plan->replaces;
        for (guint i = 0; i < replaces->count; i++) {
                const struct legal_document *document = list_at(replaces, struct legal_document, i);
                if (is_after(document, checked->plan))
                        add_dates(job, MESSAGE_DATE_REPLACES, checked->plan, document, document->at);
        }
}

/* ---- stops ---- */

/* Only those that begin so are a basis; the others are the preamble, which goes on into the text. */
static bool is_basis(const struct basis *basis)
{
        return basis->text.text && g_str_has_prefix(basis->text.text, "Căn cứ") &&
               !g_str_has_suffix(basis->text.text, ":");
}

static void check_stop(struct job *job, const struct basis *basis, const char *stop, bool old_rule)
{
        if (g_str_has_suffix(basis->text.text, stop))
                return;
        const char *clause = old_rule ? "TT 01/2011/TT-BNV" : "NĐ 30, PL I, II.6a";
        message_add(job->messages, basis->text.at, MESSAGE_BASIS_STOP, stop, clause, NULL);
}

/* Each ends with ";", the last with "." (by Circular 01/2011: with ","), or with ";" where the preamble goes on. */
void check_basis_stops(struct job *job, const struct checked *checked)
{
        const struct list *list = &checked->plan->basis;
        bool old_rule = g_strcmp0(checked->plan->layout.text, "tt01") == 0;
        bool last = true;
        for (guint i = list->count; i-- > 0;) {
                const struct basis *basis = list_at(list, struct basis, i);
                if (!is_basis(basis))
                        continue;
                bool goes_on = !last || (i + 1 < list->count && g_str_has_suffix(basis->text.text, ";"));
                check_stop(job, basis, goes_on ? ";" : old_rule ? "," : ".", old_rule);
                last = false;
        }
}
