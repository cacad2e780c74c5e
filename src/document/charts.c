/* SPDX-License-Identifier: MIT */
/* Charts: the figures that a chart of the plan shows, picked and brought to
 * one unit.  Exact: integers and a divisor. */
#include "document/blocks.h"
#include "plan/budget.h"

#include <string.h>

enum {
        HINTS_MAX = 20,
        SCALE_MAX = 6,
};

/* ---- what is picked: lines by columns ---- */

/* A line of the table, or its totals. */
struct picked_line {
        const char *label;
        const struct figure *figures;
};

struct pick {
        struct job *job;
        const struct figures *figures;
        GArray *lines;   /* struct picked_line */
        GArray *columns; /* int: index; the number of columns is the total column */
        guint unknown;
};

static void say_unknown(struct pick *p, const struct text *asked, enum message_code code, const struct list *things,
                        gsize id_offset)
{
        const char *hint = "";
        if (p->unknown++ < HINTS_MAX) {
                g_autoptr(GPtrArray) names = g_ptr_array_new();
                for (guint i = 0; i < things->count; i++) {
                        const struct text *id = (const struct text *)((const char *)things->at[i] + id_offset);
                        if (id->text)
                                g_ptr_array_add(names, (void *)id->text);
                }
                g_ptr_array_add(names, NULL);
                hint = hint_names(p->job, asked->text, (const char *const *)names->pdata);
        }
        message_add(p->job->messages, asked->at, code, asked->text, hint, NULL);
}

static void pick_line(struct pick *p, const char *label, const struct figure *figures)
{
        struct picked_line line = {.label = label ? label : "", .figures = figures};
        g_array_append_val(p->lines, line);
}

static void pick_lines(struct pick *p, const struct list *asked)
{
        for (guint i = 0; i < asked->count; i++) {
                const struct text *id = list_at(asked, struct text, i);
                const struct line *line = figures_line(p->figures, id->text);
                if (line)
                        pick_line(p, line->label.text, line->figures);
                else if (strcmp(id->text, "total") == 0 && p->figures->totals)
                        pick_line(p, p->figures->sum_label.text, p->figures->totals);
                else
                        say_unknown(p, id, MESSAGE_CHART_LINE, &p->figures->lines, offsetof(struct line, id));
        }
        for (guint i = 0; asked->count == 0 && i < p->figures->lines.count; i++) {
                const struct line *line = list_at(&p->figures->lines, struct line, i);
                pick_line(p, line->label.text, line->figures);
        }
}

static void pick_columns(struct pick *p, const struct list *asked)
{
        const struct list *columns = &p->figures->columns;
        for (guint i = 0; i < asked->count; i++) {
                const struct text *id = list_at(asked, struct text, i);
                int column = figures_column(p->figures, id->text);
                if (column < 0 && strcmp(id->text, "total") == 0 && p->figures->has_total_column)
                        column = (int)columns->count;
                if (column < 0)
                        say_unknown(p, id, MESSAGE_CHART_COLUMN, columns, offsetof(struct column, id));
                else
                        g_array_append_val(p->columns, column);
        }
        for (int i = 0; asked->count == 0 && i < (int)columns->count; i++)
                if (!list_at(columns, struct column, i)->share)
                        g_array_append_val(p->columns, i);
}

/* ---- units and scales ---- */

static const struct column *picked_column(const struct pick *p, guint i)
{
        guint index = (guint)g_array_index(p->columns, int, i);
        return index < p->figures->columns.count ? list_at(&p->figures->columns, struct column, index) : NULL;
}

static bool is_money(const struct pick *p, guint i)
{
        const struct column *column = picked_column(p, i);
        return column ? column->multiplier > 0 : p->figures->money;
}

static guint scale_of(const struct pick *p, guint i)
{
        const struct column *column = picked_column(p, i);
        return column && !is_money(p, i) ? column->scale : 0;
}

static bool is_power_of_ten(gint64 n)
{
        while (n > 1 && n % 10 == 0)
                n /= 10;
        return n == 1;
}

/* The unit that is shown, the divisor into it, and the decimals that all values share. */
static bool settle_unit(struct pick *p, const struct chart_source *source, struct chart *chart)
{
        const struct column *first = picked_column(p, 0);
        bool money = is_money(p, 0), asked = source->unit.text && *source->unit.text;
        const char *unit = asked ? source->unit.text : first && first->unit.text ? first->unit.text : NULL;
        bool one_kind = true;
        if (!unit)
                unit = p->figures->unit.text;
        for (guint i = 0; i < p->columns->len; i++) {
                one_kind &= is_money(p, i) == money;
                chart->scale = MAX(chart->scale, scale_of(p, i));
        }
        chart->divisor = money ? money_unit(unit ? unit : "đồng") : 1;
        chart->unit = unit && *unit ? unit_shown(p->job, unit) : NULL;
        if (one_kind && is_power_of_ten(chart->divisor) && chart->scale <= SCALE_MAX)
                return true;
        message_add(p->job->messages, asked ? source->unit.at : source->at, MESSAGE_CHART_UNIT, unit ? unit : "", NULL);
        return false;
}

