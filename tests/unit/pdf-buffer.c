/* SPDX-License-Identifier: MIT */
/* The grammar of PDF: numbers, strings, names. */
#include "pdf/buffer.h"

#include <locale.h>

static void is_text(struct buffer *b, const char *wanted)
{
        g_assert_cmpuint(b->count, ==, strlen(wanted));
        g_assert_cmpmem(b->at, b->count, wanted, strlen(wanted));
        b->count = 0;
}

static void test_numbers(void)
{
        static const struct {
                gint64 n;
                guint decimals;
                const char *text;
        } cases[] = {
                {0, 2, "0"},
                {100, 2, "1"},
                {1250, 2, "12.5"},
                {5, 2, ".05"},
                {-5, 2, "-.05"},
                {-100, 2, "-1"},
                {-1234, 2, "-12.34"},
                {59528, 2, "595.28"},
                {500488, 3, "500.488"},
                {10, 1, "1"},
                {7, 0, "7"},
                {1000000, 6, "1"},
                {1, 6, ".000001"},
                {G_MAXINT64, 0, "9223372036854775807"},
        };
        struct buffer b = {0};
        setlocale(LC_ALL, "vi_VN.UTF-8"); /* where a comma would be the decimal point */
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                buffer_fixed(&b, cases[i].n, cases[i].decimals);
                is_text(&b, cases[i].text);
        }
        buffer_number(&b, G_MININT64);
        is_text(&b, "-9223372036854775808");
        buffer_hex(&b, 0x1AF, 4);
        is_text(&b, "01AF");
        buffer_free(&b);
}

static void test_strings(void)
{
        struct buffer b = {0};
        buffer_string(&b, "a(b)\\c");
        is_text(&b, "(a\\(b\\)\\\\c)");
        buffer_string(&b, "");
        is_text(&b, "()");
        buffer_string(&b, "Ưu");
        is_text(&b, "<FEFF01AF0075>");
        buffer_string(&b, "\U0001F600");
        is_text(&b, "<FEFFD83DDE00>");
        buffer_string(&b, "đ\xff\xfe"); /* not UTF-8: what can be trusted */
        is_text(&b, "<FEFF0111>");
        buffer_string(&b, "a\nb");
        is_text(&b, "<FEFF0061000A0062>");
        buffer_byte_string(&b, "a\r\nb", 4);
        is_text(&b, "(a\\r\nb)");
        buffer_name(&b, "text/yaml; x");
        is_text(&b, "text#2Fyaml#3B#20x");
        buffer_xml(&b, "a<b>&\x01\x1b\"c");
        is_text(&b, "a&lt;b&gt;&amp;\"c");
        buffer_free(&b);
}

static void test_write(void)
{
        struct buffer b = {0};
        buffer_write(&b, "/A %d/B %u/C %r/D/%n/E%t/F%b/G %h %s", -3, 4u, 5u, "x y", "é", "é", 150, "z");
        is_text(&b, "/A -3/B 4/C 5 0 R/D/x#20y/E<FEFF00E9>/F(é)/G 1.5 z");
        buffer_free(&b);
}

static void test_growth(void)
{
        struct buffer b = {0};
        buffer_add(&b, NULL, 0);
        g_assert_cmpuint(b.count, ==, 0);
        for (guint i = 0; i < 100000; i++)
                buffer_char(&b, (char)i);
        g_assert_cmpuint(b.count, ==, 100000);
        g_assert_cmpint((guchar)b.at[77777], ==, 77777 & 0xFF);
        buffer_free(&b);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pdf/buffer/numbers", test_numbers);
        g_test_add_func("/pdf/buffer/strings", test_strings);
        g_test_add_func("/pdf/buffer/write", test_write);
        g_test_add_func("/pdf/buffer/growth", test_growth);
        return g_test_run();
}
