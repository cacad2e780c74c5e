/* SPDX-License-Identifier: MIT */
#include "document/merge.h"

#include "document/running.h"
#include "layout/template.h"
#include "vietnamese/numbers.h"

#include <string.h>

enum {
        HINT_NAMES = 8,        /* shown when none is near */
        CANDIDATES_MAX = 2000, /* looked through for a near one */
};

const char *hint_names(struct job *job, const char *wrong, const char *const *names)
{
        g_autoptr(GPtrArray) some = g_ptr_array_new();
        for (guint i = 0; names[i] && i < CANDIDATES_MAX; i++)
                g_ptr_array_add(some, (void *)names[i]);
        g_ptr_array_add(some, NULL);
        const char *nearest = nearest_name(wrong, (const char *const *)some->pdata);
        if (nearest)
                return nearest;
        guint count = some->len - 1;
        if (count > HINT_NAMES)
                some->pdata[HINT_NAMES] = NULL;
        g_autofree char *joined = g_strjoinv(", ", (char **)some->pdata);
        return arena_printf(job->arena, "%s%s", *joined ? joined : "–", count > HINT_NAMES ? ", …" : "");
}

const char *text_filled(struct job *job, const struct layout *layout, const char *key, const char *name,
                        const char *value)
{
        struct node *context = node_new_map(job);
        node_put_text(job, context, name, value);
        return layout_words(job, layout, key, context);
}

static bool same_place(struct place a, struct place b)
{
        return a.file == b.file && a.line == b.line && a.col == b.col;
}

/* The same thing shown twice is no mistake: the first one keeps the id. */
struct referred *id_claim(struct merging *m, const char *id, struct place at, const char *reference)
{
        const struct referred *taken = g_hash_table_lookup(m->referred, id);
        if (taken) {
                if (!same_place(taken->at, at))
                        message_add_pair(m->job->messages, at, taken->at, MESSAGE_ID_DOUBLE, id, NULL);
                return NULL;
        }
        struct referred *referred = arena_new(m->job->arena, struct referred);
        *referred = (struct referred){.text = reference, .at = at, .part = m->part};
        g_hash_table_insert(m->referred, (void *)id, referred);
        return referred;
}

/* ---- what the plan asks of its layout ---- */

static void say_unknown(struct merging *m, const struct text *asked, enum message_code code, const struct list *named)
{
        /* Named things of a layout have their name behind their place. */
        g_autoptr(GPtrArray) names = g_ptr_array_new();
        for (guint i = 0; i < named->count; i++)
                g_ptr_array_add(names, (void *)list_at(named, struct kind, i)->name.text);
        g_ptr_array_add(names, NULL);
        message_add(m->job->messages, asked->at, code, asked->text,
                    hint_names(m->job, asked->text, (const char *const *)names->pdata), NULL);
}

/* The layout's first for no name, and after numbering-unknown. */
static const struct numbering *scheme_asked(struct merging *m, const struct text *asked)
{
        const struct numbering *scheme = layout_numbering(m->layout, asked->text);
        if (!scheme)
                say_unknown(m, asked, MESSAGE_NUMBERING_UNKNOWN, &m->layout->numberings);
        return scheme ? scheme : layout_numbering(m->layout, NULL);
}

static void ask_layout(struct merging *m)
{
        const struct plan *plan = m->plan;
        const struct layout *layout = m->layout;
        const struct kind *kind = plan->kind.text ? layout_kind(layout, plan->kind.text) : NULL;
        const struct text *asked = plan->numbering.text ? &plan->numbering : kind ? &kind->numbering : &plan->numbering;
        if (plan->kind.text && !kind)
                say_unknown(m, &plan->kind, MESSAGE_KIND_UNKNOWN, &layout->kinds);
        m->numbers.scheme = scheme_asked(m, asked);
}

/* ---- parts ---- */

static struct part *part_new(struct merging *m, const char *id, const char *master)
{
        struct part *part = arena_new(m->job->arena, struct part);
        part->id = id;
        part->master = master;
        m->numbers = (struct numbers){.scheme = m->numbers.scheme};
        m->part = part;
        list_add(m->job->arena, &m->document->parts, part);
        return part;
}

static void add_body(struct merging *m)
{
        struct part *part = part_new(m, "body", layout_master(m->layout, NULL)->name.text);
        part->name = node_find_text(node_find(m->context, "computed"), "kind");
        struct flow_scope scope = {.context = m->context};
        running_heads_add(m, scope.context, part);
        flow_add(m, &m->layout->flow, &scope, &part->blocks);
}

static bool has_kind(const struct appendix *appendix)
{
        return appendix->kind.text && *appendix->kind.text;
}

