/* SPDX-License-Identifier: MIT */
#include "content/fields.h"

#include <string.h>

#include "content/field-values.h"

enum {
        NAME_CHARACTERS = 40, /* longer ones are not compared with others */
        FIELDS_MAX = 64,      /* of one shape: one bit each */
        DISTANCE_MAX = 2,
};

/* ---- messages ---- */

static const char *const found_words[] = {
        [NODE_TEXT] = IN_BOTH("một giá trị", "a single value"),
        [NODE_LIST] = IN_BOTH("một danh sách", "a list"),
        [NODE_MAP] = IN_BOTH("một mục có các trường con", "a map"),
};

static bool refuse_type(struct job *job, const char *name, const struct node *node, enum node_kind wanted)
{
        message_add(job->messages, node->at, MESSAGE_FIELD_TYPE, name, found_words[wanted], found_words[node->kind],
                    NULL);
        return false;
}

static void add_unknown(struct job *job, const struct shape *shape, const struct entry *entry)
{
        const char *names[FIELDS_MAX + 1] = {0};
        for (guint i = 0; i < shape->count; i++)
                names[i] = shape->fields[i].name;
        const char *nearest = nearest_name(entry->key, names);
        if (nearest) {
                message_add(job->messages, entry->at, MESSAGE_FIELD_MISSPELT, entry->key, shape->name, nearest, NULL);
                return;
        }
        g_autofree char *all = g_strjoinv(", ", (char **)(gpointer)names);
        message_add(job->messages, entry->at, MESSAGE_FIELD_UNKNOWN, entry->key, shape->name, all, NULL);
}

/* ---- nearest name ---- */

