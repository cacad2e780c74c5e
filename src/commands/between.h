/* SPDX-License-Identifier: MIT */
/* Between: the rules between all plans of a project, for who builds it and
 * wants to know them at once. */
#ifndef COMMANDS_BETWEEN_H
#define COMMANDS_BETWEEN_H

#include "base/job.h"

/* Add what the rules say, as the plans' `accept` judges it, to job->messages.  Plans that cannot be read are passed
 * over, with what there is to say of them; nothing is looked at when there are too many plans to read them all again.
 */
void between_check(struct job *job, enum language language);

#endif
