/* SPDX-License-Identifier: MIT */
/* Codes: the bytes that stand for a glyph in the content of pages.  What
 * plans are written in takes one byte, the same in every face: ASCII its own,
 * the letters of Vietnamese the rest.  That is half the bytes of two for each
 * glyph, and word spacing counts for a space of one byte alone (ISO 32000-1,
 * 9.3.3).  A code is its own CID; the font says which glyph a CID is. */
#ifndef PDF_CODES_H
#define PDF_CODES_H

#include "pdf/fonts.h"

/* Gives glyph a code when it has none: that of the character, if it has one of its own that is free; 0: none. */
void code_choose(struct used_font *font, guint glyph, gunichar character);

/* Bytes of a code. */
static inline guint code_bytes(const struct used_font *font, guint32 code)
{
        return font->by_glyph ? 2 : code < 0xF0 ? 1 : code < 0xFF00 ? 2 : 3;
}

guint32 code_cid(guint32 code);

/* Appends /Encoding, from codes to CIDs, and /ToUnicode; the maps that all fonts of a file have in common are made
 * once: their numbers, 0 at first. */
struct code_maps {
        guint cids, letters;
};
void codes_write(struct objects *objects, const struct used_font *font, struct code_maps *maps, struct buffer *out);

/* Glyphs by CID, two bytes each: of a font that is not by_glyph. */
guint codes_add_glyphs(struct objects *objects, const struct used_font *font);

#endif
