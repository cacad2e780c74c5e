/* SPDX-License-Identifier: MIT */
#include "serve/watch.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
        DEPTH_MAX = 16, /* a link may lead back */
};

/* FNV-1a. */
static guint64 mix(guint64 hash, const void *bytes, gsize count)
{
        for (const guchar *at = bytes; count > 0; count--)
                hash = (hash ^ *at++) * 1099511628211u;
        return hash;
}

static bool is_own(const char *name)
{
        gsize length = strlen(name);
        return *name == '.' || name[length - 1] == '~';
}

/* The sum of one folder, which is closed; entries add up, for their order is the system's. */
static guint64 folder_sum(int file, guint depth)
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
                const guint64 seen[] = {(guint64)about.st_ino, (guint64)about.st_size, (guint64)about.st_mtim.tv_sec,
                                        (guint64)about.st_mtim.tv_nsec};
                guint64 hash = mix(14695981039346656037u, entry->d_name, strlen(entry->d_name));
                if (S_ISREG(about.st_mode))
                        hash = mix(hash, seen, sizeof seen);
                int inner = S_ISDIR(about.st_mode) && depth < DEPTH_MAX
                                    ? openat(dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                                    : -1;
                guint64 below = inner >= 0 ? folder_sum(inner, depth + 1) : 0;
                sum += mix(hash, &below, sizeof below);
        }
        closedir(folder);
        return sum;
}

guint64 watch_sum(const char *root, const char *const *names)
{
        guint64 sum = 0;
        for (; *names; names++) {
                g_autofree char *path = g_build_filename(root, *names, NULL);
                int file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
                guint64 below = file >= 0 ? folder_sum(file, 1) : 1;
                sum = mix(sum, &below, sizeof below);
        }
        return sum;
}
