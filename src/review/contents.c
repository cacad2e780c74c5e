/* SPDX-License-Identifier: MIT */
/* Identity, targets and tasks. */
#include <stddef.h>
#include <string.h>

#include "plan/budget.h"
#include "plan/ids.h"
#include "review/compare.h"

/* ---- identity ---- */

static const struct {
        const char *id;
        gsize offset;
} plan_texts[] =
        {
                {"layout", offsetof(struct plan, layout)}, {"kind", offsetof(struct plan, kind)},
                {"number", offsetof(struct plan, number)}, {"symbol", offsetof(struct plan, symbol)},
                {"title", offsetof(struct plan, title)},   {"field", offsetof(struct plan, field)},
},
  issuer_texts[] = {
          {"issuer.name", offsetof(struct issuer, name)},
          {"issuer.parent", offsetof(struct issuer, parent)},
          {"issuer.place", offsetof(struct issuer, place)},
          {"issuer.province", offsetof(struct issuer, province)},
};

static const struct text *text_at(const void *thing, gsize offset)
{
        return (const struct text *)((const char *)thing + offset);
}

static struct text date_text(struct job *job, const struct date_field *date)
{
        g_autofree char *text = date_iso(date->date);
        return (struct text){arena_text(job->arena, text), date->at};
}

static void compare_dates(struct comparison *comparison)
{
        const struct plan *before = comparison->before, *after = comparison->after;
        struct job *job = comparison->job;
        struct text old = date_text(job, &before->date), new = date_text(job, &after->date);
        comparison_text(comparison, CHANGE_OF_IDENTITY, "date", NULL, &old, &new);
        old = (struct text){period_text(job, before->period), before->period.at};
        new = (struct text){period_text(job, after->period), after->period.at};
        comparison_text(comparison, CHANGE_OF_IDENTITY, "period", NULL, &old, &new);
}

static void add_passage(struct job *job, struct list *passages, const char *id, const struct text *text)
{
        if (!text->text)
                return;
        struct passage *passage = arena_new(job->arena, struct passage);
        *passage = (struct passage){id, text->text, text->at};
        list_add(job->arena, passages, passage);
}

/* Rows of struct text, compared as sequences. */
static void compare_texts(struct comparison *comparison, enum change_what what, const char *id,
                          const struct list *before, const struct list *after)
{
        struct list old = {0}, new = {0};
        for (guint i = 0; before && i < before->count; i++)
                add_passage(comparison->job, &old, id, list_at(before, struct text, i));
        for (guint i = 0; after && i < after->count; i++)
                add_passage(comparison->job, &new, id, list_at(after, struct text, i));
        compare_passages(comparison, what, &old, &new);
}

/* The texts of a row of structs. */
static const struct list *texts_of(struct job *job, const struct list *things, gsize offset)
{
        struct list *texts = arena_new(job->arena, struct list);
        for (guint i = 0; i < things->count; i++)
                list_add(job->arena, texts, (struct text *)text_at(things->at[i], offset));
        return texts;
}

static void compare_rows(struct comparison *comparison)
{
        const struct plan *before = comparison->before, *after = comparison->after;
        struct job *job = comparison->job;
        gsize number = offsetof(struct legal_document, number), text = offsetof(struct basis, text);
        compare_texts(comparison, CHANGE_OF_IDENTITY, "replaces", texts_of(job, &before->replaces, number),
                      texts_of(job, &after->replaces, number));
        compare_texts(comparison, CHANGE_OF_IDENTITY, "basis", texts_of(job, &before->basis, text),
                      texts_of(job, &after->basis, text));
        compare_texts(comparison, CHANGE_OF_IDENTITY, "addressees", &before->addressees, &after->addressees);
        compare_texts(comparison, CHANGE_OF_IDENTITY, "recipients", &before->recipients, &after->recipients);
}

static void compare_signatures(struct comparison *comparison)
{
        const struct signature *old = comparison->before->signature, *new = comparison->after->signature;
        comparison_text(comparison, CHANGE_OF_IDENTITY, "signature.name", NULL, old ? &old->name : NULL,
                        new ? &new->name : NULL);
        compare_texts(comparison, CHANGE_OF_IDENTITY, "signature.capacity", old ? &old->capacity : NULL,
                      new ? &new->capacity : NULL);
}

void compare_identity(struct comparison *comparison)
{
        const struct plan *before = comparison->before, *after = comparison->after;
        for (guint i = 0; i < G_N_ELEMENTS(plan_texts); i++)
                comparison_text(comparison, CHANGE_OF_IDENTITY, plan_texts[i].id, NULL,
                                text_at(before, plan_texts[i].offset), text_at(after, plan_texts[i].offset));
        for (guint i = 0; i < G_N_ELEMENTS(issuer_texts); i++)
                comparison_text(comparison, CHANGE_OF_IDENTITY, issuer_texts[i].id, NULL,
                                text_at(before->issuer, issuer_texts[i].offset),
                                text_at(after->issuer, issuer_texts[i].offset));
        compare_dates(comparison);
        compare_rows(comparison);
        compare_signatures(comparison);
}

