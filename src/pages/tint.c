/* SPDX-License-Identifier: MIT */
#include "pages/tint.h"

#include "pages/png-read.h"

enum {
        PAPER_LEAST = 225, /* of 255: the darkest part of a pixel that is paper */
        CHROMA_LEAST = 24, /* of 255: less between the brightest and the darkest part is grey */
        SHARE_LEAST = 60,  /* percent */
        BLUE_FROM = 185,   /* degrees of hue: blue ink, from azure to violet */
        BLUE_TO = 275,
        RED_FROM = 330,
        RED_TO = 25,
};

/* In degrees, of parts that are not all the same. */
static int hue_of(int red, int green, int blue)
{
        int most = MAX(red, MAX(green, blue)), chroma = most - MIN(red, MIN(green, blue));
        if (most == red)
                return (60 * (green - blue) / chroma + 360) % 360;
        return most == green ? 120 + 60 * (blue - red) / chroma : 240 + 60 * (red - green) / chroma;
}

/* Parts as they were before Cairo took them times alpha. */
static enum tint tint_of(guint32 pixel, guint alpha)
{
        int red = (int)((pixel >> 16 & 255) * 255 / alpha), green = (int)((pixel >> 8 & 255) * 255 / alpha);
        int blue = (int)((pixel & 255) * 255 / alpha);
        int most = MAX(red, MAX(green, blue)), least = MIN(red, MIN(green, blue));
        if (least >= PAPER_LEAST)
                return TINT_UNKNOWN;
        if (most - least < CHROMA_LEAST)
                return TINT_OTHER;
        int hue = hue_of(red, green, blue);
        if (hue >= RED_FROM || hue <= RED_TO)
                return TINT_RED;
        return hue >= BLUE_FROM && hue <= BLUE_TO ? TINT_BLUE : TINT_OTHER;
}

static enum tint tint_most(const guint64 *covers)
{
        guint64 all = covers[TINT_RED] + covers[TINT_BLUE] + covers[TINT_OTHER];
        if (!all)
                return TINT_UNKNOWN;
        for (enum tint tint = TINT_RED; tint <= TINT_BLUE; tint++) {
                if (covers[tint] * 100 >= all * SHARE_LEAST)
                        return tint;
        }
        return TINT_OTHER;
}

static enum tint tint_survey(cairo_surface_t *surface)
{
        cairo_format_t format = cairo_image_surface_get_format(surface);
        if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS ||
            (format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24))
                return TINT_UNKNOWN;
        guint64 covers[TINT_OTHER + 1] = {0};
        const guchar *data = cairo_image_surface_get_data(surface);
        int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
        for (int y = 0; y < height; y++) {
                const guint32 *row =
                        (const guint32 *)(const void *)(data +
                                                        (gsize)y * (gsize)cairo_image_surface_get_stride(surface));
                for (int x = 0; x < width; x++) {
                        guint alpha = format == CAIRO_FORMAT_ARGB32 ? row[x] >> 24 : 255;
                        if (alpha)
                                covers[tint_of(row[x], alpha)] += alpha;
                }
        }
        return tint_most(covers);
}

enum tint tint_read(const void *png, gsize count)
{
        cairo_surface_t *surface = png_surface(png, count);
        enum tint tint = tint_survey(surface);
        cairo_surface_destroy(surface);
        return tint;
}
