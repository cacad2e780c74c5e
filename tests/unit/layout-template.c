/* SPDX-License-Identifier: MIT */
#include <glib.h>
#include <string.h>

#include "layout/template.h"

struct fixture {
        struct messages *messages;
        struct job *job;
};

static void open_fixture(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        f->messages = messages_open();
        struct job first = {.messages = f->messages, .root = ".", .limits = limits_default};
        f->job = job_open(&first);
}

static void close_fixture(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        job_close(f->job);
        messages_close(f->messages);
}

static struct node *read_data(struct fixture *f, const char *yaml)
{
        const struct place at = {.file = "data.yaml", .line = 1, .col = 1};
        struct node *node = yaml_read_text(f->job, yaml, strlen(yaml), at);
        g_assert_nonnull(node);
        return node;
}

/* Partials: the text behind `name=` in a list of texts. */
static const char *find_partial(struct job *job, const char *name, void *with, const char **shown)
{
        const char *const *partials = with;
        for (; *partials; partials++) {
                gsize bytes = strlen(name);
                if (strncmp(*partials, name, bytes) != 0 || (*partials)[bytes] != '=')
                        continue;
                *shown = messages_path(job->messages, name);
                return *partials + bytes + 1;
        }
        return NULL;
}

static char *render(struct fixture *f, const char *text, const char *const *partials, const struct node *data)
{
        const struct template_source source = {
                .text = text,
                .at = {.file = "t.mustache", .line = 1, .col = 1},
                .partial = partials ? find_partial : NULL,
                .with = (void *)partials,
        };
        return template_render(f->job, &source, data, TEMPLATE_HTML);
}

static void assert_made(struct fixture *f, const char *text, const char *yaml, const char *expected)
{
        g_assert_cmpstr(render(f, text, NULL, read_data(f, yaml)), ==, expected);
        g_assert_cmpuint(messages_count(f->messages), ==, 0);
}

static void test_values(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        assert_made(f, "", "{}", "");
        assert_made(f, "{{a}} {{{a}}} {{&a}}", "a: <b>&\"'", "&lt;b&gt;&amp;&quot;&#39; <b>&\"' <b>&\"'");
        assert_made(f, "{{a}}{{b}}{{c}}{{d}}", "{a: 010, b: 1_000, c: no, d: 1.50}", "0101_000no1.50");
        assert_made(f, "[{{a}}{{b}}{{c}}]", "{a: null, b: ~, c: }", "[]");
        assert_made(f, "{{a}} {{b}}", "{a: true, b: \"null\"}", "true null");
        assert_made(f, "[{{a}}{{b}}]", "{a: [1], b: {c: 1}}", "[]");
        assert_made(f, "{{tên đơn vị}}", "tên đơn vị: Sở", "Sở");
        assert_made(f, "[{{a..b}}{{.a}}{{a.}}]", "{a: {b: 1}}", "[]");
        assert_made(f, "{{ #a }}x{{ /a }}{{ > p }}", "a: 1", "x");
}

