/* SPDX-License-Identifier: MIT */
/* Between plans: what a province gives to a district is what the district's plan spends. */
#include <string.h>

#include "base/files.h"
#include "check/facts.h"
#include "check/rules.h"
#include "plan/budget.h"
#include "vietnamese/numbers.h"

struct linking {
        struct job *job;
        GHashTable *plans; /* by id */
        const struct figures *figures;
};

/* The figure of a line: its total, or that of the only column. */
static const struct figure *line_sum(const struct figures *figures, const struct line *line)
{
        guint width = figures->columns.count;
        if (!line->figures || (!figures->has_total_column && width != 1))
                return NULL;
        const struct figure *sum = &line->figures[figures->has_total_column ? width : 0];
        return sum->given ? sum : NULL;
}

/* A plan that is not among these may only not be asked for: then nothing is compared. */
static bool is_elsewhere(struct job *job, const char *id)
{
        g_autofree char *file = g_strdup_printf("content/plans/%s/plan.yaml", id);
        return *id && !strchr(id, '.') && project_has_file(job, file);
}

static void check_link(const struct linking *l, const struct line *line)
{
        g_auto(GStrv) parts = g_strsplit(line->plan.text, "/", 2);
        const struct plan *plan = g_hash_table_lookup(l->plans, parts[0]);
        const struct figures *budget = plan && parts[1] ? plan_figures(plan, parts[1]) : NULL;
        if (!plan && is_elsewhere(l->job, parts[0]))
                return;
        if (plan && !parts[1] && plan->budgets.count)
                budget = list_at(&plan->budgets, struct figures, 0);
        const struct figure *spent = budget ? figures_sum(budget) : NULL, *given = line_sum(l->figures, line);
        if (!spent || !given || !budget->money || !l->figures->money) {
                message_add(l->job->messages, line->plan.at, MESSAGE_LINK_UNKNOWN, line->plan.text, NULL);
                return;
        }
        g_autofree char *a = number_grouped(given->value, 0), *b = number_grouped(spent->value, 0);
        if (given->value != spent->value)
                message_add_pair(l->job->messages, given->at.file ? given->at : line->at, spent->at,
                                 MESSAGE_LINK_DIFFERS, a, b, plan->id, NULL);
}

static void check_lines(const struct linking *l, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                if (line->plan.text && *line->plan.text)
                        check_link(l, line);
                check_lines(l, &line->lines);
        }
}

void check_links(struct job *job, const struct list *plans)
{
        g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < plans->count; i++) {
                const struct plan *plan = list_at(plans, struct plan, i);
                g_hash_table_insert(by_id, (gpointer)plan->id, (gpointer)plan);
        }
        for (guint i = 0; i < plans->count; i++) {
                const struct list *budgets = &list_at(plans, struct plan, i)->budgets;
                for (guint j = 0; j < budgets->count; j++) {
                        const struct figures *figures = list_at(budgets, struct figures, j);
                        const struct linking linking = {job, by_id, figures};
                        check_lines(&linking, &figures->lines);
                }
        }
}
