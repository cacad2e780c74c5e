/* SPDX-License-Identifier: MIT */
#include "plan/ids.h"

#include <string.h>

struct id_entry {
        const struct text *id;
        void *thing;
};

struct ids {
        guint count;
        struct id_entry *at;
};

struct ids *ids_new(struct job *job, guint room)
{
        struct ids *ids = arena_new(job->arena, struct ids);
        ids->at = arena_new_array(job->arena, struct id_entry, room);
        return ids;
}

void ids_add(struct ids *ids, const struct text *id, void *thing)
{
        if (id->text && *id->text)
                ids->at[ids->count++] = (struct id_entry){id, thing};
}

static int compare_entries(gconstpointer a, gconstpointer b, gpointer unused)
{
        (void)unused;
        return strcmp(((const struct id_entry *)a)->id->text, ((const struct id_entry *)b)->id->text);
}

void ids_order(struct ids *ids)
{
        /* stable: the first of equals is the first in the file */
        if (ids->count > 1)
                g_qsort_with_data(ids->at, (gint)ids->count, sizeof *ids->at, compare_entries, NULL);
}

bool ids_sort(struct job *job, struct ids *ids)
{
        if (ids->count == 0)
                return true;
        ids_order(ids);
        guint kept = 1;
        for (guint i = 1; i < ids->count; i++) {
                const struct text *first = ids->at[kept - 1].id;
                if (strcmp(first->text, ids->at[i].id->text) == 0)
                        message_add_pair(job->messages, ids->at[i].id->at, first->at, MESSAGE_ID_DOUBLE, first->text,
                                         NULL);
                else
                        ids->at[kept++] = ids->at[i];
        }
        bool single = kept == ids->count;
        ids->count = kept;
        return single;
}

void *ids_find(const struct ids *ids, const char *id)
{
        guint low = 0, high = ids ? ids->count : 0;
        while (low < high) {
                guint middle = low + (high - low) / 2;
                int order = strcmp(id, ids->at[middle].id->text);
                if (order == 0)
                        return ids->at[middle].thing;
                if (order < 0)
                        high = middle;
                else
                        low = middle + 1;
        }
        return NULL;
}
