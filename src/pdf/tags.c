/* SPDX-License-Identifier: MIT */
#include "pdf/tags.h"

#include "pdf/tree.h"

enum tag_kind element_kind(const struct structure *structure, guint element)
{
        if (element < structure->tag_count)
                return tag_at(structure, element)->kind;
        return added_at(structure, element)->kind;
}

const char *tag_name(const struct tag *tag)
{
        static const char *const names[TAG_COUNT] = {
                [TAG_DOCUMENT] = "Document",
                [TAG_SECTION] = "Sect",
                [TAG_PARAGRAPH] = "P",
                [TAG_LIST] = "L",
                [TAG_ITEM] = "LI",
                [TAG_LABEL] = "Lbl",
                [TAG_BODY] = "LBody",
                [TAG_TABLE] = "Table",
                [TAG_HEAD] = "THead",
                [TAG_ROWS] = "TBody",
                [TAG_ROW] = "TR",
                [TAG_HEADER_CELL] = "TH",
                [TAG_CELL] = "TD",
                [TAG_FIGURE] = "Figure",
                [TAG_CAPTION] = "Caption",
                [TAG_NOTE] = "Note",
                [TAG_REFERENCE] = "Reference",
                [TAG_LINK] = "Link",
                [TAG_FORM] = "Form",
                [TAG_CONTENTS] = "TOC",
                [TAG_CONTENTS_ITEM] = "TOCI",
        };
        static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
        if (tag->kind == TAG_HEADING)
                return headings[CLAMP(tag->level, 1, 6) - 1];
        return names[tag->kind];
}

/* ---- the tree as the pages give it ---- */

static bool is_tree(const struct pages *pages)
{
        const struct list *tags = &pages->tags;
        guint children = 0;
        if (!tags->count || tags->at[0] != pages->root)
                return false;
        for (guint i = 0; i < tags->count; i++) {
                const struct tag *tag = tags->at[i];
                if (tag->index != i || tag->kind >= TAG_COUNT || !tag->parent != (i == 0))
                        return false;
                guint below = 0;
                for (const struct tag *child = tag_first(tag); child; child = tag_next(child), below++) {
                        if (below > tags->count || child->parent != tag || child->index >= tags->count ||
                            tags->at[child->index] != child)
                                return false;
                }
                children += below;
        }
        return children == tags->count - 1;
}

static void add_element(struct structure *structure)
{
        struct element element = {.appears = NONE, .first = NONE, .last = NONE, .added = NONE};
        g_array_append_val(structure->elements, element);
}

struct structure *structure_open(struct objects *objects, const struct pages *pages, GHashTable *areas)
{
        struct structure *structure = g_new0(struct structure, 1);
        structure->objects = objects;
        structure->pages = pages;
        structure->tag_count = pages->tags.count;
        structure->elements = g_array_sized_new(FALSE, FALSE, sizeof(struct element), pages->tags.count + 16);
        structure->added = g_array_new(FALSE, FALSE, sizeof(struct added));
        structure->marks = g_array_new(FALSE, FALSE, sizeof(struct marked));
        structure->starts = g_array_new(FALSE, FALSE, sizeof(guint));
        structure->heads = g_array_new(FALSE, FALSE, sizeof(guint));
        structure->kept = g_array_new(FALSE, FALSE, sizeof(guint));
        structure->named = g_array_new(FALSE, FALSE, sizeof(guint));
        structure->annotated = g_array_new(FALSE, FALSE, sizeof(guint));
        structure->areas = areas;
        for (guint i = 0; i < structure->tag_count; i++)
                add_element(structure);
        if (!is_tree(pages))
                objects_fail(objects, "the tags are no tree");
        return structure;
}

void structure_close(struct structure *structure)
{
        if (!structure)
                return;
        GArray *const arrays[] = {structure->elements, structure->added, structure->marks, structure->starts,
                                  structure->heads,    structure->kept,  structure->named, structure->annotated};
        for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
                g_array_free(arrays[i], TRUE);
        g_free(structure->cells);
        g_free(structure);
}

/* ---- marks ---- */

void structure_begin_page(struct structure *structure, guint page)
{
        g_assert(structure->starts->len == page);
        guint start = structure->marks->len;
        g_array_append_val(structure->starts, start);
        structure->mcid = 0;
}

static guint parent_of(const struct structure *structure, guint element)
{
        if (element >= structure->tag_count)
                return added_at(structure, element)->parent;
        const struct tag *parent = tag_at(structure, element)->parent;
        return parent ? parent->index : NONE;
}

static void add_mark(struct structure *structure, guint i, guint id, guint annotation)
{
        struct marked mark = {
                .element = i,
                .page = structure->starts->len - 1,
                .next = NONE,
                .id = id,
                .annotation = annotation,
        };
        guint index = structure->marks->len;
        g_array_append_val(structure->marks, mark);
        struct element *element = element_at(structure, i);
        if (element->last != NONE)
                mark_at(structure, element->last)->next = index;
        else
                element->first = index;
        element->last = index;
        for (guint above = i; above != NONE && element_at(structure, above)->appears == NONE;
             above = parent_of(structure, above))
                element_at(structure, above)->appears = index;
}

/* Where the content of a tag goes: into the element that holds all of it, if there is one. */
static guint content_element(const struct structure *structure, const struct tag *tag)
{
        guint added = element_at(structure, tag->index)->added;
        return added != NONE && added_at(structure, added)->whole ? added : tag->index;
}

guint structure_mark(struct structure *structure, const struct tag *tag)
{
        guint mcid = structure->mcid++;
        add_mark(structure, content_element(structure, tag), mcid, 0);
        return mcid;
}

/* ---- annotations ---- */

/* Move all content of an element to the one just added to it. */
static void move_content(struct structure *structure, guint from, guint to)
{
        struct element *above = element_at(structure, from);
        struct element *below = element_at(structure, to);
        below->first = above->first;
        below->last = above->last;
        below->appears = above->first;
        above->first = above->last = NONE;
        for (guint i = below->first; i != NONE; i = mark_at(structure, i)->next)
                mark_at(structure, i)->element = to;
}

/* A new element of this kind in a tag's.  That of a reference takes over all its content: the mark is what is
 * clicked on. */
static guint put_between(struct structure *structure, const struct tag *tag, enum tag_kind kind)
{
        guint index = structure->elements->len;
        struct added added = {
                .kind = kind,
                .parent = tag->index,
                .before = element_at(structure, tag->index)->added,
                .whole = tag->kind == TAG_REFERENCE,
        };
        g_array_append_val(structure->added, added);
        add_element(structure);
        element_at(structure, tag->index)->added = index;
        if (added.whole)
                move_content(structure, tag->index, index);
        return index;
}

guint structure_annotate(struct structure *structure, const struct tag *tag, enum tag_kind kind, guint annotation)
{
        guint key = ANNOTATION_KEYS + structure->annotations++;
        if (!tag)
                tag = structure->pages->root;
        guint element = content_element(structure, tag);
        if (element_kind(structure, element) != kind)
                element = put_between(structure, tag, kind);
        guint mark = structure->marks->len;
        add_mark(structure, element, key, annotation);
        g_array_append_val(structure->annotated, mark);
        return key;
}
