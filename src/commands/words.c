/* SPDX-License-Identifier: MIT */
/* kehoach words: amounts in words, and words back to amounts. */
#include "commands/options.h"
#include "vietnamese/numbers.h"

#include <stdio.h>

/* GLib's options are gboolean, a spelling's are bool. */
struct choices {
        gboolean linh, ngan, bon, ti, no_commas, chan, read;
};

static bool print_words(const struct command_line *line, const char *word, const struct spelling *spelling)
{
        gint64 dong;
        guint scale;
        if (!number_read_grouped(word, &dong, &scale, NULL) || scale > 0) {
                usage_wrong(line, "không đọc được số này (viết như 2904360000 hoặc 2.904.360.000)",
                            "cannot read this number (written like 2904360000 or 2.904.360.000)", word);
                return false;
        }
        g_autofree char *words = money_words(dong, spelling);
        puts(words);
        return true;
}

static bool print_number(const struct command_line *line, const char *words)
{
        gint64 number;
        if (!words_read(words, &number)) {
                usage_wrong(line, "không phải số viết bằng chữ", "no number in words", words);
                return false;
        }
        printf("%" G_GINT64_FORMAT "\n", number);
        return true;
}

/* GLib takes -1200 for an option; with the minus sign of print it is a word like any other. */
static char **protect_negatives(const struct command_line *line)
{
        char **words = g_new0(char *, line->argc + 1);
        for (int i = 0; i < line->argc; i++) {
                const char *word = line->argv[i];
                bool negative = word[0] == '-' && g_ascii_isdigit(word[1]);
                words[i] = negative ? g_strconcat("−", word + 1, NULL) : g_strdup(word);
        }
        return words;
}

static enum exit_status print_all(const struct command_line *line, char **words, const struct choices *choices)
{
        const struct spelling spelling = {
                .linh = choices->linh,
                .ngan = choices->ngan,
                .bon = choices->bon,
                .ti = choices->ti,
                .no_commas = choices->no_commas,
                .chan = choices->chan,
        };
        enum exit_status status = STATUS_CLEAN;
        for (; *words; words++) {
                bool fine = choices->read ? print_number(line, *words) : print_words(line, *words, &spelling);
                if (!fine)
                        status = STATUS_USAGE;
        }
        return status;
}

enum exit_status command_words(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        struct choices choices = {0};
        const GOptionEntry entries[] = {
                {"linh", 0, 0, G_OPTION_ARG_NONE, &choices.linh, vi ? "đọc linh thay cho lẻ" : "linh instead of lẻ",
                 NULL},
                {"ngan", 0, 0, G_OPTION_ARG_NONE, &choices.ngan, vi ? "ngàn thay cho nghìn" : "ngàn instead of nghìn",
                 NULL},
                {"bon", 0, 0, G_OPTION_ARG_NONE, &choices.bon,
                 vi ? "hai mươi bốn thay cho hai mươi tư" : "hai mươi bốn instead of hai mươi tư", NULL},
                {"ti", 0, 0, G_OPTION_ARG_NONE, &choices.ti, vi ? "tỉ thay cho tỷ" : "tỉ instead of tỷ", NULL},
                {"no-commas", 0, 0, G_OPTION_ARG_NONE, &choices.no_commas,
                 vi ? "không đặt dấu phẩy sau tỷ, triệu, nghìn" : "no comma after tỷ, triệu, nghìn", NULL},
                {"chan", 0, 0, G_OPTION_ARG_NONE, &choices.chan, vi ? "thêm chữ chẵn sau đồng" : "chẵn behind đồng",
                 NULL},
                {"read", 0, 0, G_OPTION_ARG_NONE, &choices.read,
                 vi ? "đọc ngược: từ chữ ra số" : "the other way: words to a number", NULL},
                {0},
        };
        const struct usage usage = {
                .arguments = {"SỐ… — đọc số tiền (đồng) thành chữ", "N… — write amounts (đồng) in words"},
                .description = {"Ví dụ:\n  kehoach words 2.904.360.000\n  kehoach words --read \"hai tỷ đồng\"\n",
                                "Examples:\n  kehoach words 2.904.360.000\n  kehoach words --read \"hai tỷ đồng\"\n"},
        };
        g_auto(GStrv) argv = protect_negatives(line);
        struct command_line own = *line;
        own.argv = argv;
        g_auto(GStrv) words = NULL;
        if (!options_read(&own, entries, &usage, &words))
                return STATUS_USAGE;
        if (!*words)
                return usage_wrong(line, "cần ít nhất một số", "at least one number is wanted", NULL);
        return print_all(line, words, &choices);
}
