/* SPDX-License-Identifier: MIT */
/* Workers: forked processes that share out numbered tasks.  A task that dies
 * takes its own process only; the others are done all the same. */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include "base/job.h"

/* Does task i and gives back what the parent needs of it (NULL: nothing), which must not stand in the job's arena: the
 * job is made for this task and closed behind it.  Messages go to job->messages as ever. */
typedef GBytes *(*worker_task)(struct job *job, guint i, void *with);

/* Run tasks 0 … count-1 on up to `workers` processes; a single task for a single worker is run in this process.
 * results has count places; each gets its task's bytes (owned by the caller, NULL if none or if the task died).
 * Messages of all tasks are added to job->messages in the order of tasks, whatever ran first.  A task that died is the
 * message worker-died with name(i); a fresh process goes on with the rest.  False after worker-start, when no process
 * could be made. */
bool workers_run(struct job *job, guint count, guint workers, worker_task task, void *with, GBytes **results,
                 const char *(*name)(guint i, void *with));

#endif
