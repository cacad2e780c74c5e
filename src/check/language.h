/* SPDX-License-Identifier: MIT */
/* Language: what its rules share: passages, words, one place for findings. */
#ifndef CHECK_LANGUAGE_H
#define CHECK_LANGUAGE_H

#include "check/rules.h"

enum {
        LANGUAGE_FOUND_MOST =
                100, /* findings of one rule in one plan: a text that is wrong throughout is said enough */
};

/* A word of a passage: letters and digits in a row. */
struct spoken {
        gsize offset, bytes;
        bool joined; /* one space, and nothing else, stands before it */
};

/* Words of a text: struct spoken, in an array that is used again for the next one. */
GArray *words_new(void);
void words_spoken(GArray *words, const char *text);

/* One rule at work on one passage. */
struct reading {
        struct job *job;
        const struct checked *checked;
        const struct prose *prose;
        guint found; /* so far in the plan */
};

/* Calls read for each passage. */
void each_passage(struct job *job, const struct checked *checked, void (*read)(struct reading *reading));

/* Adds a finding at so many bytes of the passage. */
void reading_add(struct reading *reading, gsize offset, gsize bytes, enum message_code code, const char *a,
                 const char *b, const char *c);

/* A copy of a part of the passage, in the arena. */
const char *reading_part(const struct reading *reading, gsize offset, gsize bytes);

#endif
