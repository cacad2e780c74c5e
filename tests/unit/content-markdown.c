/* SPDX-License-Identifier: MIT */
#include "content/markdown.h"

#include <string.h>

struct fixture {
        struct job parent;
        struct job *job;
        GString *text;
};

static void set_up(struct fixture *f, gconstpointer data)
{
        (void)data;
        f->parent = (struct job){.messages = messages_open(), .root = ".", .limits = limits_default};
        f->job = job_open(&f->parent);
        f->text = g_string_new(NULL);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_string_free(f->text, TRUE);
        job_close(f->job);
        messages_close(f->parent.messages);
}

static struct mark *markdown(struct fixture *f, const char *text)
{
        return markdown_read_text(f->job, text, strlen(text), (struct place){"x.md", 1, 1, 1});
}

static void assert_dump(struct fixture *f, const char *text, const char *expected)
{
        g_autoptr(GString) dump = g_string_new(NULL);
        mark_dump(markdown(f, text), dump);
        const char *body = strchr(dump->str, '\n');
        g_assert_cmpstr(body ? body + 1 : "", ==, expected);
}

/* The last message has this code and place. */
static void assert_said(struct fixture *f, enum message_code code, guint line, guint col)
{
        guint count = messages_count(f->job->messages);
        g_assert_cmpuint(count, >, 0);
        const struct message *m = messages_at(f->job->messages, count - 1);
        g_assert_cmpstr(message_kind(m->code)->code, ==, message_kind(code)->code);
        g_assert_cmpuint(m->at.line, ==, line);
        g_assert_cmpuint(m->at.col, ==, col);
}

static void test_headings(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "# Mục *tiêu* {#muc-tieu}\n## {#b label=\"PHẦN II.\" .to}\n### C {x} {#c label=\"*\"} ###\n",
                    "  1:1 heading level=1 id=\"muc-tieu\"\n"
                    "    1:3 text \"Mục \"\n"
                    "    1:7 emphasis\n"
                    "      1:8 text \"tiêu\"\n"
                    "  2:1 heading level=2 id=\"b\" label=\"PHẦN II.\" style=\"to\"\n"
                    "  3:1 heading level=3 id=\"c\" label=\"*\"\n"
                    "    3:5 text \"C {x}\"\n");
        assert_dump(f, "# {{a.b}}\n# A {{a_b_c}} {#a label=\"\"}\n",
                    "  1:1 heading level=1\n    1:3 text \"{{a.b}}\"\n"
                    "  2:1 heading level=1 id=\"a\" label=\"\"\n    2:3 text \"A {{a_b_c}}\"\n");
        g_assert_cmpuint(messages_count(f->job->messages), ==, 0);
        markdown(f, "ă\n\n# Ă *b* {#Sai_roi foo=1}\n");
        assert_said(f, MESSAGE_MARKDOWN_ATTRIBUTE, 3, 19);
        g_assert_cmpuint(messages_count(f->job->messages), ==, 2);
}

static void test_paragraph_attributes(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "{label=\"4.1.\"}\nĐoạn\n\n- {label=\"\"}\n  mục\n",
                    "  1:1 paragraph label=\"4.1.\"\n    2:1 text \"Đoạn\"\n"
                    "  4:1 list tight\n    4:1 item\n      4:3 paragraph label=\"\"\n        5:3 text \"mục\"\n");
        assert_dump(f, "{{a}} b\nc {#d}\n",
                    "  1:1 paragraph\n    1:1 text \"{{a}} b\"\n    1:1 soft-break\n    2:1 text \"c {#d}\"\n");
        g_assert_cmpuint(messages_count(f->job->messages), ==, 0);
        markdown(f, "a\n\n{label=\"x\"}\n\nb\n");
        assert_said(f, MESSAGE_MARKDOWN_ATTRIBUTE_ALONE, 3, 1);
}

