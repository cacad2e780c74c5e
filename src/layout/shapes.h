/* SPDX-License-Identifier: MIT */
/* Shapes of a layout's maps, private to the layout folder, and the walk over
 * its flow that the checks share. */
#ifndef LAYOUT_SHAPES_H
#define LAYOUT_SHAPES_H

#include "layout/layout.h"

enum {
        KEEP_NONE = 1,
        KEEP_NEXT,
        KEEP_WHOLE,
        KEEP_BOTH,
};

/* Fill what each style does not say from its parents, then from the defaults.  Messages: layout-style, layout-cycle. */
bool styles_resolve(struct job *job, struct layout *layout);

/* Names that the layout uses and does not have, elements of the flow that say nothing or two things: layout-style,
 * layout-flow. */
bool layout_verify(struct job *job, const struct layout *layout);

#endif
