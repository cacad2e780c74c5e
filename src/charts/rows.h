/* SPDX-License-Identifier: MIT */
/* Rows: the frame of lying charts.  One row for each category: its label
 * beside the bars, or above them where the chart is narrow; below the rows
 * the scale.  Private to charts/. */
#ifndef CHARTS_ROWS_H
#define CHARTS_ROWS_H

#include "charts/plot.h"

enum {
        SHARE_WHOLE = 10000, /* 100 % on the scale of shares */
};

/* What a kind asks of its rows. */
struct rows_look {
        guint pitches; /* bars in a row */
        bool figures;  /* figures behind the bars */
        bool stacked;
        bool shares; /* the scale is 0 to 100 % */
        bool whole;  /* the scale ends at 100 when the unit is percent */
        bool starts; /* the first series is where the second begins: one figure for both */
};

struct row_place {
        int top, height; /* label and bars, without the gap below */
        int bars;        /* top of the first bar */
        struct label *label;
};

struct rows {
        struct axis axis;
        struct row_place *at;         /* one for each category */
        int left, right, top, bottom; /* of the bars */
        int bar, pitch;               /* thickness of a bar; from one to the next in a row */
        bool above;                   /* labels above the bars */
        bool figures;                 /* there is room behind the bars */
        guint each;                   /* every each-th label is printed */
        int label_width;
        int height; /* of the whole chart */
};

/* Draw legend, scale, grid and labels; the bars are the caller's. */
struct rows rows_draw(struct plot *plot, const struct rows_look *look);
/* The line at zero, over the bars. */
void rows_close(struct plot *plot, const struct rows *rows);

#endif
