/* SPDX-License-Identifier: MIT */
/* A PDF that is there already, as plain data: its objects, pages and attached
 * files.  Everything lives in the job's arena.  What comes from elsewhere is
 * taken for hostile: memory and time are bounded, links that loop end. */
#ifndef PROOF_READ_H
#define PROOF_READ_H

#include "base/job.h"

/* The attached file that says what the others are (commands/sources.c). */
#define MANIFEST_NAME "kehoach.json"

struct read_object {
        const char *text;     /* as PDF writes it, a stream's dictionary less how it is packed; NULL: no such object */
        const char *essence;  /* the same less what a signature may add to it */
        const guchar *stream; /* unpacked, where we can; NULL: no stream */
        gsize count;          /* its bytes */
        const char *label;    /* what people know it by: a title, an address, a font's name; NULL */
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
        const char *body;         /* the same without numbers of pages and what tables repeat */
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
        guint root, info;            /* numbers of the catalog and of the information; 0: none */
        struct list pages;           /* struct read_page */
        struct list files;           /* struct read_file, as the names stand in the tree */
        bool is_signed;
        bool signed_whole; /* a signature counts every byte up to the end of the file */
};

/* Read bytes; at names the file.  NULL after the message pdf-damaged or pdf-locked. */
struct read_pdf *pdf_read(struct job *job, const void *bytes, gsize count, struct place at);

/* The same where libqpdf is: read.c is a part of its own (base/part.h). */
struct read_pdf *pdf_read_parts(struct job *job, const void *bytes, gsize count, struct place at);

/* The same without trying it in a process of its own, and without messages: for fuzzing. */
struct read_pdf *pdf_read_untried(struct job *job, const void *bytes, gsize count);

const struct read_file *read_file_find(const struct read_pdf *pdf, const char *name);

/* ---- text.c ---- */
/* What a page shows, its words with a space between; body: less what paging adds. */
const char *shown_text(struct job *job, const struct read_page *page, bool body);
/* The table of a ToUnicode stream, decoded. */
GHashTable *face_texts(struct job *job, const char *table, gsize count);

#endif
