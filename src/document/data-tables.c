/* SPDX-License-Identifier: MIT */
/* Tables of text, targets and the data of charts. */
#include "document/blocks.h"
#include "document/running.h"
#include "vietnamese/numbers.h"

#include <string.h>

static const enum align aligns[] = {
        [MARK_ALIGN_NONE] = ALIGN_LEFT,
        [MARK_ALIGN_LEFT] = ALIGN_LEFT,
        [MARK_ALIGN_CENTER] = ALIGN_CENTER,
        [MARK_ALIGN_RIGHT] = ALIGN_RIGHT,
};

/* ---- pipe tables ---- */

static void add_mark_row(struct merging *m, struct table *table, const struct mark *mark, bool head)
{
        struct row *row = row_new(m->job, table, ROW_LINE, mark->at);
        for (guint i = 0; i < table->column_count; i++) {
                struct cell *cell = &row->cells[i];
                if (i < mark->children.count) {
                        const struct mark *text = list_at(&mark->children, struct mark, i);
                        cell->from = text->at;
                        spans_add(m, &text->children, 0, &cell->spans);
                }
                if (head) {
                        cell->header = cell->bold = true;
                        cell->align = ALIGN_CENTER;
                }
        }
        list_add(m->job->arena, head ? &table->head : &table->rows, row);
}

static bool says(const struct cell *cell, const char *words)
{
        const struct span *span = cell->spans.count == 1 ? list_at(&cell->spans, struct span, 0) : NULL;
        return span && span->kind == SPAN_TEXT && g_strcmp0(span->text, words) == 0;
}

static void cover(struct cell *cell)
{
        cell->spans = (struct list){0};
        cell->colspan = cell->rowspan = 0;
}

static void say_span(struct merging *m, struct cell *cell, const char *words)
{
        message_add(m->job->messages, cell->from, MESSAGE_TABLE_SPAN, words, NULL);
        cell->spans = (struct list){0};
}

/* Cells that say << go to the one on their left. */
static void join_left(struct merging *m, const struct table *table, struct row *row)
{
        struct cell *into = NULL;
        for (guint i = 0; i < table->column_count; i++) {
                struct cell *cell = &row->cells[i];
                if (!says(cell, "<<")) {
                        into = says(cell, "^^") ? NULL : cell;
                } else if (into) {
                        into->colspan++;
                        cover(cell);
                } else {
                        say_span(m, cell, "<<");
                }
        }
}

/* Cells that say ^^ go to the one above, with all that it spans. */
static void join_above(struct merging *m, const struct table *table, const struct list *rows, guint r)
{
        struct row *row = list_at(rows, struct row, r);
        for (guint i = 0; i < table->column_count; i++) {
                if (!says(&row->cells[i], "^^"))
                        continue;
                struct cell *above = NULL;
                for (guint k = r; k > 0 && !above; k--) {
                        struct cell *cell = &list_at(rows, struct row, k - 1)->cells[i];
                        above = cell->colspan && cell->rowspan == r - k + 1 ? cell : NULL;
                }
                guint wide = 1;
                while (above && wide < above->colspan && says(&row->cells[i + wide], "^^"))
                        wide++;
                if (!above || wide < above->colspan) {
                        say_span(m, &row->cells[i], "^^");
                        continue;
                }
                above->rowspan++;
                for (guint k = 0; k < wide; k++)
                        cover(&row->cells[i + k]);
        }
}

static void join_cells(struct merging *m, const struct table *table, const struct list *rows)
{
        for (guint r = 0; r < rows->count; r++) {
                join_left(m, table, list_at(rows, struct row, r));
                join_above(m, table, rows, r);
        }
}

/* "20 mm, *, 30%": as many as there are columns, or fewer. */
static void read_widths(struct merging *m, const struct mark *mark, struct table *table)
{
        g_auto(GStrv) widths = g_strsplit(mark->width ? mark->width : "", ",", -1);
        for (guint i = 0; widths[i]; i++) {
                struct text width = {.text = arena_text(m->job->arena, g_strstrip(widths[i])), .at = mark->at};
                if (i >= table->column_count)
                        message_add(m->job->messages, mark->at, MESSAGE_COLUMN_WIDTH, width.text, NULL);
                else if (strcmp(width.text, "*") != 0)
                        table->columns[i].width = column_width(m->job, &width);
        }
}

/* One of these words; the first when nothing is said, and after a message. */
static int read_word(struct merging *m, const struct mark *mark, const char *word, const char *const *words)
{
        for (int i = 0; words[i]; i++)
                if (word && strcmp(words[i], word) == 0)
                        return i;
        if (word)
                message_add(m->job->messages, mark->at, MESSAGE_MARKDOWN_ATTRIBUTE, word, NULL);
        return 0;
}

/* The number of a row and its label, or the label alone, begin each row. */
static guint stub_of(struct merging *m, const struct table *table)
{
        const struct row *head = table->head.count ? list_at(&table->head, struct row, 0) : NULL;
        const char *first = head && table->column_count > 2 ? spans_text(m->job, &head->cells[0].spans) : "";
        return 1 + (g_str_has_suffix(first, "TT"));
}

static bool is_blank(const struct table *table, const struct row *row)
{
        bool blank = true;
        for (guint i = 0; i < table->column_count; i++)
                blank &= row->cells[i].spans.count == 0;
        return blank;
}

