/* SPDX-License-Identifier: MIT */
/* Letters: Vietnamese text taken apart, one letter with its marks at a time,
 * for folding and collation.  Precomposed and decomposed text, canonical or
 * not, give the same letters. */
#ifndef VIETNAMESE_LETTERS_H
#define VIETNAMESE_LETTERS_H

#include <glib.h>
#include <stdbool.h>

/* In the order of dictionaries. */
enum tone {
        TONE_NGANG,
        TONE_HUYEN,
        TONE_HOI,
        TONE_NGA,
        TONE_SAC,
        TONE_NANG,
        TONE_COUNT,
};

struct letter {
        gunichar base; /* lower case, with its circumflex, breve or horn: â, ơ, đ; 0: marks without a letter */
        enum tone tone;
        bool upper;
};

/* Take the next letter (or other character) off *text with all marks behind it; false at the end.
 * Bytes that are not UTF-8 are U+FFFD. */
bool letter_next(const char **text, struct letter *letter);

/* The letter without any mark: â to a, đ to d. */
gunichar letter_plain(gunichar base);

/* The combining mark of a tone; 0 for ngang. */
gunichar tone_mark(enum tone tone);

#endif
