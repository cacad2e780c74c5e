/* SPDX-License-Identifier: MIT */
/* Spans: the text of a paragraph, flat, with its marks and where it came
 * from.  In the job's arena; UTF-8 in NFC. */
#ifndef DOCUMENT_SPAN_H
#define DOCUMENT_SPAN_H

#include "base/job.h"

enum span_kind {
        SPAN_TEXT,
        SPAN_BREAK, /* a line end that the writer of the text wanted */
        SPAN_NOTE,  /* mark of a footnote: target is its id, text its number */
        SPAN_REF,   /* reference to a block: target is #id, text what was resolved ("Bảng 2") */
        SPAN_KIND_COUNT,
};

enum span_marks {
        SPAN_BOLD = 1,
        SPAN_ITALIC = 2,
        SPAN_SUPER = 4,
        SPAN_CODE = 8,
        SPAN_NOT_BOLD = 16, /* set back what the style says */
        SPAN_NOT_ITALIC = 32,
        SPAN_ADDED = 64, /* a redline's new text */
        SPAN_REMOVED = 128,
};

struct part;

/* The page where something stands, which only pages can say: "Bảng 2, trang 7".  Made by merge, filled by pages. */
struct page_number {
        const char *id;          /* anchor of the thing */
        const char *words;       /* what stands before the page: "Bảng 2"; NULL: nothing, the page stands alone */
        const struct part *from; /* where it is asked for: a page of another part is said with that part's name */
        bool bare;               /* the number only, for a list of contents */
        struct place at;
        const char *text; /* words and page as printed */
};

struct span {
        enum span_kind kind;
        guint marks; /* enum span_marks */
        const char *text;
        const char *target;       /* address of a link, or #id; NULL: none */
        const char *datum;        /* path that the text came from: budget.du-toan-2012.total; NULL: typed */
        struct page_number *page; /* SPAN_REF: on paper its text is printed instead; NULL: none */
        struct place from;
};

#endif
