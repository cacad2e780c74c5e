/* SPDX-License-Identifier: MIT */
/* Kerning of accented letters.  Fonts often know the pair "To" and not "Tổ",
 * "AT" and not "ÁT"; the base letters' value is lent to it, less where the
 * accent of a small letter would come under the arm of the capital. */
#include "pages/fonts-inside.h"

#include <string.h>

enum {
        GAP_THOUSANDTHS = 30,        /* of the em: least room between arm and accent */
        ACCENT_LEFT_HUNDREDTHS = 18, /* where accents begin, of their letter's width */
};

/* A letter taken apart: Ổ is O with a circumflex and a hook. */
struct letter {
        gunichar base;
        bool accented;
        bool above; /* one of the marks stands over the letter */
};

static struct letter take_apart(gunichar c)
{
        gunichar parts[4];
        gsize count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
        struct letter letter = {.base = count ? parts[0] : c, .accented = count > 1};
        for (gsize i = 1; i < MIN(count, G_N_ELEMENTS(parts)); i++)
                letter.above = letter.above || (parts[i] != 0x31b && parts[i] != 0x323);
        return letter;
}

static int advance_of(hb_font_t *hb, gunichar c)
{
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(hb, c, &glyph) ? hb_font_get_glyph_h_advance(hb, glyph) : 0;
}

/* The kern of two ASCII letters. */
static int kern_of(struct fonts *fonts, const struct font *font, gunichar left, gunichar right)
{
        gpointer key = GUINT_TO_POINTER(font->face.index << 16 | left << 8 | right), known = NULL;
        if (!fonts->kerns)
                fonts->kerns = g_hash_table_new(g_direct_hash, g_direct_equal);
        if (g_hash_table_lookup_extended(fonts->kerns, key, NULL, &known))
                return GPOINTER_TO_INT(known);
        PangoAnalysis analysis = font_latin(fonts, font);
        char pair[] = {(char)left, (char)right, 0};
        hb_font_t *hb = pango_font_get_hb_font(font->pango);
        pango_shape_full(pair, 2, NULL, 0, &analysis, fonts->glyphs);
        int kern = -advance_of(hb, left) - advance_of(hb, right);
        for (int i = 0; i < fonts->glyphs->num_glyphs; i++)
                kern += fonts->glyphs->glyphs[i].geometry.width;
        g_hash_table_insert(fonts->kerns, key, GINT_TO_POINTER(kern));
        return kern;
}

/* The strongest kern at which the accent of right keeps clear of the arm of left: 0 or negative. */
static int kern_clear(const struct font *font, gunichar left, gunichar right)
{
        hb_font_t *hb = pango_font_get_hb_font(font->pango);
        hb_codepoint_t arm = 0, accented = 0;
        hb_glyph_extents_t a, b;
        if (!hb_font_get_nominal_glyph(hb, left, &arm) || !hb_font_get_nominal_glyph(hb, right, &accented) ||
            !hb_font_get_glyph_extents(hb, arm, &a) || !hb_font_get_glyph_extents(hb, accented, &b))
                return 0;
        int accent = b.x_bearing + b.width * ACCENT_LEFT_HUNDREDTHS / 100;
        int clear = a.x_bearing + a.width + font->units_per_em * GAP_THOUSANDTHS / 1000 - accent;
        return MIN(0, clear - hb_font_get_glyph_h_advance(hb, arm));
}

int font_kern_accented(struct fonts *fonts, const struct font *font, gunichar left, gunichar right)
{
        if (left < 'A' || right < 'A' || (left < 0xc0 && right < 0xc0))
                return 0;
        struct letter l = take_apart(left), r = take_apart(right);
        bool capital = l.base < 0x80 && strchr("ATVYWFP", (int)l.base);
        if ((!l.accented && !r.accented) || !capital || r.base >= 0x80 || !g_ascii_isalpha((int)r.base))
                return 0;
        int kern = kern_of(fonts, font, l.base, r.base);
        if (kern < 0 && r.above && g_ascii_islower((int)r.base))
                return MAX(kern, kern_clear(font, left, right));
        return kern;
}
