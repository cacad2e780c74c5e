/* SPDX-License-Identifier: MIT */
/* Where a plan was found: what is said there of its number and date must be what the plan bears. */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"

/* 3721/KH-UBND: a number of this plan's kind and office. */
static bool is_own_kind(const struct plan *plan, const struct mention *mention)
{
        const char *slash = mention->kind == MENTION_CODE ? strchr(mention->code, '/') : NULL;
        return slash && plan->symbol.text && strcmp(slash + 1, plan->symbol.text) == 0;
}

static void compare(struct job *job, const struct mention *said, struct place own, const char *text, const char *right)
{
        if (strcmp(text, right) != 0)
                message_add_pair(job->messages, mention_place(job, said), own, MESSAGE_SOURCE_DIFFERS, text, right,
                                 NULL);
}

/* The first one named is the plan; others are what it replaces or stands beside. */
void check_source(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        const struct wording *any =
                checked->facts->wording.count ? list_at(&checked->facts->wording, struct wording, 0) : NULL;
        if (!plan->source.text || !any)
                return;
        struct span span = {.text = plan->source.text, .from = plan->source.at};
        struct wording wording = {.text = span.text, .one = {0, &span}, .sources = any->sources};
        struct list mentions = {0};
        mentions_read(job, &wording, &mentions);
        for (guint i = 0; i < mentions.count; i++) {
                const struct mention *mention = list_at(&mentions, struct mention, i);
                if (!is_own_kind(plan, mention))
                        continue;
                const char *number = plan->number.text ? plan->number.text : "";
                if (*number)
                        compare(job, mention, plan->number.at, mention->code,
                                arena_printf(job->arena, "%s/%s", number, plan->symbol.text));
                const struct mention *date = i + 1 < mentions.count ? list_at(&mentions, struct mention, i + 1) : NULL;
                if (date && date->kind == MENTION_DATE && plan->date.date.year) {
                        g_autofree char *said = date_short(date->date), *right = date_short(plan->date.date);
                        compare(job, date, plan->date.at, said, right);
                }
                return;
        }
}
