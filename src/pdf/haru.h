/* SPDX-License-Identifier: MIT */
/* libharu behind objects.h: for objects.c and write.c alone. */
#ifndef PDF_HARU_H
#define PDF_HARU_H

#include <hpdf.h>
#include <hpdf_consts.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_version.h>

#include "pdf/deflate.h"
#include "pdf/objects.h"

#if HPDF_VERSION_ID < 20300
#error "libharu 2.3.0 or later is needed"
#endif

/* What our writer adds to the dictionary of the same number. */
struct raw {
        entries_writer writer; /* NULL: none */
        const void *with;
        guint index;
        char *entries; /* owned; for dictionaries and streams of fixed text */
};

struct range {
        guint first, count;
        entries_writer writer;
        const void *with;
};

struct objects {
        HPDF_Doc doc;
        bool plain;
        struct fonts *kept; /* NULL: nothing is kept */
        struct deflater *deflater;
        HPDF_Page *pages;
        guint page_count;
        GArray *raws;   /* struct raw by object number */
        GArray *ranges; /* struct range */
        guint count;    /* of objects, ranges included; numbers go from 1 to here */
        char *failure;
        struct buffer scratch; /* of the writer at work */
};

static inline guint haru_number(const void *object)
{
        return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

/* Check a status of libharu's; false after an error. */
bool haru_ok(struct objects *objects, HPDF_STATUS status);

#endif
