/* SPDX-License-Identifier: MIT */
/* Make: the stages in a row for one plan, as build, check and dump need them. */
#ifndef COMMANDS_MAKE_H
#define COMMANDS_MAKE_H

#include "pages/page.h"

/* Layouts read so far in this process; in the arena of its job. */
struct layouts {
        struct job *job;
        GHashTable *by_name; /* struct layout */
        GHashTable *sources; /* by path: their files, as the PDFs of all plans attach them; of sources.c */
};

struct layouts *layouts_open(struct job *job);

/* The clock at the ends of stages, microseconds; 0: not reached. */
struct timing {
        gint64 begun, read, merged, set, written;
};

/* How far one plan came; stages that were not reached are NULL. */
struct made {
        struct timing at;
        struct layouts *layouts;
        struct plan *plan;
        const struct layout *layout;
        struct document *document;
        struct pages *pages;
        bool is_whole; /* of make_checked: its pages can be set */
};

enum stage {
        STAGE_CONTENT,
        STAGE_PLAN,
        STAGE_DOCUMENT,
        STAGE_PAGES,
        STAGE_COUNT,
};

/* Take plan id as far as stage `until`; stops at the first stage with an error. */
struct made make_plan(struct job *job, struct layouts *layouts, const char *id, enum stage until);

/* One that came as far as its document goes on to its pages.  taker: of pages (pages/page.h); NULL: they keep their
 * items. */
void make_pages(struct job *job, struct made *made, struct page_taker *taker);

/* Plan and document, with all that is wrong in them: for check. */
struct made make_checked(struct job *job, struct layouts *layouts, const char *id);

#endif
