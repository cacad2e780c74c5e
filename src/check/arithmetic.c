/* SPDX-License-Identifier: MIT */
/* Sums, products and shares, worked out again from what is printed: what the
 * plan's reader has compared is proved here by a second way, and what no
 * single table can say is compared: yearly parts, complements, whole shares. */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"
#include "plan/budget.h"
#include "plan/money.h"
#include "plan/sheet.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

enum {
        TERMS_MAX = 12, /* of a sum, as written out in a proof */
};

/* One table under proof. */
struct table_proof {
        struct job *job;
        const struct checked *checked;
        const struct figures *figures;
        const char *id; /* of the line */
};

static struct place place_of(const struct figure *figure, struct place line)
{
        return figure->at.file ? figure->at : line;
}

/* ---- sums ---- */

/* a + b + c; what they come to in *sum; how many there are. */
static guint write_sum(const struct table_proof *t, const struct list *lines, guint column, GString *out, gint64 *sum)
{
        guint count = 0;
        *sum = 0;
        for (guint i = 0; i < lines->count; i++) {
                const struct figure *figure = &list_at(lines, struct line, i)->figures[column];
                if (!figure->given || !amount_add(sum, figure->value))
                        continue;
                if (++count <= TERMS_MAX)
                        g_string_append_printf(out, "%s%s", count > 1 ? " + " : "",
                                               cell_text(t->job, t->figures, column, figure->value));
        }
        if (count > TERMS_MAX)
                g_string_append_printf(out, " + … (%u)", count);
        return count;
}

static void prove_sum(const struct table_proof *t, const struct list *lines, guint column, const struct figure *whole,
                      struct place at)
{
        g_autoptr(GString) text = g_string_new(NULL);
        gint64 sum;
        if (!t->checked->proofs || !whole->given || write_sum(t, lines, column, text, &sum) == 0 || sum != whole->value)
                return;
        prove(t->job, t->checked, "sum", place_of(whole, at), "%s.%s: %s = %s", t->figures->id.text, t->id, text->str,
              cell_text(t->job, t->figures, column, sum));
}

static void prove_across(const struct table_proof *t, const struct figure *cells, struct place at)
{
        const struct figures *figures = t->figures;
        guint width = figures->columns.count, count = 0;
        gint64 sum = 0, first = 0;
        bool equal = true;
        if (!t->checked->proofs)
                return;
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < width; i++) {
                if (!list_at(&figures->columns, struct column, i)->in_total || !cells[i].given ||
                    !amount_add(&sum, cells[i].value))
                        continue;
                first = count ? first : cells[i].value;
                equal = equal && cells[i].value == first;
                g_string_append_printf(text, "%s%s", count++ ? " + " : "",
                                       cell_text(t->job, figures, i, cells[i].value));
        }
        if (count == 0 || !cells[width].given || sum != cells[width].value)
                return;
        if (equal && count > 1)
                g_string_printf(text, "%s × %u", cell_text(t->job, figures, width, first), count);
        prove(t->job, t->checked, "across", place_of(&cells[width], at), "%s.%s: %s = %s", figures->id.text, t->id,
              text->str, cell_text(t->job, figures, width, sum));
}

/* ---- products ---- */

static void prove_product(const struct table_proof *t, const struct figure *figure)
{
        const struct formula *formula = figure->formula;
        struct exact exact = {1, 0};
        if (!t->checked->proofs)
                return;
        g_autoptr(GString) text = g_string_new(NULL);
        bool good = true;
        if (formula->quantity.given) {
                g_autofree char *count = number_grouped(formula->quantity.digits, formula->quantity.scale);
                g_string_append_printf(text, "%s × ", count);
                good = exact_times(&exact, formula->quantity.digits, formula->quantity.scale);
        }
        for (guint i = 0; i < formula->factors.count; i++) {
                const struct number *number = &list_at(&formula->factors, struct factor, i)->count;
                g_autofree char *count = number_grouped(number->digits, number->scale);
                g_string_append_printf(text, "%s × ", count);
                good = good && exact_times(&exact, number->digits, number->scale);
        }
        g_autofree char *price = number_grouped(formula->price.digits, formula->price.scale);
        gint64 product;
        good = good && exact_times(&exact, formula->price.digits, formula->price.scale);
        if (!good || exact_value(&exact, 0, &product) != EXACT_FITS || product != figure->value)
                return;
        g_autofree char *whole = number_grouped(product, 0);
        prove(t->job, t->checked, "product", formula->at, "%s.%s: %s%s = %s đồng", t->figures->id.text, t->id,
              text->str, price, whole);
}

