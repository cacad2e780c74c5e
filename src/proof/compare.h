/* SPDX-License-Identifier: MIT */
/* Compare: a file against the one that its sources make, part by part, so
 * that what was altered has a name. */
#ifndef PROOF_COMPARE_H
#define PROOF_COMPARE_H

#include "proof/read.h"

/* Adds a message at `at` for each page, text, attached file and other part that differs; verify-bytes when it is
 * none of these.  The two files are known to differ. */
void proof_compare(struct job *job, const struct read_pdf *made, const struct read_pdf *given, struct place at,
                   gsize first_byte);

/* given begins with all bytes of made: is what follows a signature over the whole, and nothing besides?  Messages as
 * above and verify-unsigned; added: how many bytes follow. */
void proof_compare_signed(struct job *job, const struct read_pdf *made, const struct read_pdf *given, struct place at,
                          gsize added);

#endif
