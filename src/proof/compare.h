/* SPDX-License-Identifier: MIT */
/* Compare: a file against the one that its sources make, part by part, so
 * that what was altered has a name. */
#ifndef PROOF_COMPARE_H
#define PROOF_COMPARE_H

#include "proof/read.h"

struct differences {
        guint found;     /* differences that were said */
        guint pages;     /* those of a page's words or looks, among them */
        bool rewritten;  /* verify-bytes alone was said */
        bool same_words; /* all pages in a row say the same, wherever they are broken */
};

/* Adds a message at `at` for each page, text, attached file and other part that differs; verify-bytes when it is
 * none of these.  The two files are known to differ.  other_version: the file was made by another program, so that
 * only pages and attached files tell something. */
struct differences proof_compare(struct job *job, const struct read_pdf *made, const struct read_pdf *given,
                                 struct place at, bool other_version, gsize first_byte);

/* given begins with all bytes of made: is what follows a signature over the whole, and nothing besides?  Messages as
 * above and verify-unsigned; added: how many bytes follow. */
struct differences proof_compare_signed(struct job *job, const struct read_pdf *made, const struct read_pdf *given,
                                        struct place at, gsize added);

#endif
