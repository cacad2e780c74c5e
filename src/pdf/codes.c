/* SPDX-License-Identifier: MIT */
#include "pdf/codes.h"

#include <hb.h>

enum {
        BLOCK_MAX = 100, /* rows in one block of a map */
        ASCII_FIRST = 0x20,
        ASCII_LAST = 0x7E,
        TONES_FIRST = 0x1EA0, /* ạ … ỹ with most marks: a row of ninety in Unicode */
        TONES_LAST = 0x1EF9,
        TONES_CODE = 0x80,
        REST_CODE = 0xDA, /* to 0xEF, then the codes of control characters but for the ends of lines */
        REST_HIGH = 0xF0 - REST_CODE,
        REST_COUNT = REST_HIGH + 0x1F - 2,
        TWO_BYTES = 0xF000,     /* 3,840 of them: what else a face shows, as it comes */
        THREE_BYTES = 0xFF0000, /* no document comes so far; their CIDs are those that are left */
        THREE_BYTES_CID = 0x100,
};

/* The other letters and signs that plans are full of, by rising Unicode. */
static const gunichar others[] = {
        0xC0,  0xC1,  0xC2,  0xC3,  0xC8,  0xC9,   0xCA,   0xCC,   0xCD,   0xD2,   0xD3,   0xD4,   0xD5,
        0xD9,  0xDA,  0xDD,  0xE0,  0xE1,  0xE2,   0xE3,   0xE8,   0xE9,   0xEA,   0xEC,   0xED,   0xF2,
        0xF3,  0xF4,  0xF5,  0xF9,  0xFA,  0xFD,   0x102,  0x103,  0x110,  0x111,  0x128,  0x129,  0x168,
        0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026,
};
G_STATIC_ASSERT(G_N_ELEMENTS(others) <= REST_COUNT);

/* ---- which code ---- */

/* The i-th code that is neither ASCII's nor the row's. */
static guint32 rest_code(guint i)
{
        if (i < REST_HIGH)
                return REST_CODE + i;
        guint32 code = 1 + i - REST_HIGH;
        code += code >= '\n';
        code += code >= '\r';
        return code;
}

/* The code of a character in every face; 0: none. */
static guint32 own_code(gunichar c)
{
        if (c >= ASCII_FIRST && c <= ASCII_LAST)
                return c;
        if (c >= TONES_FIRST && c <= TONES_LAST)
                return TONES_CODE + c - TONES_FIRST;
        for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
                if (others[i] == c)
                        return rest_code(i);
        }
        return 0;
}

/* The i-th of the codes that a face gives out as glyphs come. */
static guint32 given_code(guint i)
{
        guint two = THREE_BYTES / 0x100 - TWO_BYTES;
        return i < two ? TWO_BYTES + i : THREE_BYTES + i - two;
}

void code_choose(struct used_font *font, guint glyph, gunichar character)
{
        if (font->codes[glyph])
                return;
        guint32 own = font->by_glyph ? 0 : own_code(character);
        if (own && !font->owners[own]) {
                font->codes[glyph] = own;
                font->owners[own] = glyph;
        } else {
                font->codes[glyph] = font->by_glyph ? glyph : given_code(font->given->len);
                g_array_append_val(font->given, glyph);
        }
}

guint32 code_cid(guint32 code)
{
        return code < THREE_BYTES ? code : code - THREE_BYTES + THREE_BYTES_CID;
}

/* ---- maps ---- */

/* Rows of a map in the making. */
struct map {
        struct buffer out, block;
        const char *kind; /* cidrange */
        guint rows;
};

static void end_block(struct map *map)
{
        if (map->rows) {
                buffer_write(&map->out, "%u begin%s\n", map->rows, map->kind);
                buffer_add(&map->out, map->block.at, map->block.count);
                buffer_write(&map->out, "end%s\n", map->kind);
        }
        map->rows = 0;
        map->block.count = 0;
}

static struct buffer *begin_row(struct map *map)
{
        if (map->rows == BLOCK_MAX)
                end_block(map);
        map->rows++;
        return &map->block;
}

static void write_code(const struct used_font *font, struct buffer *out, guint32 code)
{
        buffer_char(out, '<');
        buffer_hex(out, code, 2 * code_bytes(font, code));
        buffer_char(out, '>');
}

static void open_map(struct map *map, const char *ordering, const char *name, guint type, bool by_glyph)
{
        buffer_write(&map->out,
                     "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>def\n"
                     "/CMapName/%s def\n/CMapType %u def\n/WMode 0 def\n",
                     ordering, name, type);
        buffer_text(&map->out,
                    by_glyph ? "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
                             : "3 begincodespacerange\n<00><EF>\n<F000><FEFF>\n<FF0000><FFFFFF>\nendcodespacerange\n");
}

