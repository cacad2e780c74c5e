/* SPDX-License-Identifier: MIT */
/* Job: what one run, or the making of one plan, carries from stage to stage.
 * Passed first to every stage; there are no globals. */
#ifndef BASE_JOB_H
#define BASE_JOB_H

#include "base/arena.h"
#include "base/message.h"

/* Bounds on input, from the command line or site.yaml; section 5 of the manual lists them. */
struct limits {
        gint64 file_bytes; /* one input file: 64 MiB */
        guint depth;       /* nesting of YAML, Markdown and budget lines: 64 */
        guint aliases;     /* YAML aliases in one file: 64 */
        guint nodes;       /* YAML nodes in one file: 4,000,000 */
        guint rows;        /* rows of one table: 1,000,000 */
        guint pages;       /* pages of one document: 20,000 */
        gint64 expansion;  /* bytes a template may make: 64 MiB */
};

struct fonts; /* pages/fonts.h; NULL until a command opens them */

struct job {
        struct arena *arena;       /* everything made for this job */
        struct arena *scratch;     /* what the caller drops long before; NULL: arena */
        struct arena *items;       /* strips and items that go once their page is taken; NULL: arena */
        struct messages *messages; /* shared by all jobs of the process */
        const char *root;  /* the project's folder: content/, layouts/, fonts/; "." or absolute, no final slash */
        const char *share; /* where `make install` put layouts/ and fonts/, absolute; NULL: not installed */
        struct limits limits;
        guint *changes;      /* how many files were written, by all processes; NULL: nobody counts */
        const char *hidden;  /* a folder that nobody reads before it is whole: its files need no name beside; NULL */
        GHashTable *written; /* paths that file_write was asked for, owned: was it changed?  NULL: nobody asks */
        struct fonts *fonts; /* shared by all jobs of the process, its caches warm */
};

extern const struct limits limits_default;

/* Where a stage puts what only its caller needs. */
static inline struct arena *job_scratch(const struct job *job)
{
        return job->scratch ? job->scratch : job->arena;
}

/* Where pages put what stands on them. */
static inline struct arena *job_items(const struct job *job)
{
        return job->items ? job->items : job->arena;
}

/* A job of its own arena that shares all else with parent; close it with job_close. */
struct job *job_open(const struct job *parent);
void job_close(struct job *job);

#endif
