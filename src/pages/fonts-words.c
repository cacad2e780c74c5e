/* SPDX-License-Identifier: MIT */
/* Words shaped once and kept.  Shaping is done in font units and scaled, so
 * that a face is loaded, and a word shaped, once for all sizes. */
#include "pages/fonts-inside.h"

#include <string.h>

enum {
        SLOTS_AT_FIRST = 4096,
        UNSCALED = -1,      /* the size of words in font units */
        WORDS_MANY = 40000, /* figures that come then are not kept: a long table has a hundred thousand */
};

/* A word and its key; its glyphs stand behind it in one block, and so does its text, which all sizes share. */
struct word_entry {
        struct word word;
        guint face;
        int size;
};

void font_words_open(struct fonts *fonts)
{
        fonts->slot_room = SLOTS_AT_FIRST;
        fonts->slots = g_new0(struct word_slot, fonts->slot_room);
        fonts->glyphs = pango_glyph_string_new();
        fonts->seed = g_random_int();
}

void font_words_close(struct fonts *fonts)
{
        g_clear_pointer(&fonts->slots, g_free);
        g_clear_pointer(&fonts->glyphs, pango_glyph_string_free);
        g_clear_pointer(&fonts->kerns, g_hash_table_destroy);
}

/* ---- the table ---- */

static guint32 hash_word(const struct fonts *fonts, guint face, int size, const char *text, guint bytes)
{
        guint64 hash = 0xcbf29ce484222325u ^ fonts->seed ^ ((guint64)face << 32) ^ ((guint64)(guint)size << 8);
        for (guint i = 0; i < bytes; i++)
                hash = (hash ^ (guchar)text[i]) * 0x100000001b3u;
        hash *= 0x9e3779b97f4a7c15u;
        return (guint32)(hash >> 32);
}

static bool is_entry(const struct word_entry *entry, guint face, int size, const char *text, guint bytes)
{
        return entry->face == face && entry->size == size && entry->word.bytes == bytes &&
               memcmp(entry->word.text, text, bytes) == 0;
}

static struct word_slot *find_slot(struct fonts *fonts, guint32 hash, guint face, int size, const char *text,
                                   guint bytes)
{
        guint mask = fonts->slot_room - 1;
        for (guint i = hash & mask;; i = (i + 1) & mask) {
                struct word_slot *slot = &fonts->slots[i];
                if (!slot->entry || (slot->hash == hash && is_entry(slot->entry, face, size, text, bytes)))
                        return slot;
        }
}

static void grow(struct fonts *fonts)
{
        struct word_slot *old = fonts->slots;
        guint room = fonts->slot_room;
        fonts->slot_room = room * 2;
        fonts->slots = g_new0(struct word_slot, fonts->slot_room);
        for (guint k = 0; k < room; k++) {
                guint i = old[k].hash & (fonts->slot_room - 1);
                while (old[k].entry && fonts->slots[i].entry)
                        i = (i + 1) & (fonts->slot_room - 1);
                if (old[k].entry)
                        fonts->slots[i] = old[k];
        }
        g_free(old);
}

static void add_entry(struct fonts *fonts, struct word_slot *slot, guint32 hash, struct word_entry *entry)
{
        slot->hash = hash;
        slot->entry = entry;
        if (++fonts->slot_count > fonts->slot_room / 2)
                grow(fonts);
}

/* ---- shaping ---- */

/* Letters, digits, punctuation and signs that all go by the Latin script: what a plan is written in.  Others, and
 * marks of direction, are left to Pango to itemize. */
static bool is_latin(const char *text, guint bytes)
{
        for (const char *s = text; s < text + bytes; s = g_utf8_next_char(s)) {
                gunichar c = g_utf8_get_char(s);
                if (!(c < 0x370 || (c >= 0x1e00 && c < 0x1f00) || (c >= 0x2010 && c < 0x2028) ||
                      (c >= 0x202f && c < 0x2060) || (c >= 0x2070 && c < 0x2c00)))
                        return false;
        }
        return true;
}

/* Glyphs of text in the order of drawing, font units, with bytes from the start of text as clusters. */
struct shaping {
        const char *text;
        guint bytes;
        struct glyph *glyphs; /* a GArray's data while it grows */
        GArray *array;
        gunichar missing; /* 0: none */
};

