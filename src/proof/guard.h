/* SPDX-License-Identifier: MIT */
/* Guard: what reads something hostile is tried in a process of its own first,
 * with bounds on memory and time. */
#ifndef PROOF_GUARD_H
#define PROOF_GUARD_H

#include <glib.h>
#include <stdbool.h>

/* Does task(with) end by itself and give true?  For an input of count bytes it has 256 MB and 64 bytes a byte more
 * memory than there is now, and 20 s and 5 s a MB of the processor's time.  Nothing it does is seen here. */
bool guard_try(bool (*task)(void *with), void *with, gsize count);

#endif
