/* SPDX-License-Identifier: MIT */
#include "vietnamese/letters.h"

enum {
        MARKS_FIRST = 0x0300,
        MARKS_LAST = 0x036F,
};

static const gunichar tone_marks[TONE_COUNT] = {
        [TONE_HUYEN] = 0x0300, [TONE_HOI] = 0x0309, [TONE_NGA] = 0x0303, [TONE_SAC] = 0x0301, [TONE_NANG] = 0x0323,
};

gunichar tone_mark(enum tone tone)
{
        return tone_marks[tone];
}

static bool is_mark(gunichar ch)
{
        return (ch >= MARKS_FIRST && ch <= MARKS_LAST) || g_unichar_combining_class(ch) != 0;
}

static void add_mark(struct letter *letter, gunichar mark)
{
        for (enum tone tone = TONE_HUYEN; tone < TONE_COUNT; tone++) {
                if (tone_marks[tone] == mark) {
                        letter->tone = tone;
                        return;
                }
        }
        gunichar composed;
        if (letter->base && g_unichar_compose(letter->base, mark, &composed))
                letter->base = composed;
}

/* A character as its base and marks.  Others that fall apart, as Hangul does, stay whole. */
static void set_letter(struct letter *letter, gunichar ch)
{
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize count = g_unichar_fully_decompose(ch, FALSE, parts, G_N_ELEMENTS(parts));
        bool marked = count > 1 && is_mark(parts[1]);
        gunichar base = marked ? parts[0] : ch;
        *letter = (struct letter){.base = g_unichar_tolower(base), .upper = g_unichar_isupper(base)};
        for (gsize i = 1; marked && i < count; i++)
                add_mark(letter, parts[i]);
}

/* ASCII needs no care and is most of any text. */
static gunichar next_char(const char **text)
{
        guchar byte = (guchar) * *text;
        if (byte < 0x80) {
                (*text)++;
                return byte;
        }
        gunichar ch = g_utf8_get_char_validated(*text, -1);
        if (ch == (gunichar)-1 || ch == (gunichar)-2) {
                (*text)++;
                return 0xFFFD;
        }
        *text = g_utf8_next_char(*text);
        return ch;
}

bool letter_next(const char **text, struct letter *letter)
{
        if (!**text)
                return false;
        const char *at = *text;
        if (is_mark(next_char(&at)))
                *letter = (struct letter){0};
        else
                set_letter(letter, next_char(text));
        for (at = *text; (guchar)*at >= 0x80; *text = at) {
                gunichar ch = next_char(&at);
                if (!is_mark(ch))
                        break;
                add_mark(letter, ch);
        }
        return true;
}

gunichar letter_plain(gunichar base)
{
        if (base == 0x0111) /* đ does not decompose */
                return 'd';
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize count = g_unichar_fully_decompose(base, FALSE, parts, G_N_ELEMENTS(parts));
        return count > 1 && is_mark(parts[1]) ? parts[0] : base;
}
