/* SPDX-License-Identifier: MIT */
#include "pdf/navigation.h"

#include "pdf/annotation.h"
#include "pdf/outline.h"

enum {
        NAMES_PER_LEAF = 64,
};

static int compare_anchors(gconstpointer a, gconstpointer b)
{
        const struct anchor *const *x = a, *const *y = b;
        return strcmp((*x)->id, (*y)->id);
}

/* The first anchor of an id counts. */
static void find_anchors(struct navigation *navigation, const GArray *anchors)
{
        for (guint i = 0; i < anchors->len; i++) {
                struct anchor *anchor = &g_array_index(anchors, struct anchor, i);
                if (g_hash_table_contains(navigation->anchors, anchor->id))
                        continue;
                g_hash_table_insert(navigation->anchors, (gpointer)anchor->id, anchor);
                g_ptr_array_add(navigation->sorted, anchor);
        }
        g_ptr_array_sort(navigation->sorted, compare_anchors);
}

struct navigation *navigation_open(struct objects *objects, struct structure *structure, const struct pages *pages,
                                   const struct painting *painting)
{
        struct navigation *navigation = g_new0(struct navigation, 1);
        navigation->objects = objects;
        navigation->structure = structure;
        navigation->pages = pages;
        navigation->anchors = g_hash_table_new(g_str_hash, g_str_equal);
        navigation->sorted = g_ptr_array_new();
        navigation->heard = painting->heard;
        navigation->starts = g_array_new(FALSE, FALSE, sizeof(guint));
        navigation->annotations = g_ptr_array_new_with_free_func(g_free);
        navigation->fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        find_anchors(navigation, painting->anchors);
        return navigation;
}

void navigation_close(struct navigation *navigation)
{
        if (!navigation)
                return;
        g_hash_table_unref(navigation->anchors);
        g_ptr_array_unref(navigation->sorted);
        g_array_free(navigation->starts, TRUE);
        g_ptr_array_unref(navigation->annotations);
        g_hash_table_unref(navigation->fields);
        g_free(navigation);
}

void navigation_begin_page(struct navigation *navigation, guint page)
{
        g_assert(navigation->starts->len == page);
        guint start = navigation->annotations->len;
        g_array_append_val(navigation->starts, start);
}

void navigation_page_entries(const struct navigation *navigation, guint page, struct buffer *out)
{
        guint first = g_array_index(navigation->starts, guint, page);
        guint end = page + 1 < navigation->starts->len ? g_array_index(navigation->starts, guint, page + 1)
                                                       : navigation->annotations->len;
        if (first == end)
                return;
        buffer_text(out, "/Annots[");
        for (guint i = first; i < end; i++) {
                const struct annotation *annotation = navigation->annotations->pdata[i];
                buffer_write(out, "%r ", annotation->number);
        }
        buffer_char(out, ']');
}

/* ---- named destinations ---- */

static void write_anchor(const struct navigation *navigation, guint i, struct buffer *out)
{
        const struct anchor *anchor = navigation->sorted->pdata[i];
        buffer_write(out, "%b[%r/XYZ %h %h null]", anchor->id, objects_page(navigation->objects, anchor->page),
                     hundredths(anchor->x), hundredths(anchor->y));
}

static void write_name_leaf(struct buffer *out, const void *with, guint leaf)
{
        const struct navigation *navigation = with;
        guint first = leaf * NAMES_PER_LEAF;
        guint end = MIN(first + NAMES_PER_LEAF, navigation->sorted->len);
        const struct anchor *least = navigation->sorted->pdata[first];
        const struct anchor *most = navigation->sorted->pdata[end - 1];
        buffer_write(out, "/Limits[%b%b]/Names[", least->id, most->id);
        for (guint i = first; i < end; i++)
                write_anchor(navigation, i, out);
        buffer_char(out, ']');
}

static void write_name_root(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct navigation *navigation = with;
        buffer_text(out, "/Kids[");
        for (guint i = 0; i < navigation->leaf_count; i++)
                buffer_write(out, "%r ", navigation->first_leaf + i);
        buffer_char(out, ']');
}

void navigation_names(const struct navigation *navigation, struct buffer *out)
{
        if (navigation->leaf_count)
                buffer_write(out, "/Dests %r", navigation->destinations);
}

void navigation_write(struct navigation *navigation)
{
        outline_write(navigation);
        navigation->leaf_count = (navigation->sorted->len + NAMES_PER_LEAF - 1) / NAMES_PER_LEAF;
        for (guint i = 0; i < navigation->leaf_count; i++) {
                guint leaf = objects_add(navigation->objects, write_name_leaf, navigation, i);
                if (i == 0)
                        navigation->first_leaf = leaf;
        }
        if (navigation->leaf_count)
                navigation->destinations = objects_add(navigation->objects, write_name_root, navigation, 0);
}

void navigation_catalog(const struct navigation *navigation, struct buffer *out)
{
        outline_page_labels(navigation, out);
        annotation_form(navigation, out);
}
