/* SPDX-License-Identifier: MIT */
/* Building: all plans of a project to PDFs and site, as build and serve ask
 * for it. */
#ifndef COMMANDS_BUILDING_H
#define COMMANDS_BUILDING_H

#include "base/job.h"

struct build_options {
        const char *root; /* the project; NULL: this folder */
        const char *out;  /* NULL: output in the project */
        guint workers;
        guint slice, slices; /* the slice-th of slices, from 1 */
        char **only;         /* ids; NULL: all */
        bool pdf, site;      /* only that; both false: both */
        bool plain;          /* PDFs without compression */
        bool timing;         /* said on standard error, a line a plan */
        bool check;          /* the rules of `kehoach check` for each plan too */
        bool only_good;      /* with an error in any plan the site stays as it was */
        enum language language;
};

struct built {
        const char *out;
        bool pdf, site;    /* what was asked for */
        guint made, count; /* plans */
        bool changed;      /* something was written */
        bool kept;         /* only_good: the site stays as it was */
};

/* Messages go to job->messages.  False when nothing could be begun. */
bool build_project(struct job *job, const struct build_options *options, struct built *built);

#endif
