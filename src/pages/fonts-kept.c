/* SPDX-License-Identifier: MIT */
#include "pages/fonts-inside.h"

enum {
        KEPT_BYTES_MAX = 4 << 20 /* with more, all is dropped: plans that have nothing in common cost no memory */
};

GBytes *fonts_find_kept(struct fonts *fonts, GBytes *key)
{
        return fonts && fonts->kept ? g_hash_table_lookup(fonts->kept, key) : NULL;
}

void fonts_keep(struct fonts *fonts, GBytes *key, GBytes *made)
{
        if (!fonts)
                return;
        if (!fonts->kept)
                fonts->kept = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                                    (GDestroyNotify)g_bytes_unref);
        gsize bytes = g_bytes_get_size(key) + g_bytes_get_size(made);
        if (fonts->kept_bytes + bytes > KEPT_BYTES_MAX) {
                g_hash_table_remove_all(fonts->kept);
                fonts->kept_bytes = 0;
        }
        fonts->kept_bytes += bytes;
        g_hash_table_insert(fonts->kept, g_bytes_ref(key), g_bytes_ref(made));
}

void font_kept_close(struct fonts *fonts)
{
        g_clear_pointer(&fonts->kept, g_hash_table_destroy);
}
