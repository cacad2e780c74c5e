/* SPDX-License-Identifier: MIT */
/* Unpack: the sources that travel in a PDF, checked against its manifest. */
#ifndef COMMANDS_UNPACK_H
#define COMMANDS_UNPACK_H

#include "proof/read.h"

struct unpacked_file {
        const char *path; /* in a project: content/…, layouts/…, fonts/… */
        const char *bytes;
        gsize count;
};

struct unpacked_font {
        const char *file; /* in fonts/ */
        const char *sha256;
};

struct unpacked {
        const char *plan;
        const char *versions; /* "kehoach 0.1.0, pango 1.50.12, …" */
        bool plain;           /* made with --pdf-plain */
        struct list files;    /* struct unpacked_file */
        struct list fonts;    /* struct unpacked_font: the office's own, which are not inside */
};

/* NULL after messages: pdf-sources, pdf-manifest, pdf-attached. */
struct unpacked *unpack(struct job *job, const struct read_pdf *pdf, struct place at);

/* Write the files under folder, which is new or empty.  False after a message. */
bool unpack_write(struct job *job, const struct unpacked *unpacked, const char *folder);

#endif
