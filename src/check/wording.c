/* SPDX-License-Identifier: MIT */
#include "check/wording.h"

#include <string.h>

#include "base/files.h"
#include "content/text.h"

/* Files that places were looked up in. */
struct sources {
        GHashTable *texts; /* path: char * in the arena, "" when it cannot be read or is too large */
        guint searches;
};

/* A walk through the document. */
struct reading {
        struct job *job;
        const struct document *document;
        struct sources *sources;
        struct list out;
        const struct wording *headings[8]; /* the open ones, by level */
};

static const struct wording *innermost(const struct reading *r, int below)
{
        for (int level = below - 1; level > 0; level--) {
                if (r->headings[level])
                        return r->headings[level];
        }
        return NULL;
}

/* Most are one span: its text is theirs. */
static bool is_one_text(const struct list *spans)
{
        const struct span *span = spans->count == 1 ? list_at(spans, struct span, 0) : NULL;
        return span && span->kind != SPAN_BREAK && span->kind != SPAN_NOTE && span->text;
}

static void join(struct reading *r, struct wording *wording, const struct list *spans)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < spans->count; i++) {
                const struct span *span = list_at(spans, struct span, i);
                struct wording_piece *piece = arena_new(r->job->arena, struct wording_piece);
                *piece = (struct wording_piece){text->len, span};
                if (span->kind == SPAN_BREAK)
                        g_string_append_c(text, ' ');
                else if (span->kind != SPAN_NOTE && span->text)
                        g_string_append(text, span->text);
                list_add(r->job->arena, &wording->pieces, piece);
        }
        wording->text = arena_text_n(r->job->arena, text->str, text->len);
}

static struct wording *add(struct reading *r, enum wording_kind kind, const struct list *spans,
                           const struct block *block)
{
        struct wording *wording = arena_new(r->job->arena, struct wording);
        wording->kind = kind;
        wording->block = block;
        wording->sources = r->sources;
        wording->within = innermost(r, (int)G_N_ELEMENTS(r->headings));
        if (is_one_text(spans)) {
                wording->one = (struct wording_piece){0, list_at(spans, struct span, 0)};
                wording->text = wording->one.span->text;
        } else {
                join(r, wording, spans);
        }
        if (*wording->text)
                list_add(r->job->arena, &r->out, wording);
        return wording;
}

static void add_heading(struct reading *r, const struct block *block)
{
        int count = (int)G_N_ELEMENTS(r->headings);
        int level = CLAMP(block->level, 1, count - 1);
        struct wording *wording = add(r, WORDING_HEADING, &block->spans, block);
        wording->level = level;
        wording->within = innermost(r, level);
        r->headings[level] = wording;
        for (int i = level + 1; i < count; i++)
                r->headings[i] = NULL;
}

/* Spans of cells that were made for this walk alone live on with the wording. */
static struct list kept_spans(struct job *job, const struct row *row, const struct list *spans)
{
        struct list kept = row->cells ? *spans : (struct list){0};
        for (guint i = kept.count; i < spans->count; i++) {
                struct span *span = arena_new(job->arena, struct span);
                *span = *list_at(spans, struct span, i);
                span->text = arena_text(job->arena, span->text);
                list_add(job->arena, &kept, span);
        }
        return kept;
}

static void add_cells(struct reading *r, const struct table *table, const struct row *row, const struct cell *cells)
{
        for (guint i = 0; i < table->column_count; i++) {
                enum column_kind kind = table->columns[i].kind;
                if (kind == COLUMN_AMOUNT || kind == COLUMN_NUMBER || cells[i].spans.count == 0)
                        continue;
                struct list spans = kept_spans(r->job, row, &cells[i].spans);
                struct wording *wording = add(r, WORDING_CELL, &spans, NULL);
                wording->line_id = row->id;
                wording->figures = table->figures;
        }
}

static void add_table(struct reading *r, const struct table *table)
{
        for (guint i = 0; i < table->rows.count; i++) {
                const struct row *row = list_at(&table->rows, struct row, i);
                struct job making = *r->job;
                making.scratch = arena_open();
                add_cells(r, table, row, row_cells(&making, table, row));
                arena_close(making.scratch);
        }
        for (guint i = 0; i < table->notes.count; i++)
                add(r, WORDING_PARAGRAPH, &list_at(&table->notes, struct block, i)->spans, NULL);
}

