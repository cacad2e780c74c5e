/* SPDX-License-Identifier: MIT */
#include "content/schema.h"

#include <stddef.h>
#include <string.h>

#include "content/yaml.h"

struct leaf {
        struct place at;
        struct text id, label;
        struct list leaves;
};

static const char *const colours[] = {"đỏ", "\"xanh\"", NULL};

extern const struct shape leaf_shape;

static const struct field leaf_fields[] = {
        {"id", FIELD_ID, offsetof(struct leaf, id), FIELD_REQUIRED, .vi = "mã \\ \"x\"", .en = "id"},
        {"label", FIELD_TEXT, offsetof(struct leaf, label), 0, .max = 9, .vi = ".nhãn", .en = "label"},
        {"colour", FIELD_CHOICE, 0, 0, .choices = colours, .vi = "màu", .en = "colour"},
        {"leaves", FIELD_MANY, offsetof(struct leaf, leaves), 0, .of = &leaf_shape, .vi = "con", .en = "below"},
};

const struct shape leaf_shape = {
        .name = "leaf",
        .size = sizeof(struct leaf),
        .fields = leaf_fields,
        .count = G_N_ELEMENTS(leaf_fields),
        .scalar = "label",
        .vi = "Lá.",
        .en = "A leaf.",
};

static struct node *read_schema(struct job *job, enum language language)
{
        g_autofree char *text = schema_text(&leaf_shape, language);
        g_autofree char *again = schema_text(&leaf_shape, language);
        g_assert_cmpstr(text, ==, again);
        g_assert_true(g_str_has_suffix(text, "}\n"));
        struct node *node = yaml_read_text(job, text, strlen(text), (struct place){"x.json", 1, 1, 1});
        g_assert_nonnull(node);
        return node;
}

static void test_text(void)
{
        struct job parent = {.messages = messages_open(), .root = ".", .limits = limits_default};
        struct job *job = job_open(&parent);
        struct node *schema = read_schema(job, LANGUAGE_VI);
        g_assert_cmpstr(node_find_text(schema, "$ref"), ==, "#/$defs/leaf");
        struct node *leaf = node_find(node_find(schema, "$defs"), "leaf");
        g_assert_cmpstr(node_find_text(leaf, "description"), ==, "Lá.");
        struct node *map = list_at(&node_find(leaf, "anyOf")->items, struct node, 1);
        g_assert_cmpstr(node_find_text(map, "additionalProperties"), ==, "false");
        struct node *properties = node_find(map, "properties");
        g_assert_cmpstr(node_find_text(node_find(properties, "id"), "description"), ==, "mã \\ \"x\"");
        g_assert_cmpstr(node_find_text(node_find(properties, "id"), "pattern"), ==, "^[a-z0-9]+(-[a-z0-9]+)*$");
        struct node *values = node_find(node_find(properties, "colour"), "enum");
        g_assert_cmpuint(values->items.count, ==, 3);
        g_assert_cmpstr(list_at(&values->items, struct node, 1)->text, ==, "\"xanh\"");
        struct node *items = node_find(node_find(properties, "leaves"), "items");
        g_assert_cmpstr(node_find_text(items, "$ref"), ==, "#/$defs/leaf");
        g_assert_cmpuint(node_find(map, "required")->items.count, ==, 1);
        leaf = node_find(node_find(read_schema(job, LANGUAGE_EN), "$defs"), "leaf");
        g_assert_cmpstr(node_find_text(leaf, "description"), ==, "A leaf.");
        job_close(job);
        messages_close(parent.messages);
}

static void test_manual(void)
{
        g_autoptr(GString) out = g_string_new(NULL);
        schema_manual(&leaf_shape, LANGUAGE_VI, out);
        g_assert_true(g_str_has_prefix(out->str, ".Ss leaf\nLá.\n.Bl -tag -width Ds\n.It Cm id\n"));
        g_assert_nonnull(strstr(out->str, "\nmã \\e \"x\"\n")); /* neither an escape … */
        g_assert_nonnull(strstr(out->str, "\n\\&.nhãn\n"));     /* … nor a macro */
        g_assert_nonnull(strstr(out->str, "một trong: đỏ, \"xanh\""));
        g_assert_nonnull(strstr(out->str, "bắt buộc"));
        g_assert_true(g_str_has_suffix(out->str, ".El\n"));
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/schema/text", test_text);
        g_test_add_func("/schema/manual", test_manual);
        return g_test_run();
}
