/* SPDX-License-Identifier: MIT */
#include "site/downloads.h"

#include "base/files.h"
#include "base/part.h"
#include "site/context.h"
#include "site/editions.h"
#include "site/json.h"
#include "site/package.h"
#include "site/publish.h"
#include "site/tidy.h"
#include "site/xlsx.h"

#include <string.h>

/* ---- JSON of a table ---- */

guint figures_total_scale(const struct figures *figures)
{
        guint scale = 0;
        for (guint i = 0; i < figures->columns.count && !figures->money; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                if (column->sums)
                        scale = MAX(scale, column->scale);
        }
        return scale;
}

static void json_columns(struct json *json, const struct figures *figures)
{
        json_open(json, "columns", '[');
        for (guint i = 0; i < figures->columns.count; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                const char *own = column->unit.text && *column->unit.text ? column->unit.text : NULL;
                json_open(json, NULL, '{');
                json_text(json, "id", column->id.text);
                json_text(json, "label", column->label.text);
                json_text(json, "group", column->group.text);
                json_text(json, "unit", own ? own : figures->money ? "đồng" : figures->unit.text);
                json_bool(json, "summed", column->sums);
                json_close(json, '}');
        }
        json_close(json, ']');
}

static void json_values(struct json *json, const struct figures *figures, const struct figure *row)
{
        guint count = figures->columns.count;
        json_open(json, "values", '{');
        for (guint i = 0; i < count; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                if (row[i].given)
                        json_number(json, column->id.text, row[i].value, figures->money ? 0 : column->scale);
                else
                        json_null(json, column->id.text);
        }
        json_close(json, '}');
        if (figures->has_total_column && row[count].given)
                json_number(json, "total", row[count].value, figures_total_scale(figures));
}

static void json_lines(struct json *json, const struct figures *figures, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                json_open(json, NULL, '{');
                json_text(json, "id", line->id.text);
                json_text(json, "parent", line->parent ? line->parent->id.text : NULL);
                json_number(json, "level", (gint64)line->level + 1, 0);
                json_text(json, "number", line->printed_number);
                json_text(json, "label", line->label.text);
                json_values(json, figures, line->figures);
                json_text(json, "note", line->printed_note);
                json_close(json, '}');
                json_lines(json, figures, &line->lines);
        }
}

static void json_figures(struct json *json, const struct plan *plan, const struct figures *figures)
{
        json_open(json, NULL, '{');
        json_text(json, "plan", plan->id);
        json_text(json, "id", figures->id.text);
        json_text(json, "title", figures->title.text);
        json_text(json, "unit", figures->money ? "đồng" : figures->unit.text);
        json_text(json, "printedUnit", figures->unit.text);
        json_text(json, "source", figures->source.text);
        json_columns(json, figures);
        json_open(json, "lines", '[');
        json_lines(json, figures, &figures->lines);
        json_close(json, ']');
        if (figures->has_total_row && figures->totals) {
                json_open(json, "totals", '{');
                json_values(json, figures, figures->totals);
                json_close(json, '}');
        }
        json_close(json, '}');
}

void figures_json(GString *out, const struct plan *plan, const struct figures *figures)
{
        struct json json = {.out = out};
        json_figures(&json, plan, figures);
}

/* ---- files ---- */

/* A plan's downloads while they are written. */
struct writing {
        struct job *job;
        const struct document *document;
        const struct plan *plan;
        const struct node *words;
        const char *folder;
        struct package *package;
        bool failed;
};

/* Written, and noted for the descriptor and the list of checksums. */
static void download_write(struct writing *writing, const char *name, const char *bytes, gsize count)
{
        const char *path = arena_printf(writing->job->arena, "%s/%s", writing->folder, name);
        writing->failed |= !file_write(writing->job, path, bytes, count);
        package_add(writing->job, writing->package, name, bytes, count);
}

static void text_write(struct writing *writing, const char *name, const GString *text)
{
        download_write(writing, name, text->str, text->len);
}

/* CSV for programs, the same with a byte order mark for spreadsheets, JSON. */
static void table_write(struct writing *writing, const struct figures *figures, struct node *tables)
{
        struct job *job = writing->job;
        const char *id = figures->id.text;
        const char *csv = arena_printf(job->arena, "du-lieu/%s.csv", id);
        const char *excel = arena_printf(job->arena, "du-lieu/%s.excel.csv", id);
        const char *json = arena_printf(job->arena, "du-lieu/%s.json", id);
        GString *text = g_string_new("\xef\xbb\xbf");
        figures_csv(text, figures, writing->words);
        text_write(writing, excel, text);
        g_string_erase(text, 0, 3);
        text_write(writing, csv, text);
        g_string_truncate(text, 0);
        figures_json(text, writing->plan, figures);
        text_write(writing, json, text);
        g_string_free(text, TRUE);

        struct node *table = node_new_map(job);
        node_put_text(job, table, "title", figures_title(writing->document, figures));
        node_put_text(job, table, "csv", csv);
        node_put_text(job, table, "excel", excel);
        node_put_text(job, table, "json", json);
        node_add(job, tables, table);
}

