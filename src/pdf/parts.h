/* SPDX-License-Identifier: MIT */
/* The parts of one file while it is made. */
#ifndef PDF_PARTS_H
#define PDF_PARTS_H

#include "pdf/fonts.h"
#include "pdf/image.h"
#include "pdf/navigation.h"
#include "pdf/painting.h"
#include "pdf/tags.h"

struct pdf {
        struct job *job;
        struct painting *painting;
        const struct pages *pages;
        const struct pdf_options *options; /* NULL: none */
        struct objects *objects;
        struct images *images;
        struct structure *structure;
        struct navigation *navigation;
        guint resources; /* object shared by all pages */
};

/* 1/1024 pt as hundredths of a point. */
static inline int hundredths(int length)
{
        gint64 n = (gint64)length * 100;
        return (int)((n + (n < 0 ? -512 : 512)) / 1024);
}

#endif
