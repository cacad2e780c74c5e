/* SPDX-License-Identifier: MIT */
/* The structure tree as objects: elements, the way back from marks and
 * annotations (the parent tree), elements by id. */
#include "pdf/tree.h"

enum {
        PAGES_PER_LEAF = 32,
        ANNOTATIONS_PER_LEAF = 64,
        TABLE_DEPTH = 4, /* cell, row, group, table */
};

/* ---- which elements there are ---- */

static bool has_content(const struct structure *structure, guint element)
{
        return element_at(structure, element)->appears != NONE;
}

/* Empty cells hold their place in a table that has content. */
static bool holds_place(const struct structure *structure, const struct tag *tag)
{
        bool is_cell = tag->kind == TAG_CELL || tag->kind == TAG_HEADER_CELL;
        bool is_part = tag->kind == TAG_ROW || tag->kind == TAG_HEAD || tag->kind == TAG_ROWS;
        if (!is_cell && !(is_part && tag->last))
                return false;
        for (guint i = 0; i < TABLE_DEPTH && tag; i++, tag = tag->parent) {
                if (tag->kind == TAG_TABLE)
                        return has_content(structure, tag->index);
        }
        return false;
}

static bool is_kept(const struct structure *structure, guint element)
{
        if (element == 0 || has_content(structure, element))
                return true;
        return element < structure->tag_count && holds_place(structure, tag_at(structure, element));
}

static bool has_id(const struct structure *structure, guint element)
{
        enum tag_kind kind = element_kind(structure, element);
        return kind == TAG_NOTE || (kind == TAG_HEADER_CELL && structure->cells);
}

static void choose_elements(struct structure *structure)
{
        for (guint i = 0; i < structure->elements->len; i++) {
                if (!is_kept(structure, i))
                        continue;
                g_array_append_val(structure->kept, i);
                if (has_id(structure, i))
                        g_array_append_val(structure->named, i);
        }
        for (guint n = structure->elements->len; n; n /= 10)
                structure->id_digits++;
}

/* ---- attributes ---- */

/* (e0012): of equal length, so that their order is that of the elements. */
static void write_id(const struct structure *structure, guint element, struct buffer *out)
{
        guint64 unit = 1;
        for (guint i = 1; i < structure->id_digits; i++)
                unit *= 10;
        buffer_text(out, "(e");
        for (; unit; unit /= 10)
                buffer_char(out, (char)('0' + element / unit % 10));
        buffer_char(out, ')');
}

static void write_heads(const struct structure *structure, struct slice slice, struct buffer *out)
{
        for (guint i = 0; i < slice.count; i++)
                write_id(structure, g_array_index(structure->heads, guint, slice.first + i), out);
}

static void write_cell(const struct structure *structure, const struct tag *tag, struct buffer *out)
{
        bool is_head = tag->kind == TAG_HEADER_CELL;
        const struct cell_heads *heads = structure->cells ? &structure->cells[tag->index] : NULL;
        bool has_heads = heads && heads->column.count + heads->row.count > 0;
        if (!is_head && tag->colspan <= 1 && tag->rowspan <= 1 && !has_heads)
                return;
        buffer_text(out, "/A<</O/Table");
        if (is_head)
                buffer_text(out, tag->row_header ? "/Scope/Row" : "/Scope/Column");
        if (tag->colspan > 1)
                buffer_write(out, "/ColSpan %u", tag->colspan);
        if (tag->rowspan > 1)
                buffer_write(out, "/RowSpan %u", tag->rowspan);
        if (has_heads) {
                buffer_text(out, "/Headers[");
                write_heads(structure, heads->column, out);
                write_heads(structure, heads->row, out);
                buffer_char(out, ']');
        }
        buffer_text(out, ">>");
}

static void write_list(const struct structure *structure, const struct tag *tag, struct buffer *out)
{
        static const char *const names[NUMBERING_COUNT] = {
                [NUMBERING_BULLET] = "Disc",
                [NUMBERING_DECIMAL] = "Decimal",
                [NUMBERING_UPPER_ROMAN] = "UpperRoman",
                [NUMBERING_UPPER_LETTER] = "UpperAlpha",
                [NUMBERING_LOWER_LETTER] = "LowerAlpha",
        };
        (void)structure;
        buffer_write(out, "/A<</O/List/ListNumbering/%s>>", names[tag->numbering]);
}

static void write_figure(const struct structure *structure, const struct tag *tag, struct buffer *out)
{
        const struct area *area = g_hash_table_lookup(structure->areas, tag);
        if (tag->about && tag->about->alternative)
                buffer_write(out, "/Alt%t", tag->about->alternative);
        if (area)
                buffer_write(out, "/A<</O/Layout/Placement/Block/BBox[%h %h %h %h]>>", area->left, area->bottom,
                             area->right, area->top);
}

