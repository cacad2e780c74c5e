/* SPDX-License-Identifier: MIT */
/* The structure tree from within: for tags.c, which gathers it, tables.c,
 * which relates cells and their heads, and tree.c, which writes it. */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "pdf/painting.h"
#include "pdf/tags.h"

/* Whatever is counted from 0 here and may be absent. */
#define NONE G_MAXUINT32

/* One for each tag, at the tag's index; behind them those put in between. */
struct element {
        guint number;      /* of its object; 0: left out */
        guint appears;     /* index of the first mark in it or below; NONE */
        guint first, last; /* marks of its own; NONE */
        guint added;       /* the last element put in between; NONE */
};

/* An element put in between: no tag has it. */
struct added {
        enum tag_kind kind;
        guint parent; /* element */
        guint before; /* the parent's one put in before it; NONE */
        bool whole;   /* it holds all of its parent's own content */
};

/* A marked content, or an annotation. */
struct marked {
        guint element;
        guint page;
        guint next;       /* of the same element; NONE */
        guint id;         /* MCID; of an annotation: its StructParent */
        guint annotation; /* its object; 0: a marked content */
};

/* Heads of a cell: elements in heads[first], …; count 0: none. */
struct slice {
        guint first, count;
};

struct cell_heads {
        struct slice column, row;
};

struct structure {
        struct objects *objects;
        const struct pages *pages;
        guint tag_count;
        GArray *elements; /* struct element */
        GArray *added;    /* struct added, for the elements behind the tags */
        GArray *marks;    /* struct marked, in the order of appearance */
        GArray *starts;   /* guint: the first mark of each page */
        guint mcid;       /* next one on this page */
        guint annotations;
        GHashTable *areas;        /* struct tag of a figure → struct area */
        struct cell_heads *cells; /* by tag; NULL when no table has several tiers */
        GArray *heads;            /* guint: elements */
        GArray *annotated;        /* guint: marks that are annotations, by StructParent */
        GArray *kept;             /* guint: elements that have an object, in the order of their numbers */
        GArray *named;            /* guint: elements with an id, in the order of its bytes */
        guint id_digits;
        guint page_leaves, annotation_leaves; /* of the way back: their first objects */
        guint page_leaf_count, annotation_leaf_count;
        guint parents, names, root; /* objects: the way back, elements by id, the tree */
};

static inline struct element *element_at(const struct structure *structure, guint i)
{
        return &g_array_index(structure->elements, struct element, i);
}

static inline struct marked *mark_at(const struct structure *structure, guint i)
{
        return &g_array_index(structure->marks, struct marked, i);
}

static inline struct added *added_at(const struct structure *structure, guint element)
{
        return &g_array_index(structure->added, struct added, element - structure->tag_count);
}

static inline const struct tag *tag_at(const struct structure *structure, guint i)
{
        return list_at(&structure->pages->tags, struct tag, i);
}

enum tag_kind element_kind(const struct structure *structure, guint element);

/* StructParent of the first annotation: far behind those of pages. */
enum {
        ANNOTATION_KEYS = 1000000,
};

/* Find the heads of all cells in tables whose head has several rows. */
void structure_relate_cells(struct structure *structure);

#endif
