/* SPDX-License-Identifier: MIT */
#include "check/printed.h"

#include "base/length.h"

#include <string.h>

static bool is_in_table(const struct tag *tag)
{
        for (; tag; tag = tag->parent) {
                if (tag->kind == TAG_TABLE || tag->kind == TAG_FIGURE)
                        return true;
        }
        return false;
}

/* The paragraph that a text is of: links and note marks stand inside it; a label stands beside it. */
static const struct tag *paragraph_of(const struct tag *tag)
{
        if (tag && tag->kind == TAG_LABEL && tag->parent && tag->parent->kind == TAG_ITEM) {
                const struct tag *body = tag_next(tag_first(tag->parent));
                if (body && tag_first(body))
                        return tag_first(body);
        }
        while (tag && !(tag->about && tag->about->style) && (tag->kind == TAG_REFERENCE || tag->kind == TAG_LINK) &&
               tag->parent)
                tag = tag->parent;
        return tag;
}

static void append_words(GString *out, const struct text_item *text)
{
        for (guint i = 0; i < text->count; i++) {
                if (text->pieces[i].space_before)
                        g_string_append_c(out, ' ');
                g_string_append_len(out, text->pieces[i].word->text, text->pieces[i].word->bytes);
        }
        if (text->space_after)
                g_string_append_c(out, ' ');
}

static bool goes_on(const struct printed *line, const struct item *item, const struct tag *tag)
{
        return line && line->baseline == item->y && line->tag == tag && item->x >= line->right - PT;
}

static struct printed *line_new(struct job *job, const struct page *page, guint number, const struct item *item,
                                const struct tag *tag)
{
        struct printed *line = arena_new(job->arena, struct printed);
        line->page = page;
        line->number = number;
        line->left = item->x;
        line->baseline = item->y;
        line->size = item->as.text.size;
        line->item = item;
        line->tag = tag;
        line->style = tag && tag->about ? tag->about->style : NULL;
        line->role = tag && tag->about ? tag->about->role : NULL;
        return line;
}

static void read_page(struct job *job, const struct page *page, guint number, struct list *out)
{
        g_autoptr(GString) text = g_string_new(NULL);
        struct printed *line = NULL;
        for (guint i = 0; i < page->items.count; i++) {
                const struct item *item = list_at(&page->items, struct item, i);
                if (item->kind != ITEM_TEXT || (!item->pagination && is_in_table(item->tag)))
                        continue;
                const struct tag *tag = paragraph_of(item->tag);
                if (!goes_on(line, item, tag)) {
                        if (line)
                                line->text = arena_text(job->arena, g_strstrip(text->str));
                        g_string_truncate(text, 0);
                        line = line_new(job, page, number, item, tag);
                        list_add(job->arena, out, line);
                }
                append_words(text, &item->as.text);
                line->right = item->x + item->as.text.width;
        }
        if (line)
                line->text = arena_text(job->arena, g_strstrip(text->str));
}

struct list printed_read(struct job *job, const struct pages *pages)
{
        struct list out = {0};
        for (guint i = 0; i < pages->at.count; i++)
                read_page(job, list_at(&pages->at, struct page, i), i + 1, &out);
        return out;
}

const struct printed *printed_find(const struct list *lines, const char *style, guint i)
{
        for (; i < lines->count; i++) {
                const struct printed *line = list_at(lines, struct printed, i);
                if (line->style && strcmp(line->style, style) == 0)
                        return line;
        }
        return NULL;
}

struct place printed_style_place(const struct printed *line, const struct layout *layout)
{
        const struct style *style = line->style ? layout_style(layout, line->style) : NULL;
        return style ? style->at : line->item->from;
}
