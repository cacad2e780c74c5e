/* SPDX-License-Identifier: MIT */
/* PDF: pages to bytes.  Reads pages and faces, never the document.  PDF 1.7;
 * bytes are a function of the pages alone. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "pages/page.h"

/* What is made of an attachment's bytes: the same in all PDFs that it travels in. */
struct packed {
        const char *md5; /* NULL: not made yet */
        GBytes *deflated;
        struct arena *arena; /* where they are put */
};

/* A file that travels inside the PDF. */
struct attachment {
        const char *name;     /* plan.yaml */
        const char *type;     /* text/yaml */
        const char *relation; /* Source, Data */
        const void *bytes;    /* not after they are in the file */
        gsize count;
        struct packed *packed; /* for who attaches it again; NULL: nobody */
        struct job *own;       /* holds the bytes, closed then; NULL: they live on */
};

struct pdf_options {
        bool plain;              /* --pdf-plain: no compression, no object streams, for reading by eye */
        struct list attachments; /* struct attachment */
};

/* Pages painted as they are taken: their items are needed no longer. */
struct painting;

struct painting *painting_open(struct job *job, bool plain);
void painting_close(struct painting *painting);
struct page_taker *painting_taker(struct painting *painting);
/* All pages at once, which have their items. */
void painting_take(struct painting *painting, const struct pages *pages);
/* const char *: paths of the images on them, in the order of first use. */
const GPtrArray *painting_images(const struct painting *painting);
/* Whether any text of theirs is set in a face. */
bool painting_shows(const struct painting *painting, const struct face *face);

/* The whole file of pages that were all painted, as plain as these; the caller unrefs it.  NULL after a message
 * (pdf-internal, image-damaged …).  The painting's streams are gone then. */
GBytes *painting_bytes(struct painting *painting, const struct pages *pages, const struct pdf_options *options);

/* The same of pages that have their items. */
GBytes *pdf_bytes(struct job *job, const struct pages *pages, const struct pdf_options *options);

/* pdf_bytes, written atomically. */
bool pdf_write(struct job *job, const struct pages *pages, const struct pdf_options *options, const char *path);

#endif