/* Columns on later lines, in items and quotes, behind escapes and breaks. */
static void test_places(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(
                f, "Đoạn\n   tiếp *ă* b\n\n- a\n     *b*\nlười *c*\n\n> d\n>   *e*\n*g*\n",
                "  1:1 paragraph\n    1:1 text \"Đoạn\"\n    1:1 soft-break\n    2:4 text \"tiếp \"\n    2:9 emphasis\n"
                "      2:10 text \"ă\"\n    2:12 text \" b\"\n"
                "  4:1 list tight\n    4:1 item\n      4:3 paragraph\n        4:3 text \"a\"\n        4:3 soft-break\n"
                "        5:6 emphasis\n          5:7 text \"b\"\n        5:6 soft-break\n        6:1 text \"lười \"\n"
                "        6:6 emphasis\n          6:7 text \"c\"\n"
                "  8:1 quote\n    8:3 paragraph\n      8:3 text \"d\"\n      8:3 soft-break\n      9:5 emphasis\n"
                "        9:6 text \"e\"\n      9:5 soft-break\n      10:1 emphasis\n        10:2 text \"g\"\n");
        assert_dump(
                f, "a\\\nb  \n*c* `d\ne` [f](\ng) &amp; *h*\n",
                "  1:1 paragraph\n    1:1 text \"a\"\n    1:1 hard-break\n    2:1 text \"b\"\n    2:1 hard-break\n"
                "    3:1 emphasis\n      3:2 text \"c\"\n    3:4 text \" \"\n    3:6 code \"d e\"\n    4:3 text \" \"\n"
                "    4:4 link target=\"g\"\n      4:5 text \"f\"\n    5:3 text \" & \"\n    5:10 emphasis\n"
                "      5:11 text \"h\"\n");
        assert_dump(f, "[x]: /u\nSau *a*\n",
                    "  1:1 paragraph\n    2:1 text \"Sau \"\n    2:5 emphasis\n      2:6 text \"a\"\n");
}

static void test_lists(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "3. a\n4. b\n\n+ c\n\n+ d\n\n* e\n",
                    "  1:1 list start=3 tight\n    1:1 item\n      1:4 paragraph\n        1:4 text \"a\"\n"
                    "    2:1 item\n      2:4 paragraph\n        2:4 text \"b\"\n"
                    "  4:1 list\n    4:1 item\n      4:3 paragraph\n        4:3 text \"c\"\n"
                    "    6:1 item\n      6:3 paragraph\n        6:3 text \"d\"\n"
                    "  8:1 list tight\n    8:1 item\n      8:3 paragraph\n        8:3 text \"e\"\n");
}

static void test_placeholders(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "a_b {{x_y*z | `w` [q] <b>}} c_d **{{m}}**n \\{{k_*l*}}\n",
                    "  1:1 paragraph\n    1:1 text \"a_b {{x_y*z | `w` [q] <b>}} c_d \"\n    1:33 strong\n"
                    "      1:35 text \"{{m}}\"\n    1:42 text \"n {{k_\"\n    1:49 emphasis\n      1:50 text \"l\"\n"
                    "    1:52 text \"}}\"\n");
        assert_dump(f, "a {{budget.x |\n  đồng}} b {{c\n",
                    "  1:1 paragraph\n    1:1 text \"a {{budget.x | đồng}} b {{c\"\n");
        assert_dump(f, "`{{a_b}}` [{{c}}]({{d_e}})\n",
                    "  1:1 paragraph\n    1:2 code \"{{a_b}}\"\n    1:10 text \" \"\n"
                    "    1:11 link target=\"{{d_e}}\"\n      1:12 text \"{{c}}\"\n");
}

static void test_notes(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f,
                    "Ă[^a] b[^c_d_e].\n\n[^a]: Một\n    hai\n\n    ba\n[^c_d_e]: http://x\n\nHết \\[^f] `[^g]`\n\n"
                    "```\n[^h]: không\n```\n",
                    "  1:1 paragraph\n    1:1 text \"Ă\"\n    1:2 note-ref id=\"a\"\n    1:6 text \" b\"\n"
                    "    1:8 note-ref id=\"c_d_e\"\n    1:16 text \".\"\n"
                    "  9:1 paragraph\n    9:1 text \"Hết [^f] \"\n    9:12 code \"[^g]\"\n"
                    "  11:1 fence text-at=12:1 info=\"\" \"[^h]: không\\n\"\n"
                    "  3:1 note id=\"a\"\n    3:7 paragraph\n      3:7 text \"Một\"\n      3:7 soft-break\n"
                    "      4:5 text \"hai\"\n    6:5 paragraph\n      6:5 text \"ba\"\n"
                    "  7:1 note id=\"c_d_e\"\n    7:11 paragraph\n      7:11 text \"http://x\"\n");
}

