/* SPDX-License-Identifier: MIT */
/* PNG: a picture of few colours as bytes (ISO/IEC 15948). */
#ifndef PAGES_PNG_H
#define PAGES_PNG_H

#include <glib.h>

/* Sixteen shades of each of red, green and blue are kept: enough for letters, and a page of black on white packs into
 * half a byte a pixel.  Greys, a palette or three bytes a pixel, whichever is least.  pixels: rows of 0xRRGGBB, stride
 * bytes apart.  The caller's. */
GBytes *png_encode(const void *pixels, int width, int height, int stride);

#endif
