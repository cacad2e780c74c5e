/* SPDX-License-Identifier: MIT */
#include "pdf/objects.h"

#include "pdf/haru.h"

enum {
        PAGES_PER_NODE = 32,
        /* Sources of large plans, whose lines are alike: 60 KB instead of 66 for 5,000 rows, in 9 ms more. */
        LARGE_LEVEL = 8,
        LARGE_BYTES = 1 << 18,
        NUMBER_MAX = 8388607, /* ISO 19005-3, 6.1.13 */
};

/* ---- errors ---- */

void objects_fail(struct objects *objects, const char *why)
{
        if (!objects->failure)
                objects->failure = g_strdup(why);
}

const char *objects_failure(const struct objects *objects)
{
        return objects->failure;
}

bool haru_ok(struct objects *objects, HPDF_STATUS status)
{
        HPDF_STATUS sticky = objects->doc ? HPDF_GetError(objects->doc) : HPDF_OK;
        if (status == HPDF_OK && sticky == HPDF_OK)
                return true;
        if (!objects->failure)
                objects->failure = g_strdup_printf("libharu 0x%04lX", (unsigned long)(status ? status : sticky));
        return false;
}

/* The same for what is NULL after an error. */
static bool is_made(struct objects *objects, const void *object)
{
        return haru_ok(objects, object ? HPDF_OK : HPDF_INVALID_OBJECT);
}

/* Errors are asked for after each call; the handler must be there and may do nothing. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *objects)
{
        (void)error, (void)detail, (void)objects;
}

/* ---- raw entries ---- */

/* Called by libharu between << and >>. */
static HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream stream)
{
        struct objects *objects = dict->error->user_data;
        const struct raw *raw = &g_array_index(objects->raws, struct raw, haru_number(dict));
        struct buffer *out = &objects->scratch;
        out->count = 0;
        if (raw->entries)
                buffer_text(out, raw->entries);
        if (raw->writer)
                raw->writer(out, raw->with, raw->index);
        if (!out->count)
                return HPDF_OK;
        return HPDF_Stream_Write(stream, (const HPDF_BYTE *)out->at, (HPDF_UINT)out->count);
}

static HPDF_Dict find_dict(struct objects *objects, guint number)
{
        HPDF_XrefEntry entry = HPDF_Xref_GetEntry(objects->doc->xref, number);
        return entry ? entry->obj : NULL;
}

/* Let what stands in raw be written into the dictionary of this number. */
static void set_raw(struct objects *objects, HPDF_Dict dict, struct raw raw)
{
        guint number = haru_number(dict);
        if (objects->raws->len <= number)
                g_array_set_size(objects->raws, number + 1);
        g_array_index(objects->raws, struct raw, number) = raw;
        dict->write_fn = write_raw;
        objects->count = MAX(objects->count, number);
}

/* ---- the document ---- */

/* libharu keeps the length of a page's content as an object of its own, the last it makes for a page; some readers
 * warn of one that lies in an object stream.  Ours stands in the dictionary. */
static void drop_length(struct objects *objects, HPDF_Dict contents)
{
        HPDF_Doc doc = objects->doc;
        HPDF_List entries = doc->xref->entries;
        void *length = HPDF_Dict_GetItem(contents, "Length", HPDF_OCLASS_NUMBER);
        HPDF_XrefEntry last = HPDF_Xref_GetEntry(doc->xref, entries->count - 1);
        if (!is_made(objects, length) || !haru_ok(objects, HPDF_Dict_RemoveElement(contents, "Length")))
                return;
        if (last->obj != length) /* another libharu: an object nobody asks for */
                return;
        HPDF_List_RemoveByIndex(entries, entries->count - 1);
        HPDF_Obj_ForceFree(doc->mmgr, length);
        HPDF_FreeMem(doc->mmgr, last);
}

/* A page of libharu's, less what it puts there that we write ourselves. */
static void add_page(struct objects *objects, guint i)
{
        HPDF_Page page = HPDF_AddPage(objects->doc);
        if (!is_made(objects, page))
                return;
        if (!haru_ok(objects, HPDF_Dict_RemoveElement(page, "MediaBox")) ||
            !haru_ok(objects, HPDF_Dict_RemoveElement(page, "Resources")))
                return;
        objects->pages[i] = page;
        drop_length(objects, ((HPDF_PageAttr)page->attr)->contents);
        set_raw(objects, page, (struct raw){0});
}

