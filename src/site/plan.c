/* SPDX-License-Identifier: MIT */
#include "site/downloads.h"
#include "site/html.h"
#include "site/json.h"
#include "site/publish.h"
#include "vietnamese/dates.h"

/* The document as HTML, or NULL. */
static const char *body_write(struct job *job, const struct document *document, const struct node *words,
                              const char *folder)
{
        struct html html = {
                .job = job,
                .document = document,
                .words = words,
                .folder = folder,
                .out = g_string_new(NULL),
        };
        bool done = html_document(&html);
        const char *body = done ? arena_text_n(job->arena, html.out->str, html.out->len) : NULL;
        g_string_free(html.out, TRUE);
        return body;
}

/* What the pages about all plans show of this one: JSON, read back by site_index as a template's context. */
static GBytes *summary(struct job *job, const struct document *document)
{
        const struct plan *plan = document->plan;
        struct json json = {.out = g_string_new(NULL)};
        g_autofree char *iso = date_iso(plan->date.date);
        g_autofree char *date = date_short(plan->date.date);
        gint64 dong = 0;
        const struct figures *budget = main_budget(plan);
        bool money = budget && figures_total(budget, &dong);
        json_open(&json, NULL, '{');
        json_text(&json, "id", plan->id);
        json_text(&json, "title", plan->title.text);
        json_text(&json, "kind", kind_shown(job, document));
        json_text(&json, "number", number_shown(job, plan));
        json_text(&json, "issuer", plan->issuer ? plan->issuer->name.text : NULL);
        json_text(&json, "province", province_shown(plan));
        json_text(&json, "iso", *iso ? iso : NULL);
        json_text(&json, "date", *date ? date : NULL);
        json_text(&json, "period", period_shown(job, plan));
        json_text(&json, "from", arena_printf(job->arena, "%d", plan->period.from));
        json_text(&json, "to", arena_printf(job->arena, "%d", MAX(plan->period.to, plan->period.from)));
        json_text(&json, "field", plan->field.text);
        json_text(&json, "total", money ? money_shown(job, dong) : NULL);
        json_text(&json, "incomplete", plan->incomplete ? "1" : NULL);
        json_close(&json, '}');
        return g_string_free_to_bytes(json.out);
}

GBytes *site_plan(struct job *job, const struct site *site, const struct document *document, const char *out)
{
        const char *path = arena_printf(job->arena, "ke-hoach/%s/", document->plan->id);
        const char *folder = arena_printf(job->arena, "%s/ke-hoach/%s", out, document->plan->id);
        struct node *words = site_words(job, site);
        if (!words)
                return NULL;
        struct node *context = page_context(job, site, words, path);
        plan_context(job, document, context);
        const char *body = body_write(job, document, words, folder);
        bool done = downloads_write(job, document->plan, words, folder, context);
        if (!body || !done)
                return NULL;
        node_put_text(job, context, "body", body);
        if (!page_write(job, "plan", context, folder, "index.html"))
                return NULL;
        return summary(job, document);
}
