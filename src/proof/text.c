/* SPDX-License-Identifier: MIT */
/* The text of a page from its content, for naming what differs: our own
 * writer's grammar, two bytes a glyph in hexadecimal strings. */
#include "proof/read.h"

#include <string.h>

/* Hexadecimal digits up to '>' as a string of glyphs or UTF-16 units; *s goes behind it. */
static guint read_units(const char **s, const char *end, gunichar2 *units, guint room)
{
        guint count = 0, digits = 0, unit = 0;
        for (; *s < end && **s != '>'; (*s)++) {
                int digit = g_ascii_xdigit_value(**s);
                if (digit < 0)
                        continue;
                unit = unit << 4 | (guint)digit;
                if (++digits % 4 == 0 && count < room)
                        units[count++] = (gunichar2)unit;
        }
        if (*s < end)
                (*s)++;
        return count;
}

/* ---- ToUnicode ---- */

enum {
        TEXT_UNITS = 32, /* of one glyph: ligatures are short */
};

static void add_glyph(struct job *job, GHashTable *texts, gunichar2 glyph, const gunichar2 *units, guint count)
{
        g_autofree char *text = g_utf16_to_utf8(units, count, NULL, NULL, NULL);
        if (text)
                g_hash_table_insert(texts, GUINT_TO_POINTER((guint)glyph), arena_text(job->arena, text));
}

GHashTable *face_texts(struct job *job, const char *table, gsize count)
{
        GHashTable *texts = g_hash_table_new(NULL, NULL);
        arena_drop(job->arena, texts, (GDestroyNotify)g_hash_table_unref);
        const char *end = table + count;
        const char *s = g_strstr_len(table, (gssize)count, "beginbfchar");
        gunichar2 glyph = 0, units[TEXT_UNITS];
        bool known = false;
        for (; s && s < end; s++) {
                if (*s != '<')
                        continue;
                s++;
                if (s < end && *s == '<')
                        continue;
                guint read = read_units(&s, end, known ? units : &glyph, known ? TEXT_UNITS : 1);
                if (known)
                        add_glyph(job, texts, glyph, units, read);
                known = !known && read;
                s--;
        }
        return texts;
}

/* ---- contents ---- */

struct reader {
        const struct read_page *page;
        const struct read_face *face;
        const char *s, *end;
        guint depth; /* of dictionaries: their strings are not shown */
        GString *out;
};

static void add_space(struct reader *reader)
{
        if (reader->out->len && reader->out->str[reader->out->len - 1] != ' ')
                g_string_append_c(reader->out, ' ');
}

static void show_glyphs(struct reader *reader)
{
        gunichar2 units[4096];
        guint count = read_units(&reader->s, reader->end, units, G_N_ELEMENTS(units));
        for (guint i = 0; reader->face && !reader->depth && i < count; i++) {
                const char *text = g_hash_table_lookup(reader->face->texts, GUINT_TO_POINTER((guint)units[i]));
                if (text && strcmp(text, " ") == 0)
                        add_space(reader);
                else
                        g_string_append(reader->out, text ? text : "\xef\xbf\xbd");
        }
}

/* /F1 before a size: the face from here on. */
static void read_name(struct reader *reader)
{
        gsize length = 0;
        const char *name = reader->s;
        while (name + length < reader->end && g_ascii_isalnum(name[length]))
                length++;
        for (guint i = 0; !reader->depth && i < reader->page->faces->count; i++) {
                const struct read_face *face = list_at(reader->page->faces, struct read_face, i);
                if (strlen(face->name) == length && memcmp(face->name, name, length) == 0)
                        reader->face = face;
        }
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
        } else if (mark == '<' && !next_is(reader, '<')) {
                show_glyphs(reader);
        } else if (mark == '<') {
                reader->depth++;
                reader->s++;
        } else if (mark == '>' && next_is(reader, '>')) {
                reader->depth -= reader->depth > 0;
                reader->s++;
        } else if (mark == 'E' && next_is(reader, 'M')) { /* EMC, the end of an element's text */
                add_space(reader);
        }
}

const char *shown_text(struct job *job, const struct read_page *page)
{
        g_autoptr(GString) out = g_string_new(NULL);
        struct reader reader = {.page = page, .s = page->drawn, .end = page->drawn + page->count, .out = out};
        while (reader.s && reader.s < reader.end)
                read_mark(&reader, *reader.s++);
        return arena_text(job->arena, g_strchomp(out->str));
}
