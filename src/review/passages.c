/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "review/compare.h"
#include "review/sequence.h"

void comparison_add(struct comparison *comparison, struct change change)
{
        struct change *kept = arena_new(comparison->job->arena, struct change);
        *kept = change;
        list_add(comparison->job->arena, &comparison->review->changes, kept);
}

static bool is_blank(const struct text *text)
{
        return !text || !text->text || !*text->text;
}

void comparison_text(struct comparison *comparison, enum change_what what, const char *id, const char *label,
                     const struct text *before, const struct text *after)
{
        bool none_before = is_blank(before), none_after = is_blank(after);
        if ((none_before && none_after) || (!none_before && !none_after && strcmp(before->text, after->text) == 0))
                return;
        struct change change = {
                .kind = none_before  ? CHANGE_ADDED
                        : none_after ? CHANGE_REMOVED
                                     : CHANGE_CHANGED,
                .what = what,
                .id = id,
                .label = label,
                .before = none_before ? NULL : before->text,
                .after = none_after ? NULL : after->text,
                .at = none_after ? before->at : after->at,
        };
        comparison_add(comparison, change);
}

static const char **texts_of(struct job *job, const struct list *passages)
{
        const char **texts = arena_new_array(job->arena, const char *, passages->count);
        for (guint i = 0; i < passages->count; i++)
                texts[i] = list_at(passages, struct passage, i)->text;
        return texts;
}

static void add_passage(struct comparison *comparison, enum change_what what, const struct passage *before,
                        const struct passage *after)
{
        const struct passage *shown = after ? after : before;
        struct change change = {
                .kind = !before  ? CHANGE_ADDED
                        : !after ? CHANGE_REMOVED
                                 : CHANGE_CHANGED,
                .what = what,
                .id = shown->id,
                .before = before ? before->text : NULL,
                .after = after ? after->text : NULL,
                .at = shown->at,
        };
        comparison_add(comparison, change);
}

/* What stands between two matches, in pairs as long as there are two. */
static void add_between(struct comparison *comparison, enum change_what what, const struct list *before, guint a,
                        guint a_end, const struct list *after, guint b, guint b_end)
{
        while (a < a_end || b < b_end) {
                const struct passage *old = a < a_end ? list_at(before, struct passage, a++) : NULL;
                const struct passage *new = b < b_end ? list_at(after, struct passage, b++) : NULL;
                add_passage(comparison, what, old, new);
        }
}

void compare_passages(struct comparison *comparison, enum change_what what, const struct list *before,
                      const struct list *after)
{
        const char **old = texts_of(comparison->job, before), **new = texts_of(comparison->job, after);
        const int *match = sequence_match(comparison->job, old, before->count, new, after->count);
        guint a = 0, b = 0;
        for (guint i = 0; i < before->count; i++) {
                if (match[i] == SEQUENCE_NONE)
                        continue;
                add_between(comparison, what, before, a, i, after, b, (guint)match[i]);
                a = i + 1;
                b = (guint)match[i] + 1;
        }
        add_between(comparison, what, before, a, before->count, after, b, after->count);
}
