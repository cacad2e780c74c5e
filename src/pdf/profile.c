/* SPDX-License-Identifier: MIT */
/* Profile: the colours of sRGB as an ICC profile, made here from the numbers
 * of its standard (IEC 61966-2-1) so that it carries no one's rights: 480
 * bytes, version 4.2, a display by matrix and curve.  ICC.1:2004-10. */
#include "pdf/metadata.h"

enum {
        HEADER_BYTES = 128,
        TAG_BYTES = 12, /* in the table: name, place, length */
        PROFILE_BYTES = 480,
};

static void add32(struct buffer *out, guint32 n)
{
        guint32 big = GUINT32_TO_BE(n);
        buffer_add(out, &big, sizeof big);
}

static void add_zeros(struct buffer *out, guint count)
{
        while (count--)
                buffer_char(out, '\0');
}

static void add_header(struct buffer *out)
{
        add32(out, PROFILE_BYTES);
        add32(out, 0);
        add32(out, 0x04200000); /* version */
        buffer_text(out, "mntrRGB XYZ ");
        static const guint8 made[12] = {0x07, 0xD0, 0, 1, 0, 1}; /* any fixed date: 2000-01-01 */
        buffer_add(out, made, sizeof made);
        buffer_text(out, "acsp");
        add_zeros(out, 28); /* platform, flags, maker, model, attributes, intent */
        add32(out, 0xF6D6); /* D50, as every profile has it */
        add32(out, 0x10000);
        add32(out, 0xD32D);
        add_zeros(out, HEADER_BYTES - 80);
}

/* Text of one language: a record of 12 bytes and UTF-16. */
static void add_words(struct buffer *out, const char *text)
{
        guint bytes = 2 * (guint)strlen(text);
        buffer_text(out, "mluc");
        add_zeros(out, 4);
        add32(out, 1);
        add32(out, 12);
        buffer_text(out, "enUS");
        add32(out, bytes);
        add32(out, 28);
        for (; *text; text++) {
                buffer_char(out, '\0');
                buffer_char(out, *text);
        }
        while (out->count % 4)
                buffer_char(out, '\0');
}

static void add_numbers(struct buffer *out, const char *type, const guint32 *numbers, guint count)
{
        buffer_text(out, type);
        add_zeros(out, 4);
        for (guint i = 0; i < count; i++)
                add32(out, numbers[i]);
}

static void add_description(struct buffer *out)
{
        add_words(out, "sRGB");
}

static void add_copyright(struct buffer *out)
{
        add_words(out, "CC0");
}

/* Numbers are s15.16: primaries, white and adaptation as they come out for D50 by Bradford's matrix. */

static void add_white(struct buffer *out)
{
        static const guint32 white[] = {0xF6D6, 0x10000, 0xD32D};
        add_numbers(out, "XYZ ", white, G_N_ELEMENTS(white));
}

static void add_adaptation(struct buffer *out)
{
        static const guint32 matrix[] = {0x10C42,    0x5DE,      0xFFFFF325, 0x793, 0xFD90,
                                         0xFFFFFBA1, 0xFFFFFDA2, 0x3DC,      0xC06E};
        add_numbers(out, "sf32", matrix, G_N_ELEMENTS(matrix));
}

static void add_red(struct buffer *out)
{
        static const guint32 red[] = {0x6FA2, 0x38F5, 0x390};
        add_numbers(out, "XYZ ", red, G_N_ELEMENTS(red));
}

static void add_green(struct buffer *out)
{
        static const guint32 green[] = {0x6299, 0xB785, 0x18DA};
        add_numbers(out, "XYZ ", green, G_N_ELEMENTS(green));
}

static void add_blue(struct buffer *out)
{
        static const guint32 blue[] = {0x24A0, 0xF84, 0xB6CF};
        add_numbers(out, "XYZ ", blue, G_N_ELEMENTS(blue));
}

/* Type 3: ((x + 0.055) / 1.055)^2.4 from 0.04045 on, below it x / 12.92. */
static void add_curve(struct buffer *out)
{
        static const guint32 curve[] = {0x30000, 0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B};
        add_numbers(out, "para", curve, G_N_ELEMENTS(curve));
}

static const struct {
        const char *name;
        void (*add)(struct buffer *out); /* NULL: shares the place of the one before */
} tags[] = {
        {"desc", add_description},
        {"cprt", add_copyright},
        {"wtpt", add_white},
        {"chad", add_adaptation},
        {"rXYZ", add_red},
        {"gXYZ", add_green},
        {"bXYZ", add_blue},
        {"rTRC", add_curve},
        {"gTRC", NULL},
        {"bTRC", NULL},
};

void profile_write(struct buffer *out)
{
        struct buffer data = {0};
        guint place = 0, length = 0;
        add_header(out);
        add32(out, G_N_ELEMENTS(tags));
        for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
                if (tags[i].add) {
                        place = (guint)data.count;
                        tags[i].add(&data);
                        length = (guint)data.count - place;
                }
                buffer_text(out, tags[i].name);
                add32(out, HEADER_BYTES + 4 + TAG_BYTES * G_N_ELEMENTS(tags) + place);
                add32(out, length);
        }
        buffer_add(out, data.at, data.count);
        buffer_free(&data);
        g_assert(out->count == PROFILE_BYTES);
}
