/* SPDX-License-Identifier: MIT */
/* Contents: headings, tables or figures of the whole document as a list, filled when all parts are made. */
#include "document/blocks.h"

#include <string.h>

enum {
        LEVELS = 3, /* of headings, unless the fence says another number */
};

static const struct {
        const char *word;  /* of the fence and of the layout's flow */
        const char *title; /* key of the layout's texts */
} lists[] = {
        [CONTENTS_HEADINGS] = {"contents", "contents-title"},
        [CONTENTS_TABLES] = {"list-of-tables", "tables-title"},
        [CONTENTS_FIGURES] = {"list-of-figures", "figures-title"},
};

bool contents_find(const char *word, enum contents_of *of)
{
        for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
                if (strcmp(lists[i].word, word) != 0)
                        continue;
                *of = (enum contents_of)i;
                return true;
        }
        return false;
}

void contents_add(struct merging *m, enum contents_of of, guint levels, struct place from, struct list *out)
{
        struct block *block = block_new(m->job, BLOCK_CONTENTS, from);
        block->contents = arena_new(m->job->arena, struct contents);
        block->contents->of = of;
        block->contents->levels = levels ? levels : LEVELS;
        block->contents->title = layout_text(m->job, m->layout, lists[of].title);
        block->style = "contents";
        list_add(m->job->arena, out, block);
        list_add(m->job->arena, &m->contents, block);
}

/* ---- filling ---- */

/* What is being gathered for one list. */
struct gathering {
        struct merging *m;
        struct contents *contents;
        const struct part *part;
};

static void add_entry(struct gathering *g, int level, const char *label, const char *text, const char *id,
                      struct place from)
{
        struct merging *m = g->m;
        struct contents_entry *entry = arena_new(m->job->arena, struct contents_entry);
        bool headings = g->contents->of == CONTENTS_HEADINGS;
        *entry = (struct contents_entry){.level = level, .label = label, .text = text, .id = id, .from = from};
        entry->page = page_number_new(m, id, from);
        entry->page->bare = true;
        /* Below its appendix a page needs no other name. */
        entry->page->from = headings ? g->part : list_at(&m->document->parts, struct part, 0);
        list_add(m->job->arena, &g->contents->entries, entry);
}

static void add_heading(struct gathering *g, const struct block *block)
{
        int level = block->level + (g->part->appendix ? 1 : 0);
        const char *label = block->label;
        if (block->label_own_line && label && *label)
                label = arena_printf(g->m->job->arena, "%s.", label);
        if (block->id && (guint)level <= g->contents->levels)
                add_entry(g, level, label, spans_text(g->m->job, &block->spans), block->id, block->from);
}

/* With its number; one that nothing names gets an id, which no plan can use. */
static void add_captioned(struct gathering *g, struct block *block)
{
        const char *text = spans_text(g->m->job, &block->spans);
        if (!block->label || !*block->label || !*text)
                return;
        if (!block->id)
                block->id = arena_printf(g->m->job->arena, "listed--%u", ++g->m->listed);
        add_entry(g, 1, block->label, text, block->id, block->from);
}

static void gather(struct gathering *g, const struct list *blocks)
{
        static const enum block_kind wanted[] = {
                [CONTENTS_HEADINGS] = BLOCK_HEADING,
                [CONTENTS_TABLES] = BLOCK_TABLE,
                [CONTENTS_FIGURES] = BLOCK_FIGURE,
        };
        for (guint i = 0; i < blocks->count; i++) {
                struct block *block = list_at(blocks, struct block, i);
                if (block->kind == wanted[g->contents->of] && block->kind == BLOCK_HEADING)
                        add_heading(g, block);
                else if (block->kind == wanted[g->contents->of])
                        add_captioned(g, block);
                gather(g, &block->children);
        }
}

static void fill(struct merging *m, const struct block *block)
{
        struct gathering g = {.m = m, .contents = block->contents};
        for (guint i = 0; i < m->document->parts.count; i++) {
                g.part = list_at(&m->document->parts, struct part, i);
                if (g.part->appendix && g.part->id && g.contents->of == CONTENTS_HEADINGS)
                        add_entry(&g, 1, g.part->label ? arena_printf(m->job->arena, "%s.", g.part->label) : NULL,
                                  g.part->title ? g.part->title : "", g.part->id, block->from);
                gather(&g, &g.part->blocks);
        }
        if (!g.contents->entries.count)
                message_add(m->job->messages, block->from, MESSAGE_CONTENTS_EMPTY, lists[g.contents->of].word, NULL);
}

void contents_resolve(struct merging *m)
{
        for (guint i = 0; i < m->contents.count; i++)
                fill(m, list_at(&m->contents, struct block, i));
}
