/* SPDX-License-Identifier: MIT */
#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
        DEPTH_MAX = 16, /* a link may lead back */
};

static bool is_own(const char *name)
{
        gsize length = strlen(name);
        return *name == '.' || name[length - 1] == '~';
}

/* ---- what stands in a folder ---- */

/* FNV-1a. */
static guint64 mix(guint64 hash, const void *bytes, gsize count)
{
        for (const guchar *at = bytes; count > 0; count--)
                hash = (hash ^ *at++) * 1099511628211u;
        return hash;
}

/* The sum of one folder, which is closed; entries add up, for their order is the system's. */
static guint64 folder_sum(int file, guint depth, gint64 *newest)
{
        DIR *folder = fdopendir(file);
        guint64 sum = 0;
        if (!folder) {
                close(file);
                return 0;
        }
        for (struct dirent *entry; (entry = readdir(folder));) {
                struct stat about;
                if (is_own(entry->d_name) || fstatat(dirfd(folder), entry->d_name, &about, 0) != 0)
                        continue;
                gint64 time = (gint64)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
                const guint64 seen[] = {(guint64)about.st_ino, (guint64)about.st_size, (guint64)time};
                guint64 hash = mix(14695981039346656037u, entry->d_name, strlen(entry->d_name));
                if (S_ISREG(about.st_mode)) {
                        hash = mix(hash, seen, sizeof seen);
                        *newest = MAX(*newest, time);
                }
                int inner = S_ISDIR(about.st_mode) && depth < DEPTH_MAX
                                    ? openat(dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                                    : -1;
                guint64 below = inner >= 0 ? folder_sum(inner, depth + 1, newest) : 0;
                sum += mix(hash, &below, sizeof below);
        }
        closedir(folder);
        return sum;
}

guint64 tree_sum(const char *path, gint64 *newest)
{
        gint64 latest = 0;
        int file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        guint64 sum = file >= 0 ? folder_sum(file, 1, &latest) : 1;
        if (newest)
                *newest = MAX(*newest, latest);
        return sum;
}

static int by_name(gconstpointer a, gconstpointer b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted; all: also an editor's own. */
static GPtrArray *open_names_in(DIR *folder, bool all)
{
        GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
        for (struct dirent *entry; folder && (entry = readdir(folder));) {
                const char *name = entry->d_name;
                if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && (all || !is_own(name)))
                        g_ptr_array_add(names, g_strdup(name));
        }
        g_ptr_array_sort(names, by_name);
        return names;
}

static GPtrArray *names_in(const char *path, bool all)
{
        DIR *folder = opendir(path);
        GPtrArray *names = open_names_in(folder, all);
        if (folder)
                closedir(folder);
        return names;
}

/* One regular file; false when it is none. */
static bool digest_file(int folder, const char *name, struct digest *digest)
{
        struct stat about;
        int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        bool good = file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode);
        if (good) {
                gsize count = 0, room = (gsize)about.st_size;
                g_autofree char *bytes = g_malloc(room + 1);
                for (gssize n; count < room && (n = read(file, bytes + count, room - count)) > 0;)
                        count += (gsize)n;
                digest_add(digest, name, strlen(name));
                digest_add(digest, bytes, count);
        }
        if (file >= 0)
                close(file);
        return good;
}

