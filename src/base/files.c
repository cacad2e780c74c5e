/* SPDX-License-Identifier: MIT */
#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* path as the system opens it. */
static char *full_path(struct job *job, const char *path)
{
        if (g_path_is_absolute(path) || !job->root || strcmp(job->root, ".") == 0)
                return g_strdup(path);
        return g_build_filename(job->root, path, NULL);
}

const char *path_shown(struct job *job, const char *path)
{
        gsize root = job->root ? strlen(job->root) : 0;
        if (root && strncmp(path, job->root, root) == 0 && path[root] == '/')
                path += root + 1;
        while (path[0] == '.' && path[1] == '/')
                path += 2;
        return g_intern_string(path);
}

/* A link inside content/ that leads out of content/ would publish a file of this machine. */
static bool is_outside(struct job *job, const char *path, const char *full)
{
        const char *slash = strchr(path, '/');
        if (g_path_is_absolute(path) || !slash || slash == path)
                return false;
        g_autofree char *top = g_strndup(path, (gsize)(slash - path));
        g_autofree char *top_full = full_path(job, top);
        char *house = realpath(top_full, NULL);
        char *real = realpath(full, NULL);
        gsize count = house ? strlen(house) : 0;
        bool outside = !house || !real || strncmp(real, house, count) != 0 || real[count] != '/';
        free(house);
        free(real);
        return outside;
}

static char *fail_read(struct job *job, const char *path, struct place asked, int error)
{
        if (error == ENOENT || error == ENOTDIR)
                message_add(job->messages, asked, MESSAGE_FILE_MISSING, path_shown(job, path), NULL);
        else
                message_add(job->messages, asked, MESSAGE_FILE_READ, path_shown(job, path), g_strerror(error), NULL);
        return NULL;
}

static char *fail_limit(struct job *job, const char *path, struct place asked, gint64 size)
{
        g_autofree char *has = g_strdup_printf("%" G_GINT64_FORMAT, size);
        g_autofree char *limit = g_strdup_printf("%" G_GINT64_FORMAT, job->limits.file_bytes);
        message_add(job->messages, asked, MESSAGE_FILE_LIMIT, path_shown(job, path), has, limit, NULL);
        return NULL;
}

/* Reads until the end or until room is full; the count, or -1. */
static gssize read_all(int file, char *to, gsize room)
{
        gsize count = 0;
        while (count < room) {
                gssize n = read(file, to + count, room - count);
                if (n < 0 && errno == EINTR)
                        continue;
                if (n < 0)
                        return -1;
                if (n == 0)
                        break;
                count += (gsize)n;
        }
        return (gssize)count;
}

static char *read_open_file(struct job *job, int file, const char *path, struct place asked, gsize *bytes)
{
        struct stat about;
        if (fstat(file, &about) != 0)
                return fail_read(job, path, asked, errno);
        if (!S_ISREG(about.st_mode)) {
                message_add(job->messages, asked, MESSAGE_FILE_KIND, path_shown(job, path), NULL);
                return NULL;
        }
        if (about.st_size > job->limits.file_bytes)
                return fail_limit(job, path, asked, about.st_size);
        char *text = arena_new_bytes(job->arena, (gsize)about.st_size + 1);
        gssize count = read_all(file, text, (gsize)about.st_size);
        if (count < 0)
                return fail_read(job, path, asked, errno);
        if (bytes)
                *bytes = (gsize)count;
        return text;
}

/* Without blocking: a named pipe must not hang us before fstat tells what it is. */
#define READ_FLAGS (O_RDONLY | O_CLOEXEC | O_NONBLOCK)

/* The file when the system itself sees to it that no link leads out of the first folder of path; -1: who knows. */
static int open_inside(struct job *job, const char *path)
{
        const char *slash = strchr(path, '/');
        if (!slash || slash == path)
                return -1;
        g_autofree char *top = g_strndup(path, (gsize)(slash - path));
        g_autofree char *house = full_path(job, top);
        int folder = open(house, O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0)
                return -1;
        struct open_how how = {.flags = READ_FLAGS, .resolve = RESOLVE_BENEATH};
        int file = (int)syscall(SYS_openat2, folder, slash + strspn(slash, "/"), &how, sizeof how);
        close(folder);
        return file;
}

