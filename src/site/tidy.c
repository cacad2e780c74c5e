/* SPDX-License-Identifier: MIT */
#include "site/tidy.h"

#include "site/downloads.h"

#include <string.h>

static const char *const plan_cells[] = {"id", "number", "issuer", "province", "from", "to"};
static const char *const plan_names[] = {"plan", "plan_number", "issuer", "province", "year_from", "year_to"};
static const char *const names[TIDY_COUNT] = {
        [TIDY_TABLE] = "table", [TIDY_LINE] = "line",   [TIDY_PARENT] = "parent", [TIDY_LEVEL] = "level",
        [TIDY_LEAF] = "leaf",   [TIDY_LABEL] = "label", [TIDY_COLUMN] = "column", [TIDY_HEAD] = "column_label",
        [TIDY_VALUE] = "value", [TIDY_UNIT] = "unit",
};

/* ---- writing ---- */

/* Tabs and line ends become spaces: they part cells and rows. */
static void cell(GString *out, const char *text, char end)
{
        for (; text && *text; text++)
                g_string_append_c(out, strchr("\t\r\n", *text) ? ' ' : *text);
        g_string_append_c(out, end);
}

static void head_cell(GString *out, const struct column *column, bool money)
{
        const char *label = column->label.text && *column->label.text ? column->label.text : column->id.text;
        g_autofree char *head = g_strdup(label);
        char *unit = money ? strrchr(head, '(') : NULL;
        if (unit && strstr(unit, "đ"))
                *unit = '\0';
        cell(out, g_strchomp(head), '\t');
}

static void row(GString *out, const struct figures *figures, const struct line *line, guint c)
{
        const struct column *column = list_at(&figures->columns, struct column, c);
        const char *unit = column->unit.text && *column->unit.text ? column->unit.text
                           : figures->money                        ? "đồng"
                                                                   : figures->unit.text;
        cell(out, figures->id.text, '\t');
        cell(out, line->id.text, '\t');
        cell(out, line->parent ? line->parent->id.text : NULL, '\t');
        g_string_append_printf(out, "%u\t%d\t", line->level + 1, line->lines.count == 0);
        cell(out, line->label.text, '\t');
        cell(out, column->id.text, '\t');
        head_cell(out, column, figures->money);
        decimal_write(out, line->figures[c].value, figures->money ? 0 : column->scale);
        g_string_append_c(out, '\t');
        cell(out, unit, '\n');
}

static void rows(GString *out, const struct figures *figures, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                for (guint c = 0; c < figures->columns.count; c++) {
                        if (line->figures[c].given)
                                row(out, figures, line, c);
                }
                rows(out, figures, &line->lines);
        }
}

void tidy_rows(GString *out, const struct plan *plan)
{
        const struct list *both[] = {&plan->budgets, &plan->tables};
        for (guint k = 0; k < G_N_ELEMENTS(both); k++) {
                for (guint i = 0; i < both[k]->count; i++) {
                        const struct figures *figures = list_at(both[k], struct figures, i);
                        rows(out, figures, &figures->lines);
                }
        }
}

/* ---- reading ---- */

bool tidy_next(char **at, const char *cells[TIDY_COUNT])
{
        char *from = *at, *end = strchr(from, '\n');
        if (!end)
                return false;
        *end = '\0';
        *at = end + 1;
        for (guint i = 0; i < TIDY_COUNT; i++) {
                char *tab = strchr(from, '\t');
                cells[i] = from;
                if (tab)
                        *tab++ = '\0';
                from = tab ? tab : from + strlen(from);
        }
        return true;
}

/* ---- open data ---- */

void tidy_csv_head(GString *out)
{
        for (guint i = 0; i < G_N_ELEMENTS(plan_names); i++)
                g_string_append_printf(out, "%s,", plan_names[i]);
        for (guint i = 0; i < TIDY_COUNT; i++)
                g_string_append_printf(out, "%s%s", names[i], i + 1 < TIDY_COUNT ? "," : "\r\n");
}

void tidy_csv(GString *out, const struct node *plan, char *text)
{
        const char *cells[TIDY_COUNT];
        g_autoptr(GString) before = g_string_new(NULL);
        for (guint i = 0; i < G_N_ELEMENTS(plan_cells); i++) {
                csv_cell(before, node_find_text(plan, plan_cells[i]));
                g_string_append_c(before, ',');
        }
        while (tidy_next(&text, cells)) {
                g_string_append_len(out, before->str, (gssize)before->len);
                for (guint i = 0; i < TIDY_COUNT; i++) {
                        /* a negative number is no formula */
                        if (i == TIDY_VALUE)
                                g_string_append(out, cells[i]);
                        else
                                csv_cell(out, cells[i]);
                        g_string_append(out, i + 1 < TIDY_COUNT ? "," : "\r\n");
                }
        }
}

/* A value as it stands in the row is a number of JSON. */
static void json_cell(struct json *json, enum tidy_cell kind, const char *text)
{
        if (!*text)
                return;
        if (kind == TIDY_LEAF)
                json_bool(json, names[kind], *text == '1');
        else if (kind == TIDY_VALUE || kind == TIDY_LEVEL)
                json_digits(json, names[kind], text);
        else
                json_text(json, names[kind], text);
}

void tidy_json(struct json *json, const struct node *plan, char *text)
{
        const char *cells[TIDY_COUNT];
        while (tidy_next(&text, cells)) {
                json_open(json, NULL, '{');
                for (guint i = 0; i < G_N_ELEMENTS(plan_cells); i++)
                        json_text(json, plan_names[i], node_find_text(plan, plan_cells[i]));
                for (guint i = 0; i < TIDY_COUNT; i++)
                        json_cell(json, i, cells[i]);
                json_close(json, '}');
        }
}
