/* SPDX-License-Identifier: MIT */
#include "vietnamese/folding.h"

#include <string.h>

#include "vietnamese/letters.h"

enum {
        SLUG_BYTES = 100, /* well under the 255 of a file name */
};

/* Characters that search takes for a plain one; 0 drops them. */
static const struct {
        gunichar from, to, plain;
} plain_marks[] = {
        {0x00AD, 0x00AD, 0},   /* soft hyphen */
        {0x00AB, 0x00AB, '"'}, /* « */
        {0x00BB, 0x00BB, '"'}, /* » */
        {0x200B, 0x200D, 0},   /* zero width */
        {0x2010, 0x2015, '-'}, /* ‐ ‑ ‒ – — ― */
        {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'}, {0x2060, 0x2060, 0}, {0x2212, 0x2212, '-'}, /* minus */
        {0xFEFF, 0xFEFF, 0},
};

static gunichar plain_mark(gunichar ch)
{
        if (ch < 0x80)
                return ch;
        for (guint i = 0; i < G_N_ELEMENTS(plain_marks); i++) {
                if (ch >= plain_marks[i].from && ch <= plain_marks[i].to)
                        return plain_marks[i].plain;
        }
        return ch;
}

/* Appends ch; white space becomes one space, and none at the start. */
static void add_char(GString *out, gunichar ch)
{
        if (ch > ' ' && ch < 0x7F)
                g_string_append_c(out, (char)ch);
        else if (!g_unichar_isspace(ch))
                g_string_append_unichar(out, ch);
        else if (out->len && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
}

static char *close_text(GString *out)
{
        if (out->len && out->str[out->len - 1] == ' ')
                g_string_truncate(out, out->len - 1);
        return g_string_free(out, FALSE);
}

char *fold(const char *text)
{
        GString *out = g_string_sized_new(strlen(text));
        struct letter letter;
        while (letter_next(&text, &letter)) {
                gunichar ch = plain_mark(letter_plain(letter.base));
                if (ch)
                        add_char(out, ch);
        }
        return close_text(out);
}

static void add_tone(GString *out, enum tone *tone)
{
        if (*tone != TONE_NGANG)
                g_string_append_unichar(out, tone_mark(*tone));
        *tone = TONE_NGANG;
}

char *fold_tones(const char *text)
{
        GString *out = g_string_sized_new(strlen(text) + 16);
        enum tone tone = TONE_NGANG; /* of the syllable so far */
        struct letter letter;
        while (letter_next(&text, &letter)) {
                gunichar ch = plain_mark(letter.base);
                if (!ch)
                        continue;
                if (!g_unichar_isalpha(ch))
                        add_tone(out, &tone);
                else if (letter.tone != TONE_NGANG)
                        tone = letter.tone;
                add_char(out, ch);
        }
        add_tone(out, &tone);
        return close_text(out);
}

char *fold_slug(const char *text)
{
        g_autofree char *folded = fold(text);
        GString *out = g_string_new(NULL);
        for (const char *s = folded; *s && out->len < SLUG_BYTES; s++) {
                if (g_ascii_isalnum(*s))
                        g_string_append_c(out, *s);
                else if (out->len && out->str[out->len - 1] != '-')
                        g_string_append_c(out, '-');
        }
        if (out->len && out->str[out->len - 1] == '-')
                g_string_truncate(out, out->len - 1);
        if (!out->len)
                g_string_append_c(out, 'x');
        return g_string_free(out, FALSE);
}

char *upper(const char *text)
{
        return g_utf8_strup(text, -1);
}

char *capitalized(const char *text)
{
        if (!*text)
                return g_strdup("");
        GString *out = g_string_new(NULL);
        g_string_append_unichar(out, g_unichar_toupper(g_utf8_get_char(text)));
        g_string_append(out, g_utf8_next_char(text));
        return g_string_free(out, FALSE);
}
