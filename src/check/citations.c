/* SPDX-License-Identifier: MIT */
/* Citations: the numbers of documents in the texts, each with its date and
 * issuer, and the document of content/documents.yaml that it names. */
#include "check/facts.h"

#include <string.h>

#include "check/issuers.h"
#include "vietnamese/folding.h"

/* Upper and lower case and spaces apart. */
static char *bare_number(const char *number)
{
        g_autofree char *low = g_utf8_strdown(number ? number : "", -1);
        GString *bare = g_string_new(NULL);
        for (const char *s = low; *s; s++) {
                if (*s != ' ')
                        g_string_append_c(bare, *s);
        }
        return g_string_free(bare, FALSE);
}

static bool is_numbered(const struct legal_document *document, const char *bare)
{
        g_autofree char *number = bare_number(document->number.text);
        return *number && strcmp(number, bare) == 0;
}

static bool is_of_own_place(const struct checked *checked, const struct legal_document *document)
{
        const struct issuer *issuer = checked->plan->issuer;
        const char *place = issuer->province.text ? issuer->province.text : issuer->place.text;
        g_autofree char *own = fold(place ? place : ""),
                        *theirs = fold(document->issuer.text ? document->issuer.text : "");
        return *own && strstr(theirs, own);
}

static const struct legal_document *find(const struct checked *checked, const char *number, const char *issuer,
                                         bool relative)
{
        g_autofree char *bare = bare_number(number);
        const struct legal_document *first = NULL;
        for (guint i = 0; checked->legal && i < checked->legal->count; i++) {
                const struct legal_document *document = list_at(checked->legal, struct legal_document, i);
                if (!is_numbered(document, bare))
                        continue;
                enum issuer_match match = issuer ? issuer_match(issuer, document->issuer.text) : ISSUER_UNSAID;
                bool local = issuer_is_local(document->issuer.text);
                if (match == ISSUER_SAME || (local && match != ISSUER_OTHER && is_of_own_place(checked, document)))
                        return document;
                if (!first && (!local || !relative))
                        first = document;
        }
        return first;
}

const struct legal_document *document_by_number(const struct checked *checked, const char *number)
{
        return find(checked, number, NULL, true);
}

/* Only commas, spaces and “ngày” from a to b. */
static bool joins_date(const char *a, const char *b)
{
        g_autofree char *between = g_strndup(a, (gsize)(b - a));
        g_strstrip(g_strdelimit(between, ",", ' '));
        return !*between || strcmp(between, "ngày") == 0;
}

static const struct mention *date_behind(const struct facts *facts, const struct wording *wording, guint i)
{
        const struct mention *code = list_at(&facts->mentions, struct mention, i);
        const struct mention *next = i + 1 < wording->end ? list_at(&facts->mentions, struct mention, i + 1) : NULL;
        bool date = next && next->kind == MENTION_DATE;
        return date && joins_date(wording->text + code->end, wording->text + next->begin) ? next : NULL;
}

/* “của” and a capital: the issuer up to the next mark, six words at most. */
static void read_issuer(struct job *job, struct citation *citation)
{
        const struct wording *wording = citation->code->wording;
        gsize end = citation->date ? citation->date->end : citation->code->end;
        const char *s = wording->text + end;
        while (*s == ' ' || *s == ',')
                s++;
        if (!g_str_has_prefix(s, "của "))
                return;
        s += strlen("của ");
        if (!g_unichar_isupper(g_utf8_get_char(s)))
                return;
        citation->issuer_begin = (gsize)(s - wording->text);
        gsize bytes = strcspn(s, ",;.:()");
        citation->issuer = arena_text_n(job->arena, s, bytes);
        citation->issuer_end = citation->issuer_begin + issuer_bytes(citation->issuer);
}

void citations_gather(struct job *job, const struct checked *checked, struct facts *facts)
{
        for (guint i = 0; i < facts->wording.count; i++) {
                const struct wording *wording = list_at(&facts->wording, struct wording, i);
                for (guint j = wording->first; j < wording->end; j++) {
                        const struct mention *mention = list_at(&facts->mentions, struct mention, j);
                        if (mention->kind != MENTION_CODE || mention->datum)
                                continue;
                        struct citation *citation = arena_new(job->arena, struct citation);
                        citation->code = mention;
                        citation->date = date_behind(facts, wording, j);
                        read_issuer(job, citation);
                        citation->document = find(checked, mention->code, citation->issuer,
                                                  !citation->issuer || issuer_is_local(citation->issuer));
                        list_add(job->arena, &facts->citations, citation);
                }
        }
}
