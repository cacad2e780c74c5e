/* SPDX-License-Identifier: MIT */
/* Parts: functions that need a large library and are seldom asked for (a PDF
 * that is there read again, XLSX, pictures of pages).  Each file of them is a
 * shared object beside the program, opened on first use: a command that does
 * without does not wait for their libraries. */
#ifndef BASE_PART_H
#define BASE_PART_H

#include "base/job.h"

typedef void (*part_function)(void);

/* The function of this name in lib/kehoach/PART.so; NULL after part-missing.  Open it before workers fork. */
part_function part_find(struct job *job, const char *part, const char *function);

/* The same, as the function's header declares it. */
#define PART_FIND(job, part, function) ((__typeof__(&(function)))part_find((job), (part), #function))

#endif
