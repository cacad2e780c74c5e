/* SPDX-License-Identifier: MIT */
/* Open data of all plans together: every figure, one a row, and the list of
 * plans. */
#include "base/sha256.h"
#include "site/context.h"
#include "site/json.h"
#include "site/making.h"
#include "site/tidy.h"

enum {
        PAGE_PLANS = 100 /* on one page of their list */
};

static void figures_write(struct making *making, GString *sums)
{
        g_autoptr(GString) csv = g_string_new("\xef\xbb\xbf"), json_out = g_string_new(NULL);
        struct json json = {.out = json_out};
        tidy_csv_head(csv);
        json_open(&json, NULL, '[');
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                g_autofree char *for_csv = g_strdup(said(plan, "rows")), *for_json = g_strdup(for_csv);
                tidy_csv(csv, plan, for_csv);
                tidy_json(&json, plan, for_json);
        }
        json_close(&json, ']');
        making_file(making, "du-lieu/so-lieu.excel.csv", csv);
        g_string_erase(csv, 0, 3);
        making_file(making, "du-lieu/so-lieu.csv", csv);
        making_file(making, "du-lieu/so-lieu.json", json_out);
        g_autofree char *of_csv = sha256_text(csv->str, csv->len);
        g_autofree char *of_json = sha256_text(json_out->str, json_out->len);
        g_string_append_printf(sums, "%s  so-lieu.csv\n%s  so-lieu.json\n", of_csv, of_json);
}

/* What a program, or the filters of the index, need to know of each plan. */
static void plans_write(struct making *making, GString *sums)
{
        static const char *const keys[] = {"id",   "title",  "kind",  "number", "issuer", "province", "iso",
                                           "date", "period", "field", "total",  "from",   "to"};
        g_autoptr(GString) out = g_string_new(NULL);
        struct json json = {.out = out};
        json_open(&json, NULL, '[');
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                const struct node *funds = said_list(plan, "funds");
                json_open(&json, NULL, '{');
                for (guint k = 0; k < G_N_ELEMENTS(keys); k++)
                        json_text(&json, keys[k], node_find_text(plan, keys[k]));
                json_open(&json, "funds", '[');
                for (guint k = 0; k < funds->items.count; k++)
                        json_text(&json, NULL, list_at(&funds->items, struct node, k)->text);
                json_close(&json, ']');
                json_close(&json, '}');
        }
        json_close(&json, ']');
        making_file(making, "du-lieu/ke-hoach.json", out);
        g_autofree char *sum = sha256_text(out->str, out->len);
        g_string_append_printf(sums, "%s  ke-hoach.json\n", sum);
}

/* The list of plans, on as many pages as it takes; the files of all stand on the first. */
static void list_write(struct making *making)
{
        struct job *job = making->job;
        guint pages = MAX((making->plans.count + PAGE_PLANS - 1) / PAGE_PLANS, 1);
        for (guint page = 0; page < pages; page++) {
                const char *path = paging_path(job, "du-lieu/", page);
                struct node *context = making_context(making, path), *some = node_new_list(job);
                for (guint i = page * PAGE_PLANS; i < MIN((page + 1) * PAGE_PLANS, making->plans.count); i++)
                        node_add(job, some, plan_entry(making, list_at(&making->plans, struct node, i)));
                put_group(job, context, "plans", some);
                if (page == 0)
                        node_put_text(job, context, "first", "1");
                paging_put(job, context, "du-lieu/", page, pages);
                making_page(making, "data", context, path, NULL);
        }
}

void data_write(struct making *making)
{
        g_autoptr(GString) sums = g_string_new(NULL);
        figures_write(making, sums);
        plans_write(making, sums);
        making_file(making, "du-lieu/SHA256SUMS", sums);
        list_write(making);
}
