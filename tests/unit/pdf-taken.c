/* SPDX-License-Identifier: MIT */
/* Pages that are taken and painted while their document is set make the same file as pages that keep their items.  Run
 * from the project's folder. */
#include "document/merge.h"
#include "pages/fonts.h"
#include "pdf/pdf.h"

#include <unistd.h>

#include "plan-sample.h"

#define HEAD                                                                                                           \
        "layout: nd30\nissuer: {name: Ủy ban nhân dân xã Bình Minh, place: Bình Minh}\nnumber: \"5\"\n"         \
        "symbol: KH-UBND\ndate: 2025-03-17\ntitle: Bảng dài\nnarrative: [n.md]\n"                                   \
        "signature: {capacity: [CHỦ TỊCH], name: Nguyễn Văn A}\nrecipients: [\"Lưu: VT\"]\n"                   \
        "budgets:\n  - id: dai\n    title: Kinh phí\n    unit: 1000 đồng\n    carry: true\n    page: landscape\n"  \
        "    columns: [{id: a, label: Huyện}, {id: b, label: Xã}]\n    lines:\n"

struct bench {
        struct sample sample;
        struct document *document;
        const struct layout *layout;
};

static char *long_plan(void)
{
        GString *text = g_string_new(HEAD);
        for (guint g = 0; g < 30; g++) {
                g_string_append_printf(text, "      - id: g%u\n        label: Nhóm %u\n        lines:\n", g, g);
                for (guint i = 0; i < 20; i++)
                        g_string_append_printf(
                                text, "          - {id: d%u-%u, label: Việc thứ %u%s, amounts: {a: %u}}\n", g, i, i,
                                i % 7 ? "" : " phải làm trong năm ở tất cả các xã và các thôn", 1000 + i * g);
        }
        return g_string_free(text, FALSE);
}

/* A budget, then rows with footnotes and a reference to what stands behind them. */
static char *long_text(void)
{
        GString *text = g_string_new("# Một {#mot}\n\nXem [](#hai \"number page\").\n\n```budget dai\n```\n\n"
                                     "| Tên | Việc |\n|---|---|\n");
        for (guint i = 0; i < 600; i++)
                g_string_append_printf(text, i % 50 ? "| Thôn %u | Làm |\n" : "| Thôn %u[^n%u] | Làm |\n", i, i);
        g_string_append(text, "\n# Hai {#hai}\n\nHết./.\n");
        for (guint i = 0; i < 600; i += 50)
                g_string_append_printf(text, "\n[^n%u]: Chú thích của thôn thứ %u.\n", i, i);
        return g_string_free(text, FALSE);
}

static void link_here(const struct bench *b, const char *name)
{
        g_autofree char *here = g_get_current_dir(), *target = g_build_filename(here, name, NULL),
                        *at = g_build_filename(b->sample.root, name, NULL);
        g_assert_cmpint(symlink(target, at), ==, 0);
}

/* What it leads to is not the sample's to remove. */
static void unlink_here(const struct bench *b, const char *name)
{
        g_autofree char *at = g_build_filename(b->sample.root, name, NULL);
        g_assert_cmpint(unlink(at), ==, 0);
}

static void bench_open(struct bench *b)
{
        g_autofree char *yaml = long_plan(), *narrative = long_text();
        b->sample = sample_open();
        link_here(b, "layouts");
        link_here(b, "fonts");
        struct job *job = b->sample.job;
        job->fonts = fonts_open(job);
        g_assert_nonnull(job->fonts);
        struct plan *plan = sample_plan(&b->sample, "content/plans/x", yaml, narrative);
        g_assert_nonnull(plan);
        b->layout = layout_read(job, "nd30", plan->at);
        b->document = document_merge(job, plan, b->layout);
        g_assert_nonnull(b->document);
}

static void bench_close(struct bench *b)
{
        struct fonts *fonts = b->sample.job->fonts;
        unlink_here(b, "layouts");
        unlink_here(b, "fonts");
        sample_close(&b->sample);
        fonts_close(fonts);
}

static GBytes *make(const struct bench *b, bool taken, struct pages **pages)
{
        struct job *job = b->sample.job;
        struct pdf_options options = {0};
        struct painting *painting = painting_open(job, false);
        *pages = pages_set(job, b->document, b->layout, taken ? painting_taker(painting) : NULL);
        g_assert_nonnull(*pages);
        if (!taken)
                painting_take(painting, *pages);
        GBytes *bytes = painting_bytes(painting, *pages, &options);
        painting_close(painting);
        g_assert_nonnull(bytes);
        return bytes;
}

static guint count_items(const struct pages *pages)
{
        guint count = 0;
        for (guint i = 0; i < pages->at.count; i++)
                count += list_at(&pages->at, struct page, i)->items.count;
        return count;
}

static void test_same_bytes(void)
{
        struct bench b;
        struct pages *pages, *taken;
        bench_open(&b);
        g_autoptr(GBytes) kept = make(&b, false, &pages), given = make(&b, true, &taken);
        g_assert_true(g_bytes_equal(kept, given));
        g_assert_cmpuint(pages->at.count, >, 30);
        g_assert_cmpuint(count_items(pages), >, 5000);
        /* Of what was taken only the first page is there, for its picture. */
        g_assert_cmpuint(count_items(taken), ==, list_at(&pages->at, struct page, 0)->items.count);
        bench_close(&b);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pdf/taken", test_same_bytes);
        return g_test_run();
}
