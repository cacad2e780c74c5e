/* SPDX-License-Identifier: MIT */
/* Tags: the structure tree.  While pages are written it is told what belongs
 * to which tag; at the end it makes the tree, and the way back from marks
 * and annotations to it. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "pages/page.h"
#include "pdf/objects.h"

struct structure;

/* Everything of pages->tags must be one tree; if not, the objects fail.  areas: struct tag of a figure → struct area.
 */
struct structure *structure_open(struct objects *objects, const struct pages *pages, GHashTable *areas);
void structure_close(struct structure *structure);

/* Marks are told page after page. */
void structure_begin_page(struct structure *structure, guint page);
/* A new marked content of tag on this page; its number there. */
guint structure_mark(struct structure *structure, const struct tag *tag);
/* An annotation that belongs to tag (NULL: to the document) on this page.  Unless tag is of this kind (TAG_LINK,
 * TAG_FORM), an element of the kind is put in between.  Gives the annotation's StructParent. */
guint structure_annotate(struct structure *structure, const struct tag *tag, enum tag_kind kind, guint annotation);
/* Name of a tag's type: P. */
const char *tag_name(const struct tag *tag);

/* Make all objects, in ranges: the last thing before the file is taken.  Gives the number of the root; 0 if there is
 * no structure. */
guint structure_write(struct structure *structure);

#endif