static void tables_write(struct writing *writing, struct node *tables)
{
        const struct plan *plan = writing->plan;
        for (guint i = 0; i < plan->budgets.count; i++)
                table_write(writing, list_at(&plan->budgets, struct figures, i), tables);
        for (guint i = 0; i < plan->tables.count; i++)
                table_write(writing, list_at(&plan->tables, struct figures, i), tables);
}

/* All tables as one workbook, and as one file of one value a row. */
static void whole_write(struct writing *writing, struct node *context)
{
        struct job *job = writing->job;
        const char *book = arena_printf(job->arena, "du-lieu/%s.xlsx", writing->plan->id);
        const char *path = arena_printf(job->arena, "%s/%s", writing->folder, book);
        g_autofree char *bytes = NULL;
        gsize count = 0;
        __typeof__(&xlsx_write) write = PART_FIND(job, "xlsx", xlsx_write);
        if (write && write(job, writing->plan, writing->words, path) && g_file_get_contents(path, &bytes, &count, NULL))
                package_add(job, writing->package, book, bytes, count);
        else
                writing->failed = true;
        g_autoptr(GString) rows = g_string_new(NULL), text = g_string_new(NULL);
        g_autofree char *again = NULL;
        tidy_rows(rows, writing->plan);
        again = g_strdup(rows->str);
        tidy_csv_head(text);
        tidy_csv(text, node_find(context, "plan"), rows->str);
        text_write(writing, PACKAGE_TIDY, text);
        g_string_truncate(text, 0);
        struct json json = {.out = text};
        json_open(&json, NULL, '[');
        tidy_json(&json, node_find(context, "plan"), again);
        json_close(&json, ']');
        text_write(writing, "du-lieu/so-lieu.json", text);
        node_put_text(job, context, "xlsx", book);
        node_put_text(job, context, "tidy", PACKAGE_TIDY);
}

/* The PDF is there already when the build makes both. */
static void pdf_note(struct writing *writing)
{
        const char *name = arena_printf(writing->job->arena, "%s.pdf", writing->plan->id);
        g_autofree char *path = g_build_filename(writing->folder, name, NULL), *bytes = NULL;
        gsize count;
        if (g_file_get_contents(path, &bytes, &count, NULL))
                package_add(writing->job, writing->package, name, bytes, count);
}

/* ---- sources ---- */

static void source_copy(struct writing *writing, const char *name, struct place asked, struct node *sources)
{
        struct job *job = writing->job;
        gsize count;
        char *bytes = file_read(job, arena_printf(job->arena, "%s/%s", writing->plan->folder, name), asked, &count);
        const char *href = arena_printf(job->arena, "nguon/%s", name);
        if (!bytes) {
                writing->failed = true;
                return;
        }
        download_write(writing, href, bytes, count);
        struct node *source = node_new_map(job);
        node_put_text(job, source, "href", href);
        node_put_text(job, source, "name", name);
        node_add(job, sources, source);
}

static void sources_copy(struct writing *writing, struct node *sources)
{
        const struct plan *plan = writing->plan;
        source_copy(writing, "plan.yaml", plan->at, sources);
        for (guint i = 0; i < plan->narrative.count; i++) {
                const struct text *file = list_at(&plan->narrative, struct text, i);
                source_copy(writing, file->text, file->at, sources);
        }
        for (guint i = 0; i < plan->appendices.count; i++) {
                const struct text *file = &list_at(&plan->appendices, struct appendix, i)->file;
                if (is_given(file))
                        source_copy(writing, file->text, file->at, sources);
        }
}

bool downloads_write(struct job *job, const struct site *site, const struct document *document,
                     const struct node *words, const char *folder, struct node *context)
{
        const struct plan *plan = document->plan;
        struct package package = {.plan = plan, .site = site, .version = edition_date(job, plan)};
        struct writing writing = {job, document, plan, words, folder, &package, false};
        struct node *sources = node_new_list(job), *tables = node_new_list(job);
        g_autoptr(GString) text = g_string_new(NULL);
        sources_copy(&writing, sources);
        tables_write(&writing, tables);
        if (tables->items.count) {
                package.tidy = PACKAGE_TIDY;
                whole_write(&writing, context);
        }
        writing.failed |= !editions_write(job, &package, folder, context);
        pdf_note(&writing);
        package_json(text, job, &package);
        text_write(&writing, "datapackage.json", text);
        g_string_truncate(text, 0);
        package_sums(text, &package);
        text_write(&writing, "SHA256SUMS", text);
        node_put(job, context, "sources", sources);
        put_group(job, context, "tables", tables);
        return !writing.failed;
}
