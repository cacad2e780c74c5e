/* SPDX-License-Identifier: MIT */
#include "pdf/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

enum {
        NAME_MAX_BYTES = 64,
        FLAG_FIXED = 1,
        FLAG_SERIF = 2,
        FLAG_SYMBOLIC = 4, /* addressed by glyph, not by a standard set of letters */
        FLAG_ITALIC = 64,
};

/* What a descriptor needs of the tables of the face, in font units. */
struct metrics {
        int upem;
        int ascent, descent, cap_height;
        int left, bottom, right, top; /* of all glyphs */
        int weight;                   /* 400, 700 */
        double angle;
        guint flags;
};

/* ---- reading tables ---- */

/* A signed 16-bit number of a table; 0 past its end. */
static int read_short(hb_blob_t *table, guint at)
{
        guint count;
        const guchar *bytes = (const guchar *)hb_blob_get_data(table, &count);
        return at + 2 <= count ? (gint16)(bytes[at] << 8 | bytes[at + 1]) : 0;
}

static int read_byte(hb_blob_t *table, guint at)
{
        return read_short(table, at) >> 8 & 0xFF;
}

static void read_outline_box(hb_face_t *face, struct metrics *m)
{
        hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
        m->left = read_short(head, 36);
        m->bottom = read_short(head, 38);
        m->right = read_short(head, 40);
        m->top = read_short(head, 42);
        hb_blob_destroy(head);
        hb_blob_t *hhea = hb_face_reference_table(face, HB_TAG('h', 'h', 'e', 'a'));
        m->ascent = read_short(hhea, 4);
        m->descent = read_short(hhea, 6);
        hb_blob_destroy(hhea);
}

static void read_style(hb_face_t *face, struct metrics *m)
{
        enum {
                SERIF_FIRST = 2,
                SERIF_LAST = 10
        }; /* second number of PANOSE */
        hb_blob_t *os2 = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
        m->weight = CLAMP(read_short(os2, 4), 100, 1000);
        m->cap_height = read_short(os2, 88);
        int serif = read_byte(os2, 33);
        if (serif >= SERIF_FIRST && serif <= SERIF_LAST)
                m->flags |= FLAG_SERIF;
        hb_blob_destroy(os2);
        if (m->cap_height <= 0)
                m->cap_height = m->ascent * 3 / 4;
        hb_blob_t *post = hb_face_reference_table(face, HB_TAG('p', 'o', 's', 't'));
        m->angle = read_short(post, 4);
        if (read_short(post, 12) || read_short(post, 14))
                m->flags |= FLAG_FIXED;
        hb_blob_destroy(post);
        if (m->angle != 0)
                m->flags |= FLAG_ITALIC;
}

static struct metrics read_metrics(hb_face_t *face)
{
        struct metrics m = {.upem = (int)hb_face_get_upem(face), .flags = FLAG_SYMBOLIC};
        read_outline_box(face, &m);
        read_style(face, &m);
        return m;
}

/* ---- the file ---- */

/* No part of a PDF's fonts: glyphs are asked for by number, shaped already. */
static bool is_dropped(hb_tag_t tag)
{
        static const hb_tag_t dropped[] = {
                HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
                HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
                HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'a', 's', 'p'),
        };
        for (guint i = 0; i < G_N_ELEMENTS(dropped); i++) {
                if (tag == dropped[i])
                        return true;
        }
        return false;
}

static hb_blob_t *reference_kept(hb_face_t *face, hb_tag_t tag, void *whole)
{
        (void)face;
        return is_dropped(tag) ? NULL : hb_face_reference_table(whole, tag);
}

/* HarfBuzz looks all characters of a face up before it cuts, dropped or not: it is shown a face without them. */
static hb_blob_t *cut_down(const struct used_font *font)
{
        hb_subset_input_t *input = hb_subset_input_create_or_fail();
        if (!input)
                return NULL;
        hb_set_t *glyphs = hb_subset_input_glyph_set(input);
        for (guint i = 0; i < font->glyph_count; i++) {
                if (font->meaning[i])
                        hb_set_add(glyphs, i);
        }
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING |
                                                 HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
        hb_face_t *whole = hb_face_create_for_tables(reference_kept, font->face->hb_face, NULL);
        hb_face_t *face = hb_subset_or_fail(whole, input);
        hb_face_destroy(whole);
        hb_subset_input_destroy(input);
        hb_blob_t *blob = face ? hb_face_reference_blob(face) : NULL;
        hb_face_destroy(face);
        return blob;
}

/* A subset to keep: its length, then its bytes, deflated unless the file is plain. */
static GBytes *new_file(struct objects *objects, const struct used_font *font)
{
        hb_blob_t *blob = cut_down(font);
        guint32 count = 0;
        const char *bytes = blob ? hb_blob_get_data(blob, &count) : NULL;
        struct buffer made = {0};
        if (!count) {
                objects_fail(objects, "hb_subset_or_fail");
                hb_blob_destroy(blob);
                return NULL;
        }
        buffer_add(&made, &count, sizeof count);
        if (objects_are_plain(objects))
                buffer_add(&made, bytes, count);
        else
                objects_deflate(objects, bytes, count, &made);
        hb_blob_destroy(blob);
        return g_bytes_new_take(made.at, made.count);
}

/* All that a subset hangs on. */
static GBytes *file_key(const struct objects *objects, const struct used_font *font)
{
        struct buffer key = {0};
        buffer_write(&key, "%s %u ", objects_are_plain(objects) ? "plain" : "file", font->face->index);
        for (guint i = 0; i < font->glyph_count; i++) {
                if (font->meaning[i])
                        buffer_add(&key, &i, sizeof i);
        }
        return g_bytes_new_take(key.at, key.count);
}

