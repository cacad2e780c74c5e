/* SPDX-License-Identifier: MIT */
#include "base/length.h"
#include "pages/strip.h"

#include <string.h>

struct strip *strips_add(struct setting *setting, int before, int height)
{
        struct strip *strip = arena_new(job_items(setting->job), struct strip);
        strip->space = setting->strips.count ? MAX(before, setting->after) : 0;
        strip->height = height;
        strip->glued = setting->keep_next;
        strip->master = setting->master;
        setting->after = 0;
        setting->keep_next = false;
        if (setting->anchor) {
                struct item *item = item_new(setting, &strip->items, ITEM_ANCHOR, 0, 0, NULL);
                item->as.anchor = setting->anchor;
                setting->anchor = NULL;
        }
        list_add(setting->job->arena, &setting->strips, strip);
        return strip;
}

struct setting setting_inside(const struct setting *setting, int measure, struct tag *tag)
{
        struct setting inside = *setting;
        inside.measure = measure;
        inside.tag = tag;
        inside.strips = (struct list){0};
        inside.after = 0;
        inside.keep_next = false;
        inside.anchor = NULL;
        inside.ready = NULL;
        inside.paging = NULL;
        return inside;
}

int strips_stack(struct setting *inside, struct list *items, int x, int y)
{
        for (guint i = 0; i < inside->strips.count; i++) {
                struct strip *strip = list_at(&inside->strips, struct strip, i);
                y += strip->space;
                items_move(&strip->items, 0, x, y);
                for (guint k = 0; k < strip->items.count; k++)
                        list_add(inside->job->arena, items, strip->items.at[k]);
                y += strip->height;
        }
        return y + inside->after;
}

/* ---- paragraphs ---- */

/* Glue that keeps two lines together at either end of a paragraph, or all of it. */
static bool line_is_glued(guint line, guint count, bool whole)
{
        return line > 0 && (whole || line == 1 || line == count - 1);
}

void strips_add_paragraph(struct setting *setting, const struct style *style, const struct look *look,
                          const char *label, const struct list *spans, struct tag *label_tag, struct tag *tag)
{
        struct shaped *shaped = paragraph_shape(setting->job, look, label, spans, label_tag, tag);
        struct set_paragraph *paragraph = paragraph_break(setting->job, shaped, setting->measure);
        guint count = paragraph->lines.count;
        for (guint i = 0; i < count; i++) {
                const struct set_line *line = list_at(&paragraph->lines, struct set_line, i);
                struct strip *strip = strips_add(setting, i ? 0 : style->before.length, paragraph->line_height);
                strip->glued = strip->glued || line_is_glued(i, count, style->keep_whole);
                strip->text = true;
                items_add_lines(setting, &strip->items, paragraph, i, 1, 0, 0);
                strip_add_notes(setting, strip, paragraph, i);
                setting->last_left = line->left;
                setting->last_right = line->right;
        }
        setting->after = style->after.length;
        setting->keep_next = style->keep_next;
}

/* ---- footnotes ---- */

static const struct note *find_note(const struct document *document, const char *id)
{
        for (guint i = 0; i < document->notes.count; i++) {
                const struct note *note = list_at(&document->notes, struct note, i);
                if (g_strcmp0(note->id, id) == 0)
                        return note;
        }
        return NULL;
}

static struct set_note *set_note(struct setting *setting, const struct note *note)
{
        struct tag *tag = tag_new(setting, setting->tag, TAG_NOTE);
        struct setting inside = setting_inside(setting, setting->measure, tag);
        inside.anchor = note->anchor;
        const struct style *style = layout_style(setting->layout, "footnote");
        struct look look = look_of_style(setting->job, setting->layout, "footnote");
        strips_add_paragraph(&inside, style, &look, note->number, &note->spans, tag_new(setting, tag, TAG_LABEL), tag);
        struct set_note *set = arena_new(setting->job->arena, struct set_note);
        set->lines = inside.strips;
        return set;
}

void strip_add_notes(struct setting *setting, struct strip *strip, const struct set_paragraph *paragraph, guint line)
{
        for (guint i = 0; i < paragraph->notes.count; i++) {
                if (paragraph->note_lines[i] != line)
                        continue;
                const struct span *mark = list_at(&paragraph->notes, struct span, i);
                const struct note *note = find_note(setting->document, mark->target);
                if (note)
                        list_add(job_items(setting->job), &strip->notes, set_note(setting, note));
        }
}

/* ---- blocks by kind ---- */

static const struct style *block_style(struct setting *setting, const char *name)
{
        const struct style *style = name ? layout_style(setting->layout, name) : NULL;
        return style ? style : layout_style(setting->layout, "body");
}

/* "… như sau:" stays with what it announces. */
static bool announces(const struct list *spans)
{
        const struct span *last = spans->count ? list_at(spans, struct span, spans->count - 1) : NULL;
        return last && last->text && g_str_has_suffix(last->text, ":");
}

