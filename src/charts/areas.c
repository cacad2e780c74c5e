/* SPDX-License-Identifier: MIT */
/* Areas and lines of series: each with a hatching or dashes of its own, so that a print without colours, and a reader
 * who does not see them, keeps them apart. */
#include "charts/areas.h"

enum {
        OUTLINE_THICKNESS = PT * 5 / 8,
        /* Thin and open: a hatching tells the pattern and leaves the lightness of its paint, which tells the rest. */
        HATCH_THICKNESS = PT / 2,
        HATCH_PITCH = 5 * PT,
        HATCH_LEAST = 5 * PT / 2, /* areas thinner than that stay plain */
        STROKES_MAX = 512,        /* of one area: wide ones are hatched more openly */
        DASHES = 4,
};

/* ---- hatching ---- */

enum hatch {
        HATCH_NONE,
        HATCH_UP,   /* / */
        HATCH_DOWN, /* \ */
        HATCH_CROSS,
        HATCH_LEVEL,
        HATCH_UPRIGHT,
};

/* Dark and light take turns (chart.h); neighbours of one lightness differ by their hatching. */
static const enum hatch hatches[SERIES_PAINTS] = {
        HATCH_NONE, HATCH_UP, HATCH_DOWN, HATCH_UPRIGHT, HATCH_LEVEL, HATCH_CROSS, HATCH_UP, HATCH_NONE,
};

struct area {
        int x, y, width, height;
        int pitch;
        int *points; /* x0, y0, x1, y1 of each stroke */
        guint strokes, room;
};

static void stroke_add(struct area *area, int x0, int y0, int x1, int y1)
{
        if (area->strokes == area->room)
                return;
        int *at = area->points + 4 * area->strokes++;
        at[0] = area->x + x0;
        at[1] = area->y + y0;
        at[2] = area->x + x1;
        at[3] = area->y + y1;
}

/* Strokes at 45 degrees, cut off at the edges: x + y is the same along each; mirrored for the other way. */
static void hatch_slanted(struct area *area, bool down)
{
        int w = area->width, h = area->height;
        for (gint64 c = area->pitch / 2; c < (gint64)w + h && area->strokes < area->room; c += area->pitch) {
                int low_x = c <= h ? 0 : (int)(c - h), low_y = (int)MIN(c, h);
                int high_x = (int)MIN(c, w), high_y = c <= w ? 0 : (int)(c - w);
                stroke_add(area, down ? w - low_x : low_x, low_y, down ? w - high_x : high_x, high_y);
        }
}

static void hatch_straight(struct area *area, bool upright)
{
        int along = upright ? area->width : area->height;
        for (int at = area->pitch / 2; at < along; at += area->pitch)
                stroke_add(area, upright ? at : 0, upright ? 0 : at, upright ? at : area->width,
                           upright ? area->height : at);
}

static void hatch_draw(struct plot *plot, struct area *area, guint series)
{
        enum hatch hatch = hatches[series % SERIES_PAINTS];
        if (hatch == HATCH_NONE)
                return;
        area->pitch = MAX(HATCH_PITCH, (int)(((gint64)area->width + area->height) * 2 / STROKES_MAX) + 1);
        gint64 strokes = ((gint64)area->width + area->height) / area->pitch + 2;
        area->room = (guint)MIN(hatch == HATCH_CROSS ? 2 * strokes : strokes, STROKES_MAX);
        area->points = arena_new_array(plot->arena, int, 4 * area->room);
        if (hatch == HATCH_LEVEL || hatch == HATCH_UPRIGHT)
                hatch_straight(area, hatch == HATCH_UPRIGHT);
        if (hatch == HATCH_UP || hatch == HATCH_CROSS)
                hatch_slanted(area, false);
        if (hatch == HATCH_DOWN || hatch == HATCH_CROSS)
                hatch_slanted(area, true);
        if (area->strokes)
                plot->canvas->strokes(plot->canvas->with, area->points, area->strokes, HATCH_THICKNESS,
                                      paint_is_dark(series_paint(series)) ? PAINT_PAPER : PAINT_LINE);
}

/* Light areas end visibly on white paper. */
static void outline_draw(struct plot *plot, const struct area *a)
{
        int right = a->x + a->width, bottom = a->y + a->height;
        int points[] = {a->x, a->y, right, a->y, right, bottom, a->x, bottom, a->x, a->y};
        plot->canvas->line(plot->canvas->with, points, 5, OUTLINE_THICKNESS, PAINT_LINE);
}

