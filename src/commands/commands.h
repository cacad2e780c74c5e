/* SPDX-License-Identifier: MIT */
/* Commands: one file each; the only place where stages meet. */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#include "base/job.h"

enum exit_status {
        STATUS_CLEAN = 0,
        STATUS_FINDINGS = 1,
        STATUS_USAGE = 2,
        STATUS_SYSTEM = 3,
};

/* What main has read before the command's own options. */
struct command_line {
        const char *program;
        enum language language;
        int argc; /* argv[0] is the command's name */
        char **argv;
};

struct command {
        const char *name;
        enum exit_status (*run)(const struct command_line *line);
        const char *summary[LANGUAGE_COUNT];
};

extern const struct command commands[];
extern const guint command_count;

enum exit_status command_build(const struct command_line *line);
enum exit_status command_check(const struct command_line *line);
enum exit_status command_diff(const struct command_line *line);
enum exit_status command_dump(const struct command_line *line);
enum exit_status command_extract(const struct command_line *line);
enum exit_status command_init(const struct command_line *line);
enum exit_status command_new(const struct command_line *line);
enum exit_status command_schema(const struct command_line *line);
enum exit_status command_serve(const struct command_line *line);
enum exit_status command_template(const struct command_line *line);
enum exit_status command_verify(const struct command_line *line);
enum exit_status command_words(const struct command_line *line);

#endif
