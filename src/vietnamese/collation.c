/* SPDX-License-Identifier: MIT */
/* The key of a text: for each syllable its letters, END and its tone; then
 * LAST, the cases of all letters, and the text itself, so that only equal texts
 * have equal keys.  What is neither letter nor digit parts syllables. */
#include <string.h>

#include "vietnamese/folding.h"
#include "vietnamese/letters.h"

enum {
        LAST = 0x01,  /* under all else: a text comes before its continuations */
        END = 0x02,   /* of a syllable, under its letters: an before anh */
        TONES = 0x03, /* and five more */
        DIGITS = 0x10,
        LETTERS = 0x20,
        FOREIGN = 0xF0, /* any other script, behind, by code */
};

static guint weight_of(gunichar base)
{
        static const gunichar alphabet[] = {
                'a', U'ă', U'â', 'b',  'c', 'd', U'đ', 'e', U'ê', 'f', 'g',  'h', 'i', 'j', 'k', 'l', 'm',
                'n', 'o',  U'ô', U'ơ', 'p', 'q', 'r',  's', 't',  'u', U'ư', 'v', 'w', 'x', 'y', 'z',
        };
        for (guint i = 0; i < G_N_ELEMENTS(alphabet); i++) {
                if (alphabet[i] == base)
                        return LETTERS + i;
        }
        return 0;
}

static void add_letter(GString *key, gunichar base)
{
        int digit = g_unichar_digit_value(base);
        guint weight = digit >= 0 ? (guint)(DIGITS + digit) : weight_of(base);
        if (!weight)
                weight = weight_of(letter_plain(base));
        if (weight) {
                g_string_append_c(key, (char)weight);
                return;
        }
        g_string_append_c(key, (char)FOREIGN);
        g_string_append_unichar(key, base);
}

static void end_syllable(GString *key, enum tone *tone)
{
        g_string_append_c(key, END);
        g_string_append_c(key, (char)(TONES + *tone));
        *tone = TONE_NGANG;
}

char *collation_key(const char *text)
{
        GString *key = g_string_sized_new(3 * strlen(text) + 8);
        g_autoptr(GString) cases = g_string_new(NULL);
        enum tone tone = TONE_NGANG;
        bool open = false;
        struct letter letter;
        for (const char *s = text; letter_next(&s, &letter);) {
                if (g_unichar_isalnum(letter.base)) {
                        add_letter(key, letter.base);
                        if (letter.tone != TONE_NGANG)
                                tone = letter.tone;
                        g_string_append_c(cases, letter.upper ? 0x03 : 0x02);
                        open = true;
                } else if (open && letter.base) {
                        end_syllable(key, &tone);
                        open = false;
                }
        }
        if (open)
                end_syllable(key, &tone);
        g_string_append_c(key, LAST);
        g_string_append_len(key, cases->str, (gssize)cases->len);
        g_string_append_c(key, LAST);
        g_string_append(key, text);
        return g_string_free(key, FALSE);
}

int collate(const char *a, const char *b)
{
        g_autofree char *key_a = collation_key(a);
        g_autofree char *key_b = collation_key(b);
        return strcmp(key_a, key_b);
}