/* Where a chart's words stand. */
static struct place words_place(const struct reading *r, const struct block *block)
{
        const struct list *charts = &r->document->plan->charts;
        for (guint i = 0; block->id && i < charts->count; i++) {
                const struct chart_source *chart = list_at(charts, struct chart_source, i);
                if (g_strcmp0(chart->id.text, block->id) == 0 && chart->note.text)
                        return chart->note.at;
        }
        return block->from;
}

static void add_words(struct reading *r, const struct block *block)
{
        const char *words = block->figure->alternative;
        if (!words)
                return;
        struct span *span = arena_new(r->job->arena, struct span);
        *span = (struct span){.kind = SPAN_TEXT, .text = words, .from = words_place(r, block)};
        struct list spans = {0};
        list_add(r->job->arena, &spans, span);
        add(r, WORDING_IMAGE_TEXT, &spans, block);
}

static bool is_made(const struct block *block)
{
        static const char *const roles[] = {"masthead", "closing", "signature", "appendix-head"};
        for (guint i = 0; block->role && i < G_N_ELEMENTS(roles); i++) {
                if (strcmp(block->role, roles[i]) == 0)
                        return true;
        }
        return false;
}

static void add_block(struct reading *r, const struct block *block)
{
        if (is_made(block))
                return;
        if (block->kind == BLOCK_HEADING)
                add_heading(r, block);
        else if (block->kind == BLOCK_PARAGRAPH)
                add(r, WORDING_PARAGRAPH, &block->spans, block);
        else if (block->kind == BLOCK_TABLE || block->kind == BLOCK_FIGURE)
                add(r, WORDING_CAPTION, &block->spans, block);
        if (block->kind == BLOCK_TABLE && block->table)
                add_table(r, block->table);
        if (block->kind == BLOCK_FIGURE && block->figure)
                add_words(r, block);
        for (guint i = 0; i < block->children.count; i++)
                add_block(r, list_at(&block->children, struct block, i));
}

struct list wording_read(struct job *job, const struct document *document)
{
        struct reading reading = {.job = job, .document = document, .sources = arena_new(job->arena, struct sources)};
        reading.sources->texts = g_hash_table_new(g_str_hash, g_str_equal);
        arena_drop(job->arena, reading.sources->texts, (GDestroyNotify)g_hash_table_unref);
        for (guint i = 0; i < document->parts.count; i++) {
                const struct list *blocks = &list_at(&document->parts, struct part, i)->blocks;
                memset(reading.headings, 0, sizeof(reading.headings));
                for (guint j = 0; j < blocks->count; j++)
                        add_block(&reading, list_at(blocks, struct block, j));
        }
        memset(reading.headings, 0, sizeof(reading.headings));
        for (guint i = 0; i < document->notes.count; i++)
                add(&reading, WORDING_PARAGRAPH, &list_at(&document->notes, struct note, i)->spans, NULL);
        return reading.out;
}

/* ---- places ---- */

static const struct wording_piece *piece_at(const struct wording *wording, gsize offset)
{
        guint low = 0, high = wording->pieces.count;
        if (wording->one.span)
                return &wording->one;
        while (high - low > 1) {
                guint middle = (low + high) / 2;
                if (list_at(&wording->pieces, struct wording_piece, middle)->begin <= offset)
                        low = middle;
                else
                        high = middle;
        }
        return list_at(&wording->pieces, struct wording_piece, low);
}

const struct span *wording_span(const struct wording *wording, gsize offset)
{
        return piece_at(wording, offset)->span;
}

static bool is_space(const char *text)
{
        return *text == ' ' || *text == '\n' || *text == '\r' || *text == '\t';
}

/* Whether text stands here, any white space being like any other; *end: behind it. */
static bool stands_here(const char *source, const char *text, gsize bytes, const char **end)
{
        for (gsize i = 0; i < bytes; i++) {
                if (is_space(text + i)) {
                        if (!is_space(source))
                                return false;
                        while (is_space(source))
                                source++;
                        while (i + 1 < bytes && is_space(text + i + 1))
                                i++;
                } else if (*source++ != text[i]) {
                        return false;
                }
        }
        *end = source;
        return true;
}