void table_from_mark(struct merging *m, const struct mark *mark, struct block *block)
{
        static const char *const pages[] = {"auto", "portrait", "landscape", NULL};
        static const char *const truths[] = {"false", "true", NULL};
        const struct mark *head = mark->children.count ? list_at(&mark->children, struct mark, 0) : NULL;
        struct table *table = block->table = table_new(m->job, head ? head->children.count : 0);
        for (guint i = 0; i < table->column_count; i++) {
                const struct mark *cell = list_at(&head->children, struct mark, i);
                table->columns[i] = (struct table_column){.kind = COLUMN_TEXT, .align = aligns[cell->align]};
        }
        for (guint i = 0; i < mark->children.count; i++)
                add_mark_row(m, table, list_at(&mark->children, struct mark, i), (int)i < mark->level);
        join_cells(m, table, &table->head);
        join_cells(m, table, &table->rows);
        if (table->head.count == 1 && is_blank(table, list_at(&table->head, struct row, 0)))
                table->head = (struct list){0};
        read_widths(m, mark, table);
        table->page = read_word(m, mark, mark->page, pages);
        table->split_columns = read_word(m, mark, mark->split, truths);
        table->stub = stub_of(m, table);
        struct text id = {.text = mark->id, .at = mark->at}, title = {.text = mark->caption, .at = mark->at};
        caption_add(m, block, &id, &title, "table-label", &m->tables);
}

/* ---- targets ---- */

static bool has_year(const struct plan *plan)
{
        for (guint i = 0; i < plan->targets.count; i++)
                if (list_at(&plan->targets, struct target, i)->by.given)
                        return true;
        return false;
}

static bool has_start(const struct plan *plan)
{
        for (guint i = 0; i < plan->targets.count; i++)
                if (list_at(&plan->targets, struct target, i)->from.given)
                        return true;
        return false;
}

static void add_head(struct job *job, const struct layout *layout, struct table *table, guint column, const char *key)
{
        head_fill(job, table, 0, column, layout_text(job, layout, key), 1, 1);
}

static void add_target(struct job *job, struct table *table, const struct target *target, guint n, int start, int year)
{
        struct row *row = row_new(job, table, ROW_LINE, target->at);
        g_autofree char *by = target->by.given ? number_plain(target->by.digits, target->by.scale) : NULL;
        row->id = target->id.text;
        cell_fill(job, table, row, 0, arena_printf(job->arena, "%u", n), target->at);
        cell_fill(job, table, row, 1, target->label.text, target->label.at)->header = true;
        if (start)
                cell_fill(job, table, row, (guint)start, number_with_unit(job, &target->from, target->unit.text),
                          target->from.at);
        cell_fill(job, table, row, 2 + (start > 0), target_value(job, target, "-"), target->value.at);
        if (year)
                cell_fill(job, table, row, (guint)year, arena_text(job->arena, by), target->by.at);
        list_add(job->arena, &table->rows, row);
}

struct table *table_from_targets(struct job *job, const struct layout *layout, const struct plan *plan)
{
        int start = has_start(plan) ? 2 : 0, year = has_year(plan) ? 3 + (start > 0) : 0;
        struct table *table = table_new(job, 3u + (start > 0) + (year > 0));
        for (guint i = 0; i < table->column_count; i++)
                table->columns[i] = (struct table_column){.kind = COLUMN_AMOUNT, .align = ALIGN_RIGHT};
        table->columns[0] = (struct table_column){.kind = COLUMN_NUMBER, .align = ALIGN_CENTER};
        table->columns[1] = (struct table_column){.kind = COLUMN_LABEL, .align = ALIGN_LEFT};
        if (year)
                table->columns[year].align = ALIGN_CENTER;
        list_add(job->arena, &table->head, row_new(job, table, ROW_LINE, plan->at));
        add_head(job, layout, table, 0, "number-label");
        add_head(job, layout, table, 1, "target-label");
        if (start)
                add_head(job, layout, table, (guint)start, "target-from");
        add_head(job, layout, table, 2 + (start > 0), "target-value");
        if (year)
                add_head(job, layout, table, (guint)year, "target-by");
        for (guint i = 0; i < plan->targets.count; i++)
                add_target(job, table, list_at(&plan->targets, struct target, i), i + 1, start, year);
        return table;
}

/* ---- charts ---- */

/* value / divisor exactly, without zeros at its end; the divisor is a power of ten. */
static char *shown_value(const struct chart *chart, gint64 value)
{
        guint scale = chart->scale;
        for (gint64 d = chart->divisor; d > 1; d /= 10)
                scale++;
        while (scale > chart->scale && value % 10 == 0) {
                value /= 10;
                scale--;
        }
        return number_grouped(value, scale);
}

struct table *table_from_chart(struct job *job, const struct layout *layout, const struct chart *chart)
{
        struct place nowhere = {0};
        struct table *table = table_new(job, 1 + chart->series_count);
        table->columns[0] = (struct table_column){.kind = COLUMN_LABEL, .align = ALIGN_LEFT};
        for (guint i = 1; i < table->column_count; i++)
                table->columns[i] = (struct table_column){.kind = COLUMN_AMOUNT, .align = ALIGN_RIGHT};
        list_add(job->arena, &table->head, row_new(job, table, ROW_LINE, nowhere));
        add_head(job, layout, table, 0, "line-label");
        for (guint i = 0; i < chart->series_count; i++)
                head_fill(job, table, 0, i + 1, chart->series[i].label, 1, 1);
        for (guint j = 0; j < chart->category_count; j++) {
                struct row *row = row_new(job, table, ROW_LINE, nowhere);
                cell_fill(job, table, row, 0, chart->categories[j], nowhere)->header = true;
                for (guint i = 0; i < chart->series_count; i++) {
                        const struct series *series = &chart->series[i];
                        g_autofree char *value = series->given[j] ? shown_value(chart, series->values[j]) : NULL;
                        cell_fill(job, table, row, i + 1, arena_text(job->arena, value), nowhere);
                }
                list_add(job->arena, &table->rows, row);
        }
        if (chart->unit)
                table->unit = text_filled(job, layout, "unit", "unit", chart->unit);
        return table;
}
