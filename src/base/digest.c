/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <string.h>

/* Odd, with as many bits set as not. */
#define MIX_A 0x9e3779b97f4a7c15u
#define MIX_B 0xd6e8feb86659fd93u

static guint64 product(guint64 left, guint64 right)
{
        unsigned __int128 whole = (unsigned __int128)left * right;
        return (guint64)whole ^ (guint64)(whole >> 64);
}

/* Two lanes: words that make one forget what it had do not make the other. */
static void add_words(struct digest *digest, guint64 left, guint64 right)
{
        guint64 a = product(digest->a ^ left, right ^ MIX_A);
        digest->b = product(digest->b ^ right, left ^ MIX_B) + a;
        digest->a = a;
}

void digest_add(struct digest *digest, const void *bytes, gsize count)
{
        const char *at = bytes;
        guint64 words[2];
        add_words(digest, count ^ MIX_B, MIX_A);
        for (gsize left = count; left > 0; left -= MIN(left, sizeof words), at += sizeof words) {
                memset(words, 0, sizeof words);
                memcpy(words, at, MIN(left, sizeof words));
                add_words(digest, words[0], words[1]);
        }
}
