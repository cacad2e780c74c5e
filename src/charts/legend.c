/* SPDX-License-Identifier: MIT */
#include "charts/areas.h"

/* Where the next entry goes. */
struct pen {
        int x, y;
        int rows; /* lines of text in this row of entries */
};

/* A sample of a series: its area, or a piece of its line with its mark. */
static void sample_draw(struct plot *plot, guint series, int x, int y, int width)
{
        int height = plot->size * 9 / 10, middle = y + height / 2;
        if (plot->chart->kind != CHART_LINE) {
                area_draw(plot, x, y, width, height, series, NULL);
                return;
        }
        int points[] = {x, middle, x + width, middle};
        line_draw(plot, points, 2, series);
        mark_draw(plot, x + width / 2, middle, plot->size / 5, series, NULL);
}

/* An entry: a patch of the series' paint, its label beside it.  Entries flow as words do. */
static void entry_draw(struct plot *plot, guint series, struct pen *pen)
{
        int patch = plot->size * (plot->chart->kind == CHART_LINE ? 24 : 14) / 10;
        int gap = plot->size / 2;
        const char *text = plot->chart->series[series].label;
        struct label *label = label_break(plot, text, plot->width - patch - gap, 2);
        int width = patch + gap + label->width;
        if (pen->x > 0 && pen->x + width > plot->width) {
                pen->y += pen->rows * plot->line;
                pen->x = pen->rows = 0;
        }
        sample_draw(plot, series, pen->x, pen->y + (plot->line - plot->size * 9 / 10) / 2, patch);
        label_draw(plot, label, pen->x + patch + gap, pen->y, ANCHOR_START, PAINT_TEXT);
        pen->x += width + 2 * plot->size;
        pen->rows = MAX(pen->rows, (int)label->count);
}

int legend_draw(struct plot *plot, int y, const char *unit)
{
        struct pen pen = {.y = y};
        int end = y + LEGEND_LINES_MAX * plot->line;
        if (plot->series > 1 && !plot->beside) {
                for (guint i = 0; i < plot->series && pen.y + 2 * plot->line <= end; i++)
                        entry_draw(plot, i, &pen);
        }
        bool has_unit = unit && *unit;
        struct label *label = has_unit ? label_break(plot, unit, plot->width, 1) : NULL;
        bool beside = has_unit && pen.rows == 1 && pen.x + label->width <= plot->width;
        if (beside)
                label_draw(plot, label, plot->width, pen.y, ANCHOR_END, PAINT_MUTED);
        if (pen.rows)
                pen.y += pen.rows * plot->line + plot->line / 3;
        if (has_unit && !beside) {
                label_draw(plot, label, 0, pen.y, ANCHOR_START, PAINT_MUTED);
                pen.y += plot->line + plot->line / 3;
        }
        return pen.y;
}
