/* SPDX-License-Identifier: MIT */
#include "pdf/image.h"

#include "base/files.h"
#include "base/part.h"
#include "pdf/pixels.h"

enum {
        PIXELS_MAX = 32 << 20, /* of a PNG */
};

struct images {
        struct job *job;
        struct objects *objects;
        GHashTable *known; /* path → index + 1; 0: damaged, and said so */
        GArray *numbers;   /* guint: objects */
};

struct images *images_open(struct job *job, struct objects *objects)
{
        struct images *images = g_new0(struct images, 1);
        images->job = job;
        images->objects = objects;
        images->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        images->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
        return images;
}

void images_close(struct images *images)
{
        if (!images)
                return;
        g_hash_table_unref(images->known);
        g_array_free(images->numbers, TRUE);
        g_free(images);
}

/* ---- JPEG ---- */

struct jpeg {
        guint width, height, parts;
};

static guint read_short(const guchar *bytes)
{
        return (guint)bytes[0] << 8 | bytes[1];
}

/* Start of a frame that readers of PDF know: baseline, extended, progressive. */
static bool is_frame(guint marker)
{
        return marker >= 0xC0 && marker <= 0xC2;
}

/* Walk the segments up to the scan; false when they are damaged or there is no usable frame before it. */
static bool read_jpeg(const guchar *bytes, gsize count, struct jpeg *jpeg)
{
        enum {
                MARK = 0xFF,
                SCAN = 0xDA,
                FRAME_BYTES = 10
        };
        gsize at = 2;
        *jpeg = (struct jpeg){0};
        while (at + 4 <= count && bytes[at] == MARK) {
                guint marker = bytes[at + 1];
                if (marker == MARK) { /* padding */
                        at++;
                        continue;
                }
                gsize length = read_short(bytes + at + 2);
                if (length < 2 || length > count - at - 2)
                        return false;
                if (marker == SCAN)
                        return jpeg->width && jpeg->height && memmem(bytes + at, count - at, "\xFF\xD9", 2);
                if (is_frame(marker) && length >= FRAME_BYTES - 2 && bytes[at + 4] == 8) {
                        jpeg->height = read_short(bytes + at + 5);
                        jpeg->width = read_short(bytes + at + 7);
                        jpeg->parts = bytes[at + 9];
                }
                at += 2 + length;
        }
        return false;
}

static guint add_jpeg(struct images *images, const char *path, struct place asked, const guchar *bytes, gsize count)
{
        struct jpeg jpeg;
        struct messages *messages = images->job->messages;
        if (!read_jpeg(bytes, count, &jpeg)) {
                message_add(messages, asked, MESSAGE_IMAGE_DAMAGED, path, NULL);
                return 0;
        }
        if (jpeg.parts != 1 && jpeg.parts != 3) {
                message_add(messages, asked, MESSAGE_IMAGE_COLORS, path, NULL);
                return 0;
        }
        g_autofree char *entries = g_strdup_printf(
                "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/%s/BitsPerComponent 8/Filter/DCTDecode",
                jpeg.width, jpeg.height, jpeg.parts == 1 ? "DeviceGray" : "DeviceRGB");
        return objects_add_stream(images->objects, entries, bytes, count, CODING_AS_IS);
}

/* ---- PNG ---- */

/* Does the head of a PNG name more pixels than we decode? */
static bool has_many_pixels(const void *png, gsize count)
{
        guint32 width, height;
        if (count < 24) /* signature, length and name of IHDR, width, height */
                return false;
        memcpy(&width, (const char *)png + 16, sizeof width);
        memcpy(&height, (const char *)png + 20, sizeof height);
        return (guint64)GUINT32_FROM_BE(width) * GUINT32_FROM_BE(height) > PIXELS_MAX;
}

static guint add_png(struct images *images, const char *path, struct place asked, const guchar *bytes, gsize count)
{
        struct messages *messages = images->job->messages;
        if (has_many_pixels(bytes, count)) {
                message_add(messages, asked, MESSAGE_IMAGE_LARGE, path, NULL);
                return 0;
        }
        __typeof__(&pixels_add) add = PART_FIND(images->job, "pixels", pixels_add);
        guint number = add ? add(images->objects, bytes, count) : 0;
        if (add && !number && !objects_failure(images->objects))
                message_add(messages, asked, MESSAGE_IMAGE_DAMAGED, path, NULL);
        return number;
}

/* ---- files ---- */

/* The object of an image; 0 after a message. */
static guint add_image(struct images *images, const char *path, struct place asked)
{
        gsize count;
        const guchar *bytes = (const guchar *)file_read(images->job, path, asked, &count);
        if (!bytes)
                return 0;
        if (count > 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
                return add_png(images, path, asked, bytes, count);
        if (count > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8)
                return add_jpeg(images, path, asked, bytes, count);
        message_add(images->job->messages, asked, MESSAGE_IMAGE_DAMAGED, path, NULL);
        return 0;
}

guint images_find(struct images *images, const char *path, struct place asked)
{
        gpointer known;
        if (!path || objects_failure(images->objects))
                return IMAGE_NONE;
        if (!g_hash_table_lookup_extended(images->known, path, NULL, &known)) {
                guint number = add_image(images, path, asked);
                if (number)
                        g_array_append_val(images->numbers, number);
                known = GUINT_TO_POINTER(number ? images->numbers->len : 0);
                g_hash_table_insert(images->known, g_strdup(path), known);
        }
        return known ? GPOINTER_TO_UINT(known) - 1 : IMAGE_NONE;
}

void images_resources(const struct images *images, struct buffer *out)
{
        for (guint i = 0; i < images->numbers->len; i++)
                buffer_write(out, "/I%u %r", i + 1, g_array_index(images->numbers, guint, i));
}
