/* SPDX-License-Identifier: MIT */
/* Printed numbers of the lines: 1, 1.1, -, I, A. */
#include "vietnamese/numbers.h"

#include <string.h>

#include "plan/sheet.h"
#include "vietnamese/folding.h"

enum {
        ROMAN_MAX = 3999,
        COUNT_MAX = 1000000000,
};

/* A count under way: n on a level whose numbers begin with prefix ("2." or ""). */
struct count {
        struct job *job;
        const char *prefix;
        guint n;
};

static const char *numbered(const struct count *count)
{
        return arena_printf(count->job->arena, "%s%u", count->prefix, count->n);
}

static const char *dashed(const struct count *count)
{
        (void)count;
        return "-";
}

static const char *plain(const struct count *count)
{
        (void)count;
        return "";
}

static const char *roman(const struct count *count)
{
        if (count->n > ROMAN_MAX)
                return arena_printf(count->job->arena, "%u", count->n);
        g_autofree char *text = number_roman(count->n);
        return arena_text(count->job->arena, text);
}

static const char *lettered(const struct count *count)
{
        g_autofree char *small = number_letter(count->n);
        g_autofree char *text = upper(small);
        return arena_text(count->job->arena, text);
}

static const char *(*const printers[])(const struct count *count) = {
        [LINE_NUMBERED] = numbered, [LINE_DASHED] = dashed,     [LINE_PLAIN] = plain,
        [LINE_ROMAN] = roman,       [LINE_LETTERED] = lettered,
};

/* Bytes of a number like 2 or 3.2.1, without a final stop; 0 if text is none. */
static gsize number_bytes(const char *text)
{
        gsize bytes = strspn(text, "0123456789.");
        if (text[bytes] || !g_ascii_isdigit(*text))
                return 0;
        while (bytes && text[bytes - 1] == '.')
                bytes--;
        return bytes;
}

/* The last part of a number, to count on from; 0 if it is none. */
static guint last_part(const char *text)
{
        gsize bytes = number_bytes(text);
        gsize start = bytes;
        while (start && g_ascii_isdigit(text[start - 1]))
                start--;
        guint64 n = bytes ? g_ascii_strtoull(text + start, NULL, 10) : 0;
        return n < COUNT_MAX ? (guint)n : 0;
}

static const char *prefix_below(struct job *job, const struct line *parent)
{
        gsize bytes = parent ? number_bytes(parent->printed_number) : 0;
        return bytes ? arena_printf(job->arena, "%.*s.", (int)bytes, parent->printed_number) : "";
}

static void number_lines(struct job *job, const struct list *lines, int numbering, const struct line *parent)
{
        struct count count = {job, "", 0};
        if (numbering == LINE_NUMBERED)
                count.prefix = prefix_below(job, parent);
        for (guint i = 0; i < lines->count; i++) {
                struct line *line = list_at(lines, struct line, i);
                if (line->number.text) {
                        guint given = last_part(line->number.text);
                        if (given)
                                count.n = given;
                        line->printed_number = arena_text(job->arena, line->number.text);
                        continue;
                }
                count.n++;
                line->printed_number = printers[numbering](&count);
        }
}

void sheet_number(struct sheet *sheet)
{
        number_lines(sheet->job, &sheet->root->lines, sheet->figures->numbering, NULL);
        for (guint i = 0; i < sheet->count; i++)
                number_lines(sheet->job, &sheet->lines[i]->lines, sheet->lines[i]->numbering, sheet->lines[i]);
}
