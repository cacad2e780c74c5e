/* SPDX-License-Identifier: MIT */
/* Report: messages as other programs read them. */
#ifndef COMMANDS_REPORT_H
#define COMMANDS_REPORT_H

#include "check/check.h"

/* A list of objects. */
void report_json(struct messages *messages, enum language language);

/* SARIF 2.1.0, as code scanners and editors read it; places relative to the project. */
void report_sarif(struct messages *messages, enum language language);

/* What the rules have proved: place, rule, values; one a line, or as JSON. */
void report_proofs(const struct list *proofs, bool json);

#endif
