/* SPDX-License-Identifier: MIT */
/* Site: documents to a folder of static pages.  Reads documents and charts,
 * never pages.  Words and HTML live in layouts/site. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "document/node.h"

/* content/site.yaml */
struct site {
        struct place at;
        struct text title;
        struct text summary;
        struct text owner;    /* who publishes it */
        struct text address;  /* https://…, for feeds and links that must be whole; blank: none are made */
        struct text language; /* vi */
        struct text licence;
        struct text contact;
        struct list documents; /* struct legal_document, of content/documents.yaml: read once for all plans */
        struct list leave_out; /* struct text: names of parts */
        struct node *words;    /* of layouts/site/texts.yaml, in its language */
        guint left_out;        /* the same as bits, 1 << enum site_part */
};

/* What a site may do without. */
enum site_part {
        SITE_PDF,      /* of each plan, to download */
        SITE_PICTURES, /* of its first page and its chart */
        SITE_DATA,     /* files of its tables, its sources, the open data of all */
        SITE_SEARCH,
        SITE_PROOF,     /* what was computed again */
        SITE_COMPARE,   /* plans and years side by side */
        SITE_BODIES,    /* who does what */
        SITE_DOCUMENTS, /* what plans rest on */
        SITE_FILTERS,   /* lists by province, year, field, fund, name */
        SITE_FEEDS,     /* Atom, linked data, sitemap, files for hosts, 404 */
        SITE_PART_COUNT,
};

static inline bool site_has(const struct site *site, enum site_part part)
{
        return !(site->left_out & 1u << part);
}

extern const char *const site_part_names[SITE_PART_COUNT + 1];

extern const struct shape site_shape;

/* content/site.yaml; NULL after messages. */
struct site *site_read(struct job *job);

/* Says what is wrong with content/site.yaml, if there is one. */
void site_check(struct job *job);

/* Pictures that stand in a plan's folder already, drawn by who sees pages; without a name: there is none. */
struct site_picture {
        const char *name;
        int width, height; /* pixels */
};

struct site_pictures {
        struct site_picture page; /* the PDF's first */
        struct site_picture card; /* for those who share the address */
};

/* Write one plan's folder: <out>/ke-hoach/<id>/ with its page, charts, data files.  Gives back what the pages about
 * all plans need of it, as bytes for site_index (a worker sends them home); NULL after messages.  pictures may be
 * NULL. */
GBytes *site_plan(struct job *job, const struct site *site, const struct document *document,
                  const struct site_pictures *pictures, const char *out);

struct site_index_use {
        guint workers; /* processes that may share the work */
        GHashTable
                *made_of; /* by path, texts: what some pages were made of that are in `out` from the last time, when all
                           * that plans share is the same; then what they are made of now; owned.  NULL: nobody asks */
};

/* Write the pages about all plans (index, styles, 404, …) from what site_plan gave for each; plans sorted by id;
 * NULL places are left out.  use may be NULL. */
bool site_index(struct job *job, const struct site *site, GBytes *const *plans, guint count, const char *out,
                const struct site_index_use *use);

#endif
