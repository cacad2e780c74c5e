/* SPDX-License-Identifier: MIT */
#include "base/columns.h"

#include <string.h>

static guint columns(const char *text)
{
        return column_count(text, text + strlen(text));
}

static void test_count(void)
{
        g_assert_cmpuint(columns(""), ==, 0);
        g_assert_cmpuint(columns("tổng số"), ==, 7);
        g_assert_cmpuint(columns("to\xCC\x82\xCC\x89ng"), ==, 4);
        g_assert_cmpuint(columns("o\xCC\xA3\xCC\x82 o\xCC\x82\xCC\xA3"), ==, 3); /* marks in either order */
        g_assert_cmpuint(columns("\xC3\xB4\xCC\x89"), ==, 1);                    /* ô and hỏi */
        g_assert_cmpuint(columns("q\xCC\x83"), ==, 2);                           /* no such letter */
        g_assert_cmpuint(columns("\xCC\x83"
                                 "a"),
                         ==, 2); /* nothing before it */
}

static void test_next(void)
{
        const char *text = "a\xCC\x80\xCC\x80"
                           "b"; /* one grave composes, the second stays */
        const char *p = column_next(text);
        g_assert_cmpstr(p, ==,
                        "\xCC\x80"
                        "b");
        g_assert_cmpstr(column_next(p), ==, "b");
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/columns/count", test_count);
        g_test_add_func("/columns/next", test_next);
        return g_test_run();
}
