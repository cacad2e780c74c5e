/* SPDX-License-Identifier: MIT */
#include "content/text.h"

#include "base/columns.h"

#include <string.h>

/* The mark at p (U+0300 to U+036F) is of one character with the letter before it. */
static bool is_composed(const char *begin, const char *p)
{
        const char *letter = p;
        while (letter > begin && ((guchar)*letter == 0xCC || (guchar)*letter == 0xCD))
                letter = g_utf8_find_prev_char(begin, letter);
        while (letter && letter < p)
                letter = column_next(letter);
        return letter > p;
}

void spot_move(struct spot *spot, const char *to)
{
        const char *p = spot->at;
        guint line = spot->line, col = spot->col;
        for (; p < to; p++) {
                unsigned char c = (unsigned char)*p;
                if (c == '\n' || (c == '\r' && p[1] != '\n')) {
                        line++;
                        col = 1;
                } else if ((c & 0xC0) != 0x80 && ((c != 0xCC && c != 0xCD) || !is_composed(spot->at, p))) {
                        col++;
                }
        }
        *spot = (struct spot){p, line, col};
}

struct place place_new(struct place base, guint line, guint col, guint width)
{
        guint right = base.col ? base.col - 1u : 0;
        return (struct place){
                .file = base.file,
                .line = line + (base.line ? base.line - 1 : 0),
                .col = (guint16)MIN(col + right, G_MAXUINT16),
                .width = (guint16)MIN(width, G_MAXUINT16),
        };
}

#define EACH(byte) (0x0101010101010101u * (byte))

/* Whether one of eight bytes is zero. */
static bool has_zero(guint64 word)
{
        return (word - EACH(1)) & ~word & EACH(0x80);
}

/* Eight bytes of which none can be part of what is refused. */
static bool are_clean(const unsigned char *p)
{
        guint64 word;
        memcpy(&word, p, sizeof word);
        bool low = (word - EACH(0x20)) & ~word & EACH(0x80);
        return !low && !has_zero(word ^ EACH(0x7F)) && !has_zero(word ^ EACH(0xC2)) && !has_zero(word ^ EACH(0xEF));
}

bool text_is_clean(const char *text, gsize bytes, const char **bad)
{
        const unsigned char *p = (const unsigned char *)text, *end = p + bytes;
        for (; p < end; p++) {
                while (end - p >= 8 && are_clean(p))
                        p += 8;
                if (p == end)
                        break;
                if (*p < 0x20 ? *p == '\t' || *p == '\n' || *p == '\r' : *p < 0x7F)
                        continue;
                bool control = *p <= 0x7F || (*p == 0xC2 && p[1] < 0xA0);
                bool mark = *p == 0xEF && ((p[1] == 0xBB && p[2] == 0xBF) || (p[1] == 0xBF && p[2] >= 0xBE));
                if (!control && !mark)
                        continue;
                *bad = (const char *)p;
                return false;
        }
        return true;
}

bool text_check(struct job *job, const char **text, gsize *bytes, struct place at)
{
        if (*bytes >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0) {
                *text += 3;
                *bytes -= 3;
        }
        const char *bad;
        enum message_code code = MESSAGE_TEXT_ENCODING;
        if (g_utf8_validate_len(*text, *bytes, &bad)) {
                if (text_is_clean(*text, *bytes, &bad))
                        return true;
                code = MESSAGE_TEXT_CONTROL;
        } else if (*bad == '\0') {
                code = MESSAGE_TEXT_CONTROL; /* GLib refuses a zero byte as it would a wrong one */
        }
        struct spot spot = {*text, 1, 1};
        spot_move(&spot, bad);
        char byte[16];
        if (code == MESSAGE_TEXT_ENCODING)
                g_snprintf(byte, sizeof byte, "0x%02X", (unsigned char)*bad);
        else
                g_snprintf(byte, sizeof byte, "U+%04X", (guint)g_utf8_get_char(bad));
        message_add(job->messages, place_new(at, spot.line, spot.col, 1), code, byte, NULL);
        return false;
}

/* Letters that compose with nothing before them: all below U+0300, all Vietnamese ones, dashes and quotes. */
static bool is_surely_nfc(const char *text, gsize bytes)
{
        const unsigned char *p = (const unsigned char *)text, *end = p + bytes;
        while (p < end) {
                if (*p < 0x80)
                        p++;
                else if (*p < 0xCC)
                        p += 2;
                else if (*p == 0xE1 && p[1] >= 0xB8 && p[1] <= 0xBB)
                        p += 3; /* U+1E00 to U+1EFF */
                else if (*p == 0xE2 && p[1] == 0x80 && p[2] >= 0x90)
                        p += 3; /* U+2010 to U+203F */
                else
                        return false;
        }
        return true;
}

char *text_nfc(struct arena *arena, const char *text, gsize bytes)
{
        if (is_surely_nfc(text, bytes))
                return arena_text_n(arena, text, bytes);
        g_autofree char *normal = g_utf8_normalize(text, (gssize)bytes, G_NORMALIZE_NFC);
        return normal ? arena_text(arena, normal) : arena_text_n(arena, text, bytes);
}

void text_dump(GString *out, const char *text)
{
        g_string_append_c(out, '"');
        for (const char *p = text; *p; p++) {
                if (*p == '\n')
                        g_string_append(out, "\\n");
                else if (*p == '\t')
                        g_string_append(out, "\\t");
                else if (*p == '\r')
                        g_string_append(out, "\\r");
                else if (*p == '"' || *p == '\\')
                        g_string_append_printf(out, "\\%c", *p);
                else
                        g_string_append_c(out, *p);
        }
        g_string_append_c(out, '"');
}
