/* SPDX-License-Identifier: MIT */
/* Watch: whether anything in some folders has changed since it was last
 * asked.  Looks at names, sizes and times of files, so that it works on any
 * file system, a shared one too. */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include <glib.h>
#include <stdbool.h>

/* A sum of all that is seen below root/<names>: the same as before when nothing has changed.  Names that begin with a
 * dot or end with "~" are an editor's own. */
guint64 watch_sum(const char *root, const char *const *names);

#endif
