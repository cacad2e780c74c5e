/* SPDX-License-Identifier: MIT */
/* Options that come before the command, choice of the command, exit status. */
#include "commands/commands.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/version.h"

static enum language language_of_locale(void)
{
        static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
                const char *value = getenv(names[i]);
                if (value && *value)
                        return g_str_has_prefix(value, "vi") ? LANGUAGE_VI : LANGUAGE_EN;
        }
        return LANGUAGE_EN;
}

static void print_help(FILE *out, enum language language)
{
        static const char *const usage[LANGUAGE_COUNT] = {
                "Cách dùng: kehoach [--lang vi|en] LỆNH [tùy chọn]\n\nCác lệnh:\n",
                "Usage: kehoach [--lang vi|en] COMMAND [options]\n\nCommands:\n",
        };
        static const char *const more[LANGUAGE_COUNT] = {
                "\n`kehoach LỆNH --help` nói rõ từng lệnh; sổ tay: man kehoach, man 5 kehoach.\n"
                "Mã kết thúc: 0 sạch, 1 có điều phải sửa, 2 sai dòng lệnh, 3 lỗi hệ thống.\n",
                "\n`kehoach COMMAND --help` tells more of each; manual: man kehoach, man 5 kehoach.\n"
                "Exit status: 0 clean, 1 findings, 2 wrong command line, 3 system.\n",
        };
        fputs(usage[language], out);
        for (guint i = 0; i < command_count; i++)
                fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].summary[language]);
        fputs(more[language], out);
}

static const struct command *find_command(const char *name)
{
        for (guint i = 0; i < command_count; i++) {
                if (strcmp(commands[i].name, name) == 0)
                        return &commands[i];
        }
        return NULL;
}

/* Reads the options before the command; gives back the index of the command's name, or argc. */
static int read_options(int argc, char **argv, enum language *language)
{
        int i = 1;
        for (; i < argc && argv[i][0] == '-'; i++) {
                const char *value = NULL;
                if (g_str_has_prefix(argv[i], "--lang="))
                        value = argv[i] + strlen("--lang=");
                else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
                        value = argv[++i];
                else
                        break;
                *language = strcmp(value, "vi") == 0 ? LANGUAGE_VI : LANGUAGE_EN;
        }
        return i;
}

int main(int argc, char **argv)
{
        setlocale(LC_CTYPE, "C.UTF-8");
        enum language language = language_of_locale();
        int i = read_options(argc, argv, &language);
        if (i >= argc) {
                print_help(stderr, language);
                return STATUS_USAGE;
        }
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0 || strcmp(argv[i], "help") == 0) {
                print_help(stdout, language);
                return STATUS_CLEAN;
        }
        if (strcmp(argv[i], "--version") == 0) {
                puts("kehoach " KEHOACH_VERSION);
                return STATUS_CLEAN;
        }
        const struct command *command = find_command(argv[i]);
        if (!command) {
                fprintf(stderr,
                        language == LANGUAGE_VI ? "kehoach: không có lệnh '%s'\n"
                                                : "kehoach: there is no command '%s'\n",
                        argv[i]);
                print_help(stderr, language);
                return STATUS_USAGE;
        }
        struct command_line line = {
                .program = argv[0],
                .language = language,
                .argc = argc - i,
                .argv = argv + i,
        };
        return (int)command->run(&line);
}
