/* SPDX-License-Identifier: MIT */
/* Plot: what the chart routines share: broken labels, numbers as labels, a scale with round steps, the legend, the
 * frame of upright charts.  Private to charts/.  Lengths 1/1024 pt; values are 128 bit, because sums of values and
 * values times lengths leave 64. */
#ifndef CHARTS_PLOT_H
#define CHARTS_PLOT_H
#include "base/length.h"
#include "charts/chart.h"

enum {
        CATEGORIES_MAX = 1000,
        SERIES_MAX = 64,
        LABEL_LINES_MAX = 6,
        LEGEND_LINES_MAX = 12,
        TICKS_MAX = 12,
        SERIES_DASHES = 4,
};

struct plot {
        const struct chart *chart;
        const struct canvas *canvas;
        struct arena *arena; /* scratch, gone when the chart is drawn */
        int width;
        int height;               /* 0: as much as it needs */
        int size;                 /* of all text */
        int line;                 /* from one line of text to the next */
        guint categories, series; /* as many as are drawn */
        guint left_out;           /* labels that are not printed, and not because they count on */
        int beside; /* room at the right of upright charts for the names of series; 0: a legend has them */
};

/* One kind: draws the chart and gives back the height it took. */
typedef int (*plot_draw)(struct plot *plot);
int bars_draw(struct plot *plot);
int stacked_bars_draw(struct plot *plot);
int share_bars_draw(struct plot *plot);
int progress_draw(struct plot *plot);
int columns_draw(struct plot *plot);
int stacked_columns_draw(struct plot *plot);
int lines_draw(struct plot *plot);

/* ---- labels.c ---- */

/* A text over lines. */
struct label {
        guint count;
        char *lines[LABEL_LINES_MAX];
        int width;  /* of the widest */
        bool whole; /* false: it ends in "…" */
};

/* Break text at spaces, long words anywhere, over `most` even lines of `width`; what does not fit ends in "…". */
struct label *label_break(struct plot *plot, const char *text, int width, guint most);
/* Its first line's top at y. */
void label_draw(struct plot *plot, const struct label *label, int x, int y, enum anchor anchor, enum paint paint);
/* One line, its box's top at y. */
void text_draw(struct plot *plot, const char *text, int x, int y, enum anchor anchor, enum paint paint);
int text_width(struct plot *plot, const char *text);
/* Width of the widest word of a text; of all categories. */
int widest_part(struct plot *plot, const char *text);
int widest_word(struct plot *plot);

/* How values become labels. */
struct numerals {
        __int128 unit;      /* of the value's units in one that is shown */
        guint keep;         /* decimals that are shown though they be zero */
        guint most;         /* decimals that are shown at most; the table has them all */
        const char *suffix; /* "%" or "" */
};

struct numerals numerals_of_chart(const struct chart *chart);
/* "1.500", "-0,85", "30%"; "" for what does not fit 64 bits. */
char *numeral_text(struct plot *plot, const struct numerals *numerals, __int128 value);

/* Value of a series in a category; false when it is blank. */
bool plot_value(const struct plot *plot, guint series, guint category, __int128 *value);
/* How many parts a category's stack has: figures that are given and not zero. */
guint plot_parts(const struct plot *plot, guint category);
/* "40% → 70%": from the first series to the second; one of them where the other is blank. */
char *way_text(struct plot *plot, guint category);
enum paint series_paint(guint series);
/* Its words: "category · series: 1.500 triệu đồng". */
char *value_words(struct plot *plot, guint series, guint category, __int128 value);

/* ---- axis.c ---- */

struct axis {
        __int128 low, high, step; /* low and high are multiples of step; low < high */
        guint ticks;              /* at low, low + step, … high */
        struct numerals numerals;
        int from, length; /* place of low on the canvas; towards high */
        bool upwards;     /* high is above low */
};

/* Least and greatest of all values, or of the sums of a category's positive and negative values; 0 is within. */
void plot_range(const struct plot *plot, bool stacked, __int128 *low, __int128 *high);
/* Round steps (1, 2, 5 × 10^n of what is shown) that cover low … high in at most `most` steps. */
struct axis axis_new(struct numerals numerals, __int128 low, __int128 high, guint most);
/* The same with as few steps as its labels have room for, side by side on `length`. */
struct axis axis_lying(struct plot *plot, struct numerals numerals, __int128 low, __int128 high, int length);
int axis_label_width(struct plot *plot, const struct axis *axis);
int axis_place(const struct axis *axis, __int128 value);

/* ---- legend.c ---- */

/* Legend, when there are several series, and the unit's line, from y; gives back where the plot may begin. */
int legend_draw(struct plot *plot, int y, const char *unit);

/* ---- frame.c: upright charts ---- */

struct frame {
        struct axis axis;
        int left, top, right, bottom; /* of the plot */
        int band;                     /* width of one category */
        int height;                   /* of the whole chart */
};

/* Draw legend, axis, grid and category labels; the marks are the caller's. */
struct frame frame_draw(struct plot *plot, bool stacked);
/* Middle of a category. */
int frame_middle(const struct frame *frame, guint category);
/* The line at zero, over the marks. */
void frame_close(struct plot *plot, const struct frame *frame);

#endif
