/* SPDX-License-Identifier: MIT */
#include "check/language.h"

#include <string.h>

static bool is_word(gunichar c)
{
        if (c < 0x80)
                return g_ascii_isalnum((char)c);
        if (c >= 0x1EA0 && c <= 0x1EF9) /* ạ to ỹ: most letters of a text that are no ASCII */
                return true;
        return c != PROSE_HIDDEN && (g_unichar_isalnum(c) || g_unichar_ismark(c));
}

GArray *words_new(void)
{
        return g_array_new(FALSE, FALSE, sizeof(struct spoken));
}

void words_spoken(GArray *words, const char *text)
{
        g_array_set_size(words, 0);
        const char *end = NULL;
        for (const char *p = text; *p;) {
                const char *begin = p;
                while (*p && is_word(g_utf8_get_char(p)))
                        p = g_utf8_next_char(p);
                if (p > begin) {
                        struct spoken word = {.offset = (gsize)(begin - text), .bytes = (gsize)(p - begin)};
                        word.joined = end && begin == end + 1 && *end == ' ';
                        g_array_append_val(words, word);
                        end = p;
                } else {
                        p = g_utf8_next_char(p);
                }
        }
}

void each_passage(struct job *job, const struct checked *checked, void (*read)(struct reading *reading))
{
        struct reading reading = {.job = job, .checked = checked};
        for (guint i = 0; checked->prose && i < checked->prose->count; i++) {
                reading.prose = list_at(checked->prose, struct prose, i);
                read(&reading);
        }
}

void reading_add(struct reading *reading, gsize offset, gsize bytes, enum message_code code, const char *a,
                 const char *b, const char *c)
{
        if (reading->found++ >= LANGUAGE_FOUND_MOST)
                return;
        struct place at = prose_place(reading->job, reading->prose, offset, bytes);
        message_add(reading->job->messages, at, code, a, b, c, NULL);
}

const char *reading_part(const struct reading *reading, gsize offset, gsize bytes)
{
        return arena_text_n(reading->job->arena, reading->prose->text + offset, bytes);
}
