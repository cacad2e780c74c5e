/* SPDX-License-Identifier: MIT */
/* The card that other sites show for a plan's address (Open Graph). */
#include "base/length.h"
#include "pages/replay.h"
#include "pages/strip.h"

enum {
        CARD_WIDTH = 600 * PT,
        CARD_HEIGHT = 315 * PT, /* 1.91 to 1, as those sites want it */
        MARGIN = 36 * PT,
        BAND = 8 * PT,
        TITLE = 25 * PT,
        SMALL = 14 * PT,
        TITLE_LINES = 4,
};

/* Lines of text from y on; gives back the y below. */
static int add_lines(struct setting *setting, struct list *items, const char *text, int size, bool bold,
                     struct color color, int y, guint most)
{
        struct look look = look_of_style(setting->job, setting->layout, "body");
        look.size = size;
        look.bold = bold;
        look.italic = false;
        look.color = color;
        look.align = ALIGN_LEFT;
        look.indent = look.left = look.right = look.hang = 0;
        look.line_height = size * 5 / 4;
        struct span *span = arena_new(setting->job->arena, struct span);
        struct list spans = {0};
        span->text = text;
        list_add(setting->job->arena, &spans, span);
        struct shaped *shaped = paragraph_shape(setting->job, &look, NULL, &spans, NULL, NULL);
        struct set_paragraph *paragraph = paragraph_break(setting->job, shaped, setting->measure);
        guint count = MIN(paragraph->lines.count, most);
        return items_add_lines(setting, items, paragraph, 0, count, MARGIN, y);
}

static const struct block *first_chart(const struct list *blocks)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (block->kind == BLOCK_FIGURE && block->figure->chart)
                        return block;
        }
        return NULL;
}

/* The chart at the foot of the card, when there is room for it below the text. */
static void add_chart(struct setting *setting, struct list *items, int y)
{
        const struct block *found = NULL;
        for (guint i = 0; i < setting->document->parts.count && !found; i++)
                found = first_chart(&list_at(&setting->document->parts, struct part, i)->blocks);
        if (!found)
                return;
        struct block bare = *found;
        bare.spans = (struct list){0};
        bare.label = NULL;
        strips_add_figure(setting, &bare);
        const struct strip *strip = list_at(&setting->strips, struct strip, 0);
        int top = CARD_HEIGHT - MARGIN - strip->height;
        if (top < y + 8 * PT)
                return;
        items_move(&strip->items, 0, MARGIN, top);
        for (guint i = 0; i < strip->items.count; i++)
                list_add(setting->job->arena, items, strip->items.at[i]);
}

struct page *pages_card(struct job *job, const struct document *document, const struct layout *layout)
{
        static const struct color red = {0x9c, 0x1c, 0x28}, black = {0x1a, 0x1a, 0x1a}, grey = {0x4a, 0x4f, 0x55};
        struct pages *pages = arena_new(job->arena, struct pages);
        struct page *page = arena_new(job->arena, struct page);
        struct setting setting = {.job = job,
                                  .document = document,
                                  .layout = layout,
                                  .pages = pages,
                                  .measure = CARD_WIDTH - 2 * MARGIN,
                                  .page_height = CARD_HEIGHT};
        setting.tag = pages->root = tag_new(&setting, NULL, TAG_DOCUMENT);
        page->width = CARD_WIDTH;
        page->height = CARD_HEIGHT;
        item_rule(&setting, &page->items, 0, 0, CARD_WIDTH, BAND)->as.rule.color = red;
        int y = BAND + 24 * PT;
        if (document->author)
                y = add_lines(&setting, &page->items, document->author, SMALL, true, red, y, 1) + 6 * PT;
        y = add_lines(&setting, &page->items, document->subject ? document->subject : document->title, TITLE, true,
                      black, y, TITLE_LINES);
        const char *attached = node_find_text(node_find(document->plan->tree, "computed"), "attached");
        if (attached)
                y = add_lines(&setting, &page->items, attached, SMALL, false, grey, y + 6 * PT, 1);
        add_chart(&setting, &page->items, y);
        return page;
}
