/* SPDX-License-Identifier: MIT */
/* Targets in words, as pages and site print them. */
#include "plan/contents.h"
#include "vietnamese/numbers.h"

#include <string.h>

const char *number_with_unit(struct job *job, const struct number *number, const char *unit)
{
        if (!number->given)
                return "";
        g_autofree char *digits = number_grouped(number->digits, number->scale);
        if (!unit || !*unit)
                return arena_text(job->arena, digits);
        return arena_printf(job->arena, strcmp(unit, "%") == 0 ? "%s%s" : "%s %s", digits, unit);
}

const char *target_value(struct job *job, const struct target *target, const char *dash)
{
        const char *unit = target->unit.text, *bound = target->bound.text;
        const char *value = number_with_unit(job, &target->value, target->to.given ? NULL : unit);
        if (target->to.given)
                value = arena_printf(job->arena, "%s %s %s", value, dash, number_with_unit(job, &target->to, unit));
        return bound && *bound ? arena_printf(job->arena, "%s %s", bound, value) : value;
}