static gunichar char_at(const struct shaping *shaping, guint at)
{
        return at < shaping->bytes ? g_utf8_get_char(shaping->text + at) : 0xfffd;
}

static void add_glyphs(struct shaping *shaping, const PangoGlyphString *from, guint offset)
{
        for (int i = 0; i < from->num_glyphs; i++) {
                const PangoGlyphInfo *info = &from->glyphs[i];
                guint cluster = offset + (guint)from->log_clusters[i];
                if (info->glyph == PANGO_GLYPH_EMPTY)
                        continue;
                if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG || info->glyph == 0 || info->glyph > G_MAXUINT16) {
                        gunichar c = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG
                                                                            : char_at(shaping, cluster);
                        shaping->missing = shaping->missing ? shaping->missing : c;
                        continue;
                }
                struct glyph glyph = {.id = (guint16)info->glyph,
                                      .dy = (gint16)CLAMP(-info->geometry.y_offset, G_MININT16, G_MAXINT16),
                                      .advance = info->geometry.width,
                                      .dx = info->geometry.x_offset,
                                      .cluster = cluster};
                g_array_append_val(shaping->array, glyph);
        }
}

static bool is_figure(const char *text, guint bytes)
{
        guint i = 0;
        while (i < bytes && strchr("0123456789.,-", text[i]))
                i++;
        return i == bytes;
}

/* Figures are not kerned (Liberation kerns 11): they stand under one another in tables. */
static void shape_latin(struct fonts *fonts, const struct font *font, struct shaping *shaping)
{
        PangoAnalysis analysis = font_latin(fonts, font);
        PangoAttribute *unkerned =
                is_figure(shaping->text, shaping->bytes) ? pango_attr_font_features_new("kern=0") : NULL;
        GSList features = {.data = unkerned};
        if (unkerned)
                analysis.extra_attrs = &features;
        pango_shape_full(shaping->text, (int)shaping->bytes, NULL, 0, &analysis, fonts->glyphs);
        if (unkerned)
                pango_attribute_destroy(unkerned);
        add_glyphs(shaping, fonts->glyphs, 0);
}

static void shape_other(struct fonts *fonts, const struct font *font, struct shaping *shaping)
{
        PangoAttrList *attributes = pango_attr_list_new();
        pango_attr_list_insert(attributes, pango_attr_font_desc_new(font->description));
        pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
        GList *logical = pango_itemize(fonts->context, shaping->text, 0, (int)shaping->bytes, attributes, NULL);
        GList *items = pango_reorder_items(logical);
        for (GList *i = items; i; i = i->next) {
                PangoItem *item = i->data;
                pango_shape_full(shaping->text + item->offset, item->length, shaping->text, (int)shaping->bytes,
                                 &item->analysis, fonts->glyphs);
                add_glyphs(shaping, fonts->glyphs, (guint)item->offset);
        }
        g_list_free(items);
        g_list_free_full(logical, (GDestroyNotify)pango_item_free);
        pango_attr_list_unref(attributes);
}

/* Liberation kerns "To" and not "Tổ": the pair of the base letters is lent to it. */
static void add_kerns(struct fonts *fonts, const struct font *font, struct shaping *shaping)
{
        for (guint i = 1; i < shaping->array->len; i++) {
                struct glyph *left = &g_array_index(shaping->array, struct glyph, i - 1);
                const struct glyph *right = &g_array_index(shaping->array, struct glyph, i);
                if (right->cluster > left->cluster)
                        left->advance += font_kern_accented(fonts, font, char_at(shaping, left->cluster),
                                                            char_at(shaping, right->cluster));
        }
}

/* Room for count glyphs and more bytes behind them. */
static struct word_entry *new_entry(struct arena *arena, const struct font *font, int size, guint count, gsize more)
{
        gsize glyph_bytes = count * sizeof(struct glyph);
        char *block = arena_new_bytes(arena, sizeof(struct word_entry) + glyph_bytes + more);
        struct word_entry *entry = (struct word_entry *)block;
        entry->face = font->face.index;
        entry->size = size;
        entry->word.glyphs = (struct glyph *)(block + sizeof *entry);
        entry->word.glyph_count = count;
        entry->word.text = block + sizeof *entry + glyph_bytes;
        return entry;
}

