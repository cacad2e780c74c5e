/* SPDX-License-Identifier: MIT */
/* Totals and lines of budgets and tables. */
#include <string.h>

#include "plan/budget.h"
#include "plan/money.h"
#include "review/compare.h"
#include "vietnamese/numbers.h"

/* A budget or table in both states; one of them may be NULL. */
struct pair {
        const char *path; /* budget.du-toan-2012 */
        const struct figures *before, *after;
};

typedef void (*compare_pair)(struct comparison *comparison, const struct pair *pair);

static void each_of(struct comparison *comparison, const char *kind, const struct list *list, bool gone,
                    compare_pair compare)
{
        for (guint i = 0; i < list->count; i++) {
                const struct figures *figures = list_at(list, struct figures, i);
                const char *id = figures->id.text;
                const struct figures *other = plan_figures(gone ? comparison->after : comparison->before, id);
                if (gone && other)
                        continue;
                struct pair pair = {
                        .path = arena_printf(comparison->job->arena, "%s.%s", kind, id),
                        .before = gone ? figures : other,
                        .after = gone ? NULL : figures,
                };
                compare(comparison, &pair);
        }
}

/* In the order of the new plan, then those that went. */
static void each_pair(struct comparison *comparison, compare_pair compare)
{
        each_of(comparison, "budget", &comparison->after->budgets, false, compare);
        each_of(comparison, "table", &comparison->after->tables, false, compare);
        each_of(comparison, "budget", &comparison->before->budgets, true, compare);
        each_of(comparison, "table", &comparison->before->tables, true, compare);
}

/* ---- figures ---- */

static bool same_value(const struct datum *a, const struct datum *b)
{
        struct exact x = {a->value, a->scale}, y = {b->value, b->scale};
        guint scale = MAX(a->scale, b->scale);
        gint64 at_x, at_y;
        return a->money == b->money && exact_value(&x, scale, &at_x) == EXACT_FITS &&
               exact_value(&y, scale, &at_y) == EXACT_FITS && at_x == at_y;
}

/* "+1.000.000 đồng"; NULL when the two cannot be subtracted. */
static const char *difference(struct job *job, const struct datum *before, const struct datum *after)
{
        struct exact x = {before->value, before->scale}, y = {after->value, after->scale};
        struct datum d = *after;
        gint64 from, to;
        d.scale = MAX(before->scale, after->scale);
        if (before->money != after->money || exact_value(&x, d.scale, &from) != EXACT_FITS ||
            exact_value(&y, d.scale, &to) != EXACT_FITS || !amount_add(&to, -from))
                return NULL;
        d.value = to;
        const char *text = datum_text(job, &d, d.unit ? "unit" : NULL);
        return to > 0 ? arena_printf(job->arena, "+%s", text) : text;
}

static const char *datum_shown(struct job *job, const struct datum *datum)
{
        return datum_text(job, datum, datum->unit ? "unit" : NULL);
}

/* Compare what the path names in both plans; true if there was a change.  No path: nothing there. */
static bool compare_datum(struct comparison *comparison, enum change_what what, const char *path, const char *label,
                          bool in_before, bool in_after)
{
        struct job *job = comparison->job;
        struct datum before, after;
        bool has_before = in_before && datum_find(job, comparison->before, path, &before);
        bool has_after = in_after && datum_find(job, comparison->after, path, &after);
        if ((!has_before && !has_after) || (has_before && has_after && same_value(&before, &after)))
                return false;
        struct change change = {
                .kind = !has_before  ? CHANGE_ADDED
                        : !has_after ? CHANGE_REMOVED
                                     : CHANGE_CHANGED,
                .what = what,
                .id = path,
                .label = label,
                .before = has_before ? datum_shown(job, &before) : NULL,
                .after = has_after ? datum_shown(job, &after) : NULL,
                .difference = has_before && has_after ? difference(job, &before, &after) : NULL,
                .at = has_after ? after.at : before.at,
        };
        comparison_add(comparison, change);
        return true;
}

/* ---- totals ---- */

