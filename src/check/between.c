/* SPDX-License-Identifier: MIT */
/* Rules between plans. */
#include <string.h>

#include "check/rules.h"
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

/* What is looked up to find who replaces whom. */
struct replacing {
        GArray *all;         /* struct replacement, those of one plan in a row */
        GHashTable *first;   /* struct plan: its first one in all; 0 when it replaces nothing */
        GHashTable *offices; /* struct plan: its office, folded; owned */
        GHashTable *numbers; /* "office|169/KH-UBND": GPtrArray of struct plan */
};

static const char *office_of(const struct replacing *r, const struct plan *plan)
{
        return g_hash_table_lookup(r->offices, plan);
}

static char *number_key(const struct replacing *r, const struct plan *plan, const char *number)
{
        return g_strdup_printf("%s|%s", office_of(r, plan), number);
}

static void add_numbered(struct replacing *r, const struct plan *plan)
{
        if (!has_text(&plan->number))
                return;
        g_autofree char *own = g_strdup_printf("%s/%s", plan->number.text, plan->symbol.text ? plan->symbol.text : "");
        g_autofree char *key = number_key(r, plan, own);
        GPtrArray *same = g_hash_table_lookup(r->numbers, key);
        if (!same) {
                same = g_ptr_array_new();
                g_hash_table_insert(r->numbers, g_steal_pointer(&key), same);
        }
        g_ptr_array_add(same, (gpointer)plan);
}

/* The plan that is this document of the same office; of a number that comes each year, the one of its year. */
static const struct plan *find_replaced(const struct replacing *r, const struct plan *by,
                                        const struct legal_document *document)
{
        g_autofree char *key = has_text(&document->number) ? number_key(r, by, document->number.text) : NULL;
        const GPtrArray *same = key ? g_hash_table_lookup(r->numbers, key) : NULL;
        for (guint i = 0; same && i < same->len; i++) {
                const struct plan *plan = same->pdata[i];
                bool dated = document->date.date.year && plan->date.date.year;
                if (plan != by && (!dated || document->date.date.year == plan->date.date.year))
                        return plan;
        }
        return NULL;
}

static void replacing_open(struct replacing *r, const struct list *plans)
{
        r->all = g_array_new(FALSE, FALSE, sizeof(struct replacement));
        r->first = g_hash_table_new(NULL, NULL);
        r->offices = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        r->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
        for (guint i = 0; i < plans->count; i++) {
                const struct plan *plan = plan_at(plans, i);
                g_hash_table_insert(r->offices, (gpointer)plan, fold(plan->issuer->name.text));
                add_numbered(r, plan);
        }
        for (guint i = 0; i < plans->count; i++) {
                const struct plan *by = plan_at(plans, i);
                g_hash_table_insert(r->first, (gpointer)by, GUINT_TO_POINTER(r->all->len));
                for (guint j = 0; j < by->replaces.count; j++) {
                        const struct legal_document *document = list_at(&by->replaces, struct legal_document, j);
                        struct replacement one = {by, document, find_replaced(r, by, document)};
                        g_array_append_val(r->all, one);
                }
        }
}

static void replacing_close(struct replacing *r)
{
        g_array_unref(r->all);
        g_hash_table_unref(r->first);
        g_hash_table_unref(r->offices);
        g_hash_table_unref(r->numbers);
}

enum walked {
        WALKED_NOT,
        WALKED_OPEN, /* on the way from the start to here */
        WALKED_WHOLE,
};

struct step {
        const struct plan *plan;
        guint next, end; /* its replacements that are left */
};

static void walk_into(const struct replacing *r, const struct plan *plan, GHashTable *walked, GArray *way)
{
        guint first = GPOINTER_TO_UINT(g_hash_table_lookup(r->first, plan));
        struct step step = {plan, first, first + plan->replaces.count};
        g_hash_table_insert(walked, (gpointer)plan, GUINT_TO_POINTER(WALKED_OPEN));
        g_array_append_val(way, step);
}

/* From one plan on to all that it replaces: what leads back to a plan on the way goes round. */
static void walk_from(struct job *job, const struct replacing *r, const struct plan *start, GHashTable *walked)
{
        g_autoptr(GArray) way = g_array_new(FALSE, FALSE, sizeof(struct step));
        if (!g_hash_table_lookup(walked, start))
                walk_into(r, start, walked, way);
        while (way->len > 0) {
                struct step *step = &g_array_index(way, struct step, way->len - 1);
                if (step->next == step->end) {
                        g_hash_table_insert(walked, (gpointer)step->plan, GUINT_TO_POINTER(WALKED_WHOLE));
                        g_array_set_size(way, way->len - 1);
                        continue;
                }
                const struct replacement *one = &g_array_index(r->all, struct replacement, step->next++);
                enum walked state = GPOINTER_TO_UINT(one->plan ? g_hash_table_lookup(walked, one->plan) : NULL);
                if (state == WALKED_OPEN)
                        message_add_pair(job->messages, one->document->at, one->plan->at, MESSAGE_REPLACES_ROUND,
                                         one->document->number.text, NULL);
                else if (one->plan && state == WALKED_NOT)
                        walk_into(r, one->plan, walked, way);
        }
}

/* Two plans that say they replace the same document. */
static void check_twice(struct job *job, const struct replacing *r)
{
        g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < r->all->len; i++) {
                const struct replacement *one = &g_array_index(r->all, struct replacement, i);
                if (!has_text(&one->document->number))
                        continue;
                g_autofree char *number = number_key(r, one->by, one->document->number.text);
                g_autofree char *key = g_strdup_printf("%s|%d", number, one->document->date.date.year);
                const struct replacement *other = g_hash_table_lookup(first, key);
                if (!other)
                        g_hash_table_insert(first, g_steal_pointer(&key), (gpointer)one);
                else if (other->by != one->by)
                        message_add_pair(job->messages, one->document->at, other->document->at, MESSAGE_REPLACES_TWICE,
                                         one->document->number.text, other->by->id, NULL);
        }
}

static void check_replacements(struct job *job, const struct list *plans)
{
        struct replacing r = {0};
        replacing_open(&r, plans);
        g_autoptr(GHashTable) walked = g_hash_table_new(NULL, NULL);
        for (guint i = 0; i < plans->count; i++)
                walk_from(job, &r, plan_at(plans, i), walked);
        check_twice(job, &r);
        replacing_close(&r);
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
        check_links(job, plans);
}
