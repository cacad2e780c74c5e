/* SPDX-License-Identifier: MIT */
#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

char *sha256_text(const void *bytes, gsize count)
{
        struct sha256_ctx sum;
        guint8 digest[SHA256_DIGEST_SIZE];
        char *text = g_malloc0(BASE16_ENCODE_LENGTH(sizeof digest) + 1);
        sha256_init(&sum);
        sha256_update(&sum, count, bytes);
        sha256_digest(&sum, sizeof digest, digest);
        base16_encode_update(text, sizeof digest, digest);
        return text;
}
