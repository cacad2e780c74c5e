/* SPDX-License-Identifier: MIT */
#include "base/length.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const struct {
        const char *name;
        gint64 numerator, denominator; /* of 1/1024 pt in one unit */
} units[] = {
        {"pt", 1024, 1},
        {"mm", 1024 * 720, 254},
        {"cm", 1024 * 7200, 254},
        {"in", 1024 * 72, 1},
};

enum {
        THOUSANDTHS_MAX = 30000000
}; /* 30,000 of any unit, before the range check */

/* Digits with at most three decimals, as thousandths.  Moves *text on.  More decimals are refused, not cut. */
static bool read_thousandths(const char **text, gint64 *value)
{
        const char *s = *text;
        bool minus = *s == '-';
        if (minus)
                s++;
        if (!g_ascii_isdigit(*s))
                return false;
        gint64 n = 0;
        for (; g_ascii_isdigit(*s); s++) {
                n = n * 10 + (*s - '0');
                if (n > THOUSANDTHS_MAX / 1000)
                        return false;
        }
        n *= 1000;
        if (*s == '.') {
                s++;
                if (!g_ascii_isdigit(*s))
                        return false;
                for (gint64 place = 100; g_ascii_isdigit(*s); s++, place /= 10) {
                        if (place == 0)
                                return false;
                        n += (*s - '0') * place;
                }
        }
        *text = s;
        *value = minus ? -n : n;
        return true;
}

bool length_read(const char *text, int *length)
{
        gint64 n;
        if (!read_thousandths(&text, &n))
                return false;
        while (*text == ' ')
                text++;
        if (!*text && n == 0) {
                *length = 0;
                return true;
        }
        for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
                if (strcmp(text, units[i].name) != 0)
                        continue;
                gint64 scaled = n * units[i].numerator;
                gint64 half = 500 * units[i].denominator;
                gint64 result = (scaled + (scaled < 0 ? -half : half)) / (1000 * units[i].denominator);
                if (llabs(result) > MM(10000))
                        return false;
                *length = (int)result;
                return true;
        }
        return false;
}

const char *length_mm(int length, char buffer[16])
{
        gint64 tenths = ((gint64)llabs(length) * 254 + 1024 * 36) / (1024 * 72);
        g_snprintf(buffer, 16, "%s%" G_GINT64_FORMAT ".%d", length < 0 ? "-" : "", tenths / 10, (int)(tenths % 10));
        return buffer;
}
