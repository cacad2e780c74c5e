/* SPDX-License-Identifier: MIT */
/* Mentions: the figures that a text says, in all forms of Vietnamese
 * documents: amounts, shares, counts with what is counted, dates, years and
 * periods, numbers of documents. */
#ifndef CHECK_MENTIONS_H
#define CHECK_MENTIONS_H

#include "check/wording.h"

enum mention_kind {
        MENTION_AMOUNT, /* 2.904.360.000 đồng · 22,5 tỷ đồng · 1.002,796 triệu đồng · 500.000đ */
        MENTION_SHARE,  /* 0,85% · 9,43 % */
        MENTION_COUNT,  /* 39.982 hộ nghèo; also a bare number before any word */
        MENTION_DATE,   /* ngày 25/3/2010 · ngày 25 tháng 3 năm 2010 */
        MENTION_YEARS,  /* năm 2012 · 2016-2020 · từ năm 2026 đến năm 2030 */
        MENTION_CODE,   /* 169/KH-UBND · 32/2010/QĐ-TTg · 112/QĐ- TTg */
        MENTION_KIND_COUNT,
};

struct mention {
        enum mention_kind kind;
        const struct wording *wording;
        gsize begin, end; /* bytes of wording->text */
        gint64 value;     /* amounts: đồng; shares and counts: digits */
        guint scale;      /* decimals of value */
        const char *noun; /* counts: the words behind the number, in wording->text */
        struct date date;
        struct years years;
        const char *code;  /* without its spaces; in the arena */
        const char *datum; /* path that it came from; NULL: typed */
};

/* All of one text, from left to right: appended to out (struct mention). */
void mentions_read(struct job *job, const struct wording *wording, struct list *out);

struct place mention_place(struct job *job, const struct mention *mention);
/* As it is written; in the arena. */
const char *mention_text(struct job *job, const struct mention *mention);
/* The same with the word behind a count: “34.351 hộ”. */
const char *mention_named(struct job *job, const struct mention *mention);

/* The same number, whatever zeros behind the comma. */
bool numbers_equal(gint64 a, guint a_scale, gint64 b, guint b_scale);

#endif
