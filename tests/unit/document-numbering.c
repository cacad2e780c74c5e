/* SPDX-License-Identifier: MIT */
#include "document/numbering.h"

static struct job job;

static void fill(const char *format, guint n, const char *above, const char *expected)
{
        g_assert_cmpstr(numbers_format(&job, format, n, above), ==, expected);
}

static void formats(void)
{
        fill("{I}.", 4, NULL, "IV.");
        fill("{1}.", 12, NULL, "12.");
        fill("{a})", 5, NULL, "đ)");
        fill("{a})", 7, NULL, "g)");
        fill("{A}.", 5, NULL, "Đ.");
        fill("{i}.", 3, NULL, "iii.");
        fill("{^}.{1}.", 2, "4", "4.2.");
        fill("{^}.{1}.", 2, NULL, "2.");
        fill("Phần {I}", 2, NULL, "Phần II");
        fill("{x} {} {1", 2, NULL, "{x} {} {1");
        fill("", 2, NULL, "");
        fill("{I}.", 1000000, NULL, "1000000.");
}

/* A scheme as the layouts have it, built here. */
static struct numbering *scheme(const char *const *formats_of_levels)
{
        struct numbering *numbering = arena_new(job.arena, struct numbering);
        for (guint i = 0; formats_of_levels[i]; i++) {
                struct level *level = arena_new(job.arena, struct level);
                level->format.text = formats_of_levels[i];
                list_add(job.arena, &numbering->levels, level);
        }
        return numbering;
}

static void counting(void)
{
        const char *const levels[] = {"{I}.", "{1}.", "{^}.{1}.", "{a})", NULL};
        struct numbers n = {.scheme = scheme(levels)};
        g_assert_cmpuint(numbers_levels(&n), ==, 4);
        g_assert_cmpstr(numbers_next(&job, &n, 0), ==, "I.");
        g_assert_cmpstr(numbers_next(&job, &n, 1), ==, "1.");
        g_assert_cmpstr(numbers_next(&job, &n, 2), ==, "1.1.");
        g_assert_cmpstr(numbers_next(&job, &n, 2), ==, "1.2.");
        g_assert_cmpstr(numbers_next(&job, &n, 3), ==, "a)");
        g_assert_cmpuint(n.depth, ==, 4);
        g_assert_cmpstr(numbers_next(&job, &n, 1), ==, "2.");
        g_assert_cmpuint(n.depth, ==, 2);
        g_assert_cmpstr(numbers_next(&job, &n, 2), ==, "2.1.");
        g_assert_cmpstr(numbers_next(&job, &n, 0), ==, "II.");
        g_assert_cmpstr(numbers_next(&job, &n, 1), ==, "1.");
}

static void given_labels(void)
{
        const char *const levels[] = {"Phần {I}", "{I}.", "{1}.", "{a})", NULL};
        struct numbers n = {.scheme = scheme(levels)};
        numbers_given(&job, &n, 0, "PHẦN I:");
        g_assert_cmpstr(n.bare[0], ==, "PHẦN I");
        numbers_given(&job, &n, 0, "PHẦN II.");
        g_assert_cmpuint(n.count[0], ==, 2);
        g_assert_cmpstr(numbers_next(&job, &n, 0), ==, "Phần III");
        numbers_given(&job, &n, 2, "4.");
        g_assert_cmpstr(numbers_next(&job, &n, 2), ==, "5.");
        numbers_given(&job, &n, 3, "đ)");
        g_assert_cmpstr(numbers_next(&job, &n, 3), ==, "e)");
        /* No number in it: one more. */
        numbers_given(&job, &n, 2, "Bước sau");
        g_assert_cmpuint(n.count[2], ==, 6);
        numbers_given(&job, &n, 2, "99999999999999999999.");
        g_assert_cmpuint(n.count[2], ==, 7);
}

static void what_counts(void)
{
        g_assert_false(label_counts(""));
        g_assert_false(label_counts("*"));
        g_assert_false(label_counts(" – "));
        g_assert_true(label_counts("đ)"));
        g_assert_true(label_counts("(1)"));
        g_assert_cmpstr(label_bare(&job, "4.1."), ==, "4.1");
        g_assert_cmpstr(label_bare(&job, "PHẦN I: "), ==, "PHẦN I");
        g_assert_cmpstr(label_bare(&job, "..."), ==, "");
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        job = (struct job){.arena = arena_open(), .limits = limits_default};
        g_test_add_func("/numbering/formats", formats);
        g_test_add_func("/numbering/counting", counting);
        g_test_add_func("/numbering/given", given_labels);
        g_test_add_func("/numbering/counts", what_counts);
        int status = g_test_run();
        arena_close(job.arena);
        return status;
}
