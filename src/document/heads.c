/* SPDX-License-Identifier: MIT */
/* Heads of tables of figures: labels, the groups over them in tiers, column numbers. */
#include "document/heads.h"

#include "document/blocks.h"
#include "document/running.h"

#include <string.h>

/* A head that both tiers share: the source's words, or the layout's. */
static void add_tall_head(const struct making *t, int at, const struct text *label, const char *key)
{
        if (at == HIDDEN)
                return;
        const char *text = label->text ? label->text : layout_text(t->job, t->layout, key);
        head_fill(t->job, t->table, 0, (guint)at, text, 1, t->table->head.count);
}

/* A column's words, with its unit when that is another than the table's. */
static const char *column_label(const struct making *t, const struct column *column)
{
        const char *label = column->label.text ? column->label.text : "", *unit = column->unit.text;
        const char *common = t->columns.figures->unit.text;
        if (!unit || !*unit || g_strcmp0(unit, common) == 0 || strstr(label, unit))
                return label;
        return arena_printf(t->job->arena, "%s (%s)", label, unit);
}

/* Name of a column's upper head in a tier; "" where its own label stands. */
static const char *group_of(const struct figures *figures, guint column, guint tier)
{
        const struct list *groups = &list_at(&figures->columns, struct column, column)->groups;
        const char *name = tier < groups->count ? list_at(groups, struct text, tier)->text : NULL;
        return name ? name : "";
}

static guint tiers_of(const struct figures *figures, guint column)
{
        guint tiers = 0;
        while (*group_of(figures, column, tiers))
                tiers++;
        return tiers;
}

/* Neighbours that have the same heads down to this tier. */
static bool shares_head(const struct figures *figures, guint one, guint other, guint tier)
{
        for (guint i = 0; i <= tier; i++)
                if (strcmp(group_of(figures, one, i), group_of(figures, other, i)) != 0)
                        return false;
        return true;
}

static void add_group_heads(const struct making *t, guint tier)
{
        const struct figures *figures = t->columns.figures;
        guint first = (guint)t->columns.amounts, end;
        for (guint i = 0; i < figures->columns.count; i = end) {
                const char *group = group_of(figures, i, tier);
                bool stands = tier < tiers_of(figures, i);
                end = i + 1;
                while (stands && end < figures->columns.count && shares_head(figures, i, end, tier))
                        end++;
                if (stands)
                        head_fill(t->job, t->table, tier, first + i, group, end - i, 1);
        }
}

static void add_amount_heads(const struct making *t)
{
        const struct figures *figures = t->columns.figures;
        guint first = (guint)t->columns.amounts, tiers = t->table->head.count;
        for (guint tier = 0; tier + 1 < tiers; tier++)
                add_group_heads(t, tier);
        for (guint i = 0; i < figures->columns.count; i++) {
                guint own = tiers_of(figures, i);
                const struct column *column = list_at(&figures->columns, struct column, i);
                head_fill(t->job, t->table, own, first + i, column_label(t, column), 1, tiers - own);
        }
}

/* "(3)=(4)+(5)", with the columns that the totals sum; "(3)=(4)+…+(9)" for more than three. */
static const char *total_formula(const struct making *t)
{
        enum {
                SHOWN = 3,
        };
        const struct figures *figures = t->columns.figures;
        g_autoptr(GString) formula = g_string_new(NULL);
        guint count = 0, all = 0;
        for (guint i = 0; i < figures->columns.count; i++)
                all += list_at(&figures->columns, struct column, i)->in_total;
        g_string_append_printf(formula, "(%d)=", t->columns.total + 1);
        for (guint i = 0; i < figures->columns.count; i++) {
                if (!list_at(&figures->columns, struct column, i)->in_total)
                        continue;
                if (++count == 1 || all <= SHOWN || count == all)
                        g_string_append_printf(formula, "%s(%u)", count > 1 ? "+" : "",
                                               (guint)t->columns.amounts + i + 1);
                else if (count == 2)
                        g_string_append(formula, "+…");
        }
        return arena_text(t->job->arena, formula->str);
}

static const char *column_number(const struct making *t, guint column)
{
        if ((int)column == t->columns.total && t->columns.figures->column_formulas)
                return total_formula(t);
        return arena_printf(t->job->arena, t->columns.figures->column_formulas ? "(%u)" : "%u", column + 1);
}

/* 1, 2, 3 … under the heads. */
static void add_column_numbers(const struct making *t)
{
        guint tier = t->table->head.count;
        list_add(t->job->arena, &t->table->head, row_new(t->job, t->table, ROW_LINE, t->columns.figures->at));
        for (guint i = 0; i < t->table->column_count; i++) {
                head_fill(t->job, t->table, tier, i, column_number(t, i), 1, 1);
                struct cell *cell = &list_at(&t->table->head, struct row, tier)->cells[i];
                list_at(&cell->spans, struct span, 0)->marks = SPAN_NOT_BOLD | SPAN_ITALIC;
                cell->bold = false;
        }
}

void heads_add(const struct making *t)
{
        const struct figures *figures = t->columns.figures;
        guint tiers = 1;
        for (guint i = 0; i < figures->columns.count; i++)
                tiers = MAX(tiers, 1 + tiers_of(figures, i));
        for (guint i = 0; i < tiers; i++)
                list_add(t->job->arena, &t->table->head, row_new(t->job, t->table, ROW_LINE, figures->at));
        add_tall_head(t, t->columns.number, &figures->number_label, "number-label");
        add_tall_head(t, t->columns.label, &figures->line_label, "line-label");
        add_tall_head(t, t->columns.total, &figures->total_label, "total-label");
        add_tall_head(t, t->columns.note, &figures->note_label, "note-label");
        add_amount_heads(t);
        if (figures->column_numbers || figures->column_formulas)
                add_column_numbers(t);
}
