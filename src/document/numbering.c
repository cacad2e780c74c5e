/* SPDX-License-Identifier: MIT */
#include "document/numbering.h"

#include "vietnamese/numbers.h"

#include <stdlib.h>
#include <string.h>

enum {
        LABELS_TRIED = 200, /* numbers that are compared with a given label */
        ROMAN_MAX = 3999,
        DIGITS_MAX = 9,
        LETTERS_MAX = 16, /* bytes of the longest of them */
};

/* One number as the letter in a format's braces wants it; caller frees. */
static char *written(char form, guint n)
{
        switch (form) {
        case 'I':
                return n <= ROMAN_MAX ? number_roman(n) : g_strdup_printf("%u", n);
        case 'i': {
                g_autofree char *roman = n <= ROMAN_MAX ? number_roman(n) : g_strdup_printf("%u", n);
                return g_ascii_strdown(roman, -1);
        }
        case 'a':
                return number_letter(n);
        case 'A': {
                g_autofree char *letter = number_letter(n);
                return g_utf8_strup(letter, -1);
        }
        default:
                return g_strdup_printf("%u", n);
        }
}

static bool is_form(char c)
{
        return c == 'I' || c == 'i' || c == 'a' || c == 'A' || c == '1';
}

const char *numbers_format(struct job *job, const char *format, guint n, const char *above)
{
        g_autoptr(GString) label = g_string_new(NULL);
        for (const char *s = format; *s; s++) {
                bool braces = s[0] == '{' && s[1] && s[2] == '}';
                if (braces && s[1] == '^') {
                        g_string_append(label, above ? above : "");
                        s += 2;
                        /* Nothing above: no stop before the number either. */
                        if (!above && s[1] == '.')
                                s++;
                } else if (braces && is_form(s[1])) {
                        g_autofree char *number = written(s[1], n);
                        g_string_append(label, number);
                        s += 2;
                } else {
                        g_string_append_c(label, *s);
                }
        }
        return arena_text(job->arena, label->str);
}

bool label_counts(const char *label)
{
        for (const char *s = label; *s; s = g_utf8_next_char(s))
                if (g_unichar_isalnum(g_utf8_get_char(s)))
                        return true;
        return false;
}

const char *label_bare(struct job *job, const char *label)
{
        gsize bytes = strlen(label);
        while (bytes > 0 && strchr(".:) ", label[bytes - 1]))
                bytes--;
        return arena_text_n(job->arena, label, bytes);
}

guint numbers_levels(const struct numbers *numbers)
{
        return MIN(numbers->scheme->levels.count, NUMBERING_LEVELS_MAX);
}

static const char *level_format(const struct numbers *numbers, guint level)
{
        return list_at(&numbers->scheme->levels, struct level, level)->format.text;
}

/* The nearest number above level, or NULL. */
static const char *number_above(const struct numbers *numbers, guint level)
{
        return level > 0 ? numbers->bare[level - 1] : NULL;
}

/* Điều are counted through all Chương. */
static bool level_continues(const struct numbers *numbers, guint level)
{
        const struct list *levels = &numbers->scheme->levels;
        return level < levels->count && list_at(levels, struct level, level)->continues;
}

/* Number n stands on level; those below start anew. */
static void count_to(struct numbers *numbers, guint level, guint n, const char *bare)
{
        numbers->count[level] = n;
        numbers->bare[level] = bare;
        numbers->depth = level + 1;
        for (guint below = level + 1; below < NUMBERING_LEVELS_MAX; below++) {
                if (!level_continues(numbers, below))
                        numbers->count[below] = 0;
                numbers->bare[below] = NULL;
        }
}

const char *numbers_next(struct job *job, struct numbers *numbers, guint level)
{
        guint n = numbers->count[level] + 1;
        const char *label = numbers_format(job, level_format(numbers, level), n, number_above(numbers, level));
        count_to(numbers, level, n, label_bare(job, label));
        return label;
}

/* The number that a given label shows in this form, or 0: the last run of letters and digits in it. */
static guint number_shown(char form, const char *bare)
{
        const char *run = bare;
        for (const char *s = bare; *s; s = g_utf8_next_char(s))
                if (!g_unichar_isalnum(g_utf8_get_char(s)))
                        run = g_utf8_next_char(s);
        if (form == '1') {
                gsize digits = strspn(run, "0123456789");
                return digits && digits <= DIGITS_MAX && !run[digits] ? (guint)strtoul(run, NULL, 10) : 0;
        }
        for (guint n = 1; n <= LABELS_TRIED && strlen(run) <= LETTERS_MAX; n++) {
                g_autofree char *number = written(form, n);
                if (strcmp(number, run) == 0)
                        return n;
        }
        return 0;
}

void numbers_given(struct job *job, struct numbers *numbers, guint level, const char *label)
{
        const char *bare = label_bare(job, label);
        const char *form = strrchr(level_format(numbers, level), '{');
        guint shown = form && is_form(form[1]) ? number_shown(form[1], bare) : 0;
        count_to(numbers, level, shown ? shown : numbers->count[level] + 1, bare);
}
