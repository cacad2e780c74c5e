/* SPDX-License-Identifier: MIT */
/* Fields as a section of the manual, in mdoc. */
#include <string.h>

#include "content/schema.h"

static const char *const type_words[FIELD_TYPE_COUNT][LANGUAGE_COUNT] = {
        [FIELD_TEXT] = {"chữ", "text"},
        [FIELD_ID] = {"mã", "id"},
        [FIELD_NUMBER] = {"số", "number"},
        [FIELD_BOOL] = {"true hoặc false", "true or false"},
        [FIELD_DATE] = {"ngày", "date"},
        [FIELD_PERIOD] = {"năm hoặc giai đoạn", "year or period"},
        [FIELD_LENGTH] = {"độ dài", "length"},
        [FIELD_CHOICE] = {"một trong", "one of"},
        [FIELD_PATH] = {"đường dẫn", "path"},
        [FIELD_TEXTS] = {"danh sách chữ", "list of texts"},
        [FIELD_ONE] = {"mục", "map"},
        [FIELD_MANY] = {"danh sách mục", "list of maps"},
        [FIELD_NAMED] = {"các mục theo tên", "maps by name"},
        [FIELD_TREE] = {"xem phần mô tả", "see the text"},
};

/* Letters that roff would print as others, or take for its own. */
static const char *escaped(char c)
{
        switch (c) {
        case '\\':
                return "\\e";
        case '`':
                return "\\(ga";
        case '\'':
                return "\\(aq";
        case '^':
                return "\\(ha";
        case '~':
                return "\\(ti";
        case '\n':
                return " ";
        default:
                return NULL;
        }
}

/* A line of text; mdoc takes a leading stop for a macro. */
static void add_line(GString *out, const char *text)
{
        if (!text || !*text)
                return;
        if (*text == '.')
                g_string_append(out, "\\&");
        for (; *text; text++) {
                const char *escape = escaped(*text);
                if (escape)
                        g_string_append(out, escape);
                else
                        g_string_append_c(out, *text);
        }
        g_string_append_c(out, '\n');
}

static void add_field(const struct field *field, enum language language, GString *out)
{
        g_string_append_printf(out, ".It Cm %s\n", field->name);
        add_line(out, language == LANGUAGE_VI ? field->vi : field->en);
        g_autoptr(GString) type = g_string_new("(");
        g_string_append(type, type_words[field->type][language]);
        if (field->type == FIELD_CHOICE) {
                g_autofree char *all = g_strjoinv(", ", (char **)(gpointer)field->choices);
                g_string_append_printf(type, ": %s", all);
        }
        if (field->of)
                g_string_append_printf(type, " %s", field->of->name);
        if (field->flags & FIELD_REQUIRED)
                g_string_append(type, language == LANGUAGE_VI ? "; bắt buộc" : "; required");
        g_string_append_c(type, ')');
        add_line(out, type->str);
}

static void add_shape(const struct shape *shape, enum language language, GString *out, GPtrArray *shapes)
{
        g_string_append_printf(out, ".Ss %s\n", shape->name);
        add_line(out, language == LANGUAGE_VI ? shape->vi : shape->en);
        g_string_append(out, ".Bl -tag -width Ds\n");
        for (guint i = 0; i < shape->count; i++) {
                const struct field *field = &shape->fields[i];
                add_field(field, language, out);
                if (field->of && !g_ptr_array_find(shapes, field->of, NULL))
                        g_ptr_array_add(shapes, (gpointer)field->of);
        }
        g_string_append(out, ".El\n");
}

void schema_manual(const struct shape *shape, enum language language, GString *out)
{
        g_autoptr(GPtrArray) shapes = g_ptr_array_new();
        g_ptr_array_add(shapes, (gpointer)shape);
        for (guint i = 0; i < shapes->len; i++) /* grows while it is walked */
                add_shape(shapes->pdata[i], language, out, shapes);
}
