/* SPDX-License-Identifier: MIT */
#include "charts/areas.h"

enum {
        DOT_RADIUS = 5 * PT / 2,
};

/* A series from one blank to the next. */
static void series_line(struct plot *plot, const struct frame *frame, guint series)
{
        int *points = arena_new_array(plot->arena, int, 2 * plot->categories + 2);
        guint n = 0;
        for (guint c = 0; c <= plot->categories; c++) {
                __int128 value;
                if (c < plot->categories && plot_value(plot, series, c, &value)) {
                        points[2 * n] = frame_middle(frame, c);
                        points[2 * n++ + 1] = axis_place(&frame->axis, value);
                        continue;
                }
                if (n > 1)
                        line_draw(plot, points, n, series);
                n = 0;
        }
}

static void series_dots(struct plot *plot, const struct frame *frame, guint series)
{
        int radius = MIN(DOT_RADIUS, MAX(frame->band / 3, PT / 2));
        for (guint c = 0; c < plot->categories; c++) {
                __int128 value;
                if (plot_value(plot, series, c, &value))
                        mark_draw(plot, frame_middle(frame, c), axis_place(&frame->axis, value), radius, series,
                                  value_words(plot, series, c, value));
        }
}

/* Top of a figure: over its dot, or under it where the line comes down from both sides. */
static int figure_top(struct plot *plot, const struct frame *frame, guint category, __int128 value)
{
        int y = axis_place(&frame->axis, value);
        __int128 before = value, after = value;
        bool left = category > 0 && plot_value(plot, 0, category - 1, &before);
        bool right = category + 1 < plot->categories && plot_value(plot, 0, category + 1, &after);
        bool dip = (left || right) && (!left || before > value) && (!right || after > value);
        int under = y + DOT_RADIUS;
        if (dip && under + plot->line <= frame->bottom)
                return under;
        return MAX(y - plot->line - DOT_RADIUS, frame->top - plot->line);
}

/* Figures at the dots of a single series, when all have room. */
static void series_figures(struct plot *plot, const struct frame *frame)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        __int128 value;
        for (guint c = 0; c < plot->categories; c++) {
                if (plot_value(plot, 0, c, &value) &&
                    text_width(plot, numeral_text(plot, &numerals, value)) + plot->size / 4 > frame->band)
                        return;
        }
        for (guint c = 0; c < plot->categories; c++) {
                if (plot_value(plot, 0, c, &value))
                        text_draw(plot, numeral_text(plot, &numerals, value), frame_middle(frame, c),
                                  figure_top(plot, frame, c, value), ANCHOR_MIDDLE, PAINT_TEXT);
        }
}

int lines_draw(struct plot *plot)
{
        struct frame frame = frame_draw(plot, false);
        frame_close(plot, &frame);
        for (guint s = 0; s < plot->series; s++)
                series_line(plot, &frame, s);
        for (guint s = 0; s < plot->series; s++)
                series_dots(plot, &frame, s);
        if (plot->series == 1)
                series_figures(plot, &frame);
        return frame.height;
}
