/* SPDX-License-Identifier: MIT */
/* Paragraphs set by themselves, for the tests of where lines end. */
#ifndef UNIT_PAGES_PARAGRAPH_H
#define UNIT_PAGES_PARAGRAPH_H

#include "base/length.h"
#include "pages/fonts.h"
#include "pages/paragraph.h"

static inline struct job *job_new(void)
{
        struct arena *arena = arena_open();
        struct job *job = arena_new(arena, struct job);
        *job = (struct job){.arena = arena, .messages = messages_open(), .root = ".", .limits = limits_default};
        job->fonts = fonts_open(job);
        g_assert_nonnull(job->fonts);
        return job;
}

static inline void job_end(struct job *job)
{
        fonts_close(job->fonts);
        messages_close(job->messages);
        job_close(job);
}

static inline struct look look_new(enum align align)
{
        return (struct look){.family = "serif", .size = 13 * PT, .align = align, .line_height = 15 * PT};
}

static inline struct span *span_add(struct job *job, struct list *spans, enum span_kind kind, const char *text)
{
        struct span *span = arena_new(job->arena, struct span);
        span->kind = kind;
        span->text = text;
        span->from = (struct place){.file = "a.md", .line = 5, .col = 1};
        list_add(job->arena, spans, span);
        return span;
}

static inline struct set_paragraph *set_text(struct job *job, const struct look *look, const char *text, int measure)
{
        struct list spans = {0};
        span_add(job, &spans, SPAN_TEXT, text);
        struct shaped *shaped = paragraph_shape(job, look, NULL, &spans, NULL, NULL);
        return paragraph_break(job, shaped, measure);
}

/* A line as text: pieces, spaces between them, "|" where a new item begins. */
static inline char *line_text(const struct set_line *line)
{
        GString *text = g_string_new(NULL);
        for (guint i = 0; i < line->items.count; i++) {
                const struct item *item = list_at(&line->items, struct item, i);
                for (guint k = 0; item->kind == ITEM_TEXT && k < item->as.text.count; k++) {
                        const struct piece *piece = &item->as.text.pieces[k];
                        g_string_append(text, piece->space_before ? " " : k == 0 && text->len ? "|" : "");
                        g_string_append(text, piece->word->text);
                }
        }
        return g_string_free(text, FALSE);
}

/* All lines, with line ends between them. */
static inline char *paragraph_text(const struct set_paragraph *paragraph)
{
        GString *text = g_string_new(NULL);
        for (guint i = 0; i < paragraph->lines.count; i++) {
                g_autofree char *line = line_text(list_at(&paragraph->lines, struct set_line, i));
                g_string_append_printf(text, "%s%s", i ? "\n" : "", line);
        }
        return g_string_free(text, FALSE);
}

static inline const struct item *item_at(const struct set_paragraph *paragraph, guint line, guint item)
{
        const struct set_line *set = list_at(&paragraph->lines, struct set_line, line);
        return item < set->items.count ? list_at(&set->items, struct item, item) : NULL;
}

#endif
