/* SPDX-License-Identifier: MIT */
/* Slips of one digit that other rules cannot see: a year far from the plan's, a scheme (Đề án 32) that no document
 * of the number has approved. */
#include <stdlib.h>
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"

enum {
        YEAR_LEAST = 1900,
        YEARS_AHEAD = 60,   /* behind the plan's own */
        CENTURY_END = 2100, /* what is said of the climate */
};

/* ---- years ---- */

/* Four digits and no number, code or share; 0: none. */
static int year_at(const char *s, const char **end)
{
        gsize digits = strspn(s, "0123456789");
        *end = s + digits;
        bool more = ((**end == '.' || **end == ',') && g_ascii_isdigit((*end)[1])) || **end == '/' || **end == '%';
        return digits == 4 && !more ? MAX(atoi(s), 1) : 0;
}

static void check_year(struct job *job, const struct wording *wording, const char *s, int year, int own)
{
        if (!year || (year >= YEAR_LEAST && year <= own + YEARS_AHEAD) || year == CENTURY_END)
                return;
        gsize begin = (gsize)(s - wording->text);
        message_add(job->messages, wording_place(job, wording, begin, begin + 4), MESSAGE_YEAR_FAR,
                    arena_printf(job->arena, "%.4s", s), arena_printf(job->arena, "%d", own), NULL);
}

/* “năm 2012”, “giai đoạn 2010-2020”. */
static void check_years_of(struct job *job, const struct wording *wording, int own)
{
        static const char *const leads[] = {"năm ", "Năm ", "giai đoạn ", "Giai đoạn "};
        for (guint i = 0; i < G_N_ELEMENTS(leads); i++) {
                for (const char *s = strstr(wording->text, leads[i]); s; s = strstr(s + 1, leads[i])) {
                        const char *first = s + strlen(leads[i]), *end, *more;
                        int year = year_at(first, &end);
                        check_year(job, wording, first, year, own);
                        const char *second = end + strspn(end, " -");
                        if (year && second > end && memchr(end, '-', (gsize)(second - end)))
                                check_year(job, wording, second, year_at(second, &more), own);
                }
        }
}

void check_far_years(struct job *job, const struct checked *checked)
{
        int own = checked->plan->date.date.year;
        for (guint i = 0; own && i < checked->facts->wording.count; i++)
                check_years_of(job, list_at(&checked->facts->wording, struct wording, i), own);
}

/* ---- schemes ---- */

static const char scheme_lead[] = "Đề án ";

/* The number that stands before the first stroke; 0: none. */
static guint number_of_code(const char *code)
{
        return code && strchr(code, '/') ? (guint)strtoul(code, NULL, 10) : 0;
}

static bool is_approved(const struct checked *checked, guint number)
{
        for (guint i = 0; checked->legal && i < checked->legal->count; i++) {
                if (number_of_code(list_at(checked->legal, struct legal_document, i)->number.text) == number)
                        return true;
        }
        for (guint i = 0; i < checked->facts->citations.count; i++) {
                if (number_of_code(list_at(&checked->facts->citations, struct citation, i)->code->code) == number)
                        return true;
        }
        return false;
}

/* “Đề án 32” and its digits; NULL: no more of them. */
static const char *next_scheme(const char *s, gsize *digits)
{
        while ((s = strstr(s, scheme_lead))) {
                s += strlen(scheme_lead);
                *digits = strspn(s, "0123456789");
                if (*digits && *digits < 5 && s[*digits] != '/' &&
                    !(s[*digits] == '.' && g_ascii_isdigit(s[*digits + 1])))
                        return s;
        }
        return NULL;
}

/* The first time that a scheme is called by the number of a document. */
static bool find_approved(struct job *job, const struct checked *checked, struct place *at)
{
        for (guint i = 0; i < checked->facts->wording.count; i++) {
                const struct wording *wording = list_at(&checked->facts->wording, struct wording, i);
                gsize digits, begin;
                for (const char *s = next_scheme(wording->text, &digits); s; s = next_scheme(s, &digits)) {
                        begin = (gsize)(s - wording->text);
                        if (!is_approved(checked, (guint)strtoul(s, NULL, 10)))
                                continue;
                        *at = wording_place(job, wording, begin, begin + digits);
                        return true;
                }
        }
        return false;
}

void check_schemes(struct job *job, const struct checked *checked)
{
        struct place approved;
        bool found = find_approved(job, checked, &approved);
        for (guint i = 0; found && i < checked->facts->wording.count; i++) {
                const struct wording *wording = list_at(&checked->facts->wording, struct wording, i);
                gsize digits;
                for (const char *s = next_scheme(wording->text, &digits); s; s = next_scheme(s, &digits)) {
                        gsize begin = (gsize)(s - wording->text);
                        if (!is_approved(checked, (guint)strtoul(s, NULL, 10)))
                                message_add_pair(job->messages, wording_place(job, wording, begin, begin + digits),
                                                 approved, MESSAGE_SCHEME_UNKNOWN, arena_text_n(job->arena, s, digits),
                                                 NULL);
                }
        }
}