static guint add_file(struct objects *objects, const struct used_font *font, bool cff, struct fonts *kept)
{
        g_autoptr(GBytes) key = file_key(objects, font);
        GBytes *found = fonts_find_kept(kept, key);
        g_autoptr(GBytes) made = found ? g_bytes_ref(found) : new_file(objects, font);
        if (!made)
                return 0;
        if (!found)
                fonts_keep(kept, key, made);
        gsize count;
        const char *bytes = g_bytes_get_data(made, &count);
        guint32 length;
        memcpy(&length, bytes, sizeof length);
        g_autofree char *length1 = g_strdup_printf("/Length1 %u", length);
        return objects_add_stream(objects, cff ? "/Subtype/OpenType" : length1, bytes + sizeof length,
                                  count - sizeof length, objects_are_plain(objects) ? CODING_AS_IS : CODING_DEFLATED);
}

/* ABCDEF+Name: the letters tell subsets apart, and come from the glyphs. */
static void write_base_name(const struct used_font *font, struct buffer *name)
{
        guint64 hash = 14695981039346656037u; /* FNV-1a */
        for (guint i = 0; i < font->glyph_count; i++) {
                if (font->meaning[i])
                        hash = (hash ^ i) * 1099511628211u;
        }
        for (guint i = 0; i < 6; i++, hash /= 26)
                buffer_char(name, (char)('A' + hash % 26));
        buffer_char(name, '+');
        char own[NAME_MAX_BYTES];
        guint bytes = sizeof own;
        hb_ot_name_get_utf8(font->face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &bytes, own);
        const char *from = bytes ? own : font->face->name ? font->face->name : "Font";
        for (guint i = 0; from[i] && i < NAME_MAX_BYTES; i++) {
                if (g_ascii_isalnum(from[i]) || from[i] == '-')
                        buffer_char(name, from[i]);
        }
        buffer_char(name, '\0');
}

/* ---- dictionaries ---- */

static int per_thousand(const struct metrics *m, int units)
{
        return (int)((gint64)units * 1000 / m->upem);
}

static guint add_descriptor(struct objects *objects, const struct used_font *font, const char *name, bool cff,
                            struct fonts *kept)
{
        struct metrics m = read_metrics(font->face->hb_face);
        guint file = add_file(objects, font, cff, kept);
        int stem = 10 + 220 * (m.weight - 50) / 900; /* of the vertical strokes, from the weight as usual */
        struct buffer out = {0};
        buffer_write(&out, "/Type/FontDescriptor/FontName/%n/Flags %u/FontBBox[%d %d %d %d]", name, m.flags,
                     per_thousand(&m, m.left), per_thousand(&m, m.bottom), per_thousand(&m, m.right),
                     per_thousand(&m, m.top));
        buffer_write(&out, "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile%s %r", (int)m.angle,
                     per_thousand(&m, m.ascent), per_thousand(&m, m.descent), per_thousand(&m, m.cap_height), stem,
                     cff ? "3" : "2", file);
        guint number = objects_add_entries(objects, &out);
        buffer_free(&out);
        return number;
}

/* Glyphs by CID, as many as there are. */
static GArray *glyphs_by_cid(const struct used_font *font)
{
        GArray *glyphs = g_array_new(FALSE, TRUE, sizeof(guint));
        for (guint i = 0; i < font->glyph_count; i++) {
                guint cid = code_cid(font->codes[i]);
                if (!font->codes[i])
                        continue;
                if (glyphs->len <= cid)
                        g_array_set_size(glyphs, cid + 1);
                g_array_index(glyphs, guint, cid) = i;
        }
        return glyphs;
}

/* Runs of neighbours share one start: 3[250 333]20[500]. */
static void write_widths(struct used_font *font, struct buffer *out)
{
        g_autoptr(GArray) glyphs = glyphs_by_cid(font);
        buffer_text(out, "/W[");
        bool open = false;
        for (guint cid = 0; cid < glyphs->len; cid++) {
                guint glyph = g_array_index(glyphs, guint, cid);
                if (!glyph) {
                        if (open)
                                buffer_char(out, ']');
                        open = false;
                        continue;
                }
                if (!open)
                        buffer_number(out, cid);
                buffer_char(out, open ? ' ' : '[');
                buffer_fixed(out, font_width(font, glyph), 3);
                open = true;
        }
        buffer_text(out, open ? "]]" : "]");
}

static guint add_descendant(struct objects *objects, struct used_font *font, const char *name, struct fonts *kept)
{
        bool cff = font->by_glyph;
        guint glyphs = cff ? 0 : codes_add_glyphs(objects, font);
        guint descriptor = add_descriptor(objects, font, name, cff, kept);
        struct buffer out = {0};
        buffer_write(&out, "/Type/Font/Subtype/CIDFontType%s/BaseFont/%n", cff ? "0" : "2", name);
        buffer_write(&out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %r",
                     descriptor);
        buffer_text(&out, "/DW 0");
        if (glyphs)
                buffer_write(&out, "/CIDToGIDMap %r", glyphs);
        write_widths(font, &out);
        guint number = objects_add_entries(objects, &out);
        buffer_free(&out);
        return number;
}

void font_write(struct objects *objects, struct used_font *font, struct code_maps *maps, struct fonts *kept)
{
        struct buffer name = {0}, out = {0};
        write_base_name(font, &name);
        guint descendant = add_descendant(objects, font, name.at, kept);
        buffer_write(&out, "/Type/Font/Subtype/Type0/BaseFont/%n/DescendantFonts[%r]", name.at, descendant);
        codes_write(objects, font, maps, &out);
        font->number = objects_add_entries(objects, &out);
        buffer_free(&out);
        buffer_free(&name);
}
