/* SPDX-License-Identifier: MIT */
#include "check/facts.h"

const struct facts *facts_gather(struct job *job, const struct checked *checked)
{
        struct facts *facts = arena_new(job->arena, struct facts);
        if (!checked->document)
                return facts;
        facts->wording = wording_read(job, checked->document);
        for (guint i = 0; i < facts->wording.count; i++) {
                struct wording *wording = list_at(&facts->wording, struct wording, i);
                wording->first = facts->mentions.count;
                mentions_read(job, wording, &facts->mentions);
                wording->end = facts->mentions.count;
        }
        citations_gather(job, checked, facts);
        return facts;
}

/* Only what is said of a stretch of time: “giai đoạn”, “năm”, “từ”; one of them, or several that agree. */
struct years heading_years(const struct facts *facts, const struct wording *wording)
{
        struct years years = {0};
        for (guint i = wording->first; i < wording->end; i++) {
                const struct mention *mention = list_at(&facts->mentions, struct mention, i);
                if (mention->kind != MENTION_YEARS)
                        continue;
                if (years.from && (years.from != mention->years.from || years.to != mention->years.to))
                        return (struct years){0};
                years = mention->years;
        }
        return years;
}

const struct wording *dated_heading(const struct facts *facts, const struct wording *wording, struct years *years)
{
        for (wording = wording->within; wording; wording = wording->within) {
                *years = heading_years(facts, wording);
                if (years->from)
                        return wording;
        }
        return NULL;
}

void prove(struct job *job, const struct checked *checked, const char *rule, struct place at, const char *format, ...)
{
        if (!checked->proofs)
                return;
        struct proof *proof = arena_new(job->arena, struct proof);
        va_list arguments;
        va_start(arguments, format);
        g_autofree char *text = g_strdup_vprintf(format, arguments);
        va_end(arguments);
        *proof = (struct proof){rule, at, arena_text(job->arena, text)};
        list_add(job->arena, checked->proofs, proof);
}
