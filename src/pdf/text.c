/* SPDX-License-Identifier: MIT */
/* Text: the words of an item as runs of glyphs.  A reader's pen moves by the
 * widths that we gave it, rounded; where it must stand is known exactly, so
 * that a number in between puts it right and no error grows. */
#include "pdf/codes.h"
#include "pdf/content.h"

enum {
        SCALE_BITS = 20,
        SLACK = 2, /* thousandths of the size that the pen may be off: 0.02 pt, less than can be seen */
};

struct run {
        struct content *content;
        struct used_font *font;
        gint64 pen;     /* where a reader's pen stands, from the item's x, in EM to the size */
        gint64 scale;   /* EM in 1/1024 pt, times 2^SCALE_BITS */
        gint64 spacing; /* that a reader adds to each space, in EM to the size */
        gsize array;    /* where it begins in the content */
        bool in_array, in_string;
        bool by_byte;     /* codes are written as they are, most of them one byte */
        bool has_numbers; /* the array is more than one string */
};

/* ---- the array of TJ ---- */

static void close_string(struct run *run)
{
        if (run->in_string)
                buffer_char(run->content->out, run->content->painting->plain ? '>' : ')');
        run->in_string = false;
}

/* One string needs no array. */
static void close_array(struct run *run)
{
        struct buffer *out = run->content->out;
        close_string(run);
        if (run->in_array && run->has_numbers) {
                buffer_text(out, "]TJ\n");
        } else if (run->in_array) {
                memmove(out->at + run->array, out->at + run->array + 1, out->count - run->array - 1);
                out->count--;
                buffer_text(out, "Tj\n");
        }
        run->in_array = false;
}

static void open_array(struct run *run)
{
        if (run->in_array)
                return;
        run->array = run->content->out->count;
        run->has_numbers = false;
        run->in_array = true;
        buffer_char(run->content->out, '[');
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

static void write_code(struct run *run, guint32 code)
{
        struct buffer *out = run->content->out;
        bool plain = run->content->painting->plain;
        open_array(run);
        if (!run->in_string)
                buffer_char(out, plain ? '<' : '(');
        run->in_string = true;
        for (guint i = code_bytes(run->font, code); i-- > 0;) {
                if (plain)
                        buffer_hex(out, code >> 8 * i & 0xFF, 2);
                else
                        write_byte(out, code >> 8 * i & 0xFF);
        }
}

/* Within a string, the letters of most texts are a byte that is nothing else. */
static inline void write_glyph(struct run *run, guint glyph)
{
        guint32 code = run->font->codes[glyph];
        if (run->in_string && run->by_byte && code > ')' && code < 0xF0 && code != '\\')
                buffer_char(run->content->out, (char)code);
        else
                write_code(run, code);
        run->pen += font_width(run->font, glyph);
}

static void write_space(struct run *run)
{
        write_glyph(run, run->font->space);
        run->pen += run->spacing;
}

/* Bring the pen to `at` (1/1024 pt from the item's x) if it is too far off. */
static inline void move_pen(struct run *run, gint64 at)
{
        gint64 off = run->pen - (at * run->scale >> SCALE_BITS);
        gint64 n = (off + (off < 0 ? -EM / 2000 : EM / 2000)) / (EM / 1000);
        if (ABS(n) < SLACK)
                return;
        open_array(run);
        close_string(run);
        run->has_numbers = true;
        buffer_number(run->content->out, n);
        run->pen -= n * (EM / 1000);
}

/* ---- words ---- */

static void set_rise(struct run *run, int rise)
{
        close_array(run);
        buffer_write(run->content->out, "%h Ts\n", hundredths(rise));
}

static void place_glyph(struct run *run, const struct glyph *glyph, gint64 at)
{
        if (!glyph->id || glyph->id >= run->font->glyph_count) {
                run->content->painting->failure = "a glyph that its face does not have";
                return;
        }
        move_pen(run, at + glyph->dx);
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
                place_glyph(run, &glyphs[i], at);
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

/* A glyph that stands for this one character already, as most do. */
static inline bool is_known(const struct run *run, const struct glyph *glyph, const char *text, guint bytes)
{
        const guchar *c = (const guchar *)text;
        guint32 meaning = glyph->id < run->font->glyph_count ? run->font->meaning[glyph->id] : 0;
        if (!meaning || bytes == 1)
                return meaning && meaning == c[0];
        if (bytes == 2)
                return c[0] >= 0xC0 && meaning == ((c[0] & 0x1Fu) << 6 | (c[1] & 0x3Fu));
        return bytes == 3 && c[0] >= 0xE0 && meaning == ((c[0] & 0x0Fu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu));
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
                bool simple = end == i + 1 &&
                              (is_known(run, glyph, text, bytes) || (glyph->id && glyph->id < run->font->glyph_count &&
                                                                     font_mean(run->font, glyph->id, text, bytes)));
                if (simple)
                        place_glyph(run, glyph, at);
                else
                        place_cluster(run, glyph, end - i, text, bytes, at);
                at += width;
        }
}

/* ---- the item ---- */

/* What lies at x of an item when its letters are not widened: a reader widens all that it is told. */
static gint64 unstretched(const struct text_item *text, gint64 x)
{
        return x * 10000 / (10000 + text->stretch);
}

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
        if (content->stretch != text->stretch) {
                buffer_fixed(content->out, 10000 + text->stretch, 2);
                buffer_text(content->out, " Tz\n");
                content->stretch = text->stretch;
        }
        int x = hundredths(item->x), y = content_y(content, item->y - text->rise);
        buffer_write(content->out, "%h %h Td\n", x - content->line_x, y - content->line_y);
        content->line_x = x;
        content->line_y = y;
}

/* What the spaces of a justified line take up beyond their width: said once for all of them, in thousandths of a point.
 * The last one speaks for all, since a label's space before them has its own width. */
static void set_spacing(struct run *run, const struct text_item *text)
{
        struct content *content = run->content;
        guint last = text->count - 1;
        while (last && !text->pieces[last].space_before)
                last--;
        if (!last || !run->font->space || run->font->by_glyph)
                return;
        const struct piece *before = &text->pieces[last - 1];
        gint64 gap = unstretched(text, text->pieces[last].x) - unstretched(text, before->x) - before->word->width;
        gint64 own = (gint64)font_width(run->font, run->font->space) * text->size / EM;
        int spacing = (int)((gap - own) * 1000 / 1024);
        spacing = ABS(spacing) * 1024 < SLACK * text->size ? 0 : spacing;
        if (content->spacing != spacing) {
                buffer_fixed(content->out, spacing, 3);
                buffer_text(content->out, " Tw\n");
        }
        content->spacing = spacing;
        run->spacing = ((gint64)spacing * 1024 * run->scale / 1000) >> SCALE_BITS;
}

void content_add_text(struct content *content, const struct item *item)
{
        const struct text_item *text = &item->as.text;
        struct used_font *font = fonts_used_find(content->painting->fonts, text->face);
        if (!font) {
                content->painting->failure = "a face without glyphs";
                return;
        }
        begin_line(content, item, font);
        struct run run = {
                .content = content,
                .font = font,
                .scale = ((gint64)EM << SCALE_BITS) / text->size,
                .by_byte = !content->painting->plain && !font->by_glyph,
        };
        set_spacing(&run, text);
        for (guint i = 0; i < text->count; i++) {
                const struct piece *piece = &text->pieces[i];
                if (i && piece->space_before && font->space)
                        write_space(&run);
                place_word(&run, piece->word, unstretched(text, piece->x));
        }
        if (text->space_after && font->space)
                write_space(&run);
        close_array(&run);
}
