/* SPDX-License-Identifier: MIT */
/* Issuing: who issues a document and on what basis, who signs it, how it may
 * go round.  In the job's arena. */
#ifndef PLAN_ISSUING_H
#define PLAN_ISSUING_H

#include "content/fields.h"

/* How to reach the issuing body: printed at the foot of a letter. */
struct contact {
        struct place at;
        struct text address, phone, fax, email, web;
};

struct issuer {
        struct place at;
        struct text name;     /* Ủy ban nhân dân tỉnh Bến Tre */
        struct list lines;    /* struct text: the name as the masthead breaks it; the name itself when not given */
        struct text parent;   /* cơ quan chủ quản trực tiếp, if any */
        struct text place;    /* địa danh: Bến Tre */
        struct text province; /* for the site's filters; the place when not given */
        struct contact *contact;
};

enum urgency {
        URGENCY_NONE,
        URGENCY_KHAN,
        URGENCY_THUONG_KHAN,
        URGENCY_HOA_TOC,
};

enum secrecy {
        SECRECY_NONE,
        SECRECY_MAT,
        SECRECY_TOI_MAT,
        SECRECY_TUYET_MAT,
};

struct basis {
        struct place at;
        struct text text;      /* the paragraph as the office wrote it; may hold {{…}} */
        struct list documents; /* struct text: ids in documents.yaml */
};

struct signature {
        struct place at;
        struct list capacity; /* struct text: TM. ỦY BAN NHÂN DÂN · KT. CHỦ TỊCH · PHÓ CHỦ TỊCH */
        struct text name;
        struct text seal;         /* the body's seal, in red */
        struct length seal_width; /* its real size; the layout's when not given */
        struct text image; /* signature and seal as PNG or JPEG in the plan's folder, for a paper that was signed */
};

#endif