/* The folder is closed. */
static void digest_below(int file, struct digest *digest, guint depth)
{
        DIR *folder = fdopendir(file);
        if (!folder) {
                close(file);
                return;
        }
        g_autoptr(GPtrArray) names = open_names_in(folder, false);
        for (guint i = 0; i < names->len; i++) {
                const char *name = names->pdata[i];
                if (digest_file(dirfd(folder), name, digest) || depth == DEPTH_MAX)
                        continue;
                int inner = openat(dirfd(folder), name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
                if (inner < 0)
                        continue;
                digest_add(digest, "/", 1); /* no name has one */
                digest_add(digest, name, strlen(name));
                digest_below(inner, digest, depth + 1);
                digest_add(digest, "/", 1);
        }
        closedir(folder);
}

void tree_digest(const char *path, struct digest *digest)
{
        int file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (file >= 0)
                digest_below(file, digest, 1);
}

/* ---- removing ---- */

void tree_remove(const char *path)
{
        if (g_unlink(path) == 0 || errno == ENOENT)
                return;
        g_autoptr(GPtrArray) names = names_in(path, true);
        for (guint i = 0; i < names->len; i++) {
                g_autofree char *inner = g_build_filename(path, names->pdata[i], NULL);
                tree_remove(inner);
        }
        g_rmdir(path);
}

void tree_keep(const char *path, GHashTable *kept)
{
        g_autoptr(GPtrArray) names = names_in(path, true);
        for (guint i = 0; i < names->len; i++) {
                g_autofree char *inner = g_strdup_printf("%s/%s", path, (char *)names->pdata[i]);
                struct stat about;
                if (g_hash_table_contains(kept, inner) || g_lstat(inner, &about) != 0)
                        continue;
                if (S_ISDIR(about.st_mode))
                        tree_keep(inner, kept);
                else
                        g_unlink(inner);
        }
        g_rmdir(path); /* fails while there is something in it */
}

/* ---- linking ---- */

static bool same_file(const char *a, const char *b)
{
        struct stat left, right;
        return g_lstat(a, &left) == 0 && g_lstat(b, &right) == 0 && left.st_ino == right.st_ino &&
               left.st_dev == right.st_dev;
}

static int copy_file(const char *from, const char *to)
{
        g_autofree char *bytes = NULL;
        gsize count;
        if (!g_file_get_contents(from, &bytes, &count, NULL))
                return errno ? errno : EIO;
        return g_file_set_contents_full(to, bytes, (gssize)count, G_FILE_SET_CONTENTS_NONE, 0666, NULL) ? 0 : EIO;
}

static int link_once(const char *from, const char *to)
{
        if (link(from, to) == 0)
                return 0;
        /* a file system without links, or too many to one file */
        return errno == EPERM || errno == EMLINK || errno == ENOTSUP ? copy_file(from, to) : errno;
}

int file_link(const char *from, const char *to)
{
        if (same_file(from, to))
                return 0;
        if (!g_file_test(from, G_FILE_TEST_EXISTS)) {
                tree_remove(to);
                return 0;
        }
        int error = link_once(from, to);
        if (error == EEXIST || error == ENOENT || error == ENOTDIR) {
                g_autofree char *folder = g_path_get_dirname(to);
                tree_remove(to);
                error = g_mkdir_with_parents(folder, 0777) == 0 ? link_once(from, to) : errno;
        }
        return error;
}

/* One name of a folder, by its paths. */
static int link_slowly(const char *from, const char *to, const char *name);

/* Links the files of a folder into another, which is there; those below too. */
static int link_below(const char *from, const char *to)
{
        DIR *source = opendir(from);
        int error = source ? 0 : errno, target = open(to, O_PATH | O_DIRECTORY | O_CLOEXEC);
        for (struct dirent *entry; source && !error && (entry = readdir(source));) {
                if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                        continue;
                if (entry->d_type == DT_DIR || linkat(dirfd(source), entry->d_name, target, entry->d_name, 0) != 0)
                        error = link_slowly(from, to, entry->d_name);
        }
        if (source)
                closedir(source);
        if (target >= 0)
                close(target);
        return error;
}

static int link_slowly(const char *from, const char *to, const char *name)
{
        g_autofree char *source = g_strdup_printf("%s/%s", from, name);
        g_autofree char *target = g_strdup_printf("%s/%s", to, name);
        if (!g_file_test(source, G_FILE_TEST_IS_DIR))
                return file_link(source, target);
        if (g_file_test(target, G_FILE_TEST_EXISTS) && !g_file_test(target, G_FILE_TEST_IS_DIR))
                tree_remove(target);
        return g_mkdir_with_parents(target, 0777) == 0 ? link_below(source, target) : errno;
}

static void remove_others(const char *from, const char *to)
{
        g_autoptr(GPtrArray) names = names_in(to, true);
        for (guint i = 0; i < names->len; i++) {
                g_autofree char *source = g_strdup_printf("%s/%s", from, (char *)names->pdata[i]);
                g_autofree char *target = g_strdup_printf("%s/%s", to, (char *)names->pdata[i]);
                if (!g_file_test(source, G_FILE_TEST_EXISTS))
                        tree_remove(target);
                else if (g_file_test(target, G_FILE_TEST_IS_DIR))
                        remove_others(source, target);
        }
}

int tree_link(const char *from, const char *to)
{
        if (!g_file_test(from, G_FILE_TEST_IS_DIR)) {
                tree_remove(to);
                return 0;
        }
        if (mkdir(to, 0777) != 0) {
                remove_others(from, to);
                if (g_mkdir_with_parents(to, 0777) != 0)
                        return errno;
        }
        return link_below(from, to);
}

/* ---- exchanging ---- */

int tree_exchange(const char *fresh, const char *old)
{
        if (renameat2(AT_FDCWD, fresh, AT_FDCWD, old, RENAME_EXCHANGE) == 0)
                return 0;
        if (errno == ENOENT)
                return g_rename(fresh, old) == 0 ? 0 : errno;
        if (errno != EINVAL && errno != ENOSYS)
                return errno;
        /* a file system that cannot exchange: for a moment there is none */
        g_autofree char *aside = g_strdup_printf("%s.old", fresh);
        tree_remove(aside);
        if (g_rename(old, aside) != 0 || g_rename(fresh, old) != 0 || g_rename(aside, fresh) != 0)
                return errno;
        return 0;
}
