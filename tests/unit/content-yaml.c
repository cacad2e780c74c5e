/* SPDX-License-Identifier: MIT */
#include "content/yaml.h"

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

static struct node *read_bytes(struct fixture *f, const char *text, gsize bytes)
{
        return yaml_read_text(f->job, text, bytes, (struct place){"x.yaml", 1, 1, 1});
}

static struct node *yaml(struct fixture *f, const char *text)
{
        return read_bytes(f, text, strlen(text));
}

/* text is refused with this code at this place. */
static void assert_refused(struct fixture *f, const char *text, enum message_code code, guint line, guint col)
{
        guint before = messages_count(f->job->messages);
        g_assert_null(yaml(f, text));
        g_assert_cmpuint(messages_count(f->job->messages), >, before);
        const struct message *m = messages_at(f->job->messages, before);
        g_assert_cmpstr(message_kind(m->code)->code, ==, message_kind(code)->code);
        g_assert_cmpuint(m->at.line, ==, line);
        g_assert_cmpuint(m->at.col, ==, col);
}

static void test_places(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_autoptr(GString) dump = g_string_new(NULL);
        struct node *node = yaml(f, "# chú thích\ntên: Hội An\r\nsố: [1, \"hai ba\"]\ndòng:\n"
                                    "  - {a: ~, b: no}\n  - |\n    một\n    hai\n");
        node_dump(node, dump);
        g_assert_cmpstr(dump->str, ==,
                        "2:1 map 3\n"
                        "  2:1 tên: 2:6 plain \"Hội An\"\n"
                        "  3:1 số: 3:5 list 2\n"
                        "    3:6 plain \"1\"\n"
                        "    3:9 \"hai ba\"\n"
                        "  4:1 dòng: 5:3 list 2\n"
                        "    5:5 map 2\n"
                        "      5:6 a: 5:9 plain \"~\"\n"
                        "      5:12 b: 5:15 plain \"no\"\n"
                        "    6:5 \"một\\nhai\\n\"\n");
        g_assert_cmpuint(node_find(node, "tên")->at.width, ==, 6);
        g_assert_cmpuint(list_at(&node_find(node, "số")->items, struct node, 1)->at.width, ==, 8);
        g_assert_cmpuint(messages_count(f->job->messages), ==, 0);
}

static void test_scalars(struct fixture *f, gconstpointer data)
{
        (void)data;
        struct node *node =
                yaml(f, "\xEF\xBB\xBF"
                        "a: 010\nb: no\nc: 1_000\nd:\ne: \"\"\nf: null\ng: 'null'\nh: []\ni: false\nj: {}\n");
        g_assert_cmpstr(node_find_text(node, "a"), ==, "010");
        g_assert_cmpstr(node_find_text(node, "b"), ==, "no");
        g_assert_cmpstr(node_find_text(node, "c"), ==, "1_000");
        g_assert_null(node_find_text(node, "h"));
        g_assert_true(node_is_null(node_find(node, "d")));
        g_assert_false(node_is_null(node_find(node, "e")));
        g_assert_true(node_is_null(node_find(node, "f")));
        g_assert_false(node_is_null(node_find(node, "g")));
        static const char *const falses = "defhi";
        for (const char *p = falses; *p; p++) {
                char key[] = {*p, 0};
                g_assert_true(node_is_false(node_find(node, key)));
        }
        g_assert_true(node_is_false(NULL));
        g_assert_false(node_is_false(node_find(node, "a")));
        g_assert_false(node_is_false(node_find(node, "j")));
        g_assert_cmpuint(node_find(node, "a")->at.col, ==, 4); /* the mark before it takes no column */
}

static void test_empty(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const char *const texts[] = {"", "\n", "# chỉ có chú thích\n", "---\n", "~", "\xEF\xBB\xBF"};
        for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
                struct node *node = yaml(f, texts[i]);
                g_assert_cmpint(node->kind, ==, NODE_MAP);
                g_assert_cmpuint(node->items.count, ==, 0);
        }
}

static void test_nfc(struct fixture *f, gconstpointer data)
{
        (void)data;
        /* "tổng: tổng cộng, x" in NFD: text and places are composed (base/columns.h) */
        struct node *node = yaml(f, "{to\xCC\x82\xCC\x89ng: to\xCC\x82\xCC\x89ng, x: [y]}");
        g_assert_cmpstr(node_find_text(node, "tổng"), ==, "tổng");
        g_assert_cmpuint(node_find(node, "tổng")->at.width, ==, 4);
        g_assert_cmpuint(node_find(node, "x")->at.col, ==, 17);
        assert_refused(f, "tổng: 1\nto\xCC\x82\xCC\x89ng: 2\n", MESSAGE_YAML_DUPLICATE_KEY, 2, 1);
}

