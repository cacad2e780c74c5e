/* SPDX-License-Identifier: MIT */
/* Tables from figures: header tiers, groups, totals row, notes. */
#include "document/tables.h"

#include "base/length.h"
#include "document/blocks.h"
#include "document/heads.h"
#include "document/running.h"
#include "plan/budget.h"

#include <string.h>

/* ---- building ---- */

struct table *table_new(struct job *job, guint columns)
{
        struct table *table = arena_new(job->arena, struct table);
        table->column_count = columns;
        table->columns = arena_new_array(job->arena, struct table_column, columns);
        return table;
}

static struct cell *cells_new(struct job *job, const struct table *table, struct place from)
{
        struct cell *cells = arena_new_array(job->arena, struct cell, table->column_count);
        for (guint i = 0; i < table->column_count; i++) {
                struct cell *cell = &cells[i];
                cell->colspan = cell->rowspan = 1;
                cell->align = table->columns[i].align;
                cell->from = from;
        }
        return cells;
}

struct row *row_new(struct job *job, const struct table *table, enum row_kind kind, struct place from)
{
        struct row *row = arena_new(job->arena, struct row);
        row->kind = kind;
        row->from = from;
        row->cells = cells_new(job, table, from);
        return row;
}

struct cell *cell_fill(struct job *job, const struct table *table, struct row *row, guint column, const char *text,
                       struct place from)
{
        g_assert(column < table->column_count);
        struct cell *cell = &row->cells[column];
        cell->from = from;
        if (text && *text)
                span_add(job, &cell->spans, text, 0, from);
        return cell;
}

void head_fill(struct job *job, struct table *table, guint tier, guint column, const char *text, guint colspan,
               guint rowspan)
{
        struct row *row = list_at(&table->head, struct row, tier);
        for (guint i = tier; i < tier + rowspan; i++)
                for (guint j = column; j < column + colspan; j++) {
                        struct cell *covered = &list_at(&table->head, struct row, i)->cells[j];
                        covered->colspan = covered->rowspan = 0;
                        covered->header = true;
                }
        struct cell *cell = cell_fill(job, table, row, column, text, row->from);
        cell->colspan = colspan;
        cell->rowspan = rowspan;
        cell->header = cell->bold = true;
        cell->align = ALIGN_CENTER;
}

/* ---- which columns a table of figures shows ---- */

/* "1", "2.1", "a": a number; "-" goes before the label. */
static bool is_number(const char *number)
{
        return number && label_counts(number);
}

static bool any_number(const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                if (is_number(line->printed_number) || any_number(&line->lines))
                        return true;
        }
        return false;
}

static bool any_note(const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                if ((line->printed_note && *line->printed_note) || any_note(&line->lines))
                        return true;
        }
        return false;
}

static bool is_hidden(const struct text *label)
{
        return label->text && !*label->text;
}

static struct columns columns_of(const struct figures *figures, guint *count)
{
        struct columns c = {.figures = figures, .number = HIDDEN, .total = HIDDEN, .note = HIDDEN};
        int next = 0;
        if (!is_hidden(&figures->number_label) && (figures->number_label.text || any_number(&figures->lines)))
                c.number = next++;
        c.label = next++;
        if (figures->has_total_column && !is_hidden(&figures->total_label))
                c.total = next++;
        c.amounts = next;
        next += (int)figures->columns.count;
        if (!is_hidden(&figures->note_label) && (figures->note_label.text || any_note(&figures->lines)))
                c.note = next++;
        *count = (guint)next;
        return c;
}

static void set_column(struct table *table, int at, enum column_kind kind, enum align align, const char *id)
{
        if (at != HIDDEN)
                table->columns[at] = (struct table_column){.kind = kind, .align = align, .id = id};
}

int column_width(struct job *job, const struct text *width)
{
        int length = 0;
        if (!width->text || !*width->text)
                return 0;
        if (g_str_has_suffix(width->text, "%")) {
                char *end;
                guint64 percent = g_ascii_strtoull(width->text, &end, 10);
                if (end > width->text && strcmp(end, "%") == 0 && percent > 0 && percent <= 100)
                        return -10 * (int)percent;
        } else if (length_read(width->text, &length) && length > 0) {
                return length;
        }
        message_add(job->messages, width->at, MESSAGE_COLUMN_WIDTH, width->text, NULL);
        return 0;
}

static void set_width(struct job *job, struct table *table, int at, const struct text *width)
{
        if (at != HIDDEN)
                table->columns[at].width = column_width(job, width);
}

