/* SPDX-License-Identifier: MIT */
/* Paragraphs that somebody made to break the breaker: long, of letters without width, of many spans. */
#include "pages-paragraph.h"

#include <string.h>

static void test_long(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        GString *text = g_string_new(NULL);
        for (guint i = 0; i < 100000; i++)
                g_string_append_printf(text, "từ%u ", i % 1000);
        struct set_paragraph *set = set_text(job, &look, text->str, MM(160));
        g_assert_cmpuint(set->lines.count, >, 5000);
        for (guint i = 0; i + 1 < set->lines.count; i++)
                g_assert_cmpint(list_at(&set->lines, struct set_line, i)->right, ==, MM(160));
        look.align = ALIGN_CENTER;
        g_assert_cmpuint(set_text(job, &look, text->str, MM(160))->lines.count, >, 5000);
        g_string_free(text, TRUE);
        job_end(job);
}

/* Text made to hurt: each must end, soon, whatever it looks like. */
static void test_hostile(void)
{
        static const char *const units[] = {
                "\xe2\x80\x8b",         /* zero width spaces */
                "\xcc\x81\xe2\x80\x8b", /* marks without letters, breaks between them */
                "a-",
                "—",
                "漢", /* no glyph */
                "שלום ",
                "x",
                "\xc2\xa0",
                "- ",
                "( ",
                "1 ",
                "số 1 ",
                "http://a/",
                "☐☐ ",
                "\t\n",
                "\xe2\x80\xae"
                "abc ",
        };
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
                GString *text = g_string_new("A ");
                for (guint k = 0; k < 30000; k++)
                        g_string_append(text, units[i]);
                for (int mm = 5; mm < 200; mm += 90)
                        g_assert_cmpuint(set_text(job, &look, text->str, MM(mm))->lines.count, >=, 1);
                g_string_free(text, TRUE);
        }
        job_end(job);
}

static void test_many_spans(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        struct list spans = {0};
        for (guint i = 0; i < 100000; i++)
                span_add(job, &spans, SPAN_TEXT, i % 3 ? "a" : "")->marks = i % 50 == 1 ? SPAN_BOLD : 0;
        struct shaped *shaped = paragraph_shape(job, &look, NULL, &spans, NULL, NULL);
        g_assert_cmpuint(paragraph_break(job, shaped, MM(160))->lines.count, >, 500);
        job_end(job);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pages/break/long", test_long);
        g_test_add_func("/pages/break/hostile", test_hostile);
        g_test_add_func("/pages/break/spans", test_many_spans);
        return g_test_run();
}
