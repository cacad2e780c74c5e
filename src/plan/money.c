/* SPDX-License-Identifier: MIT */
#include "plan/money.h"

#include <string.h>

#include "plan/budget.h"

#define EXACT_MAX ((__int128)G_MAXINT64)

static const struct {
        const char *name;
        gint64 multiplier;
} units[] = {
        {"đồng", 1},
        {"đ", 1},
        {"nghìn đồng", 1000},
        {"ngàn đồng", 1000},
        {"1000 đồng", 1000},
        {"1.000 đồng", 1000},
        {"1000đ", 1000},
        {"1.000đ", 1000},
        {"triệu đồng", 1000000},
        {"1.000.000 đồng", 1000000},
        {"tỷ đồng", 1000000000},
        {"tỉ đồng", 1000000000},
};

gint64 money_unit(const char *unit)
{
        for (guint i = 0; unit && i < G_N_ELEMENTS(units); i++) {
                if (strcmp(units[i].name, unit) == 0)
                        return units[i].multiplier;
        }
        return 0;
}

const char *money_unit_printed(const char *unit)
{
        if (strcmp(unit, "1000 đồng") == 0)
                return "1.000 đồng";
        return strcmp(unit, "1000đ") == 0 ? "1.000đ" : unit;
}

/* Drop decimals that are zeros, so that long products of round numbers still fit. */
static void drop_zeros(struct exact *exact)
{
        while (exact->scale > 0 && exact->digits % 10 == 0) {
                exact->digits /= 10;
                exact->scale--;
        }
}

bool exact_times(struct exact *exact, gint64 digits, guint scale)
{
        __int128 product;
        if (__builtin_mul_overflow(exact->digits, (__int128)digits, &product))
                return false;
        exact->digits = product;
        exact->scale += scale;
        drop_zeros(exact);
        return true;
}

enum exact_result exact_value(const struct exact *exact, guint scale, gint64 *value)
{
        struct exact e = *exact;
        drop_zeros(&e);
        if (e.scale > scale)
                return EXACT_FRACTION;
        for (; e.scale < scale; e.scale++) {
                if (__builtin_mul_overflow(e.digits, (__int128)10, &e.digits))
                        return EXACT_OVERFLOW;
        }
        if (e.digits > EXACT_MAX || e.digits < -EXACT_MAX)
                return EXACT_OVERFLOW;
        *value = (gint64)e.digits;
        return EXACT_FITS;
}

bool amount_add(gint64 *sum, gint64 amount)
{
        gint64 result;
        if (__builtin_add_overflow(*sum, amount, &result) || result == G_MININT64)
                return false;
        *sum = result;
        return true;
}

void amount_in_unit(gint64 value, gint64 multiplier, gint64 *digits, guint *scale)
{
        struct exact e = {value, 0};
        for (; multiplier >= 10; multiplier /= 10)
                e.scale++;
        drop_zeros(&e);
        *digits = (gint64)e.digits;
        *scale = e.scale;
}
