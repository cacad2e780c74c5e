/* SPDX-License-Identifier: MIT */
#include "pdf/pixels.h"

#include "pages/png-read.h"

#include <stdlib.h>

enum {
        FILTERS = 5, /* of PNG, for each row: none, left, above, average, Paeth */
};

struct pixels {
        cairo_surface_t *surface;
        guint width, height;
        bool has_mask, is_gray;
};

/* ---- reading ---- */

/* A row in Cairo's own order: alpha, red, green, blue from the top of each number; colours times alpha. */
static const guint32 *row_at(const struct pixels *pixels, guint y)
{
        const guchar *data = cairo_image_surface_get_data(pixels->surface);
        return (const guint32 *)(const void *)(data + (gsize)y * cairo_image_surface_get_stride(pixels->surface));
}

static guint part_of(guint32 pixel, guint shift, bool masked)
{
        guint part = pixel >> shift & 0xFF;
        guint alpha = masked ? pixel >> 24 : 255;
        if (alpha == 255 || !alpha)
                return alpha ? part : 0;
        return MIN((part * 255 + alpha / 2) / alpha, 255);
}

static void look_over(struct pixels *pixels)
{
        bool may_mask = cairo_image_surface_get_format(pixels->surface) == CAIRO_FORMAT_ARGB32;
        pixels->is_gray = true;
        for (guint y = 0; y < pixels->height; y++) {
                const guint32 *row = row_at(pixels, y);
                for (guint x = 0; x < pixels->width; x++) {
                        guint32 p = row[x];
                        if (may_mask && p >> 24 != 255)
                                pixels->has_mask = true;
                        if ((p >> 16 & 0xFF) != (p & 0xFF) || (p >> 8 & 0xFF) != (p & 0xFF))
                                pixels->is_gray = false;
                }
        }
}

/* False when the PNG is damaged. */
static bool open_pixels(struct pixels *pixels, const void *png, gsize count)
{
        pixels->surface = png_surface(png, count);
        cairo_format_t format = cairo_image_surface_get_format(pixels->surface);
        if (cairo_surface_status(pixels->surface) != CAIRO_STATUS_SUCCESS ||
            (format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24))
                return false;
        pixels->width = (guint)cairo_image_surface_get_width(pixels->surface);
        pixels->height = (guint)cairo_image_surface_get_height(pixels->surface);
        look_over(pixels);
        return true;
}

/* ---- writing ---- */

static int paeth(int left, int above, int corner)
{
        int guess = left + above - corner;
        int from_left = abs(guess - left), from_above = abs(guess - above), from_corner = abs(guess - corner);
        if (from_left <= from_above && from_left <= from_corner)
                return left;
        return from_above <= from_corner ? above : corner;
}

/* A row behind one of PNG's filters; the sum of what is left, which says how well it will deflate. */
static guint64 filter_row(guint filter, const guchar *row, const guchar *above, guint count, guint parts, guchar *to)
{
        guint64 sum = 0;
        for (guint i = 0; i < count; i++) {
                int left = i >= parts ? row[i - parts] : 0;
                int corner = i >= parts ? above[i - parts] : 0;
                int guesses[FILTERS] = {0, left, above[i], (left + above[i]) / 2, 0};
                int guess = filter == FILTERS - 1 ? paeth(left, above[i], corner) : guesses[filter];
                to[i] = (guchar)(row[i] - guess);
                sum += (guint64)abs((signed char)to[i]);
        }
        return sum;
}

/* Append the row behind the filter that leaves least. */
static void add_row(struct buffer *out, const guchar *row, const guchar *above, guint count, guint parts, guchar *try)
{
        guint best = 0;
        guint64 least = G_MAXUINT64;
        for (guint filter = 0; filter < FILTERS; filter++) {
                guint64 sum = filter_row(filter, row, above, count, parts, try);
                if (sum < least) {
                        least = sum;
                        best = filter;
                }
        }
        filter_row(best, row, above, count, parts, try);
        buffer_char(out, (char)best);
        buffer_add(out, try, count);
}

/* The bytes of a row: these shifts of each pixel. */
static void read_row(const struct pixels *pixels, guint y, const guint *shifts, guint parts, guchar *to)
{
        const guint32 *row = row_at(pixels, y);
        for (guint x = 0; x < pixels->width; x++) {
                for (guint k = 0; k < parts; k++)
                        *to++ = (guchar)(shifts[k] == 24 ? row[x] >> 24 : part_of(row[x], shifts[k], pixels->has_mask));
        }
}

static guint add_samples(const struct pixels *pixels, struct objects *objects, const guint *shifts, guint parts,
                         guint mask)
{
        guint count = pixels->width * parts;
        g_autofree guchar *rows = g_malloc0(3 * (gsize)count);
        guchar *row = rows, *above = rows + count, *try = rows + 2 * (gsize)count;
        struct buffer samples = {0};
        for (guint y = 0; y < pixels->height; y++) {
                read_row(pixels, y, shifts, parts, row);
                add_row(&samples, row, above, count, parts, try);
                guchar *spare = above;
                above = row;
                row = spare;
        }
        struct buffer entries = {0};
        buffer_write(&entries, "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/%s/BitsPerComponent 8",
                     pixels->width, pixels->height, parts == 1 ? "DeviceGray" : "DeviceRGB");
        if (mask)
                buffer_write(&entries, "/SMask %r", mask);
        buffer_write(&entries, "/DecodeParms<</Predictor 15/Colors %u/Columns %u>>", parts, pixels->width);
        buffer_char(&entries, '\0');
        guint number = objects_add_stream(objects, entries.at, samples.at, samples.count, CODING_DEFLATE_ALWAYS);
        buffer_free(&entries);
        buffer_free(&samples);
        return number;
}

guint pixels_add(struct objects *objects, const void *png, gsize count)
{
        static const guint alpha[] = {24}, colors[] = {16, 8, 0};
        struct pixels pixels = {0};
        guint number = 0;
        if (open_pixels(&pixels, png, count)) {
                guint mask = pixels.has_mask ? add_samples(&pixels, objects, alpha, 1, 0) : 0;
                number = add_samples(&pixels, objects, colors, pixels.is_gray ? 1 : 3, mask);
        }
        cairo_surface_destroy(pixels.surface);
        return number;
}