typedef void (*attribute_writer)(const struct structure *structure, const struct tag *tag, struct buffer *out);

static const attribute_writer attribute_writers[TAG_COUNT] = {
        [TAG_LIST] = write_list,
        [TAG_HEADER_CELL] = write_cell,
        [TAG_CELL] = write_cell,
        [TAG_FIGURE] = write_figure,
};

/* ---- kids ---- */

/* What is still to come of an element's kids: its own marks, its tag's children, elements put in between. */
struct kids {
        const struct structure *structure;
        guint page;              /* the element's own */
        guint mark;              /* NONE: no more */
        const struct tag *child; /* NULL: no more */
        GArray *added;           /* guint, the last first; NULL: none */
};

static void write_mark(const struct kids *kids, struct buffer *out)
{
        const struct structure *structure = kids->structure;
        const struct marked *mark = mark_at(structure, kids->mark);
        guint page = objects_page(structure->objects, mark->page);
        if (mark->annotation)
                buffer_write(out, "<</Type/OBJR/Obj %r/Pg %r>>", mark->annotation, page);
        else if (mark->page != kids->page)
                buffer_write(out, "<</Type/MCR/Pg %r/MCID %u>>", page, mark->id);
        else
                buffer_number(out, mark->id);
        buffer_char(out, ' ');
}

/* Elements of the children's row that are left out are passed by. */
static guint next_child(struct kids *kids)
{
        while (kids->child && !element_at(kids->structure, kids->child->index)->number)
                kids->child = tag_next(kids->child);
        return kids->child ? kids->child->index : NONE;
}

static guint next_added(const struct kids *kids)
{
        return kids->added && kids->added->len ? g_array_index(kids->added, guint, kids->added->len - 1) : NONE;
}

/* When an element of the row comes: one that never appears stands where the row has it, at once. */
static guint64 turn_of(const struct structure *structure, guint element)
{
        if (element == NONE)
                return G_MAXUINT64;
        guint appears = element_at(structure, element)->appears;
        return appears == NONE ? 0 : appears;
}

/* One kid; false when there are no more. */
static bool write_kid(struct kids *kids, struct buffer *out)
{
        const struct structure *structure = kids->structure;
        guint child = next_child(kids);
        guint added = next_added(kids);
        guint64 child_turn = turn_of(structure, child);
        guint64 added_turn = turn_of(structure, added);
        guint64 mark_turn = kids->mark == NONE ? G_MAXUINT64 : kids->mark;
        if (mark_turn < child_turn && mark_turn < added_turn) {
                write_mark(kids, out);
                kids->mark = mark_at(structure, kids->mark)->next;
        } else if (child != NONE && child_turn <= added_turn) {
                buffer_write(out, "%r ", element_at(structure, child)->number);
                kids->child = tag_next(kids->child);
        } else if (added != NONE) {
                buffer_write(out, "%r ", element_at(structure, added)->number);
                g_array_set_size(kids->added, kids->added->len - 1);
        } else {
                return false;
        }
        return true;
}

/* One number stands by itself; an empty cell has none. */
static void write_row(struct kids *kids, struct buffer *out)
{
        gsize start = out->count;
        buffer_text(out, "/K[");
        gsize first = out->count;
        guint count = 0;
        while (write_kid(kids, out))
                count++;
        if (!count) {
                out->count = start;
        } else if (count == 1 && g_ascii_isdigit(out->at[first])) {
                out->at[first - 1] = ' ';
                out->count--;
        } else {
                out->at[out->count - 1] = ']';
        }
}

static void write_kids(const struct structure *structure, guint i, struct buffer *out)
{
        const struct element *element = element_at(structure, i);
        struct kids kids = {.structure = structure, .page = NONE, .mark = element->first};
        if (i < structure->tag_count)
                kids.child = tag_first(tag_at(structure, i));
        for (guint a = element->added; a != NONE; a = added_at(structure, a)->before) {
                if (!kids.added)
                        kids.added = g_array_new(FALSE, FALSE, sizeof(guint));
                g_array_append_val(kids.added, a);
        }
        if (element->first != NONE) {
                kids.page = mark_at(structure, element->first)->page;
                buffer_write(out, "/Pg %r", objects_page(structure->objects, kids.page));
        }
        write_row(&kids, out);
        if (kids.added)
                g_array_free(kids.added, TRUE);
}

