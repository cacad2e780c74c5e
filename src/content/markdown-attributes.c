/* SPDX-License-Identifier: MIT */
/* Attributes: {#id label="…" .style}. */
#include <string.h>

#include "base/columns.h"
#include "content/field-values.h"
#include "content/markdown-parts.h"
#include "content/text.h"

enum {
        BYTES_MAX = 1024, /* of attributes at the end of a heading */
};

gsize attributes_length(const char *text)
{
        bool short_form = text[0] == '{' && (text[1] == '#' || text[1] == '.') && g_ascii_isalnum(text[2]);
        if (text[0] != '{' || !(short_form || g_ascii_isalpha(text[1])))
                return 0;
        bool quoted = false, backslash = false, named = short_form;
        for (const char *p = text + 1; *p; p++) {
                if (*p == '"' && !backslash)
                        quoted = !quoted;
                else if (*p == '}' && !quoted)
                        return named ? (gsize)(p + 1 - text) : 0;
                else if (*p == '=')
                        named = true;
                backslash = *p == '\\' && !backslash;
        }
        return 0;
}

const char *attributes_find_last(const char *text)
{
        gsize bytes = strlen(text);
        if (bytes < 3 || text[bytes - 1] != '}')
                return NULL;
        /* A quoted value may hold braces: the first brace whose group ends where the text does. */
        const char *from = bytes > BYTES_MAX ? text + bytes - BYTES_MAX : text;
        for (const char *p = strchr(from, '{'); p; p = strchr(p + 1, '{')) {
                gsize length = attributes_length(p);
                if (length && p[length] == '\0')
                        return p;
                if (length)
                        p += length - 1;
        }
        return NULL;
}

struct words {
        struct job *job;
        struct place at; /* of the brace */
        const char *text;
        struct mark *mark;
};

static void refuse(struct words *words, const char *word, gsize bytes)
{
        g_autofree char *wrong = g_strndup(word, bytes);
        struct place at = words->at;
        at.col = (guint16)MIN(at.col + column_count(words->text, word), G_MAXUINT16);
        at.width = (guint16)MIN(column_count(wrong, wrong + bytes), G_MAXUINT16);
        message_add(words->job->messages, at, MESSAGE_MARKDOWN_ATTRIBUTE, wrong, NULL);
}

/* Where a value is kept, or NULL when the mark has no such attribute. */
static const char **find_place(struct mark *mark, const char *key, gsize bytes)
{
        const struct {
                const char *key;
                const char **to;
                guint kinds; /* bits of the marks that have it */
        } places[] = {
                {"label", &mark->label, ~(1u << MARK_IMAGE | 1u << MARK_TABLE)},
                {"width", &mark->width, 1u << MARK_IMAGE},
                {"caption", &mark->caption, 1u << MARK_IMAGE | 1u << MARK_TABLE},
                {"widths", &mark->width, 1u << MARK_TABLE},
                {"page", &mark->page, 1u << MARK_TABLE},
                {"split-columns", &mark->split, 1u << MARK_TABLE},
        };
        for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
                if (strlen(places[i].key) == bytes && memcmp(places[i].key, key, bytes) == 0)
                        return places[i].kinds & 1u << mark->kind ? places[i].to : NULL;
        }
        return NULL;
}

/* The value at p, in quotes or up to a blank; moves p behind it. */
static char *read_value(struct arena *arena, const char **p, const char *end)
{
        g_autoptr(GString) value = g_string_new(NULL);
        bool quoted = **p == '"';
        const char *q = *p + quoted;
        for (; q < end && (quoted ? *q != '"' : *q != ' '); q++) {
                if (*q == '\\' && q + 1 < end)
                        q++;
                g_string_append_c(value, *q);
        }
        *p = q + (quoted && q < end);
        return text_nfc(arena, value->str, value->len);
}

/* One attribute at p; gives back what stands behind it. */
static const char *read_word(struct words *words, const char *p, const char *end)
{
        struct arena *arena = words->job->arena;
        const char *begin = p;
        gsize bytes = 0;
        while (p + bytes < end && !strchr(" =\"", p[bytes]))
                bytes++;
        if ((*p == '#' || *p == '.') && bytes > 1 && (p + bytes == end || p[bytes] == ' ')) {
                char *name = text_nfc(arena, p + 1, bytes - 1);
                *(*p == '#' ? &words->mark->id : &words->mark->style) = name;
                if (!value_is_id(name))
                        refuse(words, p, bytes);
                return p + bytes;
        }
        if (bytes == 0 || p + bytes + 1 > end || p[bytes] != '=') {
                bytes = MAX(bytes, 1);
                refuse(words, begin, bytes);
                return p + bytes;
        }
        const char **to = find_place(words->mark, p, bytes);
        p += bytes + 1;
        const char *value = p < end ? read_value(arena, &p, end) : "";
        if (to)
                *to = value;
        else
                refuse(words, begin, (gsize)(p - begin));
        return p;
}

void attributes_read(struct job *job, const char *text, gsize bytes, struct place at, struct mark *mark)
{
        struct words words = {job, at, text, mark};
        const char *end = text + bytes - 1;
        for (const char *p = text + 1; p < end;) {
                if (*p == ' ')
                        p++;
                else
                        p = read_word(&words, p, end);
        }
}
