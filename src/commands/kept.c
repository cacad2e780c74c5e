/* SPDX-License-Identifier: MIT */
#include "commands/kept.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/files.h"
#include "base/tree.h"
#include "commands/version.h"

/* plans-<name>: a tuple in GVariant's form: version, what all plans share, turn; of each plan id, key, sum, good,
 * offset and length of its record (-1: none), messages.  The records stand behind one another in
 * records-<name>-<turn>, to which new ones are added until half of it is of no use.  pages-<name>: lines of the pages
 * about all plans, a path each, and with a tab behind the path what it was made of. */
#define PLAN_TYPE    "(saytbxtay)"
#define KEPT_TYPE    "(sayta" PLAN_TYPE "b)"
#define KEPT_VERSION "kehoach kept 3 " KEHOACH_VERSION

enum {
        MOMENT = 100 * 1000 * 1000, /* nanoseconds: a file that was changed so lately may change again unseen */
        WASTE = 4 << 20,            /* bytes of no use that a file of records may always have */
};

static void plan_free(gpointer data)
{
        struct kept_plan *plan = data;
        g_clear_pointer(&plan->messages, g_bytes_unref);
        g_clear_pointer(&plan->record, g_bytes_unref);
        g_free((char *)plan->id);
        g_free(plan);
}

/* ---- keys ---- */

static const char *const houses[] = {"fonts", "layouts"};

static void digest_folder(struct digest *digest, const char *root, const char *name)
{
        g_autofree char *path = g_build_filename(root, name, NULL);
        digest_add(digest, name, strlen(name));
        tree_digest(path, digest);
}

/* What came with the program is told, as the program is, by its times: its contents are not read. */
static void digest_share(struct digest *digest, const struct job *job)
{
        struct stat own = {0}, share = {0};
        if (!job->share || stat(job->share, &share) != 0 || stat(job->root, &own) != 0 ||
            (own.st_ino == share.st_ino && own.st_dev == share.st_dev))
                return;
        for (guint i = 0; i < G_N_ELEMENTS(houses); i++) {
                g_autofree char *path = g_build_filename(job->share, houses[i], NULL);
                guint64 times = tree_sum(path, NULL);
                digest_add(digest, &times, sizeof times);
        }
}

/* What every plan is made with: layouts and fonts, the files beside content/plans, the program. */
static void digest_all(struct kept *kept, const char *options)
{
        struct job *job = kept->job;
        struct stat program = {0};
        stat("/proc/self/exe", &program);
        g_autofree char *head =
                g_strdup_printf("%s %s %lld %lld %lld", KEPT_VERSION, options, (long long)program.st_size,
                                (long long)program.st_mtim.tv_sec, (long long)program.st_mtim.tv_nsec);
        digest_add(&kept->all, head, strlen(head));
        digest_share(&kept->all, job);
        for (guint i = 0; i < G_N_ELEMENTS(houses); i++)
                digest_folder(&kept->all, job->root, houses[i]);
        char **names = folder_list(job, "content");
        for (; *names; names++) {
                g_autofree char *path = g_build_filename(job->root, "content", *names, NULL), *bytes = NULL;
                gsize count;
                if (!g_file_get_contents(path, &bytes, &count, NULL))
                        continue;
                digest_add(&kept->all, *names, strlen(*names));
                digest_add(&kept->all, bytes, count);
        }
}

/* The sum of a folder; 0 when a file may still change unseen. */
static guint64 settled_sum(const char *folder)
{
        gint64 now = g_get_real_time() * 1000, newest = 0;
        guint64 sum = tree_sum(folder, &newest);
        return newest > now - MOMENT ? 0 : sum;
}

struct kept_plan kept_look(const struct kept *kept, const char *id)
{
        g_autofree char *folder = g_build_filename(kept->job->root, "content/plans", id, NULL);
        struct kept_plan plan = {.id = id, .key = kept->all, .sum = settled_sum(folder), .seen = true};
        tree_digest(folder, &plan.key);
        return plan;
}

