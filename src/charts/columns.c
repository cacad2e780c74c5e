/* SPDX-License-Identifier: MIT */
#include "charts/areas.h"

/* An upright mark from one value to another. */
static void column_draw(struct plot *plot, const struct axis *axis, int x, int width, __int128 from, __int128 to,
                        guint series, const char *about)
{
        int a = axis_place(axis, from), b = axis_place(axis, to);
        area_draw(plot, x, MIN(a, b), MAX(width, 1), ABS(b - a), series, about);
}

/* Figures over or under the marks, only when all of them fit. */
static bool figures_fit(struct plot *plot, const struct frame *frame, int width)
{
        for (guint c = 0; c < plot->categories; c++) {
                for (guint s = 0; s < plot->series; s++) {
                        __int128 value;
                        if (plot_value(plot, s, c, &value) &&
                            text_width(plot, numeral_text(plot, &frame->axis.numerals, value)) + plot->size / 4 > width)
                                return false;
                }
        }
        return true;
}

static void figure_draw(struct plot *plot, const struct frame *frame, int middle, __int128 value, __int128 shown)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        int y = axis_place(&frame->axis, value);
        text_draw(plot, numeral_text(plot, &numerals, shown), middle, value < 0 ? y : y - plot->line, ANCHOR_MIDDLE,
                  PAINT_TEXT);
}

int columns_draw(struct plot *plot)
{
        struct frame frame = frame_draw(plot, false);
        int group = MIN(frame.band * 4 / 5, (int)plot->series * 6 * plot->size);
        int width = group / (int)MAX(plot->series, 1);
        int gap = width > 8 * PT ? PT : 0;
        frame.axis.numerals.keep = numerals_of_chart(plot->chart).keep;
        bool figures = figures_fit(plot, &frame, plot->series == 1 ? frame.band : width);
        for (guint c = 0; c < plot->categories; c++) {
                int x = frame_middle(&frame, c) - group / 2;
                for (guint s = 0; s < plot->series; s++, x += width) {
                        __int128 value;
                        if (!plot_value(plot, s, c, &value))
                                continue;
                        column_draw(plot, &frame.axis, x, width - gap, 0, value, s, value_words(plot, s, c, value));
                        if (figures)
                                figure_draw(plot, &frame, x + (width - gap) / 2, value, value);
                }
        }
        frame_close(plot, &frame);
        return frame.height;
}

/* The figure of a part, within it, when it is tall and wide enough. */
static void part_figure(struct plot *plot, const struct frame *frame, int middle, int width, __int128 from,
                        __int128 value, guint series)
{
        int a = axis_place(&frame->axis, from), b = axis_place(&frame->axis, from + value);
        struct numerals numerals = numerals_of_chart(plot->chart);
        char *text = numeral_text(plot, &numerals, value);
        if (ABS(b - a) >= plot->line && text_width(plot, text) + plot->size / 2 <= width)
                area_figure(plot, text, middle, (a + b - plot->line) / 2, series);
}

/* One stack; the sum over it when it has room. */
static void stack_draw(struct plot *plot, const struct frame *frame, guint category, int width)
{
        int middle = frame_middle(frame, category);
        __int128 above = 0, below = 0, value;
        guint parts = plot_parts(plot, category);
        for (guint s = 0; s < plot->series; s++) {
                if (!plot_value(plot, s, category, &value) || value == 0)
                        continue;
                __int128 *from = value < 0 ? &below : &above;
                column_draw(plot, &frame->axis, middle - width / 2, width, *from, *from + value, s,
                            value_words(plot, s, category, value));
                if (parts > 1)
                        part_figure(plot, frame, middle, width, *from, value, s);
                *from += value;
        }
        struct numerals numerals = numerals_of_chart(plot->chart);
        if (parts && text_width(plot, numeral_text(plot, &numerals, above + below)) <= frame->band - plot->size / 4)
                figure_draw(plot, frame, middle, above, above + below);
}

int stacked_columns_draw(struct plot *plot)
{
        struct frame frame = frame_draw(plot, true);
        int width = MIN(frame.band * 7 / 10, 6 * plot->size);
        for (guint c = 0; c < plot->categories; c++)
                stack_draw(plot, &frame, c, width);
        frame_close(plot, &frame);
        return frame.height;
}
