/* SPDX-License-Identifier: MIT */
/* Starting: folders copied to begin with, for init and new. */
#ifndef COMMANDS_STARTING_H
#define COMMANDS_STARTING_H

#include "base/job.h"

/* Copy all files below a folder of the project (or of what came with the program) to `to`; files that stand there
 * already are left as they are.  False after messages. */
bool start_copy(struct job *job, const char *from, const char *to);

/* content/plans/<id> of the project at root, from layouts/start/plan.  False after messages. */
bool start_plan(struct job *job, const char *root, const char *id);

#endif
