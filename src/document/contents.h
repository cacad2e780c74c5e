/* SPDX-License-Identifier: MIT */
/* Contents: a list of headings, tables or figures with their pages.  Filled
 * when all parts are merged; in the job's arena. */
#ifndef DOCUMENT_CONTENTS_H
#define DOCUMENT_CONTENTS_H

#include "document/span.h"

enum contents_of {
        CONTENTS_HEADINGS,
        CONTENTS_TABLES,
        CONTENTS_FIGURES,
};

struct contents_entry {
        int level;         /* from 1 */
        const char *label; /* "I.", "Bảng 1."; NULL: none */
        const char *text;
        const char *id;
        struct page_number *page;
        struct place from;
};

struct contents {
        enum contents_of of;
        guint levels;        /* of headings */
        const char *title;   /* Mục lục; "": none */
        struct list entries; /* struct contents_entry */
};

#endif
