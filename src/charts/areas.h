/* SPDX-License-Identifier: MIT */
/* Areas and lines of series, hatched and dashed.  Private to charts/. */
#ifndef CHARTS_AREAS_H
#define CHARTS_AREAS_H

#include "charts/plot.h"

/* A bar or part of a bar: its paint, hatched as its series is. */
void area_draw(struct plot *plot, int x, int y, int width, int height, guint series, const char *about);
/* A figure within such an area, its box's top at y; hatching stays clear of it. */
void area_figure(struct plot *plot, const char *text, int middle, int top, guint series);
/* A line through n points, dashed as its series is. */
void line_draw(struct plot *plot, const int *points, guint n, guint series);
/* What stands at the points of such a line. */
void mark_draw(struct plot *plot, int x, int y, int radius, guint series, const char *about);

#endif
