/* SPDX-License-Identifier: MIT */
/* Citations against content/documents.yaml, against each other, and against the letters of their own number. */
#include <string.h>

#include "check/facts.h"
#include "check/issuers.h"
#include "check/rules.h"
#include "vietnamese/folding.h"

static struct citation *citation_at(const struct checked *checked, guint i)
{
        return list_at(&checked->facts->citations, struct citation, i);
}

static bool dates_equal(struct date a, struct date b)
{
        return date_compare(a, b) == 0;
}

/* ---- date and issuer ---- */

static void compare_date(struct job *job, const struct checked *checked, struct place at, struct date date,
                         const struct legal_document *document)
{
        if (!date.year || !document->date.date.year)
                return;
        g_autofree char *said = date_short(date), *right = date_short(document->date.date);
        if (dates_equal(date, document->date.date))
                prove(job, checked, "citation", at, "%s: %s", document->number.text, right);
        else
                message_add_pair(job->messages, at, document->date.at, MESSAGE_CITATION_DATE, document->number.text,
                                 said, right, NULL);
}

static void compare_issuer(struct job *job, const struct citation *citation)
{
        const struct legal_document *document = citation->document;
        if (!citation->issuer || issuer_match(citation->issuer, document->issuer.text) != ISSUER_OTHER)
                return;
        struct place at = wording_place(job, citation->code->wording, citation->issuer_begin, citation->issuer_end);
        g_autofree char *said = g_strndup(citation->issuer, citation->issuer_end - citation->issuer_begin);
        message_add_pair(job->messages, at, document->issuer.at, MESSAGE_CITATION_ISSUER, document->number.text, said,
                         document->issuer.text, NULL);
}

/* ---- number ---- */

/* 32/2010/QĐ-TTg: “QĐ-TTg”, without the year. */
static const char *symbol_of(const char *code)
{
        const char *symbol = code ? strchr(code, '/') : NULL;
        if (!symbol)
                return "";
        symbol++;
        return strspn(symbol, "0123456789") == 4 && symbol[4] == '/' ? symbol + 5 : symbol;
}

/* The same symbol on the same day: the number must be a slip. */
static const struct legal_document *find_by_date(const struct checked *checked, const char *code, struct date date)
{
        for (guint i = 0; checked->legal && date.year && i < checked->legal->count; i++) {
                const struct legal_document *document = list_at(checked->legal, struct legal_document, i);
                if (dates_equal(date, document->date.date) &&
                    strcmp(symbol_of(code), symbol_of(document->number.text)) == 0)
                        return document;
        }
        return NULL;
}

/* Kinds by the letters that begin the symbol (PL III, I); a letter that names its writer's unit has none. */
static const char *const kinds[][2] = {
        {"NQ", "Nghị quyết"},    {"QĐ", "Quyết định"}, {"CT", "Chỉ thị"},   {"NĐ", "Nghị định"},
        {"TT", "Thông tư"},      {"QC", "Quy chế"},    {"TB", "Thông báo"}, {"TTLT", "Thông tư liên tịch"},
        {"CTr", "Chương trình"}, {"KH", "Kế hoạch"},   {"ĐA", "Đề án"},     {"BC", "Báo cáo"},
        {"TTr", "Tờ trình"},     {"HD", "Hướng dẫn"},  {"KL", "Kết luận"},  {"PL", "Pháp lệnh"},
};

static const char *kind_of(const char *code)
{
        const char *symbol = symbol_of(code);
        gsize bytes = strcspn(symbol, "-/");
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
                if (strlen(kinds[i][0]) == bytes && strncmp(symbol, kinds[i][0], bytes) == 0)
                        return kinds[i][1];
        }
        return g_str_has_prefix(symbol, "QH") ? "Luật" : "Công văn";
}

/* In full: what the code stands for where the text has another body; the plan's own where it is cut short. */
static const char *issuer_in_full(struct job *job, const struct checked *checked, const struct citation *citation)
{
        const char *right = issuer_of_code(citation->code->code);
        if (!citation->issuer)
                return right && !issuer_is_local(right) ? right : "";
        if (right && issuer_match(citation->issuer, right) == ISSUER_OTHER)
                return right;
        const char *said = arena_text_n(job->arena, citation->issuer, issuer_bytes(citation->issuer));
        const char *own = checked->plan->issuer->name.text;
        g_autofree char *short_name = fold(said), *name = fold(own);
        return g_str_has_prefix(name, short_name) ? own : said;
}

