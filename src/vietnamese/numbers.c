/* SPDX-License-Identifier: MIT */
#include "vietnamese/numbers.h"

#include <string.h>

enum {
        SCALE_MAX = 18,
        ROMAN_MAX = 3999,
};

/* Digits of the whole part, a dot before every third from the right if grouped. */
static void add_whole(GString *out, const char *digits, gsize count, bool grouped)
{
        for (gsize i = 0; i < count; i++) {
                if (grouped && i > 0 && (count - i) % 3 == 0)
                        g_string_append_c(out, '.');
                g_string_append_c(out, digits[i]);
        }
}

static char *number_text(gint64 digits, guint scale, bool grouped)
{
        guint64 magnitude = digits < 0 ? -(guint64)digits : (guint64)digits;
        g_autofree char *text = g_strdup_printf("%0*" G_GUINT64_FORMAT, (int)scale + 1, magnitude);
        gsize whole = strlen(text) - scale;
        GString *out = g_string_new(digits < 0 ? "-" : NULL);
        add_whole(out, text, whole, grouped);
        if (scale) {
                g_string_append_c(out, ',');
                g_string_append(out, text + whole);
        }
        return g_string_free(out, FALSE);
}

char *number_grouped(gint64 digits, guint scale)
{
        return number_text(digits, scale, true);
}

char *number_plain(gint64 digits, guint scale)
{
        return number_text(digits, scale, false);
}

/* Append a digit to a number that is kept negative, where the range is wider by one. */
static bool add_digit(gint64 *number, char digit)
{
        return !__builtin_mul_overflow(*number, 10, number) && !__builtin_sub_overflow(*number, digit - '0', number);
}

/* A run of digits; gives back how many, or -1 when the number does not fit. */
static int read_run(const char **text, gint64 *number)
{
        int count = 0;
        for (; g_ascii_isdigit(**text); (*text)++, count++) {
                if (!add_digit(number, **text))
                        return -1;
        }
        return count;
}

/* Whole part: plain digits, or one to three of them and groups of three. */
static bool read_whole(const char **text, gint64 *number)
{
        bool zero = **text == '0';
        int first = read_run(text, number);
        if (first < 1)
                return false;
        while (**text == '.' && g_ascii_isdigit((*text)[1])) {
                (*text)++;
                if (first > 3 || zero || read_run(text, number) != 3)
                        return false;
        }
        return true;
}

static bool read_decimals(const char **text, gint64 *number, guint *scale)
{
        *scale = 0;
        if (**text != ',' || !g_ascii_isdigit((*text)[1]))
                return true;
        (*text)++;
        int count = read_run(text, number);
        if (count < 1 || count > SCALE_MAX)
                return false;
        *scale = (guint)count;
        /* 1,500,000 and 1,500.000 are the groups of another language. */
        return !((**text == ',' || **text == '.') && g_ascii_isdigit((*text)[1]));
}

static bool read_minus(const char **text)
{
        static const char *const signs[] = {"-", "−"};
        for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
                if (g_str_has_prefix(*text, signs[i])) {
                        *text += strlen(signs[i]);
                        return true;
                }
        }
        return false;
}

bool number_read_grouped(const char *text, gint64 *digits, guint *scale, const char **end)
{
        bool bracket = *text == '(';
        if (bracket)
                text++;
        bool minus = !bracket && read_minus(&text);
        gint64 number = 0; /* below zero, turned at the end */
        if (!read_whole(&text, &number) || !read_decimals(&text, &number, scale))
                return false;
        if (bracket && *text++ != ')')
                return false;
        if (!end && *text)
                return false;
        if (!minus && !bracket && __builtin_sub_overflow(0, number, &number))
                return false;
        *digits = number;
        if (end)
                *end = text;
        return true;
}

char *number_roman(guint n)
{
        static const struct {
                guint value;
                const char *letters;
        } parts[] = {
                {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"},
        };
        if (n == 0 || n > ROMAN_MAX)
                return g_strdup_printf("%u", n);
        GString *out = g_string_new(NULL);
        for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
                for (; n >= parts[i].value; n -= parts[i].value)
                        g_string_append(out, parts[i].letters);
        }
        return g_string_free(out, FALSE);
}

char *number_letter(guint n)
{
        static const char *const letters[] = {
                "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
        };
        GString *out = g_string_new(NULL);
        for (; n > 0; n = (n - 1) / G_N_ELEMENTS(letters))
                g_string_prepend(out, letters[(n - 1) % G_N_ELEMENTS(letters)]);
        return g_string_free(out, FALSE);
}
