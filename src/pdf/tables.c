/* SPDX-License-Identifier: MIT */
/* Heads of cells in tables of several tiers: each cell names the header
 * cells above it and those of its row. */
#include "pdf/tree.h"

enum {
        COLUMNS_MAX = 256, /* more than paper has room for; those behind are left without heads */
        HEADS_MAX = 32,    /* of one cell; a title over all columns needs no more */
};

struct grid_column {
        struct slice heads; /* in structure->heads */
        guint busy;         /* rows from here on that a cell from above still fills */
        guint row_head;     /* a row's header cell that spans down to here; NONE */
};

struct grid {
        struct structure *structure;
        struct grid_column *columns;
        guint width; /* columns seen */
};

/* A copy of a slice with one more head; the slice itself when it is full. */
static struct slice extend(struct structure *structure, struct slice slice, guint head)
{
        if (slice.count == HEADS_MAX)
                return slice;
        GArray *heads = structure->heads;
        struct slice longer = {.first = heads->len, .count = slice.count + 1};
        for (guint i = 0; i < slice.count; i++) {
                guint copied = g_array_index(heads, guint, slice.first + i);
                g_array_append_val(heads, copied);
        }
        g_array_append_val(heads, head);
        return longer;
}

static bool holds(const struct structure *structure, struct slice slice, guint head)
{
        for (guint i = 0; i < slice.count; i++) {
                if (g_array_index(structure->heads, guint, slice.first + i) == head)
                        return true;
        }
        return false;
}

/* Heads of all columns that a cell covers. */
static struct slice heads_over(struct grid *grid, guint column, guint span)
{
        struct slice all = grid->columns[column].heads;
        for (guint c = column + 1; c < column + span && all.count < HEADS_MAX; c++) {
                struct slice more = grid->columns[c].heads;
                for (guint i = 0; i < more.count; i++) {
                        guint head = g_array_index(grid->structure->heads, guint, more.first + i);
                        if (!holds(grid->structure, all, head))
                                all = extend(grid->structure, all, head);
                }
        }
        return all;
}

static guint find_free(const struct grid *grid, guint column)
{
        while (column < COLUMNS_MAX && grid->columns[column].busy)
                column++;
        return column;
}

/* What the columns under a cell take from it. */
static void fill_columns(struct grid *grid, const struct tag *cell, guint column, guint span)
{
        bool is_head = cell->kind == TAG_HEADER_CELL;
        for (guint c = column; c < column + span; c++) {
                struct grid_column *under = &grid->columns[c];
                under->busy = MAX(cell->rowspan, 1);
                under->row_head = is_head && cell->row_header ? cell->index : NONE;
                if (is_head && !cell->row_header)
                        under->heads = extend(grid->structure, under->heads, cell->index);
        }
        grid->width = MAX(grid->width, column + span);
}

/* Put a cell at the next free column of its row; the column behind it. */
static guint place_cell(struct grid *grid, const struct tag *cell, guint column, struct slice row_heads)
{
        column = find_free(grid, column);
        guint span = MIN(MAX(cell->colspan, 1), COLUMNS_MAX - column);
        if (!span)
                return column;
        struct cell_heads *heads = &grid->structure->cells[cell->index];
        heads->column = heads_over(grid, column, span);
        if (cell->kind != TAG_HEADER_CELL)
                heads->row = row_heads;
        fill_columns(grid, cell, column, span);
        return column + span;
}

/* Header cells of a row: its own, and those that span down to it. */
static struct slice find_row_heads(struct grid *grid, const struct tag *row)
{
        struct slice heads = {0};
        for (guint c = 0; c < grid->width; c++) {
                guint head = grid->columns[c].busy ? grid->columns[c].row_head : NONE;
                if (head != NONE && !holds(grid->structure, heads, head))
                        heads = extend(grid->structure, heads, head);
        }
        for (const struct tag *cell = tag_first(row); cell; cell = tag_next(cell)) {
                if (cell->kind == TAG_HEADER_CELL && cell->row_header)
                        heads = extend(grid->structure, heads, cell->index);
        }
        return heads;
}

static void place_row(struct grid *grid, const struct tag *row)
{
        struct slice row_heads = find_row_heads(grid, row);
        guint column = 0;
        for (const struct tag *cell = tag_first(row); cell; cell = tag_next(cell))
                column = place_cell(grid, cell, column, row_heads);
        for (guint c = 0; c < grid->width; c++) {
                if (grid->columns[c].busy)
                        grid->columns[c].busy--;
        }
}

static void place_rows(struct grid *grid, const struct tag *group)
{
        for (const struct tag *child = tag_first(group); child; child = tag_next(child)) {
                if (child->kind == TAG_ROW)
                        place_row(grid, child);
                else if (child->kind == TAG_HEAD || child->kind == TAG_ROWS)
                        place_rows(grid, child);
        }
}

/* Rows of the head.  With one, the scope of its cells says everything. */
static guint count_tiers(const struct tag *table)
{
        guint tiers = 0;
        for (const struct tag *group = tag_first(table); group; group = tag_next(group)) {
                for (const struct tag *row = group->kind == TAG_HEAD ? tag_first(group) : NULL; row;
                     row = tag_next(row))
                        tiers++;
        }
        return tiers;
}

void structure_relate_cells(struct structure *structure)
{
        struct grid grid = {.structure = structure};
        for (guint i = 0; i < structure->tag_count; i++) {
                const struct tag *table = tag_at(structure, i);
                if (table->kind != TAG_TABLE || element_at(structure, i)->appears == NONE || count_tiers(table) < 2)
                        continue;
                if (!grid.columns) {
                        grid.columns = g_new(struct grid_column, COLUMNS_MAX);
                        structure->cells = g_new0(struct cell_heads, structure->tag_count);
                }
                for (guint c = 0; c < COLUMNS_MAX; c++)
                        grid.columns[c] = (struct grid_column){.row_head = NONE};
                grid.width = 0;
                place_rows(&grid, table);
        }
        g_free(grid.columns);
}
