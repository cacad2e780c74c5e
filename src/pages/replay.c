/* SPDX-License-Identifier: MIT */
#include "pages/replay.h"

#include "base/files.h"
#include "pages/fonts.h"
#include "pages/png-read.h"
#include "pages/png.h"

#include <cairo.h>
#include <hb.h>
#include <string.h>

/* A page that is being drawn; user space is 1/1024 pt. */
struct replay {
        struct job *job;
        cairo_t *cairo;
        struct color color; /* of the letters whose outlines wait to be filled */
        bool waiting;
        GHashTable *fonts; /* hb_face_t to hb_font_t */
        hb_draw_funcs_t *pen;
};

static void ink(struct replay *replay, struct color color)
{
        cairo_set_source_rgb(replay->cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
}

/* ---- glyphs: outlines in font units, y upwards ---- */

static void pen_move(hb_draw_funcs_t *pen, void *cairo, hb_draw_state_t *state, float x, float y, void *with)
{
        (void)pen, (void)state, (void)with;
        cairo_move_to(cairo, x, y);
}

static void pen_line(hb_draw_funcs_t *pen, void *cairo, hb_draw_state_t *state, float x, float y, void *with)
{
        (void)pen, (void)state, (void)with;
        cairo_line_to(cairo, x, y);
}

static void pen_curve(hb_draw_funcs_t *pen, void *cairo, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
                      float x, float y, void *with)
{
        (void)pen, (void)state, (void)with;
        cairo_curve_to(cairo, x1, y1, x2, y2, x, y);
}

static void pen_close(hb_draw_funcs_t *pen, void *cairo, hb_draw_state_t *state, void *with)
{
        (void)pen, (void)state, (void)with;
        cairo_close_path(cairo);
}

/* Quadratic curves come as cubic ones when no function is given for them. */
static hb_draw_funcs_t *pen_new(void)
{
        hb_draw_funcs_t *pen = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(pen, pen_move, NULL, NULL);
        hb_draw_funcs_set_line_to_func(pen, pen_line, NULL, NULL);
        hb_draw_funcs_set_cubic_to_func(pen, pen_curve, NULL, NULL);
        hb_draw_funcs_set_close_path_func(pen, pen_close, NULL, NULL);
        return pen;
}

static hb_font_t *outline_font(struct replay *replay, const struct face *face)
{
        hb_font_t *font = g_hash_table_lookup(replay->fonts, face->hb_face);
        if (!font) {
                font = hb_font_create(face->hb_face);
                g_hash_table_insert(replay->fonts, face->hb_face, font);
        }
        return font;
}

static void draw_glyph(struct replay *replay, const struct text_item *text, guint16 glyph, double x, double y)
{
        double units = hb_face_get_upem(text->face->hb_face);
        cairo_save(replay->cairo);
        cairo_translate(replay->cairo, x, y);
        cairo_scale(replay->cairo, text->size * (1 + text->stretch / 10000.0) / units, -text->size / units);
        hb_font_get_glyph_shape(outline_font(replay, text->face), glyph, replay->pen, replay->cairo);
        cairo_restore(replay->cairo);
}

/* Letters of one colour are filled together. */
static void fill_waiting(struct replay *replay)
{
        if (!replay->waiting)
                return;
        ink(replay, replay->color);
        cairo_fill(replay->cairo);
        replay->waiting = false;
}

static void draw_text(struct replay *replay, const struct item *item)
{
        const struct text_item *text = &item->as.text;
        if (memcmp(&replay->color, &text->color, sizeof text->color) != 0)
                fill_waiting(replay);
        replay->color = text->color;
        replay->waiting = true;
        double wide = 1 + text->stretch / 10000.0;
        for (guint i = 0; i < text->count; i++) {
                const struct word *word = text->pieces[i].word;
                double x = item->x + text->pieces[i].x, y = item->y - text->rise;
                for (guint k = 0; k < word->glyph_count; k++) {
                        const struct glyph *glyph = &word->glyphs[k];
                        draw_glyph(replay, text, glyph->id, x + glyph->dx * wide, y - glyph->dy);
                        x += glyph->advance * wide;
                }
        }
}

/* ---- rules, paths, images ---- */

static void draw_rule(struct replay *replay, const struct item *item)
{
        ink(replay, item->as.rule.color);
        cairo_rectangle(replay->cairo, item->x, item->y, item->as.rule.width, item->as.rule.height);
        cairo_fill(replay->cairo);
}

static void draw_path(struct replay *replay, const struct item *item)
{
        const struct path_item *path = &item->as.path;
        ink(replay, path->color);
        for (guint i = 0; i < path->count; i++)
                cairo_line_to(replay->cairo, item->x + path->points[2 * i], item->y + path->points[2 * i + 1]);
        if (path->closed)
                cairo_close_path(replay->cairo);
        cairo_set_line_width(replay->cairo, path->thickness);
        if (path->filled)
                cairo_fill(replay->cairo);
        else
                cairo_stroke(replay->cairo);
}

/* What is no PNG stands as a grey field: Cairo reads nothing else. */
static void draw_image(struct replay *replay, const struct item *item)
{
        const struct image_item *image = &item->as.image;
        gsize count;
        const char *bytes = file_read(replay->job, image->path, item->from, &count);
        if (!bytes)
                return;
        cairo_surface_t *surface = png_surface(bytes, count);
        cairo_save(replay->cairo);
        cairo_translate(replay->cairo, item->x, item->y);
        if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
                cairo_scale(replay->cairo, (double)image->width / cairo_image_surface_get_width(surface),
                            (double)image->height / cairo_image_surface_get_height(surface));
                cairo_set_source_surface(replay->cairo, surface, 0, 0);
                cairo_paint(replay->cairo);
        } else {
                ink(replay, (struct color){.red = 200, .green = 200, .blue = 200});
                cairo_rectangle(replay->cairo, 0, 0, image->width, image->height);
                cairo_fill(replay->cairo);
        }
        cairo_restore(replay->cairo);
        cairo_surface_destroy(surface);
}

