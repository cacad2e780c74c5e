/* SPDX-License-Identifier: MIT */
/* Nodes of YAML trees: looking into them, making and dumping them. */
#include <string.h>

#include "content/text.h"
#include "content/yaml.h"

struct node *node_find(const struct node *map, const char *key)
{
        if (!map || map->kind != NODE_MAP)
                return NULL;
        for (guint i = 0; i < map->items.count; i++) {
                const struct entry *entry = list_at(&map->items, struct entry, i);
                if (strcmp(entry->key, key) == 0)
                        return entry->value;
        }
        return NULL;
}

const char *node_find_text(const struct node *map, const char *key)
{
        const struct node *node = node_find(map, key);
        return node && node->kind == NODE_TEXT ? node->text : NULL;
}

static bool is_one_of(const struct node *node, const char *const *words)
{
        if (!node || node->kind != NODE_TEXT || !node->plain)
                return false;
        for (; *words; words++) {
                if (strcmp(node->text, *words) == 0)
                        return true;
        }
        return false;
}

bool node_is_null(const struct node *node)
{
        static const char *const words[] = {"", "~", "null", "Null", "NULL", NULL};
        return is_one_of(node, words);
}

bool node_is_false(const struct node *node)
{
        static const char *const words[] = {"false", "False", "FALSE", NULL};
        if (!node || node_is_null(node) || is_one_of(node, words))
                return true;
        if (node->kind == NODE_TEXT)
                return *node->text == '\0';
        return node->kind == NODE_LIST && node->items.count == 0;
}

static struct node *node_new(struct job *job, enum node_kind kind)
{
        struct node *node = arena_new(job->arena, struct node);
        node->kind = kind;
        return node;
}

struct node *node_new_text(struct job *job, const char *text)
{
        struct node *node = node_new(job, NODE_TEXT);
        node->text = arena_text(job->arena, text ? text : "");
        return node;
}

struct node *node_new_list(struct job *job)
{
        return node_new(job, NODE_LIST);
}

struct node *node_new_map(struct job *job)
{
        return node_new(job, NODE_MAP);
}

void node_add(struct job *job, struct node *list, struct node *item)
{
        g_assert(list->kind == NODE_LIST);
        list_add(job->arena, &list->items, item);
}

void node_put(struct job *job, struct node *map, const char *key, struct node *value)
{
        g_assert(map->kind == NODE_MAP);
        struct entry *entry = arena_new(job->arena, struct entry);
        entry->key = arena_text(job->arena, key);
        entry->at = value->at;
        entry->value = value;
        list_add(job->arena, &map->items, entry);
}

void node_put_text(struct job *job, struct node *map, const char *key, const char *text)
{
        node_put(job, map, key, node_new_text(job, text));
}

/* A key as it may stand without quotes, else in them. */
static void dump_key(GString *out, const char *key)
{
        if (*key && strcspn(key, " \t\n\r\"\\") == strlen(key))
                g_string_append(out, key);
        else
                text_dump(out, key);
}

static void dump(const struct node *node, guint depth, GString *out)
{
        static const char *const words[] = {[NODE_LIST] = "list", [NODE_MAP] = "map"};
        if (node->kind == NODE_TEXT) {
                g_string_append_printf(out, "%u:%u %s", node->at.line, node->at.col, node->plain ? "plain " : "");
                text_dump(out, node->text);
                g_string_append_c(out, '\n');
                return;
        }
        g_string_append_printf(out, "%u:%u %s %u\n", node->at.line, node->at.col, words[node->kind], node->items.count);
        for (guint i = 0; i < node->items.count; i++) {
                g_string_append_printf(out, "%*s", (int)(depth + 1) * 2, "");
                if (node->kind == NODE_LIST) {
                        dump(list_at(&node->items, struct node, i), depth + 1, out);
                        continue;
                }
                const struct entry *entry = list_at(&node->items, struct entry, i);
                g_string_append_printf(out, "%u:%u ", entry->at.line, entry->at.col);
                dump_key(out, entry->key);
                g_string_append(out, ": ");
                dump(entry->value, depth + 1, out);
        }
}

void node_dump(const struct node *node, GString *out)
{
        if (node)
                dump(node, 0, out);
}