static void add_styled(struct setting *setting, const char *style_name, const char *role, const char *label,
                       const struct list *spans, struct tag *label_tag, struct tag *tag)
{
        const struct style *style = block_style(setting, style_name);
        struct look look = look_of_style(setting->job, setting->layout, style->name.text);
        tag_say(setting, tag, (struct tag_about){.style = style->name.text, .role = role});
        if (label_tag && label_tag != tag)
                tag_say(setting, label_tag, (struct tag_about){.style = style->name.text});
        strips_add_paragraph(setting, style, &look, label, spans, label_tag, tag);
        setting->keep_next = setting->keep_next || announces(spans);
}

static void add_paragraph(struct setting *setting, const struct block *block)
{
        if (block->box) {
                strips_add_box(setting, block);
                return;
        }
        bool title = block_is_part_title(setting->job, block, setting->part);
        struct tag *tag = tag_new(setting, setting->tag, title ? TAG_HEADING : TAG_PARAGRAPH);
        tag->level = title ? heading_read(setting, 1) : 0;
        add_styled(setting, block->style, block->role, block->label, &block->spans, tag, tag);
}

/* An appendix stands under its title. */
static int heading_level(const struct setting *setting, const struct block *block)
{
        return block->level + (setting->part->appendix ? 1 : 0);
}

static void add_outline(struct setting *setting, const struct block *block)
{
        struct outline_entry *entry = arena_new(setting->job->arena, struct outline_entry);
        const char *title = spans_text(setting->job, &block->spans);
        entry->level = heading_level(setting, block);
        entry->title =
                block->label && *block->label ? arena_printf(setting->job->arena, "%s %s", block->label, title) : title;
        entry->id = block->id;
        list_add(setting->job->arena, &setting->pages->outline, entry);
}

/* Phần I stands alone above its title, in the same style but for the capitals (nd30.md 2); one element for both. */
static void add_label_line(struct setting *setting, const struct block *block, struct tag *tag)
{
        struct span span = {.kind = SPAN_TEXT, .text = block->label, .from = block->from};
        struct list line = {0};
        list_add(setting->job->arena, &line, &span);
        const struct style *style = block_style(setting, block->style);
        struct look look = look_of_style(setting->job, setting->layout, style->name.text);
        look.letter_case = CASE_AS_IS;
        strips_add_paragraph(setting, style, &look, NULL, &line, tag, tag);
        const struct strip *last = list_at(&setting->strips, struct strip, setting->strips.count - 1);
        for (guint i = last->items.count; i-- > 0;) {
                struct item *item = list_at(&last->items, struct item, i);
                if (item->kind == ITEM_TEXT) {
                        item->as.text.space_after = true; /* before the title, for who reads them in one go */
                        break;
                }
        }
        setting->after = 0;
        setting->keep_next = true;
}

static void add_heading(struct setting *setting, const struct block *block)
{
        struct tag *tag = tag_new(setting, setting->tag, TAG_HEADING);
        tag->level = heading_read(setting, heading_level(setting, block));
        if (block->id)
                add_outline(setting, block);
        const char *label = block->label;
        if (block->label_own_line && label && *label) {
                add_label_line(setting, block, tag);
                label = NULL;
        }
        add_styled(setting, block->style, NULL, label, &block->spans, tag, tag);
        setting->keep_next = true;
}

/* As the last letter or figure of the first label says: a), 1., I., 2.1., Điều 4. */
static enum tag_numbering numbering_of(const struct block *list)
{
        const struct block *item = list->children.count ? list_at(&list->children, struct block, 0) : NULL;
        if (!list->ordered || !item || !item->label)
                return NUMBERING_BULLET;
        const char *at = item->label + strlen(item->label);
        gunichar last = 0;
        while (at > item->label && !g_unichar_isalnum(last)) {
                at = g_utf8_prev_char(at);
                last = g_utf8_get_char(at);
        }
        if (!g_unichar_isalpha(last))
                return NUMBERING_DECIMAL;
        if (g_unichar_islower(last))
                return NUMBERING_LOWER_LETTER;
        return last < 0x80 && strchr("IVXL", (int)last) ? NUMBERING_UPPER_ROMAN : NUMBERING_UPPER_LETTER;
}

static void add_list(struct setting *setting, const struct block *block)
{
        struct tag *list = tag_new(setting, setting->tag, TAG_LIST);
        list->numbering = numbering_of(block);
        struct tag *outer = setting->tag;
        setting->tag = list;
        strips_add_blocks(setting, &block->children);
        setting->tag = outer;
}

/* A line in bold alone: the title of what follows it in its item. */
static bool is_title(const struct list *spans)
{
        for (guint i = 0; i < spans->count; i++) {
                if (!(list_at(spans, struct span, i)->marks & SPAN_BOLD))
                        return false;
        }
        return spans->count > 0;
}

