/* SPDX-License-Identifier: MIT */
/* Folder: the file that a path of a request names, below one folder and
 * nowhere else. */
#ifndef SERVE_FOLDER_H
#define SERVE_FOLDER_H

#include <glib.h>

enum found {
        FOUND_NOTHING,
        FOUND_FILE,
        FOUND_FOLDER, /* its path lacks the last "/" */
};

struct found_file {
        int file; /* open, the caller's; -1: none */
        gint64 bytes;
        const char *type; /* "text/html; charset=utf-8" */
};

/* path starts with "/"; behind a last "/" its index.html is meant.  No link is followed, no name may begin with a dot:
 * neither "..", nor what the program itself keeps there. */
enum found folder_find(const char *folder, const char *path, struct found_file *found);

#endif