/* As content/documents.yaml takes it, on one line. */
static char *line_to_add(struct job *job, const struct checked *checked, const struct citation *citation)
{
        bool dated = citation->date && date_is_real(citation->date->date);
        g_autofree char *iso = date_iso(dated ? citation->date->date : (struct date){0});
        g_autofree char *id = fold_slug(citation->code->code);
        const char *issuer = issuer_in_full(job, checked, citation), *quote = *issuer ? "" : "\"";
        return arena_printf(job->arena, "- {id: %s, number: %s, kind: %s, issuer: %s%s%s, date: %s}", id,
                            citation->code->code, kind_of(citation->code->code), quote, issuer, quote,
                            *iso ? iso : "\"\"");
}

static void say_unknown(struct job *job, const struct checked *checked, const struct citation *citation,
                        struct place at)
{
        struct date date = citation->date ? citation->date->date : (struct date){0};
        const struct legal_document *near = find_by_date(checked, citation->code->code, date);
        if (near) {
                message_add_pair(job->messages, at, near->number.at, MESSAGE_CITATION_NUMBER, citation->code->code,
                                 near->number.text, NULL);
                return;
        }
        message_add(job->messages, at, MESSAGE_CITATION_UNKNOWN, citation->code->code,
                    line_to_add(job, checked, citation), NULL);
}

/* The plan itself is no citation: what it is titled and printed with. */
static bool is_own_number(const struct checked *checked, const char *code)
{
        g_autofree char *own = g_strdup_printf("%s/%s", checked->plan->number.text, checked->plan->symbol.text);
        return strcmp(own, code) == 0;
}

void check_citations(struct job *job, const struct checked *checked)
{
        g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < checked->facts->citations.count; i++) {
                const struct citation *citation = citation_at(checked, i);
                const char *code = citation->code->code;
                if (citation->document) {
                        const struct mention *date = citation->date;
                        if (date)
                                compare_date(job, checked, mention_place(job, date), date->date, citation->document);
                        compare_issuer(job, citation);
                } else if (checked->legal && !is_own_number(checked, code) && g_hash_table_add(said, (gpointer)code)) {
                        say_unknown(job, checked, citation, mention_place(job, citation->code));
                }
        }
}

/* The title of a replaced plan, as documents.yaml has it. */
static void compare_title(struct job *job, const struct legal_document *said, const struct legal_document *document)
{
        if (!said->title.text || !*said->title.text || !document->title.text || !*document->title.text)
                return;
        g_autofree char *a = fold_tones(said->title.text), *b = fold_tones(document->title.text);
        if (strcmp(a, b) != 0)
                message_add_pair(job->messages, said->title.at, document->title.at, MESSAGE_CITATION_TITLE,
                                 document->number.text, NULL);
}

/* What the plan replaces, and the plan itself, are documents too. */
void check_registered(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        for (guint i = 0; i < plan->replaces.count; i++) {
                const struct legal_document *replaced = list_at(&plan->replaces, struct legal_document, i);
                const char *number = replaced->number.text ? replaced->number.text : "";
                const struct legal_document *document = document_by_number(checked, number);
                const struct legal_document *near =
                        document ? NULL : find_by_date(checked, number, replaced->date.date);
                if (document) {
                        compare_date(job, checked, replaced->date.at, replaced->date.date, document);
                        compare_title(job, replaced, document);
                } else if (near)
                        message_add_pair(job->messages, replaced->number.at, near->number.at, MESSAGE_CITATION_NUMBER,
                                         number, near->number.text, NULL);
        }
        for (guint i = 0; checked->legal && i < checked->legal->count; i++) {
                const struct legal_document *document = list_at(checked->legal, struct legal_document, i);
                if (!document->id.text || g_strcmp0(document->title.text, plan->title.text) != 0 ||
                    issuer_match(plan->issuer->name.text, document->issuer.text) != ISSUER_SAME)
                        continue;
                char *own = arena_printf(job->arena, "%s/%s", plan->number.text, plan->symbol.text);
                if (plan->number.text && *plan->number.text && g_strcmp0(own, document->number.text) != 0)
                        message_add_pair(job->messages, plan->number.at, document->number.at, MESSAGE_CITATION_NUMBER,
                                         own, document->number.text, NULL);
                compare_date(job, checked, plan->date.at, plan->date.date, document);
        }
}

