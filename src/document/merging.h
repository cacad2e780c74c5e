/* SPDX-License-Identifier: MIT */
/* Merging: what the files of this folder share while one document is made.
 * Private to the folder.  Everything lives in the job's arena but the hashes,
 * which merge.c opens and closes. */
#ifndef DOCUMENT_MERGING_H
#define DOCUMENT_MERGING_H

#include "document/numbering.h"
#include "document/tables.h"

/* A thing that references can name. */
struct referred {
        const char *text; /* "Bảng 1", "mục I.2"; NULL: it has no number */
        struct place at;
};

/* A footnote's text, waiting for its mark. */
struct note_source {
        const struct mark *mark;
        struct note *note; /* once marked */
};

struct merging {
        struct job *job;
        const struct plan *plan;
        const struct layout *layout;
        struct document *document;
        struct node *context;   /* of the layout's templates */
        struct numbers numbers; /* of the part that is being made */
        guint tables, charts;   /* with captions, so far */
        guint unknown;          /* data that were not found: hints are looked for a few times only */
        GHashTable *referred;   /* id to struct referred */
        GHashTable *shown;      /* figures, charts, targets, tasks that something shows */
        GHashTable *note_ids;   /* ids of the document's notes */
        GHashTable *notes;      /* of the text that is being merged: id to struct note_source; NULL outside texts */
        struct list references; /* struct span: SPAN_REF, resolved at the end */
};

/* ---- merge.c ---- */

/* Take id for a thing that references can name; message id-double and false when it is taken. */
bool id_claim(struct merging *m, const char *id, struct place at, const char *reference);
/* A word of the layout with {{name}} filled. */
const char *text_filled(struct job *job, const struct layout *layout, const char *key, const char *name,
                        const char *value);
/* Names joined for a hint: the nearest one, or the first few. */
const char *hint_names(struct job *job, const char *wrong, const char *const *names);

/* ---- context.c ---- */

/* The plan's tree, the layout's words and what is computed of both. */
struct node *context_new(struct merging *m);
/* outer with one more value. */
struct node *context_with(struct merging *m, const struct node *outer, const char *key, struct node *value);

/* ---- flow.c ---- */

struct flow_scope {
        const struct node *context;
        const char *role;
        const struct mark *text; /* of the appendix; NULL: the plan's narrative */
};

void flow_add(struct merging *m, const struct list *flows, const struct flow_scope *scope, struct list *out);
char *template_filled(struct merging *m, const struct text *text, const struct node *context);

/* ---- references.c ---- */

void references_resolve(struct merging *m);
/* Warnings data-unused. */
void unused_report(struct merging *m);

#endif
