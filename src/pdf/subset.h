/* SPDX-License-Identifier: MIT */
/* Subsets: the objects of one font: its file cut down to the glyphs used,
 * descriptor, widths and map to Unicode. */
#ifndef PDF_SUBSET_H
#define PDF_SUBSET_H

#include "pdf/fonts.h"

/* Sets font->number.  A face that cannot be cut down is an error. */
void font_write(struct objects *objects, struct used_font *font, struct fonts *kept);

#endif
