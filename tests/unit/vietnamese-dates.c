/* SPDX-License-Identifier: MIT */
#include <glib.h>

#include "vietnamese/dates.h"

static void assert_text(char *made, const char *expected)
{
        g_assert_cmpstr(made, ==, expected);
        g_free(made);
}

static void test_read(void)
{
        struct date date = {0};
        g_assert_true(date_read("2011-08-29", &date));
        g_assert_cmpint(date.year, ==, 2011);
        g_assert_cmpint(date.month, ==, 8);
        g_assert_cmpint(date.day, ==, 29);
        g_assert_true(date_read("2020-02-29", &date));
        static const char *const wrong[] = {
                "",           "2011",       "2011-8-29",  "2011-08-29 ", " 2011-08-29", "2011-13-01",
                "2011-00-10", "2011-02-29", "1900-02-29", "2011-04-31",  "2011-04-00",  "29/8/2011",
                "1899-12-31", "2101-01-01", "2011-08-2x", "9999999999",
        };
        for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
                if (date_read(wrong[i], &date))
                        g_error("'%s' was read as a date", wrong[i]);
        }
        g_assert_cmpint(date.year, ==, 2020); /* untouched by what was refused */
}

static void test_compare(void)
{
        struct date a = {.year = 2011, .month = 8, .day = 29};
        struct date b = {.year = 2011, .month = 9, .day = 1};
        struct date c = {.year = 2012, .month = 1, .day = 1};
        g_assert_cmpint(date_compare(a, a), ==, 0);
        g_assert_cmpint(date_compare(a, b), <, 0);
        g_assert_cmpint(date_compare(c, b), >, 0);
}

static void test_write(void)
{
        assert_text(date_long((struct date){2018, 4, 3}), "ngày 03 tháng 4 năm 2018");
        assert_text(date_long((struct date){2016, 11, 18}), "ngày 18 tháng 11 năm 2016");
        assert_text(date_long((struct date){2021, 2, 10}), "ngày 10 tháng 02 năm 2021");
        assert_text(date_long((struct date){.year = 2021}), "ngày      tháng      năm 2021");
        assert_text(date_long((struct date){0}), "ngày      tháng      năm     ");
        assert_text(date_short((struct date){2018, 4, 3}), "03/4/2018");
        assert_text(date_short((struct date){2015, 1, 6}), "06/01/2015");
        assert_text(date_short((struct date){0}), "");
        assert_text(date_iso((struct date){2018, 4, 3}), "2018-04-03");
        assert_text(date_iso((struct date){0}), "");
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/vietnamese/dates/read", test_read);
        g_test_add_func("/vietnamese/dates/compare", test_compare);
        g_test_add_func("/vietnamese/dates/write", test_write);
        return g_test_run();
}
