/* SPDX-License-Identifier: MIT */
/* Twin: the site is two trees, one that is shown and one to work in, whose
 * files are links to the same bytes.  A build changes the second and puts it
 * in the place of the first in one step, so that whoever reads the site, and
 * whatever kills the build, sees the old site or the new one. */
#ifndef COMMANDS_TWIN_H
#define COMMANDS_TWIN_H

#include "base/job.h"

struct twin {
        struct job *job;
        const char *shown;   /* <out>/site */
        const char *work;    /* <out>/.kept/site */
        const char *mark;    /* <out>/.kept/working: the two may differ anywhere */
        bool broken;         /* twin_begin found that an earlier build came to no end */
        GHashTable *changed; /* paths below the site, besides plans' folders, where they may differ; owned */
};

struct twin twin_of(struct job *job, const char *out);

/* Makes the two the same before work begins.  False after a message. */
bool twin_begin(struct twin *twin);

/* Removes a path below the site. */
void twin_remove(struct twin *twin, const char *path);

/* After the pages about all plans: written (of job: paths and whether they were changed) are theirs now; of `pages`,
 * what they were (paths below the site), those that are not among them go, and it becomes the new list. */
void twin_pages(struct twin *twin, GHashTable *written, GHashTable *pages);

/* Shows what was made.  False after a message. */
bool twin_show(struct twin *twin);
/* Makes the two the same again, after twin_show or to take back what was made.  ids: plans whose folders may differ. */
void twin_end(struct twin *twin, char **ids, guint count, guint workers);

#endif
