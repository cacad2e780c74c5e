/* SPDX-License-Identifier: MIT */
/* What the end of merging settles: references, and data that nothing shows. */
#include "document/merging.h"

#include <string.h>

enum {
        HINTS_MAX = 20,
};

static int compare_names(gconstpointer a, gconstpointer b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void say_unknown(struct merging *m, const char *id, struct place at)
{
        const char *hint = "";
        if (m->unknown++ < HINTS_MAX) {
                g_autoptr(GPtrArray) names = g_ptr_array_new();
                GHashTableIter iter;
                gpointer key;
                g_hash_table_iter_init(&iter, m->referred);
                while (g_hash_table_iter_next(&iter, &key, NULL))
                        g_ptr_array_add(names, key);
                g_ptr_array_sort(names, compare_names);
                g_ptr_array_add(names, NULL);
                hint = hint_names(m->job, id, (const char *const *)names->pdata);
        }
        message_add(m->job->messages, at, MESSAGE_REFERENCE_UNKNOWN, id, hint, NULL);
}

/* ---- what a reference shows ---- */

static const struct {
        const char *word;
        guint shows;
} shown_words[] = {
        {"number", SHOW_NUMBER},
        {"title", SHOW_TITLE},
        {"page", SHOW_PAGE},
};

static guint word_shows(const char *word)
{
        for (guint i = 0; i < G_N_ELEMENTS(shown_words); i++)
                if (strcmp(shown_words[i].word, word) == 0)
                        return shown_words[i].shows;
        return 0;
}

guint reference_shows(struct merging *m, const struct mark *link, bool own_words)
{
        g_auto(GStrv) words = g_strsplit(link->caption ? link->caption : "", " ", -1);
        guint shows = own_words ? SHOW_OWN_WORDS : 0;
        for (guint i = 0; words[i]; i++) {
                guint more = word_shows(words[i]);
                if (*words[i] && (!more || (own_words && more != SHOW_PAGE)))
                        message_add(m->job->messages, link->at, MESSAGE_REFERENCE_FORM, words[i], NULL);
                shows |= more;
        }
        return shows ? shows : SHOW_NUMBER;
}

void reference_add(struct merging *m, struct span *span, guint shows, const struct note_source *note)
{
        struct reference *reference = arena_new(m->job->arena, struct reference);
        *reference = (struct reference){.span = span, .from = m->part, .shows = shows, .note = note};
        list_add(m->job->arena, &m->references, reference);
}

/* ---- resolving ---- */

/* Whether what a reference says has to name the part as well: "mục 2 của Phụ lục I". */
static bool is_elsewhere(const struct reference *reference, const struct referred *referred)
{
        return referred->counted_in_part && reference->from != referred->part && referred->part && referred->part->name;
}

static const char *number_shown(struct merging *m, const struct reference *reference, const struct referred *referred)
{
        if (!referred->text || !is_elsewhere(reference, referred))
                return referred->text;
        struct node *context = node_new_map(m->job);
        node_put_text(m->job, context, "n", referred->text);
        node_put_text(m->job, context, "part", referred->part->name);
        return layout_words(m->job, m->layout, "reference-in", context);
}

static const char *title_shown(struct merging *m, const struct referred *referred, const char *number)
{
        const char *title = referred->title ? spans_text(m->job, referred->title) : referred->name;
        if (!title || !*title)
                return NULL;
        struct node *context = node_new_map(m->job);
        node_put_text(m->job, context, "n", number ? number : "");
        node_put_text(m->job, context, "title", title);
        return layout_words(m->job, m->layout, "reference-title", context);
}

/* Number and title, as asked for; NULL after a message. */
static const char *words_shown(struct merging *m, const struct reference *reference, const struct referred *referred)
{
        const char *id = reference->span->target + 1;
        const char *number = number_shown(m, reference, referred);
        bool asked = reference->shows & (SHOW_NUMBER | SHOW_TITLE);
        if (!number && reference->shows & SHOW_NUMBER) {
                message_add_pair(m->job->messages, reference->span->from, referred->at, MESSAGE_REFERENCE_LABEL, id,
                                 NULL);
                return NULL;
        }
        if (!(reference->shows & SHOW_TITLE) && (asked || number))
                return number;
        const char *words = title_shown(m, referred, reference->shows & SHOW_NUMBER ? number : NULL);
        if (!words)
                message_add_pair(m->job->messages, reference->span->from, referred->at, MESSAGE_REFERENCE_TITLE, id,
                                 NULL);
        return words;
}

struct page_number *page_number_new(struct merging *m, const char *id, struct place at)
{
        struct page_number *page = arena_new(m->job->arena, struct page_number);
        *page = (struct page_number){.id = id, .from = m->part, .at = at, .text = ""};
        list_add(m->job->arena, &m->document->page_numbers, page);
        return page;
}

/* The page is printed behind the words; where there are no pages, the words alone are read. */
static void add_page(struct merging *m, const struct reference *reference, const struct referred *referred)
{
        struct span *span = reference->span;
        bool lone = reference->shows == SHOW_PAGE;
        span->page = page_number_new(m, span->target + 1, span->from);
        span->page->words = lone ? NULL : span->text;
        span->page->from = !lone && is_elsewhere(reference, referred) ? referred->part : reference->from;
}

/* A footnote is called by its number. */
static struct referred *referred_note(struct merging *m, const struct reference *reference)
{
        struct note *note = reference->note->note;
        if (!note)
                return NULL;
        struct referred *referred = arena_new(m->job->arena, struct referred);
        note->anchor = arena_printf(m->job->arena, "note--%s", note->id);
        reference->span->target = arena_printf(m->job->arena, "#%s", note->anchor);
        *referred = (struct referred){.text = text_filled(m->job, m->layout, "reference-note", "n", note->number),
                                      .at = note->from};
        return referred;
}

static void resolve(struct merging *m, const struct reference *reference)
{
        struct span *span = reference->span;
        bool to_note = span->target[1] == '^';
        const struct referred *referred = reference->note ? referred_note(m, reference)
                                          : to_note       ? NULL
                                                          : g_hash_table_lookup(m->referred, span->target + 1);
        if (!referred) {
                if (!to_note)
                        say_unknown(m, span->target + 1, span->from);
                return;
        }
        const char *words = reference->shows & SHOW_OWN_WORDS ? span->text : words_shown(m, reference, referred);
        if (!words)
                return;
        span->text = words;
        if (reference->shows & SHOW_PAGE)
                add_page(m, reference, referred);
}

void references_resolve(struct merging *m)
{
        for (guint i = 0; i < m->references.count; i++)
                resolve(m, list_at(&m->references, struct reference, i));
}

/* A row of the plan's lists: where the id of each thing is, and the fence that would show it. */
struct shown_list {
        const char *fence;
        gsize list;
        gsize id;
};

static const struct shown_list lists[] = {
        {"budget", offsetof(struct plan, budgets), offsetof(struct figures, id)},
        {"table", offsetof(struct plan, tables), offsetof(struct figures, id)},
        {"chart", offsetof(struct plan, charts), offsetof(struct chart_source, id)},
        {"targets", offsetof(struct plan, targets), offsetof(struct target, id)},
        {"tasks", offsetof(struct plan, tasks), offsetof(struct task, id)},
};

void unused_report(struct merging *m)
{
        for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
                const struct list *list = (const struct list *)((const char *)m->plan + lists[i].list);
                for (guint j = 0; j < list->count; j++) {
                        const char *thing = list->at[j];
                        const struct text *id = (const struct text *)(thing + lists[i].id);
                        if (!g_hash_table_contains(m->shown, thing))
                                message_add(m->job->messages, id->at, MESSAGE_DATA_UNUSED, lists[i].fence,
                                            id->text ? id->text : "", NULL);
                }
        }
}