/* ---- shares ---- */

static void prove_share(const struct table_proof *t, guint column, const struct line *line)
{
        const struct figures *figures = t->figures;
        const struct column *of = list_at(&figures->columns, struct column, column);
        int part = of->share->of.text ? figures_column(figures, of->share->of.text) : -1;
        const char *base = of->share->base.text ? of->share->base.text : "parent";
        const struct line *named = figures_line(figures, base);
        const struct figure *whole = figures->totals;
        if (strcmp(base, "parent") == 0 && line->parent)
                whole = line->parent->figures;
        else if (named)
                whole = named->figures;
        const struct figure *share = &line->figures[column];
        if (part < 0 || !whole || !share->given || !line->figures[part].given || whole[part].value <= 0)
                return;
        __int128 power = 100;
        for (guint i = 0; i < of->scale; i++)
                power *= 10;
        __int128 difference = (__int128)share->value * whole[part].value - power * line->figures[part].value;
        __int128 room = whole[part].value;
        for (guint i = share->scale; i < of->scale; i++)
                room *= 10;
        if ((difference < 0 ? -difference : difference) * 2 > room)
                return;
        prove(t->job, t->checked, "share", place_of(share, line->at), "%s.%s: %s/%s = %s%%", figures->id.text, t->id,
              cell_text(t->job, figures, (guint)part, line->figures[part].value),
              cell_text(t->job, figures, (guint)part, whole[part].value),
              cell_text(t->job, figures, column, share->value));
}

/* Shares of a whole table must come to 100 but for rounding: half a unit each. */
static void compare_whole(const struct table_proof *t, guint column)
{
        const struct figures *figures = t->figures;
        const struct column *of = list_at(&figures->columns, struct column, column);
        g_autoptr(GString) text = g_string_new(NULL);
        gint64 sum, hundred = 100;
        if (figures->parts != PARTS_WHOLE || g_strcmp0(of->share->base.text, "total") != 0)
                return;
        guint count = write_sum(t, &figures->lines, column, text, &sum);
        if (count < figures->lines.count || count < 2)
                return;
        for (guint i = 0; i < of->scale; i++)
                hundred *= 10;
        const struct line *first = list_at(&figures->lines, struct line, 0);
        struct place at = place_of(&first->figures[column], first->at);
        if (ABS(sum - hundred) * 2 > count)
                message_add(t->job->messages, of->at, MESSAGE_SHARES_WHOLE, text->str,
                            cell_text(t->job, figures, column, sum), NULL);
        else
                prove(t->job, t->checked, "whole", at, "%s: %s = %s%%", figures->id.text, text->str,
                      cell_text(t->job, figures, column, sum));
}

/* ---- “trong đó” ---- */

/* Parts that make up nearly all: a reader takes them for the whole. */
static void compare_parts(const struct table_proof *t, const struct line *line, guint column)
{
        const struct figure *whole = &line->figures[column];
        gint64 sum;
        if (line->parts != PARTS_SOME || !whole->given || !list_at(&t->figures->columns, struct column, column)->sums)
                return;
        g_autoptr(GString) text = g_string_new(NULL);
        guint count = write_sum(t, &line->lines, column, text, &sum);
        if (count >= 3 && sum < whole->value && sum > whole->value / 5 * 4)
                message_add(t->job->messages, whole->at, MESSAGE_PARTS_LESS, text->str,
                            cell_text(t->job, t->figures, column, sum),
                            cell_text(t->job, t->figures, column, whole->value), NULL);
}

/* ---- a table ---- */

static void prove_line(struct table_proof *t, const struct line *line)
{
        const struct figures *figures = t->figures;
        guint width = figures->columns.count;
        t->id = line->id.text ? line->id.text : "";
        for (guint i = 0; i < width; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                if (column->sums && line->lines.count && line->parts == PARTS_WHOLE)
                        prove_sum(t, &line->lines, i, &line->figures[i], line->at);
                if (line->figures[i].formula)
                        prove_product(t, &line->figures[i]);
                if (column->share)
                        prove_share(t, i, line);
                compare_parts(t, line, i);
        }
        if (figures->has_total_column)
                prove_across(t, line->figures, line->at);
}

