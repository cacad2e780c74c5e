/* SPDX-License-Identifier: MIT */
#include "commands/selection.h"

#include <string.h>

struct messages *messages_selected(const struct messages *all, const char *only, enum severity least)
{
        struct messages *kept = messages_open();
        for (guint i = 0; i < messages_count(all); i++) {
                const struct message *m = messages_at(all, i);
                const struct message_kind *kind = message_kind(m->code);
                if (kind->severity < least || (only && strcmp(only, kind->code) != 0))
                        continue;
                message_copy(kept, m);
        }
        return kept;
}
