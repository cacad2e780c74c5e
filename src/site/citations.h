/* SPDX-License-Identifier: MIT */
/* Citations: numbers of documents in a text ("32/2010/QĐ-TTg") that
 * content/documents.yaml knows, so that a page can lead to them.  Private to
 * site/. */
#ifndef SITE_CITATIONS_H
#define SITE_CITATIONS_H

#include "content/fields.h"

struct citation {
        gsize begin, end; /* bytes of the text, spaces within the number too */
        const char *id;   /* of the document */
};

/* Documents by number, from a list of struct legal_document; numbers that two documents share are left out, for the
 * number alone does not tell which is meant, and so is own, the number of the text itself (NULL: none).  The caller's:
 * g_hash_table_unref. */
GHashTable *citations_index(const struct list *documents, const char *own);

/* The first citation at or behind from; false when there is none. */
bool citation_find(GHashTable *index, const char *text, gsize from, struct citation *found);

#endif
