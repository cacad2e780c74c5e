/* SPDX-License-Identifier: MIT */
/* Figures: tables of exact numbers, lines by columns; a budget's unit is money.
 * Read from YAML, then computed by figures_compute (budget.h). */
#ifndef PLAN_FIGURES_H
#define PLAN_FIGURES_H

#include "content/fields.h"

struct factor {
        struct place at;
        struct number count;
        struct text of; /* người */
};

/* quantity × price, as an amount that explains itself */
struct formula {
        struct place at;
        struct number quantity; /* short for one factor */
        struct text of;         /* its noun, and the noun of the price unless `per` is given */
        struct list factors;    /* struct factor: all numbers that multiply */
        struct number price;    /* đồng */
        struct text per;        /* buổi: "50.000 đồng/buổi" */
        struct number amount;   /* what the source gives as the product, in the table's unit; compared */
};

/* One cell. */
struct figure {
        bool given;    /* by the source, or computed from figures that are; a blank is no zero */
        bool computed; /* sum of children, or of columns */
        bool stated;   /* on a line with children, or a total: what the source says, compared with computed */
        bool unknown;  /* an error was said of it, or of one below: not compared */
        guint8 scale, stated_scale; /* decimals as written, at most the column's; of a sum: the most of its parts */
        gint64 value;               /* đồng for money; otherwise the column's digits */
        gint64 stated_value;        /* when not stated: what value would be if what is stated below it were right */
        struct place at;            /* of the number; of the line when computed */
        struct formula *formula;    /* NULL: a plain number */
};

struct share {
        struct place at;
        struct text of;   /* column whose part is meant */
        struct text base; /* "parent", "total" or a line id: the whole */
};

struct column {
        struct place at;
        struct text id;
        struct text label;
        struct list groups; /* struct text: upper header tiers, each spanning neighbours of the same group: Trong đó */
        struct text group;  /* computed: those in one line, Năm 2026 - Trong đó */
        struct text unit;   /* for this column alone: % */
        struct text width;  /* on paper: 20 mm, 30% of the measure */
        struct share *share; /* its figures are shares; never summed */
        guint8 scale;        /* computed: decimals of all its figures; 0 for money */
        gint64 multiplier;   /* computed: đồng in one unit shown; 0: not money */
        bool fixed, adjusts; /* never summed: densities, norms; may be below 0: what is taken back */
        bool sums, in_total; /* computed: no shares, percentages, nor fixed; and in the table's own unit */
};

enum line_numbering {
        LINE_NUMBERED, /* 1, 1.1, 1.1.1 */
        LINE_DASHED,   /* - */
        LINE_PLAIN,
        LINE_ROMAN,    /* I, II */
        LINE_LETTERED, /* A, B */
};

enum line_parts {
        PARTS_WHOLE, /* the lines below make up the whole: their sum is the parent's figure */
        PARTS_SOME,  /* "trong đó": their sum is at most the parent's */
};

struct line {
        struct place at;
        struct text id;
        struct text label;
        struct text number;   /* as the source numbers it, when the layout's count is not it */
        int numbering;        /* enum line_numbering of the lines below */
        int parts;            /* enum line_parts of the lines below */
        struct node *amounts; /* column id: number, or a formula; read by budget.c into figures */
        struct node *stated;  /* {total: 88000} */
        bool adjusts;         /* its amounts may be below 0: what is taken back */
        struct text plan; /* the plan that this share goes to, "phu-vang-2025" or "phu-vang-2025/kinh-phi": its total */
        struct text note; /* may hold {{quantity}}, {{price}}, {{of}}, {{per}}, {{<noun of a factor>}} */
        struct list lines; /* struct line */
        /* computed by figures_compute */
        struct line *parent;        /* NULL at the top */
        guint level;                /* 0 at the top */
        guint index;                /* among all lines of the table, depth first */
        const char *printed_number; /* "2.1", "-", "" */
        const char *printed_note;   /* the note with its figures, or made from the formula; NULL: none */
        struct figure *figures;     /* one per column, then one for the total column */
};

struct figures {
        struct place at;
        struct text id;
        struct text title;
        struct text unit;     /* "1000 đồng", "người" */
        struct list columns;  /* struct column */
        struct list lines;    /* struct line */
        struct text balances; /* id of the budget whose total this one's must be: sources of what is used */
        struct node *stated;  /* {total: 2904360, trung-uong: 2320000} in the table's unit */
        int numbering, parts; /* enum line_numbering, enum line_parts of the top lines: PARTS_SOME makes no total row */
        struct text number_label, line_label, total_label, note_label; /* blank hides, not given: the layout's */
        struct text sum_label;                                         /* of the totals row: Tổng cộng */
        bool carry;         /* sums carried over pages: Cộng mang sang, Mang sang */
        int page;           /* enum table_page */
        bool split_columns; /* too wide for any page: cut into groups of columns, the labels said again */
        struct text number_width, line_width, total_width, note_width; /* as a column's width */
        bool column_numbers, column_formulas; /* a row under the head: 1, 2, 3; or (1), (2), (3)=(4)+(5) */
        struct text source;                   /* Nguồn: … under the table */
        struct list notes;                    /* struct text under the table */
        /* computed */
        bool money;
        gint64 multiplier;                    /* đồng in one display unit: 1000; 1 when not money */
        bool has_total_column, has_total_row; /* two summing columns or more, of one unit; a sum to print */
        guint8 total_scale;                   /* decimals of the total column; 0 for money */
        guint line_count;                     /* all levels */
        struct figure *totals;                /* one per column, then the grand total; NULL without a total row */
        struct figure *whole; /* what the top lines are parts of: the totals, or with PARTS_SOME what is stated */
        struct ids *line_ids; /* for figures_line (ids.h) */
};

#endif
