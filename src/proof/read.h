/* SPDX-License-Identifier: MIT */
/* A PDF that is there already, as plain data: its objects, pages and attached
 * files.  Everything lives in the job's arena.  What comes from elsewhere is
 * taken for hostile: memory and time are bounded, links that loop end. */
#ifndef PROOF_READ_H
#define PROOF_READ_H

#include "base/job.h"

struct read_object {
        const char *text;     /* as PDF writes it, a stream's dictionary; NULL: no such object */
        const char *essence;  /* the same less what a signature may add to it */
        const guchar *stream; /* as it stands in the file, not decoded; NULL: no stream */
        gsize count;          /* its bytes */
        guint appearance;     /* of a signature field: the object of what it shows; 0: none */
};

/* Codes of a face to text, as the file itself says. */
struct read_face {
        const char *name;  /* F1: how contents of pages call it */
        bool by_glyph;     /* codes are glyphs, two bytes each */
        GHashTable *texts; /* code → const char, UTF-8 */
};

struct read_page {
        guint object, content; /* numbers; content 0: it has none or several */
        const char *drawn;     /* its content, decoded; NULL: damaged */
        gsize count;
        const struct list *faces; /* struct read_face */
        const char *text;         /* what it shows: words with single spaces */
};

struct read_file {
        const char *name;
        guint object;
        const char *bytes; /* NULL: damaged or too large */
        gsize count;
};

struct read_pdf {
        gsize size;                  /* of the file */
        guint count;                 /* objects 0 … count-1 */
        struct read_object *objects; /* by number */
        struct list pages;           /* struct read_page */
        struct list files;           /* struct read_file, as the names stand in the tree */
        bool has_signature;
        bool signed_whole; /* a signature counts every byte up to the end of the file */
};

/* Read bytes; at names the file.  NULL after the message pdf-damaged or pdf-locked. */
struct read_pdf *pdf_read(struct job *job, const void *bytes, gsize count, struct place at);

/* The same where libqpdf is: read.c is a part of its own (base/part.h). */
struct read_pdf *pdf_read_parts(struct job *job, const void *bytes, gsize count, struct place at);

const struct read_file *read_file_find(const struct read_pdf *pdf, const char *name);

/* ---- text.c ---- */
/* What a page shows, its words with a space between. */
const char *shown_text(struct job *job, const struct read_page *page);
/* The table of a ToUnicode stream, decoded. */
GHashTable *face_texts(struct job *job, const char *table, gsize count);

#endif