static const char *line_start(const char *source, guint line)
{
        while (source && line-- > 1) {
                source = strchr(source, '\n');
                source = source ? source + 1 : NULL;
        }
        return source;
}

enum {
        LOOK_AHEAD = 65536,   /* bytes of the file that are searched for a text */
        CONTEXT = 48,         /* bytes before it that must stand there too */
        SOURCE_MAX = 1 << 20, /* in larger files places are those of the spans */
        SEARCHES_MAX = 500,
        ALONE_LEAST = 6, /* bytes of a text that is looked up without what stands before it */
};

/* The text of a file, or NULL. */
static const char *source_text(struct job *job, struct sources *sources, struct place at)
{
        if (!at.file || at.line == 0 || sources->searches >= SEARCHES_MAX)
                return NULL;
        sources->searches++;
        char *text = g_hash_table_lookup(sources->texts, at.file);
        if (!text) {
                gsize bytes = 0;
                text = file_read(job, at.file, at, &bytes);
                bool mark = text && bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
                gsize first = mark ? 3 : 0;
                text = text && bytes <= SOURCE_MAX ? text_nfc(job->arena, text + first, bytes - first) : "";
                g_hash_table_insert(sources->texts, (gpointer)at.file, text);
        }
        return *text ? text : NULL;
}

/* A text from its span's line on, with what stands before it; the place of its last `bytes` bytes. */
static bool look_up(const char *source, struct place *at, const char *text, gsize before, gsize bytes)
{
        const char *start = line_start(source, at->line), *line = start, *end;
        guint lines = at->line;
        for (const char *s = start; s && *s && s - start < LOOK_AHEAD; s++) {
                if (*s == '\n') {
                        line = s + 1;
                        lines++;
                } else if (*s == *text && stands_here(s, text, before, &end) &&
                           stands_here(end, text + before, bytes, &end)) {
                        stands_here(s, text, before, &s);
                        for (const char *t = line; t < s; t++) {
                                if (*t == '\n') {
                                        line = t + 1;
                                        lines++;
                                }
                        }
                        at->line = lines;
                        at->col = (guint16)MIN(g_utf8_strlen(line, s - line) + 1, G_MAXUINT16);
                        return true;
                }
        }
        return false;
}

static gsize context_before(const struct wording *wording, gsize begin, gsize first)
{
        gsize from = begin - first > CONTEXT ? begin - CONTEXT : first;
        while (from < begin && ((wording->text[from] & 0xC0) == 0x80 || is_space(wording->text + from)))
                from++;
        return begin - from;
}

/* Markdown's spans know where their {{…}} stands; those of folded YAML only where the text begins. */
static bool is_placeholder(const char *source, const struct place *at)
{
        const char *line = line_start(source, at->line);
        for (guint col = 1; line && *line && *line != '\n' && col < at->col; col++)
                line = g_utf8_next_char(line);
        return line && g_str_has_prefix(line, "{{");
}

struct place wording_place(struct job *job, const struct wording *wording, gsize begin, gsize end)
{
        const struct wording_piece *piece = piece_at(wording, begin);
        struct place at = piece->span->from;
        gsize before = context_before(wording, begin, piece->begin);
        const char *source = source_text(job, wording->sources, at);
        const char *text = wording->text + begin - before;
        gsize length = end - begin;
        if (piece->span->datum && source && is_placeholder(source, &at))
                return at;
        if (piece->span->datum) {
                text = piece->span->datum;
                before = 0;
                length = strlen(text);
        }
        bool found = source && look_up(source, &at, text, before, length);
        if (!found && source && before && length >= ALONE_LEAST) /* what stands before it is made, as {{quantity}} is */
                found = look_up(source, &at, text + before, 0, length);
        if (!found) {
                long chars = g_utf8_strlen(wording->text + piece->begin, (gssize)(begin - piece->begin));
                at.col = (guint16)MIN(at.col + chars, G_MAXUINT16);
        }
        at.width = (guint16)CLAMP(g_utf8_strlen(piece->span->datum ? text : wording->text + begin, (gssize)length), 1,
                                  999);
        return at;
}
