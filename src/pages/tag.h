/* SPDX-License-Identifier: MIT */
/* Tags: what the items of pages mean, as a tree in reading order, for tagged
 * PDF (ISO 32000-1, 14.8).  In the job's arena. */
#ifndef PAGES_TAG_H
#define PAGES_TAG_H

#include "base/job.h"

enum tag_kind {
        TAG_DOCUMENT,
        TAG_SECTION,
        TAG_PARAGRAPH,
        TAG_HEADING,
        TAG_LIST,
        TAG_ITEM,
        TAG_LABEL,
        TAG_BODY,
        TAG_TABLE,
        TAG_HEAD,
        TAG_ROWS,
        TAG_ROW,
        TAG_HEADER_CELL,
        TAG_CELL,
        TAG_FIGURE,
        TAG_CAPTION,
        TAG_NOTE,
        TAG_REFERENCE,
        TAG_LINK,
        TAG_FORM,
        TAG_CONTENTS,      /* TOC */
        TAG_CONTENTS_ITEM, /* TOCI */
        TAG_COUNT,
};

/* How the labels of a list count (ISO 32000-1, 14.8.5.5). */
enum tag_numbering {
        NUMBERING_BULLET,
        NUMBERING_DECIMAL,
        NUMBERING_UPPER_ROMAN,
        NUMBERING_UPPER_LETTER,
        NUMBERING_LOWER_LETTER,
        NUMBERING_COUNT,
};

/* What few tags have. */
struct tag_about {
        const char *alternative; /* TAG_FIGURE: Alt */
        const char *style;       /* of the layout that its text was set in; NULL: look further up, or none */
        const char *role;        /* of its block: masthead, title, closing …; NULL: the text of the plan */
};

/* A long table has a tag for each of its cells: they are small. */
struct tag {
        enum tag_kind kind : 8;
        gint8 level;                      /* TAG_HEADING: 1–6 */
        bool row_header;                  /* TAG_HEADER_CELL of a row; otherwise of a column */
        enum tag_numbering numbering : 8; /* TAG_LIST */
        guint16 colspan;                  /* cells; at least 1 */
        guint rowspan;
        guint index; /* in pages.tags */
        struct tag *parent;
        struct tag *last;              /* child */
        struct tag *next;              /* of the same parent; behind the last comes the first */
        const struct tag_about *about; /* NULL: nothing */
};

/* Children in reading order: tag_first, then tag_next until NULL. */
static inline struct tag *tag_first(const struct tag *tag)
{
        return tag->last ? tag->last->next : NULL;
}

static inline struct tag *tag_next(const struct tag *tag)
{
        return tag->parent && tag->parent->last != tag ? tag->next : NULL;
}

static inline void tag_add(struct tag *parent, struct tag *child)
{
        child->parent = parent;
        child->next = parent->last ? parent->last->next : child;
        if (parent->last)
                parent->last->next = child;
        parent->last = child;
}

#endif
