/* SPDX-License-Identifier: MIT */
/* Navigation from within: for navigation.c (destinations), annotation.c
 * (links and fields) and outline.c (outline, page labels). */
#ifndef PDF_ANNOTATION_H
#define PDF_ANNOTATION_H

#include "pdf/parts.h"

struct annotation {
        const struct navigation *navigation;
        const struct item *item;
        guint page;
        guint number;                 /* of its object */
        guint key;                    /* StructParent */
        guint appearance;             /* of a field */
        guint same;                   /* of a field: how many before it have its name */
        int left, bottom, right, top; /* hundredths of a point */
};

struct navigation {
        struct objects *objects;
        struct structure *structure;
        const struct pages *pages;
        GHashTable *anchors;                        /* id → struct anchor */
        GPtrArray *sorted;                          /* struct anchor by the bytes of its id */
        GHashTable *heard;                          /* struct tag of a link → GString, what it shows */
        GArray *starts;                             /* guint: the first annotation of each page */
        GPtrArray *annotations;                     /* struct annotation, owned */
        GHashTable *fields;                         /* name → how many have it */
        guint first_leaf, leaf_count, destinations; /* objects of the names */
};

/* /AcroForm<<…>> if there are fields. */
void annotation_form(const struct navigation *navigation, struct buffer *out);

#endif
