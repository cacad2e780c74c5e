/* SPDX-License-Identifier: MIT */
/* Fields: tables that say what a map in YAML may hold, and one function that
 * reads a tree into a struct by them.  The same tables make the JSON Schema
 * (schema.c) and the list of fields in section 5 of the manual. */
#ifndef CONTENT_FIELDS_H
#define CONTENT_FIELDS_H

#include "content/yaml.h"
#include "vietnamese/dates.h"

/* Scalars as bound: each keeps its place. */
struct text {
        const char *text; /* NULL: not given; "" : given blank */
        struct place at;
};

/* An exact decimal: digits / 10^scale. */
struct number {
        gint64 digits;
        guint8 scale; /* 0 to 6 */
        bool given;
        struct place at;
};

enum field_type {
        FIELD_TEXT,   /* struct text; one or more lines */
        FIELD_ID,     /* struct text; a-z 0-9 and single hyphens inside, 1 to 64 characters */
        FIELD_NUMBER, /* struct number; 1500000, -3, 2.5; never 1.500 or 1,5: said with a hint */
        FIELD_BOOL,   /* bool; true, false */
        FIELD_DATE,   /* struct date_field; 2011-08-29, blank allowed */
        FIELD_PERIOD, /* struct period; 2012 or 2016-2020 */
        FIELD_LENGTH, /* struct length; 12.7 mm, 14 pt (base/length.h) */
        FIELD_CHOICE, /* int; index into choices, a NULL-terminated row */
        FIELD_PATH,   /* struct text; relative, stays inside the folder of its file */
        FIELD_TEXTS,  /* struct list of struct text; a single text is a list of one */
        FIELD_ONE,    /* pointer to a struct of shape `of`; NULL when not given */
        FIELD_MANY,   /* struct list of structs of shape `of` */
        FIELD_NAMED,  /* struct list of structs of shape `of` from a map: the key becomes the struct's `name`, its
                         first member after `at` (a struct text) */
        FIELD_TREE,   /* struct node *; kept as it is, its owner reads on */
        FIELD_TYPE_COUNT,
};

struct period {
        int from, to; /* years; 0: not given */
        struct place at;
};

struct length {
        int length; /* 1/1024 pt */
        bool given;
        struct place at;
};

struct date_field {
        struct date date; /* year 0: blank */
        bool given;
        struct place at;
};

enum {
        FIELD_REQUIRED = 1, /* missing is the message field-missing at the map's place */
        FIELD_NOT_BLANK = 2,
        FIELD_FIGURES = 4, /* FIELD_TREE: names to numbers, or to maps of shape `of`; for the schema */
};

struct shape;

struct field {
        const char *name;
        enum field_type type;
        gsize offset;
        guint flags;
        const struct shape *of;     /* FIELD_ONE, FIELD_MANY, FIELD_NAMED, FIELD_TREE of figures */
        const char *const *choices; /* FIELD_CHOICE */
        gint64 min, max;     /* FIELD_NUMBER: bounds when min < max; texts: at most max characters when max > 0 */
        const char *vi, *en; /* one line for the manual and the schema */
};

/* A struct that a map is read into.  Its first member is a struct place, of the map. */
struct shape {
        const char *name; /* as the manual calls it: plan, budget-line */
        gsize size;
        const struct field *fields;
        guint count;
        const char *scalar; /* a bare text stands for a map with this one field; NULL: not allowed */
        const char *vi, *en;
};

/* Read map into out (zeroed, shape->size bytes).  Messages with places: field-misspelt (with the nearest right name),
 * field-unknown, field-missing, field-blank, field-type, and one for each type of value: field-number, field-date …
 * Goes on after each; false if there was any error. */
bool fields_read(struct job *job, const struct node *map, const struct shape *shape, void *out);

/* Read a scalar as an exact decimal; false without a message.  1.500 is refused: it may be 1500 or 1.5. */
bool number_read(const char *text, gint64 *digits, guint8 *scale);

/* The same with messages (field-type, field-number … with the right way to write it), name being the field's; a blank
 * is not given. */
bool number_read_node(struct job *job, const struct node *node, const char *name, struct number *number);

/* The name in a NULL-terminated row nearest to text (edit distance at most 2 and under half its length), or NULL. */
const char *nearest_name(const char *text, const char *const *names);

#endif
