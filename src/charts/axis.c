/* SPDX-License-Identifier: MIT */
#include "charts/plot.h"

void plot_range(const struct plot *plot, bool stacked, __int128 *low, __int128 *high)
{
        *low = *high = 0;
        for (guint c = 0; c < plot->categories; c++) {
                __int128 below = 0, above = 0, value;
                for (guint s = 0; s < plot->series; s++) {
                        if (!plot_value(plot, s, c, &value))
                                continue;
                        __int128 *side = value < 0 ? &below : &above;
                        *side = stacked ? *side + value : value;
                        *low = MIN(*low, below);
                        *high = MAX(*high, above);
                }
        }
}

/* 1, 2, 5, 10, 20, 50, … */
static __int128 next_step(__int128 step)
{
        __int128 leading = step;
        while (leading >= 10 && leading % 10 == 0)
                leading /= 10;
        return leading % 5 ? leading % 2 ? step * 2 : step / 2 * 5 : step * 2;
}

static __int128 floor_to(__int128 value, __int128 step)
{
        __int128 whole = value / step * step;
        return whole > value ? whole - step : whole;
}

static struct axis axis_of_step(struct numerals numerals, __int128 low, __int128 high, __int128 step)
{
        struct axis axis = {
                .low = floor_to(low, step),
                .high = -floor_to(-high, step),
                .step = step,
                .numerals = numerals,
        };
        if (axis.low == axis.high)
                axis.high += step;
        axis.numerals.keep = 0;
        axis.numerals.most = 18;
        __int128 ticks = (axis.high - axis.low) / step + 1;
        axis.ticks = ticks > 1000 ? 1000 : (guint)ticks;
        return axis;
}

/* Steps count in the value's units when what is shown is a power of ten of them, and in what is shown otherwise:
 * either way they are round when printed. */
static __int128 least_step(__int128 unit)
{
        __int128 rest = unit;
        while (rest % 10 == 0)
                rest /= 10;
        return rest == 1 ? 1 : unit;
}

struct axis axis_new(struct numerals numerals, __int128 low, __int128 high, guint most)
{
        if (low == high) /* all zero: a scale from 0 to 1 */
                high = numerals.unit;
        most = CLAMP(most, 2, TICKS_MAX);
        __int128 least = least_step(numerals.unit), step = 1;
        struct axis axis = axis_of_step(numerals, low, high, least);
        while (axis.ticks > most + 1) {
                step = next_step(step);
                axis = axis_of_step(numerals, low, high, step * least);
        }
        return axis;
}

int axis_label_width(struct plot *plot, const struct axis *axis)
{
        int widest = 0;
        for (guint i = 0; i < axis->ticks; i++) {
                char *text = numeral_text(plot, &axis->numerals, axis->low + (__int128)i * axis->step);
                widest = MAX(widest, text_width(plot, text));
        }
        return widest;
}

struct axis axis_lying(struct plot *plot, struct numerals numerals, __int128 low, __int128 high, int length)
{
        guint most = (guint)CLAMP(length / (6 * plot->size), 2, TICKS_MAX);
        struct axis axis = axis_new(numerals, low, high, most);
        while (most > 2 && (gint64)(axis_label_width(plot, &axis) + plot->size) * (axis.ticks - 1) > length)
                axis = axis_new(numerals, low, high, --most);
        return axis;
}

int axis_place(const struct axis *axis, __int128 value)
{
        value = CLAMP(value, axis->low, axis->high);
        int along = (int)((value - axis->low) * axis->length / (axis->high - axis->low));
        return axis->upwards ? axis->from - along : axis->from + along;
}
