/* SPDX-License-Identifier: MIT */
#include "serve/folder.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
        const char *suffix, *type;
} types[] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".jsonld", "application/ld+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".pdf", "application/pdf"},
        {".csv", "text/csv; charset=utf-8"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"feed.xml", "application/atom+xml"},
        {".xml", "application/xml"},
        {".yaml", "application/yaml"},
        {".md", "text/markdown; charset=utf-8"},
        {".txt", "text/plain; charset=utf-8"},
        {"SUMS", "text/plain; charset=utf-8"},
        {"_headers", "text/plain; charset=utf-8"},
};

static const char *type_of(const char *name)
{
        for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
                if (g_str_has_suffix(name, types[i].suffix))
                        return types[i].type;
        }
        return "application/octet-stream";
}

/* The file or folder of that name in the open one, which is closed. */
static int open_inside(int folder, const char *name)
{
        int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        close(folder);
        return file;
}

/* The open file at the end of path, or -1. */
static int walk(const char *folder, const char *path)
{
        int file = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
        while (file >= 0 && *path) {
                gsize count = strcspn(path, "/");
                g_autofree char *name = g_strndup(path, count);
                path += count + (path[count] == '/');
                if (count > 0 && *name != '.') {
                        file = open_inside(file, name);
                } else if (count > 0 || *path) {
                        close(file);
                        file = -1;
                }
        }
        return file;
}

enum found folder_find(const char *folder, const char *path, struct found_file *found)
{
        g_autofree char *whole = g_str_has_suffix(path, "/") ? g_strconcat(path, "index.html", NULL) : g_strdup(path);
        int file = *whole == '/' ? walk(folder, whole + 1) : -1;
        struct stat about;
        *found = (struct found_file){.file = -1};
        if (file < 0)
                return FOUND_NOTHING;
        bool seen = fstat(file, &about) == 0;
        if (seen && S_ISREG(about.st_mode)) {
                *found = (struct found_file){file, about.st_size, type_of(whole)};
                return FOUND_FILE;
        }
        close(file);
        return seen && S_ISDIR(about.st_mode) ? FOUND_FOLDER : FOUND_NOTHING;
}
