/* SPDX-License-Identifier: MIT */
/* Blocks: Markdown, fences, tasks and tables as the document's blocks.
 * Private to the folder. */
#ifndef DOCUMENT_BLOCKS_H
#define DOCUMENT_BLOCKS_H

#include "document/merging.h"

/* Where blocks go, and how deep in lists that is. */
struct where {
        struct list *out;
        const char *style; /* of paragraphs */
        int depth;         /* lists around */
        guint bullets;     /* of these, without numbers */
        guint level;       /* numbering level that ordered items take here; LEVEL_OPEN: below the last heading */
};

enum {
        LEVEL_OPEN = 1000, /* past any depth of lists */
};

/* ---- blocks.c, fences.c, tasks.c ---- */

struct block *block_new(struct job *job, enum block_kind kind, struct place from);
void blocks_add(struct merging *m, const struct list *marks, const struct where *where);
/* A Markdown text of the plan's YAML. */
void markdown_add(struct merging *m, const struct text *text, const struct where *where);
void fence_add(struct merging *m, const struct mark *fence, const struct where *where);
/* The caption and its number, which only a captioned thing has; block->id, unless another has taken it. */
void caption_add(struct merging *m, struct block *block, const struct text *id, const struct text *title,
                 const char *key, guint *count);
/* ids: the words behind the fence's name; all tasks when there are none. */
void tasks_add(struct merging *m, const struct mark *fence, char *const *ids, const struct where *where);
/* Level of an ordered list that stands at where. */
guint level_at(const struct merging *m, const struct where *where);
/* Whether the scheme has this level; message numbering-depth at `at` if not. */
bool level_exists(struct merging *m, guint level, struct place at);
/* Label of item n on level; the bare number beyond the scheme. */
const char *item_label(struct merging *m, guint level, guint n);
/* Style of an item on level. */
const char *item_style(const struct merging *m, guint level);
/* Mark of a list without numbers, by its depth among such from 0. */
const char *bullet_label(const struct merging *m, guint bullets);
/* "mục I.2 Phần II": what a reference to the last number on level says. */
const char *number_reference(struct merging *m, guint level);

/* ---- tables.c, data-tables.c ---- */

/* An empty table of these columns. */
struct table *table_new(struct job *job, guint columns);
struct row *row_new(struct job *job, const struct table *table, enum row_kind kind, struct place from);
/* Put text into a cell that spans nothing; aligned as its column. */
struct cell *cell_fill(struct job *job, const struct table *table, struct row *row, guint column, const char *text,
                       struct place from);
/* A cell of the head, spanning so many columns and rows; those it covers are marked. */
void head_fill(struct job *job, struct table *table, guint tier, guint column, const char *text, guint colspan,
               guint rowspan);
/* "1000 đồng" as documents write it: 1.000 đồng. */
const char *unit_shown(struct job *job, const char *unit);
/* A Markdown pipe table into its block: cells that are ^^ or << belong to the one above or to the left.  Messages:
 * table-span, column-width, markdown-attribute. */
void table_from_mark(struct merging *m, const struct mark *mark, struct block *block);

#endif