static guint close_map(struct objects *objects, struct map *map, const char *entries)
{
        end_block(map);
        buffer_text(&map->out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
        guint number = objects_add_common(objects, entries, map->out.at, map->out.count, CODING_DEFLATE);
        buffer_free(&map->block);
        buffer_free(&map->out);
        return number;
}

/* ---- to CIDs and glyphs ---- */

static guint add_cids(struct objects *objects)
{
        struct map map = {.kind = "cidrange", .rows = 3};
        open_map(&map, "Identity", "Plan-H", 1, false);
        buffer_text(&map.block, "<00><EF> 0\n<F000><FEFF> 61440\n<FF0000><FFEEFF> 256\n");
        return close_map(objects, &map,
                         "/Type/CMap/CMapName/Plan-H/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                         "/WMode 0");
}

guint codes_add_glyphs(struct objects *objects, const struct used_font *font)
{
        struct buffer map = {0};
        for (guint glyph = 0; glyph < font->glyph_count; glyph++) {
                if (!font->codes[glyph])
                        continue;
                gsize at = 2 * (gsize)code_cid(font->codes[glyph]);
                while (map.count < at + 2)
                        buffer_char(&map, 0);
                map.at[at] = (char)(glyph >> 8);
                map.at[at + 1] = (char)(glyph & 0xFF);
        }
        guint number = objects_add_common(objects, "", map.at, map.count, CODING_DEFLATE_ALWAYS);
        buffer_free(&map);
        return number;
}

/* ---- to Unicode ---- */

static void write_letter(struct buffer *out, gunichar c)
{
        buffer_char(out, '<');
        buffer_hex(out, c, 4);
        buffer_text(out, ">\n");
}

static void add_letter(struct map *map, const struct used_font *font, guint32 code, gunichar letter)
{
        struct buffer *out = begin_row(map);
        write_code(font, out, code);
        write_letter(out, letter);
}

/* All letters that have a code of their own.  Ghostscript takes ranges for what they are only in ASCII. */
static void add_letters(struct map *map, const struct used_font *font)
{
        struct buffer *out = begin_row(map);
        map->kind = "bfrange";
        write_code(font, out, ASCII_FIRST);
        write_code(font, out, ASCII_LAST);
        write_letter(out, ASCII_FIRST);
        end_block(map);
        map->kind = "bfchar";
        for (gunichar c = TONES_FIRST; c <= TONES_LAST; c++)
                add_letter(map, font, own_code(c), c);
        for (guint i = 0; i < G_N_ELEMENTS(others); i++)
                add_letter(map, font, rest_code(i), others[i]);
}

static void add_given(struct map *map, const struct used_font *font, guint i)
{
        guint32 meaning = font->meaning[g_array_index(font->given, guint, i)];
        char letter[8];
        const char *text = letter;
        if (meaning & FONT_TEXT)
                text = font->texts->pdata[meaning & ~FONT_TEXT];
        else
                letter[g_unichar_to_utf8(meaning, letter)] = '\0';
        struct buffer utf16 = {0}, *out = begin_row(map);
        buffer_utf16(&utf16, text, strlen(text));
        write_code(font, out, font->codes[g_array_index(font->given, guint, i)]);
        buffer_char(out, '<');
        buffer_add(out, utf16.at + strlen("<FEFF"), utf16.count - strlen("<FEFF"));
        buffer_char(out, '\n');
        buffer_free(&utf16);
}

static guint add_unicode(struct objects *objects, const struct used_font *font)
{
        struct map map = {.kind = "bfchar"};
        open_map(&map, "UCS", "Plan-UCS", 2, font->by_glyph);
        if (!font->by_glyph)
                add_letters(&map, font);
        for (guint i = 0; i < font->given->len; i++)
                add_given(&map, font, i);
        return close_map(objects, &map, "");
}

/* ---- of a font ---- */

void codes_write(struct objects *objects, const struct used_font *font, struct code_maps *maps, struct buffer *out)
{
        bool common = !font->given->len;
        if (!maps->cids && !font->by_glyph)
                maps->cids = add_cids(objects);
        guint unicode = common ? maps->letters : 0;
        if (!unicode)
                unicode = add_unicode(objects, font);
        if (common)
                maps->letters = unicode;
        if (font->by_glyph)
                buffer_text(out, "/Encoding/Identity-H");
        else
                buffer_write(out, "/Encoding %r", maps->cids);
        buffer_write(out, "/ToUnicode %r", unicode);
}
