/* SPDX-License-Identifier: MIT */
/* Images: what can be known of a PNG or JPEG from its first bytes. */
#ifndef PAGES_IMAGE_H
#define PAGES_IMAGE_H

#include "base/job.h"

/* Width and height in pixels of a PNG or JPEG (path relative to root); false after the message file-read or
 * image-format at `asked`. */
bool image_size(struct job *job, const char *path, struct place asked, int *width, int *height);

#endif
