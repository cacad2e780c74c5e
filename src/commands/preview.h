/* SPDX-License-Identifier: MIT */
/* Previews: pictures of a plan's pages, for its page on the site. */
#ifndef COMMANDS_PREVIEW_H
#define COMMANDS_PREVIEW_H

#include "commands/make.h"
#include "site/site.h"

/* Write the first page and the card as PNG into folder, the plan's own on the site; tells the site their names and
 * sizes.  False after messages. */
bool previews_write(struct job *job, const struct made *made, const char *folder, struct site_pictures *pictures);

#endif
