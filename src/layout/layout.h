/* SPDX-License-Identifier: MIT */
/* Layout: page masters, styles, numbering, flow and texts of one kind of
 * official document, as layouts/<name>/layout.yaml has them.  Lengths are
 * 1/1024 pt.  `extends` takes over what is not said again. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "content/fields.h"

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

enum number_place {
        NUMBER_NONE,
        NUMBER_TOP_CENTER,   /* NĐ 30, PL I, I.7 */
        NUMBER_BOTTOM_RIGHT, /* TT 01/2011 */
};

struct master {
        struct place at;
        struct text name; /* portrait, landscape */
        struct length width, height;
        struct length top, bottom, left, right; /* margins */
        int number;                             /* enum number_place */
        struct length number_offset;            /* from the paper's edge to the baseline of the number */
        struct text number_style;
};

struct style {
        struct place at;
        struct text name;
        struct text parent; /* a style whose values count where this one is silent */
        struct text family; /* a family of fonts/fonts.yaml: serif, sans */
        struct length size;
        bool bold, italic;         /* resolved */
        struct text weight;        /* bold, normal */
        struct text slant;         /* italic, normal */
        int align;                 /* enum align; -1 before it is resolved */
        int letter_case;           /* enum letter_case */
        struct number leading;     /* baseline to baseline, in lines of the face (1.15); */
        struct length indent;      /* first line */
        struct length left, right; /* whole paragraph */
        struct length before, after;
        struct text keep; /* "next": with what follows; "whole": not split; both: "next whole" */
        bool keep_next, keep_whole;
        struct text tag; /* structure type for tagged PDF and HTML: P, H1, Caption; P when not given */
};

/* One level of numbering: "{I}.", "{1}.", "{a})", "{^}.{1}." ({^}: the number of the level above without its stop). */
struct level {
        struct place at;
        struct text format;
        struct text style; /* of a heading on this level */
        struct text item;  /* style of an ordered item on this level */
        bool own_line;     /* the label stands on a line of its own, the title under it: Phần I */
};

struct numbering {
        struct place at;
        struct text name;
        struct list levels;  /* struct level */
        struct list bullets; /* struct text: "-", "+"; the last one repeats… the first again after the last */
};

struct kind {
        struct place at;
        struct text name;  /* ke-hoach */
        struct text title; /* KẾ HOẠCH */
        struct text code;  /* KH */
};

/* One element of the flow.  What it makes is decided by which of these are given. */
struct flow {
        struct place at;
        struct text when; /* path into the context: only if not false */
        struct text each; /* path: once for each item, which is then the context; {{.}} is a text item */
        struct text style;
        struct text text;    /* mustache, over the plan's data: a paragraph */
        struct text rule;    /* a rule under the previous paragraph: length as a share of its last line ("1", "0.4"),
                                centred */
        struct length space; /* room before what follows */
        struct list columns; /* struct text: widths in percent of a grid */
        struct list rows;    /* struct flow_row of the grid */
        struct text place;   /* what stage merge puts here: basis, narrative, appendices, attached */
        bool keep;           /* a grid that is never split, and takes two lines of text with it */
};

struct flow_row {
        struct place at;
        struct list cells; /* struct flow_cell */
};

struct flow_cell {
        struct place at;
        struct list flow; /* struct flow */
};

struct layout {
        struct place at;
        const char *name;
        struct text title; /* Nghị định 30/2020/NĐ-CP */
        struct text extends;
        struct list masters;          /* struct master; the first is the body's */
        struct list styles;           /* struct style, resolved */
        struct list numberings;       /* struct numbering; the first is the default */
        struct list kinds;            /* struct kind */
        struct list flow;             /* struct flow: the body */
        struct list appendix;         /* struct flow: the head of each appendix */
        struct list closing_appendix; /* struct flow: behind each appendix */
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

#endif
