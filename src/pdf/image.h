/* SPDX-License-Identifier: MIT */
/* Images: PNG is decoded and deflated again with its transparency as a soft
 * mask; JPEG passes through as it is.  Each file is there once. */
#ifndef PDF_IMAGE_H
#define PDF_IMAGE_H

#include "base/job.h"
#include "pdf/objects.h"

#define IMAGE_NONE G_MAXUINT32

struct images;

struct images *images_open(struct job *job, struct objects *objects);
void images_close(struct images *images);

/* The image of a file (relative to root), from 0: /I1, /I2 …; IMAGE_NONE after a message at `asked`. */
guint images_find(struct images *images, const char *path, struct place asked);

/* /I1 12 0 R …: entries of a resource dictionary. */
void images_resources(const struct images *images, struct buffer *out);

#endif
