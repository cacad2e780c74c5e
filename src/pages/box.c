/* SPDX-License-Identifier: MIT */
/* Boxes: a framed text in the column, or on the paper of the part's first page (urgency, secrecy, circulation). */
#include "base/length.h"
#include "pages/strip.h"

enum {
        LINE = 768, /* 0.75 pt */
        BORDERS_MM = 1,
        PAD_MM = 1,
        CORNERS = 4,
};

static const struct color colors[] = {[BOX_BLACK] = {0, 0, 0}, [BOX_RED] = {0xe6, 0x00, 0x12}};

/* A box as it is being set. */
struct framed {
        struct setting *setting;
        const struct block *block;
        int line, pad;     /* thickness of a line, room inside the frame */
        int inset;         /* from the outer edge to the text, left and right; above it */
        int below;         /* under the text */
        int width, height; /* with the frame */
        struct set_paragraph *text;
};

static struct framed framed_new(struct setting *setting, const struct block *block)
{
        const struct flow_box *box = block->box;
        struct framed framed = {.setting = setting, .block = block};
        framed.line = box->line.given ? box->line.length : LINE;
        framed.pad = box->pad.given ? box->pad.length : MM(PAD_MM);
        int lines = box->borders.digits == 2 ? 2 * framed.line + MM(BORDERS_MM) : framed.line;
        framed.inset = lines + framed.pad;
        framed.below = box->sides == BOX_TOP ? 0 : framed.inset;
        return framed;
}

static void say_overflow(const struct framed *framed, const char *side, int lack)
{
        char missing[16];
        const struct block *block = framed->block;
        message_add(framed->setting->job->messages, block->from, MESSAGE_BOX_OVERFLOW,
                    spans_text(framed->setting->job, &block->spans), side, length_mm(lack, missing), NULL);
}

/* Width and text: as given, else as wide as the text, at most the column. */
static void set_text(struct framed *framed, const struct style *style, struct tag *tag)
{
        struct setting *setting = framed->setting;
        const struct flow_box *box = framed->block->box;
        bool rule = box->sides == BOX_TOP;
        int sides = rule ? 0 : 2 * framed->inset;
        struct look look = look_of_style(setting->job, setting->layout, style->name.text);
        look.color = colors[box->color];
        struct shaped *shaped = paragraph_shape(setting->job, &look, NULL, &framed->block->spans, tag, tag);
        int wanted = MIN(shaped_max_width(shaped) + sides, setting->measure);
        framed->width = box->width.given ? box->width.length : rule ? setting->measure : wanted;
        int lack = shaped_min_width(shaped) + sides - framed->width;
        if (lack > 0)
                say_overflow(framed, IN_BOTH("bề rộng", "width"), lack);
        framed->text = paragraph_break(setting->job, shaped, framed->width - sides);
}

static void set_height(struct framed *framed)
{
        int wanted = set_paragraph_height(framed->text) + framed->inset + framed->below;
        framed->height = framed->block->box->height.given ? framed->block->box->height.length : wanted;
        int lines = wanted - (framed->below ? 2 : 1) * framed->pad; /* the room inside may be used up */
        if (lines > framed->height)
                say_overflow(framed, IN_BOTH("chiều cao", "height"), lines - framed->height);
}

/* A line around, its outer edge `in` from the box's. */
static void add_border(const struct framed *framed, struct list *items, int x, int y, int in)
{
        struct setting *setting = framed->setting;
        int half = framed->line / 2;
        int left = in + half, right = framed->width - in - half, bottom = framed->height - in - half;
        const int corners[2 * CORNERS] = {left, left, right, left, right, bottom, left, bottom};
        struct item *item = item_new(setting, items, ITEM_PATH, x, y, NULL);
        struct path_item *path = &item->as.path;
        item->from = framed->block->from;
        path->count = CORNERS;
        path->points = arena_new_array(setting->job->arena, int, 2 * CORNERS);
        for (guint i = 0; i < 2 * CORNERS; i++)
                path->points[i] = corners[i];
        path->closed = true;
        path->thickness = framed->line;
        path->color = colors[framed->block->box->color];
}

static void add_items(const struct framed *framed, struct list *items, int x, int y)
{
        const struct flow_box *box = framed->block->box;
        struct setting *setting = framed->setting;
        bool rule = box->sides == BOX_TOP;
        if (rule)
                item_rule(setting, items, x, y, framed->width, framed->line)->as.rule.color = colors[box->color];
        else
                add_border(framed, items, x, y, 0);
        if (!rule && box->borders.digits == 2)
                add_border(framed, items, x, y, framed->line + MM(BORDERS_MM));
        int room = framed->height - set_paragraph_height(framed->text);
        items_add_lines(setting, items, framed->text, 0, framed->text->lines.count, x + (rule ? 0 : framed->inset),
                        y + (rule ? framed->inset : room / 2));
}

void strips_add_box(struct setting *setting, const struct block *block)
{
        const struct flow_box *box = block->box;
        const struct style *style = layout_style(setting->layout, block->style);
        struct framed framed = framed_new(setting, block);
        struct tag *tag = tag_new(setting, setting->tag, TAG_PARAGRAPH);
        tag_say(setting, tag, (struct tag_about){.style = style->name.text, .role = block->role});
        set_text(&framed, style, tag);
        set_height(&framed);
        if (box->x.given) {
                add_items(&framed, &setting->first_page->items, box->x.length, box->y.length);
                setting->first_page->awaited--;
                return;
        }
        int rest = setting->measure - framed.width;
        struct strip *strip = strips_add(setting, style->before.length, framed.height);
        add_items(&framed, &strip->items,
                  style->align == ALIGN_CENTER  ? rest / 2
                  : style->align == ALIGN_RIGHT ? rest
                                                : 0,
                  0);
        setting->after = style->after.length;
        setting->keep_next = style->keep_next;
}
