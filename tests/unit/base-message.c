/* SPDX-License-Identifier: MIT */
#include "base/message.h"

#include <glib/gstdio.h>
#include <string.h>

static struct place place(const char *file, guint line, guint col, guint width)
{
        return (struct place){file, line, (guint16)col, (guint16)width};
}

/* What messages_print says, with the file x.yaml holding text. */
static char *print(struct messages *messages, const char *text, enum language language)
{
        g_autofree char *folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        g_autofree char *path = g_build_filename(folder, "x.yaml", NULL);
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
        char *out = NULL;
        size_t count;
        FILE *stream = open_memstream(&out, &count);
        messages_print(messages, stream, folder, language);
        fclose(stream);
        g_unlink(path);
        g_rmdir(folder);
        char *copy = g_strdup(out);
        free(out);
        messages_close(messages);
        return copy;
}

static void test_form(void)
{
        struct messages *messages = messages_open();
        message_add_pair(messages, place("x.yaml", 3, 5, 4), place("x.yaml", 1, 1, 4), MESSAGE_YAML_DUPLICATE_KEY,
                         "tổng", NULL);
        g_autofree char *out = print(messages, "tổng: 1\na: 2\n\tă  tổng: 3\n", LANGUAGE_VI);
        g_assert_cmpstr(out, ==,
                        "x.yaml:3:5: error: trường “tổng” viết hai lần [yaml-duplicate-key]\n"
                        "    3 | \tă  tổng: 3\n"
                        "      | \t   ^^^^\n"
                        "    gợi ý: xóa hoặc đổi tên một trong hai\n"
                        "    xem thêm: x.yaml:1:1\n"
                        "    1 | tổng: 1\n"
                        "      | ^^^^\n");
}

/* Written with combining marks, which take no room; an editor counts them. */
static void test_decomposed(void)
{
        struct messages *messages = messages_open();
        message_add(messages, place("x.yaml", 1, 6, 4), MESSAGE_FIELD_BLANK, "a", NULL);
        g_autofree char *out = print(messages, "to\xCC\x82\xCC\x89ng to\xCC\x82\xCC\x89ng\n", LANGUAGE_EN);
        g_assert_true(g_str_has_prefix(out, "x.yaml:1:8: "));
        g_assert_nonnull(strstr(out, "\n      |      ^^^^\n"));
}

static void test_long_line(void)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < 4000; i++)
                g_string_append(text, i == 2999 ? "Z" : "ă");
        struct messages *messages = messages_open();
        message_add(messages, place("x.yaml", 1, 3000, 1), MESSAGE_FIELD_BLANK, "a", NULL);
        g_autofree char *out = print(messages, text->str, LANGUAGE_VI);
        g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
        g_assert_true(g_str_has_prefix(lines[1], "    1 | …ă"));
        g_assert_true(g_str_has_suffix(lines[1], "ă…"));
        g_assert_cmpint(g_utf8_strlen(lines[1], -1), <=, 8 + 102);
        const char *z = strchr(lines[1], 'Z'), *caret = strchr(lines[2], '^');
        g_assert_cmpint(g_utf8_strlen(lines[1], z - lines[1]), ==, caret - lines[2]);
}

static void test_edges(void)
{
        struct messages *messages = messages_open();
        message_add(messages, place("x.yaml", 99, 1, 1), MESSAGE_FIELD_BLANK, "past the end", NULL);
        message_add(messages, place("x.yaml", 1, 50, 9), MESSAGE_FIELD_BLANK, "past the line", NULL);
        message_add(messages, place("x.yaml", 0, 0, 0), MESSAGE_FIELD_BLANK, "file", NULL);
        message_add(messages, place("gone.yaml", 1, 1, 1), MESSAGE_FIELD_BLANK, "gone", NULL);
        message_add(messages, (struct place){0}, MESSAGE_FIELD_BLANK, "nowhere", NULL);
        g_autofree char *out = print(messages,
                                     "\x1B[2Jab\xFF"
                                     "c\r\nd",
                                     LANGUAGE_EN);
        g_assert_true(g_str_has_prefix(out, "kehoach: error: field “nowhere”"));
        g_assert_nonnull(strstr(out, "x.yaml: error: field “file”"));
        g_assert_nonnull(strstr(out, "    1 | \xEF\xBF\xBD[2Jab\xEF\xBF\xBD"
                                     "c\n      |         ^\n"));
        g_assert_null(strchr(out, 0x1B));
}

