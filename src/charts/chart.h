/* SPDX-License-Identifier: MIT */
/* Charts: one routine per kind draws a chart on a canvas.  Writers give the
 * canvas: placed items for paper, SVG text for the web.  Lengths 1/1024 pt,
 * origin at the top left, y downwards. */
#ifndef CHARTS_CHART_H
#define CHARTS_CHART_H

#include "document/node.h"

enum anchor {
        ANCHOR_START,
        ANCHOR_MIDDLE,
        ANCHOR_END,
};

/* Paints are named by what they mean; each canvas has its own values for them (light, dark, print). */
enum paint {
        PAINT_TEXT,
        PAINT_MUTED, /* axis labels */
        PAINT_LINE,  /* axes */
        PAINT_GRID,
        PAINT_PAPER,  /* text on a dark area */
        PAINT_SERIES, /* PAINT_SERIES + i: the i-th series, i < SERIES_PAINTS */
        SERIES_PAINTS = 8,
        PAINT_COUNT = PAINT_SERIES + SERIES_PAINTS,
};

struct canvas_text {
        const char *text; /* one line */
        int x, y;         /* baseline */
        int size;
        bool bold;
        enum anchor anchor;
        enum paint paint;
};

/* Where a chart is drawn.  with is the writer's own.  Texts live only for the call. */
struct canvas {
        void *with;
        /* Width of text in one line. */
        int (*measure)(void *with, const char *text, int size, bool bold);
        void (*text)(void *with, const struct canvas_text *text);
        /* A filled rectangle; about: what it stands for, in words (a tooltip on the web), or NULL. */
        void (*box)(void *with, int x, int y, int width, int height, enum paint paint, const char *about);
        /* A line through n points (x0, y0, x1, y1, …). */
        void (*line)(void *with, const int *points, guint n, int thickness, enum paint paint);
        /* n lines apart from each other (x0, y0, x1, y1 of each): hatching, dashes. */
        void (*strokes)(void *with, const int *points, guint n, int thickness, enum paint paint);
        /* A filled dot. */
        void (*dot)(void *with, int x, int y, int radius, enum paint paint, const char *about);
        bool tight; /* rather low: single rows closer to each other, upright plots three quarters as high */
};

/* 0xRRGGBB for white paper: told apart by lightness too, so that a print in black and white keeps them apart, and by
 * colour-blind readers. */
extern const guint32 paint_colors[PAINT_COUNT];

/* Whether text on this area is PAINT_PAPER; PAINT_TEXT otherwise. */
bool paint_is_dark(enum paint paint);

/* Height that the chart needs at this width and text size. */
int chart_height(const struct chart *chart, const struct canvas *canvas, int width, int text_size);

struct drawn {
        int height;     /* that it took */
        guint left_out; /* what is too much for a picture and left to the table: labels of more than forty categories
                         * or so, categories past the 1,000th, series past the 64th */
};

/* Draw it at (0, 0) in height, as chart_height gave it or more; 0: as much as it needs.  Labels never overlap: they
 * are broken over lines, or stand below an upright chart in a key of numbers; only labels that count on, as years do,
 * are thinned. */
struct drawn chart_draw(const struct chart *chart, const struct canvas *canvas, int width, int height, int text_size);

#endif
