/* SPDX-License-Identifier: MIT */
/* Trees: whole folders compared, linked, exchanged, removed.  Names that begin
 * with a dot or end with "~" are an editor's own and are not looked at. */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include "base/digest.h"
#include "base/job.h"

/* A sum of names, sizes, times and inodes of all files below path: the same as before when nothing has changed.
 * newest (may be NULL) gets the latest time that a file was changed, in nanoseconds, when it is later than *newest. */
guint64 tree_sum(const char *path, gint64 *newest);

/* Adds names and contents of all files below path, in the order of names. */
void tree_digest(const char *path, struct digest *digest);

/* Makes `to` the same as `from`: files are links to the same bytes, others go.  0 or the errno. */
int tree_link(const char *from, const char *to);
/* The same for one file that may be missing in either. */
int file_link(const char *from, const char *to);

/* Removes path and all below it, should it be there. */
void tree_remove(const char *path);
/* Removes the files below path that are not in kept (paths, `path` at their head), and folders that become empty. */
void tree_keep(const char *path, GHashTable *kept);

/* Puts `fresh` in the place of `old` in one step, `old` in the place of `fresh`; without an old one it is moved.  0 or
 * the errno. */
int tree_exchange(const char *fresh, const char *old);

#endif
