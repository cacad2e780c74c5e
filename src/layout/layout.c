/* SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include "base/files.h"
#include "layout/shapes.h"
#include "layout/template.h"

#include <string.h>

enum {
        CHAIN_MAX = 16, /* layouts that extend one another */
};

/* ---- finding and taking over ---- */

static const char *layout_path(struct job *job, const char *name)
{
        return arena_printf(job->arena, "layouts/%s/layout.yaml", name);
}

/* All layouts there are: folders of layouts/ that hold a layout.yaml.  NULL-terminated. */
static const char **layout_names(struct job *job)
{
        char **folders = project_folder_list(job, "layouts");
        guint count = g_strv_length(folders), kept = 0;
        const char **names = arena_new_array(job->arena, const char *, count + 1);
        for (guint i = 0; i < count; i++) {
                if (project_has_file(job, layout_path(job, folders[i])))
                        names[kept++] = folders[i];
        }
        return names;
}

static bool layout_exists(struct job *job, const char *name, struct place asked)
{
        const char **names = layout_names(job);
        if (g_strv_contains(names, name))
                return true;
        const char *nearest = nearest_name(name, names);
        g_autofree char *all = g_strjoinv(", ", (char **)names);
        message_add(job->messages, asked, MESSAGE_LAYOUT_UNKNOWN, name, nearest ? nearest : all, NULL);
        return false;
}

/* The trees and files of name and of all it extends, itself first.  False after a message. */
static bool read_chain(struct job *job, const char *name, struct place asked, struct list *trees, struct list *paths)
{
        const char *seen[CHAIN_MAX + 1] = {NULL};
        while (name) {
                if (trees->count == CHAIN_MAX || g_strv_contains(seen, name)) {
                        message_add(job->messages, asked, MESSAGE_LAYOUT_CYCLE, name, NULL);
                        return false;
                }
                if (!layout_exists(job, name, asked))
                        return false;
                struct node *tree = yaml_read(job, project_file(job, layout_path(job, name)), asked);
                if (!tree)
                        return false;
                seen[trees->count] = name;
                list_add(job->arena, trees, tree);
                list_add(job->arena, paths, (void *)layout_path(job, name));
                const struct node *base = node_find(tree, "extends");
                name = base && base->kind == NODE_TEXT && *base->text ? base->text : NULL;
                asked = base ? base->at : asked;
        }
        return true;
}

/* over laid on base: maps key by key, all else replaced.  Neither is changed. */
static struct node *taken_over(struct job *job, struct node *base, struct node *over)
{
        if (!base || base->kind != NODE_MAP || over->kind != NODE_MAP)
                return over;
        struct node *both = node_new_map(job);
        both->at = over->at;
        g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < over->items.count; i++) {
                struct entry *entry = list_at(&over->items, struct entry, i);
                g_hash_table_insert(said, (void *)entry->key, entry);
        }
        for (guint i = 0; i < base->items.count; i++) {
                struct entry *entry = list_at(&base->items, struct entry, i);
                struct entry *mine = g_hash_table_lookup(said, entry->key);
                struct entry *kept = arena_new(job->arena, struct entry);
                *kept = mine ? *mine : *entry;
                kept->value = mine ? taken_over(job, entry->value, mine->value) : entry->value;
                list_add(job->arena, &both->items, kept);
                g_hash_table_remove(said, entry->key);
        }
        for (guint i = 0; i < over->items.count; i++) {
                struct entry *entry = list_at(&over->items, struct entry, i);
                if (g_hash_table_contains(said, entry->key))
                        list_add(job->arena, &both->items, entry);
        }
        return both;
}

struct layout *layout_read(struct job *job, const char *name, struct place asked)
{
        struct list trees = {0}, paths = {0};
        if (!read_chain(job, name, asked, &trees, &paths))
                return NULL;
        struct node *tree = list_at(&trees, struct node, trees.count - 1);
        for (guint i = trees.count - 1; i-- > 0;)
                tree = taken_over(job, tree, list_at(&trees, struct node, i));
        struct layout *layout = arena_new(job->arena, struct layout);
        layout->name = arena_text(job->arena, name);
        layout->files = paths;
        bool read = fields_read(job, tree, &layout_shape, layout);
        bool resolved = styles_resolve(job, layout);
        bool verified = layout_verify(job, layout);
        return read && resolved && verified ? layout : NULL;
}

/* ---- borrowed access ---- */

const struct style *layout_style(const struct layout *layout, const char *name)
{
        for (guint i = 0; name && i < layout->styles.count; i++) {
                const struct style *style = list_at(&layout->styles, struct style, i);
                if (strcmp(style->name.text, name) == 0)
                        return style;
        }
        return NULL;
}

const struct master *layout_master(const struct layout *layout, const char *name)
{
        for (guint i = 0; i < layout->masters.count; i++) {
                const struct master *master = list_at(&layout->masters, struct master, i);
                if (!name || strcmp(master->name.text, name) == 0)
                        return master;
        }
        return NULL;
}

const struct kind *layout_kind(const struct layout *layout, const char *name)
{
        for (guint i = 0; i < layout->kinds.count; i++) {
                const struct kind *kind = list_at(&layout->kinds, struct kind, i);
                if (!name || strcmp(kind->name.text, name) == 0)
                        return kind;
        }
        return NULL;
}

const struct numbering *layout_numbering(const struct layout *layout, const char *name)
{
        for (guint i = 0; i < layout->numberings.count; i++) {
                const struct numbering *numbering = list_at(&layout->numberings, struct numbering, i);
                if (!name || strcmp(numbering->name.text, name) == 0)
                        return numbering;
        }
        return NULL;
}

const char *layout_text(struct job *job, const struct layout *layout, const char *key)
{
        const char *text = node_find_text(layout->texts, key);
        if (text)
                return text;
        message_add(job->messages, layout->texts ? layout->texts->at : layout->at, MESSAGE_LAYOUT_TEXT, key,
                    layout->name, NULL);
        return "";
}

const char *layout_words(struct job *job, const struct layout *layout, const char *key, const struct node *context)
{
        struct template_source source = {.text = layout_text(job, layout, key)};
        const struct node *node = node_find(layout->texts, key);
        source.at = node ? node->at : layout->at;
        const char *text = template_render(job, &source, context, TEMPLATE_PLAIN);
        return text ? text : "";
}
