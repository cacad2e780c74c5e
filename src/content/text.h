/* SPDX-License-Identifier: MIT */
/* Text: what YAML and Markdown have in common before they are parsed: UTF-8
 * without controls, places counted over the bytes as written, NFC. */
#ifndef CONTENT_TEXT_H
#define CONTENT_TEXT_H

#include "base/job.h"

/* A cursor over a file as written.  Lines end in LF, CR LF or CR; columns as base/columns.h has them. */
struct spot {
        const char *at;
        guint line;
        guint col;
};

/* Move forward to `to`, which stands at or behind the spot. */
void spot_move(struct spot *spot, const char *to);

/* Check that text is UTF-8 and holds no controls but tab and line ends: text-encoding, text-control.
 * A byte order mark is stepped over. */
bool text_check(struct job *job, const char **text, gsize *bytes, struct place at);

/* No controls but tab and line ends, no byte order mark, no noncharacters; text is UTF-8. */
bool text_is_clean(const char *text, gsize bytes, const char **bad);

/* A copy in NFC. */
char *text_nfc(struct arena *arena, const char *text, gsize bytes);

/* The same place, moved by lines and columns, with a width; saturating. */
struct place place_new(struct place base, guint line, guint col, guint width);

/* Text in quotes on one line, for dumps. */
void text_dump(GString *out, const char *text);

#endif
