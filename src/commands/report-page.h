/* SPDX-License-Identifier: MIT */
/* Report page: messages as a page that a browser shows, from layouts/serve. */
#ifndef COMMANDS_REPORT_PAGE_H
#define COMMANDS_REPORT_PAGE_H

#include "base/job.h"

/* HTML in the job's arena; NULL after messages.  is_kept: what is seen is older than what the messages speak of. */
const char *report_page(struct job *job, struct messages *messages, enum language language, bool is_kept);

#endif
