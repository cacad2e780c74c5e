/* SPDX-License-Identifier: MIT */
/* The plan's data as a flat list: cells, totals, formulas, targets. */
#include "check/facts.h"

#include <string.h>

#include "plan/budget.h"
#include "plan/ids.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

struct gathering {
        struct job *job;
        const struct figures *figures;
        struct list *out;
        const char *id, *label; /* of the line */
};

static void add(struct gathering *g, const char *name, struct place at, struct known known)
{
        struct known *added = arena_new(g->job->arena, struct known);
        *added = known;
        added->figures = g->figures;
        added->id = g->id;
        added->name = name;
        added->label = g->label ? g->label : "";
        added->at = at;
        added->digits = known.value;
        for (guint scale = known.scale; scale > 0 && added->digits % 10 == 0; scale--)
                added->digits /= 10;
        list_add(g->job->arena, g->out, added);
}

static void add_figure(struct gathering *g, guint column, const struct figure *figure)
{
        const struct figures *figures = g->figures;
        if (!figure->given)
                return;
        bool total = column == figures->columns.count;
        const struct column *of = total ? NULL : list_at(&figures->columns, struct column, column);
        bool money = column_multiplier(figures, column) != 0;
        const struct known known = {
                .value = figure->value,
                .money = money,
                .scale = money   ? 0
                         : total ? figures->total_scale
                                 : of->scale,
                .unit = column_unit(figures, column),
        };
        add(g, total ? NULL : of->id.text, figure->at, known);
}

static void add_count(struct gathering *g, const char *name, const struct number *number, const char *unit)
{
        const struct known known = {.value = number->digits, .scale = number->scale, .unit = unit};
        if (number->given)
                add(g, name, number->at, known);
}

static void add_numbers(struct gathering *g, const struct formula *formula)
{
        const struct known price = {.value = formula->price.digits, .scale = formula->price.scale, .money = true};
        add(g, "price", formula->price.at, price);
        add_count(g, "quantity", &formula->quantity, formula->of.text);
        for (guint i = 0; i < formula->factors.count; i++) {
                const struct factor *factor = list_at(&formula->factors, struct factor, i);
                add_count(g, factor->of.text, &factor->count, factor->of.text);
        }
}

static void add_cells(struct gathering *g, const char *id, const char *label, const struct figure *cells)
{
        guint width = g->figures->columns.count;
        g->id = id;
        g->label = label;
        for (guint j = 0; cells && id && j < width; j++) {
                add_figure(g, j, &cells[j]);
                if (cells[j].formula)
                        add_numbers(g, cells[j].formula);
        }
        if (cells && id && g->figures->has_total_column)
                add_figure(g, width, &cells[width]);
}

static void add_lines(struct gathering *g, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                add_cells(g, line->id.text, line->label.text, line->figures);
                add_lines(g, &line->lines);
        }
}

static void add_all(struct job *job, const struct list *tables, struct list *out)
{
        for (guint i = 0; i < tables->count; i++) {
                struct gathering g = {.job = job, .figures = list_at(tables, struct figures, i), .out = out};
                add_lines(&g, &g.figures->lines);
                add_cells(&g, "total", g.figures->title.text, g.figures->totals);
        }
}

void known_gather(struct job *job, const struct plan *plan, struct list *out)
{
        add_all(job, &plan->budgets, out);
        add_all(job, &plan->tables, out);
        for (guint i = 0; i < plan->targets.count; i++) {
                const struct target *target = list_at(&plan->targets, struct target, i);
                struct gathering g = {.job = job, .out = out, .id = target->id.text, .label = target->label.text};
                add_count(&g, NULL, &target->value, target->unit.text);
                add_count(&g, "to", &target->to, target->unit.text);
        }
}

const char *known_path(struct job *job, const struct known *known)
{
        const char *dot = known->name ? "." : "", *name = known->name ? known->name : "";
        if (!known->figures)
                return arena_printf(job->arena, "target.%s%s%s", known->id, dot, name);
        return arena_printf(job->arena, "%s.%s.%s%s%s", known->figures->money ? "budget" : "table",
                            known->figures->id.text, known->id, dot, name);
}

const char *known_label(struct job *job, const struct plan *plan, const char *path, struct place *at)
{
        struct datum datum;
        if (!datum_find(job, plan, path, &datum) || datum.is_text)
                return NULL;
        g_auto(GStrv) parts = g_strsplit(path, ".", -1);
        const struct figures *figures = parts[1] && parts[2] ? plan_figures(plan, parts[1]) : NULL;
        const struct target *target = parts[1] ? ids_find(plan->target_ids, parts[1]) : NULL;
        const struct line *line = figures ? figures_line(figures, parts[2]) : NULL;
        const struct text *label = &plan->title;
        if (strcmp(parts[0], "target") == 0 && target)
                label = &target->label;
        else if (line)
                label = &line->label;
        else if (figures)
                label = &figures->title;
        *at = datum.at;
        return label->text ? label->text : "";
}

const char *known_text(struct job *job, const struct known *known)
{
        g_autofree char *number = number_grouped(known->value, known->scale);
        const char *unit = known->money ? "đồng" : known->unit ? known->unit : "";
        return arena_printf(job->arena, "%s%s%s", number, strcmp(unit, "%") == 0 ? "" : " ", unit);
}