char *file_read(struct job *job, const char *path, struct place asked, gsize *bytes)
{
        int file = open_inside(job, path);
        bool inside = file >= 0;
        g_autofree char *full = inside ? NULL : full_path(job, path);
        if (!inside)
                file = g_open(full, READ_FLAGS, 0);
        if (file < 0)
                return fail_read(job, path, asked, errno);
        char *text = NULL;
        if (!inside && is_outside(job, path, full))
                message_add(job->messages, asked, MESSAGE_FILE_OUTSIDE, path_shown(job, path), NULL);
        else
                text = read_open_file(job, file, path, asked, bytes);
        close(file);
        return text;
}

static bool holds_already(const char *path, const void *bytes, gsize count)
{
        struct stat about;
        if (g_lstat(path, &about) != 0 || !S_ISREG(about.st_mode) || (gsize)about.st_size != count)
                return false;
        g_autofree char *old = NULL;
        gsize old_count;
        return g_file_get_contents(path, &old, &old_count, NULL) && old_count == count &&
               memcmp(old, bytes, count) == 0;
}

static bool write_all(int file, const char *bytes, gsize count)
{
        while (count > 0) {
                gssize n = write(file, bytes, count);
                if (n < 0 && errno == EINTR)
                        continue;
                if (n < 0)
                        return false;
                bytes += n;
                count -= (gsize)n;
        }
        return true;
}

/* Fills an open file and closes it; 0 or the errno. */
static int fill_file(int file, const void *bytes, gsize count)
{
        int error = write_all(file, bytes, count) ? 0 : errno;
        if (close(file) != 0 && !error)
                error = errno;
        return error;
}

/* Writes a new file beside path and renames it; 0 or the errno. */
static int replace_file(const char *path, const void *bytes, gsize count)
{
        g_autofree char *folder = g_path_get_dirname(path);
        if (g_mkdir_with_parents(folder, 0777) != 0)
                return errno;
        g_autofree char *beside = g_build_filename(folder, ".kehoach-XXXXXX", NULL);
        int file = g_mkstemp_full(beside, O_WRONLY | O_CLOEXEC, 0666);
        if (file < 0)
                return errno;
        int error = fill_file(file, bytes, count);
        if (!error && g_rename(beside, path) != 0)
                error = errno;
        if (error)
                g_unlink(beside);
        return error;
}

/* A file that is not there yet: -1 and EEXIST when it is. */
static int create_file(const char *path)
{
        const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
        int file = open(path, flags, 0666);
        if (file >= 0 || errno != ENOENT)
                return file;
        g_autofree char *folder = g_path_get_dirname(path);
        return g_mkdir_with_parents(folder, 0777) == 0 ? open(path, flags, 0666) : -1;
}

/* Writes where nobody reads yet.  What is there goes first and is not written over: others may have links to it. */
static int write_hidden(const char *path, const void *bytes, gsize count, bool *changed)
{
        int file = create_file(path);
        if (file < 0 && errno == EEXIST) {
                if (holds_already(path, bytes, count)) {
                        *changed = false;
                        return 0;
                }
                file = g_unlink(path) == 0 ? create_file(path) : -1;
        }
        int error = file < 0 ? errno : fill_file(file, bytes, count);
        if (file >= 0 && error)
                g_unlink(path);
        return error;
}

static bool is_hidden(const struct job *job, const char *path)
{
        gsize count = job->hidden ? strlen(job->hidden) : 0;
        return count && strncmp(path, job->hidden, count) == 0 && path[count] == '/';
}

void file_note(struct job *job, const char *path, bool changed)
{
        if (job->written)
                g_hash_table_insert(job->written, g_strdup(path),
                                    GUINT_TO_POINTER(changed || file_was_changed(job, path)));
}

bool file_was_changed(const struct job *job, const char *path)
{
        return job->written && g_hash_table_lookup(job->written, path);
}

