/* SPDX-License-Identifier: MIT */
#include "site/downloads.h"

#include "base/files.h"
#include "site/json.h"

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

static bool text_write(struct job *job, const char *folder, const char *name, const GString *text)
{
        return file_write(job, arena_printf(job->arena, "%s/%s", folder, name), text->str, text->len);
}

/* CSV for programs, the same with a byte order mark for spreadsheets, JSON. */
static bool table_write(struct job *job, const struct plan *plan, const struct figures *figures,
                        const struct node *words, const char *folder, struct node *tables)
{
        const char *id = figures->id.text;
        const char *csv = arena_printf(job->arena, "du-lieu/%s.csv", id);
        const char *excel = arena_printf(job->arena, "du-lieu/%s.excel.csv", id);
        const char *json = arena_printf(job->arena, "du-lieu/%s.json", id);
        GString *text = g_string_new("\xef\xbb\xbf");
        figures_csv(text, figures, words);
        bool done = text_write(job, folder, excel, text);
        g_string_erase(text, 0, 3);
        done &= text_write(job, folder, csv, text);
        g_string_truncate(text, 0);
        figures_json(text, plan, figures);
        done &= text_write(job, folder, json, text);
        g_string_free(text, TRUE);

        struct node *table = node_new_map(job);
        node_put_text(job, table, "title", figures->title.text && *figures->title.text ? figures->title.text : id);
        node_put_text(job, table, "csv", csv);
        node_put_text(job, table, "excel", excel);
        node_put_text(job, table, "json", json);
        node_add(job, tables, table);
        return done;
}

static bool tables_write(struct job *job, const struct plan *plan, const struct node *words, const char *folder,
                         struct node *tables)
{
        bool done = true;
        for (guint i = 0; i < plan->budgets.count; i++)
                done &= table_write(job, plan, list_at(&plan->budgets, struct figures, i), words, folder, tables);
        for (guint i = 0; i < plan->tables.count; i++)
                done &= table_write(job, plan, list_at(&plan->tables, struct figures, i), words, folder, tables);
        return done;
}

static bool source_copy(struct job *job, const struct plan *plan, const char *name, struct place asked,
                        const char *folder, struct node *sources)
{
        gsize count;
        char *bytes = file_read(job, arena_printf(job->arena, "%s/%s", plan->folder, name), asked, &count);
        const char *href = arena_printf(job->arena, "nguon/%s", name);
        if (!bytes || !file_write(job, arena_printf(job->arena, "%s/%s", folder, href), bytes, count))
                return false;
        struct node *source = node_new_map(job);
        node_put_text(job, source, "href", href);
        node_put_text(job, source, "name", name);
        node_add(job, sources, source);
        return true;
}

static bool sources_copy(struct job *job, const struct plan *plan, const char *folder, struct node *sources)
{
        bool done = source_copy(job, plan, "plan.yaml", plan->at, folder, sources);
        for (guint i = 0; i < plan->narrative.count; i++) {
                const struct text *file = list_at(&plan->narrative, struct text, i);
                done &= source_copy(job, plan, file->text, file->at, folder, sources);
        }
        for (guint i = 0; i < plan->appendices.count; i++) {
                const struct text *file = &list_at(&plan->appendices, struct appendix, i)->file;
                if (file->text && *file->text)
                        done &= source_copy(job, plan, file->text, file->at, folder, sources);
        }
        return done;
}

bool downloads_write(struct job *job, const struct plan *plan, const struct node *words, const char *folder,
                     struct node *context)
{
        struct node *sources = node_new_list(job), *tables = node_new_list(job);
        bool done = sources_copy(job, plan, folder, sources) & tables_write(job, plan, words, folder, tables);
        node_put(job, context, "sources", sources);
        if (tables->items.count) {
                struct node *group = node_new_map(job);
                node_put(job, group, "each", tables);
                node_put(job, context, "tables", group);
        }
        return done;
}
