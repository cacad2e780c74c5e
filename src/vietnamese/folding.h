/* SPDX-License-Identifier: MIT */
/* Folding and order of Vietnamese text. */
#ifndef VIETNAMESE_FOLDING_H
#define VIETNAMESE_FOLDING_H

#include <glib.h>
#include <stdbool.h>

/* For search: NFD, marks dropped, đ to d, lower case, dashes and quotes plain, spaces collapsed.  Caller frees. */
char *fold(const char *text);
/* Letters kept, the tone of a syllable as its combining mark behind it: "hòa" = "hoà" ≠ "hoa", in lower case.  Caller
 * frees. */
char *fold_tones(const char *text);
/* Address-safe name: "Thừa Thiên Huế" to "thua-thien-hue"; at most 100 bytes, "x" when no letter is left.  Caller
 * frees. */
char *fold_slug(const char *text);
/* Upper case by Unicode, for headings; caller frees. */
char *upper(const char *text);
/* First letter upper; caller frees. */
char *capitalized(const char *text);

/* A key whose byte order is the dictionary's: a ă â b … y, tones ngang huyền hỏi ngã sắc nặng, compared syllable by
 * syllable (Ba Vì before Bà Rịa).  Caller frees. */
char *collation_key(const char *text);
int collate(const char *a, const char *b);

#endif
