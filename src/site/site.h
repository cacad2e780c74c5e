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
};

extern const struct shape site_shape;

/* content/site.yaml; NULL after messages. */
struct site *site_read(struct job *job);

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

/* Write the pages about all plans (index, styles, 404, …) from what site_plan gave for each; plans sorted by id;
 * NULL places are left out. */
bool site_index(struct job *job, const struct site *site, GBytes *const *plans, guint count, const char *out);

#endif
