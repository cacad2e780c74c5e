/* SPDX-License-Identifier: MIT */
/* Metadata: document information and the same as XMP, the output intent
 * with its colour profile, files that travel inside. */
#ifndef PDF_METADATA_H
#define PDF_METADATA_H

#include "pdf/parts.h"

struct metadata {
        const struct pages *pages;
        guint xmp, intent;  /* objects */
        GPtrArray *files;   /* struct attached, owned, by the bytes of their names */
        GArray *associated; /* guint: objects of the files, in the order given */
};

/* Makes all objects. */
struct metadata *metadata_open(struct pdf *pdf);
void metadata_close(struct metadata *metadata);

/* Entries of the information dictionary; with: struct pages. */
void metadata_info(struct buffer *out, const void *with, guint index);
/* Entries of the catalog; and those of its /Names. */
void metadata_catalog(const struct metadata *metadata, struct buffer *out);
void metadata_names(const struct metadata *metadata, struct buffer *out);

/* D:20110829000000+07'00' or 2011-08-29T00:00:00+07:00; "" when the date is blank. */
void metadata_date(struct date date, bool iso, char text[32]);

/* For metadata.c: makes the objects of files; a colour profile's bytes. */
void attached_open(struct metadata *metadata, struct pdf *pdf);
void profile_write(struct buffer *out);

#endif
