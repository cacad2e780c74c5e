/* SPDX-License-Identifier: MIT */
/* The card that other sites show for a plan's address (Open Graph). */
#include "base/length.h"
#include "pages/replay.h"
#include "pages/strip.h"

enum {
        CARD_WIDTH = 900 * PT,      /* charts keep their size of text: wide enough for all of one */
        CARD_HEIGHT = 945 * PT / 2, /* 1.91 to 1, as those sites want it */
        MARGIN = 48 * PT,
        BAND = 12 * PT,
        TITLE = 37 * PT,
        SMALL = 20 * PT,
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

/* The items of the plan's first chart, drawn as wide as measure; NULL when it has none. */
static const struct strip *chart_strip(struct setting *setting, int measure)
{
        int whole = setting->measure;
        const struct block *found = NULL;
        for (guint i = 0; i < setting->document->parts.count && !found; i++)
                found = first_chart(&list_at(&setting->document->parts, struct part, i)->blocks);
        if (!found)
                return NULL;
        struct block bare = *found;
        bare.spans = (struct list){0};
        bare.label = NULL;
        guint before = setting->strips.count;
        setting->measure = measure;
        strips_add_figure(setting, &bare);
        setting->measure = whole;
        return list_at(&setting->strips, struct strip, before);
}

/* Who, what, and which document; gives back the y below. */
static int add_text(struct setting *setting, struct list *items, int title)
{
        static const struct color red = {0x9c, 0x1c, 0x28}, black = {0x1a, 0x1a, 0x1a}, grey = {0x4a, 0x4f, 0x55};
        const struct document *document = setting->document;
        int y = BAND + 30 * PT;
        if (document->author)
                y = add_lines(setting, items, document->author, SMALL, true, red, y, 1) + 6 * PT;
        y = add_lines(setting, items, document->subject ? document->subject : document->title, title, true, black, y,
                      TITLE_LINES);
        const char *attached = node_find_text(node_find(document->plan->tree, "computed"), "attached");
        if (attached)
                y = add_lines(setting, items, attached, SMALL, false, grey, y + 6 * PT, 2);
        return y;
}

static void items_join(struct setting *setting, struct list *items, const struct list *more)
{
        for (guint i = 0; i < more->count; i++)
                list_add(setting->job->arena, items, more->at[i]);
}

/* The text with the chart below it: the title smaller, the chart narrower until both have room; else the text alone. */
static void add_all(struct setting *setting, struct list *items)
{
        /* size of the title; width of the chart, twelfths */
        static const int tried[][2] = {{TITLE, 12},        {TITLE, 8},         {TITLE * 4 / 5, 12},
                                       {TITLE * 4 / 5, 8}, {TITLE * 2 / 3, 8}, {TITLE * 2 / 3, 6}};
        const struct strip *chart = NULL;
        for (guint i = 0; i < G_N_ELEMENTS(tried); i++) {
                struct list text = {0};
                int y = add_text(setting, &text, tried[i][0]);
                chart = chart_strip(setting, setting->measure * tried[i][1] / 12);
                int top = chart ? CARD_HEIGHT - MARGIN / 2 - chart->height : 0;
                if (!chart)
                        break;
                if (y + 10 * PT > top)
                        continue;
                items_move(&chart->items, 0, MARGIN, top);
                items_join(setting, items, &text);
                items_join(setting, items, &chart->items);
                return;
        }
        add_text(setting, items, TITLE);
}

struct page *pages_card(struct job *job, const struct document *document, const struct layout *layout)
{
        static const struct color red = {0x9c, 0x1c, 0x28};
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
        add_all(&setting, &page->items);
        return page;
}
