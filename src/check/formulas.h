/* SPDX-License-Identifier: MIT */
/* Formulas in the notes of a budget's lines. */
#ifndef CHECK_FORMULAS_H
#define CHECK_FORMULAS_H

#include "check/mentions.h"

/* A price in the note of a budget's line, “30.000 đồng/người”: no datum backs it, the line's figure does. */
bool formula_is_price(const struct mention *mention);

#endif
