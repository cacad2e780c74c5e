/* SPDX-License-Identifier: MIT */
/* Context: what the layout's templates see. */
#include "document/running.h"

#include <string.h>

#define ROOM "\u00a0"

/* Runs of spaces made room that stays: the blank form of dates and numbers. */
static const char *with_room(struct job *job, const char *text)
{
        if (!strstr(text, "  "))
                return text;
        g_autoptr(GString) kept = g_string_new(NULL);
        for (const char *s = text; *s; s++) {
                bool room = *s == ' ' && (s[1] == ' ' || (s > text && s[-1] == ' '));
                if (room)
                        g_string_append(kept, ROOM);
                else
                        g_string_append_c(kept, *s);
        }
        return arena_text(job->arena, kept->str);
}

struct node *context_with(struct merging *m, const struct node *outer, const char *key, struct node *value)
{
        struct node *context = node_new_map(m->job);
        for (guint i = 0; outer && i < outer->items.count; i++) {
                const struct entry *entry = list_at(&outer->items, struct entry, i);
                if (strcmp(entry->key, key) != 0)
                        node_put(m->job, context, entry->key, entry->value);
        }
        if (value)
                node_put(m->job, context, key, value);
        return context;
}

static struct node *placed_text(struct merging *m, const char *text, struct place at)
{
        struct node *node = node_new_text(m->job, text);
        node->at = at;
        return node;
}

static struct node *traits_of(struct merging *m, const struct kind *kind)
{
        struct node *traits = node_new_map(m->job);
        for (guint i = 0; i < kind->traits.count; i++)
                node_put_text(m->job, traits, list_at(&kind->traits, struct text, i)->text, "true");
        return traits;
}

/* What the plan has computed, with room for blanks, the layout's name of the kind and the filled title. */
static struct node *computed(struct merging *m, const struct node *given, const struct kind *kind)
{
        struct node *map = node_new_map(m->job);
        for (guint i = 0; given && given->kind == NODE_MAP && i < given->items.count; i++) {
                const struct entry *entry = list_at(&given->items, struct entry, i);
                struct node *value = entry->value;
                if (value->kind == NODE_TEXT)
                        value = placed_text(m, with_room(m->job, value->text), value->at);
                if (strcmp(entry->key, "kind") != 0)
                        node_put(m->job, map, entry->key, value);
        }
        if (kind)
                node_put(m->job, map, "kind", placed_text(m, kind->title.text, m->plan->kind.at));
        if (kind && kind->traits.count)
                node_put(m->job, map, "traits", traits_of(m, kind));
        if (m->plan->title.text)
                node_put(m->job, map, "title", placed_text(m, text_fill_plain(m, &m->plan->title), m->plan->title.at));
        return map;
}

/* is.khan, is.mat, is.recalled: what the flow cannot ask of a word, or of a blank. */
static struct node *marked(struct merging *m)
{
        static const char *const fields[] = {"urgency", "secrecy"};
        struct node *is = node_new_map(m->job);
        for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
                const char *word = node_find_text(m->plan->tree, fields[i]);
                if (word && strcmp(word, "none") != 0)
                        node_put_text(m->job, is, word, "true");
        }
        if (node_find(m->plan->tree, "recall"))
                node_put_text(m->job, is, "recalled", "true");
        return is;
}

struct node *context_new(struct merging *m)
{
        const struct kind *kind = layout_kind(m->layout, m->plan->kind.text ? m->plan->kind.text : "ke-hoach");
        const struct node *tree = m->plan->tree;
        struct node *context = context_with(m, tree, "texts", m->layout->texts);
        struct node *all = computed(m, node_find(tree, "computed"), kind);
        node_put(m->job, all, "is", marked(m));
        return context_with(m, context, "computed", all);
}
