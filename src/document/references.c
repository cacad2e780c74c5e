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

void references_resolve(struct merging *m)
{
        for (guint i = 0; i < m->references.count; i++) {
                struct span *span = list_at(&m->references, struct span, i);
                const char *id = span->target + 1;
                const struct referred *referred = g_hash_table_lookup(m->referred, id);
                if (!referred)
                        say_unknown(m, id, span->from);
                else if (!*span->text && !referred->text)
                        message_add_pair(m->job->messages, span->from, referred->at, MESSAGE_REFERENCE_LABEL, id, NULL);
                else if (!*span->text)
                        span->text = referred->text;
        }
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
