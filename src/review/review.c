/* SPDX-License-Identifier: MIT */
#include "review/review.h"

#include "review/compare.h"

static void add_whole(struct comparison *comparison, enum change_kind kind, const struct plan *plan)
{
        struct change change = {
                .kind = kind,
                .what = CHANGE_OF_PLAN,
                .id = plan->id,
                .label = plan->title.text,
                .at = plan->at,
        };
        comparison_add(comparison, change);
}

struct review *review_plans(struct job *job, const struct plan *before, const struct plan *after)
{
        struct review *review = arena_new(job->arena, struct review);
        struct comparison comparison = {job, review, before, after};
        if (before || after)
                review->plan = after ? after->id : before->id;
        if (!before && after)
                add_whole(&comparison, CHANGE_ADDED, after);
        if (before && !after)
                add_whole(&comparison, CHANGE_REMOVED, before);
        if (!before || !after)
                return review;
        compare_totals(&comparison);
        compare_identity(&comparison);
        compare_lines(&comparison);
        compare_targets(&comparison);
        compare_tasks(&comparison);
        compare_narratives(&comparison);
        return review;
}
