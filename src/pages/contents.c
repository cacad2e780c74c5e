/* SPDX-License-Identifier: MIT */
/* Lists of contents: entries with leaders and page numbers, each a link. */
#include "base/length.h"
#include "pages/fonts.h"
#include "pages/strip.h"

enum {
        LEVELS_MAX = 16,
        HANG_MM = 25,        /* room of a label under which further lines stand, at most */
        LEADER_STEP = 2,     /* widths of a dot from one to the next */
        NUMBER_GAP = 6 * PT, /* between text and page number, at least */
};

/* One list as it is being set. */
struct listing {
        struct setting *setting;
        int number_width;             /* of the widest page number */
        struct tag *open[LEVELS_MAX]; /* the TOC of each level */
        struct tag *items[LEVELS_MAX];
        guint depth;
};

static const struct style *entry_style(const struct layout *layout, int level)
{
        g_autofree char *name = g_strdup_printf("contents-%d", level);
        const struct style *style = layout_style(layout, name);
        style = style ? style : layout_style(layout, "contents");
        return style ? style : layout_style(layout, "body");
}

static struct shaped *shape_text(struct setting *setting, const struct look *look, const char *label, const char *text,
                                 struct place from, struct tag *tag)
{
        struct span *span = arena_new(setting->job->arena, struct span);
        struct list spans = {0};
        *span = (struct span){.kind = SPAN_TEXT, .text = text, .from = from};
        list_add(setting->job->arena, &spans, span);
        return paragraph_shape(setting->job, look, label, &spans, tag, tag);
}

static struct look number_look(struct setting *setting, const struct style *style)
{
        struct look look = look_of_style(setting->job, setting->layout, style->name.text);
        look.left = look.right = look.indent = look.hang = 0;
        look.align = ALIGN_LEFT;
        look.letter_case = CASE_AS_IS;
        return look;
}

static int number_width(struct setting *setting, const struct contents_entry *entry)
{
        struct look look = number_look(setting, entry_style(setting->layout, entry->level));
        return shaped_max_width(shape_text(setting, &look, NULL, entry->page->text, entry->from, NULL));
}

/* The link of an entry: TOC inside the TOCI above it, TOCI, Reference, Link. */
static struct tag *entry_tag(struct listing *listing, struct tag *root, int level)
{
        guint depth = (guint)CLAMP(level, 1, LEVELS_MAX);
        if (!listing->depth)
                listing->open[0] = root;
        /* A level that is left out does not nest. */
        depth = MIN(depth, listing->depth + 1);
        for (guint i = MAX(listing->depth, 1); i < depth; i++)
                listing->open[i] = tag_new(listing->setting, listing->items[i - 1], TAG_CONTENTS);
        listing->depth = depth;
        struct tag *item = tag_new(listing->setting, listing->open[depth - 1], TAG_CONTENTS_ITEM);
        listing->items[depth - 1] = item;
        return tag_new(listing->setting, tag_new(listing->setting, item, TAG_REFERENCE), TAG_LINK);
}

/* Dots from one place to another, in line with those of the other entries. */
static void add_leader(struct setting *setting, struct list *items, const struct look *look, int from, int to,
                       int baseline)
{
        struct fonts *fonts = setting->job->fonts;
        const struct face *face = fonts_find(fonts, look->family, 0);
        gunichar missing = 0;
        const struct word *dot = face ? fonts_word(fonts, face, look->size, ".", 1, &missing) : NULL;
        if (!dot || dot->width <= 0)
                return;
        int step = LEADER_STEP * dot->width, end = (to - dot->width) / step + 1, first = (from + step - 1) / step;
        if (first >= end)
                return;
        struct item *item = item_new(setting, items, ITEM_TEXT, first * step, baseline, NULL);
        item->as.text = (struct text_item){.face = face, .size = look->size, .color = look->color};
        item->as.text.pieces = arena_new_array(setting->job->arena, struct piece, (guint)(end - first));
        for (int i = first; i < end; i++)
                item->as.text.pieces[item->as.text.count++] = (struct piece){.word = dot, .x = (i - first) * step};
        item->as.text.width = (end - first - 1) * step + dot->width;
}

