/* SPDX-License-Identifier: MIT */
/* Options of a command, read with GLib, and the job that commands start from. */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include "commands/commands.h"

/* What a command's --help says besides its options. */
struct usage {
        const char *arguments[LANGUAGE_COUNT];   /* "ID… — in kế hoạch" */
        const char *description[LANGUAGE_COUNT]; /* below the options; NULL: nothing */
};

/* Reads options into the entries' places.  The words that are left are *rest (NULL-terminated; free with
 * g_strfreev).  --help prints and ends the program.  False after a message on standard error: STATUS_USAGE. */
bool options_read(const struct command_line *line, const GOptionEntry *entries, const struct usage *usage,
                  char ***rest);

/* Says what is wrong with the command line on standard error; gives back STATUS_USAGE. */
enum exit_status usage_wrong(const struct command_line *line, const char *vi, const char *en, const char *word);

/* A job for a project folder (NULL: the current one), without fonts. */
struct job *job_for_project(const char *root);

/* Prints all messages to standard error, closes the job and its messages, and gives back the exit status:
 * STATUS_FINDINGS when one is at least `least`. */
enum exit_status job_finish(struct job *job, const struct command_line *line, enum severity least);

#endif
