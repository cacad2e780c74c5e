/* SPDX-License-Identifier: MIT */
/* Figures: a chart drawn on a canvas of placed items, or an image, with its caption. */
#include "base/length.h"
#include "charts/chart.h"
#include "pages/fonts.h"
#include "pages/image.h"
#include "pages/strip.h"

#include <string.h>

static struct color color_of(enum paint paint)
{
        guint32 rgb = paint_colors[paint];
        return (struct color){.red = (guint8)(rgb >> 16), .green = (guint8)(rgb >> 8), .blue = (guint8)rgb};
}

/* Where a chart's marks become items. */
struct easel {
        struct setting *setting;
        struct list *items;
        struct tag *tag;
        const char *family;
        struct place from;
};

static const struct face *chart_face(const struct easel *easel, bool bold)
{
        return fonts_find(easel->setting->job->fonts, easel->family, bold ? FACE_BOLD : 0);
}

/* Words of a line of text one after another; pieces NULL: only the width. */
static int lay_words(const struct easel *easel, const char *text, int size, bool bold, struct text_item *into)
{
        struct fonts *fonts = easel->setting->job->fonts;
        const struct face *face = chart_face(easel, bold);
        int x = 0, space = fonts_space(fonts, face, size);
        for (const char *s = text; *s;) {
                gsize bytes = strcspn(s, " ");
                gunichar missing = 0;
                const struct word *word = bytes ? fonts_word(fonts, face, size, s, (guint)bytes, &missing) : NULL;
                if (word) {
                        if (into)
                                into->pieces[into->count++] =
                                        (struct piece){.word = word, .x = x, .space_before = s > text};
                        x += word->width;
                }
                s += bytes;
                if (*s == ' ') {
                        x += space;
                        s++;
                }
        }
        return x;
}

static int canvas_measure(void *with, const char *text, int size, bool bold)
{
        return lay_words(with, text, size, bold, NULL);
}

static void canvas_text(void *with, const struct canvas_text *text)
{
        struct easel *easel = with;
        int width = lay_words(easel, text->text, text->size, text->bold, NULL);
        int x = text->x - (text->anchor == ANCHOR_END ? width : text->anchor == ANCHOR_MIDDLE ? width / 2 : 0);
        struct item *item = item_new(easel->setting, easel->items, ITEM_TEXT, x, text->y, easel->tag);
        item->from = easel->from;
        item->as.text.face = chart_face(easel, text->bold);
        item->as.text.size = text->size;
        item->as.text.color = color_of(text->paint);
        item->as.text.pieces = arena_new_array(easel->setting->job->arena, struct piece, strlen(text->text) / 2 + 1);
        item->as.text.width = lay_words(easel, text->text, text->size, text->bold, &item->as.text);
        item->as.text.space_after = true;
}

static void canvas_box(void *with, int x, int y, int width, int height, enum paint paint, const char *about)
{
        struct easel *easel = with;
        (void)about;
        struct item *item = item_new(easel->setting, easel->items, ITEM_RULE, x, y, easel->tag);
        item->as.rule = (struct rule_item){.width = width, .height = height, .color = color_of(paint)};
}

static struct path_item *add_path(struct easel *easel, const int *points, guint n, enum paint paint)
{
        struct item *item = item_new(easel->setting, easel->items, ITEM_PATH, 0, 0, easel->tag);
        struct path_item *path = &item->as.path;
        path->count = n;
        path->points = arena_new_array(easel->setting->job->arena, int, 2 * n);
        memcpy(path->points, points, sizeof(int) * 2 * n);
        path->color = color_of(paint);
        return path;
}

static void canvas_strokes(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        for (guint i = 0; i < n; i++)
                add_path(with, points + 4 * i, 2, paint)->thickness = thickness;
}

static void canvas_line(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        add_path(with, points, n, paint)->thickness = thickness;
}

/* A dot as a filled polygon of sixteen sides: cosines in 1/1024. */
static void canvas_dot(void *with, int x, int y, int radius, enum paint paint, const char *about)
{
        static const int cosines[] = {1024,  946,  724,  392,  0, -392, -724, -946,
                                      -1024, -946, -724, -392, 0, 392,  724,  946};
        int points[2 * G_N_ELEMENTS(cosines)];
        (void)about;
        for (guint i = 0; i < G_N_ELEMENTS(cosines); i++) {
                points[2 * i] = x + radius * cosines[i] / 1024;
                points[2 * i + 1] = y + radius * cosines[(i + 12) % G_N_ELEMENTS(cosines)] / 1024;
        }
        struct path_item *path = add_path(with, points, G_N_ELEMENTS(cosines), paint);
        path->closed = path->filled = true;
}

