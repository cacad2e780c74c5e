/* SPDX-License-Identifier: MIT */
#include "site/record.h"

#include "site/context.h"
#include "site/html.h"
#include "site/json.h"
#include "site/publish.h"
#include "site/sections.h"
#include "site/tidy.h"

#include <stdlib.h>
#include <string.h>

static void texts(struct json *json, const char *key, const struct list *all)
{
        json_open(json, key, '[');
        for (guint i = 0; i < all->count; i++)
                json_text(json, NULL, list_at(all, struct text, i)->text);
        json_close(json, ']');
}

static void identity(struct json *json, struct job *job, const struct document *document)
{
        const struct plan *plan = document->plan;
        g_autofree char *iso = date_iso(plan->date.date);
        g_autofree char *date = date_short(plan->date.date);
        gint64 dong = 0;
        const struct figures *budget = main_budget(plan);
        bool money = budget && figures_total(budget, &dong);
        json_text(json, "id", plan->id);
        json_text(json, "title", plan->title.text);
        json_text(json, "kind", kind_shown(job, document));
        json_text(json, "number", number_shown(job, plan));
        json_text(json, "issuer", plan->issuer ? plan->issuer->name.text : NULL);
        json_text(json, "province", province_shown(plan));
        json_text(json, "iso", *iso ? iso : NULL);
        json_text(json, "date", *date ? date : NULL);
        json_text(json, "period", period_shown(job, plan));
        json_text(json, "from", arena_printf(job->arena, "%d", plan->period.from));
        json_text(json, "to", arena_printf(job->arena, "%d", MAX(plan->period.to, plan->period.from)));
        json_text(json, "field", plan->field.text);
        json_text(json, "total", money ? money_shown(job, dong) : NULL);
        json_text(json, "incomplete", plan->incomplete ? "1" : NULL);
}

static void replaces(struct json *json, const struct plan *plan)
{
        json_open(json, "replaces", '[');
        for (guint i = 0; i < plan->replaces.count; i++) {
                const struct legal_document *old = list_at(&plan->replaces, struct legal_document, i);
                g_autofree char *iso = date_iso(old->date.date);
                g_autofree char *date = date_short(old->date.date);
                json_open(json, NULL, '{');
                json_text(json, "kind", text_or_blank(&old->kind));
                json_text(json, "number", text_or_blank(&old->number));
                json_text(json, "iso", iso);
                json_text(json, "date", date);
                json_text(json, "issuer", text_or_blank(&old->issuer));
                json_text(json, "title", text_or_blank(&old->title));
                json_close(json, '}');
        }
        json_close(json, ']');
}

static void basis(struct json *json, const struct plan *plan)
{
        json_open(json, "basis", '[');
        for (guint i = 0; i < plan->basis.count; i++) {
                const struct basis *said = list_at(&plan->basis, struct basis, i);
                for (guint k = 0; k < said->documents.count; k++) {
                        json_open(json, NULL, '{');
                        json_text(json, "id", list_at(&said->documents, struct text, k)->text);
                        json_text(json, "text", text_or_blank(&said->text));
                        json_close(json, '}');
                }
        }
        json_close(json, ']');
}

static int by_id(const void *a, const void *b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Ids of all documents that the text cites. */
static void cited(struct json *json, GHashTable *cites)
{
        guint count;
        g_autofree const char **ids = (const char **)g_hash_table_get_keys_as_array(cites, &count);
        qsort(ids, count, sizeof *ids, by_id);
        json_open(json, "cites", '[');
        for (guint i = 0; i < count; i++)
                json_text(json, NULL, ids[i]);
        json_close(json, ']');
}

static void points(struct json *json, const struct node *all)
{
        json_open(json, "points", '[');
        for (guint i = 0; i < all->items.count; i++) {
                const struct node *point = list_at(&all->items, struct node, i);
                json_open(json, NULL, '{');
                json_text(json, "label", node_find_text(point, "label"));
                json_text(json, "text", node_find_text(point, "text"));
                json_close(json, '}');
        }
        json_close(json, ']');
}

static void tasks(struct json *json, struct job *job, const struct document *document)
{
        const struct plan *plan = document->plan;
        g_autoptr(GHashTable) items = document_items(document);
        json_open(json, "tasks", '[');
        for (guint i = 0; i < plan->tasks.count; i++) {
                const struct task *task = list_at(&plan->tasks, struct task, i);
                if (!is_given(&task->lead))
                        continue;
                json_open(json, NULL, '{');
                json_text(json, "id", task->id.text ? html_id(job, task->id.text, NULL) : "");
                json_text(json, "lead", task->lead.text);
                texts(json, "with", &task->with);
                points(json, task_points(job, items, task));
                json_close(json, '}');
        }
        json_close(json, ']');
}

static void tables(struct json *json, const struct document *document, const struct list *all)
{
        for (guint i = 0; i < all->count; i++) {
                const struct figures *figures = list_at(all, struct figures, i);
                json_open(json, NULL, '{');
                json_text(json, "id", figures->id.text);
                json_text(json, "title", figures_title(document, figures));
                json_text(json, "unit", figures->money ? "đồng" : text_or_blank(&figures->unit));
                json_close(json, '}');
        }
}

GBytes *record_of(struct job *job, const struct document *document, GHashTable *cites, bool proved, const char *words)
{
        const struct plan *plan = document->plan;
        struct json json = {.out = g_string_new(NULL)};
        g_autoptr(GString) rows = g_string_new(NULL);
        tidy_rows(rows, plan);
        json_open(&json, NULL, '{');
        identity(&json, job, document);
        texts(&json, "former", &plan->former_ids);
        texts(&json, "funds", &plan->funds);
        replaces(&json, plan);
        basis(&json, plan);
        cited(&json, cites);
        json_text(&json, "proved", proved ? "1" : NULL);
        tasks(&json, job, document);
        json_open(&json, "tables", '[');
        tables(&json, document, &plan->budgets);
        tables(&json, document, &plan->tables);
        json_close(&json, ']');
        json_text(&json, "rows", rows->str);
        json_text(&json, "words", words);
        json_close(&json, '}');
        return g_string_free_to_bytes(json.out);
}