static void test_tables(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(
                f, "Trước:\n| Tên | {{a | b}} |\n|:--|--:|\n| `c|d` | e\\|f *g* |\nh\n",
                "  1:1 paragraph\n    1:1 text \"Trước:\"\n"
                "  2:1 table\n    2:1 row\n      2:3 cell left\n        2:3 text \"Tên\"\n"
                "      2:9 cell right\n        2:9 text \"{{a | b}}\"\n"
                "    4:1 row\n      4:3 cell left\n        4:4 code \"c|d\"\n"
                "      4:11 cell right\n        4:11 text \"e|f \"\n        4:16 emphasis\n          4:17 text \"g\"\n"
                "    5:1 row\n      5:1 cell left\n        5:1 text \"h\"\n      5:1 cell right\n");
        assert_dump(f, "> - | a | b |\n>   |:-:|---|\n>   | 1. c | # d |\n",
                    "  1:1 quote\n    1:3 list tight\n      1:3 item\n        1:5 table\n          1:5 row\n"
                    "            1:7 cell center\n              1:7 text \"a\"\n            1:11 cell\n"
                    "              1:11 text \"b\"\n          3:5 row\n            3:7 cell center\n"
                    "              3:7 text \"1. c\"\n            3:14 cell\n              3:14 text \"# d\"\n");
        g_assert_cmpuint(messages_count(f->job->messages), ==, 0);
        markdown(f, "| a | b |\n|---|---|\n| c |\n| d | e | g |\n");
        assert_said(f, MESSAGE_MARKDOWN_TABLE, 4, 1);
        markdown(f, "| a | b |\n|---|---|---|\n");
        assert_said(f, MESSAGE_MARKDOWN_TABLE, 1, 1);
        g_assert_cmpuint(messages_count(f->job->messages), ==, 2);
}

static void test_fences(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "- a\n\n    ```budget  x \n      id: {{a_b}}\n    c: *d*\n    ```\n\n~~~\n~~~\n",
                    "  1:1 list\n    1:1 item\n      1:3 paragraph\n        1:3 text \"a\"\n"
                    "      3:5 fence text-at=4:5 info=\"budget  x\" \"  id: {{a_b}}\\nc: *d*\\n\"\n"
                    "  8:1 fence text-at=9:4 info=\"\" \"\"\n");
}

static void test_links(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "![Ảnh *a*](x.png){width=\"80mm\" caption=\"B {1}\"} b [c](#d) <https://e>\n",
                    "  1:1 paragraph\n    1:1 image target=\"x.png\" width=\"80mm\" caption=\"B {1}\"\n"
                    "      1:3 text \"Ảnh \"\n      1:7 emphasis\n        1:8 text \"a\"\n    1:48 text \" b \"\n"
                    "    1:51 link target=\"#d\"\n      1:52 text \"c\"\n    1:58 text \" \"\n"
                    "    1:59 link target=\"https://e\"\n      1:60 text \"https://e\"\n");
        static const char *const hostile[] = {"[x](javascript:alert)",  "[x](JavaScript&#58;a)",
                                              "[x](java&#10;script:a)", "![x](data:text/html,a)",
                                              "<vbscript:a>",           "[x](\x7F)"};
        for (guint i = 0; i < 5; i++) {
                g_autoptr(GString) dump = g_string_new(NULL);
                mark_dump(markdown(f, hostile[i]), dump);
                g_assert_null(strstr(dump->str, "target"));
                assert_said(f, MESSAGE_MARKDOWN_LINK, 1, messages_at(f->job->messages, i)->at.col);
        }
}

static void test_html(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f, "a <b>c</b> <!-- d -->\n\n<script>\ne\n</script>\n\n<!-- f\n g -->\n\nh < i &#27;&lt;\n",
                    "  1:1 paragraph\n    1:1 text \"a \"\n    1:6 text \"c\"\n    1:11 text \" \"\n"
                    "  10:1 paragraph\n    10:1 text \"h < i <\"\n");
        assert_said(f, MESSAGE_MARKDOWN_HTML, 3, 1);
        g_assert_cmpuint(messages_count(f->job->messages), ==, 3);
        g_assert_cmpuint(messages_at(f->job->messages, 1)->at.col, ==, 7);
        g_assert_cmpuint(messages_severe(f->job->messages, SEVERITY_ERROR), ==, 0);
}

