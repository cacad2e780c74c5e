/* SPDX-License-Identifier: MIT */
/* Sequences: common subsequences of short rows, anchors in long ones. */
#include "review/sequence.h"

#include <string.h>

static struct job *new_job(void)
{
        struct job first = {.root = ".", .limits = limits_default, .messages = messages_open()};
        return job_open(&first);
}

static void close_job(struct job *job)
{
        messages_close(job->messages);
        job_close(job);
}

/* Each letter of a word is one text of the row. */
static const char **letters(struct job *job, const char *word)
{
        const char **row = arena_new_array(job->arena, const char *, strlen(word) + 1);
        for (guint i = 0; word[i]; i++)
                row[i] = arena_text_n(job->arena, &word[i], 1);
        return row;
}

/* What stays of a, and that it stays in order. */
static void assert_kept(const char *a, const char *b, const char *kept)
{
        struct job *job = new_job();
        const int *match = sequence_match(job, letters(job, a), (guint)strlen(a), letters(job, b), (guint)strlen(b));
        g_autoptr(GString) out = g_string_new(NULL);
        int last = -1;
        for (guint i = 0; a[i]; i++) {
                if (match[i] == SEQUENCE_NONE)
                        continue;
                g_assert_cmpint(match[i], >, last);
                g_assert_cmpint(a[i], ==, b[match[i]]);
                last = match[i];
                g_string_append_c(out, a[i]);
        }
        g_assert_cmpstr(out->str, ==, kept);
        close_job(job);
}

static void test_short(void)
{
        assert_kept("", "", "");
        assert_kept("abc", "", "");
        assert_kept("", "abc", "");
        assert_kept("abc", "abc", "abc");
        assert_kept("abcd", "axcd", "acd");
        assert_kept("xaby", "zabw", "ab");
        assert_kept("aaaa", "aa", "aa");
        assert_kept("abc", "def", "");
}

enum {
        MANY = 20000
};

/* A row of MANY texts, all of them other, but every `step`th one is common to all rows. */
static const char **many(struct job *job, const char *name, guint step)
{
        const char **row = arena_new_array(job->arena, const char *, MANY);
        for (guint i = 0; i < MANY; i++)
                row[i] = arena_printf(job->arena, "%s %u", i % step == 0 ? "chung" : name, i);
        return row;
}

static void test_long(void)
{
        struct job *job = new_job();
        const int *match = sequence_match(job, many(job, "cũ", 3), MANY, many(job, "mới", 3), MANY);
        for (guint i = 0; i < MANY; i++)
                g_assert_cmpint(match[i], ==, i % 3 == 0 ? (int)i : SEQUENCE_NONE);
        close_job(job);
}

/* Nothing in common but blank lines by the thousand: quickly given up. */
static void test_hostile(void)
{
        struct job *job = new_job();
        const char **a = many(job, "cũ", MANY), **b = many(job, "mới", MANY);
        for (guint i = 0; i < MANY; i += 2)
                a[i] = b[MANY - 1 - i] = "trống";
        const int *match = sequence_match(job, a, MANY, b, MANY);
        int last = -1;
        for (guint i = 0; i < MANY; i++) {
                if (match[i] == SEQUENCE_NONE)
                        continue;
                g_assert_cmpint(match[i], >, last);
                g_assert_cmpstr(a[i], ==, b[match[i]]);
                last = match[i];
        }
        close_job(job);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/review/sequence/short", test_short);
        g_test_add_func("/review/sequence/long", test_long);
        g_test_add_func("/review/sequence/hostile", test_hostile);
        return g_test_run();
}
