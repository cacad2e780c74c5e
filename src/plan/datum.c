/* SPDX-License-Identifier: MIT */
/* What a path names: figures, formulas, targets, the plan's identity. */
#include <string.h>

#include "plan/ids.h"
#include "plan/sheet.h"

enum {
        PATH_PARTS_MAX = 4
};

/* A path on its way: its parts, and how many of them there are. */
struct path {
        char **part;
        guint count;
};

static bool put_text(struct datum *datum, const char *text, struct place at)
{
        datum->is_text = true;
        datum->text = text;
        datum->at = at;
        return text && *text;
}

static bool put_number(struct datum *datum, const struct number *number, const char *unit)
{
        datum->value = number->digits;
        datum->scale = number->scale;
        datum->unit = unit && *unit ? unit : NULL;
        datum->at = number->at;
        return number->given;
}

/* ---- formulas ---- */

const char *formula_per(const struct formula *formula)
{
        const char *per = formula->per.text;
        if (!per)
                per = formula->of.text;
        if (!per && formula->factors.count)
                per = list_at(&formula->factors, struct factor, 0)->of.text;
        return per && *per ? per : NULL;
}

static bool factor_datum(const struct formula *formula, const char *noun, struct datum *datum)
{
        if (g_strcmp0(formula->of.text, noun) == 0)
                return put_number(datum, &formula->quantity, formula->of.text);
        for (guint i = 0; i < formula->factors.count; i++) {
                const struct factor *factor = list_at(&formula->factors, struct factor, i);
                if (g_strcmp0(factor->of.text, noun) == 0)
                        return put_number(datum, &factor->count, factor->of.text);
        }
        return false;
}

static const struct number *formula_quantity(const struct formula *formula)
{
        if (formula->quantity.given || !formula->factors.count)
                return &formula->quantity;
        return &list_at(&formula->factors, struct factor, 0)->count;
}

bool formula_datum(struct job *job, const struct formula *formula, const char *name, struct datum *datum)
{
        *datum = (struct datum){.path = arena_text(job->arena, name), .at = formula->at};
        if (strcmp(name, "quantity") == 0)
                return put_number(datum, formula_quantity(formula), formula->of.text);
        if (strcmp(name, "price") == 0) {
                datum->money = formula->price.given && formula->price.scale == 0;
                return put_number(datum, &formula->price, "đồng");
        }
        if (strcmp(name, "of") == 0)
                return put_text(datum, formula->of.text, formula->of.at);
        if (strcmp(name, "per") == 0)
                return put_text(datum, formula_per(formula), formula->at);
        if (strcmp(name, "amount") == 0)
                return put_number(datum, &formula->amount, NULL);
        return factor_datum(formula, name, datum);
}

/* ---- figures ---- */

static bool put_figure(struct datum *datum, const struct figures *figures, guint column, const struct figure *figure)
{
        datum->at = figure->at;
        datum->value = figure->value;
        datum->money = column_multiplier(figures, column) != 0;
        datum->unit = datum->money ? "đồng" : column_unit(figures, column);
        if (!*datum->unit)
                datum->unit = NULL;
        if (!datum->money) {
                guint wide = column < figures->columns.count ? list_at(&figures->columns, struct column, column)->scale
                                                             : figures->total_scale;
                /* as the source writes it: 25 in a column of 99,15 stays 25 */
                for (datum->scale = wide; datum->scale > figure->scale && datum->value % 10 == 0; datum->scale--)
                        datum->value /= 10;
        }
        return figure->given;
}

/* Behind the line: nothing (its total), a column, or a name in one of its formulas. */
static bool cell_datum(struct job *job, const struct figures *figures, const struct figure *cells, const char *name,
                       struct datum *datum)
{
        guint total = figures->columns.count;
        if (!name || strcmp(name, "total") == 0)
                return put_figure(datum, figures, total, &cells[total]);
        int column = figures_column(figures, name);
        if (column >= 0)
                return put_figure(datum, figures, (guint)column, &cells[column]);
        const char *path = datum->path;
        for (guint i = 0; i <= total; i++) {
                if (!cells[i].formula || !formula_datum(job, cells[i].formula, name, datum))
                        continue;
                datum->path = path;
                return true;
        }
        return false;
}

