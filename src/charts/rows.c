/* SPDX-License-Identifier: MIT */
#include "charts/rows.h"

#include "charts/key.h"

enum {
        GRID_THICKNESS = PT / 2,
        ZERO_THICKNESS = PT * 3 / 4,
        NARROW = 36,      /* sizes of text: below, labels stand above the bars */
        ROWS_HEIGHT = 54, /* sizes of text: what is taller gets shorter labels, then fewer */
};

/* ---- rows from top to bottom ---- */

static int bars_height(const struct rows *rows, guint pitches)
{
        return rows->pitch * (int)(pitches - 1) + rows->bar;
}

/* Break the labels over `lines` and stack the rows; gives back their height. */
static gint64 rows_stack(struct plot *plot, struct rows *rows, guint pitches, guint lines)
{
        gint64 y = 0;
        int bars = bars_height(rows, pitches);
        int gap = plot->line * (plot->canvas->tight && pitches == 1 ? 1 : 2) / 5; /* groups must stay apart */
        for (guint c = 0; c < plot->categories; c++) {
                struct row_place *row = &rows->at[c];
                row->label = label_break(plot, plot->chart->categories[c], rows->label_width, lines);
                int label = (int)row->label->count * plot->line + (rows->above ? plot->line / 8 : 0);
                row->top = (int)MIN(y, G_MAXINT / 2);
                row->height = rows->above ? label + bars : MAX(label, bars);
                row->bars = row->top + (rows->above ? label : (row->height - bars) / 2);
                y += row->height + gap;
        }
        return y;
}

/* Too many rows for their labels: equal thin bands, every each-th with a label of one line. */
static gint64 rows_pack(struct plot *plot, struct rows *rows, guint pitches)
{
        int band = ROWS_HEIGHT * plot->size / (int)plot->categories;
        rows->above = false;
        rows->pitch = rows->bar = MAX(band * 4 / 5 / (int)pitches, 1);
        rows->figures = rows->figures && rows->pitch >= plot->line;
        rows->each = (guint)(plot->line / MAX(band, 1) + 1);
        labels_count_left_out(plot, rows->each);
        rows->label_width = MIN(rows->label_width, plot->width / 3);
        for (guint c = 0; c < plot->categories; c++) {
                struct row_place *row = &rows->at[c];
                row->label =
                        c % rows->each ? NULL : label_break(plot, plot->chart->categories[c], rows->label_width, 1);
                row->top = row->bars = (int)c * band;
                row->height = band * 4 / 5;
        }
        return (gint64)band * plot->categories + plot->line; /* room for the last label */
}

static gint64 rows_fit(struct plot *plot, struct rows *rows, guint pitches)
{
        static const guint lines[] = {LABEL_LINES_MAX, 3, 2, 1};
        for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
                gint64 height = rows_stack(plot, rows, pitches, lines[i]);
                if (height <= ROWS_HEIGHT * plot->size)
                        return height;
        }
        return rows_pack(plot, rows, pitches);
}

/* Bars begin where the widest label ends. */
static void labels_trim(struct plot *plot, struct rows *rows)
{
        int widest = 1;
        for (guint c = 0; c < plot->categories; c++)
                widest = MAX(widest, rows->at[c].label ? rows->at[c].label->width : 0);
        rows->label_width = MIN(rows->label_width, widest);
}

/* ---- labels and scale ---- */

/* Labels take what the widest needs, nine twentieths of the width at most, and all of it above the bars. */
static void rows_label_room(struct plot *plot, struct rows *rows)
{
        int most = rows->above ? plot->width : plot->width * 9 / 20;
        rows->label_width = rows->above ? most : 1;
        for (guint c = 0; c < plot->categories && rows->label_width < most; c++) {
                g_autofree char *text = g_strndup(plot->chart->categories[c], 1024);
                rows->label_width = CLAMP(text_width(plot, text), rows->label_width, most);
        }
}

/* The widest figure behind a bar on the side of positive or negative values. */
static int widest_figure(struct plot *plot, const struct rows_look *look, bool negative)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        int widest = 0;
        for (guint c = 0; c < plot->categories && look->starts; c++) {
                const char *text = negative ? "" : way_text(plot, c);
                widest = MAX(widest, text_width(plot, text));
        }
        for (guint c = 0; c < plot->categories && !look->starts; c++) {
                __int128 sum = 0, value, above = 0;
                for (guint s = 0; s < plot->series; s++) {
                        if (!plot_value(plot, s, c, &value))
                                continue;
                        sum += value;
                        above += MAX(value, 0);
                        if (!look->stacked && (value < 0) == negative)
                                widest = MAX(widest, text_width(plot, numeral_text(plot, &numerals, value)));
                }
                if (look->stacked && !negative)
                        widest = MAX(widest, text_width(plot, numeral_text(plot, &numerals, sum)));
        }
        return widest ? widest + plot->size / 2 : 0;
}

