/* SPDX-License-Identifier: MIT */
#include "site/origins.h"

#include "plan/plan.h"

#include <string.h>

/* ---- rows that can be led to ---- */

const char *table_row_id(const struct table *table, const struct row *row)
{
        const struct row *last = row;
        if (row->id || row->kind != ROW_TOTAL)
                return row->id;
        for (guint i = 0; i < table->rows.count; i++) {
                const struct row *other = list_at(&table->rows, struct row, i);
                if (g_strcmp0(other->id, "total") == 0)
                        return NULL;
                if (other->kind == ROW_TOTAL && !other->id)
                        last = other;
        }
        return row == last ? "total" : NULL;
}

static void table_index(struct job *job, const struct block *block, GHashTable *origins)
{
        g_hash_table_add(origins, (gpointer)html_id(job, block->id, NULL));
        for (guint i = 0; i < block->table->rows.count; i++) {
                const char *own = table_row_id(block->table, list_at(&block->table->rows, struct row, i));
                if (own)
                        g_hash_table_add(origins, (gpointer)html_id(job, block->id, own));
        }
}

static void blocks_index(struct job *job, const struct list *blocks, GHashTable *origins)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (block->id && block->table)
                        table_index(job, block, origins);
                blocks_index(job, &block->children, origins);
        }
}

GHashTable *origins_index(struct job *job, const struct document *document)
{
        GHashTable *origins = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < document->parts.count; i++)
                blocks_index(job, &list_at(&document->parts, struct part, i)->blocks, origins);
        for (guint i = 0; i < document->plan->targets.count; i++) {
                const struct target *target = list_at(&document->plan->targets, struct target, i);
                if (target->id.text)
                        g_hash_table_add(origins, arena_printf(job->arena, "chi-tieu--%s", target->id.text));
        }
        return origins;
}

/* ---- data ---- */

const char *origin_find(const struct html *html, const char *datum)
{
        if (!datum || !html->origins)
                return NULL;
        struct job *job = html->job;
        g_auto(GStrv) parts = g_strsplit(datum, ".", 4);
        guint count = g_strv_length(parts);
        const char *ids[2] = {NULL, NULL};
        if (count > 1 && strcmp(parts[0], "target") == 0) {
                ids[0] = arena_printf(job->arena, "chi-tieu--%s", parts[1]);
        } else if (count > 1) {
                ids[0] = count > 2 ? html_id(job, parts[1], parts[2]) : NULL;
                ids[1] = html_id(job, parts[1], NULL);
        }
        for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
                if (ids[i] && g_hash_table_contains(html->origins, ids[i]))
                        return arena_printf(job->arena, "#%s", ids[i]);
        }
        return NULL;
}
