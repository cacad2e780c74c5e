/* SPDX-License-Identifier: MIT */
/* Outline and page labels. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

#include "pdf/annotation.h"

void outline_write(struct navigation *navigation);

/* /PageLabels<<…>>: the numbers as printed, those of an appendix behind its name. */
void outline_page_labels(const struct navigation *navigation, struct buffer *out);

#endif