static struct word_entry *new_unscaled(struct arena *arena, const struct font *font, const struct shaping *shaping)
{
        struct word_entry *entry = new_entry(arena, font, UNSCALED, shaping->array->len, shaping->bytes + 1);
        if (shaping->array->len)
                memcpy((void *)entry->word.glyphs, shaping->array->data, shaping->array->len * sizeof(struct glyph));
        memcpy((void *)entry->word.text, shaping->text, shaping->bytes);
        entry->word.bytes = shaping->bytes;
        return entry;
}

static struct word_entry *new_scaled(struct arena *arena, const struct font *font, int size,
                                     const struct word_entry *unscaled)
{
        guint count = unscaled->word.glyph_count;
        struct word_entry *entry = new_entry(arena, font, size, count, 0);
        struct glyph *glyphs = (struct glyph *)(entry + 1);
        for (guint i = 0; i < count; i++) {
                glyphs[i] = unscaled->word.glyphs[i];
                glyphs[i].advance = font_scale(font, glyphs[i].advance, size);
                glyphs[i].dx = font_scale(font, glyphs[i].dx, size);
                glyphs[i].dy = (gint16)CLAMP(font_scale(font, glyphs[i].dy, size), G_MININT16, G_MAXINT16);
                entry->word.width += glyphs[i].advance;
        }
        entry->word.text = unscaled->word.text;
        entry->word.bytes = unscaled->word.bytes;
        return entry;
}

static struct word_entry *shape(struct fonts *fonts, struct arena *arena, const struct font *font, const char *text,
                                guint bytes, gunichar *missing)
{
        struct word_entry *entry = NULL;
        struct shaping shaping = {.text = text, .bytes = bytes};
        shaping.array = g_array_sized_new(FALSE, FALSE, sizeof(struct glyph), MIN(bytes, 64));
        if (is_latin(text, bytes))
                shape_latin(fonts, font, &shaping);
        else
                shape_other(fonts, font, &shaping);
        *missing = shaping.missing;
        if (!shaping.missing) {
                add_kerns(fonts, font, &shaping);
                entry = new_unscaled(arena, font, &shaping);
        }
        g_array_free(shaping.array, TRUE);
        return entry;
}

/* The word in font units; NULL when the face lacks a character.  own: takes it, unless it is there; NULL: it is kept.
 */
static const struct word_entry *find_unscaled(struct fonts *fonts, struct arena *own, const struct font *font,
                                              const char *text, guint bytes, gunichar *missing)
{
        guint face = font->face.index;
        guint32 hash = hash_word(fonts, face, UNSCALED, text, bytes);
        struct word_slot *slot = find_slot(fonts, hash, face, UNSCALED, text, bytes);
        if (slot->entry)
                return slot->entry;
        struct word_entry *entry = shape(fonts, own ? own : fonts->job.arena, font, text, bytes, missing);
        if (entry && !own)
                add_entry(fonts, slot, hash, entry);
        return entry;
}

/* own: takes what is not kept; NULL: all is. */
static const struct word *find_word(struct fonts *fonts, struct arena *own, const struct face *face, int size,
                                    const char *text, guint bytes, gunichar *missing)
{
        guint32 hash = hash_word(fonts, face->index, size, text, bytes);
        struct word_slot *slot = find_slot(fonts, hash, face->index, size, text, bytes);
        if (slot->entry)
                return &slot->entry->word;
        if (fonts->slot_count < WORDS_MANY || !is_figure(text, bytes))
                own = NULL;
        const struct font *font = list_at(&fonts->all, struct font, face->index);
        const struct word_entry *unscaled = find_unscaled(fonts, own, font, text, bytes, missing);
        if (!unscaled)
                return NULL;
        struct word_entry *entry = new_scaled(own ? own : fonts->job.arena, font, size, unscaled);
        /* The table may have grown: the slot is another one. */
        if (!own)
                add_entry(fonts, find_slot(fonts, hash, face->index, size, text, bytes), hash, entry);
        return &entry->word;
}

const struct word *fonts_word(struct fonts *fonts, const struct face *face, int size, const char *text, guint bytes,
                              gunichar *missing)
{
        return find_word(fonts, NULL, face, size, text, bytes, missing);
}

const struct word *fonts_word_of(struct job *job, const struct face *face, int size, const char *text, guint bytes,
                                 gunichar *missing)
{
        return find_word(job->fonts, job_items(job), face, size, text, bytes, missing);
}
