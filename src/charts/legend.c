/* SPDX-License-Identifier: MIT */
#include "charts/plot.h"

/* Where the next entry goes. */
struct pen {
        int x, y;
        int rows; /* lines of text in this row of entries */
};

/* An entry: a patch of the series' paint, its label beside it.  Entries flow as words do. */
static void entry_draw(struct plot *plot, guint series, struct pen *pen)
{
        int patch = plot->size * 9 / 10;
        int gap = plot->size / 2;
        const char *text = plot->chart->series[series].label;
        struct label *label = label_break(plot, text, plot->width - patch - gap, 2);
        int width = patch + gap + label->width;
        if (pen->x > 0 && pen->x + width > plot->width) {
                pen->y += pen->rows * plot->line;
                pen->x = pen->rows = 0;
        }
        int top = pen->y + (plot->line - patch) / 2;
        plot->canvas->box(plot->canvas->with, pen->x, top, patch, patch, series_paint(series), NULL);
        label_draw(plot, label, pen->x + patch + gap, pen->y, ANCHOR_START, PAINT_TEXT);
        pen->x += width + 2 * plot->size;
        pen->rows = MAX(pen->rows, (int)label->count);
}

int legend_draw(struct plot *plot, int y, const char *unit)
{
        struct pen pen = {.y = y};
        int end = y + LEGEND_LINES_MAX * plot->line;
        if (plot->series > 1) {
                for (guint i = 0; i < plot->series && pen.y + 2 * plot->line <= end; i++)
                        entry_draw(plot, i, &pen);
                pen.y += pen.rows * plot->line + plot->line / 2;
        }
        if (unit && *unit) {
                struct label *label = label_break(plot, unit, plot->width, 1);
                label_draw(plot, label, 0, pen.y, ANCHOR_START, PAINT_MUTED);
                pen.y += plot->line + plot->line / 3;
        }
        return pen.y;
}
