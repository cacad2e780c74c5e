/* SPDX-License-Identifier: MIT */
#include "site/context.h"

bool is_given(const struct text *text)
{
        return text->text && *text->text;
}

const char *text_or_blank(const struct text *text)
{
        return text->text ? text->text : "";
}

const char *kept(struct job *job, char *text)
{
        const char *copy = arena_text(job->arena, text);
        g_free(text);
        return copy;
}

void put_given(struct job *job, struct node *map, const char *key, const char *text)
{
        if (text && *text)
                node_put_text(job, map, key, text);
}

void put_always(struct job *job, struct node *map, const char *key, const char *text)
{
        node_put_text(job, map, key, text ? text : "");
}

void put_number(struct job *job, struct node *map, const char *key, guint64 number)
{
        node_put_text(job, map, key, arena_printf(job->arena, "%" G_GUINT64_FORMAT, number));
}

void put_group(struct job *job, struct node *map, const char *key, struct node *list)
{
        if (!list->items.count)
                return;
        struct node *group = node_new_map(job);
        node_put(job, group, "each", list);
        put_number(job, group, "count", list->items.count);
        node_put(job, map, key, group);
}

GPtrArray *table_values(GHashTable *table)
{
        GPtrArray *values = g_ptr_array_new();
        GHashTableIter iter;
        gpointer value;
        g_hash_table_iter_init(&iter, table);
        while (g_hash_table_iter_next(&iter, NULL, &value))
                g_ptr_array_add(values, value);
        return values;
}