struct kept_plan *kept_find(struct kept *kept, const char *id)
{
        struct kept_plan *plan = g_hash_table_lookup(kept->plans, id);
        if (!plan)
                return NULL;
        plan->seen = true;
        if (!digest_is_same(&kept->all, &kept->then))
                return NULL;
        g_autofree char *folder = g_build_filename(kept->job->root, "content/plans", id, NULL);
        if (plan->sum && plan->sum == tree_sum(folder, NULL))
                return plan;
        struct kept_plan now = kept_look(kept, id);
        plan->sum = now.sum;
        return digest_is_same(&plan->key, &now.key) ? plan : NULL;
}

void kept_put(struct kept *kept, const struct kept_plan *plan)
{
        struct kept_plan *own = g_new(struct kept_plan, 1);
        *own = *plan;
        own->id = g_strdup(plan->id);
        own->offset = -1;
        g_hash_table_replace(kept->plans, (gpointer)own->id, own);
}

/* ---- reading ---- */

static char *records_path(const struct kept *kept, const char *name, guint64 turn)
{
        return g_strdup_printf("%s/records-%s-%" G_GUINT64_FORMAT, kept->folder, name, turn);
}

static void key_read(GVariant *tuple, guint at, struct digest *key)
{
        g_autoptr(GVariant) bytes = g_variant_get_child_value(tuple, at);
        gsize count;
        const void *data = g_variant_get_fixed_array(bytes, &count, 1);
        if (count == sizeof *key)
                memcpy(key, data, sizeof *key);
}

/* A record that the file has not whole is none: then the plan is built again. */
static void plan_read_kept(struct kept *kept, GVariant *tuple, GBytes *records)
{
        struct kept_plan *plan = g_new0(struct kept_plan, 1);
        guint64 length;
        gboolean good;
        g_autoptr(GVariant) messages = g_variant_get_child_value(tuple, 6);
        g_variant_get_child(tuple, 0, "s", &plan->id);
        key_read(tuple, 1, &plan->key);
        g_variant_get_child(tuple, 2, "t", &plan->sum);
        g_variant_get_child(tuple, 3, "b", &good);
        g_variant_get_child(tuple, 4, "x", &plan->offset);
        g_variant_get_child(tuple, 5, "t", &length);
        plan->good = good;
        plan->messages = g_variant_get_data_as_bytes(messages);
        guint64 size = records ? g_bytes_get_size(records) : 0;
        bool there = plan->offset >= 0 && (guint64)plan->offset <= size && length <= size - (guint64)plan->offset;
        if (there)
                plan->record = g_bytes_new_from_bytes(records, (gsize)plan->offset, (gsize)length);
        if (there || plan->offset < 0)
                g_hash_table_replace(kept->plans, (gpointer)plan->id, plan);
        else
                plan_free(plan);
}

static void list_read(struct kept *kept, const char *name, GVariant *list)
{
        g_autoptr(GVariant) plans = g_variant_get_child_value(list, 3);
        gboolean whole;
        g_variant_get_child(list, 2, "t", &kept->turn);
        g_variant_get_child(list, 4, "b", &whole);
        kept->whole = whole;
        key_read(list, 1, &kept->then);
        g_autofree char *path = records_path(kept, name, kept->turn);
        g_clear_pointer(&kept->records, g_mapped_file_unref);
        kept->records = g_mapped_file_new(path, FALSE, NULL);
        g_autoptr(GBytes) records = kept->records ? g_mapped_file_get_bytes(kept->records) : NULL;
        for (gsize i = 0; i < g_variant_n_children(plans); i++) {
                g_autoptr(GVariant) plan = g_variant_get_child_value(plans, i);
                plan_read_kept(kept, plan, records);
        }
}

static char *pages_path(const struct kept *kept)
{
        return g_strdup_printf("%s/pages-%s", kept->folder, kept->name);
}

static bool file_pages_read(struct kept *kept, const char *path, bool same)
{
        g_autofree char *bytes = NULL;
        if (!g_file_get_contents(path, &bytes, NULL, NULL))
                return false;
        for (char *line = bytes, *end; (end = strchr(line, '\n')); line = end + 1) {
                *end = '\0';
                char *tab = strchr(line, '\t');
                if (*line == '/' || strstr(line, ".."))
                        continue; /* what is not ours is not removed */
                if (!tab)
                        g_hash_table_add(kept->pages, g_strdup(line));
                else if (same)
                        g_hash_table_insert(kept->made_of, g_strndup(line, (gsize)(tab - line)), g_strdup(tab + 1));
        }
        return true;
}