struct objects *objects_open(guint page_count, bool plain, struct fonts *kept)
{
        struct objects *objects = g_new0(struct objects, 1);
        objects->plain = plain;
        objects->kept = kept;
        objects->deflater = deflater_open(DEFLATE_LEVEL);
        objects->raws = g_array_new(FALSE, TRUE, sizeof(struct raw));
        objects->ranges = g_array_new(FALSE, TRUE, sizeof(struct range));
        objects->pages = g_new0(HPDF_Page, page_count);
        objects->page_count = page_count;
        objects->doc = HPDF_New(on_error, objects);
        if (!objects->doc) {
                objects_fail(objects, "HPDF_New");
                return objects;
        }
        haru_ok(objects, HPDF_SetPagesConfiguration(objects->doc, PAGES_PER_NODE));
        haru_ok(objects, HPDF_Dict_RemoveElement(objects->doc->info, "Producer"));
        for (guint i = 0; i < page_count && !objects->failure; i++)
                add_page(objects, i);
        return objects;
}

void objects_close(struct objects *objects)
{
        if (!objects)
                return;
        if (objects->doc)
                HPDF_Free(objects->doc);
        for (guint i = 0; i < objects->raws->len; i++)
                g_free(g_array_index(objects->raws, struct raw, i).entries);
        g_array_free(objects->raws, TRUE);
        g_array_free(objects->ranges, TRUE);
        g_free(objects->pages);
        g_free(objects->failure);
        buffer_free(&objects->scratch);
        deflater_close(objects->deflater);
        g_free(objects);
}

guint objects_page(const struct objects *objects, guint page)
{
        return objects->failure ? 0 : haru_number(objects->pages[page]);
}

guint objects_catalog(const struct objects *objects)
{
        return objects->failure ? 0 : haru_number(objects->doc->catalog);
}

guint objects_info(const struct objects *objects)
{
        return objects->failure ? 0 : haru_number(objects->doc->info);
}

void objects_extend(struct objects *objects, guint number, entries_writer writer, const void *with, guint index)
{
        if (objects->failure)
                return;
        HPDF_Dict dict = find_dict(objects, number);
        if (is_made(objects, dict))
                set_raw(objects, dict, (struct raw){.writer = writer, .with = with, .index = index});
}

/* ---- new objects ---- */

static HPDF_Dict new_dict(struct objects *objects)
{
        if (!objects->failure && objects->ranges->len)
                objects_fail(objects, "an object after the ranges");
        if (objects->failure)
                return NULL;
        HPDF_Dict dict = HPDF_Dict_New(objects->doc->mmgr);
        if (!is_made(objects, dict) || !haru_ok(objects, HPDF_Xref_Add(objects->doc->xref, dict)))
                return NULL;
        return dict;
}

guint objects_add(struct objects *objects, entries_writer writer, const void *with, guint index)
{
        HPDF_Dict dict = new_dict(objects);
        if (!dict)
                return 0;
        set_raw(objects, dict, (struct raw){.writer = writer, .with = with, .index = index});
        return haru_number(dict);
}

guint objects_add_entries(struct objects *objects, const struct buffer *entries)
{
        HPDF_Dict dict = new_dict(objects);
        if (!dict)
                return 0;
        set_raw(objects, dict, (struct raw){.entries = g_strndup(entries->at, entries->count)});
        return haru_number(dict);
}

/* Let dict be a stream of these bytes, in one block of their size. */
static void set_stream(struct objects *objects, HPDF_Dict dict, const void *bytes, gsize count)
{
        if (count > G_MAXINT32) {
                objects_fail(objects, "a stream of over 2 GiB");
                return;
        }
        if (dict->stream)
                HPDF_Stream_Free(dict->stream);
        dict->stream = HPDF_MemStream_New(objects->doc->mmgr, (HPDF_UINT)MAX(count, 1));
        if (is_made(objects, dict->stream) && count)
                haru_ok(objects, HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)count));
}

