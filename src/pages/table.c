/* SPDX-License-Identifier: MIT */
/* Tables: caption, unit, head, rows, totals kept with the row before, notes. */
#include "pages/table.h"
#include "pages/paging.h"

enum {
        FIRST_SHARE = 5, /* two rows that take less of the page stay with their head */
};

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
                     struct tag *tag)
{
        const struct style *style = layout_style(setting->layout, style_name);
        struct look look = look_of_style(setting->job, setting->layout, style_name);
        strips_add_paragraph(setting, style, &look, label, spans, tag, tag);
        setting->keep_next = true;
}

static void add_title(struct table_setting *set, struct tag *tag)
{
        const struct list none = {0};
        if (set->again && set->block->label)
                add_line(set->setting, "caption", continued_label(set), &none, tag);
        else
                add_line(set->setting, "caption", set->block->label, &set->block->spans, tag);
}

static void add_unit(struct table_setting *set, struct tag *tag)
{
        struct span *span = arena_new(set->setting->job->arena, struct span);
        span->kind = SPAN_TEXT;
        span->text = set->table->unit;
        span->from = set->block->from;
        struct list spans = {0};
        list_add(set->setting->job->arena, &spans, span);
        add_line(set->setting, "table-unit", NULL, &spans, tag);
}

/* Title and unit, both before the head for who hears the table. */
static void add_caption(struct table_setting *set)
{
        const char *label = set->block->label;
        bool titled = set->block->spans.count || (label && (*label || set->again));
        if (!titled && !set->table->unit)
                return;
        struct tag *tag = tag_new(set->setting, set->tag, TAG_CAPTION);
        if (titled)
                add_title(set, tag);
        if (set->table->unit)
                add_unit(set, tag_new(set->setting, tag, TAG_PARAGRAPH));
}

static struct strip *last_strip(struct setting *setting)
{
        return list_at(&setting->strips, struct strip, setting->strips.count - 1);
}

/* A THead wants a TBody beside it (PDF/UA-1, 7.2): of a table without rows, the head is the body. */
static void add_head(struct table_setting *set)
{
        const struct list *head = &set->table->head;
        if (!head->count)
                return;
        enum tag_kind kind = set->table->rows.count ? TAG_HEAD : TAG_ROWS;
        table_add_rows(set, head, 0, head->count, tag_new(set->setting, set->tag, kind));
        repeats_add_head(set, last_strip(set->setting));
        set->setting->keep_next = true;
}

/* Strips from first on show these rows, inside of group. */
static void mark_strips(struct setting *setting, guint first, const struct row *const *rows, guint count,
                        const struct group_title *group)
{
        for (guint i = first; i < setting->strips.count; i++) {
                struct strip *strip = list_at(&setting->strips, struct strip, i);
                strip->group = strip->group ? strip->group : group;
                strip->rows = rows;
                strip->row_count = i == first ? count : 0;
        }
}

/* A table does not begin at the foot of a page with one row alone, when rows are low. */
static void keep_first_rows(struct table_setting *set, guint first, guint second)
{
        const struct setting *setting = set->setting;
        if (second != first + 1 || setting->strips.count != second + 1)
                return;
        struct strip *one = list_at(&setting->strips, struct strip, first);
        struct strip *two = list_at(&setting->strips, struct strip, second);
        if (one->height + two->height < setting->page_height / FIRST_SHARE)
                two->glued = true;
}