static void compare_total(struct comparison *comparison, const struct pair *pair)
{
        const struct figures *shown = pair->after ? pair->after : pair->before;
        const char *total = arena_printf(comparison->job->arena, "%s.total", pair->path);
        bool old = pair->before && pair->before->whole, new = pair->after && pair->after->whole;
        compare_datum(comparison, CHANGE_OF_TOTAL, total, shown->title.text, old, new);
        if (!shown->has_total_column)
                return;
        for (guint i = 0; i < shown->columns.count; i++) {
                const struct column *column = list_at(&shown->columns, struct column, i);
                const char *path = arena_printf(comparison->job->arena, "%s.%s", total, column->id.text);
                if (column->sums)
                        compare_datum(comparison, CHANGE_OF_TOTAL, path, column->label.text, old, new);
        }
}

void compare_totals(struct comparison *comparison)
{
        each_pair(comparison, compare_total);
}

/* ---- lines ---- */

/* A figure of the line's own; sums follow from the lines below them and are not said again. */
static bool is_own(const struct line *line, int column)
{
        return column >= 0 && line->figures[column].given && !line->figures[column].computed;
}

static void compare_cells(struct comparison *comparison, const struct pair *pair, const struct line *before,
                          const struct line *after, const char *path)
{
        const struct list *columns = &pair->after->columns;
        bool changed = false;
        for (guint i = 0; i < columns->count; i++) {
                const char *id = list_at(columns, struct column, i)->id.text;
                if (!is_own(before, figures_column(pair->before, id)) && !is_own(after, (int)i))
                        continue;
                const char *cell = arena_printf(comparison->job->arena, "%s.%s", path, id);
                if (compare_datum(comparison, CHANGE_OF_LINE, cell, after->label.text, true, true))
                        changed = true;
        }
        bool unsplit = is_own(before, (int)pair->before->columns.count) || is_own(after, (int)columns->count);
        if (!changed && unsplit)
                compare_datum(comparison, CHANGE_OF_LINE, path, after->label.text, true, true);
}

static void compare_line(struct comparison *comparison, const struct pair *pair, const struct line *before,
                         const struct line *after, const char *path)
{
        struct arena *arena = comparison->job->arena;
        const char *label = after->label.text;
        comparison_text(comparison, CHANGE_OF_LINE, arena_printf(arena, "%s label", path), label, &before->label,
                        &after->label);
        struct text old_note = {before->printed_note, before->note.at},
                    new_note = {after->printed_note, after->note.at};
        comparison_text(comparison, CHANGE_OF_LINE, arena_printf(arena, "%s note", path), label, &old_note, &new_note);
        static const struct text top = {.text = NULL};
        comparison_text(comparison, CHANGE_OF_LINE, arena_printf(arena, "%s parent", path), label,
                        before->parent ? &before->parent->id : &top, after->parent ? &after->parent->id : &top);
        compare_cells(comparison, pair, before, after, path);
}

static void add_line(struct comparison *comparison, const struct plan *plan, const struct line *line, const char *path,
                     enum change_kind kind)
{
        struct datum datum;
        bool found = datum_find(comparison->job, plan, path, &datum);
        const char *amount = found ? datum_shown(comparison->job, &datum) : NULL;
        struct change change = {
                .kind = kind,
                .what = CHANGE_OF_LINE,
                .id = path,
                .label = line->label.text,
                .before = kind == CHANGE_REMOVED ? amount : NULL,
                .after = kind == CHANGE_ADDED ? amount : NULL,
                .at = line->at,
        };
        comparison_add(comparison, change);
}

static void walk_after(struct comparison *comparison, const struct pair *pair, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                const struct line *old = pair->before ? figures_line(pair->before, line->id.text) : NULL;
                const char *path = arena_printf(comparison->job->arena, "%s.%s", pair->path, line->id.text);
                if (old)
                        compare_line(comparison, pair, old, line, path);
                else
                        add_line(comparison, comparison->after, line, path, CHANGE_ADDED);
                walk_after(comparison, pair, &line->lines);
        }
}

static void walk_before(struct comparison *comparison, const struct pair *pair, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                const char *path = arena_printf(comparison->job->arena, "%s.%s", pair->path, line->id.text);
                if (!pair->after || !figures_line(pair->after, line->id.text))
                        add_line(comparison, comparison->before, line, path, CHANGE_REMOVED);
                walk_before(comparison, pair, &line->lines);
        }
}

static void compare_figures(struct comparison *comparison, const struct pair *pair)
{
        if (pair->after)
                walk_after(comparison, pair, &pair->after->lines);
        if (pair->before)
                walk_before(comparison, pair, &pair->before->lines);
}

void compare_lines(struct comparison *comparison)
{
        each_pair(comparison, compare_figures);
}
