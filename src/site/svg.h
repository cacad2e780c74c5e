/* SPDX-License-Identifier: MIT */
/* SVG: charts as text for the web.  Paints are classes that site.css colours
 * (light, dark, print), with the colours of white paper as attributes, so
 * that a file alone looks right too; no inline style.  Private to site/. */
#ifndef SITE_SVG_H
#define SITE_SVG_H

#include "charts/chart.h"

struct svg_look {
        const char *id;                  /* of the element; title and description take it as prefix */
        const char *title, *description; /* "" or NULL: none */
        const char *classes;             /* NULL: none */
        int width, text_size;            /* CSS px × 1024 */
        bool tooltips;                   /* each mark tells its value */
        bool alone;                      /* a file of its own: name space and white ground */
};

/* A chart drawn once, to be written with different heads. */
struct svg_drawing {
        GString *marks; /* owned */
        int height;
};

/* Drawn by width, text_size and tooltips of look; close with svg_close. */
struct svg_drawing svg_draw(const struct chart *chart, const struct svg_look *look);
void svg_write(GString *out, const struct svg_drawing *drawing, const struct svg_look *look);
void svg_close(struct svg_drawing *drawing);

/* All three at once. */
void svg_chart(GString *out, const struct chart *chart, const struct svg_look *look);

/* Width of a line in a common sans face, rather generous: readers have different ones. */
int svg_measure(const char *text, int size, bool bold);

#endif
