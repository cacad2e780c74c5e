/* SPDX-License-Identifier: MIT */
/* Lengths on paper: integers in 1/1024 pt (a point is 1/72 inch). */
#ifndef BASE_LENGTH_H
#define BASE_LENGTH_H

#include <stdbool.h>

enum {
        PT = 1024
};

/* 1 mm = 72/25.4 pt, rounded. */
#define MM(n) ((int)((n)*1024.0 * 72 / 25.4 + 0.5))

/* Read "12.7 mm", "1.27cm", "14 pt", "14pt", "0.5 in", "0".  No unit but for 0 is refused.
 * Range: -10,000 mm to 10,000 mm. */
bool length_read(const char *text, int *length);

/* As millimetres with one decimal, for messages: "12.7".  buffer of 16 bytes, given back. */
const char *length_mm(int length, char buffer[16]);

#endif
