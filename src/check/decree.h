/* SPDX-License-Identifier: MIT */
/* The decree: what its rules on pages share. */
#ifndef CHECK_DECREE_H
#define CHECK_DECREE_H

#include "base/length.h"
#include "check/printed.h"
#include "check/rules.h"

/* Whether the layout is held to the form of a decree and there are pages to hold. */
bool decree_holds(const struct checked *checked);

/* "NĐ 30, PL I, II.1a"; of Circular 01/2011 its name alone. */
const char *decree_clause(struct job *job, const struct checked *checked, const char *clause);

/* "13", "11.5": points, in the arena. */
const char *points(struct job *job, int length);

/* "20", "12,5": millimetres as Vietnamese documents write them, in the arena. */
const char *millimetres(struct job *job, int length);

/* The first rule (a drawn line) that stands under a line of text; NULL if there is none. */
const struct item *rule_under(const struct printed *line);

#endif
