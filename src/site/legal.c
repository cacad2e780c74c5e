/* SPDX-License-Identifier: MIT */
/* Legal documents that plans cite: who rests on each, what it replaced. */
#include "plan/plan.h"
#include "site/context.h"
#include "site/making.h"
#include "vietnamese/folding.h"

#include <string.h>

struct cited {
        const struct legal_document *document;
        const char *name; /* "Quyết định 32/2010/QĐ-TTg" */
        const char *key;
        struct node *plans;                  /* those that rest on it */
        struct node *citing;                 /* those that only cite it */
        struct node *replaced, *replaced_by; /* references */
};

static struct node *reference(struct job *job, const struct cited *cited)
{
        struct node *map = node_new_map(job);
        g_autofree char *date = date_short(cited->document->date.date);
        put_always(job, map, "slug", cited->document->id.text);
        put_always(job, map, "name", cited->name);
        put_always(job, map, "issuer", cited->document->issuer.text);
        put_always(job, map, "date", arena_text(job->arena, date));
        put_always(job, map, "title", cited->document->title.text);
        return map;
}

static struct cited *cited_new(struct job *job, const struct legal_document *document)
{
        struct cited *cited = arena_new(job->arena, struct cited);
        const char *tail = is_given(&document->number) ? document->number.text : text_or_blank(&document->title);
        cited->document = document;
        cited->name = arena_printf(job->arena, "%s %s", text_or_blank(&document->kind), tail);
        cited->key = kept(job, collation_key(cited->name));
        cited->plans = node_new_list(job);
        cited->citing = node_new_list(job);
        cited->replaced = node_new_list(job);
        cited->replaced_by = node_new_list(job);
        return cited;
}

static void link_replaced(struct job *job, GHashTable *all, struct cited *cited)
{
        for (guint i = 0; i < cited->document->replaces.count; i++) {
                const struct text *id = list_at(&cited->document->replaces, struct text, i);
                struct cited *old = g_hash_table_lookup(all, id->text);
                if (!old)
                        continue;
                node_add(job, cited->replaced, reference(job, old));
                node_add(job, old->replaced_by, reference(job, cited));
        }
}

static void plan_add(struct making *making, GHashTable *all, const struct node *plan)
{
        const struct node *basis = said_list(plan, "basis"), *cites = said_list(plan, "cites");
        g_autoptr(GHashTable) rests = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < basis->items.count; i++) {
                const struct node *said_there = list_at(&basis->items, struct node, i);
                struct cited *cited = g_hash_table_lookup(all, said(said_there, "id"));
                if (!cited)
                        continue;
                struct node *entry = plan_entry(making, plan);
                put_always(making->job, entry, "basis", said(said_there, "text"));
                node_add(making->job, cited->plans, entry);
                g_hash_table_add(rests, (gpointer)cited->document->id.text);
        }
        for (guint i = 0; i < cites->items.count; i++) {
                const char *id = list_at(&cites->items, struct node, i)->text;
                struct cited *cited = g_hash_table_contains(rests, id) ? NULL : g_hash_table_lookup(all, id);
                if (cited)
                        node_add(making->job, cited->citing, plan_entry(making, plan));
        }
}

static int by_key(const void *a, const void *b)
{
        const struct cited *left = *(struct cited *const *)a, *right = *(struct cited *const *)b;
        int order = strcmp(left->key, right->key);
        return order ? order : strcmp(left->document->id.text, right->document->id.text);
}

/* The plan of this site that a document is; NULL. */
static const struct node *plan_of(const struct making *making, const struct cited *cited)
{
        g_autofree char *iso = date_iso(cited->document->date.date);
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                if (strcmp(said(plan, "number"), text_or_blank(&cited->document->number)) == 0 &&
                    strcmp(said(plan, "iso"), iso) == 0)
                        return plan;
        }
        return NULL;
}

static void cited_write(struct making *making, const struct cited *cited)
{
        struct job *job = making->job;
        const char *path = arena_printf(job->arena, "van-ban/%s/", cited->document->id.text);
        struct node *context = making_context(making, path);
        node_put(job, context, "document", reference(job, cited));
        const struct node *plan = plan_of(making, cited);
        if (plan)
                node_put(job, context, "here", plan_entry(making, plan));
        put_group(job, context, "plans", cited->plans);
        put_group(job, context, "citing", cited->citing);
        put_group(job, context, "replaced", cited->replaced);
        put_group(job, context, "replaced_by", cited->replaced_by);
        making_page(making, "document", context, path, NULL);
}

static void list_write(struct making *making, GPtrArray *sorted)
{
        struct job *job = making->job;
        struct node *context = making_context(making, "van-ban/"), *list = node_new_list(job);
        for (guint i = 0; i < sorted->len; i++) {
                const struct cited *cited = sorted->pdata[i];
                struct node *map = reference(job, cited);
                put_number(job, map, "plans", cited->plans->items.count + cited->citing->items.count);
                node_add(job, list, map);
        }
        put_group(job, context, "documents", list);
        making_page(making, "documents", context, "van-ban/", NULL);
}

void legal_write(struct making *making)
{
        const struct list *documents = &making->site->documents;
        g_autoptr(GHashTable) all = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < documents->count; i++) {
                const struct legal_document *document = list_at(documents, struct legal_document, i);
                if (is_given(&document->id))
                        g_hash_table_insert(all, (gpointer)document->id.text, cited_new(making->job, document));
        }
        g_autoptr(GPtrArray) sorted = table_values(all);
        g_ptr_array_sort(sorted, by_key);
        for (guint i = 0; i < sorted->len; i++)
                link_replaced(making->job, all, sorted->pdata[i]);
        for (guint i = 0; i < making->plans.count; i++)
                plan_add(making, all, list_at(&making->plans, struct node, i));
        list_write(making, sorted);
        for (guint i = 0; i < sorted->len; i++)
                cited_write(making, sorted->pdata[i]);
}