static void set_widths(struct job *job, struct table *table, const struct columns *c)
{
        const struct figures *figures = c->figures;
        set_width(job, table, c->number, &figures->number_width);
        set_width(job, table, c->label, &figures->line_width);
        set_width(job, table, c->total, &figures->total_width);
        set_width(job, table, c->note, &figures->note_width);
        for (guint i = 0; i < figures->columns.count; i++)
                set_width(job, table, c->amounts + (int)i, &list_at(&figures->columns, struct column, i)->width);
}

static void set_columns(struct table *table, const struct columns *c)
{
        set_column(table, c->number, COLUMN_NUMBER, ALIGN_CENTER, NULL);
        set_column(table, c->label, COLUMN_LABEL, ALIGN_LEFT, NULL);
        set_column(table, c->total, COLUMN_AMOUNT, ALIGN_RIGHT, "total");
        if (c->total != HIDDEN)
                table->columns[c->total].figure = c->figures->columns.count;
        set_column(table, c->note, COLUMN_NOTE, ALIGN_LEFT, NULL);
        for (guint i = 0; i < c->figures->columns.count; i++) {
                const struct column *column = list_at(&c->figures->columns, struct column, i);
                set_column(table, c->amounts + (int)i, COLUMN_AMOUNT, ALIGN_RIGHT, column->id.text);
                table->columns[c->amounts + (int)i].figure = i;
        }
}

/* ---- rows ---- */

static bool is_summed(const struct figures *figures, guint column)
{
        return column == figures->columns.count || list_at(&figures->columns, struct column, column)->sums;
}

/* What a line adds beyond the lines below it: all of a leaf; of a group nothing, but for what only the group states.
 * False when the sum goes beyond what can be counted. */
static bool carry_figure(const struct line *line, guint column, struct carried *carried)
{
        const struct figure *own = &line->figures[column];
        bool below = false;
        carried->value = own->value;
        for (guint i = 0; line->parts == PARTS_WHOLE && i < line->lines.count; i++) {
                const struct figure *part = &list_at(&line->lines, struct line, i)->figures[column];
                below |= part->given;
                if (part->given && __builtin_sub_overflow(carried->value, part->value, &carried->value))
                        return false;
        }
        carried->given = own->given && (!below || carried->value);
        return carried->given;
}

/* The figures of a row that count for the sums carried; parts of a line that are only some of it never count. */
static void add_carried(const struct making *t, struct row *row, const struct line *line)
{
        const struct figures *figures = t->columns.figures;
        for (const struct line *above = line->parent; above; above = above->parent)
                if (above->parts == PARTS_SOME)
                        return;
        struct carried *carried = arena_new_array(t->job->arena, struct carried, t->table->column_count);
        for (guint i = 0; i < t->table->column_count; i++) {
                const struct table_column *column = &t->table->columns[i];
                if (column->kind == COLUMN_AMOUNT && is_summed(figures, column->figure) &&
                    carry_figure(line, column->figure, &carried[i]))
                        row->carried = carried;
        }
}

static void add_figures(const struct making *t, struct row *row, const struct figure *values)
{
        const struct figures *figures = t->columns.figures;
        guint count = figures->columns.count;
        for (guint i = 0; i < count; i++)
                cell_fill(t->job, t->table, row, (guint)t->columns.amounts + i,
                          figure_text(t->job, figures, i, &values[i]), values[i].at);
        if (t->columns.total != HIDDEN)
                cell_fill(t->job, t->table, row, (guint)t->columns.total,
                          figure_text(t->job, figures, count, &values[count]), values[count].at);
}

/* Groups and totals; their notes are words like any other. */
static void embolden(const struct making *t, struct row *row)
{
        for (guint i = 0; i < t->table->column_count; i++)
                row->cells[i].bold = (int)i != t->columns.note;
}

static void fill_line(const struct making *t, struct row *row, const struct line *line)
{
        bool numbered = is_number(line->printed_number);
        const char *label = line->label.text ? line->label.text : "";
        if (t->columns.number != HIDDEN && numbered)
                cell_fill(t->job, t->table, row, (guint)t->columns.number, line->printed_number, line->at);
        if (!numbered && line->printed_number && *line->printed_number)
                label = arena_printf(t->job->arena, "%s %s", line->printed_number, label);
        cell_fill(t->job, t->table, row, (guint)t->columns.label, label, line->label.at)->header = true;
        add_figures(t, row, line->figures);
        if (t->columns.note != HIDDEN)
                cell_fill(t->job, t->table, row, (guint)t->columns.note, line->printed_note,
                          line->note.text ? line->note.at : line->at);
        if (row->kind == ROW_GROUP)
                embolden(t, row);
}

