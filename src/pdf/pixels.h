/* SPDX-License-Identifier: MIT */
/* Pixels of a PNG: decoded by Cairo, written as image objects of RGB or
 * grey, with a grey mask where they can be seen through.  A part of its own
 * (base/part.h). */
#ifndef PDF_PIXELS_H
#define PDF_PIXELS_H

#include "pdf/objects.h"

/* The number of the image's object; 0 when the PNG is damaged. */
guint pixels_add(struct objects *objects, const void *png, gsize count);

#endif