/* ---- within the plan ---- */

/* What tells documents of one number apart: the numbers of local bodies come again in each place. */
static char *citation_key(const struct citation *citation)
{
        gsize bytes = citation->issuer ? issuer_bytes(citation->issuer) : 0;
        g_autofree char *issuer = bytes ? g_strndup(citation->issuer, bytes) : g_strdup("");
        return g_strdup_printf("%s %s", citation->code->code, issuer_is_local(issuer) ? issuer : "");
}

/* A number that documents.yaml does not have, cited under two dates. */
void check_two_dates(struct job *job, const struct checked *checked)
{
        g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < checked->facts->citations.count; i++) {
                struct citation *citation = citation_at(checked, i);
                if (citation->document || !citation->date)
                        continue;
                g_autofree char *key = citation_key(citation);
                const struct citation *other = g_hash_table_lookup(first, key);
                if (!other) {
                        g_hash_table_insert(first, g_steal_pointer(&key), citation);
                } else if (!dates_equal(other->date->date, citation->date->date)) {
                        g_autofree char *a = date_short(other->date->date), *b = date_short(citation->date->date);
                        message_add_pair(job->messages, mention_place(job, citation->date),
                                         mention_place(job, other->date), MESSAGE_CITATION_DATES, citation->code->code,
                                         b, a, NULL);
                }
        }
}

/* The first time a document is named it takes its date and issuer with it, later ones may be short. */
void check_first_citations(struct job *job, const struct checked *checked)
{
        g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_autoptr(GHashTable) said = g_hash_table_new(NULL, NULL);
        for (guint i = 0; i < checked->facts->citations.count; i++) {
                struct citation *citation = citation_at(checked, i);
                const struct wording *wording = citation->code->wording;
                if (is_own_number(checked, citation->code->code) || wording->kind != WORDING_PARAGRAPH ||
                    (wording->block && g_strcmp0(wording->block->role, "title") == 0))
                        continue;
                const struct citation *before = g_hash_table_lookup(first, citation->code->code);
                if (!before)
                        g_hash_table_insert(first, g_strdup(citation->code->code), citation);
                else if (!before->date && citation->date && g_hash_table_add(said, (gpointer)before))
                        message_add_pair(job->messages, mention_place(job, before->code),
                                         mention_place(job, citation->date), MESSAGE_CITATION_FIRST, before->code->code,
                                         NULL);
        }
}

void check_issuer_codes(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->citations.count; i++) {
                const struct citation *citation = citation_at(checked, i);
                const char *right =
                        citation->issuer && !citation->document ? issuer_of_code(citation->code->code) : NULL;
                if (!right || issuer_match(citation->issuer, right) != ISSUER_OTHER)
                        continue;
                struct place at =
                        wording_place(job, citation->code->wording, citation->issuer_begin, citation->issuer_end);
                g_autofree char *said = g_strndup(citation->issuer, citation->issuer_end - citation->issuer_begin);
                message_add_pair(job->messages, at, mention_place(job, citation->code), MESSAGE_ISSUER_CODE,
                                 citation->code->code, said, right, NULL);
        }
}

/* QĐ- TTg, KH - UBND. */
void check_code_forms(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->citations.count; i++) {
                const struct mention *code = citation_at(checked, i)->code;
                const char *written = mention_text(job, code);
                const char *behind = code->wording->text + code->end;
                if (g_str_has_prefix(behind, ", ngày "))
                        message_add(job->messages,
                                    wording_place(job, code->wording, code->begin, code->end + strlen(", ngày")),
                                    MESSAGE_CITATION_COMMA, written, NULL);
                if (strchr(written, ' '))
                        message_add(job->messages, mention_place(job, code), MESSAGE_CODE_SPACES, written, code->code,
                                    NULL);
        }
}
