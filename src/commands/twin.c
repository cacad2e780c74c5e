/* SPDX-License-Identifier: MIT */
#include "commands/twin.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/tree.h"
#include "base/workers.h"

struct twin twin_of(struct job *job, const char *out)
{
        struct twin twin = {
                .job = job,
                .shown = arena_printf(job->arena, "%s/site", out),
                .work = arena_printf(job->arena, "%s/.kept/site", out),
                .mark = arena_printf(job->arena, "%s/.kept/working", out),
                .changed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        };
        arena_drop(job->arena, twin.changed, (GDestroyNotify)g_hash_table_unref);
        return twin;
}

static bool failed(const struct twin *twin, const char *path, int error)
{
        if (error)
                message_add(twin->job->messages, (struct place){0}, MESSAGE_FILE_WRITE, path, g_strerror(error), NULL);
        return error != 0;
}

bool twin_begin(struct twin *twin)
{
        twin->broken = access(twin->mark, F_OK) == 0 || access(twin->work, F_OK) != 0;
        g_autofree char *folder = g_path_get_dirname(twin->mark);
        g_mkdir_with_parents(folder, 0777);
        int mark = creat(twin->mark, 0666);
        if (mark < 0)
                return !failed(twin, twin->mark, errno);
        close(mark);
        return !twin->broken || !failed(twin, twin->work, tree_link(twin->shown, twin->work));
}

void twin_remove(struct twin *twin, const char *path)
{
        tree_remove(arena_printf(twin->job->arena, "%s/%s", twin->work, path));
        g_hash_table_add(twin->changed, g_strdup(path));
}

void twin_pages(struct twin *twin, GHashTable *written, GHashTable *pages)
{
        GHashTableIter iter;
        gpointer path, changed;
        gsize head = strlen(twin->work) + 1;
        g_autoptr(GHashTable) now = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_iter_init(&iter, written);
        while (g_hash_table_iter_next(&iter, &path, &changed)) {
                g_hash_table_add(now, g_strdup((char *)path + head));
                if (changed)
                        g_hash_table_add(twin->changed, g_strdup((char *)path + head));
        }
        g_hash_table_iter_init(&iter, pages);
        while (g_hash_table_iter_next(&iter, &path, NULL)) {
                if (!g_hash_table_contains(now, path))
                        twin_remove(twin, path);
        }
        g_hash_table_remove_all(pages);
        g_hash_table_iter_init(&iter, now);
        while (g_hash_table_iter_next(&iter, &path, NULL)) {
                g_hash_table_iter_steal(&iter);
                g_hash_table_add(pages, path);
        }
}

/* ---- the two become the same again ---- */

struct following {
        const struct twin *twin;
        char **ids;
};

static GBytes *follow_plan(struct job *job, guint i, void *with)
{
        const struct following *following = with;
        const struct twin *twin = following->twin;
        const char *from = arena_printf(job->arena, "%s/ke-hoach/%s", twin->shown, following->ids[i]);
        const char *to = arena_printf(job->arena, "%s/ke-hoach/%s", twin->work, following->ids[i]);
        return tree_link(from, to) == 0 ? g_bytes_new_static("", 0) : NULL;
}

static const char *follow_name(guint i, void *with)
{
        return ((const struct following *)with)->ids[i];
}

/* Plans share the work; one that fails leaves the mark, and the next build makes the two the same. */
static bool follow(struct twin *twin, char **ids, guint count, guint workers)
{
        struct following following = {twin, ids};
        g_autofree GBytes **results = g_new0(GBytes *, count + 1);
        bool good = workers_run(twin->job, count, workers, follow_plan, &following, results, follow_name);
        for (guint i = 0; i < count; i++) {
                good = good && results[i];
                g_clear_pointer(&results[i], g_bytes_unref);
        }
        GHashTableIter iter;
        gpointer path;
        g_hash_table_iter_init(&iter, twin->changed);
        while (g_hash_table_iter_next(&iter, &path, NULL)) {
                g_autofree char *from = g_strdup_printf("%s/%s", twin->shown, (char *)path);
                g_autofree char *to = g_strdup_printf("%s/%s", twin->work, (char *)path);
                good = file_link(from, to) == 0 && good;
        }
        return good;
}

bool twin_show(struct twin *twin)
{
        return !failed(twin, twin->shown, tree_exchange(twin->work, twin->shown));
}

void twin_end(struct twin *twin, char **ids, guint count, guint workers)
{
        if (follow(twin, ids, count, workers))
                unlink(twin->mark);
}
