/* SPDX-License-Identifier: MIT */
#include "site/downloads.h"
#include "site/json.h"

#include <string.h>

static bool is_formula(const char *text)
{
        return *text && strchr("=+-@\t\r", *text);
}

void csv_cell(GString *out, const char *text)
{
        if (!text)
                return;
        bool formula = is_formula(text);
        bool quotes = text[strcspn(text, "\",;\r\n")] != '\0';
        if (quotes)
                g_string_append_c(out, '"');
        if (formula)
                g_string_append_c(out, '\'');
        for (; *text; text++) {
                if (*text == '"')
                        g_string_append_c(out, '"');
                g_string_append_c(out, *text);
        }
        if (quotes)
                g_string_append_c(out, '"');
}

static const char *word(const struct node *words, const char *key)
{
        const char *text = node_find_text(words, key);
        return text ? text : key;
}

static const char *given_or(const struct text *text, const char *otherwise)
{
        return text->text && *text->text ? text->text : otherwise;
}

/* A head without the unit that the document prints there: "Trung ương (1.000đ)" heads whole đồng here. */
static void money_head(GString *head)
{
        const char *open = strrchr(head->str, '(');
        if (open && head->str[head->len - 1] == ')' && strstr(open, "đ"))
                g_string_truncate(head, (gsize)(open - head->str));
        while (head->len && head->str[head->len - 1] == ' ')
                g_string_truncate(head, head->len - 1);
}

void figures_head(GString *out, const char *group, const char *label, const char *unit, bool money)
{
        gsize from = out->len;
        g_string_append(out, label);
        if (money)
                money_head(out);
        if (group && *group) {
                g_string_insert(out, (gssize)from, " / ");
                g_string_insert(out, (gssize)from, group);
        }
        if (unit && *unit)
                g_string_append_printf(out, " (%s)", unit);
}

static void head_cell(GString *out, const char *group, const char *label, const char *unit, bool money)
{
        g_autoptr(GString) head = g_string_new(NULL);
        figures_head(head, group, label, unit, money);
        csv_cell(out, head->str);
        g_string_append_c(out, ',');
}

static void heads(GString *out, const struct figures *figures, const struct node *words)
{
        csv_cell(out, word(words, "csv_id"));
        g_string_append_c(out, ',');
        csv_cell(out, word(words, "csv_level"));
        g_string_append_c(out, ',');
        head_cell(out, NULL, given_or(&figures->number_label, word(words, "csv_number")), NULL, false);
        head_cell(out, NULL, given_or(&figures->line_label, word(words, "csv_line")), NULL, false);
        for (guint i = 0; i < figures->columns.count; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                head_cell(out, column->group.text, given_or(&column->label, column->id.text), column->unit.text,
                          figures->money);
        }
        if (figures->has_total_column)
                head_cell(out, NULL, given_or(&figures->total_label, word(words, "csv_total")), NULL, figures->money);
        head_cell(out, NULL, given_or(&figures->note_label, word(words, "csv_note")), NULL, false);
        csv_cell(out, word(words, "csv_unit"));
        g_string_append(out, "\r\n");
}

/* The figures of a line or of the totals, each with its comma. */
static void values(GString *out, const struct figures *figures, const struct figure *row)
{
        for (guint i = 0; i < figures->columns.count; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                if (row[i].given)
                        decimal_write(out, row[i].value, figures->money ? 0 : column->scale);
                g_string_append_c(out, ',');
        }
        if (!figures->has_total_column)
                return;
        if (row[figures->columns.count].given)
                decimal_write(out, row[figures->columns.count].value, figures_total_scale(figures));
        g_string_append_c(out, ',');
}

static void unit_end(GString *out, const struct figures *figures)
{
        csv_cell(out, figures->money ? "đồng" : figures->unit.text);
        g_string_append(out, "\r\n");
}

static void line_rows(GString *out, const struct figures *figures, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                csv_cell(out, line->id.text);
                g_string_append_printf(out, ",%u,", line->level + 1);
                csv_cell(out, line->printed_number);
                g_string_append_c(out, ',');
                csv_cell(out, line->label.text);
                g_string_append_c(out, ',');
                values(out, figures, line->figures);
                csv_cell(out, line->printed_note);
                g_string_append_c(out, ',');
                unit_end(out, figures);
                line_rows(out, figures, &line->lines);
        }
}

void figures_csv(GString *out, const struct figures *figures, const struct node *words)
{
        heads(out, figures, words);
        line_rows(out, figures, &figures->lines);
        if (!figures->has_total_row || !figures->totals)
                return;
        g_string_append(out, "total,0,,");
        csv_cell(out, given_or(&figures->sum_label, word(words, "csv_sum")));
        g_string_append_c(out, ',');
        values(out, figures, figures->totals);
        g_string_append_c(out, ',');
        unit_end(out, figures);
}
