/* SPDX-License-Identifier: MIT */
#include "content/schema.h"

#include <string.h>

/* ---- JSON ---- */

struct json {
        GString *out;
        guint depth;
        bool first; /* of its object or array */
};

static void add_quoted(GString *out, const char *text)
{
        g_string_append_c(out, '"');
        for (const char *p = text; *p; p++) {
                if (*p == '"' || *p == '\\')
                        g_string_append_c(out, '\\');
                if ((unsigned char)*p < 0x20)
                        g_string_append_printf(out, "\\u%04x", (unsigned char)*p);
                else
                        g_string_append_c(out, *p);
        }
        g_string_append_c(out, '"');
}

/* A new line in the open object, or array when key is NULL. */
static void begin(struct json *json, const char *key)
{
        g_string_append(json->out, json->first ? "\n" : ",\n");
        g_string_append_printf(json->out, "%*s", (int)json->depth * 2, "");
        json->first = false;
        if (!key)
                return;
        add_quoted(json->out, key);
        g_string_append(json->out, ": ");
}

static void put_text(struct json *json, const char *key, const char *text)
{
        begin(json, key);
        add_quoted(json->out, text);
}

/* value: JSON as it stands. */
static void put_value(struct json *json, const char *key, const char *value)
{
        begin(json, key);
        g_string_append(json->out, value);
}

static void put_number(struct json *json, const char *key, gint64 number)
{
        begin(json, key);
        g_string_append_printf(json->out, "%" G_GINT64_FORMAT, number);
}

static void open_value(struct json *json, const char *key, char bracket)
{
        begin(json, key);
        g_string_append_c(json->out, bracket);
        json->depth++;
        json->first = true;
}

static void close_value(struct json *json, char bracket)
{
        json->depth--;
        if (!json->first)
                g_string_append_printf(json->out, "\n%*s", (int)json->depth * 2, "");
        g_string_append_c(json->out, bracket);
        json->first = false;
}

/* ---- types ---- */

/* Types that are one scalar: what YAML tools may take it for, and the form of its text. */
static const struct {
        const char *types;
        const char *pattern;
} scalars[FIELD_TYPE_COUNT] = {
        [FIELD_TEXT] = {"[\"string\", \"number\", \"boolean\", \"null\"]", NULL},
        [FIELD_ID] = {"[\"string\", \"integer\"]", "^[a-z0-9]+(-[a-z0-9]+)*$"},
        [FIELD_NUMBER] = {"[\"number\", \"string\", \"null\"]", "^(-?[0-9]+(\\.[0-9]{1,6})?)?$"},
        [FIELD_BOOL] = {"[\"boolean\", \"null\"]", NULL},
        [FIELD_DATE] = {"[\"string\", \"null\"]", "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"},
        [FIELD_PERIOD] = {"[\"integer\", \"string\", \"null\"]", "^([0-9]{4}(-[0-9]{4})?)?$"},
        [FIELD_LENGTH] = {"[\"string\", \"integer\", \"null\"]", "^(0|-?[0-9]+(\\.[0-9]+)? *(pt|mm|cm|in))?$"},
        [FIELD_PATH] = {"[\"string\", \"null\"]", "^(?!/)(?!(.*/)?\\.\\.(/|$)).*$"},
};

struct writer {
        struct json json;
        enum language language;
        GPtrArray *shapes; /* struct shape, those that are to be defined, each once */
        bool extends;      /* a file may leave out what it takes over from another: nothing is required */
};

static const char *words(const struct writer *writer, const char *vi, const char *en)
{
        return writer->language == LANGUAGE_VI ? vi : en;
}

/* A reference to a shape, which is then defined too. */
static void put_reference(struct writer *writer, const char *key, const struct shape *shape)
{
        if (!g_ptr_array_find(writer->shapes, shape, NULL))
                g_ptr_array_add(writer->shapes, (gpointer)shape);
        g_autofree char *address = g_strconcat("#/$defs/", shape->name, NULL);
        open_value(&writer->json, key, '{');
        put_text(&writer->json, "$ref", address);
        close_value(&writer->json, '}');
}

static void put_scalar(struct writer *writer, const struct field *field)
{
        struct json *json = &writer->json;
        bool text = field->type == FIELD_TEXT || field->type == FIELD_PATH;
        bool given = text && (field->flags & FIELD_NOT_BLANK);
        put_value(json, "type", given ? "[\"string\", \"number\", \"boolean\"]" : scalars[field->type].types);
        if (scalars[field->type].pattern)
                put_text(json, "pattern", scalars[field->type].pattern);
        if (field->type == FIELD_ID)
                put_number(json, "maxLength", 64);
        if (field->type == FIELD_NUMBER && field->min < field->max) {
                put_number(json, "minimum", field->min);
                put_number(json, "maximum", field->max);
        }
        if (text && field->max > 0)
                put_number(json, "maxLength", field->max);
        if (field->flags & FIELD_NOT_BLANK)
                put_number(json, "minLength", 1);
}

static void put_choices(struct writer *writer, const struct field *field)
{
        open_value(&writer->json, "enum", '[');
        for (guint i = 0; field->choices[i]; i++)
                put_text(&writer->json, NULL, field->choices[i]);
        if (!(field->flags & (FIELD_REQUIRED | FIELD_NOT_BLANK)))
                put_value(&writer->json, NULL, "null");
        close_value(&writer->json, ']');
}

