/* SPDX-License-Identifier: MIT */
#include "site/proof.h"

#include "plan/budget.h"
#include "site/context.h"
#include "site/html.h"
#include "site/json.h"
#include "site/publish.h"
#include "vietnamese/numbers.h"

#include <string.h>

enum {
        PARTS_SHOWN = 12 /* summands written out; more are only counted */
};

/* One table that is being computed again. */
struct proving {
        struct job *job;
        const struct document *document;
        const struct figures *figures;
        const struct node *words;
        struct json json;
        struct proof *proof;
        struct node *rows;
        guint width; /* columns without the total */
};

/* What was computed, how, and whether it came out. */
struct sum {
        const struct line *line; /* NULL: the totals row */
        guint column;
        GString *working;
        guint parts;
        __int128 value;
};

static const char *word(const struct proving *proving, const char *key)
{
        const char *text = node_find_text(proving->words, key);
        return text ? text : key;
}

static const char *shown(const struct proving *proving, guint column, gint64 value)
{
        struct figure figure = {.given = true, .value = value};
        return figure_text(proving->job, proving->figures, column, &figure);
}

static const char *column_label(const struct proving *proving, guint column)
{
        if (column == proving->width) {
                const struct text *label = &proving->figures->total_label;
                return is_given(label) ? label->text : word(proving, "csv_total");
        }
        const struct column *of = list_at(&proving->figures->columns, struct column, column);
        return is_given(&of->label) ? of->label.text : of->id.text;
}

static const char *line_label(const struct proving *proving, const struct line *line)
{
        if (line)
                return line->label.text ? line->label.text : line->id.text;
        return is_given(&proving->figures->sum_label) ? proving->figures->sum_label.text : word(proving, "csv_sum");
}

/* ---- what is told of each ---- */

static void tell(struct proving *proving, const struct sum *sum, const char *kind, const char *result,
                 const char *stated, bool agrees)
{
        struct node *row = node_new_map(proving->job);
        const char *id = sum->line ? sum->line->id.text : "total";
        put_always(proving->job, row, "line", line_label(proving, sum->line));
        put_always(proving->job, row, "href", html_id(proving->job, proving->figures->id.text, id));
        put_always(proving->job, row, "column", column_label(proving, sum->column));
        put_always(proving->job, row, "working", sum->working->str);
        put_always(proving->job, row, "result", result);
        put_always(proving->job, row, "stated", stated);
        node_put_text(proving->job, row, agrees ? "agrees" : "differs", "1");
        node_add(proving->job, proving->rows, row);
        json_open(&proving->json, NULL, '{');
        json_text(&proving->json, "table", proving->figures->id.text);
        json_text(&proving->json, "line", id);
        json_text(&proving->json, "column",
                  sum->column == proving->width
                          ? "total"
                          : list_at(&proving->figures->columns, struct column, sum->column)->id.text);
        json_text(&proving->json, "kind", kind);
        json_text(&proving->json, "working", sum->working->str);
        json_text(&proving->json, "computed", result);
        json_text(&proving->json, "stated", stated);
        json_bool(&proving->json, "agrees", agrees);
        json_close(&proving->json, '}');
        proving->proof->count++;
        proving->proof->differing += !agrees;
}

/* A figure that stands in the document against what was computed for it. */
static void compare(struct proving *proving, const struct sum *sum, const struct figure *figure, const char *kind)
{
        if (!figure->given || sum->value > G_MAXINT64 || sum->value < G_MININT64)
                return;
        const char *stated = figure->stated ? shown(proving, sum->column, figure->stated_value) : NULL;
        tell(proving, sum, kind, shown(proving, sum->column, (gint64)sum->value), stated,
             sum->value == figure->value && (!figure->stated || figure->stated_value == figure->value));
}

/* ---- sums ---- */

static void sum_open(struct sum *sum, const struct line *line, guint column)
{
        *sum = (struct sum){.line = line, .column = column, .working = g_string_new(NULL)};
}

static void sum_add(struct proving *proving, struct sum *sum, guint column, const struct figure *figure)
{
        if (!figure->given)
                return;
        sum->value += figure->value;
        if (sum->parts++ < PARTS_SHOWN)
                g_string_append_printf(sum->working, "%s%s", sum->parts > 1 ? " + " : "",
                                       shown(proving, column, figure->value));
}

static void sum_close(struct proving *proving, struct sum *sum, const struct figure *figure, const char *kind)
{
        if (sum->parts > PARTS_SHOWN)
                g_string_printf(sum->working, "%u %s", sum->parts, word(proving, "proof_many"));
        if (sum->parts > 1 || (sum->parts == 1 && figure->stated))
                compare(proving, sum, figure, kind);
        g_string_free(sum->working, TRUE);
}

/* Lines added down one column: what stands above them is their sum. */
static void prove_down(struct proving *proving, const struct line *line, const struct list *lines,
                       const struct figure *row)
{
        for (guint c = 0; c < proving->width; c++) {
                struct sum sum;
                if (!list_at(&proving->figures->columns, struct column, c)->sums)
                        continue;
                sum_open(&sum, line, c);
                for (guint i = 0; i < lines->count; i++)
                        sum_add(proving, &sum, c, &list_at(lines, struct line, i)->figures[c]);
                sum_close(proving, &sum, &row[c], "lines");
        }
}

/* Columns added across one row: the total column is their sum. */
static void prove_across(struct proving *proving, const struct line *line, const struct figure *row)
{
        struct sum sum;
        if (!proving->figures->has_total_column)
                return;
        sum_open(&sum, line, proving->width);
        for (guint c = 0; c < proving->width; c++) {
                if (list_at(&proving->figures->columns, struct column, c)->in_total)
                        sum_add(proving, &sum, c, &row[c]);
        }
        sum_close(proving, &sum, &row[proving->width], "columns");
}

