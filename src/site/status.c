/* SPDX-License-Identifier: MIT */
/* Status: which plan replaces which.  A plan's page is written before the
 * others are known; what stands between its two marks is written again here,
 * for the few plans that it changes. */
#include "base/files.h"
#include "site/context.h"
#include "site/making.h"

#include <string.h>

#define STATUS_OPEN  "<!--status-->\n"
#define STATUS_CLOSE "<!--/status-->"

/* How two plans that are both here stand to each other. */
struct relation {
        const struct node *plan;
        struct node *replaces;    /* references, those on the site with `id` */
        struct node *replaced_by; /* entries */
        bool known;               /* something to say that the page does not say yet */
};

static const char *relation_key(struct job *job, const char *number, const char *iso)
{
        return arena_printf(job->arena, "%s %s", number, iso);
}

/* The plan that a reference names: number and date are the same, the issuer too when it is given. */
static struct relation *relation_find(struct job *job, GHashTable *all, const struct node *reference)
{
        struct relation *found =
                g_hash_table_lookup(all, relation_key(job, said(reference, "number"), said(reference, "iso")));
        const char *issuer = said(reference, "issuer");
        return found && (!*issuer || strcmp(issuer, said(found->plan, "issuer")) == 0) ? found : NULL;
}

static void relate(struct making *making, GHashTable *all, struct relation *relation)
{
        static const char *const keys[] = {"kind", "number", "date", "issuer", "title"};
        struct job *job = making->job;
        const struct node *old = said_list(relation->plan, "replaces");
        for (guint i = 0; i < old->items.count; i++) {
                const struct node *reference = list_at(&old->items, struct node, i);
                struct relation *other = relation_find(job, all, reference);
                struct node *map = node_new_map(job);
                for (guint k = 0; k < G_N_ELEMENTS(keys); k++)
                        put_always(job, map, keys[k], said(reference, keys[k]));
                put_always(job, map, "id", other ? said(other->plan, "id") : NULL);
                node_add(job, relation->replaces, map);
                if (!other || other == relation)
                        continue;
                node_add(job, other->replaced_by, plan_entry(making, relation->plan));
                other->known = relation->known = true;
        }
}

static void status_write(struct making *making, const struct relation *relation)
{
        struct job *job = making->job;
        const char *id = said(relation->plan, "id");
        const char *path = arena_printf(job->arena, "%s/ke-hoach/%s/index.html", making->out, id);
        struct node *context = making_context(making, arena_printf(job->arena, "ke-hoach/%s/", id));
        struct node *plan = plan_entry(making, relation->plan);
        put_group(job, plan, "replaces", relation->replaces);
        put_group(job, context, "replaced_by", relation->replaced_by);
        node_put(job, context, "plan", plan);
        g_autofree char *page = NULL;
        const char *status = page_render(job, "status", context);
        const char *open = g_file_get_contents(path, &page, NULL, NULL) ? strstr(page, STATUS_OPEN) : NULL;
        const char *close = open ? strstr(open, STATUS_CLOSE) : NULL;
        if (!status || !close)
                return; /* a layout of the office's own may do without */
        g_autoptr(GString) changed = g_string_new_len(page, open - page + (gssize)strlen(STATUS_OPEN));
        g_string_append(changed, status);
        g_string_append(changed, close);
        making->failed |= !file_write(job, path, changed->str, changed->len);
}

void statuses_write(struct making *making)
{
        struct job *job = making->job;
        g_autoptr(GHashTable) all = g_hash_table_new(g_str_hash, g_str_equal);
        struct relation *relations = arena_new_array(job->arena, struct relation, making->plans.count + 1);
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                relations[i] = (struct relation){plan, node_new_list(job), node_new_list(job), false};
                g_hash_table_insert(all, (gpointer)relation_key(job, said(plan, "number"), said(plan, "iso")),
                                    &relations[i]);
        }
        for (guint i = 0; i < making->plans.count; i++)
                relate(making, all, &relations[i]);
        for (guint i = 0; i < making->plans.count; i++) {
                if (relations[i].known)
                        status_write(making, &relations[i]);
        }
}
