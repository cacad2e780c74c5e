/* SPDX-License-Identifier: MIT */
/* The plan's data as a flat list: cells, totals, formulas, targets. */
#include "check/facts.h"

#include <string.h>

#include "plan/budget.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

struct gathering {
        struct job *job;
        const struct figures *figures;
        const char *kind; /* budget, table */
        struct list *out;
};

static struct known *add(struct job *job, struct list *out, const char *path, const char *label, struct place at)
{
        struct known *known = arena_new(job->arena, struct known);
        known->path = path;
        known->label = label ? label : "";
        known->at = at;
        list_add(job->arena, out, known);
        return known;
}

static void add_figure(struct gathering *g, const char *line, const char *label, guint column,
                       const struct figure *figure)
{
        const struct figures *figures = g->figures;
        if (!figure->given)
                return;
        bool total = column == figures->columns.count;
        const struct column *of = total ? NULL : list_at(&figures->columns, struct column, column);
        const char *path =
                total ? arena_printf(g->job->arena, "%s.%s.%s", g->kind, figures->id.text, line)
                      : arena_printf(g->job->arena, "%s.%s.%s.%s", g->kind, figures->id.text, line, of->id.text);
        struct known *known = add(g->job, g->out, path, label, figure->at);
        known->value = figure->value;
        known->money = column_multiplier(figures, column) != 0;
        known->scale = known->money ? 0 : total ? figures->total_scale : of->scale;
        known->unit = column_unit(figures, column);
}

static void add_numbers(struct gathering *g, const struct line *line, const struct formula *formula)
{
        const char *base = arena_printf(g->job->arena, "%s.%s.%s", g->kind, g->figures->id.text, line->id.text);
        struct known *price =
                add(g->job, g->out, arena_printf(g->job->arena, "%s.price", base), line->label.text, formula->price.at);
        price->value = formula->price.digits;
        price->scale = formula->price.scale;
        price->money = true;
        if (formula->quantity.given) {
                struct known *count = add(g->job, g->out, arena_printf(g->job->arena, "%s.quantity", base),
                                          line->label.text, formula->quantity.at);
                count->value = formula->quantity.digits;
                count->scale = formula->quantity.scale;
                count->unit = formula->of.text;
        }
        for (guint i = 0; i < formula->factors.count; i++) {
                const struct factor *factor = list_at(&formula->factors, struct factor, i);
                struct known *count = add(g->job, g->out, arena_printf(g->job->arena, "%s.%s", base, factor->of.text),
                                          line->label.text, factor->count.at);
                count->value = factor->count.digits;
                count->scale = factor->count.scale;
                count->unit = factor->of.text;
        }
}

static void add_lines(struct gathering *g, const struct list *lines)
{
        guint width = g->figures->columns.count;
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                for (guint j = 0; line->figures && line->id.text && j < width; j++) {
                        add_figure(g, line->id.text, line->label.text, j, &line->figures[j]);
                        if (line->figures[j].formula)
                                add_numbers(g, line, line->figures[j].formula);
                }
                if (line->figures && line->id.text && g->figures->has_total_column)
                        add_figure(g, line->id.text, line->label.text, width, &line->figures[width]);
                add_lines(g, &line->lines);
        }
}

static void add_all(struct job *job, const struct list *tables, const char *kind, struct list *out)
{
        for (guint i = 0; i < tables->count; i++) {
                struct gathering g = {job, list_at(tables, struct figures, i), kind, out};
                guint width = g.figures->columns.count;
                add_lines(&g, &g.figures->lines);
                for (guint j = 0; g.figures->totals && j < width; j++)
                        add_figure(&g, "total", g.figures->title.text, j, &g.figures->totals[j]);
                if (g.figures->totals && g.figures->has_total_column)
                        add_figure(&g, "total", g.figures->title.text, width, &g.figures->totals[width]);
        }
}

static void add_target(struct job *job, const struct target *target, const struct number *number, const char *suffix,
                       struct list *out)
{
        if (!number->given)
                return;
        char *path = arena_printf(job->arena, "target.%s%s", target->id.text, suffix);
        struct known *known = add(job, out, path, target->label.text, number->at);
        known->value = number->digits;
        known->scale = number->scale;
        known->unit = target->unit.text;
}

void known_gather(struct job *job, const struct plan *plan, struct list *out)
{
        add_all(job, &plan->budgets, "budget", out);
        add_all(job, &plan->tables, "table", out);
        for (guint i = 0; i < plan->targets.count; i++) {
                const struct target *target = list_at(&plan->targets, struct target, i);
                add_target(job, target, &target->value, "", out);
                add_target(job, target, &target->to, ".to", out);
        }
}

const char *known_text(struct job *job, const struct known *known)
{
        g_autofree char *number = number_grouped(known->value, known->scale);
        const char *unit = known->money ? "đồng" : known->unit ? known->unit : "";
        return arena_printf(job->arena, "%s%s%s", number, strcmp(unit, "%") == 0 ? "" : " ", unit);
}
