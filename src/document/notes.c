/* SPDX-License-Identifier: MIT */
#include "document/running.h"

#include <string.h>

GHashTable *notes_open(struct merging *m, const struct mark *text)
{
        GHashTable *outer = m->notes, *own = NULL;
        for (guint i = 0; i < text->children.count; i++) {
                const struct mark *mark = list_at(&text->children, struct mark, i);
                if (mark->kind != MARK_NOTE || !mark->id)
                        continue;
                if (!own)
                        own = g_hash_table_new(g_str_hash, g_str_equal);
                const struct note_source *first = g_hash_table_lookup(own, mark->id);
                if (first) {
                        message_add_pair(m->job->messages, mark->at, first->mark->at, MESSAGE_NOTE_DOUBLE, mark->id,
                                         NULL);
                        continue;
                }
                struct note_source *source = arena_new(m->job->arena, struct note_source);
                source->mark = mark;
                g_hash_table_insert(own, (void *)mark->id, source);
        }
        if (own)
                m->notes = own;
        return outer;
}

void notes_close(struct merging *m, const struct mark *text, GHashTable *outer)
{
        if (m->notes == outer)
                return;
        for (guint i = 0; i < text->children.count; i++) {
                const struct mark *mark = list_at(&text->children, struct mark, i);
                const struct note_source *source =
                        mark->kind == MARK_NOTE && mark->id ? g_hash_table_lookup(m->notes, mark->id) : NULL;
                if (source && source->mark == mark && !source->note)
                        message_add(m->job->messages, mark->at, MESSAGE_NOTE_UNUSED, mark->id, NULL);
        }
        g_hash_table_unref(m->notes);
        m->notes = outer;
}

/* The name of a note, or that name with a number when another text has used it. */
static const char *free_id(struct merging *m, const char *name)
{
        const char *id = name;
        for (guint n = m->document->notes.count + 1; !g_hash_table_add(m->note_ids, (void *)id); n++)
                id = arena_printf(m->job->arena, "%s-%u", name, n);
        return id;
}

static void fill_note(struct merging *m, struct note *note, const struct mark *mark)
{
        for (guint i = 0; i < mark->children.count; i++) {
                const struct mark *child = list_at(&mark->children, struct mark, i);
                if (child->kind != MARK_PARAGRAPH) {
                        message_add(m->job->messages, child->at, MESSAGE_NOTE_CONTENT, NULL);
                        continue;
                }
                if (note->spans.count > 0)
                        span_add(m->job, &note->spans, "", 0, child->at)->kind = SPAN_BREAK;
                spans_add(m, &child->children, 0, &note->spans);
        }
}

/* The first mark gives a note its number; before its text is filled, for that may hold marks as well. */
static struct note *note_new(struct merging *m, const struct mark *mark)
{
        struct note *note = arena_new(m->job->arena, struct note);
        note->id = free_id(m, mark->id);
        note->from = mark->at;
        list_add(m->job->arena, &m->document->notes, note);
        note->number = arena_printf(m->job->arena, "%u", m->document->notes.count);
        return note;
}

const struct note_source *note_find(struct merging *m, const char *name, struct place at)
{
        const struct note_source *source = m->notes ? g_hash_table_lookup(m->notes, name) : NULL;
        if (!source)
                message_add(m->job->messages, at, MESSAGE_NOTE_MISSING, name, NULL);
        return source;
}

void note_mark_add(struct merging *m, const struct mark *mark, struct list *out)
{
        struct note_source *source = (struct note_source *)note_find(m, mark->id, mark->at);
        if (!source)
                return;
        if (!source->note) {
                source->note = note_new(m, source->mark);
                fill_note(m, source->note, source->mark);
        }
        struct span *span = span_add(m->job, out, source->note->number, SPAN_SUPER, mark->at);
        span->kind = SPAN_NOTE;
        span->target = source->note->id;
}
