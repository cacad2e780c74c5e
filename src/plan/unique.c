/* SPDX-License-Identifier: MIT */
#include "plan/unique.h"

#include <stddef.h>

#include "plan/budget.h"
#include "plan/ids.h"

/* A list of structs whose member at `id` is their id. */
struct realm_part {
        const struct list *list;
        gsize id;
};

static struct ids *collect(struct job *job, const struct realm_part *parts, guint count, bool *single)
{
        guint room = 0;
        for (guint i = 0; i < count; i++)
                room += parts[i].list->count;
        struct ids *ids = ids_new(job, room);
        for (guint i = 0; i < count; i++) {
                for (guint j = 0; j < parts[i].list->count; j++) {
                        char *thing = parts[i].list->at[j];
                        ids_add(ids, (const struct text *)(thing + parts[i].id), thing);
                }
        }
        if (!ids_sort(job, ids))
                *single = false;
        return ids;
}

/* Charts and appendices stand on the page beside tables: an anchor must name one of them. */
static void check_blocks(struct job *job, const struct plan *plan, bool *single)
{
        const struct realm_part blocks[] = {{&plan->charts, offsetof(struct chart_source, id)},
                                            {&plan->appendices, offsetof(struct appendix, id)}};
        collect(job, blocks, G_N_ELEMENTS(blocks), single);
        for (guint i = 0; i < G_N_ELEMENTS(blocks); i++) {
                for (guint j = 0; j < blocks[i].list->count; j++) {
                        const struct text *id = (const struct text *)((char *)blocks[i].list->at[j] + blocks[i].id);
                        const struct figures *figures = id->text ? plan_figures(plan, id->text) : NULL;
                        if (!figures)
                                continue;
                        message_add_pair(job->messages, id->at, figures->id.at, MESSAGE_ID_DOUBLE, id->text, NULL);
                        *single = false;
                }
        }
}

static void check_items(struct job *job, const struct list *items, bool *single)
{
        const struct realm_part part = {items, offsetof(struct task_item, id)};
        collect(job, &part, 1, single);
        for (guint i = 0; i < items->count; i++)
                check_items(job, &list_at(items, struct task_item, i)->items, single);
}

bool plan_check_ids(struct job *job, struct plan *plan)
{
        bool single = true;
        const struct realm_part figures[] = {{&plan->budgets, offsetof(struct figures, id)},
                                             {&plan->tables, offsetof(struct figures, id)}};
        const struct realm_part targets = {&plan->targets, offsetof(struct target, id)};
        const struct realm_part tasks = {&plan->tasks, offsetof(struct task, id)};
        plan->figures_ids = collect(job, figures, G_N_ELEMENTS(figures), &single);
        check_blocks(job, plan, &single);
        plan->target_ids = collect(job, &targets, 1, &single);
        plan->task_ids = collect(job, &tasks, 1, &single);
        for (guint i = 0; i < plan->tasks.count; i++)
                check_items(job, &list_at(&plan->tasks, struct task, i)->items, &single);
        return single;
}