/* ---- targets ---- */

/* "ít nhất 70% (2020)" */
static struct text target_text(struct job *job, const struct target *target)
{
        struct datum value = {.value = target->value.digits, .scale = target->value.scale, .unit = target->unit.text};
        struct datum to = {.value = target->to.digits, .scale = target->to.scale};
        const char *unit = value.unit && *value.unit ? "unit" : NULL;
        g_autoptr(GString) out = g_string_new(target->bound.text);
        if (out->len)
                g_string_append_c(out, ' ');
        if (target->to.given) {
                g_string_append_printf(out, "%s-", datum_text(job, &value, "number"));
                value.value = to.value;
                value.scale = to.scale;
        }
        g_string_append(out, datum_text(job, &value, unit));
        if (target->by.given)
                g_string_append_printf(out, " (%" G_GINT64_FORMAT ")", target->by.digits);
        return (struct text){arena_text_n(job->arena, out->str, out->len), target->at};
}

static void compare_target(struct comparison *comparison, const struct target *before, const struct target *after)
{
        struct arena *arena = comparison->job->arena;
        const struct target *shown = after ? after : before;
        const char *path = arena_printf(arena, "target.%s", shown->id.text);
        struct text old = before ? target_text(comparison->job, before) : (struct text){0};
        struct text new = after ? target_text(comparison->job, after) : (struct text){0};
        comparison_text(comparison, CHANGE_OF_TARGET, path, shown->label.text, before ? &old : NULL,
                        after ? &new : NULL);
        if (before && after)
                comparison_text(comparison, CHANGE_OF_TARGET, arena_printf(arena, "%s label", path), shown->label.text,
                                &before->label, &after->label);
}

void compare_targets(struct comparison *comparison)
{
        const struct plan *before = comparison->before, *after = comparison->after;
        for (guint i = 0; i < after->targets.count; i++) {
                const struct target *target = list_at(&after->targets, struct target, i);
                compare_target(comparison, ids_find(before->target_ids, target->id.text), target);
        }
        for (guint i = 0; i < before->targets.count; i++) {
                const struct target *target = list_at(&before->targets, struct target, i);
                if (!ids_find(after->target_ids, target->id.text))
                        compare_target(comparison, target, NULL);
        }
}

/* ---- tasks ---- */

static void collect_items(struct job *job, const struct list *items, struct list *texts)
{
        for (guint i = 0; i < items->count; i++) {
                struct task_item *item = list_at(items, struct task_item, i);
                list_add(job->arena, texts, &item->text);
                collect_items(job, &item->items, texts);
        }
}

/* A task's texts in reading order. */
static const struct list *task_texts(struct job *job, const struct task *task)
{
        struct list *texts = arena_new(job->arena, struct list);
        if (!task)
                return texts;
        const struct text *own[] = {&task->lead, &task->title, &task->text};
        for (guint i = 0; i < G_N_ELEMENTS(own); i++)
                list_add(job->arena, texts, (struct text *)own[i]);
        collect_items(job, &task->items, texts);
        list_add(job->arena, texts, (struct text *)&task->after);
        return texts;
}

static void compare_task(struct comparison *comparison, const struct task *before, const struct task *after)
{
        struct job *job = comparison->job;
        const struct task *shown = after ? after : before;
        const char *path = arena_printf(job->arena, "task.%s", shown->id.text);
        if (!before || !after) {
                comparison_text(comparison, CHANGE_OF_TASK, path, NULL, before ? &before->lead : NULL,
                                after ? &after->lead : NULL);
                return;
        }
        compare_texts(comparison, CHANGE_OF_TASK, path, task_texts(job, before), task_texts(job, after));
        compare_texts(comparison, CHANGE_OF_TASK, arena_printf(job->arena, "%s with", path), &before->with,
                      &after->with);
        struct text old = {period_text(job, before->due), before->at}, new = {period_text(job, after->due), after->at};
        comparison_text(comparison, CHANGE_OF_TASK, arena_printf(job->arena, "%s due", path), NULL, &old, &new);
}

void compare_tasks(struct comparison *comparison)
{
        const struct plan *before = comparison->before, *after = comparison->after;
        for (guint i = 0; i < after->tasks.count; i++) {
                const struct task *task = list_at(&after->tasks, struct task, i);
                compare_task(comparison, ids_find(before->task_ids, task->id.text), task);
        }
        for (guint i = 0; i < before->tasks.count; i++) {
                const struct task *task = list_at(&before->tasks, struct task, i);
                if (!ids_find(after->task_ids, task->id.text))
                        compare_task(comparison, task, NULL);
        }
}
