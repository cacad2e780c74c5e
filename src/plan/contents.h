/* SPDX-License-Identifier: MIT */
/* Contents: what a plan holds besides its identity and its figures: charts,
 * targets, tasks, appendices, findings that are accepted. */
#ifndef PLAN_CONTENTS_H
#define PLAN_CONTENTS_H

#include "content/fields.h"
#include "content/markdown.h"

enum chart_kind {
        CHART_BAR,         /* one series, horizontal */
        CHART_STACKED_BAR, /* horizontal, parts of one sum */
        CHART_COLUMN,      /* vertical, series side by side */
        CHART_STACKED_COLUMN,
        CHART_SHARE_BAR, /* horizontal, each bar 100 % */
        CHART_LINE,
        CHART_PROGRESS, /* targets */
        CHART_KIND_COUNT,
};

/* As a plan writes them; NULL at the end. */
extern const char *const chart_kind_names[];

struct chart_source {
        struct place at;
        struct text id;
        int kind; /* enum chart_kind */
        struct text title;
        struct text figures; /* id of a budget or table */
        struct list columns; /* struct text: series or categories; all that are no shares when empty */
        struct list lines;   /* struct text: line ids; the top lines when empty */
        bool by_column;      /* categories are columns (years), series are lines */
        struct text unit;    /* display unit of the axis; the table's when not given */
        struct text note;    /* what it says, in words: the alternative text */
};

enum target_trend {
        TREND_UP, /* more is better: also when not given */
        TREND_DOWN,
};

struct target {
        struct place at;
        struct text id;
        struct text label;
        struct text bound; /* words before the figure: ít nhất, tối thiểu, trên */
        struct number value;
        struct number to;      /* a range: from value to this */
        struct text unit;      /* % */
        struct number from;    /* where it starts */
        struct number by;      /* year */
        struct text follows;   /* the target of the years before, which this one must not fall behind */
        int trend;             /* enum target_trend: which way that is */
        struct text yearly_of; /* the target that this is the part of each year of: value × years = its value */
};

struct task_item {
        struct place at;
        struct text id;
        struct text text;  /* Markdown inlines */
        struct list items; /* struct task_item */
};

struct task {
        struct place at;
        struct text id;
        struct text lead;  /* body in charge, by its name: Sở Nội vụ */
        struct list with;  /* struct text: bodies that take part */
        struct text title; /* as printed before the text, "Sở Nội vụ:"; blank: none; not given: the lead */
        bool own_line;     /* the title is a line (heading) of its own */
        struct text text;  /* Markdown inlines; paragraphs apart by a blank line */
        int list;          /* 0: a) b) c); 1: dashes */
        struct list items; /* struct task_item */
        struct period due;
        struct text after; /* Markdown paragraphs behind the items */
};

struct appendix {
        struct place at;
        struct text id;
        struct text kind; /* printed for "Phụ lục": Dự toán */
        struct text title;
        struct text file;      /* Markdown */
        struct text numbering; /* a scheme of the layout's; the plan's when not given */
        struct text page;      /* page master: portrait (also when not given) or landscape */
        struct mark *text;     /* read from file */
};

/* A finding that the office stands by. */
struct accepted {
        struct place at;
        struct text code;  /* message code */
        struct text where; /* id, or text of the line */
        struct text why;
};

/* "70%", "01 trung tâm": the sign stays at its number; "" when none is given.  unit: NULL or "" for none. */
const char *number_with_unit(struct job *job, const struct number *number, const char *unit);

/* "ít nhất 60 - 70%": the value, or the range with dash between its ends, after its bound. */
const char *target_value(struct job *job, const struct target *target, const char *dash);

#endif
