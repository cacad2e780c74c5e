/* SPDX-License-Identifier: MIT */
/* Pipe tables: a head, a row of dashes with colons for alignment, rows. */
#include <string.h>

#include "content/markdown-text.h"

/* Walks over the cells of a row. */
struct cells {
        const char *at;
        const char *end;
        guint64 no_code; /* bit n: no run of n backticks is ahead */
};

static const char *trim_begin(const char *p, const char *end)
{
        while (p < end && (*p == ' ' || *p == '\t'))
                p++;
        return p;
}

static const char *trim_end(const char *begin, const char *end)
{
        while (end > begin && (end[-1] == ' ' || end[-1] == '\t'))
                end--;
        return end;
}

static struct cells open_row(const struct line *line)
{
        struct cells cells = {trim_begin(line->at, line->at + line->bytes), NULL, 0};
        cells.end = trim_end(cells.at, line->at + line->bytes);
        if (cells.at < cells.end && *cells.at == '|')
                cells.at++;
        return cells;
}

/* Behind the code span that begins at p; p + its backticks when it is never closed. */
static const char *skip_code(struct cells *cells, const char *p)
{
        const char *begin = p;
        while (p < cells->end && *p == '`')
                p++;
        gsize run = (gsize)(p - begin);
        if (run >= 64 || cells->no_code & (G_GUINT64_CONSTANT(1) << run))
                return p;
        for (const char *q = p; q < cells->end;) {
                q = memchr(q, '`', (gsize)(cells->end - q));
                if (!q)
                        break;
                const char *close = q;
                while (q < cells->end && *q == '`')
                        q++;
                if ((gsize)(q - close) == run)
                        return q;
        }
        cells->no_code |= G_GUINT64_CONSTANT(1) << run;
        return p;
}

static const char *skip_placeholder(struct cells *cells, const char *p)
{
        const char *bar = memchr(p, '|', (gsize)(cells->end - p));
        if (!bar)
                return p + 2; /* nothing to be kept together */
        const char *close = memmem(p + 2, (gsize)(cells->end - p - 2), "}}", 2);
        return close ? close + 2 : p + 2;
}

/* The next cell, trimmed; false behind the last one.  A row may end without its bar. */
static bool next_cell(struct cells *cells, const char **begin, const char **end)
{
        if (!cells->at || cells->at >= cells->end)
                return false;
        const char *p = cells->at;
        while (p < cells->end && *p != '|') {
                if (*p == '\\' && p + 1 < cells->end)
                        p += 2;
                else if (*p == '`')
                        p = skip_code(cells, p);
                else if (*p == '{' && p + 1 < cells->end && p[1] == '{')
                        p = skip_placeholder(cells, p);
                else
                        p++;
        }
        *begin = trim_begin(cells->at, p);
        *end = trim_end(*begin, p);
        cells->at = p < cells->end ? p + 1 : NULL;
        return true;
}

/* |:---|---:| with at least one bar. */
static bool is_ruler(const struct line *line)
{
        if (!memchr(line->at, '|', line->bytes))
                return false;
        struct cells cells = open_row(line);
        const char *begin, *end;
        guint count = 0;
        for (; next_cell(&cells, &begin, &end); count++) {
                begin += begin < end && *begin == ':';
                end -= end > begin && end[-1] == ':';
                if (begin == end)
                        return false;
                for (; begin < end; begin++) {
                        if (*begin != '-')
                                return false;
                }
        }
        return count > 0;
}

static bool begins_with_bar(const struct line *line)
{
        const char *begin = trim_begin(line->at, line->at + line->bytes);
        return begin < line->at + line->bytes && *begin == '|';
}

/* {#id caption="…"} alone on its line; its length, or 0. */
static gsize attributes_alone(const struct line *line, const char **begin)
{
        const char *end = trim_end(line->at, line->at + line->bytes);
        *begin = trim_begin(line->at, end);
        g_autofree char *text = g_strndup(*begin, (gsize)(end - *begin));
        gsize bytes = attributes_length(text);
        return bytes == (gsize)(end - *begin) ? bytes : 0;
}