/* Of slices that were put together, those of each. */
void kept_pages_read(struct kept *kept)
{
        g_autofree char *own = pages_path(kept);
        GDir *folder =
                file_pages_read(kept, own, digest_is_same(&kept->all, &kept->then)) || strcmp(kept->name, "1-1") != 0
                        ? NULL
                        : g_dir_open(kept->folder, 0, NULL);
        for (const char *name; folder && (name = g_dir_read_name(folder));) {
                g_autofree char *path = g_build_filename(kept->folder, name, NULL);
                if (g_str_has_prefix(name, "pages-"))
                        file_pages_read(kept, path, false);
        }
        if (folder)
                g_dir_close(folder);
}

static int by_text(gconstpointer a, gconstpointer b)
{
        return strcmp(a, b);
}

bool kept_pages_write(const struct kept *kept)
{
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GList) pages = g_list_sort(g_hash_table_get_keys(kept->pages), by_text);
        g_autoptr(GList) made_of = g_list_sort(g_hash_table_get_keys(kept->made_of), by_text);
        for (const GList *at = pages; at; at = at->next) {
                g_string_append(text, at->data);
                g_string_append_c(text, '\n');
        }
        for (const GList *at = made_of; at; at = at->next) {
                g_string_append(text, at->data);
                g_string_append_c(text, '\t');
                g_string_append(text, g_hash_table_lookup(kept->made_of, at->data));
                g_string_append_c(text, '\n');
        }
        g_autofree char *path = pages_path(kept);
        return file_write(kept->job, path, text->str, text->len);
}

static bool file_list_read(struct kept *kept, const char *name)
{
        g_autofree char *path = g_strdup_printf("%s/plans-%s", kept->folder, name), *bytes = NULL;
        gsize count;
        if (!g_file_get_contents(path, &bytes, &count, NULL))
                return false;
        g_autoptr(GBytes) all = g_bytes_new_take(g_steal_pointer(&bytes), count);
        g_autoptr(GVariant) list = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(KEPT_TYPE), all, FALSE));
        const char *version;
        g_variant_get_child(list, 0, "&s", &version);
        if (strcmp(version, KEPT_VERSION) != 0)
                return false;
        list_read(kept, name, list);
        return true;
}

/* Slices that were built elsewhere and put together: their plans are looked at by content, their records taken over. */
static void slices_read(struct kept *kept)
{
        GDir *folder = g_dir_open(kept->folder, 0, NULL);
        for (const char *name; folder && (name = g_dir_read_name(folder));) {
                if (g_str_has_prefix(name, "plans-"))
                        file_list_read(kept, name + strlen("plans-"));
        }
        if (folder)
                g_dir_close(folder);
        GHashTableIter iter;
        gpointer plan;
        g_hash_table_iter_init(&iter, kept->plans);
        while (g_hash_table_iter_next(&iter, NULL, &plan)) {
                ((struct kept_plan *)plan)->offset = -1;
                ((struct kept_plan *)plan)->sum = 0;
        }
        kept->turn = 0;
        kept->whole = false;
        g_clear_pointer(&kept->records, g_mapped_file_unref);
}

struct kept *kept_open(struct job *job, const char *out, const char *name, const char *options)
{
        struct kept *kept = arena_new(job->arena, struct kept);
        kept->job = job;
        kept->folder = arena_printf(job->arena, "%s/.kept", out);
        kept->name = name;
        kept->plans = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, plan_free);
        kept->pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        kept->made_of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        digest_all(kept, options);
        if (!file_list_read(kept, name) && strcmp(name, "1-1") == 0)
                slices_read(kept);
        return kept;
}

void kept_close(struct kept *kept)
{
        g_hash_table_destroy(kept->plans);
        g_hash_table_destroy(kept->pages);
        g_hash_table_destroy(kept->made_of);
        if (kept->records)
                g_mapped_file_unref(kept->records);
}

/* ---- writing ---- */