/* ---- products ---- */

static void times(struct sum *sum, const struct number *factor, guint *scale)
{
        if (!factor->given)
                return;
        if (sum->parts++)
                g_string_append(sum->working, " × ");
        g_autofree char *digits = number_grouped(factor->digits, factor->scale);
        g_string_append(sum->working, digits);
        sum->value *= factor->digits;
        *scale += factor->scale;
}

static void prove_product(struct proving *proving, const struct line *line, guint column)
{
        const struct figure *figure = &line->figures[column];
        const struct formula *formula = figure->formula;
        struct sum sum;
        guint scale = 0;
        if (!formula || !proving->figures->money || !figure->given)
                return;
        sum_open(&sum, line, column);
        sum.value = 1;
        times(&sum, &formula->quantity, &scale);
        for (guint i = 0; i < formula->factors.count; i++)
                times(&sum, &list_at(&formula->factors, struct factor, i)->count, &scale);
        times(&sum, &formula->price, &scale);
        g_string_append(sum.working, " đồng");
        for (; scale > 0 && sum.value % 10 == 0; scale--)
                sum.value /= 10;
        if (sum.parts > 1 && scale == 0)
                compare(proving, &sum, figure, "product");
        g_string_free(sum.working, TRUE);
}

/* ---- shares ---- */

static const struct figure *share_whole(const struct proving *proving, const struct share *share,
                                        const struct line *line, guint of)
{
        const char *base = share->base.text;
        const struct figure *top = proving->figures->whole ? proving->figures->whole : proving->figures->totals;
        const struct line *whole = line->parent;
        if (base && strcmp(base, "parent") != 0) {
                whole = strcmp(base, "total") == 0 ? NULL : figures_line(proving->figures, base);
                if (!whole && strcmp(base, "total") != 0)
                        return NULL;
        }
        return whole ? &whole->figures[of] : top ? &top[of] : NULL;
}

/* Within half of the last digit that is written. */
static void prove_share(struct proving *proving, const struct line *line, guint column)
{
        const struct column *shares = list_at(&proving->figures->columns, struct column, column);
        int of =
                shares->share && shares->share->of.text ? figures_column(proving->figures, shares->share->of.text) : -1;
        const struct figure *said = &line->figures[column];
        if (of < 0 || !said->given || !line->figures[of].given)
                return;
        const struct figure *whole = share_whole(proving, shares->share, line, (guint)of);
        if (!whole || !whole->given || whole->value <= 0)
                return;
        gint64 one = 1, wider = 1;
        for (guint i = 0; i < said->scale; i++)
                one *= 10;
        for (guint i = said->scale; i < shares->scale; i++)
                wider *= 10;
        __int128 part = (__int128)line->figures[of].value * 100 * one;
        __int128 off = (__int128)(said->value / wider) * whole->value - part;
        struct sum sum;
        sum_open(&sum, line, column);
        g_string_printf(sum.working, "%s / %s", shown(proving, (guint)of, line->figures[of].value),
                        shown(proving, (guint)of, whole->value));
        gint64 rounded = (gint64)((2 * part + whole->value) / (2 * (__int128)whole->value));
        const char *result = kept(proving->job, number_grouped(rounded, said->scale));
        const char *stated = kept(proving->job, number_grouped(said->value / wider, said->scale));
        tell(proving, &sum, "share", arena_printf(proving->job->arena, "%s%%", result),
             arena_printf(proving->job->arena, "%s%%", stated), (off < 0 ? -off : off) <= whole->value / 2);
        g_string_free(sum.working, TRUE);
}

/* ---- tables ---- */

static void prove_lines(struct proving *proving, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                for (guint c = 0; c < proving->width; c++) {
                        prove_product(proving, line, c);
                        prove_share(proving, line, c);
                }
                if (line->lines.count && line->parts == PARTS_WHOLE)
                        prove_down(proving, line, &line->lines, line->figures);
                prove_across(proving, line, line->figures);
                prove_lines(proving, &line->lines);
        }
}

static void prove_table(struct proving *proving, const struct figures *figures)
{
        struct job *job = proving->job;
        proving->figures = figures;
        proving->width = figures->columns.count;
        proving->rows = node_new_list(job);
        prove_lines(proving, &figures->lines);
        if (figures->has_total_row && figures->totals) {
                prove_down(proving, NULL, &figures->lines, figures->totals);
                prove_across(proving, NULL, figures->totals);
        }
        if (!proving->rows->items.count)
                return;
        struct node *table = node_new_map(job);
        put_always(job, table, "title", figures_title(proving->document, figures));
        put_always(job, table, "unit", figures->unit.text);
        put_always(job, table, "id", html_id(job, figures->id.text, NULL));
        put_group(job, table, "rows", proving->rows);
        node_add(job, proving->proof->tables, table);
}

struct proof *proof_of(struct job *job, const struct document *document, const struct node *words, GString *json)
{
        const struct plan *plan = document->plan;
        g_autoptr(GString) unread = g_string_new(NULL);
        struct proof *proof = arena_new(job->arena, struct proof);
        struct proving proving = {.job = job,
                                  .document = document,
                                  .words = words,
                                  .proof = proof,
                                  .json = {.out = json ? json : unread}};
        proof->tables = node_new_list(job);
        json_open(&proving.json, NULL, '[');
        for (guint i = 0; i < plan->budgets.count; i++)
                prove_table(&proving, list_at(&plan->budgets, struct figures, i));
        for (guint i = 0; i < plan->tables.count; i++)
                prove_table(&proving, list_at(&plan->tables, struct figures, i));
        json_close(&proving.json, ']');
        return proof;
}
