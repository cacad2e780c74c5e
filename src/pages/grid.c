/* SPDX-License-Identifier: MIT */
/* Grids: cells side by side that are no table for the reader (masthead, closing block). */
#include "pages/strip.h"

enum {
        CLOSING_LINES = 2
}; /* lines of text that go with a kept grid: office practice, nd30.md 2.2 */

/* No page begins between the grid and the last lines of text, or of a table, before it. */
static void keep_with_text(struct setting *setting)
{
        guint lines = 0;
        setting->keep_next = true;
        for (guint i = setting->strips.count; i > 0; i--) {
                struct strip *strip = list_at(&setting->strips, struct strip, i - 1);
                if (strip->text || strip->frame)
                        lines++;
                if (lines >= CLOSING_LINES)
                        return;
                strip->glued = true;
        }
}

/* One row of cells from y; gives back the y below the tallest. */
static int add_row(struct setting *setting, const struct block *block, guint row, struct list *items, int y)
{
        int x = 0, bottom = y;
        for (guint i = 0; i < block->column_count; i++) {
                int width = (int)((gint64)setting->measure * block->widths[i] / 1000);
                const struct grid_cell *cell = list_at(&block->cells, struct grid_cell, row * block->column_count + i);
                struct setting inside = setting_inside(setting, width, tag_new(setting, setting->tag, TAG_SECTION));
                strips_add_blocks(&inside, &cell->blocks);
                int below = strips_stack(&inside, items, x, y);
                bottom = MAX(bottom, below);
                x += width;
        }
        return bottom;
}

void strips_add_grid(struct setting *setting, const struct block *block)
{
        if (block->keep)
                keep_with_text(setting);
        guint rows = block->column_count ? block->cells.count / block->column_count : 0;
        struct strip *strip = strips_add(setting, 0, 0);
        for (guint r = 0; r < rows; r++)
                strip->height = add_row(setting, block, r, &strip->items, strip->height);
}
