/* SPDX-License-Identifier: MIT */
#include "pdf/content.h"

int content_y(const struct content *content, int y)
{
        return hundredths(content->page->height - y);
}

/* ---- graphics state ---- */

static void end_text(struct content *content)
{
        if (content->in_text)
                buffer_text(content->out, "ET\n");
        content->in_text = false;
}

static void end_fill(struct content *content)
{
        if (content->filling)
                buffer_text(content->out, "f\n");
        content->filling = false;
}

void content_begin_text(struct content *content)
{
        end_fill(content);
        if (content->in_text)
                return;
        buffer_text(content->out, "BT\n");
        content->in_text = true;
        content->line_x = content->line_y = 0;
}

static void write_part(struct buffer *out, guint8 part)
{
        buffer_fixed(out, (part * 1000 + 127) / 255, 3);
        buffer_char(out, ' ');
}

static void write_color(struct buffer *out, struct color color, const char *gray, const char *rgb)
{
        bool is_gray = color.red == color.green && color.green == color.blue;
        write_part(out, color.red);
        if (!is_gray) {
                write_part(out, color.green);
                write_part(out, color.blue);
        }
        buffer_text(out, is_gray ? gray : rgb);
}

static bool is_same(struct color a, struct color b)
{
        return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

void content_fill_color(struct content *content, struct color color)
{
        if (is_same(content->fill, color))
                return;
        end_fill(content);
        write_color(content->out, color, "g\n", "rg\n");
        content->fill = color;
}

static void set_stroke(struct content *content, struct color color, int thickness)
{
        if (!is_same(content->stroke, color))
                write_color(content->out, color, "G\n", "RG\n");
        content->stroke = color;
        if (content->thickness != thickness) {
                buffer_fixed(content->out, thickness, 2);
                buffer_text(content->out, " w\n");
        }
        content->thickness = thickness;
}

/* ---- marks ---- */

static void close_mark(struct content *content)
{
        end_text(content);
        end_fill(content);
        if (content->opened != OPENED_NOTHING)
                buffer_text(content->out, "EMC\n");
        content->opened = OPENED_NOTHING;
}

/* Items in a row of one tag share a mark. */
static void open_mark(struct content *content, const struct item *item)
{
        enum opened wanted = item->tag ? OPENED_TAG : item->pagination ? OPENED_PAGINATION : OPENED_LAYOUT;
        if (content->opened == wanted && (wanted != OPENED_TAG || content->tag == item->tag))
                return;
        close_mark(content);
        if (wanted == OPENED_TAG) {
                guint mcid = painting_mark(content->painting, item->tag);
                buffer_write(content->out, "/%s<</MCID %u>>BDC\n", tag_name(item->tag), mcid);
        } else {
                buffer_write(content->out, "/Artifact<</Type/%s>>BDC\n",
                             wanted == OPENED_PAGINATION ? "Pagination" : "Layout");
        }
        content->opened = wanted;
        content->tag = item->tag;
}

/* ---- items ---- */

static void cover(const struct content *content, const struct item *item, int left, int bottom, int right, int top)
{
        if (item->tag)
                painting_cover(content->painting, item->tag, left, bottom, right, top);
}

static void add_rule(struct content *content, const struct item *item)
{
        const struct rule_item *rule = &item->as.rule;
        int left = hundredths(item->x), right = hundredths(item->x + rule->width);
        int top = content_y(content, item->y), bottom = content_y(content, item->y + rule->height);
        if (rule->width <= 0 || rule->height <= 0)
                return;
        open_mark(content, item);
        end_text(content);
        content_fill_color(content, rule->color);
        buffer_write(content->out, "%h %h %h %h re\n", left, bottom, right - left, top - bottom);
        content->filling = true;
        cover(content, item, left, bottom, right, top);
}

static void add_path(struct content *content, const struct item *item)
{
        const struct path_item *path = &item->as.path;
        if (path->count < 2)
                return;
        open_mark(content, item);
        end_text(content);
        end_fill(content);
        int half = path->filled ? 0 : hundredths(path->thickness) / 2 + 1;
        if (path->filled)
                content_fill_color(content, path->color);
        else
                set_stroke(content, path->color, hundredths(path->thickness));
        for (guint i = 0; i < path->count; i++) {
                int x = hundredths(item->x + path->points[2 * i]);
                int y = content_y(content, item->y + path->points[2 * i + 1]);
                buffer_write(content->out, i ? "%h %h l\n" : "%h %h m\n", x, y);
                cover(content, item, x - half, y - half, x + half, y + half);
        }
        buffer_text(content->out, path->filled ? "f\n" : path->closed ? "s\n" : "S\n");
}

static void add_image(struct content *content, const struct item *item)
{
        const struct image_item *image = &item->as.image;
        if (!image->path)
                return;
        /* One that turns out to be damaged is an error, and there is no file. */
        painting_set_aside(content->painting, item);
        guint index = painting_image(content->painting, image->path);
        if (image->width <= 0 || image->height <= 0)
                return;
        int left = hundredths(item->x), right = hundredths(item->x + image->width);
        int top = content_y(content, item->y), bottom = content_y(content, item->y + image->height);
        open_mark(content, item);
        end_text(content);
        end_fill(content);
        buffer_write(content->out, "q %h 0 0 %h %h %h cm/I%u Do Q\n", right - left, top - bottom, left, bottom,
                     index + 1);
        cover(content, item, left, bottom, right, top);
}

static void add_text(struct content *content, const struct item *item)
{
        const struct text_item *text = &item->as.text;
        painting_hear(content->painting, item);
        if (!text->count || text->size <= 0 || !text->face)
                return;
        open_mark(content, item);
        content_add_text(content, item);
        int left = hundredths(item->x), y = content_y(content, item->y - text->rise);
        int above = hundredths((int)((gint64)text->face->ascent * text->size / 1024));
        int below = hundredths((int)((gint64)text->face->descent * text->size / 1024));
        cover(content, item, left, y - below, left + hundredths(text->width), y + above);
}

static void add_annotation(struct content *content, const struct item *item)
{
        painting_set_aside(content->painting, item);
}

static void add_anchor(struct content *content, const struct item *item)
{
        painting_anchor(content->painting, content->page, item);
}

static void (*const adders[ITEM_COUNT])(struct content *content, const struct item *item) = {
        [ITEM_TEXT] = add_text,        [ITEM_RULE] = add_rule,       [ITEM_PATH] = add_path,
        [ITEM_IMAGE] = add_image,      [ITEM_LINK] = add_annotation, [ITEM_ANCHOR] = add_anchor,
        [ITEM_FIELD] = add_annotation,
};

/* Black lines of tables and under headings, which mean nothing: over black text they look as they do under it. */
static bool is_line(const struct item *item)
{
        const struct color black = {0};
        return item->kind == ITEM_RULE && !item->tag && !item->pagination && is_same(item->as.rule.color, black);
}

/* The lines of a page come last, in one artifact instead of one behind each row of a table. */
static void add_items(struct content *content, bool lines)
{
        const struct list *items = &content->page->items;
        for (guint i = 0; i < items->count; i++) {
                const struct item *item = items->at[i];
                if (item->kind < ITEM_COUNT && is_line(item) == lines)
                        adders[item->kind](content, item);
        }
}

void content_paint(struct painting *painting, const struct page *page)
{
        struct content content = {
                .painting = painting,
                .page = page,
                .out = &painting->content,
                .thickness = 100, /* a reader begins with 1 pt */
        };
        add_items(&content, false);
        add_items(&content, true);
        close_mark(&content);
}