static void (*const draw[ITEM_COUNT])(struct replay *, const struct item *) = {
        [ITEM_TEXT] = draw_text,
        [ITEM_RULE] = draw_rule,
        [ITEM_PATH] = draw_path,
        [ITEM_IMAGE] = draw_image,
};

/* ---- the page ---- */

static void draw_items(struct replay *replay, const struct page *page)
{
        cairo_set_source_rgb(replay->cairo, 1, 1, 1);
        cairo_paint(replay->cairo);
        for (guint i = 0; i < page->items.count; i++) {
                const struct item *item = list_at(&page->items, struct item, i);
                if (!draw[item->kind])
                        continue;
                if (item->kind != ITEM_TEXT)
                        fill_waiting(replay);
                draw[item->kind](replay, item);
        }
        fill_waiting(replay);
}

bool page_replay(struct job *job, const struct page *page, int width, struct replayed *replayed)
{
        double scale = (double)width / page->width;
        replayed->width = width;
        replayed->height = (int)(scale * page->height + 0.5);
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, replayed->width, replayed->height);
        struct replay replay = {
                .job = job,
                .cairo = cairo_create(surface),
                .fonts = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)hb_font_destroy),
                .pen = pen_new(),
        };
        cairo_scale(replay.cairo, scale, scale);
        draw_items(&replay, page);
        bool done = cairo_status(replay.cairo) == CAIRO_STATUS_SUCCESS;
        hb_draw_funcs_destroy(replay.pen);
        g_hash_table_unref(replay.fonts);
        cairo_destroy(replay.cairo);
        cairo_surface_flush(surface);
        const unsigned char *pixels = cairo_image_surface_get_data(surface);
        done = done && pixels;
        if (done)
                replayed->png =
                        png_encode(pixels, replayed->width, replayed->height, cairo_image_surface_get_stride(surface));
        cairo_surface_destroy(surface);
        return done;
}
