/* SPDX-License-Identifier: MIT */
/* Rebuild: a build in a process of its own, at once and again whenever
 * content/, layouts/ or fonts/ have changed: for build --watch and serve. */
#ifndef COMMANDS_REBUILD_H
#define COMMANDS_REBUILD_H

#include "commands/building.h"
#include "commands/commands.h"

/* What a build had to say; lives as long as the call. */
struct report {
        guint errors, warnings, notes;
        guint made, count; /* plans */
        bool whole;        /* the process came to its end */
        bool changed;      /* output is not what it was */
        const char *page;  /* its messages as HTML; NULL: none was asked for */
};

struct rebuild_use {
        const struct command_line *line;
        struct build_options build;
        bool page; /* the report as HTML is wanted */
        /* In the main loop, behind each build. */
        void (*done)(const struct report *report, void *with);
        /* In the forked process, before it builds: closes what is the parent's own.  NULL: nothing. */
        void (*forked)(void *with);
        void *with;
};

struct rebuild;

/* The first build begins when the main loop does. */
struct rebuild *rebuild_open(const struct rebuild_use *use);
/* Ends a build that is under way; the output stays as it was before it, whole. */
void rebuild_close(struct rebuild *rebuild);

/* Runs the main loop until Ctrl-C or SIGTERM. */
void rebuild_run(struct rebuild *rebuild);

#endif
