/* SPDX-License-Identifier: MIT */
/* Amounts that no plan has: less than nothing where nothing is taken back, more than a country spends. */
#include "check/rules.h"
#include "plan/budget.h"
#include "plan/sheet.h"

#include "vietnamese/numbers.h"

/* Ten million billion đồng: what Viet Nam produces in a year. */
static const gint64 amount_most = G_GINT64_CONSTANT(10000000000000000);

static void check_amount(struct job *job, const struct figures *figures, const struct line *line, guint j)
{
        const struct column *column = list_at(&figures->columns, struct column, j);
        const struct figure *figure = &line->figures[j];
        if (!column->multiplier || !figure->given || figure->computed)
                return;
        if (figure->value < 0 && !line->adjusts && !column->adjusts) {
                message_add(job->messages, figure->at, MESSAGE_AMOUNT_NEGATIVE,
                            cell_text(job, figures, j, figure->value), line->id.text, NULL);
        } else if (figure->value > amount_most || figure->value < -amount_most) {
                g_autofree char *dong = number_grouped(figure->value, 0);
                message_add(job->messages, figure->at, MESSAGE_AMOUNT_LARGE, dong, column_unit(figures, j), NULL);
        }
}

static void check_lines(struct job *job, const struct figures *figures, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                for (guint j = 0; line->figures && line->id.text && j < figures->columns.count; j++)
                        check_amount(job, figures, line, j);
                check_lines(job, figures, &line->lines);
        }
}

void check_amounts(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->plan->budgets.count; i++) {
                const struct figures *figures = list_at(&checked->plan->budgets, struct figures, i);
                check_lines(job, figures, &figures->lines);
        }
}
