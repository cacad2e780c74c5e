/* SPDX-License-Identifier: MIT */
/* Workers: forked processes that share out numbered tasks.  A task that dies
 * takes its own process only; the others are done all the same. */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include "base/job.h"

/* Does task i and gives back what the parent needs of it (NULL: nothing).  Messages go to job->messages as ever. */
typedef GBytes *(*worker_task)(struct job *job, guint i, void *with);

/* Run tasks 0 … count-1 on up to `workers` processes (1: in this process).  results has count places;
 * each gets its task's bytes (owned by the caller, NULL if none or if the task died).  Messages of all
 * tasks are added to job->messages in the order of tasks, whatever ran first.  A task that died is the
 * message worker-died at name(i).  False when a process could not be made. */
bool workers_run(struct job *job, guint count, guint workers, worker_task task, void *with, GBytes **results,
                 const char *(*name)(guint i, void *with));

#endif
