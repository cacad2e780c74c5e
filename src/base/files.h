/* SPDX-License-Identifier: MIT */
/* Files: bounded reading, atomic writing, sorted listing.  Failures of the
 * system are messages (file-read, file-write), never silent. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/job.h"

/* Read path (relative to job->root unless absolute) whole into the arena, with a zero byte behind it.
 * Over job->limits.file_bytes, missing or unreadable: a message at `asked` (who named the file) and NULL. */
char *file_read(struct job *job, const char *path, struct place asked, gsize *bytes);

/* Write atomically: a temporary file beside path, then rename; below job->hidden at once.  Folders are made.  A file
 * that holds these bytes already is left alone.  path is as the caller means it (not relative to root). False after a
 * message file-write. */
bool file_write(struct job *job, const char *path, const void *bytes, gsize count);

/* As file_write does for those who ask (job->written): a file that is wanted at path; changed: it was not as it is. */
void file_note(struct job *job, const char *path, bool changed);
/* Whether file_write had to change the file when it was asked for last; false when nobody asks. */
bool file_was_changed(const struct job *job, const char *path);

/* Count, in this process and those forked from it, the files that file_write has to change; how many so far. */
void files_count_changes(struct job *job);
guint files_changed(const struct job *job);

/* Names in a folder, sorted as bytes, without . and .. and dot files; NULL-terminated, owned by the
 * arena; empty when there is no such folder. */
char **folder_list(struct job *job, const char *path);

/* Where a file of the project is: path itself, or, when the project has no such file and the installed share folder
 * does, that one's absolute path. */
const char *project_file(struct job *job, const char *path);
/* Whether that is there, and a regular file. */
bool project_has_file(struct job *job, const char *path);

/* Names in a folder of the project and in the share folder's, sorted, each once; else as folder_list. */
char **project_folder_list(struct job *job, const char *path);

/* dir joined with a relative path that must stay inside dir: no absolute path, no "..", no control
 * characters.  NULL when it would leave (the caller says where it was asked). */
char *path_inside(struct job *job, const char *dir, const char *relative);

/* path relative to root as it is shown in messages and kept in places: lives as long as the program, the same pointer
 * for the same path. */
const char *path_shown(struct job *job, const char *path);

#endif
