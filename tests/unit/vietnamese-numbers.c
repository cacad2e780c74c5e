/* SPDX-License-Identifier: MIT */
#include <glib.h>

#include "vietnamese/numbers.h"

static void assert_text(char *made, const char *expected)
{
        g_assert_cmpstr(made, ==, expected);
        g_free(made);
}

static void test_grouped(void)
{
        assert_text(number_grouped(0, 0), "0");
        assert_text(number_grouped(999, 0), "999");
        assert_text(number_grouped(1000, 0), "1.000");
        assert_text(number_grouped(1500000, 0), "1.500.000");
        assert_text(number_grouped(-1200, 0), "-1.200");
        assert_text(number_grouped(85, 2), "0,85");
        assert_text(number_grouped(-5, 3), "-0,005");
        assert_text(number_grouped(225, 1), "22,5");
        assert_text(number_grouped(2500, 3), "2,500");
        assert_text(number_grouped(1002796, 3), "1.002,796");
        assert_text(number_grouped(G_MAXINT64, 0), "9.223.372.036.854.775.807");
        assert_text(number_grouped(G_MININT64, 0), "-9.223.372.036.854.775.808");
        assert_text(number_plain(2000, 0), "2000");
        assert_text(number_plain(1234567, 2), "12345,67");
        assert_text(number_plain(-85, 2), "-0,85");
}

static void assert_read(const char *text, gint64 digits, guint scale)
{
        gint64 read = 0;
        guint read_scale = 99;
        g_assert_true(number_read_grouped(text, &read, &read_scale, NULL));
        g_assert_cmpint(read, ==, digits);
        g_assert_cmpuint(read_scale, ==, scale);
}

static void test_read(void)
{
        assert_read("0", 0, 0);
        assert_read("06", 6, 0);
        assert_read("2000", 2000, 0);
        assert_read("1.500.000", 1500000, 0);
        assert_read("22,5", 225, 1);
        assert_read("0,85", 85, 2);
        assert_read("1.002,796", 1002796, 3);
        assert_read("-1.200", -1200, 0);
        assert_read("−1.200", -1200, 0);
        assert_read("(1.200)", -1200, 0);
        assert_read("(0,5)", -5, 1);
        assert_read("9.223.372.036.854.775.807", G_MAXINT64, 0);
        assert_read("-9.223.372.036.854.775.808", G_MININT64, 0);
}

static void test_read_wrong(void)
{
        static const char *const wrong[] = {
                "",
                "-",
                "(",
                "abc",
                ".5",
                ",5",
                "1.5",
                "1.50",
                "1.5000",
                "1500.000",
                "0.123",
                "012.345",
                "1,500,000",
                "1,500.000",
                "1.500.00",
                "(1.200",
                "1.200)",
                "--1",
                "1 000",
                "1.500.",
                "3.4.2018",
                "9.223.372.036.854.775.808",
                "99999999999999999999999",
                "0,0000000000000000001",
        };
        for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
                gint64 digits;
                guint scale;
                if (number_read_grouped(wrong[i], &digits, &scale, NULL))
                        g_error("'%s' was read as a number", wrong[i]);
        }
}

static void test_read_inside(void)
{
        static const struct {
                const char *text, *rest;
        } cases[] = {
                {"22,5 tỷ đồng", " tỷ đồng"}, {"1.500.000.", "."},      {"0,85%", "%"},
                {"41, 164", ", 164"},         {"2000 người", " người"}, {"(1.200).", "."},
        };
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                gint64 digits;
                guint scale;
                const char *end;
                g_assert_true(number_read_grouped(cases[i].text, &digits, &scale, &end));
                g_assert_cmpstr(end, ==, cases[i].rest);
        }
        gint64 digits;
        guint scale;
        const char *end;
        g_assert_false(number_read_grouped("1.50 đồng", &digits, &scale, &end));
}

static void test_read_back(void)
{
        for (gint64 n = 1, i = 0; i < 4000;
             i++, n = (gint64)((guint64)n * 6364136223846793005u + 1442695040888963407u)) {
                guint scale = (guint)(i % 10);
                g_autofree char *grouped = number_grouped(n, scale);
                g_autofree char *plain = number_plain(n, scale);
                assert_read(grouped, n, scale);
                assert_read(plain, n, scale);
        }
}

static void test_roman(void)
{
        assert_text(number_roman(1), "I");
        assert_text(number_roman(4), "IV");
        assert_text(number_roman(9), "IX");
        assert_text(number_roman(14), "XIV");
        assert_text(number_roman(1999), "MCMXCIX");
        assert_text(number_roman(3999), "MMMCMXCIX");
        assert_text(number_roman(4000), "4000");
}

static void test_letters(void)
{
        static const char *const first[] = {
                "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l",  "m",  "n",
                "o", "p", "q", "r", "s", "t", "u", "v", "x", "y", "aa", "ab",
        };
        for (guint i = 0; i < G_N_ELEMENTS(first); i++)
                assert_text(number_letter(i + 1), first[i]);
        assert_text(number_letter(23 + 23 * 23), "yy");
        assert_text(number_letter(23 + 23 * 23 + 1), "aaa");
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/vietnamese/numbers/grouped", test_grouped);
        g_test_add_func("/vietnamese/numbers/read", test_read);
        g_test_add_func("/vietnamese/numbers/read-wrong", test_read_wrong);
        g_test_add_func("/vietnamese/numbers/read-inside", test_read_inside);
        g_test_add_func("/vietnamese/numbers/read-back", test_read_back);
        g_test_add_func("/vietnamese/numbers/roman", test_roman);
        g_test_add_func("/vietnamese/numbers/letters", test_letters);
        return g_test_run();
}
