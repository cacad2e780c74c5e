/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "content/markdown-text.h"

const struct line *line_at(const struct passage *passage, guint i)
{
        return &passage->lines[MIN(i, passage->count - 1)];
}

/* With fewer > than quotes it is a lazy line. */
const char *line_text(const struct line *line, guint quotes)
{
        const char *end = line_end(line), *p = skip_blanks(line->at, end);
        for (; quotes > 0 && p < end && *p == '>'; quotes--)
                p = skip_blanks(p + 1, end);
        return p;
}

/* [label]: address, a line that cmark takes away. */
static bool is_definition(const struct line *line, const char *p)
{
        const char *end = line_end(line);
        const char *close = p < end && *p == '[' ? memchr(p, ']', (gsize)(end - p)) : NULL;
        return close && close + 1 < end && close[1] == ':' && skip_blanks(close + 2, end) < end;
}

struct locator locator_open(const struct passage *passage, int line, int col, int last, guint quotes, bool bracket)
{
        struct locator locator = {.quotes = quotes, .line = line, .whole = true};
        locator.base = (guint)MAX(line, 1) - 1;
        locator.offset = (gsize)MAX(col, 1) - 1;
        locator.before = locator.base == 0 ? passage->lead : 0;
        while (!bracket && (int)locator.base + 1 < last) {
                const struct line *at = line_at(passage, locator.base);
                if (!is_definition(at, line_text(at, quotes)))
                        break;
                locator.base++;
                locator.before = locator.offset;
                locator.whole = false;
        }
        return locator;
}

const char *locate(struct locator *locator, const struct passage *passage, int line, int col, const struct line **found)
{
        if (line != locator->line) {
                locator->base += (guint)MAX(line - locator->line, 0);
                locator->line = line;
                locator->before = locator->offset;
                locator->whole = false;
        }
        gsize bytes = (gsize)MAX(col - 1, 0);
        bytes -= MIN(bytes, locator->before);
        for (;;) {
                const struct line *at = line_at(passage, locator->base);
                const char *begin = locator->whole ? at->at : line_text(at, locator->quotes);
                gsize room = (gsize)(line_end(at) - begin);
                *found = at;
                if (bytes <= room || locator->base + 1 >= passage->count)
                        return begin + MIN(bytes, room);
                bytes -= room + 1;
                locator->before += room + 1;
                locator->base++;
                locator->whole = false;
        }
}

GArray *block_lines(struct passage *passage, int first, int col, int last, guint quotes)
{
        GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
        for (int i = first; i <= last && (guint)i <= passage->count; i++) {
                const struct line *line = line_at(passage, (guint)MAX(i, 1) - 1);
                const char *begin = line_text(line, quotes);
                if (i == first)
                        begin = line->at + MIN((gsize)MAX(col, 1) - 1, line->bytes);
                passage_place(passage, line, begin, 1);
                struct line rest = {begin, (gsize)(line_end(line) - begin), line->number, passage->last_col};
                g_array_append_val(lines, rest);
        }
        return lines;
}