/* The chart's height; *left_out: how many labels it has no room for. */
static int draw_chart(struct setting *setting, const struct block *block, struct list *items, struct tag *tag,
                      bool tight, guint *left_out)
{
        struct look look = look_of_style(setting->job, setting->layout, "chart");
        struct easel easel = {
                .setting = setting, .items = items, .tag = tag, .family = look.family, .from = block->from};
        struct canvas canvas = {
                .with = &easel,
                .measure = canvas_measure,
                .text = canvas_text,
                .box = canvas_box,
                .line = canvas_line,
                .strokes = canvas_strokes,
                .dot = canvas_dot,
                .tight = tight,
        };
        int height = chart_height(block->figure->chart, &canvas, setting->measure, look.size);
        *left_out = chart_draw(block->figure->chart, &canvas, setting->measure, height, look.size).left_out;
        return height;
}

/* As it is best, and as it is when that saves a page from ending above it. */
static int add_chart(struct setting *setting, const struct block *block, struct strip *strip, struct tag *tag)
{
        guint left_out = 0;
        struct strip *lower = arena_new(setting->job->arena, struct strip);
        for (guint i = 0; i < strip->items.count; i++)
                list_add(setting->job->arena, &lower->items, strip->items.at[i]); /* its anchor */
        lower->height = draw_chart(setting, block, &lower->items, tag, true, &left_out);
        int height = draw_chart(setting, block, &strip->items, tag, false, &left_out);
        if (left_out) {
                g_autofree char *count = g_strdup_printf("%u", left_out);
                message_add(setting->job->messages, block->from, MESSAGE_CHART_CROWDED, count, NULL);
        }
        strip->lower = lower->height < height ? lower : NULL;
        return height;
}

static int add_image(struct setting *setting, const struct block *block, struct strip *strip, struct tag *tag)
{
        const struct figure_block *figure = block->figure;
        int width = figure->width.given ? figure->width.length : setting->measure;
        if (figure->share)
                width = (int)((gint64)setting->measure * figure->share / 1000);
        if (width > setting->measure) {
                char excess[16];
                message_add(setting->job->messages, block->from, MESSAGE_IMAGE_WIDE, figure->image,
                            length_mm(width - setting->measure, excess), NULL);
                width = setting->measure;
        }
        int pixel_width = 0, pixel_height = 0;
        if (!image_size(setting->job, figure->image, block->from, &pixel_width, &pixel_height))
                return 0;
        /* An image without a width is never blown up over 96 pixels an inch. */
        if (!figure->width.given && !figure->share)
                width = (int)MIN((gint64)width, (gint64)pixel_width * PT * 72 / 96);
        gint64 height = (gint64)width * pixel_height / pixel_width;
        int room = setting->page_height * 4 / 5;
        if (height > room) {
                width = (int)((gint64)width * room / height);
                height = room;
        }
        struct item *item = item_new(setting, &strip->items, ITEM_IMAGE, (setting->measure - width) / 2, 0, tag);
        item->from = block->from;
        item->as.image = (struct image_item){.path = figure->image, .width = width, .height = (int)height};
        return (int)height;
}

static void add_caption(struct setting *setting, const struct block *block, struct tag *parent)
{
        const struct style *style = layout_style(setting->layout, "caption");
        struct look look = look_of_style(setting->job, setting->layout, "caption");
        struct tag *tag = tag_new(setting, parent, TAG_CAPTION);
        strips_add_paragraph(setting, style, &look, block->label, &block->spans, tag, tag);
        setting->keep_next = false;
}

void strips_add_figure(struct setting *setting, const struct block *block)
{
        const struct style *style = layout_style(setting->layout, "chart");
        struct tag *tag = tag_new(setting, setting->tag, TAG_FIGURE);
        tag_say(setting, tag, (struct tag_about){.alternative = block->figure->alternative});
        struct strip *strip = strips_add(setting, style->before.length, 0);
        strip->height =
                block->figure->chart ? add_chart(setting, block, strip, tag) : add_image(setting, block, strip, tag);
        setting->after = style->after.length;
        if (block->spans.count || (block->label && *block->label)) {
                setting->keep_next = true;
                add_caption(setting, block, setting->tag);
                setting->after = MAX(setting->after, style->after.length);
        }
}
