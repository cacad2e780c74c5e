/* SPDX-License-Identifier: MIT */
/* Page numbers that the text itself prints, renewed from pass to pass.
 * Private to the folder. */
#ifndef PAGES_RENUMBER_H
#define PAGES_RENUMBER_H

#include "pages/page.h"

/* Takes pages and finds on them what the document's page numbers ask for; then `next` takes them, if there is one. */
struct page_finder {
        struct page_taker taker;
        struct page_taker *next;
        GHashTable *wanted; /* id → struct page, NULL until it is found */
};

void page_finder_open(struct page_finder *finder, const struct document *document, struct page_taker *next);
void page_finder_close(struct page_finder *finder);

/* Fill the document's page numbers with what was found; with a guess when finder is NULL.  The first one whose text is
 * another now, or NULL.  Texts are in job's arena. */
const struct page_number *page_numbers_fill(struct job *job, const struct document *document,
                                            const struct layout *layout, const struct page_finder *finder);

#endif
