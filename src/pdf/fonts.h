/* SPDX-License-Identifier: MIT */
/* Fonts in the file: which glyphs of a face are used and for what text;
 * from that its subset, its widths and its map to Unicode. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pages/fonts.h"
#include "pdf/objects.h"

/* Units of a thousandth of a glyph unit: 1,000,000 to the em. */
enum {
        EM = 1000000
};

/* A face as the pages use it. */
struct used_font {
        const struct face *face;
        void *hb_font; /* hb_font_t at the face's own scale */
        guint index;   /* from 0: /F1, /F2 … */
        guint number;  /* of its object, which is made at the end */
        guint glyph_count;
        guint space;       /* glyph of a space; 0: none */
        guint32 *widths;   /* of each glyph, per em; WIDTH_UNKNOWN before it is asked for */
        guint32 *meaning;  /* of each glyph: 0 not used, a character, or FONT_TEXT | index into texts */
        GPtrArray *texts;  /* owned strings: what ligatures stand for */
        bool by_glyph;     /* codes and CIDs are glyphs: outlines that are not of TrueType have no other way */
        guint32 *codes;    /* of each glyph: the bytes that stand for it (codes.h); 0: not used */
        guint owners[256]; /* by code of one byte: the glyph of its character; 0: not used */
        GArray *given;     /* guint: glyphs of the codes that are given out */
};

enum {
        WIDTH_UNKNOWN = 0x7FFFFFFF
};
#define FONT_TEXT 0x80000000u

struct fonts_used;

struct fonts_used *fonts_used_open(void);
void fonts_used_close(struct fonts_used *used);

/* The font of a face; NULL when it has no glyphs. */
struct used_font *fonts_used_find(struct fonts_used *used, const struct face *face);

guint32 font_width_new(struct used_font *font, guint glyph);
static inline guint32 font_width(struct used_font *font, guint glyph)
{
        guint32 width = font->widths[glyph];
        return width != WIDTH_UNKNOWN ? width : font_width_new(font, glyph);
}

/* Let glyph stand for text.  False when it stands for another text already: then the text must be said beside it. */
bool font_mean(struct used_font *font, guint glyph, const char *text, guint bytes);
/* Let glyph be used for a part of a letter: with the meaning that the face's own table of characters gives it. */
void font_mean_part(struct used_font *font, guint glyph, gunichar whole);

/* Make the objects of all fonts.  kept: where the process keeps what it made of faces; NULL: nowhere. */
void fonts_used_write(struct fonts_used *used, struct objects *objects, struct fonts *kept);
/* /F1 12 0 R/F2 …: entries of a resource dictionary. */
void fonts_used_resources(const struct fonts_used *used, struct buffer *out);

#endif
