/* SPDX-License-Identifier: MIT */
#include "plan/budget.h"
#include "site/context.h"
#include "site/html.h"
#include "site/publish.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

#include <string.h>

/* ---- pieces ---- */

const char *money_shown(struct job *job, gint64 dong)
{
        return arena_printf(job->arena, "%s đồng", kept(job, number_grouped(dong, 0)));
}

bool figures_total(const struct figures *figures, gint64 *dong)
{
        if (!figures->money || !figures->totals)
                return false;
        const struct figure *total = &figures->totals[figures->columns.count];
        for (guint i = 0; i < figures->columns.count && !figures->has_total_column; i++) {
                if (list_at(&figures->columns, struct column, i)->sums)
                        total = &figures->totals[i]; /* the only one that sums */
        }
        *dong = total->value;
        return total->given;
}

static bool blocks_show(const struct list *blocks, const struct figures *figures)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if ((block->table && block->table->figures == figures) || blocks_show(&block->children, figures))
                        return true;
        }
        return false;
}

const char *figures_title(const struct document *document, const struct figures *figures)
{
        if (is_given(&figures->title))
                return figures->title.text;
        for (guint i = 0; i < document->parts.count; i++) {
                const struct part *part = list_at(&document->parts, struct part, i);
                if (part->appendix && part->title && *part->title && blocks_show(&part->blocks, figures))
                        return part->title;
        }
        return figures->id.text;
}

const char *kind_shown(struct job *job, const struct document *document)
{
        const char *name = is_given(&document->plan->kind) ? document->plan->kind.text : "ke-hoach";
        const struct kind *kind = document->layout ? layout_kind(document->layout, name) : NULL;
        if (!kind || !is_given(&kind->title))
                return NULL;
        g_autofree char *lower = g_utf8_strdown(kind->title.text, -1);
        return kept(job, capitalized(lower));
}

const char *number_shown(struct job *job, const struct plan *plan)
{
        const char *number = is_given(&plan->number) ? plan->number.text : "…";
        return is_given(&plan->symbol) ? arena_printf(job->arena, "%s/%s", number, plan->symbol.text) : number;
}

const char *period_shown(struct job *job, const struct plan *plan)
{
        if (!plan->period.from)
                return NULL;
        if (plan->period.to <= plan->period.from)
                return arena_printf(job->arena, "%d", plan->period.from);
        return arena_printf(job->arena, "%d–%d", plan->period.from, plan->period.to);
}

const char *province_shown(const struct plan *plan)
{
        if (!plan->issuer)
                return NULL;
        return is_given(&plan->issuer->province) ? plan->issuer->province.text : plan->issuer->place.text;
}

/* ---- identity ---- */

static struct node *replaced(struct job *job, const struct plan *plan)
{
        struct node *all = node_new_list(job);
        for (guint i = 0; i < plan->replaces.count; i++) {
                const struct legal_document *old = list_at(&plan->replaces, struct legal_document, i);
                struct node *map = node_new_map(job);
                put_always(job, map, "id", NULL); /* of a plan on this site: site_index knows */
                put_always(job, map, "kind", old->kind.text);
                put_always(job, map, "number", old->number.text);
                put_always(job, map, "date", kept(job, date_short(old->date.date)));
                put_always(job, map, "issuer", old->issuer.text);
                put_always(job, map, "title", old->title.text);
                node_add(job, all, map);
        }
        return all;
}

static struct node *identity(struct job *job, const struct document *document)
{
        const struct plan *plan = document->plan;
        struct node *map = node_new_map(job);
        node_put_text(job, map, "id", plan->id);
        put_given(job, map, "title", plan->title.text);
        put_given(job, map, "kind", kind_shown(job, document));
        put_given(job, map, "number", number_shown(job, plan));
        if (!is_given(&plan->number))
                node_put_text(job, map, "unnumbered", "1");
        put_given(job, map, "issuer", plan->issuer ? plan->issuer->name.text : NULL);
        put_given(job, map, "province", province_shown(plan));
        if (province_shown(plan))
                put_given(job, map, "province_slug", kept(job, fold_slug(province_shown(plan))));
        put_given(job, map, "date", kept(job, date_short(plan->date.date)));
        put_given(job, map, "iso", kept(job, date_iso(plan->date.date)));
        put_given(job, map, "period", period_shown(job, plan));
        if (plan->period.from) {
                put_number(job, map, "from", (guint)plan->period.from);
                put_number(job, map, "to", (guint)MAX(plan->period.to, plan->period.from));
        }
        put_given(job, map, "field", plan->field.text);
        put_given(job, map, "signer", plan->signature ? plan->signature->name.text : NULL);
        put_given(job, map, "source", plan->source.text);
        if (plan->incomplete)
                node_put_text(job, map, "incomplete", "1");
        put_group(job, map, "replaces", replaced(job, plan));
        return map;
}

