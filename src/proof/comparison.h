/* SPDX-License-Identifier: MIT */
/* A comparison from within: for compare.c, which does pages and attached
 * files, and parts.c, which does all else. */
#ifndef PROOF_COMPARISON_H
#define PROOF_COMPARISON_H

#include "proof/compare.h"

#include <string.h>

struct comparison {
        struct job *job;
        const struct read_pdf *made, *given;
        struct place at;
        bool other_version;     /* of the program */
        bool signature;         /* what a signing tool may change is passed over */
        GHashTable *told_pages; /* numbers from 1 */
        struct differences outcome;
};

static inline bool same_bytes(const void *a, gsize a_count, const void *b, gsize b_count)
{
        return a_count == b_count && (!a_count || memcmp(a, b, a_count) == 0);
}

/* Both files from their catalogs down, whatever the numbers of their objects. */
void compare_parts(struct comparison *c);

#endif