/* A value in units of 10^-scale of the chart. */
static bool scaled(gint64 value, guint from, guint to, gint64 *result)
{
        for (; from < to; from++)
                if (__builtin_mul_overflow(value, 10, &value))
                        return false;
        *result = value;
        return true;
}

/* ---- series ---- */

/* "Trung ương (1.000đ)" without the unit of the table's cells, which is not the chart's. */
static const char *without_unit(struct job *job, const char *label)
{
        const char *open = strrchr(label, '(');
        if (!open || open == label || !(g_str_has_suffix(open, "đ)") || g_str_has_suffix(open, "đồng)")))
                return label;
        char *kept = arena_text_n(job->arena, label, (gsize)(open - label));
        return g_strchomp(kept);
}

static const char *column_label(const struct pick *p, guint i)
{
        const struct column *column = picked_column(p, i);
        const char *label = column ? column->label.text : p->figures->total_label.text;
        if (!label)
                return "";
        return is_money(p, i) ? without_unit(p->job, label) : label;
}

/* Value of picked line and column into series s, category c. */
static bool put_value(const struct pick *p, struct chart *chart, guint line, guint column, guint s, guint c)
{
        guint index = (guint)g_array_index(p->columns, int, column);
        const struct figure *figures = g_array_index(p->lines, struct picked_line, line).figures;
        const struct figure *figure = figures ? &figures[index] : NULL;
        chart->series[s].given[c] = figure && figure->given;
        return !chart->series[s].given[c] ||
               scaled(figure->value, scale_of(p, column), chart->scale, &chart->series[s].values[c]);
}

static void make_room(struct job *job, struct chart *chart, guint series, guint categories)
{
        chart->series_count = series;
        chart->category_count = categories;
        chart->series = arena_new_array(job->arena, struct series, series);
        chart->categories = arena_new_array(job->arena, const char *, categories);
        for (guint i = 0; i < series; i++) {
                chart->series[i].values = arena_new_array(job->arena, gint64, categories);
                chart->series[i].given = arena_new_array(job->arena, bool, categories);
        }
}

static bool put_values(const struct pick *p, struct chart *chart, bool by_column)
{
        bool fits = true;
        guint lines = p->lines->len, columns = p->columns->len;
        make_room(p->job, chart, by_column ? lines : columns, by_column ? columns : lines);
        for (guint i = 0; i < lines; i++) {
                const char *label = g_array_index(p->lines, struct picked_line, i).label;
                *(by_column ? &chart->series[i].label : &chart->categories[i]) = label;
                for (guint j = 0; j < columns; j++)
                        fits &= put_value(p, chart, i, j, by_column ? i : j, by_column ? j : i);
        }
        for (guint j = 0; j < columns; j++)
                *(by_column ? &chart->categories[j] : &chart->series[j].label) = column_label(p, j);
        return fits;
}

/* ---- how many series a kind can show ---- */

static const struct {
        const char *name, *range;
        guint least, most;
} kinds[CHART_KIND_COUNT] = {
        [CHART_BAR] = {"bar", "≥ 1", 1, G_MAXUINT},
        [CHART_STACKED_BAR] = {"stacked-bar", "≥ 1", 1, G_MAXUINT},
        [CHART_COLUMN] = {"column", "≥ 1", 1, G_MAXUINT},
        [CHART_STACKED_COLUMN] = {"stacked-column", "≥ 1", 1, G_MAXUINT},
        [CHART_SHARE_BAR] = {"share-bar", "≥ 2", 2, G_MAXUINT},
        [CHART_LINE] = {"line", "≥ 1", 1, G_MAXUINT},
        [CHART_PROGRESS] = {"progress", "1", 1, 1},
};

static bool check_series(struct job *job, const struct chart *chart, struct place at)
{
        guint n = chart->category_count ? chart->series_count : 0;
        if (n >= kinds[chart->kind].least && n - chart->starts <= kinds[chart->kind].most)
                return true;
        g_autofree char *count = g_strdup_printf("%u", n);
        message_add(job->messages, at, MESSAGE_CHART_SERIES, kinds[chart->kind].name, kinds[chart->kind].range, count,
                    NULL);
        return false;
}

