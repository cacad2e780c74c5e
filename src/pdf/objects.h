/* SPDX-License-Identifier: MIT */
/* Objects: a PDF's numbered objects, page tree and outline, kept by libharu;
 * what our dictionaries hold is written as raw text when the file is.
 * Errors are sticky: after the first, all calls do nothing and give 0;
 * asked once, before the file is taken. */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include "pages/fonts.h"
#include "pdf/buffer.h"

struct objects;

/* Writes the entries of a dictionary, what stands between << and >>. */
typedef void (*entries_writer)(struct buffer *out, const void *with, guint index);

enum coding {
        CODING_AS_IS,
        CODING_DEFLATE,        /* with /Filter/FlateDecode, unless plain */
        CODING_DEFLATE_ALWAYS, /* for bytes no eye can read */
        CODING_DEFLATED,       /* deflated already */
};

/* A file of this many pages, at least one.  kept: where the process keeps what many files have; NULL: nowhere. */
struct objects *objects_open(guint page_count, bool plain, struct fonts *kept);
void objects_close(struct objects *objects);

/* An error of ours or libharu's. */
void objects_fail(struct objects *objects, const char *why);
const char *objects_failure(const struct objects *objects); /* NULL: none */

/* Numbers of what libharu made. */
guint objects_page(const struct objects *objects, guint page);
guint objects_catalog(const struct objects *objects);
guint objects_info(const struct objects *objects);

/* A dictionary; its number. */
guint objects_add(struct objects *objects, entries_writer writer, const void *with, guint index);
/* A dictionary of these entries, which are copied. */
guint objects_add_entries(struct objects *objects, const struct buffer *entries);
/* A stream; entries (without Length; may be "") and bytes are copied. */
guint objects_add_stream(struct objects *objects, const char *entries, const void *bytes, gsize count,
                         enum coding coding);
/* The same for bytes that many files have: they are deflated once.  coding: CODING_DEFLATE, CODING_DEFLATE_ALWAYS. */
guint objects_add_common(struct objects *objects, const char *entries, const void *bytes, gsize count,
                         enum coding coding);
/* Appends bytes deflated as this file's streams are. */
void objects_deflate(struct objects *objects, const void *bytes, gsize count, struct buffer *out);
bool objects_are_plain(const struct objects *objects);
/* An entry of the outline under parent (0: at the top); its title and place are for its writer. */
guint objects_add_outline(struct objects *objects, guint parent, bool opened, entries_writer writer, const void *with,
                          guint index);

/* Entries for a dictionary that libharu made: catalog, info, page. */
void objects_extend(struct objects *objects, guint number, entries_writer writer, const void *with, guint index);
/* The content of a page, deflated unless plain. */
void objects_set_content(struct objects *objects, guint page, const void *bytes, gsize count);

/* Count dictionaries in a row; the first one's number.  They have no object of libharu's, so a million of them cost
 * nothing; writer has their index from 0.  Once there is a range, nothing else can be added. */
guint objects_add_range(struct objects *objects, guint count, entries_writer writer, const void *with);

/* The whole file, once: memory is given back on the way.  NULL after an error. */
GBytes *objects_bytes(struct objects *objects);

#endif
