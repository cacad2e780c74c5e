/* SPDX-License-Identifier: MIT */
#include "pages/fonts-inside.h"

/* What one job has said already. */
struct reported {
        struct fonts *fonts; /* NULL: closed before the job */
        struct arena *arena;
        GHashTable *said;
};

static void forget(void *data)
{
        struct reported *reported = data;
        if (reported->fonts)
                g_hash_table_remove(reported->fonts->reported, reported->arena);
        g_hash_table_destroy(reported->said);
        g_free(reported);
}

static struct reported *reported_of(struct job *job)
{
        struct fonts *fonts = job->fonts;
        if (!fonts->reported)
                fonts->reported = g_hash_table_new(g_direct_hash, g_direct_equal);
        struct reported *reported = g_hash_table_lookup(fonts->reported, job->arena);
        if (reported)
                return reported;
        reported = g_new0(struct reported, 1);
        reported->fonts = fonts;
        reported->arena = job->arena;
        reported->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_insert(fonts->reported, job->arena, reported);
        arena_drop(job->arena, reported, forget);
        return reported;
}

bool fonts_is_first(struct job *job, const char *said)
{
        return g_hash_table_add(reported_of(job)->said, g_strdup(said));
}

void fonts_add_missing(struct job *job, const struct face *face, struct place at, gunichar missing)
{
        g_autofree char *key = g_strdup_printf("%s:%u:%u:%x", at.file ? at.file : "", at.line, at.col, missing);
        char letter[8] = "", code[16];
        if (!fonts_is_first(job, key))
                return;
        if (g_unichar_isprint(missing))
                g_unichar_to_utf8(missing, letter);
        g_snprintf(code, sizeof code, "U+%04X", missing);
        message_add(job->messages, at, MESSAGE_GLYPH_MISSING, letter, code, face->name, NULL);
}

void font_missing_close(struct fonts *fonts)
{
        GHashTableIter all;
        gpointer reported;
        if (!fonts->reported)
                return;
        g_hash_table_iter_init(&all, fonts->reported);
        while (g_hash_table_iter_next(&all, NULL, &reported))
                ((struct reported *)reported)->fonts = NULL;
        g_clear_pointer(&fonts->reported, g_hash_table_destroy);
}
