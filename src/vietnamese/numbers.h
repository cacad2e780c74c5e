/* SPDX-License-Identifier: MIT */
/* Numbers as Vietnamese documents write and speak them. */
#ifndef VIETNAMESE_NUMBERS_H
#define VIETNAMESE_NUMBERS_H

#include <glib.h>
#include <stdbool.h>

/* digits / 10^scale with "." between thousands and "," before decimals: 1.500.000, 0,85, -3.  No zeros are cut
 * or added.  Caller frees. */
char *number_grouped(gint64 digits, guint scale);
/* The same without grouping: 2000, 0,85. */
char *number_plain(gint64 digits, guint scale);

/* Read a number as a document writes it: 1.500.000 · 2000 · 22,5 · 1.002,796 · -1.200 · (1.200).  Fills digits and
 * scale; false when the groups are wrong or it does not fit.  *end: first byte behind it; with end NULL the whole
 * text must be the number. */
bool number_read_grouped(const char *text, gint64 *digits, guint *scale, const char **end);

struct spelling {
        bool linh;      /* linh for lẻ */
        bool ngan;      /* ngàn for nghìn */
        bool bon;       /* hai mươi bốn for hai mươi tư */
        bool ti;        /* tỉ for tỷ */
        bool no_commas; /* no comma after tỷ, triệu, nghìn */
        bool chan;      /* "đồng chẵn" */
};

/* "hai tỷ, chín trăm lẻ bốn triệu …" for any n; negative: "âm …".  Caller frees.  (budget-and-words 3.1: groups of
 * three, tỷ is the base of recursion; no comma inside the coefficient of tỷ.) */
char *number_words(gint64 n, const struct spelling *spelling);
/* "Hai tỷ, … đồng": capital first, with đồng.  spelling may be NULL.  Caller frees. */
char *money_words(gint64 dong, const struct spelling *spelling);
/* Words back to a number, all spellings of both sides, any case, NFC or NFD, old and new tones, "đồng", "chẵn".
 * False when text is not a number in words or does not fit. */
bool words_read(const char *text, gint64 *n);

/* I, II, …, 3999; caller frees. */
char *number_roman(guint n);
/* a b c d đ e g h i k l m n o p q r s t u v x y, then aa, ab, … (nd30.md 4); n from 1; caller frees. */
char *number_letter(guint n);

#endif
