/* SPDX-License-Identifier: MIT */
/* Making: the site while its pages about all plans are written, from the
 * records of plans (record.h).  Private to site/. */
#ifndef SITE_MAKING_H
#define SITE_MAKING_H

#include "site/publish.h"

struct making {
        struct job *job;
        const struct site *site;
        struct node *words;
        const char *out;
        struct list plans;     /* struct node: records, newest first */
        struct list addresses; /* struct made_page, for the sitemap */
        struct node *filters;  /* ways into the lists */
        struct list *choices;  /* what they lead to, of each filter: lists.c */
        bool failed;
        struct arena *kept;  /* for what outlives a page */
        guint workers;       /* processes that may share the work */
        GHashTable *made_of; /* of site_index; NULL */
};

struct made_page {
        const char *path; /* "co-quan/so-noi-vu/" */
        const char *iso;  /* of what it tells; NULL */
};

/* A text of a record or of the words; "" when there is none. */
const char *said(const struct node *map, const char *key);
/* A list of a record; an empty one when there is none. */
const struct node *said_list(const struct node *map, const char *key);
/* The date that stands for a plan: of issue, or the start of its period. */
const char *date_key(const struct node *plan);
/* What lists show of a plan, without the heavy parts of its record; `short`: who and when, in a few words. */
struct node *plan_entry(struct making *making, const struct node *plan);

struct node *making_context(struct making *making, const char *path);
/* Writes <path>index.html and notes it for the sitemap. */
void making_page(struct making *making, const char *name, const struct node *context, const char *path,
                 const char *iso);
/* Notes a page that is there, whoever wrote it; changed: in this build. */
void making_note(struct making *making, const char *path, bool changed);
void making_file(struct making *making, const char *path, const GString *text);

/* The address of a page of a list that starts at path, from 0 on: "so-sanh/", "so-sanh/trang/2/". */
const char *paging_path(struct job *job, const char *path, guint page);
/* `paging` of one page: its number, how many there are, links to the one before and the one behind; nothing for a list
 * of one page. */
void paging_put(struct job *job, struct node *context, const char *path, guint page, guint pages);

/* Puts what can be compared into the page that compares: `choices` (each: value, label); or, of many plans, `provinces`
 * (each: slug, label) and a file of choices for each.  plans: entries with `plan_years`, a list of texts. */
void chooser_put(struct making *making, struct node *context, const struct node *plans);

/* ---- the pages ---- */
void filters_read(struct making *making);   /* lists.c: before all others */
void lists_write(struct making *making);    /* lists.c: index, filters, paging, order by name */
void bodies_write(struct making *making);   /* bodies.c: who does what */
void legal_write(struct making *making);    /* legal.c: cited documents */
void statuses_write(struct making *making); /* status.c: what replaces what */
void compare_write(struct making *making);  /* compare.c: plans and years side by side */
void data_write(struct making *making);     /* open-data.c: all plans in one file */
void feeds_write(struct making *making);    /* feeds.c: for programs; the last, it lists the pages */

#endif
