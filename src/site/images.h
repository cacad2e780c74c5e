/* SPDX-License-Identifier: MIT */
/* Images of a plan, copied beside its page.  Private to site/. */
#ifndef SITE_IMAGES_H
#define SITE_IMAGES_H

#include "base/job.h"

struct picture {
        const char *name;  /* seen from the page */
        int width, height; /* pixels; 0: neither PNG nor JPEG */
};

/* Copy the image at path (relative to root) into folder.  False after messages. */
bool picture_publish(struct job *job, const char *path, struct place asked, const char *folder,
                     struct picture *picture);

/* Size by the head of a PNG or JPEG file; false for anything else. */
bool picture_size(const char *bytes, gsize count, int *width, int *height);

#endif
