/* SPDX-License-Identifier: MIT */
/* Replay: a finished page drawn by Cairo, for pictures of it on the site.
 * Reads the same items as the writer of PDFs; measures nothing. */
#ifndef PAGES_REPLAY_H
#define PAGES_REPLAY_H

#include "pages/page.h"

struct replayed {
        GBytes *png; /* the caller's */
        int width, height;
};

/* The page as a PNG, width pixels wide, on white.  Glyphs are drawn by their outlines, so that no library's hinting
 * changes the bytes.  False when Cairo cannot. */
bool page_replay(struct job *job, const struct page *page, int width, struct replayed *replayed);

/* A card for those who share the plan's address: number, title and first chart on 600 by 315 pt, to be drawn twice as
 * large.  In the job's arena. */
struct page *pages_card(struct job *job, const struct document *document, const struct layout *layout);

#endif