bool file_write(struct job *job, const char *path, const void *bytes, gsize count)
{
        bool changed = true, hidden = is_hidden(job, path);
        if (!hidden && holds_already(path, bytes, count)) {
                file_note(job, path, false);
                return true;
        }
        int error = hidden ? write_hidden(path, bytes, count, &changed) : replace_file(path, bytes, count);
        file_note(job, path, changed);
        if (job->changes && changed)
                __atomic_add_fetch(job->changes, 1, __ATOMIC_RELAXED);
        if (!error)
                return true;
        message_add(job->messages, (struct place){0}, MESSAGE_FILE_WRITE, path, g_strerror(error), NULL);
        return false;
}

static void forget_changes(gpointer changes)
{
        munmap(changes, sizeof(guint));
}

void files_count_changes(struct job *job)
{
        void *memory = mmap(NULL, sizeof *job->changes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        job->changes = memory == MAP_FAILED ? NULL : memory;
        if (job->changes)
                arena_drop(job->arena, job->changes, forget_changes);
}

guint files_changed(const struct job *job)
{
        return job->changes ? __atomic_load_n(job->changes, __ATOMIC_RELAXED) : 0;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_names(struct job *job, GPtrArray *names, const char *path)
{
        g_autofree char *full = full_path(job, path);
        GDir *folder = g_dir_open(full, 0, NULL);
        for (const char *name; folder && (name = g_dir_read_name(folder));) {
                if (*name != '.')
                        g_ptr_array_add(names, arena_text(job->arena, name));
        }
        if (folder)
                g_dir_close(folder);
}

/* The names sorted, each once, in the arena. */
static char **sorted_names(struct job *job, GPtrArray *names)
{
        g_ptr_array_sort(names, compare_names);
        char **list = arena_new_array(job->arena, char *, names->len + 1);
        guint count = 0;
        for (guint i = 0; i < names->len; i++) {
                if (count == 0 || strcmp(list[count - 1], names->pdata[i]) != 0)
                        list[count++] = names->pdata[i];
        }
        return list;
}

char **folder_list(struct job *job, const char *path)
{
        g_autoptr(GPtrArray) names = g_ptr_array_new();
        add_names(job, names, path);
        return sorted_names(job, names);
}

/* ---- the project's own, then what came with the program ---- */

static const char *share_path(struct job *job, const char *path)
{
        return job->share ? arena_printf(job->arena, "%s/%s", job->share, path) : NULL;
}

const char *project_file(struct job *job, const char *path)
{
        g_autofree char *own = full_path(job, path);
        const char *shared = share_path(job, path);
        bool is_shared = shared && !g_file_test(own, G_FILE_TEST_EXISTS) && g_file_test(shared, G_FILE_TEST_EXISTS);
        return is_shared ? shared : path;
}

bool project_has_file(struct job *job, const char *path)
{
        g_autofree char *full = full_path(job, project_file(job, path));
        return g_file_test(full, G_FILE_TEST_IS_REGULAR);
}

char **project_folder_list(struct job *job, const char *path)
{
        g_autoptr(GPtrArray) names = g_ptr_array_new();
        const char *shared = share_path(job, path);
        add_names(job, names, path);
        if (shared)
                add_names(job, names, shared);
        return sorted_names(job, names);
}

/* One part of a relative path between slashes. */
static bool is_part_safe(const char *part, gsize count)
{
        if (count == 2 && part[0] == '.' && part[1] == '.')
                return false;
        for (gsize i = 0; i < count; i++) {
                if (g_ascii_iscntrl(part[i]) || part[i] == '\\')
                        return false;
        }
        return true;
}

char *path_inside(struct job *job, const char *dir, const char *relative)
{
        if (!*relative || *relative == '/')
                return NULL;
        g_autoptr(GString) path = g_string_new(dir && *dir ? dir : ".");
        bool named = false;
        while (*relative) {
                gsize count = strcspn(relative, "/");
                if (!is_part_safe(relative, count))
                        return NULL;
                if (count > 1 || (count == 1 && *relative != '.')) {
                        g_string_append_c(path, '/');
                        g_string_append_len(path, relative, (gssize)count);
                        named = true;
                }
                relative += count + (relative[count] == '/');
        }
        return named ? arena_text(job->arena, path->str) : NULL;
}
