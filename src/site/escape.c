/* SPDX-License-Identifier: MIT */
#include "site/html.h"

#include <string.h>

/* What stands for a byte; NULL: itself.  Control characters have no place in HTML. */
static const char *entity(unsigned char c)
{
        switch (c) {
        case '&':
                return "&amp;";
        case '<':
                return "&lt;";
        case '>':
                return "&gt;";
        case '"':
                return "&quot;";
        case '\'':
                return "&#39;";
        case '\t':
        case '\n':
        case '\r':
                return NULL;
        default:
                return c < 0x20 || c == 0x7f ? "\xef\xbf\xbd" : NULL;
        }
}

/* Bytes that entity() may know of; the end of a text too. */
static bool is_special(unsigned char c)
{
        return c < 0x40 && (c < 0x20 || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'');
}

static void escape(GString *out, const char *text, bool quotes)
{
        const char *from = text;
        for (;; text++) {
                while (!is_special((unsigned char)*text) && *text != 0x7f)
                        text++;
                if (!*text)
                        break;
                const char *instead = entity((unsigned char)*text);
                if (!instead || (!quotes && (*text == '"' || *text == '\'')))
                        continue;
                g_string_append_len(out, from, text - from);
                g_string_append(out, instead);
                from = text + 1;
        }
        g_string_append_len(out, from, text - from);
}

void html_text(GString *out, const char *text)
{
        if (text)
                escape(out, text, false);
}

void html_attribute(GString *out, const char *name, const char *value)
{
        if (!value)
                return;
        g_string_append_c(out, ' ');
        g_string_append(out, name);
        g_string_append_len(out, "=\"", 2);
        escape(out, value, true);
        g_string_append_c(out, '"');
}

bool html_address_is_safe(const char *address)
{
        static const char *const schemes[] = {"http://", "https://", "mailto:"};
        for (const char *at = address; *at; at++) {
                if ((unsigned char)*at <= ' ' || *at == '\\')
                        return false;
        }
        for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
                if (g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
                        return true;
        }
        gsize before = strcspn(address, ":/?#");
        return *address && address[before] != ':' && !g_str_has_prefix(address, "//");
}

const char *html_id(struct job *job, const char *id, const char *line)
{
        const char *prefix = g_ascii_isalpha(*id) ? "" : "id--";
        if (!line && !*prefix)
                return arena_text(job->arena, id);
        return line ? arena_printf(job->arena, "%s%s--%s", prefix, id, line)
                    : arena_printf(job->arena, "%s%s", prefix, id);
}
