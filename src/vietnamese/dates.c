/* SPDX-License-Identifier: MIT */
#include "vietnamese/dates.h"

#include <glib.h>

enum {
        YEAR_MIN = 1900,
        YEAR_MAX = 2100,
};

bool date_is_real(struct date date)
{
        return date.year >= YEAR_MIN && date.year <= YEAR_MAX && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
               date.day <= g_date_get_days_in_month((GDateMonth)date.month, (GDateYear)date.year);
}

/* Exactly count digits; moves *text on. */
static bool read_digits(const char **text, guint count, int *value)
{
        *value = 0;
        for (guint i = 0; i < count; i++, (*text)++) {
                if (!g_ascii_isdigit(**text))
                        return false;
                *value = *value * 10 + (**text - '0');
        }
        return true;
}

bool date_read(const char *text, struct date *date)
{
        int year, month, day;
        if (!read_digits(&text, 4, &year) || *text++ != '-' || !read_digits(&text, 2, &month) || *text++ != '-' ||
            !read_digits(&text, 2, &day) || *text)
                return false;
        struct date read = {.year = (short)year, .month = (signed char)month, .day = (signed char)day};
        if (!date_is_real(read))
                return false;
        *date = read;
        return true;
}

int date_compare(struct date a, struct date b)
{
        if (a.year != b.year)
                return a.year - b.year;
        if (a.month != b.month)
                return a.month - b.month;
        return a.day - b.day;
}

/* The leading 0 of days under 10 and months 1, 2: no digit can be written in front of them. */
static const char *zero_of_day(struct date date)
{
        return date.day < 10 ? "0" : "";
}

static const char *zero_of_month(struct date date)
{
        return date.month <= 2 ? "0" : "";
}

/* A part of the date, or room to write it by hand. */
static void add_part(GString *out, const char *word, const char *zero, int value)
{
        g_string_append_printf(out, "%s ", word);
        if (value > 0)
                g_string_append_printf(out, "%s%d", zero, value);
        else
                g_string_append(out, "    ");
}

char *date_long(struct date date)
{
        GString *out = g_string_new(NULL);
        add_part(out, "ngày", zero_of_day(date), date.day);
        add_part(out, " tháng", zero_of_month(date), date.month);
        add_part(out, " năm", "", date.year);
        return g_string_free(out, FALSE);
}

char *date_short(struct date date)
{
        if (date.year == 0)
                return g_strdup("");
        return g_strdup_printf("%s%d/%s%d/%d", zero_of_day(date), date.day, zero_of_month(date), date.month, date.year);
}

char *date_iso(struct date date)
{
        if (date.year == 0)
                return g_strdup("");
        return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}
