/* SPDX-License-Identifier: MIT */
/* Paragraphs: spans shaped and broken into lines.  Optimum fit (Knuth–Plass)
 * when justified; ragged and balanced lines by the same programme.  Lengths
 * 1/1024 pt. */
#ifndef PAGES_PARAGRAPH_H
#define PAGES_PARAGRAPH_H

#include "document/table.h"
#include "pages/item.h"

/* How a paragraph looks: a style of the layout, resolved against faces. */
struct look {
        const char *family;
        int size;
        bool bold, italic;
        bool label_bold; /* the label, whatever the text */
        enum align align;
        enum letter_case letter_case;
        int line_height; /* baseline to baseline */
        int indent;      /* first line, from left */
        int left, right; /* all lines; right from the measure's end */
        int hang;        /* lines after the first start this much further right */
        struct color color;
};

/* The look of a style; message style-unknown and the body's look when there is none. */
struct look look_of_style(struct job *job, const struct layout *layout, const char *style);

/* A line: its items have x from the paragraph's left edge and y from the line's baseline (a text's rise is not in y).
 * ITEM_TEXT, and ITEM_LINK for linked words. */
struct set_line {
        struct list items; /* struct item */
        int left, right;   /* extent of the ink and spaces */
};

struct set_paragraph {
        struct list lines; /* struct set_line; at least one, also for no text */
        int line_height;
        int ascent, descent; /* of the look's face: the first baseline is (line_height - ascent - descent) / 2 + ascent
                                below the top */
        struct list notes;   /* struct span of SPAN_NOTE, with the line's index in `note_lines` */
        guint *note_lines;
};

/* A paragraph shaped once: measured, then broken, as often as needed. */
struct shaped;

/* Shape spans, preceded by label and a space when label is given (and not ""; it looks like the text, or bold).  Text
 * spans' tags: tag for all items; a SPAN_NOTE or link gets a child of tag (TAG_REFERENCE, TAG_LINK).  A letter no face
 * has is glyph-missing at its span's place, and is left out.  Never NULL.  Here and in paragraph_break all but items
 * and tags is in job's scratch. */
struct shaped *paragraph_shape(struct job *job, const struct look *look, const char *label, const struct list *spans,
                               struct tag *label_tag, struct tag *tag);

/* Width of the longest part that cannot be broken, and of all in one line (the widest, where SPAN_BREAK breaks). */
int shaped_min_width(const struct shaped *shaped);
int shaped_max_width(const struct shaped *shaped);

/* Break at this measure.  Justified below 90 mm is set ragged; centred lines are balanced.  A part wider than the
 * measure is broken between letters, without a message (who gives the measure knows the minimum). */
struct set_paragraph *paragraph_break(struct job *job, const struct shaped *shaped, int measure);

int set_paragraph_height(const struct set_paragraph *paragraph);

#endif
