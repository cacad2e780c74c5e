/* SPDX-License-Identifier: MIT */
/* Navigation: named destinations, links, the signature field, the outline
 * and page labels. */
#ifndef PDF_NAVIGATION_H
#define PDF_NAVIGATION_H

#include "pdf/tags.h"

struct navigation;

struct painting;

struct navigation *navigation_open(struct objects *objects, struct structure *structure, const struct pages *pages,
                                   const struct painting *painting);
void navigation_close(struct navigation *navigation);

void navigation_begin_page(struct navigation *navigation, guint page);
/* An ITEM_LINK or ITEM_FIELD, which must live on.  A link to an id that no anchor has leads nowhere and is left out. */
void navigation_annotate(struct navigation *navigation, const struct item *item, const struct page *page);
/* /Annots[…] of a page, if there are any. */
void navigation_page_entries(const struct navigation *navigation, guint page, struct buffer *out);

/* Make outline and destinations. */
void navigation_write(struct navigation *navigation);
/* Entries of the catalog: names of destinations (as /Dests of /Names), page labels, form. */
void navigation_names(const struct navigation *navigation, struct buffer *out);
void navigation_catalog(const struct navigation *navigation, struct buffer *out);

#endif