static void write_element(struct buffer *out, const void *with, guint index)
{
        const struct structure *structure = with;
        guint i = g_array_index(structure->kept, guint, index);
        if (i < structure->tag_count) {
                const struct tag *tag = tag_at(structure, i);
                guint parent = tag->parent ? element_at(structure, tag->parent->index)->number : structure->root;
                buffer_write(out, "/S/%s/P %r", tag_name(tag), parent);
                if (has_id(structure, i)) {
                        buffer_text(out, "/ID");
                        write_id(structure, i, out);
                }
                if (attribute_writers[tag->kind])
                        attribute_writers[tag->kind](structure, tag, out);
        } else {
                const struct added *added = added_at(structure, i);
                struct tag tag = {.kind = added->kind};
                buffer_write(out, "/S/%s/P %r", tag_name(&tag), element_at(structure, added->parent)->number);
        }
        write_kids(structure, i, out);
}

/* ---- the way back ---- */

static void write_page_leaf(struct buffer *out, const void *with, guint leaf)
{
        const struct structure *structure = with;
        guint first = leaf * PAGES_PER_LEAF;
        guint last = MIN(first + PAGES_PER_LEAF, structure->starts->len) - 1;
        buffer_write(out, "/Limits[%u %u]/Nums[", first, last);
        for (guint page = first; page <= last; page++) {
                guint mark = g_array_index(structure->starts, guint, page);
                buffer_write(out, "%u[", page);
                for (; mark < structure->marks->len && mark_at(structure, mark)->page == page; mark++) {
                        if (!mark_at(structure, mark)->annotation)
                                buffer_write(out, "%r ",
                                             element_at(structure, mark_at(structure, mark)->element)->number);
                }
                buffer_char(out, ']');
        }
        buffer_char(out, ']');
}

static void write_annotation_leaf(struct buffer *out, const void *with, guint leaf)
{
        const struct structure *structure = with;
        guint first = leaf * ANNOTATIONS_PER_LEAF;
        guint last = MIN(first + ANNOTATIONS_PER_LEAF, structure->annotated->len) - 1;
        buffer_write(out, "/Limits[%u %u]/Nums[", ANNOTATION_KEYS + first, ANNOTATION_KEYS + last);
        for (guint i = first; i <= last; i++) {
                guint mark = g_array_index(structure->annotated, guint, i);
                buffer_write(out, "%u %r ", ANNOTATION_KEYS + i,
                             element_at(structure, mark_at(structure, mark)->element)->number);
        }
        buffer_char(out, ']');
}

static void write_parents(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct structure *structure = with;
        buffer_text(out, "/Kids[");
        for (guint i = 0; i < structure->page_leaf_count; i++)
                buffer_write(out, "%r ", structure->page_leaves + i);
        for (guint i = 0; i < structure->annotation_leaf_count; i++)
                buffer_write(out, "%r ", structure->annotation_leaves + i);
        buffer_char(out, ']');
}

static void write_names(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct structure *structure = with;
        buffer_text(out, "/Names[");
        for (guint i = 0; i < structure->named->len; i++) {
                guint element = g_array_index(structure->named, guint, i);
                write_id(structure, element, out);
                buffer_write(out, "%r ", element_at(structure, element)->number);
        }
        buffer_char(out, ']');
}

static void write_root(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct structure *structure = with;
        buffer_write(out, "/Type/StructTreeRoot/K %r/ParentTree %r/ParentTreeNextKey %u",
                     element_at(structure, 0)->number, structure->parents, ANNOTATION_KEYS + structure->annotated->len);
        if (structure->named->len)
                buffer_write(out, "/IDTree %r", structure->names);
}

guint structure_write(struct structure *structure)
{
        struct objects *objects = structure->objects;
        if (objects_failure(objects))
                return 0;
        structure_relate_cells(structure);
        choose_elements(structure);
        structure->page_leaf_count = (structure->starts->len + PAGES_PER_LEAF - 1) / PAGES_PER_LEAF;
        structure->annotation_leaf_count =
                (structure->annotated->len + ANNOTATIONS_PER_LEAF - 1) / ANNOTATIONS_PER_LEAF;
        guint first = objects_add_range(objects, structure->kept->len, write_element, structure);
        for (guint i = 0; i < structure->kept->len; i++)
                element_at(structure, g_array_index(structure->kept, guint, i))->number = first + i;
        structure->page_leaves = objects_add_range(objects, structure->page_leaf_count, write_page_leaf, structure);
        structure->annotation_leaves =
                objects_add_range(objects, structure->annotation_leaf_count, write_annotation_leaf, structure);
        structure->parents = objects_add_range(objects, 1, write_parents, structure);
        if (structure->named->len)
                structure->names = objects_add_range(objects, 1, write_names, structure);
        structure->root = objects_add_range(objects, 1, write_root, structure);
        return structure->root;
}
