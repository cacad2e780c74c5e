/* SPDX-License-Identifier: MIT */
/* Pixels of a PNG: decoded by Cairo, written as image objects of RGB or
 * grey, with a grey mask where they can be seen through. */
#ifndef PDF_PIXELS_H
#define PDF_PIXELS_H

#include "pdf/objects.h"

struct pixels;

/* Whether the head of a PNG names more pixels than we decode (32 million). */
bool pixels_are_many(const void *png, gsize count);

/* NULL when the PNG is damaged. */
struct pixels *pixels_open(const void *png, gsize count);
void pixels_close(struct pixels *pixels);

bool pixels_has_mask(const struct pixels *pixels);
/* Objects; mask 0: none. */
guint pixels_add_mask(const struct pixels *pixels, struct objects *objects);
guint pixels_add_colors(const struct pixels *pixels, struct objects *objects, guint mask);

#endif