static int by_id(gconstpointer a, gconstpointer b)
{
        const struct kept_plan *left = *(struct kept_plan *const *)a, *right = *(struct kept_plan *const *)b;
        return strcmp(left->id, right->id);
}

/* Sorted: the file is the same whatever came first. */
static GPtrArray *sorted_plans(const struct kept *kept)
{
        GPtrArray *all = g_ptr_array_new();
        GHashTableIter iter;
        gpointer plan;
        g_hash_table_iter_init(&iter, kept->plans);
        while (g_hash_table_iter_next(&iter, NULL, &plan))
                g_ptr_array_add(all, plan);
        g_ptr_array_sort(all, by_id);
        return all;
}

/* Who knows what layouts a plan was made with that this build has not seen? */
static void forget_unseen(GPtrArray *plans)
{
        for (guint i = 0; i < plans->len; i++) {
                struct kept_plan *plan = plans->pdata[i];
                if (!plan->seen)
                        plan->sum = 0;
        }
}

/* Adds the records that the file has not; all of them to a new one when half of the old one is of no use. */
static bool records_write(struct kept *kept, GPtrArray *plans)
{
        gsize size = kept->records ? g_mapped_file_get_length(kept->records) : 0, live = 0;
        for (guint i = 0; i < plans->len; i++) {
                const struct kept_plan *plan = plans->pdata[i];
                live += plan->record ? g_bytes_get_size(plan->record) : 0;
        }
        if (!size && !live)
                return true;
        bool anew = size == 0 || size > 2 * live + WASTE;
        g_autofree char *old = records_path(kept, kept->name, kept->turn);
        kept->turn += anew;
        g_autofree char *path = records_path(kept, kept->name, kept->turn);
        g_mkdir_with_parents(kept->folder, 0777);
        FILE *file = fopen(path, anew ? "wbe" : "abe");
        gint64 end = file && !anew && fseeko(file, 0, SEEK_END) == 0 ? ftello(file) : 0;
        for (guint i = 0; file && i < plans->len; i++) {
                struct kept_plan *plan = plans->pdata[i];
                if (!plan->record || (plan->offset >= 0 && !anew))
                        continue;
                gsize count;
                const void *bytes = g_bytes_get_data(plan->record, &count);
                fwrite(bytes, 1, count, file);
                plan->offset = end;
                end += (gint64)count;
        }
        bool good = file && !ferror(file);
        good = file && fclose(file) == 0 && good;
        if (anew)
                remove(old);
        if (!good)
                message_add(kept->job->messages, (struct place){0}, MESSAGE_FILE_WRITE, path, g_strerror(errno), NULL);
        return good;
}

static GVariant *bytes_variant(GBytes *bytes)
{
        return bytes ? g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, bytes, TRUE)
                     : g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, NULL, 0, 1);
}

static GVariant *key_variant(const struct digest *key)
{
        return g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, key, sizeof *key, 1);
}

static GVariant *list_variant(const struct kept *kept, GPtrArray *plans)
{
        g_autoptr(GVariantBuilder) list = g_variant_builder_new(G_VARIANT_TYPE("a" PLAN_TYPE));
        for (guint i = 0; i < plans->len; i++) {
                const struct kept_plan *plan = plans->pdata[i];
                guint64 length = plan->record ? g_bytes_get_size(plan->record) : 0;
                g_variant_builder_add(list, "(s@aytbxt@ay)", plan->id, key_variant(&plan->key), plan->sum,
                                      (gboolean)plan->good, plan->offset, length, bytes_variant(plan->messages));
        }
        return g_variant_ref_sink(g_variant_new("(s@ayta" PLAN_TYPE "b)", KEPT_VERSION, key_variant(&kept->all),
                                                kept->turn, list, (gboolean)kept->whole));
}

bool kept_write(struct kept *kept)
{
        g_autoptr(GPtrArray) plans = sorted_plans(kept);
        forget_unseen(plans);
        if (!records_write(kept, plans))
                return false;
        g_autoptr(GVariant) list = list_variant(kept, plans);
        const char *path = arena_printf(kept->job->arena, "%s/plans-%s", kept->folder, kept->name);
        return file_write(kept->job, path, g_variant_get_data(list), g_variant_get_size(list));
}
