/* SPDX-License-Identifier: MIT */
#include "content/field-values.h"

#include <string.h>

#include "base/files.h"
#include "base/length.h"
#include "vietnamese/folding.h"

enum {
        ID_CHARACTERS = 64,
        FIRST_YEAR = 1900,
        LAST_YEAR = 2100,
};

static bool refuse(struct job *job, const struct field *field, const struct node *node, enum message_code code)
{
        message_add(job->messages, node->at, code, field->name, node->text, NULL);
        return false;
}

/* A blank is taken where nothing says otherwise. */
static bool blank(struct job *job, const struct field *field, const struct node *node, guint flags)
{
        if (!(field->flags & flags))
                return true;
        message_add(job->messages, node->at, MESSAGE_FIELD_BLANK, field->name, NULL);
        return false;
}

static bool is_blank(const struct node *node)
{
        return node_is_null(node) || !*node->text;
}

bool value_text(struct job *job, const struct field *field, const struct node *node, struct text *to)
{
        to->at = node->at;
        to->text = node_is_null(node) ? "" : node->text;
        if (!*to->text)
                return blank(job, field, node, FIELD_NOT_BLANK);
        if (field->max <= 0 || g_utf8_strlen(to->text, -1) <= field->max)
                return true;
        g_autofree char *has = g_strdup_printf("%ld", g_utf8_strlen(to->text, -1));
        g_autofree char *limit = g_strdup_printf("%" G_GINT64_FORMAT, field->max);
        message_add(job->messages, node->at, MESSAGE_FIELD_LONG, field->name, has, limit, NULL);
        return false;
}

static bool read_text(struct job *job, const struct field *field, const struct node *node, void *to)
{
        return value_text(job, field, node, to);
}

bool value_is_id(const char *text)
{
        bool hyphen = true; /* none at the start */
        gsize count = 0;
        for (; *text; text++, count++) {
                bool letter = g_ascii_islower(*text) || g_ascii_isdigit(*text);
                if (!letter && (*text != '-' || hyphen))
                        return false;
                hyphen = !letter;
        }
        return !hyphen && count <= ID_CHARACTERS;
}

static bool read_id(struct job *job, const struct field *field, const struct node *node, void *to)
{
        struct text *text = to;
        text->at = node->at;
        text->text = node_is_null(node) ? "" : node->text;
        if (!*text->text)
                return blank(job, field, node, FIELD_REQUIRED | FIELD_NOT_BLANK);
        if (value_is_id(text->text))
                return true;
        g_autofree char *slug = fold_slug(text->text);
        const char *like = value_is_id(slug) ? slug : "du-toan-2012";
        message_add(job->messages, node->at, MESSAGE_FIELD_ID, field->name, node->text, like, NULL);
        return false;
}

static bool read_bool(struct job *job, const struct field *field, const struct node *node, void *to)
{
        bool yes = strcmp(node->text, "true") == 0;
        if (!yes && strcmp(node->text, "false") != 0)
                return is_blank(node) || refuse(job, field, node, MESSAGE_FIELD_BOOL);
        *(bool *)to = yes;
        return true;
}

static bool read_date(struct job *job, const struct field *field, const struct node *node, void *to)
{
        struct date_field *date = to;
        date->at = node->at;
        date->given = true;
        if (is_blank(node))
                return blank(job, field, node, FIELD_NOT_BLANK);
        return date_read(node->text, &date->date) || refuse(job, field, node, MESSAGE_FIELD_DATE);
}

/* Four digits of a year at text. */
static int read_year(const char *text)
{
        int year = 0;
        for (guint i = 0; i < 4; i++) {
                if (!g_ascii_isdigit(text[i]))
                        return 0;
                year = year * 10 + (text[i] - '0');
        }
        return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

static bool read_period(struct job *job, const struct field *field, const struct node *node, void *to)
{
        struct period *period = to;
        period->at = node->at;
        if (is_blank(node))
                return blank(job, field, node, FIELD_NOT_BLANK);
        int from = read_year(node->text), until = from;
        gsize count = strlen(node->text);
        if (from && count == 9 && node->text[4] == '-')
                until = read_year(node->text + 5);
        else if (count != 4)
                until = 0;
        if (!from || until < from)
                return refuse(job, field, node, MESSAGE_FIELD_PERIOD);
        period->from = from;
        period->to = until;
        return true;
}

static bool read_length(struct job *job, const struct field *field, const struct node *node, void *to)
{
        struct length *length = to;
        length->at = node->at;
        if (is_blank(node))
                return blank(job, field, node, FIELD_REQUIRED | FIELD_NOT_BLANK);
        length->given = length_read(node->text, &length->length);
        return length->given || refuse(job, field, node, MESSAGE_FIELD_LENGTH);
}

static bool read_choice(struct job *job, const struct field *field, const struct node *node, void *to)
{
        for (int i = 0; field->choices[i]; i++) {
                if (strcmp(node->text, field->choices[i]) == 0) {
                        *(int *)to = i;
                        return true;
                }
        }
        if (is_blank(node))
                return blank(job, field, node, FIELD_REQUIRED | FIELD_NOT_BLANK);
        g_autofree char *all = g_strjoinv(", ", (char **)(gpointer)field->choices);
        message_add(job->messages, node->at, MESSAGE_FIELD_CHOICE, field->name, node->text, all, NULL);
        return false;
}

static bool read_path(struct job *job, const struct field *field, const struct node *node, void *to)
{
        if (!value_text(job, field, node, to))
                return false;
        return is_blank(node) || path_inside(job, ".", node->text) || refuse(job, field, node, MESSAGE_FIELD_PATH);
}

static void add_range(struct job *job, const struct field *field, const struct node *node)
{
        g_autofree char *min = g_strdup_printf("%" G_GINT64_FORMAT, field->min);
        g_autofree char *max = g_strdup_printf("%" G_GINT64_FORMAT, field->max);
        message_add(job->messages, node->at, MESSAGE_FIELD_RANGE, field->name, min, max, NULL);
}

static bool read_number(struct job *job, const struct field *field, const struct node *node, void *to)
{
        struct number *number = to;
        if (!number_read_node(job, node, field->name, number))
                return false;
        if (!number->given)
                return blank(job, field, node, FIELD_REQUIRED | FIELD_NOT_BLANK);
        __int128 min = field->min, max = field->max;
        for (guint i = 0; i < number->scale; i++) {
                min *= 10;
                max *= 10;
        }
        if (field->min >= field->max || (number->digits >= min && number->digits <= max))
                return true;
        add_range(job, field, node);
        return false;
}

const value_reader value_readers[FIELD_TYPE_COUNT] = {
        [FIELD_TEXT] = read_text,     [FIELD_ID] = read_id,         [FIELD_NUMBER] = read_number,
        [FIELD_BOOL] = read_bool,     [FIELD_DATE] = read_date,     [FIELD_PERIOD] = read_period,
        [FIELD_LENGTH] = read_length, [FIELD_CHOICE] = read_choice, [FIELD_PATH] = read_path,
};
