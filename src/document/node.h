/* SPDX-License-Identifier: MIT */
/* Document: plan and narrative merged through a layout, before any size or
 * page: parts, blocks, spans.  Set by pages, published by site, compared by
 * review.  Numbers are computed, placeholders filled, references by id.
 * Everything lives in the job's arena; strings are UTF-8 in NFC. */
#ifndef DOCUMENT_NODE_H
#define DOCUMENT_NODE_H

#include "document/contents.h"
#include "document/table.h"

enum block_kind {
        BLOCK_PARAGRAPH,
        BLOCK_HEADING,
        BLOCK_LIST,     /* children: BLOCK_ITEM */
        BLOCK_ITEM,     /* label; children: blocks, the first paragraph beside the label */
        BLOCK_TABLE,    /* caption, table */
        BLOCK_FIGURE,   /* caption, figure */
        BLOCK_GRID,     /* rows of cells side by side: masthead, closing block; not a table for the reader */
        BLOCK_RULE,     /* under the block before it; ratio of its last line */
        BLOCK_SPACE,    /* space */
        BLOCK_CONTENTS, /* contents: a list of headings, tables or figures with their pages */
        BLOCK_KIND_COUNT,
};

/* The seal in the room for a signature. */
struct seal_block {
        struct figure_block *figure; /* NULL: no image */
        int width;
        const char *field; /* what the empty field for it is for; NULL: no field */
};

struct grid_cell {
        struct list blocks; /* struct block */
};

struct block {
        enum block_kind kind;
        struct place from;
        const char *id;       /* for references and permalinks; NULL: none */
        const char *style;    /* name of a style of the layout; never NULL on paragraphs, headings, items */
        int level;            /* headings: 1 … of the outline; items: depth of the list from 1 */
        const char *label;    /* "I.", "a)", "-", "Bảng 1."; NULL or "": none */
        bool label_own_line;  /* the label is a line of its own: Phần I */
        bool ordered;         /* lists */
        struct list spans;    /* struct span: paragraph, heading; caption of a table or figure */
        struct list children; /* struct block: list, item */
        struct table *table;
        struct contents *contents;
        struct figure_block *figure;
        guint column_count;            /* grid */
        int *widths;                   /* grid: thousandths of the measure */
        struct list cells;             /* grid: struct grid_cell, row by row */
        bool keep;                     /* grid: whole, with at least two lines of text before it on its page */
        int ratio;                     /* rule: thousandths of the line above it */
        int space;                     /* 1/1024 pt; with a figure: an image of signature and seal that stands in it */
        const struct flow_box *box;    /* paragraph: its frame; NULL: none */
        bool foot;                     /* at the foot of the part's first page */
        const char *field;             /* space: what the empty signature field in it is for; NULL: no field */
        const struct seal_block *seal; /* space: NULL: none */
        const char *role; /* masthead, title, basis, closing, signature (the room for it), appendix-head: which
                             element of the flow made it; NULL: narrative */
};

struct note {
        const char *id;
        const char *number; /* as printed */
        struct list spans;
        struct place from;
        const char *anchor; /* where references to it lead; NULL: there are none */
};

/* What the pages of a master say at their top. */
struct running_head {
        const struct master *master;
        struct list spans; /* struct span */
};

/* A run of pages with its own page numbers: the body, or an appendix. */
struct part {
        const char *id;     /* "body", or the appendix's id */
        const char *title;  /* for outline and site; NULL for the body, "" for an appendix without one */
        const char *label;  /* "Phụ lục I"; NULL */
        const char *name;   /* what a reference from elsewhere calls it: "Phụ lục I", "Kế hoạch" */
        const char *master; /* page master */
        bool appendix;
        struct list heads; /* struct running_head */
        struct list blocks;
};

struct document {
        const struct plan *plan; /* for what is about the whole: not for text */
        const struct layout *layout;
        const char *title;   /* Kế hoạch 169/KH-UBND: Thực hiện … */
        const char *author;  /* the issuing body */
        const char *subject; /* trích yếu */
        struct date date;
        struct list parts;        /* struct part */
        struct list notes;        /* struct note, in the order of their marks */
        struct list page_numbers; /* struct page_number: all that are printed */
};

/* The document as text: dump --stage document. */
void document_dump(const struct document *document, GString *out);

/* Plain text of spans; in the arena. */
char *spans_text(struct job *job, const struct list *spans);

/* The line in an appendix's head that says its title, or its label if it has none: a heading over all that follows. */
bool block_is_part_title(struct job *job, const struct block *block, const struct part *part);

#endif