/* ---- targets as progress ---- */

static bool is_asked(const struct target *target, const struct list *ids)
{
        bool asked = ids->count == 0;
        for (guint i = 0; i < ids->count && !asked; i++)
                asked = g_strcmp0(list_at(ids, struct text, i)->text, target->id.text) == 0;
        return asked;
}

static bool put_number(const struct number *number, struct chart *chart, guint series, guint category)
{
        chart->series[series].given[category] = number->given;
        return !number->given ||
               scaled(number->digits, number->scale, chart->scale, &chart->series[series].values[category]);
}

/* Targets of one unit: the chart's, or that of the first. */
static bool fill_targets(struct job *job, const struct plan *plan, const struct chart_source *source,
                         struct chart *chart)
{
        g_autoptr(GPtrArray) picked = g_ptr_array_new();
        chart->unit = source->unit.text;
        chart->divisor = 1;
        for (guint i = 0; i < plan->targets.count; i++) {
                struct target *target = list_at(&plan->targets, struct target, i);
                if (!is_asked(target, &source->lines) || !target->value.given)
                        continue;
                if (!chart->unit)
                        chart->unit = target->unit.text;
                if (g_strcmp0(chart->unit, target->unit.text) != 0)
                        continue;
                g_ptr_array_add(picked, target);
                chart->scale = MAX(chart->scale, target->value.scale);
                chart->starts |= target->from.given;
                if (target->from.given)
                        chart->scale = MAX(chart->scale, target->from.scale);
        }
        make_room(job, chart, picked->len ? 1 + chart->starts : 0, picked->len);
        bool fits = true;
        for (guint i = 0; i < picked->len; i++) {
                const struct target *target = picked->pdata[i];
                chart->categories[i] = target->label.text ? target->label.text : "";
                fits &= put_number(&target->value, chart, chart->starts, i);
                fits &= !chart->starts || put_number(&target->from, chart, 0, i);
        }
        for (guint s = 0; s < chart->series_count; s++)
                chart->series[s].label = source->title.text ? source->title.text : "";
        return fits && check_series(job, chart, source->at);
}

/* ---- the whole ---- */

static bool fill_figures(struct job *job, const struct chart_source *source, const struct figures *figures,
                         struct chart *chart)
{
        struct pick p = {.job = job, .figures = figures};
        p.lines = g_array_new(FALSE, FALSE, sizeof(struct picked_line));
        p.columns = g_array_new(FALSE, FALSE, sizeof(int));
        pick_lines(&p, &source->lines);
        pick_columns(&p, &source->columns);
        bool right = p.unknown == 0 && (p.columns->len == 0 || settle_unit(&p, source, chart));
        if (right && !put_values(&p, chart, source->by_column)) {
                message_add(job->messages, source->at, MESSAGE_CHART_UNIT, chart->unit ? chart->unit : "", NULL);
                right = false;
        }
        right = right && check_series(job, chart, source->at);
        g_array_unref(p.lines);
        g_array_unref(p.columns);
        return right;
}

static void say_no_figures(struct job *job, const struct plan *plan, const struct chart_source *source)
{
        g_autoptr(GPtrArray) names = g_ptr_array_new();
        const struct list *both[] = {&plan->budgets, &plan->tables};
        for (guint k = 0; k < G_N_ELEMENTS(both); k++)
                for (guint i = 0; i < both[k]->count; i++)
                        if (list_at(both[k], struct figures, i)->id.text)
                                g_ptr_array_add(names, (void *)list_at(both[k], struct figures, i)->id.text);
        g_ptr_array_add(names, NULL);
        const char *wrong = source->figures.text ? source->figures.text : "";
        message_add(job->messages, source->figures.text ? source->figures.at : source->at, MESSAGE_CHART_FIGURES, wrong,
                    hint_names(job, wrong, (const char *const *)names->pdata), NULL);
}

struct chart *chart_from_source(struct job *job, const struct plan *plan, const struct chart_source *source)
{
        struct chart *chart = arena_new(job->arena, struct chart);
        const char *id = source->figures.text;
        chart->kind = (enum chart_kind)source->kind;
        chart->title = source->title.text;
        const struct figures *figures = id && *id ? plan_figures(plan, id) : NULL;
        bool of_targets = chart->kind == CHART_PROGRESS && !figures && (!id || !*id || strcmp(id, "targets") == 0);
        if (of_targets)
                return fill_targets(job, plan, source, chart) ? chart : NULL;
        if (!figures) {
                say_no_figures(job, plan, source);
                return NULL;
        }
        return fill_figures(job, source, figures, chart) ? chart : NULL;
}
