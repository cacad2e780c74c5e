/* SPDX-License-Identifier: MIT */
/* Findings that an office stands by. */
#include "check/check.h"

#include <string.h>

/* One pass over the messages. */
struct judging {
        struct messages *from, *to;
        const struct list *plans;
        enum language language;
        GHashTable *used; /* struct accepted that lowered a finding */
};

static bool is_of_plan(const struct plan *plan, const char *file)
{
        gsize bytes = strlen(plan->folder);
        return file && strncmp(file, plan->folder, bytes) == 0 && (file[bytes] == '/' || !file[bytes]);
}

static bool names(const struct message *message, const char *where)
{
        for (guint i = 0; i < G_N_ELEMENTS(message->arguments); i++) {
                if (message->arguments[i] && strstr(message->arguments[i], where))
                        return true;
        }
        return false;
}

static const struct accepted *find_accepted(const struct plan *plan, const struct message *message)
{
        const char *code = message_kind(message->code)->code;
        for (guint i = 0; i < plan->accept.count; i++) {
                const struct accepted *accepted = list_at(&plan->accept, struct accepted, i);
                const char *where = accepted->where.text;
                if (strcmp(accepted->code.text, code) == 0 && (!where || !*where || names(message, where)))
                        return accepted;
        }
        return NULL;
}

static void judge(struct judging *judging, const struct message *message)
{
        const struct accepted *accepted = NULL;
        for (guint i = 0; i < judging->plans->count && !accepted; i++) {
                const struct plan *plan = list_at(judging->plans, struct plan, i);
                if (is_of_plan(plan, message->at.file))
                        accepted = find_accepted(plan, message);
        }
        if (!accepted) {
                message_copy(judging->to, message);
                return;
        }
        g_hash_table_add(judging->used, (gpointer)accepted);
        g_autofree char *text = message_text(message, judging->language);
        message_add(judging->to, message->at, MESSAGE_ACCEPTED, text, message_kind(message->code)->code,
                    accepted->why.text, NULL);
}

static void add_unused(struct judging *judging)
{
        for (guint i = 0; i < judging->plans->count; i++) {
                const struct list *accept = &list_at(judging->plans, struct plan, i)->accept;
                for (guint j = 0; j < accept->count; j++) {
                        const struct accepted *accepted = list_at(accept, struct accepted, j);
                        if (!g_hash_table_contains(judging->used, accepted))
                                message_add(judging->to, accepted->at, MESSAGE_ACCEPT_UNUSED, accepted->code.text,
                                            NULL);
                }
        }
}

struct messages *check_judge(struct messages *from, const struct list *plans, enum language language)
{
        g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
        struct judging judging = {from, messages_open(), plans, language, used};
        messages_sort(from);
        for (guint i = 0; i < messages_count(from); i++)
                judge(&judging, messages_at(from, i));
        add_unused(&judging);
        return judging.to;
}
