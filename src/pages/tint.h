/* SPDX-License-Identifier: MIT */
/* Tint: the colour that an image is drawn in, for the rules on signatures and
 * seals.  Decoded by Cairo; a part of its own (base/part.h). */
#ifndef PAGES_TINT_H
#define PAGES_TINT_H

#include <glib.h>

enum tint {
        TINT_UNKNOWN, /* damaged, or nothing to be seen */
        TINT_RED,
        TINT_BLUE,
        TINT_OTHER, /* black, grey, green …, or no colour that most of it has */
};

/* Of a PNG: the colour of three fifths of what is seen of it, by area and cover; white counts as paper. */
enum tint tint_read(const void *png, gsize count);

#endif
