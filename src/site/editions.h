/* SPDX-License-Identifier: MIT */
/* Editions: a plan's data under the day they are of, at an address that keeps
 * its bytes: du-lieu/<date>/, beside the newest in du-lieu/.  Private to site/. */
#ifndef SITE_EDITIONS_H
#define SITE_EDITIONS_H

#include "site/package.h"

/* The day that the data of plan are of: its publication, else its issue, as 2011-08-29; NULL when it has neither. */
const char *edition_date(struct job *job, const struct plan *plan);

/* Below folder, du-lieu/<date>/: of the day of latest, from its files, and those that plan.yaml names, from
 * editions/<date>/ beside it.  Fills latest->editions and, of the page's context, `editions` ({each: {date, files:
 * {href, name}}}, the newest first).  False after messages. */
bool editions_write(struct job *job, struct package *latest, const char *folder, struct node *context);

#endif
