/* SPDX-License-Identifier: MIT */
#include "pdf/buffer.h"

#include <stdarg.h>

void buffer_grow(struct buffer *buffer, gsize more)
{
        gsize room = MAX(buffer->room * 2, 256);
        while (room - buffer->count < more)
                room *= 2;
        buffer->at = g_realloc(buffer->at, room);
        buffer->room = room;
}

void buffer_free(struct buffer *buffer)
{
        g_free(buffer->at);
        *buffer = (struct buffer){0};
}

void buffer_number(struct buffer *buffer, gint64 n)
{
        char digits[24];
        guint64 rest = n < 0 ? -(guint64)n : (guint64)n;
        guint i = sizeof digits;
        do
                digits[--i] = (char)('0' + rest % 10);
        while (rest /= 10);
        if (n < 0)
                digits[--i] = '-';
        buffer_add(buffer, digits + i, sizeof digits - i);
}

void buffer_fixed(struct buffer *buffer, gint64 n, guint decimals)
{
        if (n < 0) {
                buffer_char(buffer, '-');
                n = -n;
        }
        while (decimals && n % 10 == 0) {
                n /= 10;
                decimals--;
        }
        gint64 unit = 1;
        for (guint i = 0; i < decimals; i++)
                unit *= 10;
        if (n >= unit || !decimals)
                buffer_number(buffer, n / unit);
        if (!decimals)
                return;
        buffer_char(buffer, '.');
        for (gint64 rest = n % unit; unit > 1; rest %= unit) {
                unit /= 10;
                buffer_char(buffer, (char)('0' + rest / unit));
        }
}

void buffer_hex(struct buffer *buffer, guint32 n, guint digits)
{
        while (digits--)
                buffer_char(buffer, "0123456789ABCDEF"[n >> (4 * digits) & 15]);
}

void buffer_utf16(struct buffer *buffer, const char *text, gsize bytes)
{
        buffer_text(buffer, "<FEFF");
        for (const char *s = text; s < text + bytes; s = g_utf8_next_char(s)) {
                gunichar c = g_utf8_get_char_validated(s, text + bytes - s);
                if (c >= 0x110000)
                        break; /* not UTF-8: nothing that follows can be trusted */
                if (c >= 0x10000) {
                        buffer_hex(buffer, 0xD800 + ((c - 0x10000) >> 10), 4);
                        buffer_hex(buffer, 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
                } else {
                        buffer_hex(buffer, c, 4);
                }
        }
        buffer_char(buffer, '>');
}

void buffer_byte_string(struct buffer *buffer, const char *bytes, gsize count)
{
        buffer_char(buffer, '(');
        for (gsize i = 0; i < count; i++) {
                char c = bytes[i];
                if (c == '(' || c == ')' || c == '\\')
                        buffer_char(buffer, '\\');
                if (c == '\r') /* a bare one would be read as a line feed */
                        buffer_text(buffer, "\\r");
                else
                        buffer_char(buffer, c);
        }
        buffer_char(buffer, ')');
}

static bool is_printable(const char *text)
{
        for (; *text; text++) {
                if (*text < 0x20 || *text > 0x7E)
                        return false;
        }
        return true;
}

void buffer_string(struct buffer *buffer, const char *text)
{
        if (is_printable(text))
                buffer_byte_string(buffer, text, strlen(text));
        else
                buffer_utf16(buffer, text, strlen(text));
}

void buffer_name(struct buffer *buffer, const char *name)
{
        for (; *name; name++) {
                if (g_ascii_isalnum(*name) || strchr("-_.+", *name)) {
                        buffer_char(buffer, *name);
                } else {
                        buffer_char(buffer, '#');
                        buffer_hex(buffer, (guchar)*name, 2);
                }
        }
}

void buffer_xml(struct buffer *buffer, const char *text)
{
        for (; *text; text++) {
                switch (*text) {
                case '&':
                        buffer_text(buffer, "&amp;");
                        break;
                case '<':
                        buffer_text(buffer, "&lt;");
                        break;
                case '>':
                        buffer_text(buffer, "&gt;");
                        break;
                default:
                        if ((guchar)*text >= 0x20 || *text == '\t' || *text == '\n')
                                buffer_char(buffer, *text);
                }
        }
}

static void write_value(struct buffer *buffer, char kind, va_list *args)
{
        const char *text = strchr("sntbx", kind) ? va_arg(*args, const char *) : NULL;
        switch (kind) {
        case 'd':
                buffer_number(buffer, va_arg(*args, int));
                break;
        case 'u':
                buffer_number(buffer, va_arg(*args, guint));
                break;
        case 'r':
                buffer_number(buffer, va_arg(*args, guint));
                buffer_text(buffer, " 0 R");
                break;
        case 'h':
                buffer_fixed(buffer, va_arg(*args, int), 2);
                break;
        case 's':
                buffer_text(buffer, text);
                break;
        case 'n':
                buffer_name(buffer, text);
                break;
        case 't':
                buffer_string(buffer, text);
                break;
        case 'b':
                buffer_byte_string(buffer, text, strlen(text));
                break;
        case 'x':
                buffer_xml(buffer, text);
                break;
        default:
                g_assert_not_reached();
        }
}

void buffer_write(struct buffer *buffer, const char *format, ...)
{
        va_list args;
        va_start(args, format);
        for (const char *s = format; *s; s++) {
                gsize plain = (gsize)(strchrnul(s, '%') - s);
                buffer_add(buffer, s, plain);
                s += plain;
                if (!*s)
                        break;
                write_value(buffer, *++s, &args);
        }
        va_end(args);
}