static void add_item(struct setting *setting, const struct block *block)
{
        struct tag *outer = setting->tag;
        struct tag *item = tag_new(setting, outer, TAG_ITEM);
        struct tag *label_tag = block->label && *block->label ? tag_new(setting, item, TAG_LABEL) : NULL;
        struct tag *body = tag_new(setting, item, TAG_BODY);
        setting->tag = body;
        guint first = 0;
        if (block->children.count > 0) {
                const struct block *text = list_at(&block->children, struct block, 0);
                if (text->kind == BLOCK_PARAGRAPH) {
                        add_styled(setting, block->style, NULL, block->label, &text->spans, label_tag,
                                   tag_new(setting, body, TAG_PARAGRAPH));
                        first = 1;
                        if (block->children.count > 1 && is_title(&text->spans))
                                setting->keep_next = true;
                }
        }
        for (guint i = first; i < block->children.count; i++)
                strips_add_block(setting, list_at(&block->children, struct block, i));
        setting->tag = outer;
}

enum {
        RULE_THICKNESS = 614, /* 0.6 pt */
        RULE_GAP = 3 * PT,
};

/* A rule under the last line of text, as a share of that line and centred on it (nd30.md 2). */
static void add_rule(struct setting *setting, const struct block *block)
{
        int line = setting->last_right - setting->last_left;
        int width = (int)((gint64)line * block->ratio / 1000);
        setting->keep_next = true;
        setting->after = 0;
        struct strip *strip = strips_add(setting, 0, RULE_GAP + RULE_THICKNESS);
        item_rule(setting, &strip->items, setting->last_left + (line - width) / 2, RULE_GAP - PT, width,
                  RULE_THICKNESS);
}

static void add_space(struct setting *setting, const struct block *block)
{
        bool keep = setting->keep_next;
        struct strip *strip = strips_add(setting, 0, block->space);
        strip->glued = true;
        setting->keep_next = keep;
        if (block->figure || block->field || block->seal)
                strip_add_signing(setting, block, strip);
}

static void (*const adders[BLOCK_KIND_COUNT])(struct setting *, const struct block *) = {
        [BLOCK_PARAGRAPH] = add_paragraph, [BLOCK_HEADING] = add_heading,
        [BLOCK_LIST] = add_list,           [BLOCK_ITEM] = add_item,
        [BLOCK_TABLE] = strips_add_table,  [BLOCK_FIGURE] = strips_add_figure,
        [BLOCK_GRID] = strips_add_grid,    [BLOCK_RULE] = add_rule,
        [BLOCK_SPACE] = add_space,         [BLOCK_CONTENTS] = strips_add_contents,
};

/* In a column of its own, for the foot of the part's first page. */
static void add_to_foot(struct setting *setting, const struct block *block)
{
        struct setting inside = setting_inside(setting, setting->measure, setting->tag);
        adders[block->kind](&inside, block);
        for (guint i = 0; i < inside.strips.count; i++)
                list_add(setting->job->arena, &setting->first_page->foot, inside.strips.at[i]);
        setting->first_page->awaited--;
}

void strips_add_block(struct setting *setting, const struct block *block)
{
        if (block->foot) {
                add_to_foot(setting, block);
                return;
        }
        if (block->id)
                setting->anchor = block->id;
        adders[block->kind](setting, block);
}

static bool is_one_line(struct setting *setting, const struct block *block)
{
        const struct style *style = block_style(setting, block->style);
        struct look look = look_of_style(setting->job, setting->layout, style->name.text);
        struct shaped *shaped = paragraph_shape(setting->job, &look, block->label, &block->spans, NULL, NULL);
        return shaped_max_width(shaped) <= setting->measure;
}

/* The page that the closing block shares with a table that has turned it, lest the block stand alone or with a single
 * line: from that line on; NULL when there is none. */
static const struct master *closing_master(struct setting *setting, const struct list *blocks, guint i)
{
        const struct strip *last =
                setting->strips.count ? list_at(&setting->strips, struct strip, setting->strips.count - 1) : NULL;
        if (!last || last->master == setting->master)
                return NULL;
        for (guint lines = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (block->kind == BLOCK_GRID)
                        return block->keep ? last->master : NULL;
                bool line = block->kind == BLOCK_PARAGRAPH && !block->box && !lines && is_one_line(setting, block);
                if (!line && block->kind != BLOCK_SPACE)
                        return NULL;
                lines += line;
        }
        return NULL;
}

void strips_add_blocks(struct setting *setting, const struct list *blocks)
{
        const struct master *own = NULL; /* to come back to behind the closing block */
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                const struct master *closing = own ? NULL : closing_master(setting, blocks, i);
                if (block->kind == BLOCK_HEADING)
                        strips_turn_for_table(setting, blocks, i);
                if (closing) {
                        own = setting->master;
                        setting_turn(setting, closing);
                }
                strips_add_block(setting, block);
                if (own && block->kind == BLOCK_GRID) {
                        setting_turn(setting, own);
                        own = NULL;
                }
        }
}
