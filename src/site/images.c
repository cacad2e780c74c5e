/* SPDX-License-Identifier: MIT */
#include "site/images.h"

#include "base/files.h"

#include <string.h>

static int big_endian(const unsigned char *bytes, int count)
{
        guint32 n = 0;
        for (int i = 0; i < count; i++)
                n = n << 8 | bytes[i];
        return n > G_MAXINT ? 0 : (int)n;
}

static bool png_size(const unsigned char *bytes, gsize count, int *width, int *height)
{
        if (count < 24 || memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) != 0)
                return false;
        *width = big_endian(bytes + 16, 4);
        *height = big_endian(bytes + 20, 4);
        return true;
}

/* The first start-of-frame segment (ITU T.81, B.2.2); C4, C8 and CC are none. */
static bool jpeg_size(const unsigned char *bytes, gsize count, int *width, int *height)
{
        if (count < 4 || bytes[0] != 0xff || bytes[1] != 0xd8)
                return false;
        for (gsize at = 2; at + 9 < count && bytes[at] == 0xff;) {
                int marker = bytes[at + 1];
                bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
                if (frame) {
                        *height = big_endian(bytes + at + 5, 2);
                        *width = big_endian(bytes + at + 7, 2);
                        return true;
                }
                at += 2 + (gsize)big_endian(bytes + at + 2, 2);
        }
        return false;
}

bool picture_size(const char *bytes, gsize count, int *width, int *height)
{
        const unsigned char *data = (const unsigned char *)bytes;
        *width = *height = 0;
        return png_size(data, count, width, height) || jpeg_size(data, count, width, height);
}

bool picture_publish(struct job *job, const char *path, struct place asked, const char *folder, struct picture *picture)
{
        gsize count;
        char *bytes = file_read(job, path, asked, &count);
        if (!bytes)
                return false;
        picture_size(bytes, count, &picture->width, &picture->height);
        /* images of several folders keep apart: a/b.png and c/b.png */
        static const char plans[] = "content/plans/";
        const char *tail = g_str_has_prefix(path, plans) ? path + strlen(plans) : path;
        const char *inside = strchr(tail, '/');
        char *name = arena_text(job->arena, inside ? inside + 1 : tail);
        picture->name = arena_printf(job->arena, "hinh/%s", g_strdelimit(name, "/\\:?#%", '_'));
        return file_write(job, arena_printf(job->arena, "%s/%s", folder, picture->name), bytes, count);
}
