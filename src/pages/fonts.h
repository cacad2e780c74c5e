/* SPDX-License-Identifier: MIT */
/* Fonts: the faces of fonts/fonts.yaml and nothing else of the system, and a
 * cache of shaped words.  Opened once a process, before workers fork; used by
 * pages (shaping) and pdf (subsets).  Pango and HarfBuzz stay behind it. */
#ifndef PAGES_FONTS_H
#define PAGES_FONTS_H

#include "pages/page.h"

enum {
        FACE_BOLD = 1,
        FACE_ITALIC = 2,
        FACE_STYLES = 4,
};

struct face {
        const char *name;   /* "Liberation Serif Bold" */
        const char *family; /* as fonts.yaml calls it: serif */
        guint style;        /* FACE_BOLD | FACE_ITALIC */
        const char *path;
        guint index;         /* among all faces */
        int ascent, descent; /* 1/1024 of the size, both positive: the line's natural height is their sum + line_gap */
        int line_gap;
        void *hb_face; /* hb_face_t, for subsets */
};

/* Of fonts/fonts.yaml. */
extern const struct shape fonts_shape;

/* Read fonts/fonts.yaml (relative to job->root), find each file (an office's own in fonts/, or Debian's), check its
 * sum when one is given.  NULL after messages: font-missing with the package to install, font-changed (warning). */
struct fonts *fonts_open(struct job *job);
void fonts_close(struct fonts *fonts);

guint fonts_count(const struct fonts *fonts);
const struct face *fonts_face(const struct fonts *fonts, guint index);
/* A face of a family; NULL for an unknown family. */
const struct face *fonts_find(const struct fonts *fonts, const char *family, guint style);

/* Shape text (no spaces, no line ends; NFC) in face at size.  Cached: the same text, face and size give the same
 * pointer for as long as fonts lives.  A character that the face lacks: NULL and *missing is it. */
const struct word *fonts_word(struct fonts *fonts, const struct face *face, int size, const char *text, guint bytes,
                              gunichar *missing);

/* The same for job's items; it may live no longer than they. */
const struct word *fonts_word_of(struct job *job, const struct face *face, int size, const char *text, guint bytes,
                                 gunichar *missing);

/* Adds glyph-missing at a place, once a job: paragraphs are shaped more than once, for measuring and as pages move. */
void fonts_add_missing(struct job *job, const struct face *face, struct place at, gunichar missing);

/* Does job hear this for the first time?  For messages about looks, which are asked for again and again. */
bool fonts_is_first(struct job *job, const char *said);

/* Width of a space. */
int fonts_space(struct fonts *fonts, const struct face *face, int size);
/* What the writers made of a face for the glyphs of one document, by a key that says all it hangs on: the next plan of
 * the process mostly wants the same.  Borrowed until the next fonts_keep; NULL: not made yet, or no fonts. */
GBytes *fonts_find_kept(struct fonts *fonts, GBytes *key);
void fonts_keep(struct fonts *fonts, GBytes *key, GBytes *made);

/* Glyph of a space, for extraction. */
guint16 fonts_space_glyph(struct fonts *fonts, const struct face *face);

#endif