static void test_offset(struct fixture *f, gconstpointer data)
{
        (void)data;
        struct node *node = yaml_read_text(f->job, "a: 1\nb: 2\n", 10, (struct place){"x.md", 40, 5, 1});
        g_assert_cmpuint(node_find(node, "a")->at.line, ==, 40);
        g_assert_cmpuint(node_find(node, "b")->at.line, ==, 41);
        g_assert_cmpuint(node_find(node, "b")->at.col, ==, 8);
        g_assert_cmpstr(node->at.file, ==, "x.md");
}

/* libyaml takes these for line ends; editors do not. */
static void test_line_ends(struct fixture *f, gconstpointer data)
{
        (void)data;
        struct node *node = yaml(f, "a: \"x\xE2\x80\xA8y\"\rb: 1\r\nc: 2\n");
        g_assert_cmpuint(node_find(node, "b")->at.line, ==, 2);
        g_assert_cmpuint(node_find(node, "c")->at.line, ==, 3);
}

static void test_aliases(struct fixture *f, gconstpointer data)
{
        (void)data;
        struct node *node = yaml(f, "a: &x {b: 1}\nc: *x\nd: &x 2\ne: *x\n<<: 3\n");
        g_assert_cmpstr(node_find_text(node_find(node, "c"), "b"), ==, "1");
        g_assert_cmpstr(node_find_text(node, "e"), ==, "2");
        g_assert_cmpstr(node_find_text(node, "<<"), ==, "3"); /* a key like any other */
        assert_refused(f, "a: *khong\n", MESSAGE_YAML_ALIAS, 1, 4);
        assert_refused(f, "a: &x [1, *x]\n", MESSAGE_YAML_ALIAS_LOOP, 1, 11);
        g_string_assign(f->text, "a: &x 1\nb: [");
        for (guint i = 0; i < 65; i++)
                g_string_append(f->text, "*x, ");
        g_string_append(f->text, "]\n");
        assert_refused(f, f->text->str, MESSAGE_YAML_ALIASES, 2, 5 + 64 * 4);
}

/* Nine lines that would be 8^9 values. */
static void test_expansion(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_string_assign(f->text, "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (guint i = 1; i < 9; i++) {
                g_string_append_printf(f->text, "a%u: &a%u [", i, i);
                for (guint k = 0; k < 8; k++)
                        g_string_append_printf(f->text, "*a%u, ", i - 1);
                g_string_append(f->text, "]\n");
        }
        f->job->limits.aliases = 1000;
        assert_refused(f, f->text->str, MESSAGE_YAML_NODES, 8, 10);
        f->job->limits.depth = 5;
        assert_refused(f, f->text->str, MESSAGE_YAML_DEPTH, 5, 10);
}

static void test_syntax(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f, "a:\n\tb: 1\n", MESSAGE_YAML_TAB, 2, 1);
        assert_refused(f, "a: 1\n\tb: 2\n", MESSAGE_YAML_TAB, 2, 1);
        assert_refused(f, "a:\n  b: 1\n \tc: 2\n", MESSAGE_YAML_TAB, 3, 2);
        assert_refused(f, "a: 1\n  b: 2\n", MESSAGE_YAML_COLON, 2, 4);
        assert_refused(f, "title: Kế hoạch: năm 2012\n", MESSAGE_YAML_COLON, 1, 16);
        assert_refused(f, "a:\n    b: 1\n  c: 2\n", MESSAGE_YAML_INDENT, 3, 3);
        assert_refused(f, "a: \"x\" y\n", MESSAGE_YAML_REST, 1, 8);
        assert_refused(f, "a: 1\nb\nc: 2\n", MESSAGE_YAML_NO_COLON, 2, 1);
        assert_refused(f, "a: \"xong\nb: 1\n", MESSAGE_YAML_QUOTE, 1, 4);
        assert_refused(f, "a: [1, 2\nb: 3\n", MESSAGE_YAML_BRACKET, 2, 2);
        assert_refused(f, "a: \"C:\\kế\"\n", MESSAGE_YAML_ESCAPE, 1, 7);
        assert_refused(f, "a: @x\n", MESSAGE_YAML_START, 1, 4);
        assert_refused(f, "a: > 5 người\n", MESSAGE_YAML_START, 1, 4);
        assert_refused(f, "a: {{budget.x}}\n", MESSAGE_YAML_KEY, 1, 5);
        assert_refused(f, "[a]: 1\n", MESSAGE_YAML_KEY, 1, 1);
        assert_refused(f, "a: 1\n---\nb: 2\n", MESSAGE_YAML_DOCUMENTS, 2, 1);
        assert_refused(f, "a: !!int 5\n", MESSAGE_YAML_TAG, 1, 4);
        assert_refused(f, "&x &y 1\n", MESSAGE_YAML_SYNTAX, 1, 4);
        assert_refused(f, "%TAG ! x\n---\na: 1\n", MESSAGE_YAML_TAG, 1, 1);
}

