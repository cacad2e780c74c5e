/* SPDX-License-Identifier: MIT */
/* Numbering: labels of headings and ordered items by the layout's scheme. */
#ifndef DOCUMENT_NUMBERING_H
#define DOCUMENT_NUMBERING_H

#include "layout/layout.h"

enum {
        NUMBERING_LEVELS_MAX = 10
};

/* Where the count stands. */
struct numbers {
        const struct numbering *scheme;
        guint depth;                            /* numbered levels that are open */
        guint count[NUMBERING_LEVELS_MAX];      /* last number on each level */
        const char *bare[NUMBERING_LEVELS_MAX]; /* its text without the stop, for {^}; NULL: none */
};

/* Levels of the scheme that count. */
guint numbers_levels(const struct numbers *numbers);
/* The next label on `level` (from 0, below numbers_levels); levels below start anew.  In the arena. */
const char *numbers_next(struct job *job, struct numbers *numbers, guint level);
/* An explicit label instead: counted, so that the next one follows on; its own number counts when it shows one. */
void numbers_given(struct job *job, struct numbers *numbers, guint level, const char *label);
/* One format filled: "{I}.", "{1}.", "{a})", "{^}.{1}." */
const char *numbers_format(struct job *job, const char *format, guint n, const char *above);
/* Whether a given label is counted: it has a letter or digit, so neither "" nor "*". */
bool label_counts(const char *label);
/* label without stop, colon or bracket at its end; in the arena. */
const char *label_bare(struct job *job, const char *label);

#endif
