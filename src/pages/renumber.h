/* SPDX-License-Identifier: MIT */
/* Page numbers that the text itself prints, renewed from pass to pass.
 * Private to the folder. */
#ifndef PAGES_RENUMBER_H
#define PAGES_RENUMBER_H

#include "pages/page.h"

/* Fill the document's page numbers from these pages; with a guess when pages is NULL.  The first one whose text is
 * another now, or NULL.  Texts are in job's arena. */
const struct page_number *page_numbers_fill(struct job *job, const struct document *document,
                                            const struct layout *layout, const struct pages *pages);

#endif
