/* SPDX-License-Identifier: MIT */
#include "charts/areas.h"
#include "charts/rows.h"

/* ---- bars side by side: one for each series ---- */

static void bar_draw(struct plot *plot, const struct rows *rows, int y, __int128 from, __int128 to, guint series,
                     const char *about)
{
        int a = axis_place(&rows->axis, from), b = axis_place(&rows->axis, to);
        area_draw(plot, MIN(a, b), y, ABS(b - a), MAX(rows->bar, 1), series, about);
}

/* The whole way of a target, under its bar. */
static void track_draw(struct plot *plot, const struct rows *rows, int y)
{
        int a = axis_place(&rows->axis, 0), b = axis_place(&rows->axis, rows->axis.high);
        plot->canvas->box(plot->canvas->with, a, y, b - a, MAX(rows->bar, 1), PAINT_GRID, NULL);
}

/* The figure behind the end of a bar. */
static void end_figure(struct plot *plot, const struct rows *rows, int y, __int128 end, __int128 shown)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        char *text = numeral_text(plot, &numerals, shown);
        int gap = plot->size / 3;
        int x = axis_place(&rows->axis, end);
        int top = y + (rows->bar - plot->line) / 2;
        if (end < 0)
                text_draw(plot, text, x - gap, top, ANCHOR_END, PAINT_TEXT);
        else
                text_draw(plot, text, x + gap, top, ANCHOR_START, PAINT_TEXT);
}

static void category_bars(struct plot *plot, const struct rows *rows, guint category, bool track)
{
        int y = rows->at[category].bars;
        for (guint s = 0; s < plot->series; s++, y += rows->pitch) {
                __int128 value;
                if (!plot_value(plot, s, category, &value))
                        continue;
                if (track)
                        track_draw(plot, rows, y);
                bar_draw(plot, rows, y, 0, value, s, value_words(plot, s, category, value));
                if (rows->figures)
                        end_figure(plot, rows, y, value, value);
        }
}

int bars_draw(struct plot *plot)
{
        struct rows rows = rows_draw(plot, &(struct rows_look){.pitches = MAX(plot->series, 1), .figures = true});
        for (guint c = 0; c < plot->categories; c++)
                category_bars(plot, &rows, c, false);
        rows_close(plot, &rows);
        return rows.height;
}

/* Where a target starts, as a thin bar within that of where it leads. */
static void category_way(struct plot *plot, const struct rows *rows, guint category)
{
        int y = rows->at[category].bars, thin = MAX(rows->bar * 2 / 5, 1);
        __int128 from, to;
        bool starts = plot_value(plot, 0, category, &from), ends = plot_value(plot, 1, category, &to);
        if (!starts && !ends)
                return;
        track_draw(plot, rows, y);
        if (ends)
                bar_draw(plot, rows, y, 0, to, 1, value_words(plot, 1, category, to));
        int a = axis_place(&rows->axis, 0), b = axis_place(&rows->axis, from);
        if (starts)
                area_draw(plot, MIN(a, b), y + (rows->bar - thin) / 2, ABS(b - a), thin, 0,
                          value_words(plot, 0, category, from));
        if (rows->figures) { /* one under another, behind the whole way */
                int x = axis_place(&rows->axis, rows->axis.high) + plot->size / 3;
                text_draw(plot, way_text(plot, category), x, y + (rows->bar - plot->line) / 2, ANCHOR_START,
                          PAINT_TEXT);
        }
}

/* Targets: how far of the whole way.  In percent the way is 100. */
int progress_draw(struct plot *plot)
{
        bool starts = plot->chart->starts && plot->series == 2;
        struct rows_look look = {
                .pitches = starts ? 1 : MAX(plot->series, 1), .figures = true, .whole = true, .starts = starts};
        struct rows rows = rows_draw(plot, &look);
        for (guint c = 0; c < plot->categories; c++) {
                if (starts)
                        category_way(plot, &rows, c);
                else
                        category_bars(plot, &rows, c, true);
        }
        rows_close(plot, &rows);
        return rows.height;
}

/* ---- stacked: the series are parts of one bar ---- */

/* A part's figure within it, when it has room. */
static void part_figure(struct plot *plot, const struct rows *rows, int y, int a, int b, const char *text, guint series)
{
        if (rows->bar >= plot->line && text_width(plot, text) + plot->size / 2 <= ABS(b - a))
                area_figure(plot, text, (a + b) / 2, y + (rows->bar - plot->line) / 2, series);
}

static void category_stack(struct plot *plot, const struct rows *rows, guint category)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        int y = rows->at[category].bars;
        guint parts = plot_parts(plot, category);
        __int128 above = 0, below = 0, value;
        for (guint s = 0; s < plot->series; s++) {
                if (!plot_value(plot, s, category, &value) || value == 0)
                        continue;
                __int128 *from = value < 0 ? &below : &above;
                bar_draw(plot, rows, y, *from, *from + value, s, value_words(plot, s, category, value));
                if (parts > 1)
                        part_figure(plot, rows, y, axis_place(&rows->axis, *from),
                                    axis_place(&rows->axis, *from + value), numeral_text(plot, &numerals, value), s);
                *from += value;
        }
        if (parts && rows->figures)
                end_figure(plot, rows, y, above, above + below);
}

int stacked_bars_draw(struct plot *plot)
{
        struct rows rows = rows_draw(plot, &(struct rows_look){.pitches = 1, .figures = true, .stacked = true});
        for (guint c = 0; c < plot->categories; c++)
                category_stack(plot, &rows, c);
        rows_close(plot, &rows);
        return rows.height;
}

/* ---- shares: each bar is a whole ---- */

/* A share as its label: what the source states when it states percents, otherwise part of the whole. */
static char *share_text(struct plot *plot, __int128 value, __int128 whole)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        if (*numerals.suffix)
                return numeral_text(plot, &numerals, value);
        numerals = (struct numerals){.unit = 10, .most = 1, .suffix = "%"};
        return numeral_text(plot, &numerals, (value * 1000 + whole / 2) / whole);
}

/* Negative parts have no share and are left to the table. */
static void category_shares(struct plot *plot, const struct rows *rows, guint category)
{
        __int128 whole = 0, value, before = 0;
        for (guint s = 0; s < plot->series; s++) {
                if (plot_value(plot, s, category, &value) && value > 0)
                        whole += value;
        }
        int y = rows->at[category].bars;
        for (guint s = 0; s < plot->series; s++) {
                if (!plot_value(plot, s, category, &value) || value <= 0)
                        continue;
                __int128 from = before * SHARE_WHOLE / whole, to = (before + value) * SHARE_WHOLE / whole;
                bar_draw(plot, rows, y, from, to, s, value_words(plot, s, category, value));
                part_figure(plot, rows, y, axis_place(&rows->axis, from), axis_place(&rows->axis, to),
                            share_text(plot, value, whole), s);
                before += value;
        }
}

int share_bars_draw(struct plot *plot)
{
        struct rows rows = rows_draw(plot, &(struct rows_look){.pitches = 1, .shares = true});
        for (guint c = 0; c < plot->categories; c++)
                category_shares(plot, &rows, c);
        rows_close(plot, &rows);
        return rows.height;
}
