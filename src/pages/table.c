/* SPDX-License-Identifier: MIT */
/* Tables: caption, unit, head, rows, totals kept with the row before, notes. */
#include "pages/table.h"

struct look cell_look(const struct table_setting *set, const struct cell *cell, bool head)
{
        struct look look = head ? set->head : set->body;
        look.bold = look.bold || cell->bold;
        look.italic = look.italic || cell->italic;
        look.align = cell->align == ALIGN_JUSTIFY ? ALIGN_LEFT : cell->align;
        look.indent = look.left = look.right = 0;
        return look;
}

static void add_line(struct setting *setting, const char *style_name, const char *label, const struct list *spans,
                     enum tag_kind kind, struct tag *parent)
{
        const struct style *style = layout_style(setting->layout, style_name);
        struct look look = look_of_style(setting->job, setting->layout, style_name);
        struct tag *tag = tag_new(setting, parent, kind);
        strips_add_paragraph(setting, style, &look, label, spans, tag, tag);
        setting->keep_next = true;
}

static void add_caption(struct table_setting *set)
{
        if (set->block->spans.count || (set->block->label && *set->block->label))
                add_line(set->setting, "caption", set->block->label, &set->block->spans, TAG_CAPTION, set->tag);
}

static void add_unit(struct table_setting *set)
{
        if (!set->table->unit)
                return;
        struct span *span = arena_new(set->setting->job->arena, struct span);
        span->kind = SPAN_TEXT;
        span->text = set->table->unit;
        span->from = set->block->from;
        struct list spans = {0};
        list_add(set->setting->job->arena, &spans, span);
        add_line(set->setting, "table-unit", NULL, &spans, TAG_PARAGRAPH, set->setting->tag);
}

static struct strip *last_strip(struct setting *setting)
{
        return list_at(&setting->strips, struct strip, setting->strips.count - 1);
}

/* A copy of the head for the further pages. */
static struct strip *repeated_head(struct table_setting *set, const struct strip *head)
{
        struct strip *copy = arena_new(set->setting->job->arena, struct strip);
        copy->height = head->height;
        copy->frame = head->frame;
        copy->closes_row = true;
        items_copy_as_artifacts(set->setting, &head->items, &copy->items);
        return copy;
}

static void add_head(struct table_setting *set)
{
        const struct list *head = &set->table->head;
        if (!head->count)
                return;
        table_add_rows(set, head, 0, head->count, tag_new(set->setting, set->tag, TAG_HEAD));
        struct strip *strip = last_strip(set->setting);
        set->frame->head = repeated_head(set, strip);
        set->setting->keep_next = true;
}

static void add_rows(struct table_setting *set)
{
        const struct list *rows = &set->table->rows;
        if (!rows->count)
                return;
        struct tag *body = tag_new(set->setting, set->tag, TAG_ROWS);
        for (guint r = 0; r < rows->count;) {
                guint count = table_linked_rows(set->table, rows, r);
                const struct row *row = list_at(rows, struct row, r);
                /* A total never stands alone at the top of a page, a group never alone at the foot. */
                if (row->kind == ROW_TOTAL && r > 0)
                        set->setting->keep_next = true;
                table_add_rows(set, rows, r, count, body);
                set->setting->keep_next = row->kind == ROW_GROUP;
                r += count;
        }
        set->setting->keep_next = false;
}

static void add_notes(struct table_setting *set)
{
        if (set->table->notes.count)
                set->setting->keep_next = true;
        strips_add_blocks(set->setting, &set->table->notes);
}

static void set_frame(struct table_setting *set)
{
        guint count = set->table->column_count;
        set->frame = arena_new(set->setting->job->arena, struct table_frame);
        set->frame->edges = set->x;
        set->frame->edge_count = count + 1;
        set->frame->whole = set->frame;
}

void strips_add_table(struct setting *setting, const struct block *block)
{
        struct table_setting set = {.setting = setting, .block = block, .table = block->table};
        if (!set.table->column_count || set.table->column_count > TABLE_COLUMNS_MAX) {
                g_autofree char *count = g_strdup_printf("%u", set.table->column_count);
                message_add(setting->job->messages, block->from, MESSAGE_TABLE_COLUMNS, count, NULL);
                return;
        }
        set.head = look_of_style(setting->job, setting->layout, "table-head");
        set.body = look_of_style(setting->job, setting->layout, "table-cell");
        if (!table_set_widths(&set))
                return;
        set.tag = tag_new(setting, setting->tag, TAG_TABLE);
        set.tag->id = block->id;
        set_frame(&set);
        add_caption(&set);
        add_unit(&set);
        add_head(&set);
        add_rows(&set);
        const struct style *cell = layout_style(setting->layout, "table-cell");
        setting->after = MAX(setting->after, cell ? cell->after.length : 0);
        add_notes(&set);
}