void objects_deflate(struct objects *objects, const void *bytes, gsize count, struct buffer *out)
{
        struct deflater *large = count >= LARGE_BYTES ? deflater_open(LARGE_LEVEL) : NULL;
        deflater_add(large ? large : objects->deflater, bytes, count, out);
        deflater_close(large);
}

bool objects_are_plain(const struct objects *objects)
{
        return objects->plain;
}

guint objects_add_stream(struct objects *objects, const char *entries, const void *bytes, gsize count,
                         enum coding coding)
{
        HPDF_Dict dict = new_dict(objects);
        if (!dict)
                return 0;
        struct buffer packed = {0};
        bool deflated = coding == CODING_DEFLATED;
        bool deflate = coding == CODING_DEFLATE_ALWAYS || (coding == CODING_DEFLATE && !objects->plain);
        if (deflate) {
                objects_deflate(objects, bytes, count, &packed);
                bytes = packed.at;
                count = packed.count;
        }
        struct raw raw = {.entries = g_strdup_printf("%s%s/Length %" G_GSIZE_FORMAT, entries,
                                                     deflate || deflated ? "/Filter/FlateDecode" : "", count)};
        set_raw(objects, dict, raw);
        set_stream(objects, dict, bytes, count);
        buffer_free(&packed);
        return objects->failure ? 0 : haru_number(dict);
}

guint objects_add_common(struct objects *objects, const char *entries, const void *bytes, gsize count,
                         enum coding coding)
{
        if (coding == CODING_DEFLATE && objects->plain)
                return objects_add_stream(objects, entries, bytes, count, CODING_AS_IS);
        g_autoptr(GBytes) key = g_bytes_new(bytes, count);
        GBytes *found = fonts_find_kept(objects->kept, key);
        struct buffer packed = {0};
        if (!found)
                objects_deflate(objects, bytes, count, &packed);
        g_autoptr(GBytes) made = found ? g_bytes_ref(found) : g_bytes_new_take(packed.at, packed.count);
        if (!found)
                fonts_keep(objects->kept, key, made);
        gsize made_count;
        const void *made_bytes = g_bytes_get_data(made, &made_count);
        return objects_add_stream(objects, entries, made_bytes, made_count, CODING_DEFLATED);
}

void objects_set_content(struct objects *objects, guint page, const void *bytes, gsize count)
{
        if (objects->failure)
                return;
        HPDF_Dict contents = ((HPDF_PageAttr)objects->pages[page]->attr)->contents;
        set_stream(objects, contents, bytes, count);
        struct raw raw = {.entries = g_strdup_printf("%s/Length %" G_GSIZE_FORMAT,
                                                     objects->plain ? "" : "/Filter/FlateDecode", count)};
        set_raw(objects, contents, raw);
}

guint objects_add_outline(struct objects *objects, guint parent, bool opened, entries_writer writer, const void *with,
                          guint index)
{
        if (objects->failure)
                return 0;
        HPDF_Outline above = parent ? find_dict(objects, parent) : NULL;
        HPDF_Outline outline = HPDF_CreateOutline(objects->doc, above, "x", NULL);
        if (!is_made(objects, outline) || !haru_ok(objects, HPDF_Outline_SetOpened(outline, opened)))
                return 0;
        /* Only the root of an outline has a type; the title is ours. */
        if (!haru_ok(objects, HPDF_Dict_RemoveElement(outline, "Type")) ||
            !haru_ok(objects, HPDF_Dict_RemoveElement(outline, "Title")))
                return 0;
        set_raw(objects, outline, (struct raw){.writer = writer, .with = with, .index = index});
        return haru_number(outline);
}

guint objects_add_range(struct objects *objects, guint count, entries_writer writer, const void *with)
{
        if (objects->failure)
                return 0;
        if (!objects->ranges->len)
                objects->count = objects->doc->xref->entries->count - 1;
        if (count > NUMBER_MAX - objects->count) {
                objects_fail(objects, "more than 8,388,607 objects");
                return 0;
        }
        struct range range = {.first = objects->count + 1, .count = count, .writer = writer, .with = with};
        g_array_append_val(objects->ranges, range);
        objects->count += count;
        return range.first;
}
