/* SPDX-License-Identifier: MIT */
#include "commands/options.h"

#include <stdio.h>
#include <string.h>

static bool takes_value(const GOptionEntry *entries, char name)
{
        for (const GOptionEntry *e = entries; e->long_name; e++) {
                if (e->short_name == name)
                        return e->arg != G_OPTION_ARG_NONE;
        }
        return false;
}

/* The words of the line, "kehoach" first; "-j2" becomes "-j" "2", which GLib does not do. */
static char **words_of(const struct command_line *line, const GOptionEntry *entries)
{
        g_autoptr(GStrvBuilder) words = g_strv_builder_new();
        bool options = true;
        g_strv_builder_add(words, "kehoach");
        for (int i = 1; i < line->argc; i++) {
                const char *word = line->argv[i];
                options = options && strcmp(word, "--") != 0;
                if (options && word[0] == '-' && word[1] && word[2] && takes_value(entries, word[1])) {
                        const char name[] = {'-', word[1], '\0'};
                        g_strv_builder_add_many(words, name, word + 2, NULL);
                } else {
                        g_strv_builder_add(words, word);
                }
        }
        return g_strv_builder_end(words);
}

bool options_read(const struct command_line *line, const GOptionEntry *entries, const struct usage *usage, char ***rest)
{
        g_autofree char *head = g_strdup_printf("%s %s", line->argv[0], usage->arguments[line->language]);
        g_autoptr(GOptionContext) context = g_option_context_new(NULL);
        g_autoptr(GError) error = NULL;
        char **words = words_of(line, entries);
        g_autofree char *name = g_strdup_printf("kehoach %s", line->argv[0]);
        g_set_prgname(name);
        g_option_context_set_summary(context, head);
        if (usage->description[line->language])
                g_option_context_set_description(context, usage->description[line->language]);
        g_option_context_add_main_entries(context, entries, NULL);
        bool read = g_option_context_parse_strv(context, &words, &error);
        if (!read) {
                fprintf(stderr, "kehoach %s: %s\n", line->argv[0], error->message);
                g_strfreev(words);
                return false;
        }
        g_free(words[0]);
        memmove(words, words + 1, sizeof *words * g_strv_length(words + 1) + sizeof *words);
        *rest = words;
        return true;
}

enum exit_status usage_wrong(const struct command_line *line, const char *vi, const char *en, const char *word)
{
        fprintf(stderr, "kehoach %s: %s%s%s\n", line->argv[0], line->language == LANGUAGE_VI ? vi : en,
                word ? ": " : "", word ? word : "");
        return STATUS_USAGE;
}

/* True for a folder with the layouts, and the specimen of a project, that come with the program. */
static bool is_share(const char *folder)
{
        g_autofree char *start = g_build_filename(folder, "layouts", "start", NULL);
        return g_file_test(start, G_FILE_TEST_IS_DIR);
}

/* PREFIX/share/kehoach for the program PREFIX/bin/kehoach, wherever it was moved to; the checkout for the program
 * output/bin/kehoach that was made in it; NULL if there is neither. */
static char *program_share(void)
{
        g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
        g_autofree char *bin = program ? g_path_get_dirname(program) : NULL;
        g_autofree char *prefix = bin ? g_path_get_dirname(bin) : NULL;
        g_autofree char *installed = prefix ? g_build_filename(prefix, "share", "kehoach", NULL) : NULL;
        g_autofree char *checkout = prefix ? g_path_get_dirname(prefix) : NULL;
        if (installed && is_share(installed))
                return g_steal_pointer(&installed);
        return checkout && is_share(checkout) ? g_steal_pointer(&checkout) : NULL;
}

struct job *job_for_project(const char *root)
{
        struct messages *messages = messages_open();
        g_autofree char *share = program_share();
        struct job first = {.messages = messages, .root = root && *root ? root : ".", .limits = limits_default};
        struct job *job = job_open(&first);
        job->share = arena_text(job->arena, share);
        return job;
}

/* What a plan's writer can do nothing about. */
static bool is_of_system(const struct messages *messages)
{
        for (guint i = 0; i < messages_count(messages); i++) {
                if (messages_at(messages, i)->code == MESSAGE_PART_MISSING)
                        return true;
        }
        return false;
}

enum exit_status job_finish(struct job *job, const struct command_line *line, enum severity least)
{
        struct messages *messages = job->messages;
        messages_print(messages, stderr, job->root, line->language);
        bool found = messages_severe(messages, least) > 0, system = is_of_system(messages);
        job_close(job);
        messages_close(messages);
        return system ? STATUS_SYSTEM : found ? STATUS_FINDINGS : STATUS_CLEAN;
}
