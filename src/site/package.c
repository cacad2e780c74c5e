/* SPDX-License-Identifier: MIT */
#include "site/package.h"
#include "base/sha256.h"

#include "site/context.h"
#include "site/json.h"
#include "site/publish.h"
#include "vietnamese/folding.h"

#include <string.h>

void package_add(struct job *job, struct package *package, const char *name, const char *bytes, gsize count)
{
        struct package_file *file = arena_new(job->arena, struct package_file);
        g_autofree char *sum = sha256_text(bytes, count);
        file->name = arena_text(job->arena, name);
        file->bytes = count;
        g_strlcpy(file->sha256, sum, sizeof file->sha256);
        list_add(job->arena, &package->files, file);
}

void package_sums(GString *out, const struct package *package)
{
        for (guint i = 0; i < package->files.count; i++) {
                const struct package_file *file = list_at(&package->files, struct package_file, i);
                if (strcmp(file->name, "SHA256SUMS") != 0)
                        g_string_append_printf(out, "%s  %s\n", file->sha256, file->name);
        }
}

/* ---- the descriptor ---- */

/* Kinds of file by the end of their names, the longer ends first. */
static const struct {
        const char *end, *format, *type;
} kinds[] = {
        {".csv", "csv", "text/csv"},
        {".json", "json", "application/json"},
        {".xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {".yaml", "yaml", "application/yaml"},
        {".md", "md", "text/markdown"},
        {".pdf", "pdf", "application/pdf"},
};

/* Fields of the file of one value a row: Table Schema, and what they are in a Fiscal Data Package. */
static const struct {
        const char *name, *type, *fiscal;
} fields[] = {
        {"plan", "string", "activity:generic:program:code"},
        {"plan_number", "string", NULL},
        {"issuer", "string", "administrative-classification:generic:level1:label"},
        {"province", "string", "geo:target:level1:label"},
        {"year_from", "year", "date:fiscal-year"},
        {"year_to", "year", NULL},
        {"table", "string", NULL},
        {"line", "string", "activity:generic:subprogram:code"},
        {"parent", "string", NULL},
        {"level", "integer", NULL},
        {"leaf", "integer", NULL},
        {"label", "string", "activity:generic:subprogram:label"},
        {"column", "string", "fin-source:generic:level1:code"},
        {"column_label", "string", "fin-source:generic:level1:label"},
        {"value", "number", "value"},
        {"unit", "string", "value-currency:code"},
};

static void schema(struct json *json)
{
        json_open(json, "schema", '{');
        json_open(json, "fields", '[');
        for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
                json_open(json, NULL, '{');
                json_text(json, "name", fields[i].name);
                json_text(json, "type", fields[i].type);
                json_text(json, "columnType", fields[i].fiscal);
                json_close(json, '}');
        }
        json_close(json, ']');
        json_close(json, '}');
}

/* Names of resources: lower case, no slash. */
static void resource_name(struct json *json, const char *path)
{
        g_autofree char *name = g_ascii_strdown(path, -1);
        for (char *c = name; *c; c++) {
                if (!g_ascii_isalnum(*c) && !strchr("-._", *c))
                        *c = '-';
        }
        json_text(json, "name", name);
}

static void resource(struct json *json, const struct package_file *file, const char *tidy)
{
        json_open(json, NULL, '{');
        resource_name(json, file->name);
        json_text(json, "path", file->name);
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
                if (!g_str_has_suffix(file->name, kinds[i].end))
                        continue;
                json_text(json, "format", kinds[i].format);
                json_text(json, "mediatype", kinds[i].type);
                break;
        }
        json_text(json, "encoding", "utf-8");
        json_number(json, "bytes", (gint64)file->bytes, 0);
        g_autofree char *hash = g_strconcat("sha256:", file->sha256, NULL);
        json_text(json, "hash", hash);
        if (tidy && strcmp(file->name, tidy) == 0) {
                json_text(json, "profile", "tabular-data-resource");
                schema(json);
        }
        json_close(json, '}');
}

static void fiscal_period(struct json *json, struct job *job, const struct plan *plan)
{
        if (!plan->period.from)
                return;
        json_open(json, "fiscalPeriod", '{');
        json_text(json, "start", arena_printf(job->arena, "%d-01-01", plan->period.from));
        json_text(json, "end", arena_printf(job->arena, "%d-12-31", MAX(plan->period.to, plan->period.from)));
        json_close(json, '}');
}

/* Where the data of each day stand. */
static void editions(struct json *json, struct job *job, const struct package *package)
{
        if (!package->editions.count)
                return;
        json_open(json, "editions", '[');
        for (guint i = 0; i < package->editions.count; i++) {
                const char *date = list_at(&package->editions, const char, i);
                json_open(json, NULL, '{');
                json_text(json, "version", date);
                json_text(json, "path", arena_printf(job->arena, "du-lieu/%s/datapackage.json", date));
                json_close(json, '}');
        }
        json_close(json, ']');
}

/* A licence needs a name, a word of the Open Definition's kind, or the path to its text. */
static void licence(struct json *json, const struct site *site)
{
        if (!is_given(&site->licence))
                return;
        json_open(json, "licenses", '[');
        json_open(json, NULL, '{');
        bool is_path =
                g_str_has_prefix(site->licence.text, "https://") || g_str_has_prefix(site->licence.text, "http://");
        g_autofree char *name = is_path ? NULL : fold_slug(site->licence.text);
        json_text(json, is_path ? "path" : "name", is_path ? site->licence.text : name);
        json_text(json, "title", site->licence.text);
        json_close(json, '}');
        json_close(json, ']');
}

void package_json(GString *out, struct job *job, const struct package *package)
{
        const struct plan *plan = package->plan;
        struct json json = {.out = out};
        json_open(&json, NULL, '{');
        json_text(&json, "profile", "fiscal-data-package");
        json_text(&json, "name", plan->id);
        json_text(&json, "title", plan->title.text);
        json_text(&json, "description", number_shown(job, plan));
        json_text(&json, "version", package->version);
        if (is_given(&package->site->address))
                json_text(&json, "homepage",
                          arena_printf(job->arena, "%ske-hoach/%s/", package->site->address.text, plan->id));
        licence(&json, package->site);
        json_text(&json, "countryCode", "VN");
        json_text(&json, "currencyCode", "VND");
        json_text(&json, "granularity", "aggregated");
        fiscal_period(&json, job, plan);
        editions(&json, job, package);
        json_open(&json, "resources", '[');
        for (guint i = 0; i < package->files.count; i++)
                resource(&json, list_at(&package->files, struct package_file, i), package->tidy);
        json_close(&json, ']');
        json_close(&json, '}');
}
