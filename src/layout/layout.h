/* SPDX-License-Identifier: MIT */
/* Layout: page masters, styles, numbering, flow and texts of one kind of
 * official document, as layouts/<name>/layout.yaml has them.  Lengths are
 * 1/1024 pt.  `extends` takes over what is not said again. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/flow.h"
#include "layout/head.h"
#include "layout/kind.h"

enum align {
        ALIGN_LEFT,
        ALIGN_CENTER,
        ALIGN_RIGHT,
        ALIGN_JUSTIFY,
};

enum letter_case {
        CASE_AS_IS,
        CASE_UPPER,
};

/* What a style says of a choice: nothing (then its parent counts), or choice + 1. */
enum {
        STYLE_SILENT = 0,
};

enum number_place {
        NUMBER_NONE,
        NUMBER_TOP_CENTER,   /* NĐ 30, PL I, I.7 */
        NUMBER_BOTTOM_RIGHT, /* TT 01/2011 */
};

enum decree {
        DECREE_NONE,
        DECREE_ND30, /* Nghị định 30/2020/NĐ-CP */
        DECREE_TT01, /* Thông tư 01/2011/TT-BNV */
};

struct master {
        struct place at;
        struct text name; /* portrait, landscape */
        struct length width, height;
        struct length top, bottom, left, right; /* margins */
        int number;                             /* enum number_place */
        struct length number_offset;            /* from the paper's edge to the baseline of the number */
        struct text number_style;
        struct head *head; /* NULL: none */
};

struct style {
        struct place at;
        struct text name;
        struct text parent; /* a style whose values count where this one is silent */
        struct text family; /* a family of fonts/fonts.yaml: serif, sans */
        struct length size;
        struct length
                least;   /* of a table too wide for its page: letters no smaller than this; not given: never smaller */
        int weight_said; /* STYLE_SILENT, 1 + bold */
        int slant_said;  /* STYLE_SILENT, 1 + italic */
        int align_said;  /* STYLE_SILENT, 1 + enum align */
        int case_said;   /* STYLE_SILENT, 1 + enum letter_case */
        int label_said;  /* STYLE_SILENT, 1 + bold: of the number or mark before the text */
        bool bold, italic; /* resolved, as all below */
        bool label_bold;
        enum align align;
        enum letter_case letter_case;
        struct number leading;     /* baseline to baseline, in lines of the face (1.15); */
        struct length indent;      /* first line */
        struct length left, right; /* whole paragraph */
        struct length before, after;
        int keep_said; /* STYLE_SILENT, none, next (with what follows), whole (not split), both */
        bool keep_next, keep_whole;
        struct text tag; /* structure type for tagged PDF and HTML: P, H1, Caption; P when not given */
};

struct layout {
        struct place at;
        const char *name;
        struct list files; /* const char: its layout.yaml and those it extends, as paths in a project */
        struct text title; /* Nghị định 30/2020/NĐ-CP */
        struct text extends;
        int decree;             /* enum decree: whose form `check` holds it to */
        struct list masters;    /* struct master; the first is the body's */
        struct list styles;     /* struct style, resolved */
        struct list numberings; /* struct numbering; the first is the default */
        struct list kinds;      /* struct kind */
        struct list flow;       /* struct flow: the body */
        struct list appendix;   /* struct flow: each appendix, its head and its text */
        struct node
                *texts; /* words of tables, captions, notes: "Số TT", "Tổng cộng", "Bảng {{n}}", "ĐVT: {{unit}}", … */
};

extern const struct shape layout_shape;

/* Read layouts/<name>/layout.yaml with what it extends, resolve the styles.  NULL after messages (layout-unknown at
 * `asked`, with the nearest name; layout-style, layout-cycle …).  Read once a process: cached by the caller. */
struct layout *layout_read(struct job *job, const char *name, struct place asked);

const struct style *layout_style(const struct layout *layout, const char *name); /* NULL if there is none */
const struct master *layout_master(const struct layout *layout,
                                   const char *name); /* the first for NULL; NULL if unknown */
const struct kind *layout_kind(const struct layout *layout, const char *name);
const struct numbering *layout_numbering(const struct layout *layout, const char *name);
/* A word of the layout; "" with the message layout-text if it is missing. */
const char *layout_text(struct job *job, const struct layout *layout, const char *key);

/* The same as a template over context; in the arena, never NULL. */
const char *layout_words(struct job *job, const struct layout *layout, const char *key, const struct node *context);

#endif
