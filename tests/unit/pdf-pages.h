/* SPDX-License-Identifier: MIT */
/* Pages by hand for the tests of the PDF writer: words shaped by HarfBuzz
 * directly, items put where the test wants them. */
#ifndef TESTS_PDF_PAGES_H
#define TESTS_PDF_PAGES_H

#include <hb.h>
#include <string.h>

#include "base/length.h"
#include "pages/fonts.h"
#include "pdf/pdf.h"

#define SERIF "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"
#define BOLD  "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"

struct maker {
        struct job *job;
        struct arena *arena;
        struct pages *pages;
        struct page *page; /* the last one */
        struct face *serif, *bold;
};

static inline struct face *new_face(struct arena *arena, const char *path, guint index)
{
        hb_blob_t *blob = hb_blob_create_from_file(path);
        struct face *face = arena_new(arena, struct face);
        face->hb_face = hb_face_create(blob, 0);
        face->name = "Liberation Serif";
        face->path = path;
        face->index = index;
        face->ascent = 912;
        face->descent = 221;
        hb_blob_destroy(blob);
        arena_drop(arena, face->hb_face, (GDestroyNotify)hb_face_destroy);
        return face;
}

static inline struct maker maker_open(void)
{
        struct maker m = {.arena = arena_open()};
        m.job = arena_new(m.arena, struct job);
        m.job->arena = m.arena;
        m.job->messages = messages_open();
        m.job->root = "/";
        m.job->limits = limits_default;
        m.pages = arena_new(m.arena, struct pages);
        m.serif = new_face(m.arena, SERIF, 0);
        m.bold = new_face(m.arena, BOLD, 1);
        return m;
}

static inline void maker_close(struct maker *m)
{
        messages_close(m->job->messages);
        arena_close(m->arena);
}

static inline struct page *add_page(struct maker *m, int width, int height, const char *label)
{
        m->page = arena_new(m->arena, struct page);
        m->page->width = width;
        m->page->height = height;
        m->page->label = label;
        list_add(m->arena, &m->pages->at, m->page);
        return m->page;
}

static inline struct tag *add_tag(struct maker *m, struct tag *parent, enum tag_kind kind)
{
        struct tag *tag = arena_new(m->arena, struct tag);
        tag->kind = kind;
        tag->colspan = tag->rowspan = 1;
        tag->index = m->pages->tags.count;
        list_add(m->arena, &m->pages->tags, tag);
        if (parent)
                tag_add(parent, tag);
        else
                m->pages->root = tag;
        return tag;
}

static inline struct item *add_item(struct maker *m, enum item_kind kind, int x, int y, struct tag *tag)
{
        struct item *item = arena_new(m->arena, struct item);
        item->kind = kind;
        item->x = x;
        item->y = y;
        item->tag = tag;
        list_add(m->arena, &m->page->items, item);
        return item;
}

static inline const struct word *shape_word(struct maker *m, const struct face *face, int size, const char *text,
                                            gsize bytes)
{
        hb_font_t *font = hb_font_create(face->hb_face);
        hb_font_set_scale(font, size, size);
        hb_buffer_t *buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, text, (int)bytes, 0, (int)bytes);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(font, buffer, NULL, 0);
        guint count;
        const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, &count);
        struct glyph *glyphs = arena_new_array(m->arena, struct glyph, count);
        struct word *word = arena_new(m->arena, struct word);
        for (guint i = 0; i < count; i++) {
                glyphs[i].id = (guint16)info[i].codepoint;
                glyphs[i].cluster = info[i].cluster;
                glyphs[i].advance = place[i].x_advance;
                glyphs[i].dx = place[i].x_offset;
                glyphs[i].dy = (gint16)place[i].y_offset;
                word->width += place[i].x_advance;
        }
        word->text = arena_text_n(m->arena, text, bytes);
        word->bytes = (guint)bytes;
        word->glyph_count = count;
        word->glyphs = glyphs;
        hb_buffer_destroy(buffer);
        hb_font_destroy(font);
        return word;
}

/* Text at x, y (points); words at spaces, which are `space` points wide; the width in 1/1024 pt. */
static inline struct item *add_words(struct maker *m, const struct face *face, double size, double x, double y,
                                     double space, struct tag *tag, const char *text)
{
        struct item *item = add_item(m, ITEM_TEXT, (int)(x * PT), (int)(y * PT), tag);
        struct text_item *set = &item->as.text;
        g_auto(GStrv) words = g_strsplit(text, " ", -1);
        set->face = face;
        set->size = (int)(size * PT);
        set->count = g_strv_length(words);
        set->pieces = arena_new_array(m->arena, struct piece, set->count);
        for (guint i = 0; i < set->count; i++) {
                struct piece *piece = &set->pieces[i];
                piece->word = shape_word(m, face, set->size, words[i], strlen(words[i]));
                piece->space_before = i > 0;
                piece->x = set->width + (i ? (int)(space * PT) : 0);
                set->width = piece->x + piece->word->width;
        }
        return item;
}

static inline void add_rule(struct maker *m, double x, double y, double width, double height, struct tag *tag)
{
        struct item *item = add_item(m, ITEM_RULE, (int)(x * PT), (int)(y * PT), tag);
        item->as.rule.width = (int)(width * PT);
        item->as.rule.height = (int)(height * PT);
}

static inline void add_link(struct maker *m, double x, double y, double width, double height, struct tag *tag,
                            const char *target)
{
        struct item *item = add_item(m, ITEM_LINK, (int)(x * PT), (int)(y * PT), tag);
        item->as.link = (struct link_item){(int)(width * PT), (int)(height * PT), target};
}

static inline void add_outline(struct maker *m, int level, const char *title, const char *id)
{
        struct outline_entry *entry = arena_new(m->arena, struct outline_entry);
        *entry = (struct outline_entry){.level = level, .title = title, .id = id};
        list_add(m->arena, &m->pages->outline, entry);
}

static inline void add_attachment(struct maker *m, struct pdf_options *options, const char *name, const char *type,
                                  const char *relation, const char *text)
{
        struct attachment *file = arena_new(m->arena, struct attachment);
        *file = (struct attachment){
                .name = name, .type = type, .relation = relation, .bytes = text, .count = strlen(text)};
        list_add(m->arena, &options->attachments, file);
}

#endif
