/* SPDX-License-Identifier: MIT */
#include "commands/between.h"

#include "check/check.h"
#include "commands/make.h"

enum {
        PLANS_MAX = 2000 /* a second or two */
};

static void plans_read(struct job *job, char **ids, struct list *plans)
{
        struct layouts *layouts = layouts_open(job);
        for (guint i = 0; ids[i]; i++) {
                const struct made made = make_plan(job, layouts, ids[i], STAGE_PLAN);
                if (made.plan)
                        list_add(job->arena, plans, made.plan);
        }
}

/* Each plan has been judged alone before: that a finding is not there was said, or is no matter of these rules. */
static void add_found(struct messages *to, const struct messages *judged)
{
        for (guint i = 0; i < messages_count(judged); i++) {
                const struct message *message = messages_at(judged, i);
                if (message->code != MESSAGE_ACCEPT_UNUSED)
                        message_copy(to, message);
        }
}

void between_check(struct job *parent, enum language language)
{
        char **ids = plan_list(parent);
        if (g_strv_length(ids) > PLANS_MAX)
                return;
        struct job *job = job_open(parent);
        struct messages *reading = job->messages = messages_open();
        struct list plans = {0};
        plans_read(job, ids, &plans);
        job->messages = messages_open();
        check_between(job, &plans);
        struct messages *judged = check_judge(job->messages, &plans, language);
        add_found(parent->messages, judged);
        messages_close(judged);
        messages_close(job->messages);
        messages_close(reading);
        job_close(job);
}
