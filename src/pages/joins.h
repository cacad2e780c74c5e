/* SPDX-License-Identifier: MIT */
/* Joins: where a line must not be broken, and where it may be inside a word.
 * "ngày 18 tháng 11", "22,5 tỷ đồng", "Điều 5", "số 32/2010/QĐ-TTg" stay
 * together; codes are never cut after their hyphens and slashes. */
#ifndef PAGES_JOINS_H
#define PAGES_JOINS_H

#include <glib.h>
#include <stdbool.h>

/* What stands between two spaces of a paragraph; not ended by a zero byte. */
struct token {
        const char *text;
        guint bytes;
};

/* How firmly a space holds what stands on either side. */
enum hold {
        HOLD_NONE,
        HOLD_SOFT, /* rather not: before a code so long that holding it firmly would tear the line above open */
        HOLD_YEAR, /* before "năm 2011" of a date, in "giai đoạn 2016-2020": only where a line would be torn open
                      otherwise */
        HOLD_DASH, /* before the dash of "Lao động - Thương binh": where that does not help either */
        HOLD_FIRM,
};

/* The space between left and right; before is what precedes left, or NULL. */
enum hold joins_hold(const struct token *before, const struct token *left, const struct token *right);

/* A label that somebody typed: "a)", "1.", "2.1.", "IV.", "-", "+". */
bool joins_is_label(const struct token *token);

/* Appends to `breaks` (of guint) the bytes of token before which a line may begin, in their order. */
void joins_add_inside(const struct token *token, GArray *breaks);

#endif