static bool figures_datum(struct job *job, const struct plan *plan, const struct path *path, struct datum *datum)
{
        const struct figures *figures = path->count >= 3 ? plan_figures(plan, path->part[1]) : NULL;
        if (!figures || !figures->whole)
                return false;
        const char *name = path->count == 4 ? path->part[3] : NULL;
        if (strcmp(path->part[2], "total") == 0)
                return cell_datum(job, figures, figures->whole, name, datum);
        const struct line *line = figures_line(figures, path->part[2]);
        return line && cell_datum(job, figures, line->figures, name, datum);
}

/* ---- targets ---- */

static bool target_datum(struct job *job, const struct plan *plan, const struct path *path, struct datum *datum)
{
        const struct target *target = path->count >= 2 ? ids_find(plan->target_ids, path->part[1]) : NULL;
        if (!target || path->count > 3)
                return false;
        const char *name = path->count == 3 ? path->part[2] : "value";
        if (strcmp(name, "value") == 0)
                return put_number(datum, &target->value, target->unit.text);
        if (strcmp(name, "to") == 0)
                return put_number(datum, &target->to, target->unit.text);
        if (strcmp(name, "from") == 0)
                return put_number(datum, &target->from, target->unit.text);
        if (strcmp(name, "by") == 0 && target->by.given) /* a year is no count: it is never grouped */
                return put_text(datum, arena_printf(job->arena, "%" G_GINT64_FORMAT, target->by.digits), target->by.at);
        return strcmp(name, "bound") == 0 && put_text(datum, target->bound.text, target->bound.at);
}

/* ---- identity ---- */

static bool date_datum(struct job *job, const struct plan *plan, struct datum *datum)
{
        datum->date = plan->date.date;
        g_autofree char *text = date_short(plan->date.date);
        return put_text(datum, arena_text(job->arena, text), plan->date.at);
}

const char *period_text(struct job *job, struct period period)
{
        if (!period.from)
                return "";
        if (period.to == period.from || !period.to)
                return arena_printf(job->arena, "%d", period.from);
        return arena_printf(job->arena, "%d-%d", period.from, period.to);
}

static bool identity_datum(struct job *job, const struct plan *plan, const char *name, struct datum *datum)
{
        const struct issuer *issuer = plan->issuer;
        const struct {
                const char *name;
                const struct text *text;
        } texts[] = {
                {"number", &plan->number},
                {"symbol", &plan->symbol},
                {"title", &plan->title},
                {"field", &plan->field},
                {"issuer", issuer ? &issuer->name : NULL},
                {"place", issuer ? &issuer->place : NULL},
                {"province", issuer ? &issuer->province : NULL},
                {"signer", plan->signature ? &plan->signature->name : NULL},
        };
        for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
                if (strcmp(texts[i].name, name) == 0)
                        return texts[i].text && put_text(datum, texts[i].text->text, texts[i].text->at);
        }
        if (strcmp(name, "date") == 0)
                return date_datum(job, plan, datum);
        return strcmp(name, "period") == 0 && put_text(datum, period_text(job, plan->period), plan->period.at);
}

struct figures *plan_figures(const struct plan *plan, const char *id)
{
        return ids_find(plan->figures_ids, id);
}

bool datum_find(struct job *job, const struct plan *plan, const char *path, struct datum *datum)
{
        *datum = (struct datum){.path = arena_text(job->arena, path), .at = plan->at};
        g_auto(GStrv) parts = g_strsplit(path, ".", PATH_PARTS_MAX + 1);
        struct path p = {parts, g_strv_length(parts)};
        if (p.count == 0 || p.count > PATH_PARTS_MAX)
                return false;
        if (strcmp(p.part[0], "budget") == 0 || strcmp(p.part[0], "table") == 0)
                return figures_datum(job, plan, &p, datum);
        if (strcmp(p.part[0], "target") == 0)
                return target_datum(job, plan, &p, datum);
        return p.count == 1 && identity_datum(job, plan, p.part[0], datum);
}
