/* SPDX-License-Identifier: MIT */
#include "pages/image.h"

#include "base/files.h"

#include <string.h>

enum {
        PIXELS_MAX = 20000
}; /* of one side */

static guint read16(const guint8 *p)
{
        return (guint)p[0] << 8 | p[1];
}

static guint read32(const guint8 *p)
{
        return read16(p) << 16 | read16(p + 2);
}

static bool png_size(const guint8 *p, gsize n, guint *width, guint *height)
{
        static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        if (n < 24 || memcmp(p, signature, sizeof signature) != 0 || memcmp(p + 12, "IHDR", 4) != 0)
                return false;
        *width = read32(p + 16);
        *height = read32(p + 20);
        return true;
}

/* Walks the segments of a JPEG to its frame header (SOF). */
static bool jpeg_size(const guint8 *p, gsize n, guint *width, guint *height)
{
        if (n < 4 || p[0] != 0xff || p[1] != 0xd8)
                return false;
        for (gsize i = 2; i + 9 < n;) {
                if (p[i] != 0xff)
                        return false;
                guint8 marker = p[i + 1];
                bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
                if (frame) {
                        *height = read16(p + i + 5);
                        *width = read16(p + i + 7);
                        return true;
                }
                i += 2 + read16(p + i + 2);
        }
        return false;
}

bool image_size(struct job *job, const char *path, struct place asked, int *width, int *height)
{
        gsize n;
        const guint8 *bytes = (const guint8 *)file_read(job, path, asked, &n);
        if (!bytes)
                return false;
        guint w = 0, h = 0;
        if ((!png_size(bytes, n, &w, &h) && !jpeg_size(bytes, n, &w, &h)) || !w || !h || w > PIXELS_MAX ||
            h > PIXELS_MAX) {
                message_add(job->messages, asked, MESSAGE_IMAGE_FORMAT, path, NULL);
                return false;
        }
        *width = (int)w;
        *height = (int)h;
        return true;
}
