/* SPDX-License-Identifier: MIT */
/* What a plan says of its own figures: a target that is the part of each year, one that follows another, sources that
 * make up what is used. */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"
#include "plan/budget.h"
#include "plan/ids.h"
#include "plan/money.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

static const struct target *find_target(struct job *job, const struct plan *plan, const struct text *id)
{
        const struct target *target = ids_find(plan->target_ids, id->text);
        if (!target)
                message_add(job->messages, id->at, MESSAGE_TARGET_UNKNOWN, id->text, NULL);
        return target;
}

/* ---- each year's part ---- */

static gint64 years_of(struct years years)
{
        return years.from ? years.to - years.from + 1 : 0;
}

/* Under a heading of 2021-2025, “60 người mỗi năm” does not make the 600 that the ten years of the plan make. */
static void check_yearly_headings(struct job *job, const struct checked *checked, const struct target *part,
                                  const char *whole, gint64 years)
{
        g_autofree char *path = g_strdup_printf("target.%s", part->id.text);
        g_autofree char *one = number_grouped(part->value.digits, part->value.scale);
        g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, years);
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                struct years outer = {0};
                if (g_strcmp0(mention->datum, path) != 0)
                        continue;
                const struct wording *heading = dated_heading(checked->facts, mention->wording, &outer);
                if (!heading || years_of(outer) == years)
                        continue;
                char *said = arena_printf(job->arena, "%d-%d", outer.from, outer.to);
                message_add_pair(job->messages, mention_place(job, mention),
                                 wording_place(job, heading, 0, strlen(heading->text)), MESSAGE_YEARLY_HEADING, whole,
                                 one, count, said, NULL);
        }
}

static void check_part(struct job *job, const struct checked *checked, const struct target *part)
{
        const struct plan *plan = checked->plan;
        const struct target *whole = find_target(job, plan, &part->yearly_of);
        gint64 product = 0, years = years_of((struct years){plan->period.from, plan->period.to});
        struct exact exact = {part->value.digits, part->value.scale};
        if (!whole || years == 0 || !exact_times(&exact, years, 0) ||
            exact_value(&exact, whole->value.scale, &product) == EXACT_OVERFLOW)
                return;
        g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, years);
        g_autofree char *one = number_grouped(part->value.digits, part->value.scale);
        g_autofree char *all = number_grouped(whole->value.digits, whole->value.scale);
        if (product != whole->value.digits) {
                message_add_pair(job->messages, part->value.at, whole->value.at, MESSAGE_YEARLY_DIFFERS, one, count,
                                 all, NULL);
                return;
        }
        prove(job, checked, "yearly", whole->value.at, "%s = %s × %s (%s)", all, count, one, part->id.text);
        check_yearly_headings(job, checked, part, all, years);
}

/* 250 người = 5 năm × 50 người/năm */
void check_yearly(struct job *job, const struct checked *checked)
{
        const struct list *targets = &checked->plan->targets;
        for (guint i = 0; i < targets->count; i++) {
                const struct target *part = list_at(targets, struct target, i);
                if (part->yearly_of.text)
                        check_part(job, checked, part);
        }
}

/* ---- targets that follow each other ---- */

/* Less than 0: a is smaller. */
static int compare_numbers(const struct number *a, const struct number *b)
{
        __int128 left = a->digits, right = b->digits;
        for (guint scale = a->scale; scale < b->scale; scale++)
                left *= 10;
        for (guint scale = b->scale; scale < a->scale; scale++)
                right *= 10;
        return left < right ? -1 : left > right;
}

static void check_follower(struct job *job, const struct checked *checked, const struct target *later)
{
        const struct target *earlier = find_target(job, checked->plan, &later->follows);
        if (!earlier || !earlier->value.given || !later->value.given)
                return;
        const char *unit = later->unit.text ? later->unit.text : "";
        g_autofree char *before = number_grouped(earlier->value.digits, earlier->value.scale);
        g_autofree char *behind = number_grouped(later->value.digits, later->value.scale);
        int order = compare_numbers(&later->value, &earlier->value);
        if (g_strcmp0(earlier->unit.text, later->unit.text) != 0 || earlier == later)
                message_add_pair(job->messages, later->follows.at, earlier->at, MESSAGE_TARGET_FOLLOWS,
                                 later->follows.text, NULL);
        else if (earlier->by.given && later->by.given && later->by.digits <= earlier->by.digits)
                message_add_pair(job->messages, later->by.at, earlier->by.at, MESSAGE_TARGET_ORDER, NULL);
        else if (later->trend == TREND_UP ? order < 0 : order > 0)
                message_add_pair(job->messages, later->value.at, earlier->value.at, MESSAGE_TARGET_BEHIND, behind, unit,
                                 before, NULL);
        else
                prove(job, checked, "follows", later->value.at, "%s: %s → %s %s", later->id.text, before, behind, unit);
}

void check_follows(struct job *job, const struct checked *checked)
{
        const struct list *targets = &checked->plan->targets;
        for (guint i = 0; i < targets->count; i++) {
                const struct target *target = list_at(targets, struct target, i);
                if (target->follows.text)
                        check_follower(job, checked, target);
        }
}

/* ---- sources and uses ---- */

const struct figure *figures_sum(const struct figures *figures)
{
        if (!figures->totals || (!figures->has_total_column && figures->columns.count != 1))
                return NULL;
        const struct figure *sum = &figures->totals[figures->has_total_column ? figures->columns.count : 0];
        return sum->given ? sum : NULL;
}

static void check_balance(struct job *job, const struct checked *checked, const struct figures *sources)
{
        const struct figures *uses = plan_figures(checked->plan, sources->balances.text);
        const struct figure *in = figures_sum(sources), *out = uses ? figures_sum(uses) : NULL;
        if (!in || !out || uses == sources || !uses->money || !sources->money) {
                message_add(job->messages, sources->balances.at, MESSAGE_BALANCE_UNKNOWN, sources->balances.text, NULL);
                return;
        }
        g_autofree char *sum = number_grouped(in->value, 0), *used = number_grouped(out->value, 0);
        if (in->value != out->value)
                message_add_pair(job->messages, in->at, out->at, MESSAGE_BALANCE_DIFFERS, sum, used, uses->id.text,
                                 NULL);
        else
                prove(job, checked, "balance", in->at, "%s = %s: %s đồng", sources->id.text, uses->id.text, sum);
}

void check_balances(struct job *job, const struct checked *checked)
{
        const struct list *budgets = &checked->plan->budgets;
        for (guint i = 0; i < budgets->count; i++) {
                const struct figures *budget = list_at(budgets, struct figures, i);
                if (budget->balances.text)
                        check_balance(job, checked, budget);
        }
}