static void test_arguments(void)
{
        struct messages *messages = messages_open();
        g_autofree char *huge = g_strnfill(4000, 'x');
        message_add(messages, (struct place){0}, MESSAGE_FIELD_TYPE, "a\nb\x1B", IN_BOTH("một số", "a number"), huge,
                    NULL);
        g_autofree char *vi = message_text(messages_at(messages, 0), LANGUAGE_VI);
        g_autofree char *en = message_text(messages_at(messages, 0), LANGUAGE_EN);
        g_assert_nonnull(strstr(vi, "“a b\xEF\xBF\xBD” phải là một số, ở đây lại là x"));
        g_assert_nonnull(strstr(en, "must be a number,"));
        g_assert_cmpint(strlen(en), <, 800);
        messages_close(messages);
}

static void test_order(void)
{
        struct messages *messages = messages_open();
        message_add(messages, place("b", 1, 1, 1), MESSAGE_FIELD_BLANK, "5", NULL);
        message_add(messages, place("a", 10, 1, 1), MESSAGE_FIELD_BLANK, "4", NULL);
        message_add(messages, place("a", 9, 2, 1), MESSAGE_FIELD_BLANK, "2", NULL);
        message_add(messages, place("a", 9, 2, 1), MESSAGE_FIELD_BLANK, "3", NULL);
        message_add(messages, place("a", 9, 1, 1), MESSAGE_FIELD_BLANK, "1", NULL);
        message_add(messages, place("a", 10, 1, 1), MESSAGE_FIELD_BLANK, "4", NULL);
        messages_sort(messages);
        g_assert_cmpuint(messages_count(messages), ==, 5); /* one was said twice */
        for (guint i = 0; i < 5; i++) {
                char number[2] = {(char)('1' + i), 0};
                g_assert_cmpstr(messages_at(messages, i)->arguments[0], ==, number);
        }
        messages_close(messages);
}

static void test_pack(void)
{
        struct messages *from = messages_open(), *to = messages_open();
        message_add_pair(from, place("thư mục/x", 70000, 65535, 3), place("y", 1, 2, 3), MESSAGE_FIELD_TYPE, "a", "",
                         NULL);
        message_add(from, (struct place){0}, MESSAGE_WORKER_DIED, NULL);
        g_autoptr(GBytes) bytes = messages_pack(from);
        messages_close(from);
        g_assert_true(messages_unpack(to, bytes));
        g_assert_cmpuint(messages_count(to), ==, 2);
        const struct message *m = messages_at(to, 0);
        g_assert_cmpint(m->code, ==, MESSAGE_FIELD_TYPE);
        g_assert_cmpstr(m->at.file, ==, "thư mục/x");
        g_assert_true(m->at.file == messages_path(to, "thư mục/x"));
        g_assert_cmpuint(m->at.line, ==, 70000);
        g_assert_cmpuint(m->at.col, ==, 65535);
        g_assert_cmpstr(m->other.file, ==, "y");
        g_assert_cmpstr(m->arguments[1], ==, "");
        g_assert_null(m->arguments[2]);
        g_assert_null(messages_at(to, 1)->at.file);
        g_autoptr(GBytes) junk = g_bytes_new_static("not a message", 13);
        g_assert_false(messages_unpack(to, junk));
        messages_close(to);
}

/* Both languages say the same arguments, and no code stands twice. */
static void test_table(void)
{
        g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < MESSAGE_COUNT; i++) {
                const struct message_kind *kind = message_kind(i);
                g_assert_true(g_hash_table_add(codes, (gpointer)kind->code));
                g_assert_cmpint(kind->severity, <, SEVERITY_COUNT);
                g_assert_true(!kind->hint[LANGUAGE_VI] == !kind->hint[LANGUAGE_EN]);
                for (char n = '0'; n <= '3'; n++) {
                        char slot[] = {'{', n, '}', 0};
                        if (!strstr(kind->text[LANGUAGE_VI], slot) != !strstr(kind->text[LANGUAGE_EN], slot))
                                g_error("%s: %s stands in one language only", kind->code, slot);
                }
        }
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/message/form", test_form);
        g_test_add_func("/message/decomposed", test_decomposed);
        g_test_add_func("/message/long-line", test_long_line);
        g_test_add_func("/message/edges", test_edges);
        g_test_add_func("/message/arguments", test_arguments);
        g_test_add_func("/message/order", test_order);
        g_test_add_func("/message/pack", test_pack);
        g_test_add_func("/message/table", test_table);
        return g_test_run();
}