static void prove_lines(struct table_proof *t, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                prove_line(t, line);
                prove_lines(t, &line->lines);
        }
}

static void prove_table(struct table_proof *t)
{
        const struct figures *figures = t->figures;
        prove_lines(t, &figures->lines);
        t->id = "total";
        for (guint i = 0; i < figures->columns.count; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                if (column->share)
                        compare_whole(t, i);
                else if (column->sums && figures->totals)
                        prove_sum(t, &figures->lines, i, &figures->totals[i], figures->at);
        }
        if (figures->totals && figures->has_total_column)
                prove_across(t, figures->totals, figures->at);
}

void check_arithmetic(struct job *job, const struct checked *checked)
{
        const struct list *both[] = {&checked->plan->budgets, &checked->plan->tables};
        for (guint i = 0; i < G_N_ELEMENTS(both); i++) {
                for (guint j = 0; j < both[i]->count; j++) {
                        struct table_proof t = {job, checked, list_at(both[i], struct figures, j), NULL};
                        prove_table(&t);
                }
        }
}

/* ---- complements ---- */

/* Two groups that make up everyone, as labels begin. */
static const char *const complements[][2] = {
        {"dan toc kinh", "dan toc thieu so"},
        {"nam gioi", "nu gioi"},
        {"thanh thi", "nong thon"},
};

/* The share whose words begin so: of its line, or of its column. */
static bool find_group(const struct checked *checked, const char *words, gint64 *share, guint *scale, struct place *at)
{
        const struct list *tables = &checked->plan->tables;
        for (guint i = 0; i < tables->count; i++) {
                const struct figures *figures = list_at(tables, struct figures, i);
                for (guint j = 0; j < figures->columns.count; j++) {
                        const struct column *column = list_at(&figures->columns, struct column, j);
                        if (g_strcmp0(column_unit(figures, j), "%") != 0 || column->share)
                                continue;
                        g_autofree char *of = fold(column->label.text ? column->label.text : "");
                        for (guint k = 0; k < figures->lines.count; k++) {
                                const struct line *line = list_at(&figures->lines, struct line, k);
                                g_autofree char *label = fold(line->label.text ? line->label.text : "");
                                if (!line->figures[j].given ||
                                    (!g_str_has_prefix(label, words) && !g_str_has_prefix(of, words)))
                                        continue;
                                *share = line->figures[j].value;
                                for (*scale = column->scale; *scale > line->figures[j].scale; --*scale)
                                        *share /= 10;
                                *at = line->figures[j].at;
                                return true;
                        }
                }
        }
        return false;
}

void check_complements(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < G_N_ELEMENTS(complements); i++) {
                gint64 a, b;
                guint a_scale, b_scale;
                struct place a_at, b_at;
                if (!find_group(checked, complements[i][0], &a, &a_scale, &a_at) ||
                    !find_group(checked, complements[i][1], &b, &b_scale, &b_at))
                        continue;
                gint64 hundred = 100;
                guint rounding = MIN(a_scale, b_scale);
                g_autofree char *first = number_grouped(a, a_scale), *second = number_grouped(b, b_scale);
                for (guint s = a_scale; s < b_scale; s++)
                        a *= 10;
                for (guint s = b_scale; s < a_scale; s++)
                        b *= 10;
                for (guint s = 0; s < MAX(a_scale, b_scale); s++)
                        hundred *= 10;
                gint64 room = 1;
                for (guint s = rounding; s < MAX(a_scale, b_scale); s++)
                        room *= 10;
                g_autofree char *rest = number_grouped(hundred - a, MAX(a_scale, b_scale));
                if (ABS(a + b - hundred) > room)
                        message_add_pair(job->messages, b_at, a_at, MESSAGE_COMPLEMENT_DIFFERS, second, first, rest,
                                         NULL);
                else
                        prove(job, checked, "complement", b_at, "%s%% + %s%% = 100%%", first, second);
        }
}
