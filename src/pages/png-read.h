/* SPDX-License-Identifier: MIT */
/* A PNG in memory as Cairo reads it, for the parts (base/part.h) that are linked with Cairo. */
#ifndef PAGES_PNG_READ_H
#define PAGES_PNG_READ_H

#include <cairo.h>
#include <glib.h>
#include <string.h>

struct png_bytes {
        const guchar *at;
        gsize left;
};

static inline cairo_status_t png_take(void *with, guchar *to, guint count)
{
        struct png_bytes *bytes = with;
        if (count > bytes->left)
                return CAIRO_STATUS_READ_ERROR;
        memcpy(to, bytes->at, count);
        bytes->at += count;
        bytes->left -= count;
        return CAIRO_STATUS_SUCCESS;
}

/* Destroyed by the caller; its status says when the PNG is damaged. */
static inline cairo_surface_t *png_surface(const void *png, gsize count)
{
        struct png_bytes bytes = {.at = png, .left = count};
        return cairo_image_surface_create_from_png_stream(png_take, &bytes);
}

#endif
