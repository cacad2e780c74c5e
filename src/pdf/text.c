/* SPDX-License-Identifier: MIT */
/* Text: the words of an item as runs of glyphs.  A reader's pen moves by the
 * widths that we gave it, rounded; where it must stand is known exactly, so
 * that a number in between puts it right and no error grows. */
#include "pdf/content.h"

enum {
        SCALE_BITS = 20,
        /* Within a word the pen may be this many thousandths of the size off: 0.02 pt, less than can be seen. */
        SLACK = 2,
};

struct run {
        struct content *content;
        struct used_font *font;
        gint64 pen;   /* where a reader's pen stands, from the item's x, in EM to the size */
        gint64 scale; /* EM in 1/1024 pt, times 2^SCALE_BITS */
        bool in_array, in_string;
};

/* ---- the array of TJ ---- */

static void close_string(struct run *run)
{
        if (run->in_string)
                buffer_char(run->content->out, run->content->pdf->plain ? '>' : ')');
        run->in_string = false;
}

static void close_array(struct run *run)
{
        close_string(run);
        if (run->in_array)
                buffer_text(run->content->out, "]TJ\n");
        run->in_array = false;
}

static void open_array(struct run *run)
{
        if (!run->in_array)
                buffer_char(run->content->out, '[');
        run->in_array = true;
}

static void write_byte(struct buffer *out, guint byte)
{
        switch (byte) {
        case '(':
        case ')':
        case '\\':
                buffer_char(out, '\\');
                buffer_char(out, (char)byte);
                break;
        case '\r': /* a bare one would be read as a line feed */
                buffer_text(out, "\\r");
                break;
        default:
                buffer_char(out, (char)byte);
        }
}

static void write_glyph(struct run *run, guint glyph)
{
        struct buffer *out = run->content->out;
        bool plain = run->content->pdf->plain;
        open_array(run);
        if (!run->in_string)
                buffer_char(out, plain ? '<' : '(');
        run->in_string = true;
        if (plain) {
                buffer_hex(out, glyph, 4);
        } else {
                write_byte(out, glyph >> 8);
                write_byte(out, glyph & 0xFF);
        }
        run->pen += font_width(run->font, glyph);
}

/* Bring the pen to `at` (1/1024 pt from the item's x) if it is off by at least this many thousandths of the size. */
static inline void move_pen(struct run *run, gint64 at, int least)
{
        gint64 off = run->pen - (at * run->scale >> SCALE_BITS);
        gint64 n = (off + (off < 0 ? -EM / 2000 : EM / 2000)) / (EM / 1000);
        if (ABS(n) < least)
                return;
        open_array(run);
        close_string(run);
        buffer_number(run->content->out, n);
        run->pen -= n * (EM / 1000);
}

/* ---- words ---- */

static void set_rise(struct run *run, int rise)
{
        close_array(run);
        buffer_write(run->content->out, "%h Ts\n", hundredths(rise));
}

static void place_glyph(struct run *run, const struct glyph *glyph, gint64 at, int least)
{
        if (!glyph->id || glyph->id >= run->font->glyph_count) {
                objects_fail(run->content->pdf->objects, "a glyph that its face does not have");
                return;
        }
        move_pen(run, at + glyph->dx, least);
        if (glyph->dy)
                set_rise(run, glyph->dy);
        write_glyph(run, glyph->id);
        if (glyph->dy)
                set_rise(run, 0);
}

/* Glyphs that together stand for text (a letter in parts, a sign whose glyph means another one): the text is said
 * beside them.  Artifacts have no text. */
static void place_cluster(struct run *run, const struct glyph *glyphs, guint count, const char *text, guint bytes,
                          gint64 at)
{
        struct content *content = run->content;
        bool said = content->opened == OPENED_TAG;
        if (said) {
                close_array(run);
                buffer_text(content->out, "/Span<</ActualText");
                buffer_utf16(content->out, text, bytes);
                buffer_text(content->out, ">>BDC\n");
        }
        for (guint i = 0; i < count; i++) {
                if (glyphs[i].id < run->font->glyph_count)
                        font_mean_part(run->font, glyphs[i].id, g_utf8_get_char(text));
                place_glyph(run, &glyphs[i], at, SLACK);
                at += glyphs[i].advance;
        }
        if (said) {
                close_array(run);
                buffer_text(content->out, "EMC\n");
        }
}

/* The text behind a glyph begins at its cluster, and ends where the next one's does. */
static bool is_ordered(const struct word *word)
{
        guint32 last = 0;
        for (guint i = 0; i < word->glyph_count; i++) {
                if (word->glyphs[i].cluster < last || (i == 0 && word->glyphs[i].cluster))
                        return false;
                last = word->glyphs[i].cluster;
        }
        return last < word->bytes;
}

static void place_word(struct run *run, const struct word *word, gint64 at)
{
        if (!word->glyph_count || !word->bytes)
                return;
        if (!is_ordered(word)) {
                place_cluster(run, word->glyphs, word->glyph_count, word->text, word->bytes, at);
                return;
        }
        for (guint i = 0, end; i < word->glyph_count; i = end) {
                const struct glyph *glyph = &word->glyphs[i];
                gint64 width = 0;
                for (end = i; end < word->glyph_count && word->glyphs[end].cluster == glyph->cluster; end++)
                        width += word->glyphs[end].advance;
                guint stop = end < word->glyph_count ? word->glyphs[end].cluster : word->bytes;
                const char *text = word->text + glyph->cluster;
                guint bytes = stop - glyph->cluster;
                bool simple = end == i + 1 && glyph->id && glyph->id < run->font->glyph_count &&
                              font_mean(run->font, glyph->id, text, bytes);
                if (simple)
                        place_glyph(run, glyph, at, i ? SLACK : 1);
                else
                        place_cluster(run, glyph, end - i, text, bytes, at);
                at += width;
        }
}

/* ---- the item ---- */

static void begin_line(struct content *content, const struct item *item, const struct used_font *font)
{
        const struct text_item *text = &item->as.text;
        content_begin_text(content);
        content_fill_color(content, text->color);
        if (content->font != font->index + 1 || content->size != text->size) {
                buffer_write(content->out, "/F%u ", font->index + 1);
                buffer_fixed(content->out, ((gint64)text->size * 1000 + 512) / 1024, 3);
                buffer_text(content->out, " Tf\n");
                content->font = font->index + 1;
                content->size = text->size;
        }
        int x = hundredths(item->x), y = content_y(content, item->y - text->rise);
        buffer_write(content->out, "%h %h Td\n", x - content->line_x, y - content->line_y);
        content->line_x = x;
        content->line_y = y;
}

void content_add_text(struct content *content, const struct item *item)
{
        const struct text_item *text = &item->as.text;
        struct used_font *font = fonts_used_find(content->pdf->fonts, text->face);
        if (!font)
                return;
        begin_line(content, item, font);
        struct run run = {
                .content = content,
                .font = font,
                .scale = ((gint64)EM << SCALE_BITS) / text->size,
        };
        for (guint i = 0; i < text->count; i++) {
                const struct piece *piece = &text->pieces[i];
                if (i && piece->space_before && font->space)
                        write_glyph(&run, font->space);
                place_word(&run, piece->word, piece->x);
        }
        if (text->space_after && font->space)
                write_glyph(&run, font->space);
        close_array(&run);
}