/* ---- key figures ---- */

/* What each column adds to a total. */
static struct node *total_parts(struct job *job, const struct figures *figures)
{
        struct node *parts = node_new_list(job);
        for (guint i = 0; i < figures->columns.count && figures->has_total_column; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                if (!column->sums || !figures->totals[i].given || !is_given(&column->label))
                        continue;
                struct node *part = node_new_map(job);
                char *label = arena_text(job->arena, column->label.text);
                char *unit = strrchr(label, '('); /* "Trung ương (1.000đ)": the figure has its own unit */
                if (unit && strstr(unit, "đ"))
                        *unit = '\0';
                node_put_text(job, part, "label", g_strchomp(label));
                node_put_text(job, part, "value", money_shown(job, figures->totals[i].value));
                node_add(job, parts, part);
        }
        return parts;
}

/* One budget's total, or NULL. */
static struct node *key_figure(struct job *job, const struct figures *figures)
{
        gint64 dong;
        if (!figures_total(figures, &dong))
                return NULL;
        struct node *map = node_new_map(job);
        put_given(job, map, "label", figures->title.text);
        node_put_text(job, map, "value", money_shown(job, dong));
        put_group(job, map, "parts", total_parts(job, figures));
        return map;
}

const struct figures *main_budget(const struct plan *plan)
{
        const struct figures *greatest = NULL;
        gint64 most = 0, dong;
        for (guint i = 0; i < plan->budgets.count; i++) {
                const struct figures *figures = list_at(&plan->budgets, struct figures, i);
                if (figures_total(figures, &dong) && (!greatest || dong > most)) {
                        greatest = figures;
                        most = dong;
                }
        }
        return greatest;
}

/* `first`: the plan's cost; `others`: the other tables.  NULL when no table has a total. */
static struct node *key_figures(struct job *job, const struct plan *plan)
{
        struct node *map = node_new_map(job), *all = node_new_list(job);
        const struct figures *first = main_budget(plan);
        if (!first)
                return NULL;
        node_put(job, map, "first", key_figure(job, first));
        for (guint i = 0; i < plan->budgets.count; i++) {
                const struct figures *figures = list_at(&plan->budgets, struct figures, i);
                struct node *other = figures == first ? NULL : key_figure(job, figures);
                if (other)
                        node_add(job, all, other);
        }
        put_group(job, map, "others", all);
        return map;
}

/* ---- contents ---- */

static void contents_add(struct job *job, struct node *all, const char *id, const char *label, const char *text,
                         int level)
{
        struct node *map = node_new_map(job);
        node_put_text(job, map, "id", html_id(job, id, NULL));
        put_given(job, map, "label", label);
        node_put_text(job, map, "text", text);
        node_put_text(job, map, "level", level > 1 ? "2" : "1");
        node_add(job, all, map);
}

/* Headings of the two upper levels, and the appendices. */
static struct node *contents(struct job *job, const struct document *document)
{
        struct node *all = node_new_list(job);
        for (guint p = 0; p < document->parts.count; p++) {
                const struct part *part = list_at(&document->parts, struct part, p);
                if (part->appendix)
                        contents_add(job, all, part->id,
                                     part->label ? arena_printf(job->arena, "%s:", part->label) : NULL,
                                     part->title ? part->title : "", 1);
                for (guint i = 0; i < part->blocks.count && !part->appendix; i++) {
                        const struct block *block = list_at(&part->blocks, struct block, i);
                        if (block->kind == BLOCK_HEADING && block->id && block->level <= 2)
                                contents_add(job, all, block->id, block->label, spans_text(job, &block->spans),
                                             block->level);
                }
        }
        return all;
}

void plan_context(struct job *job, const struct document *document, struct node *context)
{
        node_put(job, context, "plan", identity(job, document));
        struct node *figures = key_figures(job, document->plan);
        if (figures)
                node_put(job, context, "figures", figures);
        put_group(job, context, "contents", contents(job, document));
}
