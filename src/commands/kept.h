/* SPDX-License-Identifier: MIT */
/* Kept: what the last build into this folder was made of and what it told of
 * each plan, in <out>/.kept, so that only what has changed is built again.
 * Without it, or with one that cannot be read, all is built. */
#ifndef COMMANDS_KEPT_H
#define COMMANDS_KEPT_H

#include "base/digest.h"
#include "base/job.h"

struct kept_plan {
        const char *id;
        struct digest key; /* of all it is made of: its files, layouts, fonts, program, options */
        guint64 sum;       /* of its folder as it was seen then; 0: may have changed since within a moment */
        bool good;         /* made; else its messages say why not */
        bool seen;         /* in this build */
        GBytes *messages;  /* owned */
        GBytes *record;    /* for site_index; owned; NULL: none was made */
        gint64 offset;     /* of the record in the file of records; -1: not there yet */
};

struct kept {
        struct job *job;
        const char *folder;   /* <out>/.kept */
        const char *name;     /* of the slice: "1-1" */
        GHashTable *plans;    /* by id: struct kept_plan, owned */
        GHashTable *pages;    /* what site_index has written: paths below the site, owned; kept_pages_read */
        GHashTable *made_of;  /* its own */
        guint64 turn;         /* counts the files of records */
        GMappedFile *records; /* NULL: none */
        bool whole;           /* the pages about all plans are of these plans */
        struct digest all;    /* what all plans share, now */
        struct digest then;   /* and at the last build */
};

/* Read what there is; options: what else the bytes depend on. */
struct kept *kept_open(struct job *job, const char *out, const char *name, const char *options);
void kept_close(struct kept *kept);

/* What is kept of a plan when it is what it was, else NULL. */
struct kept_plan *kept_find(struct kept *kept, const char *id);
/* Key and sum of a plan as its files are now: for kept_put, and taken before they are read. */
struct kept_plan kept_look(const struct kept *kept, const char *id);
/* Takes messages and record over. */
void kept_put(struct kept *kept, const struct kept_plan *plan);

/* Fill pages and made_of, which only those need who make the pages about all plans. */
void kept_pages_read(struct kept *kept);
/* Write them. */
bool kept_pages_write(const struct kept *kept);

/* Write the rest, the list in one step.  False after a message. */
bool kept_write(struct kept *kept);

#endif