/* Bounds of the scale as the kind wants them. */
static struct numerals rows_range(struct plot *plot, const struct rows_look *look, __int128 *low, __int128 *high)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        if (look->shares) {
                *low = 0;
                *high = SHARE_WHOLE;
                return (struct numerals){.unit = SHARE_WHOLE / 100, .suffix = "%"};
        }
        plot_range(plot, look->stacked, low, high);
        if (look->whole && *numerals.suffix)
                *high = MAX(*high, numerals.unit * 100);
        return numerals;
}

/* The scale between labels and figures.  Figures that would take half of the room are left to the table. */
static void rows_scale(struct plot *plot, struct rows *rows, const struct rows_look *look)
{
        __int128 low, high;
        struct numerals numerals = rows_range(plot, look, &low, &high);
        rows->left = rows->above ? 0 : rows->label_width + plot->size * 2 / 3;
        rows->right = plot->width;
        int before = rows->figures ? widest_figure(plot, look, true) : 0;
        int behind = rows->figures ? widest_figure(plot, look, false) : 0;
        if (2 * (before + behind) > rows->right - rows->left)
                before = behind = 0, rows->figures = false;
        struct axis axis = axis_lying(plot, numerals, low, high, MAX(rows->right - rows->left - before - behind, 1));
        /* Figures that would stick out are left to the table. */
        int half = MIN(axis_label_width(plot, &axis) / 2 + 1, (rows->right - rows->left) / 3);
        rows->left += MAX(before, rows->above ? half : 0);
        rows->right -= MAX(behind, half);
        rows->right = MAX(rows->right, rows->left + 1);
        axis.from = rows->left;
        axis.length = rows->right - rows->left;
        rows->axis = axis;
}

static void tick_draw(struct plot *plot, const struct rows *rows, __int128 value, int *free_from)
{
        int x = axis_place(&rows->axis, value);
        int points[] = {x, rows->above ? MAX(rows->bottom - plot->size / 4, rows->top) : rows->top, x, rows->bottom};
        plot->canvas->line(plot->canvas->with, points, 2, GRID_THICKNESS, PAINT_GRID); /* never through labels */
        char *text = numeral_text(plot, &rows->axis.numerals, value);
        int half = text_width(plot, text) / 2 + 1;
        if (x - half < *free_from || x + half > plot->width)
                return;
        text_draw(plot, text, x, rows->bottom + plot->size / 4, ANCHOR_MIDDLE, PAINT_MUTED);
        *free_from = x + half + plot->size / 3;
}

static void row_labels(struct plot *plot, const struct rows *rows)
{
        for (guint c = 0; c < plot->categories; c++) {
                const struct row_place *row = &rows->at[c];
                if (!row->label)
                        continue;
                int height = (int)row->label->count * plot->line;
                int y = rows->above ? row->top : row->top + (MAX(row->height, height) - height) / 2;
                label_draw(plot, row->label, 0, y, ANCHOR_START, PAINT_TEXT);
        }
}

struct rows rows_draw(struct plot *plot, const struct rows_look *look)
{
        struct rows rows = {
                .at = arena_new_array(plot->arena, struct row_place, plot->categories + 1),
                .pitch = plot->line,
                .bar = look->pitches > 1 ? plot->line * 9 / 10 : plot->line,
                .above = plot->width < NARROW * plot->size,
                .figures = look->figures,
                .each = 1,
        };
        const char *unit = look->shares || *numerals_of_chart(plot->chart).suffix ? NULL : plot->chart->unit;
        rows.top = legend_draw(plot, 0, unit);
        rows_label_room(plot, &rows);
        rows.bottom = rows.top + (int)rows_fit(plot, &rows, look->pitches);
        labels_trim(plot, &rows);
        for (guint c = 0; c < plot->categories; c++) {
                rows.at[c].top += rows.top;
                rows.at[c].bars += rows.top;
        }
        rows_scale(plot, &rows, look);
        int free_from = 0;
        for (guint i = 0; i < rows.axis.ticks; i++)
                tick_draw(plot, &rows, rows.axis.low + (__int128)i * rows.axis.step, &free_from);
        row_labels(plot, &rows);
        rows.height = rows.bottom + plot->size / 4 + plot->line;
        return rows;
}

void rows_close(struct plot *plot, const struct rows *rows)
{
        int x = axis_place(&rows->axis, 0);
        int points[] = {x, rows->top, x, rows->bottom};
        if (!rows->above) {
                plot->canvas->line(plot->canvas->with, points, 2, ZERO_THICKNESS, PAINT_LINE);
                return;
        }
        for (guint c = 0; c < plot->categories; c++) { /* past the labels, never through them */
                points[1] = rows->at[c].bars;
                points[3] = rows->at[c].top + rows->at[c].height;
                plot->canvas->line(plot->canvas->with, points, 2, ZERO_THICKNESS, PAINT_LINE);
        }
}
