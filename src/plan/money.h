/* SPDX-License-Identifier: MIT */
/* Money: exact arithmetic on figures.  Checked, never rounded; a figure is at
 * most 2^63 - 1 either way. */
#ifndef PLAN_MONEY_H
#define PLAN_MONEY_H

#include <glib.h>
#include <stdbool.h>

/* A product under way: digits / 10^scale. */
struct exact {
        __int128 digits;
        guint scale;
};

enum exact_result {
        EXACT_FITS,
        EXACT_FRACTION, /* it has more decimals than asked for */
        EXACT_OVERFLOW,
};

/* Multiply by digits / 10^scale; false when it does not fit. */
bool exact_times(struct exact *exact, gint64 digits, guint scale);
/* Its digits with `scale` decimals. */
enum exact_result exact_value(const struct exact *exact, guint scale, gint64 *value);

/* sum += amount; false, with sum as it was, when it does not fit. */
bool amount_add(gint64 *sum, gint64 amount);

/* Value in units of multiplier (1, 1,000, …), as digits and the decimals it needs: 2.500.000.000 in tỷ: 25, 1. */
void amount_in_unit(gint64 value, gint64 multiplier, gint64 *digits, guint *scale);

/* A unit of money as it is printed: "1000 đồng" is "1.000 đồng"; others as they are. */
const char *money_unit_printed(const char *unit);

#endif