const struct cell *row_cells(struct job *job, const struct table *table, const struct row *row)
{
        if (row->cells)
                return row->cells;
        struct job making = *job;
        making.arena = job_scratch(job);
        struct row made = *row;
        const struct making t = {.job = &making, .table = (struct table *)table, .columns = *table->shown};
        made.cells = cells_new(&making, table, row->from);
        fill_line(&t, &made, row->line);
        return made.cells;
}

static void add_line(const struct making *t, const struct line *line)
{
        struct row *row = arena_new(t->job->arena, struct row);
        *row = (struct row){.kind = line->lines.count ? ROW_GROUP : ROW_LINE,
                            .line = line,
                            .id = line->id.text,
                            .level = line->level,
                            .from = line->at};
        if (t->table->carry)
                add_carried(t, row, line);
        list_add(t->job->arena, &t->table->rows, row);
}

static void add_lines(const struct making *t, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                add_line(t, line);
                add_lines(t, &line->lines);
        }
}

/* The totals row: its label spans the number's column too. */
static void add_total(const struct making *t)
{
        const struct figures *figures = t->columns.figures;
        if (!figures->has_total_row || !figures->totals)
                return;
        struct row *row = row_new(t->job, t->table, ROW_TOTAL, figures->at);
        const char *label =
                figures->sum_label.text ? figures->sum_label.text : layout_text(t->job, t->layout, "sum-label");
        bool wide = t->columns.number != HIDDEN;
        struct cell *cell = cell_fill(t->job, t->table, row, (guint)(wide ? t->columns.number : t->columns.label),
                                      label, figures->sum_label.text ? figures->sum_label.at : figures->at);
        cell->align = ALIGN_CENTER;
        cell->header = true;
        cell->colspan = wide ? 2 : 1;
        if (wide)
                row->cells[t->columns.label].colspan = row->cells[t->columns.label].rowspan = 0;
        add_figures(t, row, figures->totals);
        embolden(t, row);
        list_add(t->job->arena, &t->table->rows, row);
}

/* ---- around the rows ---- */

static void add_note(const struct making *t, const char *text, struct place from)
{
        struct block *block = block_new(t->job, BLOCK_PARAGRAPH, from);
        block->style = "table-note";
        span_add(t->job, &block->spans, text, 0, from);
        list_add(t->job->arena, &t->table->notes, block);
}

static void add_notes(const struct making *t)
{
        const struct figures *figures = t->columns.figures;
        for (guint i = 0; i < figures->notes.count; i++) {
                const struct text *note = list_at(&figures->notes, struct text, i);
                if (note->text && *note->text)
                        add_note(t, note->text, note->at);
        }
        const struct text *source = &figures->source;
        if (source->text && *source->text)
                add_note(t, text_filled(t->job, t->layout, "source", "source", source->text), source->at);
}

const char *unit_shown(struct job *job, const char *unit)
{
        gsize digits = strspn(unit, "0123456789");
        if (digits < 4 || digits > 15 || unit[digits] == '.' || unit[digits] == ',')
                return unit;
        g_autoptr(GString) shown = g_string_new(NULL);
        for (gsize i = 0; i < digits; i++) {
                if (i > 0 && (digits - i) % 3 == 0)
                        g_string_append_c(shown, '.');
                g_string_append_c(shown, unit[i]);
        }
        return arena_printf(job->arena, "%s%s", shown->str, unit + digits);
}

/* Whether there are sums to carry; a warning when they are asked for in vain. */
static bool carries(struct job *job, const struct figures *figures)
{
        bool any = false;
        for (guint i = 0; i < figures->columns.count; i++)
                any |= is_summed(figures, i);
        if (figures->carry && (!any || figures->parts != PARTS_WHOLE))
                message_add(job->messages, figures->at, MESSAGE_CARRY_NOTHING, figures->id.text ? figures->id.text : "",
                            NULL);
        return figures->carry && any && figures->parts == PARTS_WHOLE;
}

struct table *table_from_figures(struct job *job, const struct layout *layout, const struct figures *figures)
{
        guint count;
        struct making t = {.job = job, .layout = layout, .columns = columns_of(figures, &count)};
        t.table = table_new(job, count);
        t.table->figures = figures;
        struct columns *shown = arena_new(job->arena, struct columns);
        *shown = t.columns;
        t.table->shown = shown;
        t.table->page = figures->page;
        t.table->split_columns = figures->split_columns;
        t.table->carry = carries(job, figures);
        set_columns(t.table, &t.columns);
        set_widths(job, t.table, &t.columns);
        heads_add(&t);
        add_lines(&t, &figures->lines);
        add_total(&t);
        add_notes(&t);
        if (figures->unit.text && *figures->unit.text)
                t.table->unit = text_filled(job, layout, "unit", "unit", unit_shown(job, figures->unit.text));
        return t.table;
}
