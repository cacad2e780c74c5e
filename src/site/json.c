/* SPDX-License-Identifier: MIT */
#include "site/json.h"

#include <string.h>

/* RFC 8259, 7: quotes, backslash and controls; all else stands as UTF-8. */
static void quoted(GString *out, const char *text)
{
        g_string_append_c(out, '"');
        for (; *text; text++) {
                unsigned char c = (unsigned char)*text;
                if (c == '"' || c == '\\')
                        g_string_append_printf(out, "\\%c", c);
                else if (c < 0x20 || c == 0x7f)
                        g_string_append_printf(out, "\\u%04x", c);
                else
                        g_string_append_c(out, (char)c);
        }
        g_string_append_c(out, '"');
}

static void next_value(struct json *json, const char *key)
{
        if (json->filled)
                g_string_append_c(json->out, ',');
        if (json->depth && !json->tight)
                g_string_append_printf(json->out, "\n%*s", (int)(2 * MIN(json->depth, 64)), "");
        if (key) {
                quoted(json->out, key);
                g_string_append(json->out, json->tight ? ":" : ": ");
        }
        json->filled = true;
}

void json_open(struct json *json, const char *key, char bracket)
{
        next_value(json, key);
        g_string_append_c(json->out, bracket);
        json->filled = false;
        json->depth++;
}

void json_close(struct json *json, char bracket)
{
        json->depth--;
        if (json->filled && !json->tight)
                g_string_append_printf(json->out, "\n%*s", (int)(2 * MIN(json->depth, 64)), "");
        g_string_append_c(json->out, bracket);
        json->filled = true;
        if (json->depth == 0)
                g_string_append_c(json->out, '\n');
}

void json_text(struct json *json, const char *key, const char *text)
{
        if (!text)
                return;
        next_value(json, key);
        quoted(json->out, text);
}

void json_number(struct json *json, const char *key, gint64 digits, guint scale)
{
        next_value(json, key);
        decimal_write(json->out, digits, scale);
}

void json_digits(struct json *json, const char *key, const char *digits)
{
        next_value(json, key);
        g_string_append(json->out, digits);
}

void json_bool(struct json *json, const char *key, bool value)
{
        next_value(json, key);
        g_string_append(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
        next_value(json, key);
        g_string_append(json->out, "null");
}

void decimal_write(GString *out, gint64 digits, guint scale)
{
        guint64 size = digits < 0 ? -(guint64)digits : (guint64)digits;
        guint64 one = 1;
        for (guint i = 0; i < MIN(scale, 18); i++)
                one *= 10;
        g_string_append_printf(out, "%s%" G_GUINT64_FORMAT, digits < 0 ? "-" : "", size / one);
        if (scale)
                g_string_append_printf(out, ".%0*" G_GINT64_MODIFIER "u", (int)MIN(scale, 18), size % one);
}
