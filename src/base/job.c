/* SPDX-License-Identifier: MIT */
#include "base/job.h"

const struct limits limits_default = {
        .file_bytes = 64 << 20,
        .depth = 64,
        .aliases = 64,
        .nodes = 4000000,
        .rows = 1000000,
        .pages = 20000,
        .expansion = 64 << 20,
};

struct job *job_open(const struct job *parent)
{
        struct arena *arena = arena_open();
        struct job *job = arena_new(arena, struct job);
        *job = *parent;
        job->arena = arena;
        job->scratch = job->items = NULL;
        return job;
}

void job_close(struct job *job)
{
        if (job)
                arena_close(job->arena);
}
