/* SPDX-License-Identifier: MIT */
/* Columns: characters as a reader counts them.  A letter and the marks behind
 * it are one where Unicode has one character for both (NFC), however the file
 * has them; what stages say of places counts so, over texts that are composed. */
#ifndef BASE_COLUMNS_H
#define BASE_COLUMNS_H

#include <glib.h>

/* Behind the character at p, which is valid UTF-8 and not the end. */
const char *column_next(const char *p);

/* How many from begin to end. */
guint column_count(const char *begin, const char *end);

#endif
