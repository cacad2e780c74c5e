/* SPDX-License-Identifier: MIT */
/* Rules between plans. */
#include <string.h>

#include "check/check.h"
#include "plan/budget.h"
#include "vietnamese/folding.h"

static const struct plan *plan_at(const struct list *plans, guint i)
{
        return list_at(plans, struct plan, i);
}

static bool has_text(const struct text *text)
{
        return text->text && *text->text;
}

static bool same_office(const struct plan *a, const struct plan *b)
{
        g_autofree char *one = fold(a->issuer->name.text), *other = fold(b->issuer->name.text);
        return strcmp(one, other) == 0;
}

/* ---- numbers ---- */

static void check_numbers(struct job *job, const struct list *plans)
{
        g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < plans->count; i++) {
                const struct plan *plan = plan_at(plans, i);
                if (!has_text(&plan->number) || !plan->date.date.year)
                        continue;
                g_autofree char *office = fold(plan->issuer->name.text);
                char *key = g_strdup_printf("%s/%s/%d/%s", plan->number.text, plan->symbol.text, plan->date.date.year,
                                            office);
                const struct plan *other = g_hash_table_lookup(first, key);
                if (other)
                        message_add_pair(job->messages, plan->number.at, other->number.at, MESSAGE_NUMBER_TWICE,
                                         plan->number.text, plan->symbol.text, other->id, NULL);
                if (other)
                        g_free(key);
                else
                        g_hash_table_insert(first, key, (gpointer)plan);
        }
}

/* ---- replaces ---- */

struct replacement {
        const struct plan *by;
        const struct legal_document *document;
        const struct plan *plan; /* the replaced one, when it is here too */
};

static bool is_document(const struct plan *plan, const struct plan *by, const struct legal_document *document)
{
        if (!has_text(&plan->number) || !has_text(&document->number) || plan == by)
                return false;
        g_autofree char *own = g_strdup_printf("%s/%s", plan->number.text, plan->symbol.text ? plan->symbol.text : "");
        bool dated = document->date.date.year && plan->date.date.year;
        return strcmp(own, document->number.text) == 0 &&
               (!dated || document->date.date.year == plan->date.date.year) && same_office(plan, by);
}

static GArray *find_replacements(const struct list *plans)
{
        GArray *all = g_array_new(FALSE, FALSE, sizeof(struct replacement));
        for (guint i = 0; i < plans->count; i++) {
                const struct plan *by = plan_at(plans, i);
                for (guint j = 0; j < by->replaces.count; j++) {
                        struct replacement one = {by, list_at(&by->replaces, struct legal_document, j), NULL};
                        for (guint k = 0; k < plans->count && !one.plan; k++)
                                one.plan = is_document(plan_at(plans, k), by, one.document) ? plan_at(plans, k) : NULL;
                        g_array_append_val(all, one);
                }
        }
        return all;
}

/* From plan to what replaces it, and so on, back to itself. */
static bool goes_round(const GArray *all, const struct plan *start)
{
        const struct plan *plan = start;
        for (guint step = 0; step <= all->len; step++) {
                const struct plan *next = NULL;
                for (guint i = 0; i < all->len && !next; i++) {
                        const struct replacement *one = &g_array_index(all, struct replacement, i);
                        next = one->by == plan ? one->plan : NULL;
                }
                if (!next || next == start)
                        return next != NULL;
                plan = next;
        }
        return false;
}

static void check_replacements(struct job *job, const struct list *plans)
{
        g_autoptr(GArray) all = find_replacements(plans);
        for (guint i = 0; i < all->len; i++) {
                const struct replacement *one = &g_array_index(all, struct replacement, i);
                if (one->plan && goes_round(all, one->by))
                        message_add_pair(job->messages, one->document->at, one->plan->at, MESSAGE_REPLACES_ROUND,
                                         one->document->number.text, NULL);
                for (guint j = 0; j < i; j++) {
                        const struct replacement *other = &g_array_index(all, struct replacement, j);
                        if (other->by != one->by && same_office(other->by, one->by) &&
                            has_text(&one->document->number) &&
                            g_strcmp0(one->document->number.text, other->document->number.text) == 0 &&
                            one->document->date.date.year == other->document->date.date.year)
                                message_add_pair(job->messages, one->document->at, other->document->at,
                                                 MESSAGE_REPLACES_TWICE, one->document->number.text, other->by->id,
                                                 NULL);
                }
        }
}

/* ---- one id, two meanings ---- */

/* At least a third of the words of the shorter label are in the other. */
static bool means_the_same(const char *a, const char *b)
{
        g_autofree char *one = fold(a ? a : ""), *other = fold(b ? b : "");
        g_auto(GStrv) words = g_strsplit(one, " ", 64), others = g_strsplit(other, " ", 64);
        guint common = 0, least = MIN(g_strv_length(words), g_strv_length(others));
        for (guint i = 0; words[i]; i++)
                common += g_strv_contains((const char *const *)others, words[i]);
        return common * 3 >= least;
}

static void compare_lines(struct job *job, const struct list *lines, GHashTable *by_id)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                const struct line *first = line->id.text ? g_hash_table_lookup(by_id, line->id.text) : NULL;
                if (first && !means_the_same(first->label.text, line->label.text))
                        message_add_pair(job->messages, line->id.at, first->id.at, MESSAGE_LINE_MEANING, line->id.text,
                                         line->label.text, first->label.text, NULL);
                compare_lines(job, &line->lines, by_id);
        }
}

static void add_lines(const struct list *lines, GHashTable *by_id)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                if (line->id.text && !g_hash_table_contains(by_id, line->id.text))
                        g_hash_table_insert(by_id, (gpointer)line->id.text, (gpointer)line);
                add_lines(&line->lines, by_id);
        }
}

static GHashTable *lines_of_office(GHashTable *offices, const struct plan *plan)
{
        g_autofree char *office = fold(plan->issuer->name.text);
        GHashTable *by_id = g_hash_table_lookup(offices, office);
        if (by_id)
                return by_id;
        by_id = g_hash_table_new(g_str_hash, g_str_equal);
        g_hash_table_insert(offices, g_steal_pointer(&office), by_id);
        return by_id;
}

/* The budgets of one office's plans: permalinks and comparisons hang on the ids. */
static void check_meanings(struct job *job, const struct list *plans)
{
        g_autoptr(GHashTable) offices =
                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
        for (guint i = 0; i < plans->count; i++) {
                const struct list *budgets = &plan_at(plans, i)->budgets;
                GHashTable *by_id = lines_of_office(offices, plan_at(plans, i));
                for (guint j = 0; j < budgets->count; j++)
                        compare_lines(job, &list_at(budgets, struct figures, j)->lines, by_id);
                for (guint j = 0; j < budgets->count; j++)
                        add_lines(&list_at(budgets, struct figures, j)->lines, by_id);
        }
}

void check_between(struct job *job, const struct list *plans)
{
        check_numbers(job, plans);
        check_replacements(job, plans);
        check_meanings(job, plans);
}
