/* SPDX-License-Identifier: MIT */
/* Selection: some of the messages of a run. */
#ifndef COMMANDS_SELECTION_H
#define COMMANDS_SELECTION_H

#include "base/message.h"

/* Those of one code (NULL: all) that are at least this severe, in their order.  Owned by the caller. */
struct messages *messages_selected(const struct messages *all, const char *only, enum severity least);

#endif
