/* SPDX-License-Identifier: MIT */
#include "pdf/fonts.h"

#include <hb-ot.h>
#include <hb.h>

#include "pdf/codes.h"
#include "pdf/subset.h"

struct fonts_used {
        GPtrArray *fonts; /* struct used_font, in the order of first use */
        struct used_font *last;
};

static void close_font(gpointer data)
{
        struct used_font *font = data;
        hb_font_destroy(font->hb_font);
        g_ptr_array_unref(font->texts);
        g_free(font->widths);
        g_free(font->meaning);
        g_free(font->codes);
        g_array_free(font->given, TRUE);
        g_free(font);
}

struct fonts_used *fonts_used_open(void)
{
        struct fonts_used *used = g_new0(struct fonts_used, 1);
        used->fonts = g_ptr_array_new_with_free_func(close_font);
        return used;
}

void fonts_used_close(struct fonts_used *used)
{
        if (used)
                g_ptr_array_unref(used->fonts);
        g_free(used);
}

static bool has_postscript(hb_face_t *face)
{
        hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
        bool has = hb_blob_get_length(table) > 0;
        hb_blob_destroy(table);
        return has;
}

static void set_meaning(struct used_font *font, guint glyph, guint32 meaning)
{
        font->meaning[glyph] = meaning;
        code_choose(font, glyph, meaning & FONT_TEXT ? 0 : meaning);
}

static struct used_font *open_font(struct fonts_used *used, const struct face *face)
{
        hb_face_t *hb_face = face->hb_face;
        struct used_font *font = g_new0(struct used_font, 1);
        font->face = face;
        font->index = used->fonts->len;
        font->hb_font = hb_font_create(hb_face);
        font->texts = g_ptr_array_new_with_free_func(g_free);
        font->glyph_count = hb_face_get_glyph_count(hb_face);
        font->by_glyph = has_postscript(hb_face);
        font->widths = g_new(guint32, font->glyph_count);
        for (guint i = 0; i < font->glyph_count; i++)
                font->widths[i] = WIDTH_UNKNOWN;
        font->meaning = g_new0(guint32, font->glyph_count);
        font->codes = g_new0(guint32, font->glyph_count);
        font->given = g_array_new(FALSE, FALSE, sizeof(guint));
        hb_codepoint_t space;
        if (hb_font_get_nominal_glyph(font->hb_font, ' ', &space)) {
                font->space = space;
                set_meaning(font, space, ' '); /* never a no-break space, whichever comes first */
        }
        g_ptr_array_add(used->fonts, font);
        return font;
}

struct used_font *fonts_used_find(struct fonts_used *used, const struct face *face)
{
        if (used->last && used->last->face == face)
                return used->last;
        for (guint i = 0; i < used->fonts->len; i++) {
                struct used_font *font = used->fonts->pdata[i];
                if (font->face == face)
                        return used->last = font;
        }
        if (!face || !face->hb_face || hb_face_get_glyph_count(face->hb_face) == 0)
                return NULL;
        return used->last = open_font(used, face);
}

guint32 font_width_new(struct used_font *font, guint glyph)
{
        hb_font_t *hb_font = font->hb_font;
        gint64 upem = hb_face_get_upem(hb_font_get_face(hb_font));
        gint64 advance = hb_font_get_glyph_h_advance(hb_font, glyph);
        return font->widths[glyph] = (guint32)((advance * EM + upem / 2) / upem);
}

/* What text means for a glyph: its character, or the place of a copy; 0 when there is no copy yet. */
static guint32 find_meaning(const struct used_font *font, const char *text, guint bytes)
{
        if (bytes && (guint)(g_utf8_next_char(text) - text) == bytes)
                return g_utf8_get_char(text);
        for (guint i = 0; i < font->texts->len; i++) {
                const char *known = font->texts->pdata[i];
                if (strlen(known) == bytes && memcmp(known, text, bytes) == 0)
                        return FONT_TEXT | i;
        }
        return 0;
}

bool font_mean(struct used_font *font, guint glyph, const char *text, guint bytes)
{
        guint32 meaning = find_meaning(font, text, bytes);
        if (font->meaning[glyph])
                return font->meaning[glyph] == meaning;
        if (!meaning) {
                g_ptr_array_add(font->texts, g_strndup(text, bytes));
                meaning = FONT_TEXT | (font->texts->len - 1);
        }
        set_meaning(font, glyph, meaning);
        return true;
}

/* The first character that the face shows by this glyph; 0: none. */
static gunichar find_character(const struct used_font *font, guint glyph)
{
        hb_set_t *characters = hb_set_create();
        hb_face_collect_unicodes(font->face->hb_face, characters);
        hb_codepoint_t c = HB_SET_VALUE_INVALID, shown;
        gunichar found = 0;
        while (!found && hb_set_next(characters, &c)) {
                if (hb_font_get_nominal_glyph(font->hb_font, c, &shown) && shown == glyph)
                        found = c;
        }
        hb_set_destroy(characters);
        return found;
}

void font_mean_part(struct used_font *font, guint glyph, gunichar whole)
{
        if (font->meaning[glyph])
                return;
        gunichar own = find_character(font, glyph);
        set_meaning(font, glyph, own ? own : whole);
}

void fonts_used_write(struct fonts_used *used, struct objects *objects, struct fonts *kept)
{
        struct code_maps maps = {0};
        for (guint i = 0; i < used->fonts->len && !objects_failure(objects); i++)
                font_write(objects, used->fonts->pdata[i], &maps, kept);
}

void fonts_used_resources(const struct fonts_used *used, struct buffer *out)
{
        for (guint i = 0; i < used->fonts->len; i++) {
                const struct used_font *font = used->fonts->pdata[i];
                buffer_write(out, "/F%u %r", i + 1, font->number);
        }
}
