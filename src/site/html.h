/* SPDX-License-Identifier: MIT */
/* HTML: the one place where text becomes HTML.  Blocks, spans and tables of
 * a document are written in reading order; every string is escaped by its
 * context: text, attribute, address.  Private to site/. */
#ifndef SITE_HTML_H
#define SITE_HTML_H

#include "document/node.h"

/* ---- escaping ---- */

/* Text between tags: & < > as entities; characters that HTML forbids become U+FFFD. */
void html_text(GString *out, const char *text);
/* ` name="value"`, quotes escaped too; nothing when value is NULL. */
void html_attribute(GString *out, const char *name, const char *value);
/* Whether a link may lead there: #id, http, https, mailto, or a relative path.  Never javascript:, data: or //host. */
bool html_address_is_safe(const char *address);
/* An id of the document as the page has it, in the arena: of a line of a table when line is given.  Double hyphens
 * stand in no id of a plan, so that no two are the same. */
const char *html_id(struct job *job, const char *id, const char *line);

/* ---- the document ---- */

/* A page's body that is being written. */
struct html {
        struct job *job;
        const struct document *document;
        const struct node *words; /* layouts/site/texts.yaml, in the site's language */
        const char *language;     /* of the words, when it is not the document's; NULL */
        GHashTable *cited;        /* citations_index; NULL: no links to documents */
        GHashTable *cites;        /* ids of the documents that were cited, as far as it is written */
        GHashTable *origins;      /* origins_index; NULL: no links to where figures come from */
        const char *folder;       /* where the page stands, for images and charts beside it */
        GString *out;
        const struct part *part; /* that is being written */
        int heading;             /* level of the last heading: none is skipped */
        guint tables;            /* so far */
        bool in_table;           /* its figures lead nowhere: they stand where others lead to */
        GHashTable *marks;       /* note id: how many marks so far */
        bool failed;             /* a file could not be read or written */
};

/* A word of the site's layout; "" when it is missing. */
const char *html_word(const struct html *html, const char *key);
/* ` lang="en"` where words of the site stand in a document of another language. */
void html_language(struct html *html);

/* "Bảng 1. ": the label of a caption, ended if it is not. */
void html_caption_label(struct html *html, const char *label);
void html_spans(struct html *html, const struct list *spans);
void html_blocks(struct html *html, const struct list *blocks);
/* A table alone, without caption; id makes permalinks of its rows (NULL: none); name: what it is, for those who cannot
 * see it (NULL: its number on the page). */
void html_table(struct html *html, const struct table *table, const char *id, const char *name);
/* A chart or an image with its caption. */
void html_figure(struct html *html, const struct block *block);
/* The whole document: body, notes, appendices.  False after messages. */
bool html_document(struct html *html);

#endif
