/* SPDX-License-Identifier: MIT */
/* Buffer: growing bytes, and the small grammar of PDF: numbers as short
 * fixed-point text (never a float, never the locale), strings, names. */
#ifndef PDF_BUFFER_H
#define PDF_BUFFER_H

#include <glib.h>
#include <stdbool.h>
#include <string.h>

struct buffer {
        char *at;
        gsize count, room;
};

/* Room for `more` bytes behind the count. */
void buffer_grow(struct buffer *buffer, gsize more);
void buffer_free(struct buffer *buffer);

static inline void buffer_char(struct buffer *buffer, char c)
{
        if (buffer->count == buffer->room)
                buffer_grow(buffer, 1);
        buffer->at[buffer->count++] = c;
}

static inline void buffer_add(struct buffer *buffer, const void *bytes, gsize count)
{
        if (buffer->room - buffer->count < count)
                buffer_grow(buffer, count);
        if (count)
                memcpy(buffer->at + buffer->count, bytes, count);
        buffer->count += count;
}

static inline void buffer_text(struct buffer *buffer, const char *text)
{
        buffer_add(buffer, text, strlen(text));
}

void buffer_number(struct buffer *buffer, gint64 n);
/* n / 10^decimals, without needless zeros: 1250 with 2 is 12.5, -5 with 2 is -.05. */
void buffer_fixed(struct buffer *buffer, gint64 n, guint decimals);
/* (…) when text is ASCII, otherwise UTF-16BE in hexadecimal: a text string. */
void buffer_string(struct buffer *buffer, const char *text);
/* (…) of these very bytes. */
void buffer_byte_string(struct buffer *buffer, const char *bytes, gsize count);
/* <feff…>: text as UTF-16BE in hexadecimal. */
void buffer_utf16(struct buffer *buffer, const char *text, gsize bytes);
/* Upper-case hexadecimal digits, high ones first. */
void buffer_hex(struct buffer *buffer, guint32 n, guint digits);
/* A name without its slash, escaped. */
void buffer_name(struct buffer *buffer, const char *name);
/* Text between the tags of XML; characters XML forbids are left out. */
void buffer_xml(struct buffer *buffer, const char *text);

/* Text with values put in, for the entries of dictionaries:
 *   %d int   %u guint   %r guint, a reference "12 0 R"   %s text as it is   %n name
 *   %t text string   %b byte string (zero-terminated)   %h int, hundredths   %x text for XML */
void buffer_write(struct buffer *buffer, const char *format, ...);

#endif
