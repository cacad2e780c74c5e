/* SPDX-License-Identifier: MIT */
/* Dates and periods as Vietnamese documents write them. */
#ifndef VIETNAMESE_DATES_H
#define VIETNAMESE_DATES_H

#include <stdbool.h>

struct date {
        short year; /* 0: blank */
        signed char month, day;
};

/* Read 2011-08-29; false when it is no date of the calendar (1900–2100). */
bool date_read(const char *text, struct date *date);
bool date_is_real(struct date date);
/* Before, same, after: < 0, 0, > 0. */
int date_compare(struct date a, struct date b);

/* "ngày 03 tháng 4 năm 2018": day under 10 and months 1, 2 take a leading 0 (NĐ 30, PL I, II.4b).
 * Blank parts are left as room: "ngày      tháng      năm 2021" (year kept when given).  Caller frees. */
char *date_long(struct date date);
/* "03/4/2018", padded by the same rule; "" when blank.  Caller frees. */
char *date_short(struct date date);
/* "2018-04-03"; "" when blank.  Caller frees. */
char *date_iso(struct date date);

#endif