/* "Phụ lục II"; one alone has no number (NĐ 30, PL I, III.1a); its own kind if it has one. */
static const char *appendix_label(struct merging *m, const struct appendix *appendix)
{
        guint n = 0, count = 0;
        if (has_kind(appendix))
                return appendix->kind.text;
        for (guint i = 0; i < m->plan->appendices.count; i++) {
                const struct appendix *at = list_at(&m->plan->appendices, struct appendix, i);
                count += !has_kind(at);
                if (at == appendix)
                        n = count;
        }
        g_autofree char *roman = number_roman(n);
        return count == 1 ? layout_text(m->job, m->layout, "appendix-alone")
                          : text_filled(m->job, m->layout, "appendix-label", "n", roman);
}

static struct node *appendix_context(struct merging *m, const struct appendix *appendix, const struct part *part)
{
        struct node *about = node_new_map(m->job), *title = node_new_text(m->job, part->title);
        struct node *kind = node_new_text(m->job, part->label);
        title->at = appendix->title.text ? appendix->title.at : appendix->at;
        kind->at = has_kind(appendix) ? appendix->kind.at : appendix->at;
        node_put(m->job, about, "label", kind);
        node_put(m->job, about, has_kind(appendix) ? "kind" : "numbered", kind);
        node_put(m->job, about, "title", title);
        struct node *computed = context_with(m, node_find(m->context, "computed"), "appendix", about);
        return context_with(m, m->context, "computed", computed);
}

static const struct mark nothing = {.kind = MARK_DOCUMENT};

static void add_appendix(struct merging *m, const struct appendix *appendix)
{
        const struct text *page = &appendix->page;
        const char *asked = page->text && *page->text ? page->text : NULL;
        const struct master *master = layout_master(m->layout, asked);
        if (!master) {
                message_add(m->job->messages, page->at, MESSAGE_MASTER_UNKNOWN, m->layout->name, asked, NULL);
                master = layout_master(m->layout, NULL);
        }
        struct part *part = part_new(m, appendix->id.text, master->name.text);
        /* What is attached has its own articles or headings, whatever the kind of the document that issues it. */
        const struct numbering *scheme = layout_numbering(m->layout, m->plan->numbering.text);
        m->numbers.scheme = appendix->numbering.text ? scheme_asked(m, &appendix->numbering)
                            : scheme                 ? scheme
                                                     : layout_numbering(m->layout, NULL);
        const char *title = text_fill_plain(m, &appendix->title);
        part->appendix = true;
        part->label = part->name = appendix_label(m, appendix);
        part->title = title ? title : "";
        struct referred *referred = part->id ? id_claim(m, part->id, appendix->id.at, part->label) : NULL;
        if (referred)
                referred->name = title;
        struct flow_scope scope = {.context = appendix_context(m, appendix, part), .role = "appendix-head"};
        running_heads_add(m, scope.context, part);
        scope.text = appendix->text ? appendix->text : &nothing;
        flow_add(m, &m->layout->appendix, &scope, &part->blocks);
}

/* ---- the whole ---- */

static void add_about(struct merging *m)
{
        struct document *document = m->document;
        const struct plan *plan = m->plan;
        const struct node *template = node_find(m->layout->texts, "document-title");
        struct text text = {.text = layout_text(m->job, m->layout, "document-title"),
                            .at = template ? template->at : m->layout->at};
        document->plan = plan;
        document->layout = m->layout;
        document->title = template_filled(m, &text, m->context);
        document->author = plan->issuer ? plan->issuer->name.text : NULL;
        document->subject = text_fill_plain(m, &plan->title);
        document->date = plan->date.date;
}

static void merge_all(struct merging *m)
{
        ask_layout(m);
        m->context = context_new(m);
        add_about(m);
        add_body(m);
        for (guint i = 0; i < m->plan->appendices.count; i++)
                add_appendix(m, list_at(&m->plan->appendices, struct appendix, i));
        references_resolve(m);
        contents_resolve(m);
        unused_report(m);
}

struct document *document_merge_on(struct job *job, const struct plan *plan, const struct layout *layout, bool *good)
{
        guint errors = messages_severe(job->messages, SEVERITY_ERROR);
        g_autoptr(GHashTable) referred = g_hash_table_new(g_str_hash, g_str_equal);
        g_autoptr(GHashTable) note_ids = g_hash_table_new(g_str_hash, g_str_equal);
        g_autoptr(GHashTable) shown = g_hash_table_new(NULL, NULL);
        struct merging m = {
                .job = job,
                .plan = plan,
                .layout = layout,
                .document = arena_new(job->arena, struct document),
                .referred = referred,
                .note_ids = note_ids,
                .shown = shown,
        };
        merge_all(&m);
        *good = messages_severe(job->messages, SEVERITY_ERROR) == errors;
        return m.document;
}

struct document *document_merge(struct job *job, const struct plan *plan, const struct layout *layout)
{
        bool good = false;
        struct document *document = document_merge_on(job, plan, layout, &good);
        return good ? document : NULL;
}
