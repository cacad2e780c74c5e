/* SPDX-License-Identifier: MIT */
#include "pages/fonts-inside.h"

#include <hb-ot.h>
#include <string.h>

enum {
        NAME_BYTES = 128,
};

/* ---- opening the private world of fonts ---- */

static void close_face(void *hb_face)
{
        hb_face_destroy(hb_face);
}

/* Ascent and the like in 1/1024 of the size. */
static void measure_face(struct font *font)
{
        hb_font_extents_t extents;
        hb_font_t *hb = hb_font_create(font->face.hb_face);
        font->units_per_em = (int)hb_face_get_upem(font->face.hb_face);
        hb_font_get_h_extents(hb, &extents);
        hb_codepoint_t space = 0;
        if (hb_font_get_nominal_glyph(hb, ' ', &space))
                font->space = hb_font_get_glyph_h_advance(hb, space);
        font->space_glyph = (guint16)space;
        hb_font_destroy(hb);
        font->face.ascent = font_scale(font, extents.ascender, 1024);
        font->face.descent = font_scale(font, -extents.descender, 1024);
        font->face.line_gap = font_scale(font, extents.line_gap, 1024);
}

static const char *read_name(struct fonts *fonts, hb_face_t *face)
{
        char name[NAME_BYTES] = "";
        unsigned room = sizeof name;
        hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FULL_NAME, HB_LANGUAGE_INVALID, &room, name);
        return arena_text(fonts->job.arena, name);
}

static struct font *open_font(struct job *job, struct fonts *fonts, const struct font_family *family, guint style)
{
        struct font *font = arena_new(fonts->job.arena, struct font);
        const char *path = font_file_find(job, family, family->files[style]);
        if (!path)
                return NULL;
        font->face.family = arena_text(fonts->job.arena, family->name.text);
        font->face.path = arena_text(fonts->job.arena, path);
        font->face.style = style;
        font->face.index = fonts->all.count;
        hb_blob_t *blob = hb_blob_create_from_file(path);
        font->face.hb_face = hb_face_create(blob, 0);
        hb_blob_destroy(blob);
        arena_drop(fonts->job.arena, font->face.hb_face, close_face);
        if (hb_face_get_glyph_count(font->face.hb_face) == 0) {
                message_add(job->messages, family->files[style]->file.at, MESSAGE_FONT_DAMAGED, path, NULL);
                return NULL;
        }
        font->face.name = read_name(fonts, font->face.hb_face);
        measure_face(font);
        font_pango_open(font, fonts->map);
        list_add(fonts->job.arena, &fonts->all, font);
        return font;
}

/* All faces are found before this says false, so that all that is missing is said at once. */
static bool open_all(struct job *job, struct fonts *fonts)
{
        bool good = fonts->families.count > 0;
        if (!good)
                message_add(job->messages, (struct place){.file = messages_path(job->messages, "fonts/fonts.yaml")},
                            MESSAGE_FONT_NONE, NULL);
        for (guint i = 0; i < fonts->families.count; i++) {
                struct font_family *family = list_at(&fonts->families, struct font_family, i);
                for (guint style = 0; style < FACE_STYLES; style++) {
                        if (!family->files[style])
                                continue;
                        const struct font *font = open_font(job, fonts, family, style);
                        good = good && font;
                        family->faces[style] = font ? &font->face : NULL;
                }
        }
        return good;
}

/* What a family lacks is taken from its nearest style: the slant is kept before the weight. */
static void fill_styles(struct font_family *family)
{
        for (guint style = 1; style < FACE_STYLES; style++) {
                const struct face **faces = family->faces;
                if (!faces[style])
                        faces[style] = style & FACE_ITALIC && faces[FACE_ITALIC] ? faces[FACE_ITALIC]
                                       : style & FACE_BOLD && faces[FACE_BOLD]   ? faces[FACE_BOLD]
                                                                                 : faces[0];
        }
}

static void open_context(struct fonts *fonts)
{
        fonts->map = fonts_map_open(fonts);
        fonts->context = pango_font_map_create_context(fonts->map);
        pango_context_set_round_glyph_positions(fonts->context, FALSE);
        pango_context_set_language(fonts->context, pango_language_from_string("vi"));
        pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
}

struct fonts *fonts_open(struct job *job)
{
        struct arena *arena = arena_open();
        struct fonts *fonts = arena_new(arena, struct fonts);
        fonts->job = *job;
        fonts->job.arena = arena;
        font_words_open(fonts);
        struct list *families = font_families_read(&fonts->job);
        if (!families) {
                fonts_close(fonts);
                return NULL;
        }
        fonts->families = *families;
        open_context(fonts);
        if (!open_all(job, fonts)) {
                fonts_close(fonts);
                return NULL;
        }
        for (guint i = 0; i < fonts->families.count; i++)
                fill_styles(list_at(&fonts->families, struct font_family, i));
        return fonts;
}

void fonts_close(struct fonts *fonts)
{
        if (!fonts)
                return;
        for (guint i = 0; i < fonts->all.count; i++)
                font_pango_close(list_at(&fonts->all, struct font, i));
        g_clear_object(&fonts->context);
        g_clear_object(&fonts->map);
        font_words_close(fonts);
        font_kept_close(fonts);
        font_missing_close(fonts);
        arena_close(fonts->job.arena);
}

/* ---- asking ---- */

guint fonts_count(const struct fonts *fonts)
{
        return fonts->all.count;
}

const struct face *fonts_face(const struct fonts *fonts, guint index)
{
        return index < fonts->all.count ? &list_at(&fonts->all, struct font, index)->face : NULL;
}

const struct face *fonts_find(const struct fonts *fonts, const char *family, guint style)
{
        for (guint i = 0; i < fonts->families.count; i++) {
                const struct font_family *one = list_at(&fonts->families, struct font_family, i);
                if (g_strcmp0(one->name.text, family) == 0)
                        return one->faces[style % FACE_STYLES];
        }
        return NULL;
}

int font_scale(const struct font *font, int value, int size)
{
        gint64 product = (gint64)value * size * 2 + (value < 0 ? -1 : 1) * (gint64)font->units_per_em;
        return (int)(product / (2 * (gint64)font->units_per_em));
}

int fonts_space(struct fonts *fonts, const struct face *face, int size)
{
        const struct font *font = list_at(&fonts->all, struct font, face->index);
        return font_scale(font, font->space, size);
}

guint16 fonts_space_glyph(struct fonts *fonts, const struct face *face)
{
        return list_at(&fonts->all, struct font, face->index)->space_glyph;
}