static void add_rows(struct table_setting *set)
{
        const struct list *rows = &set->table->rows;
        if (!rows->count)
                return;
        struct tag *body = tag_new(set->setting, set->tag, TAG_ROWS);
        struct job *own = set->setting->job;
        const struct group_title *group = NULL;
        guint top = set->setting->strips.count, second = 0;
        for (guint r = 0; r < rows->count;) {
                guint count = table_linked_rows(set->table, rows, r);
                const struct row *row = list_at(rows, struct row, r);
                /* Totals and the last row never stand alone at the top of a page, a group never at the foot. */
                if ((row->kind == ROW_TOTAL || r + count == rows->count) && r > 0)
                        set->setting->keep_next = true;
                guint first = set->setting->strips.count;
                table_add_rows(set, rows, r, count, body);
                group = group_before(group, row);
                second = second || r == 0 ? second : first;
                if (first == second)
                        keep_first_rows(set, top, second);
                mark_strips(set->setting, first, (const struct row *const *)rows->at + r, count, group);
                group = group_behind(own, group, row);
                set->setting->keep_next = row->kind == ROW_GROUP;
                r += count;
                flow_ahead(set->setting);
        }
        set->setting->job = own;
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
        set->frame->repeats = set->repeats;
}

static bool has_columns(struct setting *setting, const struct block *block)
{
        guint columns = block->table->column_count;
        if (columns && columns <= TABLE_COLUMNS_MAX)
                return true;
        g_autofree char *count = g_strdup_printf("%u", columns);
        message_add(setting->job->messages, block->from, MESSAGE_TABLE_COLUMNS, count, NULL);
        return false;
}

static struct table_setting *table_setting_new(struct setting *setting, const struct block *block,
                                               const struct table *table)
{
        struct table_setting *set = arena_new(setting->job->arena, struct table_setting);
        *set = (struct table_setting){.setting = setting, .block = block, .table = table, .own = setting->master};
        set->full_head = look_of_style(setting->job, setting->layout, "table-head");
        set->full_body = look_of_style(setting->job, setting->layout, "table-cell");
        return repeats_new(set) ? set : NULL;
}

static void add_table(struct table_setting *set)
{
        struct setting *setting = set->setting;
        table_set_widths(set);
        set->tag = tag_new(setting, setting->tag, TAG_TABLE);
        set_frame(set);
        repeats_open(set);
        add_caption(set);
        add_head(set);
        add_rows(set);
        const struct style *cell = layout_style(setting->layout, "table-cell");
        setting->after = MAX(setting->after, cell ? cell->after.length : 0);
        add_notes(set);
}

static bool add_parts(struct table_setting *set)
{
        struct list parts = {0};
        if (!table_fit_parts(set, set->own, &parts))
                return false;
        for (guint i = 0; i < parts.count; i++) {
                const struct table *part = list_at(&parts, struct table, i);
                struct table_setting *one = table_setting_new(set->setting, set->block, part);
                if (!one)
                        return true;
                table_fit_as(one, set);
                one->again = i > 0;
                add_table(one);
        }
        return true;
}

/* The table that the headings at blocks[first] … stand over; NULL. */
static const struct block *table_below(const struct list *blocks, guint first)
{
        for (guint i = first; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (block->kind != BLOCK_HEADING)
                        return i > first && block->kind == BLOCK_TABLE ? block : NULL;
        }
        return NULL;
}

static struct table_setting *table_prepare(struct setting *setting, const struct block *block)
{
        struct table_setting *set =
                has_columns(setting, block) ? table_setting_new(setting, block, block->table) : NULL;
        if (set)
                set->fitted = table_fit(set);
        return set;
}

void strips_turn_for_table(struct setting *setting, const struct list *blocks, guint first)
{
        const struct block *block = setting->ready ? NULL : table_below(blocks, first);
        if (block)
                setting->ready = table_prepare(setting, block);
        if (setting->ready && !setting->ready->fitted)
                setting_turn(setting, setting->ready->own); /* cut into parts, or an error */
}

void strips_add_table(struct setting *setting, const struct block *block)
{
        struct table_setting *set = setting->ready;
        if (!set || set->block != block)
                set = table_prepare(setting, block);
        setting->ready = NULL;
        if (!set)
                return;
        if (set->fitted)
                add_table(set);
        else if (!add_parts(set))
                table_say_too_wide(set);
        if (setting->master != set->own)
                setting_turn(setting, set->own);
}
