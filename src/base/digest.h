/* SPDX-License-Identifier: MIT */
/* Digest: whether bytes are what they were.  Quick, on one kind of machine
 * only, and against chance, not against an enemy. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <glib.h>
#include <stdbool.h>

struct digest {
        guint64 a, b;
};

/* Adds bytes and how many they are. */
void digest_add(struct digest *digest, const void *bytes, gsize count);

static inline bool digest_is_same(const struct digest *left, const struct digest *right)
{
        return left->a == right->a && left->b == right->b;
}

#endif