guint table_find(const struct line *lines, guint count)
{
        const char *begin;
        for (guint i = 1; i < count; i++) {
                if (!is_ruler(&lines[i]))
                        continue;
                guint head = i - 1;
                while (head > 0 && begins_with_bar(&lines[head]) && begins_with_bar(&lines[head - 1]))
                        head--;
                return head > 0 && attributes_alone(&lines[head - 1], &begin) ? head - 1 : head;
        }
        return count;
}

static GArray *read_aligns(const struct line *ruler)
{
        GArray *aligns = g_array_new(FALSE, FALSE, sizeof(enum mark_align));
        struct cells cells = open_row(ruler);
        const char *begin, *end;
        while (next_cell(&cells, &begin, &end)) {
                static const enum mark_align by_colons[] = {MARK_ALIGN_NONE, MARK_ALIGN_LEFT, MARK_ALIGN_RIGHT,
                                                            MARK_ALIGN_CENTER};
                enum mark_align align = by_colons[(*begin == ':') + 2 * (end[-1] == ':')];
                g_array_append_val(aligns, align);
        }
        return aligns;
}

static void add_count(struct job *job, struct place at, guint has, guint columns)
{
        g_autofree char *cells = g_strdup_printf("%u", has);
        g_autofree char *wanted = g_strdup_printf("%u", columns);
        message_add(job->messages, at, MESSAGE_MARKDOWN_TABLE, cells, wanted, NULL);
}

static void read_cell(struct passage *passage, const struct line *line, const char *begin, const char *end,
                      struct mark *row, cell_reader read)
{
        struct place at = passage_place(passage, line, begin, 1);
        struct mark *cell = mark_add(passage->job, row, MARK_CELL, at);
        struct line inside = {begin, (gsize)(end - begin), line->number, passage->last_col};
        struct passage part = {
                .job = passage->job,
                .base = passage->base,
                .lines = &inside,
                .count = 1,
                .lead = 1,
                .depth = passage->depth,
        };
        if (begin < end)
                read(&part, cell);
        passage->failed = passage->failed || part.failed;
}

static void read_row(struct passage *passage, const struct line *line, struct mark *table, const GArray *aligns,
                     cell_reader read)
{
        struct cells cells = open_row(line);
        const char *begin, *end;
        struct place at = passage_place(passage, line, trim_begin(line->at, line->at + line->bytes), 1);
        struct mark *row = mark_add(passage->job, table, MARK_ROW, at);
        while (next_cell(&cells, &begin, &end))
                read_cell(passage, line, begin, end, row, read);
        guint has = row->children.count;
        if (has > aligns->len || (has < aligns->len && (int)table->children.count <= table->level))
                add_count(passage->job, at, has, aligns->len);
        while (row->children.count < aligns->len)
                mark_add(passage->job, row, MARK_CELL, at);
        for (guint i = 0; i < aligns->len; i++)
                list_at(&row->children, struct mark, i)->align = g_array_index(aligns, enum mark_align, i);
}

struct mark *table_read(struct passage *passage, const struct line *lines, guint count, cell_reader read)
{
        const char *first = trim_begin(lines[0].at, lines[0].at + lines[0].bytes), *begin;
        struct mark *table = mark_add(passage->job, NULL, MARK_TABLE, passage_place(passage, &lines[0], first, 1));
        gsize bytes = attributes_alone(&lines[0], &begin);
        if (bytes)
                attributes_read(passage->job, begin, bytes, table->at, table);
        guint head = bytes ? 1 : 0, ruler = head + 1;
        while (!is_ruler(&lines[ruler]))
                ruler++;
        table->level = (int)(ruler - head);
        g_autoptr(GArray) aligns = read_aligns(&lines[ruler]);
        for (guint i = head; i < count; i++) {
                if (i != ruler)
                        read_row(passage, &lines[i], table, aligns, read);
        }
        return table;
}