static void test_duplicates(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f, "a: {b: {a: 1}}\nc: 1\na: 2\n", MESSAGE_YAML_DUPLICATE_KEY, 3, 1);
        const struct message *m = messages_at(f->job->messages, 0);
        g_assert_cmpuint(m->other.line, ==, 1);
        g_assert_cmpstr(m->arguments[0], ==, "a");
        g_assert_nonnull(yaml(f, "- {a: 1}\n- {a: 1}\n- {b: {a: {a: 1}}, a: 1}\n"));
        /* all of them in one run */
        guint before = messages_count(f->job->messages);
        g_assert_null(yaml(f, "a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n"));
        g_assert_cmpuint(messages_count(f->job->messages) - before, ==, 3);
}

static void test_encoding(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f,
                       "a: 1\nb: K\xEA ho\xA1"
                       "ch\n",
                       MESSAGE_TEXT_ENCODING, 2, 5);
        assert_refused(f,
                       "\xFF\xFE"
                       "a",
                       MESSAGE_TEXT_ENCODING, 1, 1);
        assert_refused(f, "á: \x07\n", MESSAGE_TEXT_CONTROL, 1, 4);
        assert_refused(f, "a: \"x\\0\"\n", MESSAGE_TEXT_CONTROL, 1, 4);
        assert_refused(f, "a: \xEF\xBB\xBF\n", MESSAGE_TEXT_CONTROL, 1, 4);
        guint before = messages_count(f->job->messages);
        g_assert_null(read_bytes(f, "a: \0", 4));
        g_assert_cmpint(messages_at(f->job->messages, before)->code, ==, MESSAGE_TEXT_CONTROL);
}

static void test_depth(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const char *const openers[] = {"[", "{", "- ", "[a, ", "? ", "[\n", "{a: "};
        for (guint i = 0; i < G_N_ELEMENTS(openers); i++) {
                g_string_truncate(f->text, 0);
                while (f->text->len < 300000)
                        g_string_append(f->text, openers[i]);
                gint64 begin = g_get_monotonic_time();
                g_assert_null(yaml(f, f->text->str));
                g_assert_cmpint(g_get_monotonic_time() - begin, <, 5 * G_USEC_PER_SEC); /* was minutes */
                const struct message *m = messages_at(f->job->messages, messages_count(f->job->messages) - 1);
                g_assert_cmpint(m->code, ==, i == 1 ? MESSAGE_YAML_DEPTH : m->code);
        }
        g_string_assign(f->text, "");
        for (guint i = 0; i < 64; i++)
                g_string_append_c(f->text, '[');
        for (guint i = 0; i < 64; i++)
                g_string_append_c(f->text, ']');
        g_assert_nonnull(yaml(f, f->text->str));
}

static void test_large(struct fixture *f, gconstpointer data)
{
        (void)data;
        for (guint i = 0; i < 100000; i++)
                g_string_append_printf(f->text,
                                       "- id: dong-%u\n  label: Hỗ trợ hộ nghèo\n  amounts: {trung-uong: %u}\n", i, i);
        struct node *node = yaml(f, f->text->str);
        g_assert_cmpuint(node->items.count, ==, 100000);
        struct node *last = list_at(&node->items, struct node, 99999);
        g_assert_cmpuint(last->at.line, ==, 299998);
        g_assert_cmpstr(node_find_text(node_find(last, "amounts"), "trung-uong"), ==, "99999");
        f->job->limits.nodes = 1000;
        g_assert_null(yaml(f, f->text->str));
}

static void test_made(struct fixture *f, gconstpointer data)
{
        (void)data;
        struct node *map = node_new_map(f->job), *list = node_new_list(f->job);
        node_put(f->job, map, "danh-sach", list);
        node_add(f->job, list, node_new_text(f->job, "no"));
        node_put_text(f->job, map, "tên", "x\"y\n");
        g_autoptr(GString) dump = g_string_new(NULL);
        node_dump(map, dump);
        g_assert_cmpstr(dump->str, ==,
                        "0:0 map 2\n  0:0 danh-sach: 0:0 list 1\n    0:0 \"no\"\n  0:0 tên: 0:0 \"x\\\"y\\n\"\n");
        g_assert_null(node_find(list, "x"));
        g_assert_null(node_find(NULL, "x"));
}

int main(int argc, char **argv)
{
        static const struct {
                const char *name;
                void (*test)(struct fixture *f, gconstpointer data);
        } tests[] = {
                {"/yaml/places", test_places},     {"/yaml/scalars", test_scalars},
                {"/yaml/empty", test_empty},       {"/yaml/nfc", test_nfc},
                {"/yaml/offset", test_offset},     {"/yaml/line-ends", test_line_ends},
                {"/yaml/aliases", test_aliases},   {"/yaml/expansion", test_expansion},
                {"/yaml/syntax", test_syntax},     {"/yaml/duplicates", test_duplicates},
                {"/yaml/encoding", test_encoding}, {"/yaml/depth", test_depth},
                {"/yaml/large", test_large},       {"/yaml/made", test_made},
        };
        g_test_init(&argc, &argv, NULL);
        for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
                g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].test, tear_down);
        return g_test_run();
}
