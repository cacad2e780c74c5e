/* SPDX-License-Identifier: MIT */
/* Setting: each part of a document on pages of its master, then what stands in the margins, outline and the order of
 * tags. */
#include "pages/fonts.h"
#include "pages/paging.h"
#include "pages/renumber.h"

enum {
        PASSES_MAX = 5, /* over a document whose text prints page numbers */
};

int master_measure(const struct master *master)
{
        return master->width.length - master->left.length - master->right.length;
}

void setting_turn(struct setting *setting, const struct master *master)
{
        setting->master = master;
        setting->measure = master_measure(master);
        setting->page_height = master->height.length - master->top.length - master->bottom.length;
}

/* ---- parts ---- */

static void add_part_outline(struct setting *setting)
{
        if (!setting->part->appendix || !setting->part->id)
                return;
        struct outline_entry *entry = arena_new(setting->job->arena, struct outline_entry);
        const char *label = setting->part->label, *title = setting->part->title;
        entry->level = 1;
        entry->title = label && title ? arena_printf(setting->job->arena, "%s. %s", label, title)
                       : title        ? title
                                      : label;
        entry->id = setting->part->id;
        list_add(setting->job->arena, &setting->pages->outline, entry);
        setting->anchor = setting->part->id;
}

/* Blocks that stand on the part's first page outside the flow, wherever they are written. */
static guint count_on_first_page(const struct list *blocks)
{
        guint count = 0;
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                count += block->foot + (block->box && block->box->x.given) + count_on_first_page(&block->children);
        }
        return count;
}

static bool set_part(struct setting *setting, const struct part *part)
{
        setting->part = part;
        setting->master = layout_master(setting->layout, part->master);
        if (!setting->master) {
                message_add(setting->job->messages, setting->layout->at, MESSAGE_MASTER_UNKNOWN, setting->layout->name,
                            part->master, NULL);
                return false;
        }
        setting_turn(setting, setting->master);
        setting->tag = tag_new(setting, setting->pages->root, TAG_SECTION);
        setting->strips = (struct list){0};
        setting->first_page = arena_new(setting->job->arena, struct first_page);
        setting->after = 0;
        setting->keep_next = false;
        setting->first_page->awaited = count_on_first_page(&part->blocks);
        flow_open(setting);
        add_part_outline(setting);
        strips_add_blocks(setting, &part->blocks);
        flow_close(setting);
        return true;
}

/* ---- tags ---- */

enum {
        HEADING_LEVELS = 6, /* PDF has names for */
};

/* The headings over a place, as deep as their writer put them. */
struct headings {
        gint8 levels[HEADING_LEVELS];
        guint depth;
};

/* One under the last that is higher, none left out (ISO 14289-1, 7.4.2). */
gint8 heading_read(struct setting *setting, int level)
{
        struct headings *above = setting->headings;
        while (above->depth && above->levels[above->depth - 1] >= level)
                above->depth--;
        if (above->depth < HEADING_LEVELS)
                above->levels[above->depth++] = (gint8)level;
        return (gint8)above->depth;
}

static guint count_tags(const struct tag *tag)
{
        guint count = 1;
        for (const struct tag *child = tag_first(tag); child; child = tag_next(child))
                count += count_tags(child);
        return count;
}

static void number_tags(struct pages *pages, struct tag *tag)
{
        tag->index = pages->tags.count;
        pages->tags.at[pages->tags.count++] = tag;
        for (struct tag *child = tag_first(tag); child; child = tag_next(child))
                number_tags(pages, child);
}

static struct pages *set_once(struct job *job, const struct document *doc, const struct layout *lay,
                              struct page_taker *taker)
{
        guint errors = messages_severe(job->messages, SEVERITY_ERROR);
        struct pages *pages = arena_new(job->arena, struct pages);
        struct headings headings = {0};
        struct setting setting = {
                .job = job, .document = doc, .layout = lay, .pages = pages, .taker = taker, .headings = &headings};
        if (taker)
                taker->begin(taker);
        pages->root = tag_new(&setting, NULL, TAG_DOCUMENT);
        pages->title = doc->title;
        pages->author = doc->author;
        pages->subject = doc->subject;
        pages->date = doc->date;
        pages->language = "vi-VN";
        for (guint i = 0; i < doc->parts.count; i++) {
                if (!set_part(&setting, list_at(&doc->parts, struct part, i)))
                        return NULL;
        }
        pages->tags.room = count_tags(pages->root);
        pages->tags.at = arena_new_array(job->arena, void *, pages->tags.room);
        number_tags(pages, pages->root);
        return messages_severe(job->messages, SEVERITY_ERROR) > errors ? NULL : pages;
}

static void drop_job(gpointer job)
{
        job_close(job);
}

/* One pass, in a job of its own; its pages are kept if they print the numbers that they have.  The first prints
 * guesses: nobody takes its pages. */
static struct pages *set_pass(struct job *job, const struct document *doc, const struct layout *lay,
                              struct page_taker *taker, guint pass, bool *done)
{
        struct job *passing = job_open(job);
        struct page_finder finder;
        bool first = pass == 1, last = pass == PASSES_MAX;
        page_finder_open(&finder, doc, first ? NULL : taker);
        struct pages *pages = set_once(passing, doc, lay, taker ? &finder.taker : NULL);
        for (guint i = 0; pages && !taker && i < pages->at.count; i++)
                finder.taker.take(&finder.taker, list_at(&pages->at, struct page, i));
        const struct page_number *moved = pages ? page_numbers_fill(job, doc, lay, &finder) : NULL;
        page_finder_close(&finder);
        *done = (!moved && !(taker && first)) || last;
        if (moved && last)
                message_add(job->messages, moved->at, MESSAGE_PAGES_UNSTABLE, moved->id, NULL);
        if (*done)
                arena_drop(job->arena, passing, drop_job);
        else
                job_close(passing);
        return *done ? pages : NULL;
}

struct pages *pages_set(struct job *job, const struct document *doc, const struct layout *lay, struct page_taker *taker)
{
        if (!doc->page_numbers.count)
                return set_once(job, doc, lay, taker);
        page_numbers_fill(job, doc, lay, NULL);
        struct pages *pages = NULL;
        bool done = false;
        for (guint pass = 1; !done; pass++)
                pages = set_pass(job, doc, lay, taker, pass, &done);
        return pages;
}
