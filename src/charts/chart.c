/* SPDX-License-Identifier: MIT */
#include "charts/chart.h"

#include "charts/plot.h"

const guint32 paint_colors[PAINT_COUNT] = {
        [PAINT_TEXT] = 0x1a1a1a,       [PAINT_MUTED] = 0x4a4f55,      [PAINT_LINE] = 0x5b6168,
        [PAINT_GRID] = 0xd9dce0,       [PAINT_PAPER] = 0xffffff,      [PAINT_SERIES] = 0x17406d,
        [PAINT_SERIES + 1] = 0xf6c65b, [PAINT_SERIES + 2] = 0x14584f, [PAINT_SERIES + 3] = 0xe3edf5,
        [PAINT_SERIES + 4] = 0x8a2d3b, [PAINT_SERIES + 5] = 0xe8dcb8, [PAINT_SERIES + 6] = 0x4f3577,
        [PAINT_SERIES + 7] = 0xc6cacf,
};

/* Dark and light take turns, so that neighbours differ in a print without colours. */
bool paint_is_dark(enum paint paint)
{
        if (paint < PAINT_SERIES)
                return paint == PAINT_TEXT || paint == PAINT_MUTED || paint == PAINT_LINE;
        return (paint - PAINT_SERIES) % 2 == 0;
}

static const plot_draw draw_of_kind[CHART_KIND_COUNT] = {
        [CHART_BAR] = bars_draw,
        [CHART_STACKED_BAR] = stacked_bars_draw,
        [CHART_COLUMN] = columns_draw,
        [CHART_STACKED_COLUMN] = stacked_columns_draw,
        [CHART_SHARE_BAR] = share_bars_draw,
        [CHART_LINE] = lines_draw,
        [CHART_PROGRESS] = progress_draw,
};

static struct drawn plot_chart(const struct chart *chart, const struct canvas *canvas, int width, int height,
                               int text_size)
{
        g_assert(width > 0 && text_size > 0);
        struct plot plot = {
                .chart = chart,
                .canvas = canvas,
                .arena = arena_open(),
                .width = width,
                .height = height,
                .size = text_size,
                .line = text_size * 5 / 4,
                .categories = MIN(chart->category_count, CATEGORIES_MAX),
                .series = MIN(chart->series_count, SERIES_MAX),
        };
        plot.left_out = chart->category_count - plot.categories + chart->series_count - plot.series;
        int taken = draw_of_kind[chart->kind](&plot);
        arena_close(plot.arena);
        return (struct drawn){taken, plot.left_out};
}

static void silent_text(void *with, const struct canvas_text *text)
{
        (void)with, (void)text;
}

static void silent_box(void *with, int x, int y, int width, int height, enum paint paint, const char *about)
{
        (void)with, (void)x, (void)y, (void)width, (void)height, (void)paint, (void)about;
}

static void silent_line(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        (void)with, (void)points, (void)n, (void)thickness, (void)paint;
}

static void silent_dot(void *with, int x, int y, int radius, enum paint paint, const char *about)
{
        (void)with, (void)x, (void)y, (void)radius, (void)paint, (void)about;
}

/* Drawn where nothing is seen: so the height is what drawing takes, whatever the kind. */
int chart_height(const struct chart *chart, const struct canvas *canvas, int width, int text_size)
{
        struct canvas silent = {
                .with = canvas->with,
                .tight = canvas->tight,
                .measure = canvas->measure,
                .text = silent_text,
                .box = silent_box,
                .line = silent_line,
                .strokes = silent_line,
                .dot = silent_dot,
        };
        return plot_chart(chart, &silent, width, 0, text_size).height;
}

struct drawn chart_draw(const struct chart *chart, const struct canvas *canvas, int width, int height, int text_size)
{
        return plot_chart(chart, canvas, width, height, text_size);
}