static void test_truth(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        assert_made(f, "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "a: false", "no");
        assert_made(f, "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "a: \"false\"", "yes");
        assert_made(f, "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "a: \"\"", "no");
        assert_made(f, "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "a: 0", "yes");
        assert_made(f, "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "a: []", "no");
        assert_made(f, "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "b: 1", "no");
        assert_made(f, "{{#a}}{{b}}{{/a}}", "{b: out, a: {b: }}", "");
}

static void test_lines(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        static const char *const partials[] = {"p=1\n\n2\n  {{>q}}\n{{#l}}\n.\n{{/l}}\n3{{>q}}\n", "q=<\n>", NULL};
        const struct node *data = read_data(f, "l: [1, 2]");
        g_assert_cmpstr(render(f, "  {{>p}}\nend", partials, data), ==,
                        "  1\n  \n  2\n    <\n    >  .\n  .\n  3<\n>\nend");
        g_assert_cmpstr(render(f, "a {{>p}}\n", partials, data), ==, "a 1\n\n2\n  <\n  >.\n.\n3<\n>\n\n");
        g_assert_cmpstr(render(f, " {{! a }} {{! b }}\n", NULL, data), ==, "  \n");
        g_assert_cmpstr(render(f, "\t{{!a}}\t\r\nb", NULL, data), ==, "b");
}

static void test_large_maps(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        g_autoptr(GString) yaml = g_string_new(NULL), text = g_string_new(NULL);
        enum {
                KEYS = 50000
        };
        for (guint i = 0; i < KEYS; i++) {
                g_string_append_printf(yaml, "k%u: v\n", i);
                g_string_append_printf(text, "{{k%u}}{{miss%u}}", i, i);
        }
        const char *made = render(f, text->str, NULL, read_data(f, yaml->str));
        g_assert_nonnull(made);
        g_assert_cmpuint(strlen(made), ==, KEYS);
}

static void assert_wrong(struct fixture *f, const char *text, guint count, const char *code, guint line, guint col)
{
        messages_close(f->messages);
        f->messages = f->job->messages = messages_open();
        g_assert_null(render(f, text, NULL, read_data(f, "a: 1")));
        g_assert_cmpuint(messages_count(f->messages), ==, count);
        messages_sort(f->messages);
        const struct message *message = messages_at(f->messages, 0);
        g_assert_cmpstr(message_kind(message->code)->code, ==, code);
        g_assert_cmpuint(message->at.line, ==, line);
        g_assert_cmpuint(message->at.col, ==, col);
}

static void test_errors(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        assert_wrong(f, "đây\nlà {{a", 1, "template-tag", 2, 4);
        assert_wrong(f, "{{{a}}", 1, "template-tag", 1, 1);
        assert_wrong(f, "{{=a b}}", 1, "template-tag", 1, 1);
        assert_wrong(f, " {{=a=}}", 1, "template-delimiter", 1, 2);
        assert_wrong(f, "{{=a b c=}}", 1, "template-delimiter", 1, 1);
        assert_wrong(f, "{{=a= b=}}", 1, "template-delimiter", 1, 1);
        assert_wrong(f, "{{=a 123456789012345678901234567890123=}}", 1, "template-delimiter", 1, 1);
        assert_wrong(f, "x\n  {{}}", 1, "template-name", 2, 3);
        assert_wrong(f, "{{# }}", 1, "template-name", 1, 1);
        assert_wrong(f, "{{/a}}", 1, "template-close", 1, 1);
        assert_wrong(f, "{{#a}}{{/b}}{{/a}}", 1, "template-close", 1, 7);
        assert_wrong(f, "\n{{#a}}", 1, "template-unclosed", 2, 1);
        assert_wrong(f, "{{#a}}{{#b}}{{^c}}{{/a}}", 2, "template-unclosed", 1, 7);
        assert_wrong(f, "{{$a}}", 1, "template-unsupported", 1, 1);
        assert_wrong(f, "{{<a}}", 1, "template-unsupported", 1, 1);
        assert_wrong(f, "{{/x}}{{/y}}\n{{#z}}", 3, "template-close", 1, 1);
}

static void test_deep(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < 100000; i++)
                g_string_append(text, "{{#a}}");
        assert_wrong(f, text->str, 1, "template-depth", 1, 64 * 6 + 1);
}

/* Two calls of itself a level would be 2^64 calls. */
static void test_recursion(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        static const char *const once[] = {"p=x{{>p}}", NULL};
        static const char *const twice[] = {"p={{#a}}{{>q}}{{>q}}{{/a}}", "q={{^b}}{{>p}}{{/b}}", NULL};
        g_assert_null(render(f, "{{>p}}", once, read_data(f, "a: 1")));
        g_assert_cmpuint(messages_count(f->messages), ==, 1);
        g_assert_cmpint(messages_at(f->messages, 0)->code, ==, MESSAGE_TEMPLATE_DEPTH);
        g_assert_null(render(f, "{{>p}}", twice, read_data(f, "a: 1")));
        g_assert_cmpuint(messages_count(f->messages), ==, 2);
}

static void test_expansion(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        g_autoptr(GString) yaml = g_string_new("l: [");
        for (guint i = 0; i < 3000; i++)
                g_string_append(yaml, "1,");
        g_string_append(yaml, "1]");
        g_assert_null(render(f, "{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}", NULL, read_data(f, yaml->str)));
        g_assert_cmpuint(messages_count(f->messages), ==, 1);
        g_assert_cmpint(messages_at(f->messages, 0)->code, ==, MESSAGE_TEMPLATE_LIMIT);
}

static void test_broken_partial(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        static const char *const partials[] = {"p=a\n{{#b}}", NULL};
        g_assert_null(render(f, "{{>p}}{{>p}}", partials, read_data(f, "{}")));
        g_assert_cmpuint(messages_count(f->messages), ==, 1);
        g_assert_cmpstr(messages_at(f->messages, 0)->at.file, ==, "p");
        g_assert_cmpuint(messages_at(f->messages, 0)->at.line, ==, 2);
}

static void test_find(struct fixture *f, gconstpointer unused)
{
        (void)unused;
        const struct node *data = read_data(f, "{a: {b: x}, c: y, list: [first]}");
        g_assert_cmpstr(template_find(data, "a.b")->text, ==, "x");
        g_assert_cmpstr(template_find(data, "c")->text, ==, "y");
        g_assert_true(template_find(data, ".") == data);
        g_assert_null(template_find(data, "a.b.c"));
        g_assert_null(template_find(data, ""));
        g_assert_cmpstr(template_find(data, "list.0")->text, ==, "first");
        g_assert_null(template_find(data, "list.1"));
        g_assert_null(template_find(data, "list.-1"));
        g_assert_null(template_find(data, "list.4294967296"));
        g_assert_null(template_find(NULL, "a"));
}

static void add_test(const char *path, void (*test)(struct fixture *, gconstpointer))
{
        g_test_add(path, struct fixture, NULL, open_fixture, test, close_fixture);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        add_test("/layout/template/values", test_values);
        add_test("/layout/template/truth", test_truth);
        add_test("/layout/template/lines", test_lines);
        add_test("/layout/template/large-maps", test_large_maps);
        add_test("/layout/template/errors", test_errors);
        add_test("/layout/template/deep", test_deep);
        add_test("/layout/template/recursion", test_recursion);
        add_test("/layout/template/expansion", test_expansion);
        add_test("/layout/template/broken-partial", test_broken_partial);
        add_test("/layout/template/find", test_find);
        return g_test_run();
}
