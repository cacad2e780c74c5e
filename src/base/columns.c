/* SPDX-License-Identifier: MIT */
#include "base/columns.h"

#include <stdbool.h>

/* U+0300 to U+036F */
static bool is_mark(const char *p)
{
        unsigned char lead = (unsigned char)*p, next = lead ? (unsigned char)p[1] : 0;
        return lead == 0xCC || (lead == 0xCD && next < 0xB0);
}

/* A letter and its marks, which come to fewer characters than they are: the first takes what is over. */
static const char *cluster_next(const char *p, const char *end)
{
        g_autofree char *composed = g_utf8_normalize(p, end - p, G_NORMALIZE_NFC);
        glong are = g_utf8_strlen(p, end - p), come_to = composed ? g_utf8_strlen(composed, -1) : are;
        for (glong i = 0; i <= are - come_to; i++)
                p = g_utf8_next_char(p);
        return p;
}

const char *column_next(const char *p)
{
        const char *end = g_utf8_next_char(p);
        if (!is_mark(end) || is_mark(p))
                return end;
        while (is_mark(end))
                end = g_utf8_next_char(end);
        return cluster_next(p, end);
}

guint column_count(const char *begin, const char *end)
{
        guint count = 0;
        for (const char *p = begin; p < end; p = column_next(p))
                count++;
        return count;
}
