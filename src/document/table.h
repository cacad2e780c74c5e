/* SPDX-License-Identifier: MIT */
/* What stands in blocks: tables, charts and images.  No sizes,
 * no pages.  Everything lives in the job's arena. */
#ifndef DOCUMENT_TABLE_H
#define DOCUMENT_TABLE_H

#include "document/span.h"
#include "layout/layout.h"
#include "plan/plan.h"

struct cell {
        struct list spans;      /* struct span; empty: a blank cell */
        guint colspan, rowspan; /* 0: covered by another cell's span */
        enum align align;
        bool header; /* of a column (in head rows) or of a row */
        bool bold, italic;
        struct place from;
};

enum row_kind {
        ROW_LINE,  /* leaf */
        ROW_GROUP, /* has rows below it */
        ROW_TOTAL,
};

/* What a row adds to the sums carried over pages, as struct figure has it. */
struct carried {
        bool given;
        gint64 value;
};

struct row {
        enum row_kind kind;
        const char *id; /* line id, for permalinks; NULL */
        guint level;
        struct cell *cells;            /* one per column; NULL: row_cells makes them of line */
        const struct line *line;       /* of figures; NULL: text */
        const struct carried *carried; /* one per column, of a leaf in a table that carries; NULL: adds nothing */
        struct place from;
};

enum column_kind {
        COLUMN_NUMBER, /* STT */
        COLUMN_LABEL,
        COLUMN_AMOUNT, /* figures; right, decimals in line */
        COLUMN_NOTE,
        COLUMN_TEXT, /* of a pipe table */
};

struct table_column {
        enum column_kind kind;
        enum align align;
        const char *id; /* of the plan's column; NULL */
        guint figure;   /* COLUMN_AMOUNT of figures: index of its figures in a line */
        int width;      /* 1/1024 pt, or thousandths of the measure, negative; 0: by content */
};

struct columns; /* which columns a table of figures has (heads.h) */

struct table {
        guint column_count;
        struct table_column *columns;
        struct list head;              /* struct row: header tiers */
        struct list rows;              /* struct row */
        const char *unit;              /* "ĐVT: 1.000 đồng", above at the right; NULL */
        struct list notes;             /* struct block paragraphs under the table */
        const struct figures *figures; /* NULL: a table of text */
        const struct columns *shown;   /* NULL: all rows have their cells */
        guint stub;                    /* columns that each group of columns says again; 0: numbers and labels */
        int page;                      /* enum table_page (plan/budget.h) */
        bool split_columns;            /* cut into groups of columns where it is too wide */
        bool carry;                    /* rows have `carried`: sums stand where a page ends and where the next begins */
};

/* The cells of a row.  Those of a line of figures are made each time, in job's scratch: a long table would have more of
 * them than its plan takes. */
const struct cell *row_cells(struct job *job, const struct table *table, const struct row *row);

struct series {
        const char *label;
        gint64 *values; /* one per category; in units of 10^-scale */
        bool *given;
};

/* What a chart shows, ready to draw: no plan is needed any more. */
struct chart {
        enum chart_kind kind;
        const char *title;
        const char *unit; /* of the values: triệu đồng; NULL: none */
        guint scale;      /* decimals of values */
        gint64 divisor;   /* values / divisor are shown in unit (đồng to triệu đồng) */
        guint category_count;
        const char **categories;
        guint series_count;
        struct series *series;
        bool starts; /* of targets: the first series is where they start, the second where they lead */
};

struct figure_block {
        struct chart *chart;     /* NULL: an image */
        const char *image;       /* path relative to root */
        struct length width;     /* not given: the measure */
        int share;               /* or thousandths of the measure; 0: none */
        const char *alternative; /* what it shows, in words */
        struct table *table;     /* the chart's data, for readers that want them; NULL */
};

#endif
