/* SPDX-License-Identifier: MIT */
#include "commands/make.h"

#include "document/merge.h"

struct layouts *layouts_open(struct job *job)
{
        struct layouts *layouts = arena_new(job->arena, struct layouts);
        layouts->job = job;
        layouts->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        layouts->sources = g_hash_table_new(g_str_hash, g_str_equal);
        arena_drop(job->arena, layouts->by_name, (GDestroyNotify)g_hash_table_unref);
        arena_drop(job->arena, layouts->sources, (GDestroyNotify)g_hash_table_unref);
        return layouts;
}

/* Read into the memory of all jobs; said among the messages of this one (a worker's are its own). */
static const struct layout *find_layout(struct job *job, struct layouts *layouts, const struct plan *plan)
{
        const char *name = plan->layout.text;
        gpointer layout;
        if (g_hash_table_lookup_extended(layouts->by_name, name, NULL, &layout))
                return layout;
        struct job reader = *layouts->job;
        reader.messages = job->messages;
        layout = layout_read(&reader, name, plan->layout.at);
        if (layout)
                g_hash_table_insert(layouts->by_name, g_strdup(name), layout);
        return layout;
}

struct made make_checked(struct job *job, struct layouts *layouts, const char *id)
{
        struct made made = {0};
        bool good = false;
        made.plan = plan_read_on(job, id, &good);
        made.layout = made.plan ? find_layout(job, layouts, made.plan) : NULL;
        if (made.layout)
                made.document = document_merge_on(job, made.plan, made.layout, &made.is_whole);
        return made;
}

void make_pages(struct job *job, struct made *made, struct page_taker *taker)
{
        if (!made->document)
                return;
        made->pages = pages_set(job, made->document, made->layout, taker);
        made->at.set = g_get_monotonic_time();
}

struct made make_plan(struct job *job, struct layouts *layouts, const char *id, enum stage until)
{
        struct made made = {.at.begun = g_get_monotonic_time(), .layouts = layouts};
        made.plan = plan_read(job, id);
        made.at.read = g_get_monotonic_time();
        if (!made.plan || until <= STAGE_PLAN)
                return made;
        made.layout = find_layout(job, layouts, made.plan);
        if (made.layout)
                made.document = document_merge(job, made.plan, made.layout);
        made.at.merged = g_get_monotonic_time();
        if (until > STAGE_DOCUMENT)
                make_pages(job, &made, NULL);
        return made;
}
