/* SPDX-License-Identifier: MIT */
/* Pages: finished sheets of placed items.  Set from a document and a
 * layout; read by the writers, the page rules and the dump.  Everything
 * here lives in the job's arena, but for shaped words, which live in the
 * fonts' cache, and items of pages that are taken; strings are UTF-8 in NFC.  Lengths are 1/1024 pt from the
 * top left of the page, y downwards. */
#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

#include "document/node.h"
#include "pages/item.h"

struct page {
        int width, height;
        const char *label; /* its number as printed or counted: "1", "2" */
        const struct part *part;
        const struct master *master;
        struct list items; /* struct item, in the order of painting */
};

struct outline_entry {
        int level; /* from 1 */
        const char *title;
        const char *id; /* anchor */
};

struct pages {
        struct list at;                       /* struct page */
        struct list outline;                  /* struct outline_entry */
        struct tag *root;                     /* TAG_DOCUMENT */
        struct list tags;                     /* struct tag, in reading order, the root first */
        const char *title, *author, *subject; /* document information */
        struct date date;
        const char *language; /* vi-VN */
};

/* Who takes the pages of a document, one after the other, as soon as nothing on them can change: so a table may have
 * more rows than memory has room for.  A page's items are gone when it was taken, but for the document's first; its
 * other members, tags, and all strings that items point to stay. */
struct page_taker {
        void (*begin)(struct page_taker *taker); /* pages come from the first on, those taken before were of no use */
        void (*take)(struct page_taker *taker, const struct page *page);
};

/* Set doc on the pages of lay.  NULL after an error: glyph-missing (character, its place), table-too-wide (table,
 * missing mm), page-overflow, …  taker NULL: pages keep their items. */
struct pages *pages_set(struct job *job, const struct document *doc, const struct layout *lay,
                        struct page_taker *taker);

/* One item a line; lengths in pt with two decimals: dump --stage pages, .pages goldens. */
void pages_dump(const struct pages *pages, GString *out);

#endif
