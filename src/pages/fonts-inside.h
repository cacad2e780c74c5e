/* SPDX-License-Identifier: MIT */
/* Inside of struct fonts, for the fonts-*.c and kerning.c only.  Here Pango
 * and HarfBuzz are seen. */
#ifndef PAGES_FONTS_INSIDE_H
#define PAGES_FONTS_INSIDE_H

#include "content/fields.h"
#include "pages/fonts.h"

#include <hb.h>
#include <pango/pango.h>

/* ---- fonts.yaml as read ---- */

struct font_file {
        struct place at;
        struct text file;
        struct text sha256;
};

struct font_family {
        struct place at;
        struct text name; /* serif */
        struct text package;
        struct list folders;                   /* struct text */
        struct font_file *files[FACE_STYLES];  /* by FACE_BOLD | FACE_ITALIC; the regular one is never NULL */
        const struct face *faces[FACE_STYLES]; /* a missing style is the nearest one there is */
};

/* struct font_family in the arena of job.  NULL after messages. */
struct list *font_families_read(struct job *job);

/* Path of file in fonts/ or in the family's folders, in job's arena; NULL after font-missing. */
const char *font_file_find(struct job *job, const struct font_family *family, const struct font_file *file);

/* ---- faces, opened ---- */

struct font {
        struct face face;
        PangoFont *pango;
        PangoFontMap *map;                 /* that it is in */
        PangoFontDescription *description; /* by which the map finds it */
        int units_per_em;
        int space; /* width, font units */
        guint16 space_glyph;
};

/* Shaped words by face, size and text: open addressing, the room a power of two. */
struct word_slot {
        guint32 hash;
        struct word_entry *entry; /* NULL: free */
};

struct fonts {
        struct job job; /* its arena is the fonts' own, for as long as they live */
        struct list families;
        struct list all; /* struct font */
        PangoFontMap *map;
        PangoContext *context;    /* for text that is not in Latin letters only */
        PangoGlyphString *glyphs; /* scratch of the shaper */
        struct word_slot *slots;
        guint slot_room, slot_count;
        guint32 seed;      /* of the hash: input cannot aim at collisions */
        GHashTable *kerns; /* kerning.c: pairs already asked for */
        GHashTable *kept;  /* GBytes by GBytes: fonts-kept.c */
        gsize kept_bytes;
        GHashTable *reported; /* the arenas of jobs, each with what it has said: fonts-missing.c */
};

/* ---- fonts-pango.c ---- */
void font_pango_open(struct font *font, PangoFontMap *map);
void font_pango_close(struct font *font);
PangoFontMap *fonts_map_open(const struct fonts *fonts);

/* Room for words, and back. */
void font_words_open(struct fonts *fonts);
void font_words_close(struct fonts *fonts);

void font_kept_close(struct fonts *fonts);

/* Jobs that outlive the fonts no longer tell them of their end. */
void font_missing_close(struct fonts *fonts);

/* Kern between two characters, font units, that the face has for their base letters only; 0 for most. */
int font_kern_accented(struct fonts *fonts, const struct font *font, gunichar left, gunichar right);

/* How Pango shapes all Latin text in this face. */
static inline PangoAnalysis font_latin(const struct fonts *fonts, const struct font *font)
{
        return (PangoAnalysis){.font = font->pango,
                               .script = (guint8)PANGO_SCRIPT_LATIN,
                               .language = pango_context_get_language(fonts->context)};
}

/* value font units at size, rounded. */
int font_scale(const struct font *font, int value, int size);

#endif
