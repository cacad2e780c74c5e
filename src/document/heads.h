/* SPDX-License-Identifier: MIT */
/* A table of figures while it is made: which columns it has, and its head.  Private to the folder. */
#ifndef DOCUMENT_HEADS_H
#define DOCUMENT_HEADS_H

#include "document/table.h"

enum {
        HIDDEN = -1,
};

struct columns {
        const struct figures *figures;
        int number, label, total, amounts, note; /* where each stands; HIDDEN */
};

struct making {
        struct job *job;
        const struct layout *layout;
        struct table *table;
        struct columns columns;
};

/* The head's tiers, and the row of column numbers. */
void heads_add(const struct making *t);

#endif
