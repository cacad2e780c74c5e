/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "site/citations.h"
#include "site/context.h"
#include "site/downloads.h"
#include "site/html.h"
#include "site/linked-data.h"
#include "site/origins.h"
#include "site/proof.h"
#include "site/publish.h"
#include "site/record.h"
#include "site/search.h"
#include "site/sections.h"

#include <string.h>

/* The document as HTML, or NULL; cites gets the ids of the documents that it cites. */
static const char *body_write(struct job *job, const struct site *site, const struct document *document,
                              const struct node *words, const char *folder, GHashTable *cites)
{
        g_autoptr(GHashTable) cited = citations_index(&site->documents, number_shown(job, document->plan));
        g_autoptr(GHashTable) origins = origins_index(job, document);
        struct html html = {
                .job = job,
                .document = document,
                .words = words,
                .language = strcmp(site->language.text, "vi") == 0 ? NULL : site->language.text,
                .cited = cited,
                .cites = cites,
                .origins = origins,
                .folder = folder,
                .out = g_string_new(NULL),
        };
        bool done = html_document(&html);
        const char *body = done ? arena_text_n(job->arena, html.out->str, html.out->len) : NULL;
        g_string_free(html.out, TRUE);
        return body;
}

static void picture_context(struct job *job, struct node *context, const char *key, const struct site_picture *picture)
{
        if (!picture->name)
                return;
        struct node *map = node_new_map(job);
        node_put_text(job, map, "src", picture->name);
        put_number(job, map, "width", (guint)picture->width);
        put_number(job, map, "height", (guint)picture->height);
        node_put(job, context, key, map);
}

/* For programs: the plan's own feed, and what it is in terms of schema.org. */
static bool feeds_write(struct job *job, const struct document *document, struct node *context, const char *folder)
{
        const struct plan *plan = document->plan;
        g_autofree char *iso = date_iso(plan->date.date);
        g_autoptr(GString) out = g_string_new(NULL);
        node_put_text(job, context, "updated", atom_date(job, iso, arena_printf(job->arena, "%d", plan->period.from)));
        linked_data(out, context);
        return page_write(job, "plan-feed", context, folder, "feed.xml") &
               file_write(job, arena_printf(job->arena, "%s/plan.jsonld", folder), out->str, out->len);
}

/* The page that shows what was computed again, and the same as JSON; `proof` for the plan's own page. */
static bool proof_write(struct job *job, const struct site *site, const struct document *document, struct node *words,
                        const char *folder, struct node *context)
{
        const struct plan *plan = document->plan;
        g_autoptr(GString) json = g_string_new(NULL);
        struct proof *proof = proof_of(job, document, words, json);
        if (!proof->count)
                return true;
        struct node *page = page_context(job, site, words, arena_printf(job->arena, "ke-hoach/%s/kiem-tra/", plan->id));
        struct node *said = node_new_map(job);
        put_number(job, said, "count", proof->count);
        put_number(job, said, "agreeing", proof->count - proof->differing);
        if (proof->differing)
                put_number(job, said, "differing", proof->differing);
        node_put(job, page, "plan", node_find(context, "plan"));
        node_put(job, page, "proof", said);
        node_put(job, page, "tables", proof->tables);
        node_put(job, context, "proof", said);
        return page_write(job, "proof", page, folder, "kiem-tra/index.html") &
               file_write(job, arena_printf(job->arena, "%s/kiem-tra/kiem-tra.json", folder), json->str, json->len);
}

GBytes *site_plan(struct job *job, const struct site *site, const struct document *document,
                  const struct site_pictures *pictures, const char *out)
{
        const char *path = arena_printf(job->arena, "ke-hoach/%s/", document->plan->id);
        const char *folder = arena_printf(job->arena, "%s/ke-hoach/%s", out, document->plan->id);
        struct node *words = site->words;
        struct node *context = page_context(job, site, words, path);
        plan_context(job, document, context);
        sections_context(job, document, context);
        if (pictures) {
                picture_context(job, context, "preview", &pictures->page);
                picture_context(job, context, "card", &pictures->card);
        }
        g_autoptr(GHashTable) cites = g_hash_table_new(g_str_hash, g_str_equal);
        const char *body = body_write(job, site, document, words, folder, cites);
        bool done = (!site_has(site, SITE_PROOF) || proof_write(job, site, document, words, folder, context)) &
                    (!site_has(site, SITE_DATA) || downloads_write(job, site, document, words, folder, context));
        if (!body || !done)
                return NULL;
        node_put_text(job, context, "body", body);
        if ((site_has(site, SITE_FEEDS) && !feeds_write(job, document, context, folder)) ||
            !page_write(job, "plan", context, folder, "index.html"))
                return NULL;
        const char *found = site_has(site, SITE_SEARCH) ? search_plan(job, document, folder) : "";
        bool proved = node_find(context, "proof") != NULL;
        return found ? record_of(job, site, document, cites, proved, found) : NULL;
}