static void put_texts(struct writer *writer, const struct field *field)
{
        struct json *json = &writer->json;
        (void)field;
        put_value(json, "type", "[\"array\", \"string\", \"number\", \"null\"]");
        open_value(json, "items", '{');
        put_value(json, "type", scalars[FIELD_TEXT].types);
        close_value(json, '}');
}

static void put_one(struct writer *writer, const struct field *field)
{
        struct json *json = &writer->json;
        open_value(json, "anyOf", '[');
        put_reference(writer, NULL, field->of);
        put_value(json, NULL, "{\"type\": \"null\"}");
        close_value(json, ']');
}

static void put_many(struct writer *writer, const struct field *field)
{
        put_value(&writer->json, "type", "[\"array\", \"null\"]");
        put_reference(writer, "items", field->of);
}

static void put_named(struct writer *writer, const struct field *field)
{
        put_value(&writer->json, "type", "[\"object\", \"null\"]");
        put_reference(writer, "additionalProperties", field->of);
}

/* Names to numbers, blanks, or maps of the shape: what is written in a table's cells. */
static void put_tree(struct writer *writer, const struct field *field)
{
        struct json *json = &writer->json;
        if (!(field->flags & FIELD_FIGURES))
                return;
        put_value(json, "type", "[\"object\", \"null\"]");
        open_value(json, "additionalProperties", '{');
        open_value(json, "anyOf", '[');
        open_value(json, NULL, '{');
        put_value(json, "type", scalars[FIELD_NUMBER].types);
        put_text(json, "pattern", scalars[FIELD_NUMBER].pattern);
        close_value(json, '}');
        if (field->of)
                put_reference(writer, NULL, field->of);
        close_value(json, ']');
        close_value(json, '}');
}

static void (*const putters[FIELD_TYPE_COUNT])(struct writer *writer, const struct field *field) = {
        [FIELD_TEXT] = put_scalar,   [FIELD_ID] = put_scalar,      [FIELD_NUMBER] = put_scalar,
        [FIELD_BOOL] = put_scalar,   [FIELD_DATE] = put_scalar,    [FIELD_PERIOD] = put_scalar,
        [FIELD_LENGTH] = put_scalar, [FIELD_CHOICE] = put_choices, [FIELD_PATH] = put_scalar,
        [FIELD_TEXTS] = put_texts,   [FIELD_ONE] = put_one,        [FIELD_MANY] = put_many,
        [FIELD_NAMED] = put_named,   [FIELD_TREE] = put_tree,
};

static void put_field(struct writer *writer, const char *key, const struct field *field)
{
        const char *description = words(writer, field->vi, field->en);
        open_value(&writer->json, key, '{');
        if (description)
                put_text(&writer->json, "description", description);
        putters[field->type](writer, field);
        close_value(&writer->json, '}');
}

/* ---- shapes ---- */

static void put_required(struct json *json, const struct shape *shape)
{
        guint count = 0;
        for (guint i = 0; i < shape->count; i++) {
                if (!(shape->fields[i].flags & FIELD_REQUIRED))
                        continue;
                if (count++ == 0)
                        open_value(json, "required", '[');
                put_text(json, NULL, shape->fields[i].name);
        }
        if (count)
                close_value(json, ']');
}

static void put_map(struct writer *writer, const struct shape *shape)
{
        struct json *json = &writer->json;
        put_value(json, "type", "\"object\"");
        open_value(json, "properties", '{');
        for (guint i = 0; i < shape->count; i++)
                put_field(writer, shape->fields[i].name, &shape->fields[i]);
        close_value(json, '}');
        if (!writer->extends)
                put_required(json, shape);
        put_value(json, "additionalProperties", "false");
}

/* The field of this name; NULL if there is none, or no name. */
static const struct field *find_field(const struct shape *shape, const char *name)
{
        for (guint i = 0; name && i < shape->count; i++) {
                if (strcmp(shape->fields[i].name, name) == 0)
                        return &shape->fields[i];
        }
        return NULL;
}

static void put_shape(struct writer *writer, const struct shape *shape)
{
        struct json *json = &writer->json;
        const char *description = words(writer, shape->vi, shape->en);
        const struct field *scalar = find_field(shape, shape->scalar);
        if (description)
                put_text(json, "description", description);
        if (!scalar) {
                put_map(writer, shape);
                return;
        }
        open_value(json, "anyOf", '[');
        put_field(writer, NULL, scalar);
        open_value(json, NULL, '{');
        put_map(writer, shape);
        close_value(json, '}');
        close_value(json, ']');
}

char *schema_text(const struct shape *shape, enum language language)
{
        struct writer writer = {.language = language, .shapes = g_ptr_array_new()};
        writer.extends = find_field(shape, "extends") != NULL;
        struct json *json = &writer.json;
        json->out = g_string_new("{");
        json->depth = 1;
        json->first = true;
        put_text(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
        put_text(json, "title", shape->name);
        g_autofree char *top = g_strconcat("#/$defs/", shape->name, NULL);
        put_text(json, "$ref", top);
        g_ptr_array_add(writer.shapes, (gpointer)shape);
        open_value(json, "$defs", '{');
        for (guint i = 0; i < writer.shapes->len; i++) { /* grows while it is walked */
                const struct shape *next = writer.shapes->pdata[i];
                open_value(json, next->name, '{');
                put_shape(&writer, next);
                close_value(json, '}');
        }
        close_value(json, '}');
        close_value(json, '}');
        g_string_append_c(json->out, '\n');
        g_ptr_array_unref(writer.shapes);
        return g_string_free(json->out, FALSE);
}
