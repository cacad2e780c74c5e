/* SPDX-License-Identifier: MIT */
#include "site/search.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/files.h"

static void word_join(const char *word, void *to)
{
        g_string_append_printf(to, "%s|", word);
}

static void assert_words(const char *text, const char *expected)
{
        g_autoptr(GString) words = g_string_new(NULL);
        g_autofree char *wanted = g_utf8_normalize(expected, -1, G_NORMALIZE_NFC);
        search_words(text, word_join, words);
        g_assert_cmpstr(words->str, ==, wanted);
}

static void test_words(void)
{
        assert_words("", "");
        assert_words(" – … ", "");
        assert_words("169/KH-UBND", "169|kh|ubnd|");
        assert_words("2.904.360.000 đồng, 1.2 và 3.4567", "2904360000|đông\u0300|1|2|va\u0300|3|4567|");
        assert_words("hòa hoà ho\u0300a hoa", "hoa\u0300|hoa\u0300|hoa\u0300|hoa|");
        assert_words("kỹ kĩ quy Ủy uỷ Mỹ ty tyb", "ki\u0303|ki\u0303|quy|uy\u0309|uy\u0309|mi\u0303|ti|tyb|");
        assert_words("a_b\xff"
                     "c",
                     "a|b|c|");
}

/* A word of 4,000 letters is none, and the words around it stay. */
static void test_long(void)
{
        g_autofree char *letters = g_strnfill(4000, 'x');
        g_autofree char *text = g_strdup_printf("a %s b", letters);
        assert_words(text, "a|b|");
}

/* ---- the index of ten thousand plans ---- */

enum {
        PLANS = 10000,
        SYLLABLES = 1500,
        WORDS_OF_PLAN = 200,
        PAIRED = 150, /* words that stand beside each other */
        QUERY_BYTES = 40 * 1024,
};

/* Syllables as in real text: a few in each plan, most in a few. */
static struct node *plan_new(struct job *job, GRand *rand, guint i)
{
        struct node *plan = node_new_map(job);
        g_autoptr(GString) words = g_string_new("3cong 3tac 3xa 3hoi 3cong_tac 2tac_xa 1xa_hoi ");
        g_autoptr(GHashTable) had = g_hash_table_new(NULL, NULL);
        guint before = 0;
        for (guint k = 0; k < WORDS_OF_PLAN; k++) {
                double at = g_rand_double(rand);
                guint word = (guint)(at * at * at * SYLLABLES), pair = before * SYLLABLES + word;
                if (g_hash_table_add(had, GUINT_TO_POINTER(word + 1)))
                        g_string_append_printf(words, "%d%c%c%u ", g_rand_int_range(rand, 1, 4), 'a' + word % 26,
                                               'a' + word / 26 % 26, word);
                if (MAX(before, word) < PAIRED && g_hash_table_add(had, GUINT_TO_POINTER(SYLLABLES + 1 + pair)))
                        g_string_append_printf(words, "1s%u_s%u ", before, word);
                before = word;
        }
        node_put_text(job, plan, "id", arena_printf(job->arena, "ke-hoach-%u", i));
        node_put_text(job, plan, "title", "Thực hiện Chương trình phát triển công tác xã hội giai đoạn 2021 - 2030");
        node_put_text(job, plan, "words", words->str);
        return plan;
}

static gsize largest(const char *folder, char kind)
{
        gsize most = 0;
        for (guint i = 0;; i++) {
                g_autofree char *path = g_strdup_printf("%s/tim-kiem/%c%u.json", folder, kind, i);
                GStatBuf info;
                if (g_stat(path, &info) != 0)
                        return most;
                most = MAX(most, (gsize)info.st_size);
        }
}

static void folder_drop(const char *folder)
{
        g_autofree char *inner = g_build_filename(folder, "tim-kiem", NULL);
        GDir *dir = g_dir_open(inner, 0, NULL);
        for (const char *name; dir && (name = g_dir_read_name(dir));) {
                g_autofree char *path = g_build_filename(inner, name, NULL);
                g_remove(path);
        }
        g_clear_pointer(&dir, g_dir_close);
        g_rmdir(inner);
        g_rmdir(folder);
}

/* A query of four words with their pairs, none in the same file, and ten results far apart. */
static void test_size(void)
{
        struct messages *messages = messages_open();
        struct job first = {.messages = messages, .root = ".", .limits = limits_default};
        struct job *job = job_open(&first);
        g_autofree char *out = g_dir_make_tmp("kehoach-search-XXXXXX", NULL);
        g_autoptr(GRand) rand = g_rand_new_with_seed(1);
        struct list plans = {0};
        for (guint i = 0; i < PLANS; i++)
                list_add(job->arena, &plans, plan_new(job, rand, i));
        g_assert_true(search_index(job, &plans, out));
        g_autofree char *manifest = g_build_filename(out, "tim-kiem/m.json", NULL);
        GStatBuf info;
        g_assert_cmpint(g_stat(manifest, &info), ==, 0);
        gsize words = largest(out, 'w'), pairs = largest(out, 'c'), titles = largest(out, 'k');
        g_test_message("manifest %ld, words %zu, pairs %zu, titles %zu", (long)info.st_size, words, pairs, titles);
        g_assert_cmpuint((gsize)info.st_size + 4 * words + 3 * pairs + 10 * titles, <=, QUERY_BYTES);
        folder_drop(out);
        job_close(job);
        messages_close(messages);
}

/* Plans that follow each other are told as a run: all ten thousand, and all but the tenth and eleventh. */
static void test_runs(void)
{
        struct messages *messages = messages_open();
        struct job first = {.messages = messages, .root = ".", .limits = limits_default};
        struct job *job = job_open(&first);
        g_autofree char *out = g_dir_make_tmp("kehoach-search-XXXXXX", NULL);
        struct list plans = {0};
        for (guint i = 0; i < PLANS; i++) {
                struct node *plan = node_new_map(job);
                node_put_text(job, plan, "id", arena_printf(job->arena, "p%u", i));
                node_put_text(job, plan, "title", "x");
                node_put_text(job, plan, "words", i == 9 || i == 10 ? "1tat " : "1tat 2tru ");
                list_add(job->arena, &plans, plan);
        }
        g_assert_true(search_index(job, &plans, out));
        g_autofree char *path = g_build_filename(out, "tim-kiem/w0.json", NULL);
        g_autofree char *text = NULL;
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_assert_cmpstr(text, ==, "{\"tat\":{\"tat\":\"-Bv4J\"},\"tru\":{\"tru\":\"-CIKk4J\"}}\n");
        folder_drop(out);
        job_close(job);
        messages_close(messages);
}

/* No plans: an index all the same, for the page to say that nothing is found. */
static void test_empty(void)
{
        struct messages *messages = messages_open();
        struct job first = {.messages = messages, .root = ".", .limits = limits_default};
        struct job *job = job_open(&first);
        g_autofree char *out = g_dir_make_tmp("kehoach-search-XXXXXX", NULL);
        g_assert_true(search_index(job, &(struct list){0}, out));
        g_autofree char *path = g_build_filename(out, "tim-kiem/m.json", NULL);
        g_autofree char *text = NULL;
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_assert_true(g_str_has_prefix(text, "{\"n\":0,"));
        folder_drop(out);
        job_close(job);
        messages_close(messages);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/search/words", test_words);
        g_test_add_func("/search/long", test_long);
        g_test_add_func("/search/size", test_size);
        g_test_add_func("/search/runs", test_runs);
        g_test_add_func("/search/empty", test_empty);
        return g_test_run();
}
