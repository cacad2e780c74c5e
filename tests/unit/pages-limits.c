/* SPDX-License-Identifier: MIT */
/* Bounds of pages, on documents made by hand.  Run from the project's folder. */
#include "pages/fonts.h"

#include <string.h>

struct bench {
        struct job *job;
        struct layout *layout;
        struct document *document;
        struct part *part;
};

static void bench_open(struct bench *b)
{
        struct job first = {.messages = messages_open(), .root = ".", .limits = limits_default};
        b->job = job_open(&first);
        b->job->fonts = fonts_open(b->job);
        b->layout = layout_read(b->job, "nd30", (struct place){0});
        b->document = arena_new(b->job->arena, struct document);
        b->part = arena_new(b->job->arena, struct part);
        b->part->id = "body";
        b->part->master = "portrait";
        list_add(b->job->arena, &b->document->parts, b->part);
        g_assert_nonnull(b->job->fonts);
        g_assert_nonnull(b->layout);
}

static void bench_close(struct bench *b)
{
        struct messages *messages = b->job->messages;
        struct fonts *fonts = b->job->fonts;
        job_close(b->job);
        fonts_close(fonts);
        messages_close(messages);
}

static struct block *add_paragraph(struct bench *b, const char *text)
{
        struct block *block = arena_new(b->job->arena, struct block);
        struct span *span = arena_new(b->job->arena, struct span);
        span->text = text;
        block->style = "body";
        list_add(b->job->arena, &block->spans, span);
        list_add(b->job->arena, &b->part->blocks, block);
        return block;
}

static bool was_said(const struct bench *b, enum message_code code)
{
        for (guint i = 0; i < messages_count(b->job->messages); i++) {
                if (messages_at(b->job->messages, i)->code == code)
                        return true;
        }
        return false;
}

static void test_pages_limit(void)
{
        struct bench b;
        bench_open(&b);
        b.job->limits.pages = 3;
        for (guint i = 0; i < 200; i++)
                add_paragraph(&b, "Một đoạn văn ngắn.");
        g_assert_null(pages_set(b.job, b.document, b.layout, NULL));
        g_assert_true(was_said(&b, MESSAGE_PAGES_LIMIT));
        bench_close(&b);
}

static void test_table_columns(void)
{
        struct bench b;
        bench_open(&b);
        struct block *block = add_paragraph(&b, "Bảng");
        block->kind = BLOCK_TABLE;
        block->table = arena_new(b.job->arena, struct table);
        g_assert_null(pages_set(b.job, b.document, b.layout, NULL));
        g_assert_true(was_said(&b, MESSAGE_TABLE_COLUMNS));
        bench_close(&b);
}

static void test_empty_document(void)
{
        struct bench b;
        bench_open(&b);
        struct pages *pages = pages_set(b.job, b.document, b.layout, NULL);
        g_assert_nonnull(pages);
        g_assert_cmpuint(pages->at.count, ==, 0);
        bench_close(&b);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pages/limit", test_pages_limit);
        g_test_add_func("/pages/table-columns", test_table_columns);
        g_test_add_func("/pages/empty", test_empty_document);
        return g_test_run();
}
