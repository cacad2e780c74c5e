/* SPDX-License-Identifier: MIT */
/* A table too wide for any page, cut into groups of columns: each group is a table of its own, with the numbers and
 * labels of the rows said again. */
#include "pages/table.h"

static bool is_stub(const struct table *table, guint column)
{
        enum column_kind kind = table->columns[column].kind;
        return table->stub ? column < table->stub : kind == COLUMN_NUMBER || kind == COLUMN_LABEL;
}

/* The cells of the chosen columns; a cell over several of them spans those that are chosen. */
static struct row *row_of_columns(struct job *job, const struct table *table, const struct row *from,
                                  const guint *chosen, guint count)
{
        struct row *row = arena_new(job->arena, struct row);
        const struct cell *cells = row_cells(job, table, from);
        *row = *from;
        row->cells = arena_new_array(job->arena, struct cell, count);
        struct carried *carried = from->carried ? arena_new_array(job->arena, struct carried, count) : NULL;
        const struct cell *shown = NULL; /* the cell that the column before belongs to */
        struct cell *into = NULL;
        for (guint i = 0; i < count; i++) {
                guint at = chosen[i];
                if (carried)
                        carried[i] = from->carried[at];
                row->cells[i] = cells[at];
                /* Back to the cell that covers this one from the left; one that is covered from above has none. */
                while (at > 0 && !cells[at].colspan)
                        at--;
                const struct cell *cell = &cells[at];
                bool covers = cell->colspan && at + cell->colspan > chosen[i];
                if (!covers)
                        continue;
                if (cell == shown) {
                        into->colspan++;
                        continue;
                }
                shown = cell;
                into = &row->cells[i];
                *into = *cell;
                into->colspan = 1;
        }
        row->carried = carried;
        return row;
}

static struct table *table_of_columns(struct job *job, const struct table *from, const guint *chosen, guint count,
                                      bool first, bool last)
{
        struct table *table = arena_new(job->arena, struct table);
        *table = *from;
        table->column_count = count;
        table->columns = arena_new_array(job->arena, struct table_column, count);
        table->head = table->rows = (struct list){0};
        for (guint i = 0; i < count; i++)
                table->columns[i] = from->columns[chosen[i]];
        for (guint r = 0; r < from->head.count; r++)
                list_add(job->arena, &table->head,
                         row_of_columns(job, from, list_at(&from->head, struct row, r), chosen, count));
        for (guint r = 0; r < from->rows.count; r++) {
                struct row *row = row_of_columns(job, from, list_at(&from->rows, struct row, r), chosen, count);
                if (!first)
                        row->id = NULL;
                list_add(job->arena, &table->rows, row);
        }
        if (!last)
                table->notes = (struct list){0};
        return table;
}

/* The columns of a group stand under one head of a tier: where that head begins if column `at` is not its first. */
static guint head_begin(const struct table *table, guint tier, guint at)
{
        const struct row *heads = list_at(&table->head, struct row, tier);
        const struct cell *cells = heads->cells;
        guint from = at;
        while (from > 0 && !cells[from].colspan)
                from--;
        return from + cells[from].colspan > at ? from : at; /* else it is covered from above alone */
}

/* Columns from first on that fit beside the stub; none when the first is too wide. */
static guint find_end(const struct table_setting *set, guint first, gint64 stub, gint64 measure)
{
        guint end = first;
        gint64 width = stub;
        for (; end < set->table->column_count; end++) {
                width += is_stub(set->table, end) ? 0 : table_column_least(set, end);
                if (width > measure)
                        break;
        }
        /* Heads stay whole, the upper ones rather than those below. */
        for (guint tier = 0; end < set->table->column_count && tier < set->table->head.count; tier++) {
                guint begin = head_begin(set->table, tier, end);
                if (begin > first)
                        return begin;
        }
        return end;
}

/* How many parts the columns from first on make on this measure; 0 when a column is too wide. */
static guint count_parts(const struct table_setting *set, guint first, gint64 stub, gint64 measure)
{
        guint parts = 0;
        for (guint end; first < set->table->column_count; first = end, parts++) {
                end = find_end(set, first, stub, measure);
                if (end == first)
                        return 0;
        }
        return parts;
}

/* The narrowest measure with no more parts: so all are about as wide. */
static gint64 even_measure(const struct table_setting *set, guint first, gint64 stub)
{
        gint64 low = stub, high = set->setting->measure;
        guint parts = count_parts(set, first, stub, high);
        while (low < high) {
                gint64 middle = (low + high) / 2;
                guint there = count_parts(set, first, stub, middle);
                if (there && there <= parts)
                        high = middle;
                else
                        low = middle + 1;
        }
        return high;
}

bool table_split(struct table_setting *set, struct list *parts)
{
        const struct table *table = set->table;
        struct arena *arena = set->setting->job->arena;
        guint *chosen = arena_new_array(arena, guint, table->column_count);
        guint stub = 0;
        gint64 stub_width = 0;
        table_least_width(set);
        for (guint i = 0; i < table->column_count; i++) {
                if (is_stub(table, i)) {
                        chosen[stub++] = i;
                        stub_width += table_column_least(set, i);
                }
        }
        if (!count_parts(set, 0, stub_width, set->setting->measure))
                return false;
        for (guint first = 0, end; first < table->column_count; first = end) {
                end = find_end(set, first, stub_width, even_measure(set, first, stub_width));
                guint count = stub;
                for (guint i = first; i < end; i++)
                        if (!is_stub(table, i))
                                chosen[count++] = i;
                bool last = end == table->column_count;
                if (count > stub)
                        list_add(arena, parts,
                                 table_of_columns(set->setting->job, table, chosen, count, !parts->count, last));
        }
        return parts->count > 0;
}