/* Edit distance with swapped neighbours as one step (optimal string alignment). */
static guint distance(const gunichar *a, glong a_count, const gunichar *b, glong b_count)
{
        guint rows[3][NAME_CHARACTERS + 1];
        for (glong j = 0; j <= b_count; j++)
                rows[0][j] = (guint)j;
        for (glong i = 1; i <= a_count; i++) {
                guint *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
                now[0] = (guint)i;
                for (glong j = 1; j <= b_count; j++) {
                        now[j] = MIN(MIN(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
                        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                                now[j] = MIN(now[j], before[j - 2] + 1);
                }
        }
        return rows[a_count % 3][b_count];
}

const char *nearest_name(const char *text, const char *const *names)
{
        glong count;
        if (strlen(text) > NAME_CHARACTERS)
                return NULL;
        g_autofree gunichar *wide = g_utf8_to_ucs4_fast(text, -1, &count);
        const char *nearest = NULL;
        guint least = DISTANCE_MAX + 1;
        for (; *names; names++) {
                glong name_count;
                if (strlen(*names) > NAME_CHARACTERS)
                        continue;
                g_autofree gunichar *name = g_utf8_to_ucs4_fast(*names, -1, &name_count);
                if (ABS(count - name_count) > DISTANCE_MAX)
                        continue;
                guint steps = distance(wide, count, name, name_count);
                if (steps < least && steps * 2 < (guint)count) {
                        least = steps;
                        nearest = *names;
                }
        }
        return nearest;
}

/* ---- fields that are no scalars ---- */

static bool read_texts(struct job *job, const struct field *field, const struct node *node, void *to)
{
        struct list *list = to;
        bool single = node->kind == NODE_TEXT, right = true;
        if (single && node_is_null(node))
                return true;
        if (node->kind == NODE_MAP)
                return refuse_type(job, field->name, node, NODE_LIST);
        for (guint i = 0; i < (single ? 1 : node->items.count); i++) {
                const struct node *item = single ? node : list_at(&node->items, struct node, i);
                struct text *text = arena_new(job->arena, struct text);
                if (item->kind != NODE_TEXT) {
                        right = refuse_type(job, field->name, item, NODE_TEXT);
                        continue;
                }
                right = value_text(job, field, item, text) && right;
                list_add(job->arena, list, text);
        }
        return right;
}

static bool read_one(struct job *job, const struct field *field, const struct node *node, void *to)
{
        if (node_is_null(node))
                return true;
        void *out = arena_new_bytes(job->arena, field->of->size);
        *(void **)to = out;
        if (node->kind == NODE_LIST || (node->kind == NODE_TEXT && !field->of->scalar))
                return refuse_type(job, field->name, node, NODE_MAP);
        return fields_read(job, node, field->of, out);
}

static bool read_many(struct job *job, const struct field *field, const struct node *node, void *to)
{
        if (node_is_null(node))
                return true;
        if (node->kind != NODE_LIST)
                return refuse_type(job, field->name, node, NODE_LIST);
        bool right = true;
        for (guint i = 0; i < node->items.count; i++) {
                void *out = arena_new_bytes(job->arena, field->of->size);
                right = fields_read(job, list_at(&node->items, struct node, i), field->of, out) && right;
                list_add(job->arena, to, out);
        }
        return right;
}

static bool read_named(struct job *job, const struct field *field, const struct node *node, void *to)
{
        if (node_is_null(node))
                return true;
        if (node->kind != NODE_MAP)
                return refuse_type(job, field->name, node, NODE_MAP);
        bool right = true;
        for (guint i = 0; i < node->items.count; i++) {
                const struct entry *entry = list_at(&node->items, struct entry, i);
                char *out = arena_new_bytes(job->arena, field->of->size);
                right = fields_read(job, entry->value, field->of, out) && right;
                struct text *name = (struct text *)(gpointer)(out + sizeof(struct place));
                *name = (struct text){entry->key, entry->at};
                list_add(job->arena, to, out);
        }
        return right;
}

static bool read_tree(struct job *job, const struct field *field, const struct node *node, void *to)
{
        (void)job;
        (void)field;
        *(const struct node **)to = node;
        return true;
}

static const value_reader readers[FIELD_TYPE_COUNT] = {
        [FIELD_TEXTS] = read_texts, [FIELD_ONE] = read_one,   [FIELD_MANY] = read_many,
        [FIELD_NAMED] = read_named, [FIELD_TREE] = read_tree,
};

/* ---- maps ---- */

static bool read_field(struct job *job, const struct field *field, const struct node *node, char *out)
{
        if (readers[field->type])
                return readers[field->type](job, field, node, out + field->offset);
        if (node->kind != NODE_TEXT)
                return refuse_type(job, field->name, node, NODE_TEXT);
        return value_readers[field->type](job, field, node, out + field->offset);
}

static const struct field *find_field(const struct shape *shape, const char *name, guint *index)
{
        for (guint i = 0; i < shape->count; i++) {
                if (strcmp(shape->fields[i].name, name) == 0) {
                        *index = i;
                        return &shape->fields[i];
                }
        }
        return NULL;
}

static bool check_missing(struct job *job, const struct node *map, const struct shape *shape, guint64 seen)
{
        bool right = true;
        for (guint i = 0; i < shape->count; i++) {
                const struct field *field = &shape->fields[i];
                if (!(field->flags & FIELD_REQUIRED) || seen & (G_GUINT64_CONSTANT(1) << i))
                        continue;
                message_add(job->messages, map->at, MESSAGE_FIELD_MISSING, field->name, shape->name, NULL);
                right = false;
        }
        return right;
}

static bool read_scalar(struct job *job, const struct node *node, const struct shape *shape, void *out)
{
        guint index;
        const struct field *field = find_field(shape, shape->scalar, &index);
        g_assert(field);
        bool right = read_field(job, field, node, out);
        return check_missing(job, node, shape, G_GUINT64_CONSTANT(1) << index) && right;
}

bool fields_read(struct job *job, const struct node *map, const struct shape *shape, void *out)
{
        g_assert(shape->count <= FIELDS_MAX);
        *(struct place *)out = map->at;
        if (map->kind == NODE_TEXT && shape->scalar && !node_is_null(map))
                return read_scalar(job, map, shape, out);
        if (map->kind != NODE_MAP && !node_is_null(map))
                return refuse_type(job, shape->name, map, NODE_MAP);
        guint64 seen = 0;
        bool right = true;
        for (guint i = 0; i < map->items.count; i++) {
                const struct entry *entry = list_at(&map->items, struct entry, i);
                guint index;
                const struct field *field = find_field(shape, entry->key, &index);
                if (!field) {
                        add_unknown(job, shape, entry);
                        right = false;
                        continue;
                }
                seen |= G_GUINT64_CONSTANT(1) << index;
                right = read_field(job, field, entry->value, out) && right;
        }
        return check_missing(job, map, shape, seen) && right;
}
