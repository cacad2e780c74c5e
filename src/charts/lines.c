/* SPDX-License-Identifier: MIT */
#include "charts/areas.h"

#include <string.h>

enum {
        DOT_RADIUS = 5 * PT / 2,
        NAME_SHARE = 4, /* names of series take a quarter of the width at most */
        NAME_BYTES = 200,
        NAMES_LINES = 8, /* as many fit beside the lowest chart */
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

/* ---- names of the series at the ends of their lines ---- */

/* Labels beside the plot, or NULL when a legend is better: too many, too long, or a line that ends before the others.
 */
static struct label **names_break(struct plot *plot)
{
        struct label **names = arena_new_array(plot->arena, struct label *, plot->series + 1);
        int room = plot->width / NAME_SHARE, height = 0;
        for (guint s = 0; s < plot->series; s++) {
                const char *name = plot->chart->series[s].label;
                __int128 value;
                if (plot->categories < 2 || !name || !*name || !plot_value(plot, s, plot->categories - 1, &value))
                        return NULL;
                if (strlen(name) > NAME_BYTES || widest_part(plot, name) > room)
                        return NULL;
                names[s] = label_break(plot, name, room, LABEL_LINES_MAX);
                height += (int)names[s]->count * plot->line;
        }
        return plot->series > 1 && height <= NAMES_LINES * plot->line ? names : NULL;
}

static void names_room(struct plot *plot, struct label *const *names)
{
        int widest = 0;
        for (guint s = 0; names && s < plot->series; s++)
                widest = MAX(widest, names[s]->width);
        plot->beside = names ? widest + plot->size : 0;
}

/* Tops of the labels, in the order of the lines' ends: as near to them as they can be without one on another. */
static void names_place(const struct plot *plot, const struct frame *frame, struct label *const *names,
                        const guint *order, int *tops)
{
        int free = frame->top - plot->line / 2;
        for (guint i = 0; i < plot->series; i++) {
                guint s = order[i];
                tops[s] = MAX(tops[s], free);
                free = tops[s] + (int)names[s]->count * plot->line;
        }
        int end = frame->bottom;
        for (guint i = plot->series; i > 0; i--) {
                guint s = order[i - 1];
                tops[s] = MIN(tops[s], end - (int)names[s]->count * plot->line);
                end = tops[s];
        }
}

static void names_draw(struct plot *plot, const struct frame *frame, struct label *const *names)
{
        int *ends = arena_new_array(plot->arena, int, plot->series),
            *tops = arena_new_array(plot->arena, int, plot->series);
        guint *order = arena_new_array(plot->arena, guint, plot->series);
        for (guint s = 0; s < plot->series; s++) {
                __int128 value;
                plot_value(plot, s, plot->categories - 1, &value);
                ends[s] = axis_place(&frame->axis, value);
                tops[s] = ends[s] - (int)names[s]->count * plot->line / 2;
                guint at = s;
                for (; at > 0 && ends[order[at - 1]] > ends[s]; at--)
                        order[at] = order[at - 1];
                order[at] = s;
        }
        names_place(plot, frame, names, order, tops);
        int x = frame_middle(frame, plot->categories - 1), right = plot->width - plot->beside + plot->size;
        for (guint s = 0; s < plot->series; s++) {
                int middle = tops[s] + (int)names[s]->count * plot->line / 2;
                int points[] = {x, ends[s], right - plot->size / 4, middle};
                plot->canvas->line(plot->canvas->with, points, 2, PT / 2, PAINT_LINE);
                label_draw(plot, names[s], right, tops[s], ANCHOR_START, PAINT_TEXT);
        }
}

int lines_draw(struct plot *plot)
{
        struct label **names = names_break(plot);
        names_room(plot, names);
        struct frame frame = frame_draw(plot, false);
        frame_close(plot, &frame);
        if (names)
                names_draw(plot, &frame, names);
        for (guint s = 0; s < plot->series; s++)
                series_line(plot, &frame, s);
        for (guint s = 0; s < plot->series; s++)
                series_dots(plot, &frame, s);
        if (plot->series == 1)
                series_figures(plot, &frame);
        return frame.height;
}
