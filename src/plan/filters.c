/* SPDX-License-Identifier: MIT */
/* Filters: a datum as a document writes it. */
#include <string.h>

#include "plan/money.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

/* Caller frees; NULL when the filter does not fit. */
typedef char *(*filter_write)(const struct datum *datum, const char *name);

static char *write_number(const struct datum *datum, const char *name)
{
        (void)name;
        return number_grouped(datum->value, datum->scale);
}

static char *write_plain(const struct datum *datum, const char *name)
{
        (void)name;
        return number_plain(datum->value, datum->scale);
}

static char *write_padded(const struct datum *datum, const char *name)
{
        (void)name;
        if (datum->scale > 0)
                return NULL;
        if (datum->value >= 0 && datum->value < 10)
                return g_strdup_printf("%02d", (int)datum->value);
        return number_grouped(datum->value, 0);
}

static char *write_percent(const struct datum *datum, const char *name)
{
        (void)name;
        if (datum->money)
                return NULL;
        g_autofree char *number = number_grouped(datum->value, datum->scale);
        return g_strconcat(number, "%", NULL);
}

static char *write_words(const struct datum *datum, const char *name)
{
        (void)name;
        if (datum->scale > 0)
                return NULL;
        return datum->money ? money_words(datum->value, NULL) : number_words(datum->value, NULL);
}

static char *write_unit(const struct datum *datum, const char *name)
{
        (void)name;
        g_autofree char *number = number_grouped(datum->value, datum->scale);
        if (!datum->unit)
                return NULL;
        return g_strconcat(number, strcmp(datum->unit, "%") == 0 ? "" : " ", datum->unit, NULL);
}

static char *write_money(const struct datum *datum, const char *name)
{
        gint64 digits;
        guint scale;
        if (!datum->money)
                return NULL;
        amount_in_unit(datum->value, money_unit(name), &digits, &scale);
        g_autofree char *number = number_grouped(digits, scale);
        return g_strconcat(number, " ", name, NULL);
}

static char *write_default(const struct datum *datum, const char *name)
{
        bool percent = !datum->money && g_strcmp0(datum->unit, "%") == 0;
        return percent ? write_percent(datum, name) : write_number(datum, name);
}

static const struct {
        const char *name;
        filter_write write;
} filters[] = {
        {"", write_default},         {"number", write_number},   {"plain", write_plain},      {"pad", write_padded},
        {"percent", write_percent},  {"words", write_words},     {"unit", write_unit},        {"đồng", write_money},
        {"nghìn đồng", write_money}, {"ngàn đồng", write_money}, {"triệu đồng", write_money}, {"tỷ đồng", write_money},
        {"tỉ đồng", write_money},
};

static char *write_date(struct date date, const char *filter)
{
        if (strcmp(filter, "long") == 0)
                return date_long(date);
        return strcmp(filter, "short") == 0 || !*filter ? date_short(date) : NULL;
}

const char *datum_text(struct job *job, const struct datum *datum, const char *filter)
{
        if (!filter)
                filter = "";
        if (datum->is_text && !datum->date.year)
                return *filter ? NULL : datum->text;
        g_autofree char *text = NULL;
        if (datum->is_text)
                text = write_date(datum->date, filter);
        for (guint i = 0; !datum->is_text && !text && i < G_N_ELEMENTS(filters); i++) {
                if (strcmp(filters[i].name, filter) == 0)
                        text = filters[i].write(datum, filter);
        }
        return arena_text(job->arena, text);
}
