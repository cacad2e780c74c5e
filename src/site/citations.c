/* SPDX-License-Identifier: MIT */
#include "site/citations.h"

#include "plan/plan.h"

#include <string.h>

enum {
        NUMBER_MAX = 80
}; /* bytes of the longest number that is looked for */

/* The bytes of a space, common or not to be broken; 0. */
static gsize space_bytes(const char *text)
{
        return *text == ' ' ? 1 : g_str_has_prefix(text, "\xc2\xa0") ? 2 : 0;
}

/* "/", "-" or "–", which join the parts of a number. */
static bool is_joint(gunichar c)
{
        return c == '/' || c == '-' || c == 0x2011 || c == 0x2013;
}

/* Copies the number at text, in capitals; when it is loose without its spaces, for a joint may have one behind it or
 * before it ("112/QĐ- TTg").  Gives back its bytes in text; 0 when none stands there. */
static gsize code_read(const char *text, bool loose, GString *number)
{
        const char *at = text, *end = text;
        bool joined = false;
        g_string_truncate(number, 0);
        while (number->len < NUMBER_MAX) {
                gsize space = loose ? space_bytes(at) : 0;
                gunichar c = g_utf8_get_char(at + space);
                if (is_joint(c)) {
                        joined = true;
                        g_string_append_c(number, c == '/' ? '/' : '-');
                        at = g_utf8_next_char(at + space);
                        at += loose ? space_bytes(at) : 0;
                } else if (!space && (g_unichar_isalnum(c) || c == '&')) {
                        g_string_append_unichar(number, g_unichar_toupper(c));
                        end = at = g_utf8_next_char(at);
                } else {
                        break;
                }
        }
        while (number->len && strchr("/-", number->str[number->len - 1]))
                g_string_truncate(number, number->len - 1);
        return joined ? (gsize)(end - text) : 0;
}

GHashTable *citations_index(const struct list *documents, const char *own)
{
        GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_autoptr(GString) number = g_string_new(NULL);
        for (guint i = 0; i < documents->count; i++) {
                const struct legal_document *document = list_at(documents, struct legal_document, i);
                if (!document->number.text || !document->id.text || !code_read(document->number.text, true, number))
                        continue;
                bool twice = g_hash_table_contains(index, number->str);
                g_hash_table_insert(index, g_strdup(number->str), twice ? NULL : (gpointer)document->id.text);
        }
        if (own && code_read(own, true, number))
                g_hash_table_remove(index, number->str);
        return index;
}

/* A number begins with a digit that no other sign of a number stands before. */
static bool begins_here(const char *text, const char *at)
{
        if (!g_ascii_isdigit(*at))
                return false;
        if (at == text)
                return true;
        gunichar before = g_utf8_get_char(g_utf8_prev_char(at));
        return !g_unichar_isalnum(before) && !is_joint(before) && before != '.' && before != ',';
}

/* False when the sign behind the digits and letters at `at` joins nothing to them: most numbers cite no document. */
static bool may_be_joined(const char *at)
{
        while (g_ascii_isalnum(*at) || *at == '&')
                at++;
        at += *at == ' ';
        return (guchar)*at >= 0x80 || *at == '/' || *at == '-';
}

bool citation_find(GHashTable *index, const char *text, gsize from, struct citation *found)
{
        g_autoptr(GString) number = g_string_sized_new(NUMBER_MAX);
        for (const char *at = text + from; *at; at++) {
                bool begins = g_ascii_isdigit(*at) && may_be_joined(at) && begins_here(text, at);
                for (guint loose = 0; begins && loose < 2; loose++) {
                        gsize bytes = code_read(at, loose, number), begin = (gsize)(at - text);
                        const char *id = bytes ? g_hash_table_lookup(index, number->str) : NULL;
                        if (!id)
                                continue;
                        *found = (struct citation){.begin = begin, .end = begin + bytes, .id = id};
                        return true;
                }
        }
        return false;
}