void area_draw(struct plot *plot, int x, int y, int width, int height, guint series, const char *about)
{
        struct area area = {.x = x, .y = y, .width = width, .height = height};
        plot->canvas->box(plot->canvas->with, x, y, width, height, series_paint(series), about);
        if (MIN(width, height) < HATCH_LEAST)
                return;
        hatch_draw(plot, &area, series);
        if (!paint_is_dark(series_paint(series)))
                outline_draw(plot, &area);
}

void area_figure(struct plot *plot, const char *text, int middle, int top, guint series)
{
        enum paint paint = series_paint(series);
        if (hatches[series % SERIES_PAINTS] != HATCH_NONE) {
                int width = text_width(plot, text) + plot->size / 3;
                plot->canvas->box(plot->canvas->with, middle - width / 2, top + plot->size / 8, width,
                                  plot->line - plot->size / 8, paint, NULL);
        }
        text_draw(plot, text, middle, top, ANCHOR_MIDDLE, paint_is_dark(paint) ? PAINT_PAPER : PAINT_TEXT);
}

/* ---- lines ---- */

enum {
        LINE_THICKNESS = 3 * PT / 2,
        DASHES_MAX = 4000, /* of one line; longer ones go on undashed */
};

/* Drawn, left out, drawn, left out; the first is whole. */
static const int dashes[SERIES_DASHES][DASHES] = {
        {0, 0, 0, 0},
        {6 * PT, 3 * PT, 6 * PT, 3 * PT},
        {2 * PT, 2 * PT, 2 * PT, 2 * PT},
        {8 * PT, 2 * PT, 2 * PT, 2 * PT},
};

/* Along a polyline. */
struct dashing {
        struct area strokes; /* only its strokes */
        const int *lengths;
        guint at;    /* in lengths; even: drawn */
        double left; /* of the length at which it is */
};

static void segment_dash(struct dashing *d, const int *from, const int *to)
{
        double dx = to[0] - from[0], dy = to[1] - from[1];
        double length = dx == 0 && dy == 0 ? 0 : ABS(dx) > ABS(dy) ? ABS(dx) : ABS(dy), gone = 0;
        length += MIN(ABS(dx), ABS(dy)) * 0.41; /* near enough to the true length for a dash */
        while (gone < length) {
                double step = MIN(d->left, length - gone), a = gone / length, b = (gone + step) / length;
                if (d->at % 2 == 0)
                        stroke_add(&d->strokes, from[0] + (int)(dx * a), from[1] + (int)(dy * a),
                                   from[0] + (int)(dx * b), from[1] + (int)(dy * b));
                gone += step;
                d->left -= step;
                if (d->left <= 0) {
                        d->at = (d->at + 1) % DASHES;
                        d->left = d->lengths[d->at];
                }
        }
}

/* Thin strokes want dark paints: only those, and dots and squares when they come round again. */
static enum paint line_paint(guint series)
{
        return series_paint(series % SERIES_DASHES * 2);
}

void line_draw(struct plot *plot, const int *points, guint n, guint series)
{
        const int *lengths = dashes[series % SERIES_DASHES];
        enum paint paint = line_paint(series);
        gint64 width = n ? ABS((gint64)points[2 * n - 2] - points[0]) : 0;
        if (!lengths[0] || n > 100 || width > DASHES_MAX * PT) {
                plot->canvas->line(plot->canvas->with, points, n, LINE_THICKNESS, paint);
                return;
        }
        struct dashing d = {.lengths = lengths, .left = lengths[0]};
        d.strokes.room = DASHES_MAX;
        d.strokes.points = arena_new_array(plot->arena, int, 4 * DASHES_MAX);
        for (guint i = 0; i + 1 < n; i++)
                segment_dash(&d, points + 2 * i, points + 2 * i + 2);
        plot->canvas->strokes(plot->canvas->with, d.strokes.points, d.strokes.strokes, LINE_THICKNESS, paint);
}

void mark_draw(struct plot *plot, int x, int y, int radius, guint series, const char *about)
{
        if (series / SERIES_DASHES % 2 == 0)
                plot->canvas->dot(plot->canvas->with, x, y, radius, line_paint(series), about);
        else
                plot->canvas->box(plot->canvas->with, x - radius, y - radius, 2 * radius, 2 * radius,
                                  line_paint(series), about);
}
