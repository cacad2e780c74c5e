/* SPDX-License-Identifier: MIT */
/* Pango's view of our faces: a font map that knows them and nothing else.  It needs neither fontconfig nor FreeType nor
 * Cairo, whose start would take longer than setting a page; one unit of Pango is one unit of the font. */
#include "pages/fonts-inside.h"

#include <stdlib.h>

/* ---- a face ---- */

struct shown_font {
        PangoFont pango;
        const struct font *font;
        PangoCoverage *coverage; /* NULL: not asked for yet */
};

static hb_font_t *create_hb_font(PangoFont *pango)
{
        return hb_font_create(((struct shown_font *)(void *)pango)->font->face.hb_face);
}

/* Asked for text that is not in Latin letters only. */
static PangoCoverage *read_coverage(PangoFont *pango, PangoLanguage *language)
{
        (void)language;
        struct shown_font *shown = (void *)pango;
        if (!shown->coverage) {
                hb_set_t *characters = hb_set_create();
                hb_codepoint_t c = HB_SET_VALUE_INVALID;
                shown->coverage = pango_coverage_new();
                hb_face_collect_unicodes(shown->font->face.hb_face, characters);
                while (hb_set_next(characters, &c))
                        pango_coverage_set(shown->coverage, (int)c, PANGO_COVERAGE_EXACT);
                hb_set_destroy(characters);
        }
        return g_object_ref(shown->coverage);
}

static PangoFontDescription *describe(PangoFont *pango)
{
        return pango_font_description_copy(((struct shown_font *)(void *)pango)->font->description);
}

/* Of glyphs that the face does not have: they are never shown. */
static void measure_glyph(PangoFont *pango, PangoGlyph glyph, PangoRectangle *ink, PangoRectangle *logical)
{
        (void)pango, (void)glyph;
        if (ink)
                *ink = (PangoRectangle){0};
        if (logical)
                *logical = (PangoRectangle){0};
}

static PangoFontMap *find_map(PangoFont *pango)
{
        return ((struct shown_font *)(void *)pango)->font->map;
}

static void end_font(GObject *object)
{
        struct shown_font *shown = (void *)object;
        g_clear_object(&shown->coverage);
        G_OBJECT_CLASS(g_type_class_peek(PANGO_TYPE_FONT))->finalize(object);
}

static void fill_font_class(gpointer class, gpointer data)
{
        (void)data;
        PangoFontClass *font = class;
        font->create_hb_font = create_hb_font;
        font->get_coverage = read_coverage;
        font->describe = font->describe_absolute = describe;
        font->get_glyph_extents = measure_glyph;
        font->get_font_map = find_map;
        G_OBJECT_CLASS(class)->finalize = end_font;
}

/* ---- the map ---- */

struct shown_fonts {
        PangoFontMap pango;
        const struct fonts *fonts;
};

/* The family of a description is the face's index. */
static PangoFont *load_font(PangoFontMap *map, PangoContext *context, const PangoFontDescription *description)
{
        (void)context;
        const struct fonts *fonts = ((struct shown_fonts *)(void *)map)->fonts;
        const char *family = pango_font_description_get_family(description);
        guint index = family ? (guint)strtoul(family, NULL, 10) : 0;
        return g_object_ref(list_at(&fonts->all, struct font, MIN(index, fonts->all.count - 1))->pango);
}

static PangoFontset *load_fontset(PangoFontMap *map, PangoContext *context, const PangoFontDescription *description,
                                  PangoLanguage *language)
{
        PangoFontsetSimple *set = pango_fontset_simple_new(language);
        pango_fontset_simple_append(set, load_font(map, context, description));
        return PANGO_FONTSET(set);
}

static void fill_map_class(gpointer class, gpointer data)
{
        (void)data;
        PangoFontMapClass *map = class;
        map->load_font = load_font;
        map->load_fontset = load_fontset;
}

/* ---- both ---- */

static GType find_type(GType parent, const char *name, gsize class_bytes, GClassInitFunc fill_class, gsize bytes)
{
        GType type = g_type_from_name(name);
        return type ? type
                    : g_type_register_static_simple(parent, name, (guint)class_bytes, fill_class, (guint)bytes, NULL,
                                                    (GTypeFlags)0);
}

void font_pango_open(struct font *font, PangoFontMap *map)
{
        GType type = find_type(PANGO_TYPE_FONT, "KehoachFont", sizeof(PangoFontClass), fill_font_class,
                               sizeof(struct shown_font));
        char family[16];
        struct shown_font *shown = g_object_new(type, NULL);
        shown->font = font;
        g_snprintf(family, sizeof family, "%u", font->face.index);
        font->map = map;
        font->pango = &shown->pango;
        font->description = pango_font_description_new();
        pango_font_description_set_family(font->description, family);
        pango_font_description_set_absolute_size(font->description, font->units_per_em);
}

void font_pango_close(struct font *font)
{
        g_clear_object(&font->pango);
        g_clear_pointer(&font->description, pango_font_description_free);
}

PangoFontMap *fonts_map_open(const struct fonts *fonts)
{
        GType type = find_type(PANGO_TYPE_FONT_MAP, "KehoachFontMap", sizeof(PangoFontMapClass), fill_map_class,
                               sizeof(struct shown_fonts));
        struct shown_fonts *shown = g_object_new(type, NULL);
        shown->fonts = fonts;
        return &shown->pango;
}
