/* SPDX-License-Identifier: MIT */
#include "base/length.h"

#include <glib.h>

static void test_units(void)
{
        static const struct {
                const char *text;
                int length;
        } rows[] = {
                {"0", 0},
                {"14 pt", 14 * PT},
                {"14pt", 14 * PT},
                {"72pt", 72 * PT},
                {"1 in", 72 * PT},
                {"0.5in", 36 * PT},
                {"25.4 mm", 72 * PT},
                {"2.54cm", 72 * PT},
                {"12.7 mm", 36 * PT},
                {"-12.7 mm", -36 * PT},
                {"210 mm", MM(210)},
                {"0.001 pt", 1},
                {"10000 mm", MM(10000)},
        };
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
                int length = -1;
                g_assert_true(length_read(rows[i].text, &length));
                g_assert_cmpint(length, ==, rows[i].length);
        }
}

static void test_refused(void)
{
        static const char *const texts[] = {
                "",         " ",         "14",     "pt",       "1,5 pt",   "1.5.2 pt",
                "1 px",     "1 PT",      "1 pt ",  "1. pt",    ".5 pt",    "1e3 pt",
                "+1 pt",    "0.0001 in", "--1 pt", "10001 mm", "30000 in", "99999999999999999999 pt",
                "-1001 cm", "NaN pt"};
        for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
                int length = 7;
                if (length_read(texts[i], &length))
                        g_error("“%s” was read as %d", texts[i], length);
                g_assert_cmpint(length, ==, 7);
        }
}

static void test_written(void)
{
        char buffer[16];
        g_assert_cmpstr(length_mm(MM(12.7), buffer), ==, "12.7");
        g_assert_cmpstr(length_mm(-MM(210), buffer), ==, "-210.0");
        g_assert_cmpstr(length_mm(0, buffer), ==, "0.0");
        g_assert_cmpstr(length_mm(G_MININT, buffer), ==, "-739828.6");
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/length/units", test_units);
        g_test_add_func("/length/refused", test_refused);
        g_test_add_func("/length/written", test_written);
        return g_test_run();
}
