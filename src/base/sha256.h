/* SPDX-License-Identifier: MIT */
/* SHA-256, by the instructions that most processors have for it: GLib does without them, and the sums of a
 * site's downloads are as much work as their bytes. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <glib.h>

/* In hexadecimal; the caller's. */
char *sha256_text(const void *bytes, gsize count);

#endif
