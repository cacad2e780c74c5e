/* SPDX-License-Identifier: MIT */
/* Versions of what shapes a file's bytes besides its sources. */
#ifndef PDF_VERSIONS_H
#define PDF_VERSIONS_H

#include "pdf/pdf.h"

struct version {
        const char *name;
        const char *version;
};

/* struct version in the job's arena: the libraries. */
struct list pdf_library_versions(struct job *job);
/* The same: the faces that the painted pages show, as the font files name themselves. */
struct list pdf_face_versions(struct job *job, const struct painting *painting);

/* Files of fonts/ that the pages are set in, each with its SHA-256 as its version: an office's own. */
struct list pdf_own_fonts(struct job *job, const struct painting *painting);

#endif
