/* SPDX-License-Identifier: MIT */
/* Page numbers that the text itself prints: in references and lists of contents. */
#include "pages/renumber.h"

#include <string.h>

/* Stands for a page that is not known yet: as wide as most. */
static const char *const guess = "88";

static GHashTable *wanted_ids(const struct document *document)
{
        GHashTable *wanted = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < document->page_numbers.count; i++)
                g_hash_table_insert(wanted, (gpointer)list_at(&document->page_numbers, struct page_number, i)->id,
                                    NULL);
        return wanted;
}

/* The page of the first anchor of each id that is asked for. */
static void find_pages(const struct pages *pages, GHashTable *wanted)
{
        for (guint p = 0; p < pages->at.count; p++) {
                const struct page *page = list_at(&pages->at, struct page, p);
                for (guint i = 0; i < page->items.count; i++) {
                        const struct item *item = list_at(&page->items, struct item, i);
                        gpointer found;
                        if (item->kind == ITEM_ANCHOR && item->as.anchor &&
                            g_hash_table_lookup_extended(wanted, item->as.anchor, NULL, &found) && !found)
                                g_hash_table_insert(wanted, (gpointer)item->as.anchor, (gpointer)page);
                }
        }
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
                                            const struct layout *layout, const struct pages *pages)
{
        g_autoptr(GHashTable) wanted = wanted_ids(document);
        struct job *passing = job_open(job);
        const struct page_number *moved = NULL;
        if (pages)
                find_pages(pages, wanted);
        for (guint i = 0; i < document->page_numbers.count; i++) {
                struct page_number *number = list_at(&document->page_numbers, struct page_number, i);
                const char *text =
                        printed(passing, layout, number, g_hash_table_lookup(wanted, number->id), pages != NULL);
                if (strcmp(text, number->text) == 0)
                        continue;
                number->text = arena_text(job->arena, text);
                moved = moved ? moved : number;
        }
        job_close(passing);
        return moved;
}
