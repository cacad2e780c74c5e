/* SPDX-License-Identifier: MIT */
#include "check/sample.h"

enum {
        ROWS_MOST = 5000, /* of a table that is set whole */
        ROWS_FIRST = 2000,
        ROWS_LAST = 500,
};

/* A table that was cut, and the whole one. */
struct sampled {
        struct block *block;
        struct table *whole;
};

static void cut(struct job *job, struct block *block, struct list *sampled)
{
        const struct list *rows = &block->table->rows;
        struct sampled *one = arena_new(job->arena, struct sampled);
        struct table *table = arena_new(job->arena, struct table);
        *one = (struct sampled){block, block->table};
        *table = *block->table;
        table->rows = (struct list){0};
        for (guint i = 0; i < rows->count; i++) {
                if (i < ROWS_FIRST || i + ROWS_LAST >= rows->count)
                        list_add(job->arena, &table->rows, rows->at[i]);
        }
        block->table = table;
        list_add(job->arena, sampled, one);
        g_autofree char *all = g_strdup_printf("%u", rows->count);
        g_autofree char *set = g_strdup_printf("%u", table->rows.count);
        message_add(job->messages, block->from, MESSAGE_TABLE_SAMPLED, block->id ? block->id : "", all, set, NULL);
}

static void cut_blocks(struct job *job, const struct list *blocks, struct list *sampled)
{
        for (guint i = 0; i < blocks->count; i++) {
                struct block *block = list_at(blocks, struct block, i);
                /* rows of figures are linked by no row span: they may be parted anywhere */
                if (block->table && block->table->figures && block->table->rows.count > ROWS_MOST)
                        cut(job, block, sampled);
                cut_blocks(job, &block->children, sampled);
        }
}

struct list sample_cut(struct job *job, const struct document *document)
{
        struct list sampled = {0};
        for (guint i = 0; i < document->parts.count; i++)
                cut_blocks(job, &list_at(&document->parts, struct part, i)->blocks, &sampled);
        return sampled;
}

void sample_mend(const struct list *sampled)
{
        for (guint i = 0; i < sampled->count; i++) {
                const struct sampled *one = list_at(sampled, struct sampled, i);
                one->block->table = one->whole;
        }
}
