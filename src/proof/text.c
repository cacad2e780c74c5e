/* SPDX-License-Identifier: MIT */
/* The text of a page from its content, for naming what differs: our own
 * writer's grammar and codes (pdf/codes.h), strings as they are or in
 * hexadecimal digits. */
#include "proof/read.h"

#include <string.h>

/* Hexadecimal digits up to '>' as bytes; *s goes behind it. */
static guint read_digits(const char **s, const char *end, guchar *bytes, guint room)
{
        guint count = 0, digits = 0, byte = 0;
        for (; *s < end && **s != '>'; (*s)++) {
                int digit = g_ascii_xdigit_value(**s);
                if (digit < 0)
                        continue;
                byte = (byte << 4 | (guint)digit) & 0xFF;
                if (++digits % 2 == 0 && count < room)
                        bytes[count++] = (guchar)byte;
        }
        if (*s < end)
                (*s)++;
        return count;
}

/* Bytes up to ')', those behind a backslash as they are but for \r. */
static guint read_literal(const char **s, const char *end, guchar *bytes, guint room)
{
        guint count = 0;
        for (; *s < end && **s != ')'; (*s)++) {
                bool escaped = **s == '\\' && *s + 1 < end;
                *s += escaped;
                if (count < room)
                        bytes[count++] = escaped && **s == 'r' ? '\r' : (guchar) * *s;
        }
        if (*s < end)
                (*s)++;
        return count;
}

/* ---- ToUnicode ---- */

enum {
        TEXT_BYTES = 64, /* of one glyph: ligatures are short */
        RANGE_MAX = 256,
};

/* A string of a map. */
struct bytes {
        guchar at[TEXT_BYTES];
        guint count;
};

static guint number_of(const struct bytes *bytes)
{
        guint number = 0;
        for (guint i = 0; i < MIN(bytes->count, 4); i++)
                number = number << 8 | bytes->at[i];
        return number;
}

static void add_glyph(struct job *job, GHashTable *texts, guint code, const struct bytes *utf16, guint beyond)
{
        gunichar2 units[TEXT_BYTES / 2];
        guint count = utf16->count / 2;
        for (guint i = 0; i < count; i++)
                units[i] = (gunichar2)(utf16->at[2 * i] << 8 | utf16->at[2 * i + 1]);
        if (count)
                units[count - 1] = (gunichar2)(units[count - 1] + beyond);
        g_autofree char *text = g_utf16_to_utf8(units, count, NULL, NULL, NULL);
        if (text)
                g_hash_table_insert(texts, GUINT_TO_POINTER(code), arena_text(job->arena, text));
}

/* A row of a map: first code, last code, text of the first. */
static void add_row(struct job *job, GHashTable *texts, const struct bytes *row)
{
        guint first = number_of(&row[0]), last = number_of(&row[1]);
        for (guint code = first; code <= last && code - first < RANGE_MAX; code++)
                add_glyph(job, texts, code, &row[2], code - first);
}

GHashTable *face_texts(struct job *job, const char *table, gsize count)
{
        GHashTable *texts = g_hash_table_new(NULL, NULL);
        arena_drop(job->arena, texts, (GDestroyNotify)g_hash_table_unref);
        const char *end = table + count;
        const char *s = g_strstr_len(table, (gssize)count, "endcodespacerange");
        struct bytes row[3];
        guint read = 0;
        bool range = false;
        for (; s && s < end; s++) {
                if (end - s > 7 && strncmp(s, "beginbf", 7) == 0) {
                        range = s[7] == 'r';
                        read = 0;
                } else if (*s == '<' && ++s < end && *s != '<') {
                        row[read].count = read_digits(&s, end, row[read].at, TEXT_BYTES);
                        s--;
                        if (read == 0 && !range)
                                row[++read] = row[0];
                        if (++read == 3) {
                                add_row(job, texts, row);
                                read = 0;
                        }
                }
        }
        return texts;
}

/* ---- contents ---- */

struct reader {
        const struct read_page *page;
        const struct read_face *face;
        const char *s, *end;
        guint depth;  /* of dictionaries: their strings are not shown */
        bool body;    /* what paging adds is left out */
        bool leaving; /* in such a part */
        GString *out;
};

static void add_space(struct reader *reader)
{
        if (reader->out->len && reader->out->str[reader->out->len - 1] != ' ')
                g_string_append_c(reader->out, ' ');
}

/* The code at the front of bytes. */
static guint read_code(const struct reader *reader, const guchar *bytes, guint count, guint *length)
{
        guint code = 0;
        *length = reader->face->by_glyph || (bytes[0] >= 0xF0 && bytes[0] < 0xFF) ? 2 : bytes[0] == 0xFF ? 3 : 1;
        *length = MIN(*length, count);
        for (guint i = 0; i < *length; i++)
                code = code << 8 | bytes[i];
        return code;
}

static void show_string(struct reader *reader, bool literal)
{
        guchar bytes[4096];
        guint length = 0, count = literal ? read_literal(&reader->s, reader->end, bytes, sizeof bytes)
                                          : read_digits(&reader->s, reader->end, bytes, sizeof bytes);
        for (guint i = 0; reader->face && !reader->depth && !reader->leaving && i < count; i += length) {
                guint code = read_code(reader, bytes + i, count - i, &length);
                const char *text = g_hash_table_lookup(reader->face->texts, GUINT_TO_POINTER(code));
                if (text && strcmp(text, " ") == 0)
                        add_space(reader);
                else
                        g_string_append(reader->out, text ? text : "\xef\xbf\xbd");
        }
}

/* /F1 before a size: the face from here on. */
static void read_name(struct reader *reader)
{
        static const char paging[] = "Pagination";
        gsize length = 0;
        const char *name = reader->s;
        while (name + length < reader->end && g_ascii_isalnum(name[length]))
                length++;
        for (guint i = 0; !reader->depth && i < reader->page->faces->count; i++) {
                const struct read_face *face = list_at(reader->page->faces, struct read_face, i);
                if (strlen(face->name) == length && memcmp(face->name, name, length) == 0)
                        reader->face = face;
        }
        if (reader->depth && reader->body && length == strlen(paging) && memcmp(name, paging, length) == 0)
                reader->leaving = true;
        reader->s += length;
}

static bool next_is(const struct reader *reader, char c)
{
        return reader->s < reader->end && *reader->s == c;
}

static void read_mark(struct reader *reader, char mark)
{
        if (mark == '/') {
                read_name(reader);
        } else if (mark == '(' || (mark == '<' && !next_is(reader, '<'))) {
                show_string(reader, mark == '(');
        } else if (mark == '<') {
                reader->depth++;
                reader->s++;
        } else if (mark == '>' && next_is(reader, '>')) {
                reader->depth -= reader->depth > 0;
                reader->s++;
        } else if (mark == 'E' && next_is(reader, 'M')) { /* EMC, the end of an element's text */
                add_space(reader);
                reader->leaving = false;
        }
}

const char *shown_text(struct job *job, const struct read_page *page, bool body)
{
        g_autoptr(GString) out = g_string_new(NULL);
        struct reader reader = {.page = page, .s = page->drawn, .end = page->drawn + page->count, .body = body};
        reader.out = out;
        while (reader.s && reader.s < reader.end)
                read_mark(&reader, *reader.s++);
        return arena_text(job->arena, g_strchomp(out->str));
}
