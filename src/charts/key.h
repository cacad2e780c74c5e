/* SPDX-License-Identifier: MIT */
/* Key: labels below an upright chart, by number.  Private to charts/. */
#ifndef CHARTS_KEY_H
#define CHARTS_KEY_H

#include "charts/plot.h"

struct key {
        guint columns;
        int text;   /* from the left edge of a column to its labels */
        int height; /* of the tallest column */
        bool whole; /* no label is cut */
        struct label **labels;
};

/* Whether the labels are numbers one after another, as years are: some may be left out, and everyone knows them. */
bool categories_count_on(const struct plot *plot);

/* Only every each-th label is printed: the others are left out, unless they are known all the same. */
void labels_count_left_out(struct plot *plot, guint each);
/* NULL: too many for a key. */
struct key *key_break(struct plot *plot);
void key_draw(struct plot *plot, const struct key *key, int y);

#endif
