/* SPDX-License-Identifier: MIT */
/* Paging: the way of a part's strips to its pages, for set.c and table.c. */
#ifndef PAGES_PAGING_H
#define PAGES_PAGING_H

#include "pages/strip.h"

/* ---- margins.c ---- */
/* Running head and page number of a page, the sheet-th of the document from 0. */
void margins_add(struct setting *setting, struct page *page, guint sheet, bool first);

/* ---- flow.c ---- */
/* The way of a part's strips into pages of their master, with footnotes at the foot; these are appended to
 * setting->pages and taken as soon as they are full. */
void flow_open(struct setting *setting);
/* Between rows of a long table: what is sure to fill pages is placed, and its memory given back.  Then setting has a
 * job for the rows that follow, until the table is done. */
void flow_ahead(struct setting *setting);
/* All that is left. */
void flow_close(struct setting *setting);

#endif
