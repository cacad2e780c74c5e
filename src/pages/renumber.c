/* SPDX-License-Identifier: MIT */
/* Page numbers that the text itself prints: in references and lists of contents. */
#include "pages/renumber.h"

#include <string.h>

/* Stands for a page that is not known yet: as wide as most. */
static const char *const guess = "88";

static void begin(struct page_taker *taker)
{
        struct page_finder *finder = (struct page_finder *)taker;
        if (finder->next)
                finder->next->begin(finder->next);
}

/* The first anchor of an id counts. */
static void take(struct page_taker *taker, const struct page *page)
{
        struct page_finder *finder = (struct page_finder *)taker;
        for (guint i = 0; i < page->items.count; i++) {
                const struct item *item = list_at(&page->items, struct item, i);
                gpointer id, found;
                if (item->kind == ITEM_ANCHOR && item->as.anchor &&
                    g_hash_table_lookup_extended(finder->wanted, item->as.anchor, &id, &found) && !found)
                        g_hash_table_insert(finder->wanted, id, (gpointer)page);
        }
        if (finder->next)
                finder->next->take(finder->next, page);
}

void page_finder_open(struct page_finder *finder, const struct document *document, struct page_taker *next)
{
        *finder = (struct page_finder){.taker = {.begin = begin, .take = take}, .next = next};
        finder->wanted = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < document->page_numbers.count; i++)
                g_hash_table_insert(finder->wanted,
                                    (gpointer)list_at(&document->page_numbers, struct page_number, i)->id, NULL);
}

void page_finder_close(struct page_finder *finder)
{
        g_hash_table_unref(finder->wanted);
}

/* "Bảng 2, trang 7", "trang 1 của Phụ lục I"; the words alone for what stands on no page. */
static const char *printed(struct job *job, const struct layout *layout, const struct page_number *number,
                           const struct page *page, bool known)
{
        const char *label = page ? page->label : guess, *words = number->words ? number->words : "";
        if (known && !page)
                return words;
        /* "Phụ lục I, trang 1" says the part already. */
        bool is_part = page && *words && g_strcmp0(page->part->id, number->id) == 0;
        bool elsewhere = page && page->part != number->from && page->part->name && !is_part;
        struct node *context = node_new_map(job);
        node_put_text(job, context, "words", words);
        node_put_text(job, context, "page", label);
        node_put_text(job, context, "part", elsewhere ? page->part->name : "");
        const char *key = number->bare ? "contents-page" : "reference-page";
        return arena_printf(job->arena, "%s%s", words, layout_words(job, layout, key, context));
}

const struct page_number *page_numbers_fill(struct job *job, const struct document *document,
                                            const struct layout *layout, const struct page_finder *finder)
{
        struct job *passing = job_open(job);
        const struct page_number *moved = NULL;
        for (guint i = 0; i < document->page_numbers.count; i++) {
                struct page_number *number = list_at(&document->page_numbers, struct page_number, i);
                const struct page *page = finder ? g_hash_table_lookup(finder->wanted, number->id) : NULL;
                const char *text = printed(passing, layout, number, page, finder != NULL);
                if (strcmp(text, number->text) == 0)
                        continue;
                number->text = arena_text(job->arena, text);
                moved = moved ? moved : number;
        }
        job_close(passing);
        return moved;
}
