/* SPDX-License-Identifier: MIT */
/* Formulas in the notes of a budget's lines. */
#ifndef CHECK_FORMULAS_H
#define CHECK_FORMULAS_H

#include "check/check.h"
#include "check/mentions.h"

/* A price in the note of a budget's line, “30.000 đồng/người”: no datum backs it, the line's figure does. */
bool formula_is_price(const struct mention *mention);

/* A figure in a note whose formula makes the line's figure, or that belongs to a price: nothing else need back it. */
bool formula_explains(const struct checked *checked, const struct mention *mention);

#endif