static void add_number(struct setting *setting, struct strip *strip, const struct contents_entry *entry,
                       const struct style *style, const struct set_line *line, struct tag *tag)
{
        struct look look = number_look(setting, style);
        struct shaped *shaped = shape_text(setting, &look, NULL, entry->page->text, entry->from, tag);
        struct set_paragraph *number = paragraph_break(setting->job, shaped, setting->measure);
        int left = setting->measure - shaped_max_width(shaped), baseline = 0;
        for (guint i = 0; i < strip->items.count; i++) {
                struct item *item = list_at(&strip->items, struct item, i);
                if (item->kind != ITEM_TEXT)
                        continue;
                baseline = item->y;
                item->as.text.space_after = true;
        }
        add_leader(setting, &strip->items, &look, line->right + look.size / 3, left - look.size / 3, baseline);
        items_add_lines(setting, &strip->items, number, 0, 1, left, 0);
}

static void add_link(struct setting *setting, struct strip *strip, const struct contents_entry *entry, struct tag *tag)
{
        struct item *item = item_new(setting, &strip->items, ITEM_LINK, 0, 0, tag);
        item->from = entry->from;
        item->as.link = (struct link_item){.width = setting->measure, .height = strip->height};
        item->as.link.target = arena_printf(setting->job->arena, "#%s", entry->id);
}

static void add_entry(struct listing *listing, const struct contents_entry *entry, struct tag *tag)
{
        struct setting *setting = listing->setting;
        const struct style *style = entry_style(setting->layout, entry->level);
        struct look look = look_of_style(setting->job, setting->layout, style->name.text);
        look.right += listing->number_width + NUMBER_GAP;
        tag_say(setting, tag, (struct tag_about){.style = style->name.text});
        if (entry->label && *entry->label) {
                g_autofree char *room = g_strdup_printf("%s ", entry->label);
                look.hang = shaped_max_width(shape_text(setting, &look, NULL, room, entry->from, NULL)) - look.left -
                            look.right + look.size / 4;
                look.hang = CLAMP(look.hang, 0, MM(HANG_MM));
        }
        struct shaped *shaped = shape_text(setting, &look, entry->label, entry->text, entry->from, tag);
        struct set_paragraph *text = paragraph_break(setting->job, shaped, setting->measure);
        for (guint i = 0; i < text->lines.count; i++) {
                const struct set_line *line = list_at(&text->lines, struct set_line, i);
                struct strip *strip = strips_add(setting, i ? 0 : style->before.length, text->line_height);
                strip->glued = strip->glued || i > 0;
                items_add_lines(setting, &strip->items, text, i, 1, 0, 0);
                if (i + 1 == text->lines.count)
                        add_number(setting, strip, entry, style, line, tag);
                add_link(setting, strip, entry, tag);
        }
        setting->after = style->after.length;
        setting->keep_next = style->keep_next;
}

static void add_title(struct setting *setting, const struct block *block)
{
        struct block title = {.kind = BLOCK_PARAGRAPH, .from = block->from, .style = "contents-title"};
        struct span span = {.kind = SPAN_TEXT, .text = block->contents->title, .from = block->from};
        if (!*span.text)
                return;
        list_add(setting->job->arena, &title.spans, &span);
        strips_add_block(setting, &title);
}

void strips_add_contents(struct setting *setting, const struct block *block)
{
        const struct list *entries = &block->contents->entries;
        struct listing listing = {.setting = setting};
        if (!entries->count)
                return;
        add_title(setting, block);
        for (guint i = 0; i < entries->count; i++) {
                int width = number_width(setting, list_at(entries, struct contents_entry, i));
                listing.number_width = MAX(listing.number_width, width);
        }
        struct tag *root = tag_new(setting, setting->tag, TAG_CONTENTS);
        for (guint i = 0; i < entries->count; i++) {
                const struct contents_entry *entry = list_at(entries, struct contents_entry, i);
                add_entry(&listing, entry, entry_tag(&listing, root, entry->level));
        }
        const struct style *style = entry_style(setting->layout, 1);
        setting->after = MAX(setting->after, layout_style(setting->layout, "body")->after.length + style->after.length);
}
