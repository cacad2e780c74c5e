/* SPDX-License-Identifier: MIT */
/* Issuers: names of bodies as citations write them, compared with their full
 * names and with the letters in the numbers of their documents. */
#ifndef CHECK_ISSUERS_H
#define CHECK_ISSUERS_H

#include <glib.h>
#include <stdbool.h>

enum issuer_match {
        ISSUER_UNSAID, /* “UBND tỉnh”: which one is not said */
        ISSUER_SAME,
        ISSUER_OTHER,
};

/* A name as cited, with whatever follows it, against a full name; abbreviations, marks and hyphens apart. */
enum issuer_match issuer_match(const char *cited, const char *name);

/* Of a province, district or commune: there are many of the same name. */
bool issuer_is_local(const char *name);

/* How many bytes of a cited text are the name: up to the first word that begins small and is no part of a name. */
gsize issuer_bytes(const char *cited);

/* The body that the letters of a number stand for: TT-BTC is “Bộ Tài chính”.  NULL: not known, or of several. */
const char *issuer_of_code(const char *code);

#endif
