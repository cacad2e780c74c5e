/* SPDX-License-Identifier: MIT */
#include "pdf/painting.h"

#include "pdf/content.h"

static void close_text(gpointer text)
{
        g_string_free(text, TRUE);
}

static void open_parts(struct painting *painting)
{
        painting->failure = NULL;
        painting->fonts = fonts_used_open();
        painting->pages = g_array_new(FALSE, FALSE, sizeof(struct painted_page));
        painting->told = g_ptr_array_new();
        painting->anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor));
        painting->items = g_ptr_array_new_with_free_func(g_free);
        painting->images = g_ptr_array_new();
        painting->faces = g_ptr_array_new();
        painting->areas = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        painting->heard = g_hash_table_new_full(NULL, NULL, NULL, close_text);
}

static void close_parts(struct painting *painting)
{
        for (guint i = 0; i < painting->pages->len; i++)
                g_free(g_array_index(painting->pages, struct painted_page, i).bytes);
        fonts_used_close(painting->fonts);
        g_array_free(painting->pages, TRUE);
        g_clear_pointer(&painting->told, g_ptr_array_unref);
        g_array_free(painting->anchors, TRUE);
        g_ptr_array_unref(painting->items);
        g_ptr_array_unref(painting->images);
        g_ptr_array_unref(painting->faces);
        g_hash_table_unref(painting->areas);
        g_hash_table_unref(painting->heard);
}

/* ---- taking pages ---- */

static void begin(struct page_taker *taker)
{
        struct painting *painting = (struct painting *)taker;
        if (!painting->pages->len)
                return;
        close_parts(painting);
        open_parts(painting);
}

static void take(struct page_taker *taker, const struct page *page)
{
        struct painting *painting = (struct painting *)taker;
        struct painted_page painted = {.told = painting->told->len};
        g_array_append_val(painting->pages, painted);
        painting->mcid = 0;
        painting->content.count = painting->packed.count = 0;
        content_paint(painting, page);
        const struct buffer *made = &painting->content;
        if (!painting->plain) {
                deflater_add(painting->deflater, made->at, made->count, &painting->packed);
                made = &painting->packed;
        }
        struct painted_page *kept = &g_array_index(painting->pages, struct painted_page, painting->pages->len - 1);
        kept->bytes = g_memdup2(made->at, made->count);
        kept->count = made->count;
}

struct painting *painting_open(struct job *job, bool plain)
{
        struct painting *painting = g_new0(struct painting, 1);
        painting->taker = (struct page_taker){.begin = begin, .take = take};
        painting->job = job;
        painting->plain = plain;
        painting->deflater = deflater_open(DEFLATE_LEVEL);
        open_parts(painting);
        return painting;
}

void painting_close(struct painting *painting)
{
        if (!painting)
                return;
        close_parts(painting);
        deflater_close(painting->deflater);
        buffer_free(&painting->content);
        buffer_free(&painting->packed);
        g_free(painting);
}

struct page_taker *painting_taker(struct painting *painting)
{
        return &painting->taker;
}

void painting_take(struct painting *painting, const struct pages *pages)
{
        for (guint i = 0; i < pages->at.count; i++)
                take(&painting->taker, list_at(&pages->at, struct page, i));
}

const GPtrArray *painting_images(const struct painting *painting)
{
        return painting->images;
}

bool painting_shows(const struct painting *painting, const struct face *face)
{
        return g_ptr_array_find(painting->faces, face, NULL);
}

/* ---- what is told later ---- */

guint painting_mark(struct painting *painting, const struct tag *tag)
{
        g_ptr_array_add(painting->told, (gpointer)tag);
        return painting->mcid++;
}

void painting_set_aside(struct painting *painting, const struct item *item)
{
        g_ptr_array_add(painting->items, g_memdup2(item, sizeof *item));
        g_ptr_array_add(painting->told, NULL);
}

guint painting_image(struct painting *painting, const char *path)
{
        guint index;
        if (!g_ptr_array_find_with_equal_func(painting->images, path, g_str_equal, &index)) {
                index = painting->images->len;
                g_ptr_array_add(painting->images, (gpointer)path);
        }
        return index;
}

void painting_anchor(struct painting *painting, const struct page *page, const struct item *item)
{
        struct anchor anchor = {
                .id = item->as.anchor, .page = painting->pages->len - 1, .x = item->x, .y = page->height - item->y};
        if (anchor.id && *anchor.id)
                g_array_append_val(painting->anchors, anchor);
}

void painting_cover(struct painting *painting, const struct tag *tag, int left, int bottom, int right, int top)
{
        while (tag && tag->kind != TAG_FIGURE)
                tag = tag->parent;
        if (!tag)
                return;
        guint page = painting->pages->len - 1;
        struct area *area = g_hash_table_lookup(painting->areas, tag);
        if (!area) {
                area = g_new(struct area, 1);
                *area = (struct area){.page = page, .left = left, .bottom = bottom, .right = right, .top = top};
                g_hash_table_insert(painting->areas, (gpointer)tag, area);
        }
        if (area->page != page) /* a box is of one page: that of the first part */
                return;
        area->left = MIN(area->left, left);
        area->bottom = MIN(area->bottom, bottom);
        area->right = MAX(area->right, right);
        area->top = MAX(area->top, top);
}

static void add_words(const struct text_item *text, GString *heard)
{
        for (guint i = 0; i < text->count; i++) {
                if (i && text->pieces[i].space_before)
                        g_string_append_c(heard, ' ');
                g_string_append_len(heard, text->pieces[i].word->text, text->pieces[i].word->bytes);
        }
        if (text->space_after)
                g_string_append_c(heard, ' ');
}

void painting_hear(struct painting *painting, const struct item *item)
{
        const struct face *face = item->as.text.face;
        guint count = painting->faces->len;
        if (face && (!count || painting->faces->pdata[count - 1] != face) &&
            !g_ptr_array_find(painting->faces, face, NULL))
                g_ptr_array_add(painting->faces, (gpointer)face);
        if (!item->tag || (item->tag->kind != TAG_LINK && item->tag->kind != TAG_REFERENCE))
                return;
        GString *heard = g_hash_table_lookup(painting->heard, item->tag);
        if (!heard) {
                heard = g_string_new(NULL);
                g_hash_table_insert(painting->heard, item->tag, heard);
        }
        add_words(&item->as.text, heard);
}
