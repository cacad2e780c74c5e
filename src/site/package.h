/* SPDX-License-Identifier: MIT */
/* Package: what a plan's folder holds, for programs: a Data Package
 * descriptor (specs.frictionlessdata.io) with the fields of a Fiscal Data
 * Package, and a list of checksums.  Private to site/. */
#ifndef SITE_PACKAGE_H
#define SITE_PACKAGE_H

#include "plan/plan.h"
#include "site/site.h"

#define PACKAGE_TIDY "du-lieu/so-lieu.csv" /* all figures, one value a row */

struct package_file {
        const char *name; /* from the plan's folder */
        gsize bytes;
        char sha256[65];
};

struct package {
        const struct plan *plan;
        const struct site *site;
        const char *version;  /* the day of the edition, ISO; NULL */
        struct list editions; /* const char: days that have an edition, the newest first */
        const char *tidy;     /* the file of one value a row */
        struct list files;    /* struct package_file, in the order of writing */
};

void package_add(struct job *job, struct package *package, const char *name, const char *bytes, gsize count);
void package_json(GString *out, struct job *job, const struct package *package);
/* As sha256sum has it. */
void package_sums(GString *out, const struct package *package);

#endif
