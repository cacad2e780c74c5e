/* SPDX-License-Identifier: MIT */
/* Subsets: the objects of one font: its file cut down to the glyphs used,
 * descriptor, widths, and what its codes mean. */
#ifndef PDF_SUBSET_H
#define PDF_SUBSET_H

#include "pdf/codes.h"

/* Sets font->number.  A face that cannot be cut down is an error. */
void font_write(struct objects *objects, struct used_font *font, struct code_maps *maps, struct fonts *kept);

#endif
