/* SPDX-License-Identifier: MIT */
#include "pages/strip.h"

struct tag *tag_new(struct setting *setting, struct tag *parent, enum tag_kind kind)
{
        struct tag *tag = arena_new(setting->job->arena, struct tag);
        tag->kind = kind;
        tag->colspan = tag->rowspan = 1;
        if (parent)
                tag_add(parent, tag);
        return tag;
}

void tag_say(struct setting *setting, struct tag *tag, struct tag_about about)
{
        struct tag_about *said = arena_new(setting->job->arena, struct tag_about);
        *said = about;
        tag->about = said;
}

struct item *item_new(struct setting *setting, struct list *items, enum item_kind kind, int x, int y, struct tag *tag)
{
        struct item *item = arena_new(job_items(setting->job), struct item);
        item->kind = kind;
        item->x = x;
        item->y = y;
        item->tag = tag;
        list_add(job_items(setting->job), items, item);
        return item;
}

struct item *item_rule(struct setting *setting, struct list *items, int x, int y, int width, int height)
{
        struct item *item = item_new(setting, items, ITEM_RULE, x, y, NULL);
        item->as.rule.width = width;
        item->as.rule.height = height;
        return item;
}

int items_add_lines(struct setting *setting, struct list *items, const struct set_paragraph *paragraph, guint from,
                    guint count, int x, int y)
{
        int baseline = (paragraph->line_height - paragraph->ascent - paragraph->descent) / 2 + paragraph->ascent;
        for (guint i = from; i < from + count; i++) {
                const struct set_line *line = list_at(&paragraph->lines, struct set_line, i);
                for (guint k = 0; k < line->items.count; k++) {
                        struct item *item = list_at(&line->items, struct item, k);
                        item->x += x;
                        item->y += y + baseline;
                        list_add(job_items(setting->job), items, item);
                }
                y += paragraph->line_height;
        }
        return y;
}

void items_move(const struct list *items, guint from, int dx, int dy)
{
        for (guint i = from; i < items->count; i++) {
                struct item *item = list_at(items, struct item, i);
                item->x += dx;
                item->y += dy;
        }
}

void items_copy_as_artifacts(struct setting *setting, const struct list *from, struct list *to)
{
        for (guint i = 0; i < from->count; i++) {
                const struct item *item = list_at(from, struct item, i);
                if (item->kind == ITEM_ANCHOR || item->kind == ITEM_LINK || item->kind == ITEM_FIELD)
                        continue;
                struct item *copy = arena_new(job_items(setting->job), struct item);
                *copy = *item;
                copy->tag = NULL;
                copy->pagination = true;
                list_add(job_items(setting->job), to, copy);
        }
}
