/* SPDX-License-Identifier: MIT */
#include "pages/png.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <string.h>

enum {
        LEVEL = 5,
        COLORS = 256,
        SLOTS = 1024, /* of the table of colours; a power of two */
};

/* The colours that occur, in the order in which they do. */
struct palette {
        guint32 colors[COLORS];
        guint count; /* COLORS + 1: more than can be told apart */
        bool grey;
        gint16 slots[SLOTS]; /* colour + 1 */
};

struct picture {
        const guint8 *pixels;
        int width, height, stride;
        struct palette palette;
};

/* The nearest of 0x0, 0x1, … 0xF of each, as 0xRGB. */
static guint32 shade(guint32 pixel)
{
        guint32 red = ((pixel >> 16 & 255) + 8) / 17, green = ((pixel >> 8 & 255) + 8) / 17;
        return red << 8 | green << 4 | ((pixel & 255) + 8) / 17;
}

static guint32 pixel_at(const struct picture *picture, int x, int y)
{
        guint32 pixel;
        memcpy(&pixel, picture->pixels + (gsize)y * (gsize)picture->stride + 4 * (gsize)x, sizeof pixel);
        return pixel & 0xFFFFFF;
}

/* The number of a colour, which is added when it is new. */
static guint color_index(struct palette *palette, guint32 color)
{
        guint slot = (color * 2654435761u) >> 22;
        while (palette->slots[slot] && palette->colors[palette->slots[slot] - 1] != color)
                slot = (slot + 1) % SLOTS;
        if (palette->slots[slot])
                return (guint)palette->slots[slot] - 1;
        if (palette->count >= COLORS) {
                palette->count = COLORS + 1;
                return COLORS;
        }
        palette->colors[palette->count++] = color;
        palette->slots[slot] = (gint16)palette->count;
        palette->grey = palette->grey && color >> 8 == (color & 15) && color >> 8 == (color >> 4 & 15);
        return palette->count - 1;
}

static void palette_read(struct picture *picture)
{
        guint32 last = G_MAXUINT32;
        picture->palette = (struct palette){.grey = true};
        for (int y = 0; y < picture->height && picture->palette.count <= COLORS; y++) {
                for (int x = 0; x < picture->width; x++) {
                        guint32 pixel = pixel_at(picture, x, y);
                        if (pixel != last)
                                color_index(&picture->palette, shade(pixel));
                        last = pixel;
                }
        }
}

/* ---- rows ---- */

/* Depth in bits and kind of colour, as IHDR has them. */
struct form {
        guint bits;
        guint8 kind;
};

static struct form form_of(const struct palette *palette)
{
        if (palette->count > COLORS)
                return (struct form){8, 2};
        if (palette->grey)
                return (struct form){4, 0};
        return (struct form){palette->count <= 16 ? 4 : 8, 3};
}

static void row_pack(struct picture *picture, struct form form, int y, guint8 *out)
{
        struct palette *palette = &picture->palette;
        guint32 last = G_MAXUINT32, sample = 0;
        for (int x = 0; x < picture->width; x++) {
                guint32 pixel = pixel_at(picture, x, y);
                if (pixel != last)
                        sample = form.kind == 3 ? color_index(palette, shade(pixel)) : shade(pixel);
                last = pixel;
                if (form.kind == 2) {
                        *out++ = (guint8)((sample >> 8) * 17);
                        *out++ = (guint8)((sample >> 4 & 15) * 17);
                        *out++ = (guint8)((sample & 15) * 17);
                } else if (form.bits == 8) {
                        *out++ = (guint8)sample;
                } else if (x % 2 == 0) {
                        *out = (guint8)((sample & 15) << 4);
                } else {
                        *out++ |= (guint8)(sample & 15);
                }
        }
}

/* ---- chunks ---- */

static void put_number(GByteArray *out, guint32 number)
{
        guint32 big = GUINT32_TO_BE(number);
        g_byte_array_append(out, (const guint8 *)&big, sizeof big);
}

static void put_chunk(GByteArray *out, const char *name, const void *bytes, gsize count)
{
        put_number(out, (guint32)count);
        guint from = out->len;
        g_byte_array_append(out, (const guint8 *)name, 4);
        if (count)
                g_byte_array_append(out, bytes, (guint)count);
        put_number(out, libdeflate_crc32(0, out->data + from, out->len - from));
}

static void put_head(GByteArray *out, const struct picture *picture, struct form form)
{
        guint32 width = GUINT32_TO_BE((guint32)picture->width), height = GUINT32_TO_BE((guint32)picture->height);
        guint8 head[13] = {[8] = (guint8)form.bits, [9] = form.kind};
        memcpy(head, &width, sizeof width);
        memcpy(head + 4, &height, sizeof height);
        g_byte_array_append(out, (const guint8 *)"\x89PNG\r\n\x1a\n", 8);
        put_chunk(out, "IHDR", head, sizeof head);
}

static void put_palette(GByteArray *out, const struct palette *palette)
{
        guint8 bytes[3 * COLORS];
        for (guint i = 0; i < palette->count; i++) {
                bytes[3 * i] = (guint8)((palette->colors[i] >> 8) * 17);
                bytes[3 * i + 1] = (guint8)((palette->colors[i] >> 4 & 15) * 17);
                bytes[3 * i + 2] = (guint8)((palette->colors[i] & 15) * 17);
        }
        put_chunk(out, "PLTE", bytes, 3 * palette->count);
}

static void put_pixels(GByteArray *out, struct picture *picture, struct form form)
{
        gsize bits = (gsize)picture->width * (form.kind == 2 ? 24 : form.bits), row = 1 + (bits + 7) / 8;
        gsize count = row * (gsize)picture->height;
        g_autofree guint8 *raw = g_malloc0(count + 1); /* each row begins with 0: no filter */
        for (int y = 0; y < picture->height; y++)
                row_pack(picture, form, y, raw + (gsize)y * row + 1);
        struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
        if (!compressor)
                g_error("png: out of memory");
        gsize bound = libdeflate_zlib_compress_bound(compressor, count);
        g_autofree guint8 *packed = g_malloc(bound);
        put_chunk(out, "IDAT", packed, libdeflate_zlib_compress(compressor, raw, count, packed, bound));
        libdeflate_free_compressor(compressor);
}

GBytes *png_encode(const void *pixels, int width, int height, int stride)
{
        struct picture picture = {.pixels = pixels, .width = width, .height = height, .stride = stride};
        GByteArray *out = g_byte_array_new();
        palette_read(&picture);
        struct form form = form_of(&picture.palette);
        put_head(out, &picture, form);
        if (form.kind == 3)
                put_palette(out, &picture.palette);
        put_pixels(out, &picture, form);
        put_chunk(out, "IEND", NULL, 0);
        return g_byte_array_free_to_bytes(out);
}