static void test_text(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_dump(f,
                    "\xEF\xBB\xBF"
                    "to\xCC\x82\xCC\x89ng *a* \"b\" -- c...\r\nd\re\n",
                    "  1:1 paragraph\n    1:1 text \"tổng \"\n    1:6 emphasis\n      1:7 text \"a\"\n"
                    "    1:9 text \" \\\"b\\\" -- c...\"\n    1:9 soft-break\n    2:1 text \"d\"\n    2:1 soft-break\n"
                    "    3:1 text \"e\"\n");
        assert_dump(f, "", "");
        assert_dump(f, "\n \n", "");
        g_assert_null(markdown(f, "a\nb \xFF\n"));
        assert_said(f, MESSAGE_TEXT_ENCODING, 2, 3);
        g_assert_null(markdown(f, "a\x01"));
        assert_said(f, MESSAGE_TEXT_CONTROL, 1, 2);
        struct mark *mark = markdown_read_text(f->job, "a\nb", 3, (struct place){"x.yaml", 40, 9, 1});
        struct mark *text = list_at(&list_at(&mark->children, struct mark, 0)->children, struct mark, 2);
        g_assert_cmpuint(text->at.line, ==, 41);
        g_assert_cmpuint(text->at.col, ==, 9);
}

static void test_depth(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const char *const nests[] = {">", "> ", "- ", "1. ", "*a _b "};
        for (guint i = 0; i < G_N_ELEMENTS(nests); i++) {
                g_string_truncate(f->text, 0);
                for (guint k = 0; k < 10000; k++)
                        g_string_append(f->text, nests[i]);
                g_string_append(f->text, "x\n\n");
                markdown(f, f->text->str);
                if (i < 4)
                        assert_said(f, MESSAGE_MARKDOWN_DEPTH, 1, 1);
        }
        g_string_truncate(f->text, 0);
        for (guint k = 0; k < 200; k++)
                g_string_append_printf(f->text, "%*s- a\n", (int)(2 * k), "");
        g_assert_null(markdown(f, f->text->str));
        assert_said(f, MESSAGE_MARKDOWN_DEPTH, 65, 1);
        g_string_truncate(f->text, 0);
        for (guint k = 0; k < 70; k++)
                g_string_append(f->text, k % 2 ? "_a " : "**a ");
        for (guint k = 70; k-- > 0;)
                g_string_append(f->text, k % 2 ? "a_ " : "a** ");
        g_assert_null(markdown(f, f->text->str));
        g_assert_nonnull(markdown(f, "* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * *\n"));
}

static void test_images(struct fixture *f, gconstpointer data)
{
        (void)data;
        for (guint i = 0; i < 1000; i++)
                g_string_append(f->text, "![a](b.png)\n");
        g_assert_nonnull(markdown(f, f->text->str));
        g_string_append(f->text, "![a](b.png)\n");
        g_assert_null(markdown(f, f->text->str));
        assert_said(f, MESSAGE_MARKDOWN_IMAGES, 1001, 1);
        g_string_insert(f->text, 12, "\n"); /* of two paragraphs */
        g_assert_nonnull(markdown(f, f->text->str));
}

/* Each takes seconds or more where something is quadratic. */
static void test_fast(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const char *const patterns[] = {"[",         "*",     "`",     "![[]()", "[a](",  "<!--",       "{{",
                                               "{#\"",      "a\\\n", "{{a\n", "| ",     "|\n",   "|a|\n|-|\n", "[^a]",
                                               "[^a]: x\n", "{a={",  "``a`",  "&amp;",  "a|b `", "**x [",      "_a"};
        for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
                g_string_truncate(f->text, 0);
                while (f->text->len < 200000)
                        g_string_append(f->text, patterns[i]);
                gint64 begin = g_get_monotonic_time();
                markdown(f, f->text->str);
                gint64 took = g_get_monotonic_time() - begin;
                if (took > 5 * G_USEC_PER_SEC)
                        g_error("%s took %d ms", patterns[i], (int)(took / 1000));
        }
}

int main(int argc, char **argv)
{
        static const struct {
                const char *name;
                void (*test)(struct fixture *f, gconstpointer data);
        } tests[] = {
                {"/markdown/headings", test_headings},
                {"/markdown/paragraph-attributes", test_paragraph_attributes},
                {"/markdown/places", test_places},
                {"/markdown/lists", test_lists},
                {"/markdown/placeholders", test_placeholders},
                {"/markdown/notes", test_notes},
                {"/markdown/tables", test_tables},
                {"/markdown/fences", test_fences},
                {"/markdown/links", test_links},
                {"/markdown/html", test_html},
                {"/markdown/text", test_text},
                {"/markdown/depth", test_depth},
                {"/markdown/images", test_images},
                {"/markdown/fast", test_fast},
        };
        g_test_init(&argc, &argv, NULL);
        for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
                g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].test, tear_down);
        return g_test_run();
}
