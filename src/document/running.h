/* SPDX-License-Identifier: MIT */
/* Running text: spans with their marks, placeholders, links and footnotes.
 * Private to the folder. */
#ifndef DOCUMENT_RUNNING_H
#define DOCUMENT_RUNNING_H

#include "document/merging.h"

/* ---- running.c, placeholders.c ---- */

/* Text of one run with the places of its parts; a placeholder may cross them. */
struct run {
        GString *text;
        GArray *anchors; /* struct anchor_at, by offset */
};

struct anchor_at {
        gsize offset;
        struct place at;
};

/* What all spans of a run have in common. */
struct look_marks {
        guint marks;
        const char *target;
};

/* Run as spans, {{…}} filled.  Messages: datum-unknown, datum-filter, datum-syntax. */
void run_fill(struct merging *m, const struct run *run, const struct look_marks *looks, struct list *out);
/* The same for plain text; marks: enum span_marks. */
void text_fill(struct merging *m, const char *text, struct place at, guint marks, struct list *out);
/* Plain text with {{…}} filled; in the arena. */
const char *text_fill_plain(struct merging *m, const struct text *text);
/* Fill what stands unfilled in the cells, head and notes of a table. */
void table_fill(struct merging *m, struct table *table);
/* Inline marks as spans. */
void spans_add(struct merging *m, const struct list *marks, guint bits, struct list *out);
/* Append one span. */
struct span *span_add(struct job *job, struct list *out, const char *text, guint marks, struct place from);

/* ---- notes.c ---- */

/* Open the notes of one text before its blocks are made; close them behind, with a message for each unused one.
 * A text without notes sees those of the text around it. */
GHashTable *notes_open(struct merging *m, const struct mark *text);
void notes_close(struct merging *m, const struct mark *text, GHashTable *outer);
/* The footnote of this name, for a reference to it; NULL after the message note-missing. */
const struct note_source *note_find(struct merging *m, const char *name, struct place at);
void note_mark_add(struct merging *m, const struct mark *mark, struct list *out);
void link_add(struct merging *m, const struct mark *link, guint bits, struct list *out);

#endif
