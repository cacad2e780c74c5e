/* SPDX-License-Identifier: MIT */
/* The narrative, paragraph by paragraph. */
#include <string.h>

#include "review/compare.h"

/* A walk over the blocks of a text. */
struct walk {
        struct job *job;
        const char *where; /* id of the last heading */
        struct list *passages;
};

static void add_inlines(GString *out, const struct mark *mark)
{
        if (mark->text)
                g_string_append(out, mark->text);
        else if (mark->kind == MARK_SOFT_BREAK || mark->kind == MARK_HARD_BREAK)
                g_string_append_c(out, ' ');
        else if (mark->kind == MARK_NOTE_REF && mark->id)
                g_string_append_printf(out, "[^%s]", mark->id);
        for (guint i = 0; i < mark->children.count; i++)
                add_inlines(out, list_at(&mark->children, struct mark, i));
}

static void add_passage(struct walk *walk, const struct mark *mark, GString *text)
{
        struct passage *passage = arena_new(walk->job->arena, struct passage);
        passage->id = walk->where;
        passage->text = arena_text_n(walk->job->arena, text->str, text->len);
        passage->at = mark->at;
        list_add(walk->job->arena, walk->passages, passage);
}

static void add_block(struct walk *walk, const struct mark *mark)
{
        g_autoptr(GString) text = g_string_new(NULL);
        if (mark->kind == MARK_FENCE)
                g_string_append_printf(text, "```%s ", mark->info ? mark->info : "");
        add_inlines(text, mark);
        add_passage(walk, mark, text);
}

/* A row of a table is one passage, its cells set apart. */
static void add_row(struct walk *walk, const struct mark *row)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < row->children.count; i++) {
                g_string_append(text, i ? " | " : "");
                add_inlines(text, list_at(&row->children, struct mark, i));
        }
        add_passage(walk, row, text);
}

static void walk_blocks(struct walk *walk, const struct mark *mark)
{
        if (mark->kind == MARK_HEADING && mark->id)
                walk->where = arena_printf(walk->job->arena, "narrative.%s", mark->id);
        switch (mark->kind) {
        case MARK_HEADING:
        case MARK_PARAGRAPH:
        case MARK_FENCE:
                add_block(walk, mark);
                break;
        case MARK_ROW:
                add_row(walk, mark);
                break;
        default:
                for (guint i = 0; i < mark->children.count; i++)
                        walk_blocks(walk, list_at(&mark->children, struct mark, i));
        }
}

static void collect(struct job *job, const struct plan *plan, struct list *passages)
{
        struct walk walk = {job, "narrative", passages};
        for (guint i = 0; i < plan->texts.count; i++)
                walk_blocks(&walk, list_at(&plan->texts, struct mark, i));
        for (guint i = 0; i < plan->appendices.count; i++) {
                const struct appendix *appendix = list_at(&plan->appendices, struct appendix, i);
                walk.where = arena_printf(job->arena, "appendix.%s", appendix->id.text);
                if (appendix->text)
                        walk_blocks(&walk, appendix->text);
        }
}

void compare_narratives(struct comparison *comparison)
{
        struct list before = {0}, after = {0};
        collect(comparison->job, comparison->before, &before);
        collect(comparison->job, comparison->after, &after);
        compare_passages(comparison, CHANGE_OF_NARRATIVE, &before, &after);
}
