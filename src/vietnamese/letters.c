/* SPDX-License-Identifier: MIT */
#include "vietnamese/letters.h"

enum {
        MARKS_FIRST = 0x0300,
        MARKS_LAST = 0x036F,
};

static const gunichar tone_marks[TONE_COUNT] = {
        [TONE_HUYEN] = 0x0300, [TONE_HOI] = 0x0309, [TONE_NGA] = 0x0303, [TONE_SAC] = 0x0301, [TONE_NANG] = 0x0323,
};

/* Small letters of Vietnamese that fall apart into a letter and a tone: what the tables of GLib say too, only sooner.
 * In each block a capital stands at a fixed way from its small letter. */
struct split {
        guint16 base;
        guint8 tone;
};

enum {
        LATIN_FIRST = 0xE0, /* à; À is 0x20 before it */
        LATIN_LAST = 0xFD,
        VIETNAMESE_FIRST = 0x1EA0, /* Ạ, ạ, Ả, ả, … ỹ */
        VIETNAMESE_LAST = 0x1EF9,
};

static const struct split latin[0x100 - LATIN_FIRST] = {
        /* room for capitals too: 0xDF + 0x20 */
        [0xE0 - LATIN_FIRST] = {0x61, TONE_HUYEN}, [0xE1 - LATIN_FIRST] = {0x61, TONE_SAC},
        [0xE2 - LATIN_FIRST] = {0xE2, TONE_NGANG}, [0xE3 - LATIN_FIRST] = {0x61, TONE_NGA},
        [0xE8 - LATIN_FIRST] = {0x65, TONE_HUYEN}, [0xE9 - LATIN_FIRST] = {0x65, TONE_SAC},
        [0xEA - LATIN_FIRST] = {0xEA, TONE_NGANG}, [0xEC - LATIN_FIRST] = {0x69, TONE_HUYEN},
        [0xED - LATIN_FIRST] = {0x69, TONE_SAC},   [0xEE - LATIN_FIRST] = {0xEE, TONE_NGANG},
        [0xF1 - LATIN_FIRST] = {0x6E, TONE_NGA},   [0xF2 - LATIN_FIRST] = {0x6F, TONE_HUYEN},
        [0xF3 - LATIN_FIRST] = {0x6F, TONE_SAC},   [0xF4 - LATIN_FIRST] = {0xF4, TONE_NGANG},
        [0xF5 - LATIN_FIRST] = {0x6F, TONE_NGA},   [0xF9 - LATIN_FIRST] = {0x75, TONE_HUYEN},
        [0xFA - LATIN_FIRST] = {0x75, TONE_SAC},   [0xFB - LATIN_FIRST] = {0xFB, TONE_NGANG},
        [0xFD - LATIN_FIRST] = {0x79, TONE_SAC},
};

static const struct split vietnamese[] = {
        {0x61, TONE_NANG},   {0x61, TONE_HOI},   {0xE2, TONE_SAC},    {0xE2, TONE_HUYEN},  {0xE2, TONE_HOI},
        {0xE2, TONE_NGA},    {0xE2, TONE_NANG},  {0x103, TONE_SAC},   {0x103, TONE_HUYEN}, {0x103, TONE_HOI},
        {0x103, TONE_NGA},   {0x103, TONE_NANG}, {0x65, TONE_NANG},   {0x65, TONE_HOI},    {0x65, TONE_NGA},
        {0xEA, TONE_SAC},    {0xEA, TONE_HUYEN}, {0xEA, TONE_HOI},    {0xEA, TONE_NGA},    {0xEA, TONE_NANG},
        {0x69, TONE_HOI},    {0x69, TONE_NANG},  {0x6F, TONE_NANG},   {0x6F, TONE_HOI},    {0xF4, TONE_SAC},
        {0xF4, TONE_HUYEN},  {0xF4, TONE_HOI},   {0xF4, TONE_NGA},    {0xF4, TONE_NANG},   {0x1A1, TONE_SAC},
        {0x1A1, TONE_HUYEN}, {0x1A1, TONE_HOI},  {0x1A1, TONE_NGA},   {0x1A1, TONE_NANG},  {0x75, TONE_NANG},
        {0x75, TONE_HOI},    {0x1B0, TONE_SAC},  {0x1B0, TONE_HUYEN}, {0x1B0, TONE_HOI},   {0x1B0, TONE_NGA},
        {0x1B0, TONE_NANG},  {0x79, TONE_HUYEN}, {0x79, TONE_NANG},   {0x79, TONE_HOI},    {0x79, TONE_NGA},
};

gunichar tone_mark(enum tone tone)
{
        return tone_marks[tone];
}

static bool is_mark(gunichar ch)
{
        if (ch < MARKS_FIRST || (ch >= VIETNAMESE_FIRST && ch <= VIETNAMESE_LAST))
                return false;
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

/* A letter of the tables; false when it is none. */
static bool set_known(struct letter *letter, gunichar ch)
{
        const struct split *split = NULL;
        bool capital = false;
        if (ch < 0x80) {
                capital = g_ascii_isupper((char)ch);
                *letter = (struct letter){.base = capital ? ch + ('a' - 'A') : ch, .upper = capital};
                return true;
        }
        if (ch >= VIETNAMESE_FIRST && ch <= VIETNAMESE_LAST) {
                capital = ch % 2 == 0;
                split = &vietnamese[(ch - VIETNAMESE_FIRST) / 2];
        } else if (ch >= LATIN_FIRST - 0x20 && ch <= LATIN_LAST) {
                capital = ch < LATIN_FIRST;
                split = &latin[ch + (capital ? 0x20 : 0) - LATIN_FIRST];
        }
        if (!split || !split->base)
                return false;
        *letter = (struct letter){.base = split->base, .tone = split->tone, .upper = capital};
        return true;
}

/* A character as its base and marks.  Others that fall apart, as Hangul does, stay whole. */
static void set_letter(struct letter *letter, gunichar ch)
{
        if (set_known(letter, ch))
                return;
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
        if (base < 0x80)
                return base;
        switch (base) {
        case 0xE2:   /* â */
        case 0x0103: /* ă */
                return 'a';
        case 0x0111: /* đ does not decompose */
                return 'd';
        case 0xEA:
                return 'e';
        case 0xF4:
        case 0x01A1:
                return 'o';
        case 0x01B0:
                return 'u';
        default:
                break;
        }
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize count = g_unichar_fully_decompose(base, FALSE, parts, G_N_ELEMENTS(parts));
        return count > 1 && is_mark(parts[1]) ? parts[0] : base;
}
