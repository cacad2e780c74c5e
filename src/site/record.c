/* SPDX-License-Identifier: MIT */
#include "site/record.h"

#include "base/digest.h"
#include "site/context.h"
#include "site/html.h"
#include "site/json.h"
#include "site/publish.h"
#include "site/sections.h"
#include "site/tidy.h"

#include <stdlib.h>
#include <string.h>

enum {
        DEPTH_MAX = 8,
};

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

GBytes *record_of(struct job *job, const struct site *site, const struct document *document, GHashTable *cites,
                  bool proved, const char *words)
{
        const struct plan *plan = document->plan;
        struct json json = {.out = g_string_new(NULL), .tight = true};
        bool values = site_has(site, SITE_COMPARE) || site_has(site, SITE_DATA);
        json_open(&json, NULL, '{');
        identity(&json, job, document);
        texts(&json, "former", &plan->former_ids);
        texts(&json, "funds", &plan->funds);
        replaces(&json, plan);
        if (site_has(site, SITE_DOCUMENTS)) {
                basis(&json, plan);
                cited(&json, cites);
        }
        json_text(&json, "proved", proved ? "1" : NULL);
        if (site_has(site, SITE_BODIES))
                tasks(&json, job, document);
        json_open(&json, "tables", '[');
        tables(&json, document, &plan->budgets);
        tables(&json, document, &plan->tables);
        json_close(&json, ']');
        json_close(&json, '}');
        g_string_append_c(json.out, '\0');
        if (values)
                tidy_rows(json.out, plan);
        g_string_append_c(json.out, '\0');
        g_string_append(json.out, words);
        g_string_append_c(json.out, '\0');
        return g_string_free_to_bytes(json.out);
}

/* ---- reading ---- */

/* JSON as json.h writes it, taken apart where it stands; anything else ends the reading. */
struct reading {
        struct job *job;
        char *at;
        bool failed;
};

static char *string_read(struct reading *reading)
{
        char *text = ++reading->at, *to = text;
        for (; *reading->at && *reading->at != '"'; reading->at++) {
                if (*reading->at != '\\') {
                        *to++ = *reading->at;
                        continue;
                }
                reading->at++;
                if (*reading->at == 'n') {
                        *to++ = '\n';
                } else if (*reading->at == 'u') {
                        g_autofree char *digits = g_strndup(reading->at + 1, 4);
                        to += g_unichar_to_utf8((gunichar)g_ascii_strtoull(digits, NULL, 16), to);
                        reading->at += strlen(digits);
                } else if (*reading->at) {
                        *to++ = *reading->at;
                }
        }
        reading->failed |= *reading->at != '"';
        reading->at += *reading->at == '"';
        *to = '\0';
        return text;
}

static struct node *value_read(struct reading *reading, guint depth);

static struct node *group_read(struct reading *reading, bool map, guint depth)
{
        struct node *group = map ? node_new_map(reading->job) : node_new_list(reading->job);
        char end = map ? '}' : ']';
        reading->at++;
        while (!reading->failed && *reading->at != end) {
                const char *key = map && *reading->at == '"' ? string_read(reading) : NULL;
                reading->failed |= map && (!key || *reading->at++ != ':');
                struct node *value = reading->failed ? NULL : value_read(reading, depth + 1);
                if (value && map)
                        node_put(reading->job, group, key, value);
                else if (value)
                        node_add(reading->job, group, value);
                reading->failed |= *reading->at != ',' && *reading->at != end;
                reading->at += *reading->at == ',';
        }
        reading->at += *reading->at == end;
        return group;
}

static struct node *value_read(struct reading *reading, guint depth)
{
        if (depth < DEPTH_MAX && (*reading->at == '{' || *reading->at == '['))
                return group_read(reading, *reading->at == '{', depth);
        reading->failed |= *reading->at != '"';
        return reading->failed ? NULL : node_new_text(reading->job, string_read(reading));
}

struct node *record_read(struct job *job, GBytes *record)
{
        gsize count;
        const char *head = g_bytes_get_data(record, &count);
        const char *rows = count ? memchr(head, '\0', count) : NULL;
        const char *words = rows ? memchr(rows + 1, '\0', count - (gsize)(rows + 1 - head)) : NULL;
        if (!words || head[count - 1] != '\0')
                return NULL;
        struct reading reading = {.job = job, .at = arena_text_n(job->arena, head, (gsize)(rows - head))};
        struct node *map = *reading.at == '{' ? value_read(&reading, 0) : NULL;
        if (!map || reading.failed)
                return NULL;
        struct digest digest = {0};
        digest_add(&digest, head, (gsize)(words - head));
        node_put_text(
                job, map, "digest",
                arena_printf(job->arena, "%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", digest.a, digest.b));
        node_put_text(job, map, "rows", rows + 1);
        node_put_text(job, map, "words", words + 1);
        return map;
}
