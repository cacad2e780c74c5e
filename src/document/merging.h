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
        const struct part *part;  /* where it stands */
        const struct list *title; /* struct span; NULL: none */
        const char *name;         /* its title when it is no spans; NULL */
        bool counted_in_part;     /* its number counts in its part only: headings */
};

/* What a reference shows; as the title of its link has it. */
enum reference_shows {
        SHOW_NUMBER = 1,
        SHOW_TITLE = 2,
        SHOW_PAGE = 4,
        SHOW_OWN_WORDS = 8,
};

/* A reference, resolved at the end. */
struct reference {
        struct span *span; /* SPAN_REF */
        const struct part *from;
        guint shows;                    /* enum reference_shows */
        const struct note_source *note; /* it leads to a footnote; NULL: to a block */
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
        struct node *context;         /* of the layout's templates */
        struct numbers numbers;       /* of the part that is being made */
        guint tables, charts, images; /* with captions, so far */
        guint unknown;                /* data that were not found: hints are looked for a few times only */
        GHashTable *referred;         /* id to struct referred */
        GHashTable *shown;            /* figures, charts, targets, tasks that something shows */
        GHashTable *note_ids;         /* ids of the document's notes */
        GHashTable *notes;      /* of the text that is being merged: id to struct note_source; NULL outside texts */
        struct list references; /* struct reference */
        struct list contents;   /* struct block: BLOCK_CONTENTS, filled at the end */
        guint listed;           /* things that got an id to be listed by */
        struct part *part;      /* that is being made */
};

/* ---- merge.c ---- */

/* Take id for a thing that references can name; NULL when it is taken, with the message id-double when by another. */
struct referred *id_claim(struct merging *m, const char *id, struct place at, const char *reference);
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
/* The running heads that the masters ask for, in the part's words. */
void running_heads_add(struct merging *m, const struct node *context, struct part *part);

/* ---- contents.c ---- */

/* "contents", "list-of-tables", "list-of-figures". */
bool contents_find(const char *word, enum contents_of *of);
/* A list that is filled at the end; levels 0: the usual. */
void contents_add(struct merging *m, enum contents_of of, guint levels, struct place from, struct list *out);
void contents_resolve(struct merging *m);

/* ---- references.c ---- */

/* What the title of a link inside the document asks for: "number page".  Message reference-form. */
guint reference_shows(struct merging *m, const struct mark *link, bool own_words);
void reference_add(struct merging *m, struct span *span, guint shows, const struct note_source *note);
void references_resolve(struct merging *m);
/* A page number that the document prints, of what has this id. */
struct page_number *page_number_new(struct merging *m, const char *id, struct place at);
/* Warnings data-unused. */
void unused_report(struct merging *m);

#endif
