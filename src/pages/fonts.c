/* SPDX-License-Identifier: MIT */
#include "pages/fonts-inside.h"

#include <hb-ot.h>
#include <string.h>

enum {
        HOLDERS = 2, /* of the font map: struct fonts and its context */
        AWAITED_MS = 1000,
};

/* ---- opening the private world of fonts ---- */

/* The family, weight and slant by which Pango finds this very file again. */
static PangoFontDescription *add_file(struct fonts *fonts, const char *path, struct face *face)
{
        const FcFontSet *before = FcConfigGetFonts(fonts->config, FcSetApplication);
        int first = before ? before->nfont : 0;
        if (!FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path))
                return NULL;
        const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
        if (!set || set->nfont <= first)
                return NULL;
        FcChar8 *name = NULL;
        if (FcPatternGetString(set->fonts[first], FC_FULLNAME, 0, &name) != FcResultMatch)
                return NULL;
        face->name = arena_text(fonts->job.arena, (const char *)name);
        return pango_fc_font_description_from_pattern(set->fonts[first], FALSE);
}

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
        hb_font_destroy(hb);
        font->face.ascent = font_scale(font, extents.ascender, 1024);
        font->face.descent = font_scale(font, -extents.descender, 1024);
        font->face.line_gap = font_scale(font, extents.line_gap, 1024);
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
        font->description = add_file(fonts, path, &font->face);
        if (!font->description || hb_face_get_glyph_count(font->face.hb_face) == 0) {
                message_add(job->messages, family->files[style]->file.at, MESSAGE_FONT_DAMAGED, path, NULL);
                return NULL;
        }
        measure_face(font);
        pango_font_description_set_absolute_size(font->description, font->units_per_em);
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

/* The configuration becomes fontconfig's current one first: else Pango's helper reads all fonts of the system.  (To
 * hand it to the map as well would leak it in Pango 1.50.) */
static void open_map(struct fonts *fonts)
{
        FcConfigSetCurrent(fonts->config);
        fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
        fonts->context = pango_font_map_create_context(fonts->map);
        cairo_font_options_t *options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(fonts->context, options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(fonts->context, FALSE);
        pango_context_set_language(fonts->context, pango_language_from_string("vi"));
        pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
}

static bool is_font_of(PangoFont *pango, const char *path)
{
        FcPattern *pattern = NULL;
        FcChar8 *file = NULL;
        g_object_get(pango, "pattern", &pattern, NULL);
        return pattern && FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch &&
               strcmp((const char *)file, path) == 0;
}

/* Loads the face.  All are loaded here and none later: Pango asks fontconfig in threads of its own, which a worker
 * forked in the middle of it would not have. */
static bool load_font(struct job *job, struct fonts *fonts, struct font *font)
{
        pango_context_set_font_description(fonts->context, font->description);
        PangoAttrList *none = pango_attr_list_new();
        GList *items = pango_itemize(fonts->context, "a", 0, 1, none, NULL);
        pango_attr_list_unref(none);
        font->item = items->data;
        g_list_free(items);
        if (!is_font_of(font->item->analysis.font, font->face.path)) {
                message_add(job->messages, (struct place){.file = messages_path(job->messages, "fonts/fonts.yaml")},
                            MESSAGE_FONT_DOUBLE, font->face.path, NULL);
                return false;
        }
        hb_font_t *hb = pango_font_get_hb_font(font->item->analysis.font);
        hb_codepoint_t space = 0;
        if (hb_font_get_nominal_glyph(hb, ' ', &space))
                font->space = hb_font_get_glyph_h_advance(hb, space);
        font->space_glyph = (guint16)space;
        return true;
}

/* Each of Pango's threads holds the map while it asks fontconfig.  All are over before anybody forks: a lock that one
 * of them had would stay locked in the child. */
static void await_threads(const struct fonts *fonts)
{
        const GObject *map = G_OBJECT(fonts->map);
        for (guint i = 0; i < AWAITED_MS * 10 && g_atomic_int_get(&map->ref_count) > HOLDERS; i++)
                g_usleep(100);
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
        fonts->config = FcConfigCreate();
        bool good = open_all(job, fonts);
        if (good)
                open_map(fonts);
        for (guint i = 0; good && i < fonts->all.count; i++)
                good = load_font(job, fonts, list_at(&fonts->all, struct font, i));
        if (fonts->map)
                await_threads(fonts);
        if (!good) {
                fonts_close(fonts);
                return NULL;
        }
        for (guint i = 0; i < fonts->families.count; i++)
                fill_styles(list_at(&fonts->families, struct font_family, i));
        return fonts;
}

/* fontconfig keeps the current configuration to the end of the process: it is left an empty one. */
static void close_config(struct fonts *fonts)
{
        if (fonts->map && FcConfigGetCurrent() == fonts->config) {
                FcConfig *empty = FcConfigCreate();
                FcConfigSetCurrent(empty);
                FcConfigDestroy(empty);
        }
        g_clear_object(&fonts->map);
        g_clear_pointer(&fonts->config, FcConfigDestroy);
}

void fonts_close(struct fonts *fonts)
{
        if (!fonts)
                return;
        for (guint i = 0; i < fonts->all.count; i++) {
                struct font *font = list_at(&fonts->all, struct font, i);
                g_clear_pointer(&font->item, pango_item_free);
                g_clear_pointer(&font->description, pango_font_description_free);
        }
        g_clear_object(&fonts->context);
        close_config(fonts);
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
