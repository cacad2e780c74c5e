/* SPDX-License-Identifier: MIT */
/* Facts: what the rules on figures and citations compare, gathered once for a
 * plan: its texts, the figures they mention, the documents cited.  All in the
 * job's arena. */
#ifndef CHECK_FACTS_H
#define CHECK_FACTS_H

#include "check/check.h"
#include "check/mentions.h"

/* A figure of the plan's data, with the words that name it. */
struct known {
        const struct figures *figures; /* NULL: a target */
        const char *id;                /* of the line or target; total */
        const char *name;              /* of the column, quantity, price; NULL: none */
        const char *label;             /* of its line or target */
        const char *unit;              /* người, %, đồng; NULL: none */
        gint64 value;                  /* đồng for money */
        guint scale;
        bool money;
        struct place at;
        gint64 digits;            /* value without the zeros behind the comma: what a figure is looked up by */
        const struct known *next; /* of the same digits */
};

/* A document as a text cites it. */
struct citation {
        const struct mention *code;
        const struct mention *date; /* right behind it; NULL: not given */
        const char *kind;           /* “Quyết định”, as folded words before “số”; "" when not given */
        const char *issuer;         /* folded words behind “của”; NULL: not given */
        gsize issuer_begin, issuer_end;
        const struct legal_document *document; /* of documents.yaml by number and issuer; NULL: none */
};

struct facts {
        struct list wording;   /* struct wording */
        struct list mentions;  /* struct mention, in reading order */
        struct list citations; /* struct citation */
};

const struct facts *facts_gather(struct job *job, const struct checked *checked);

/* known.c: all data of the plan, struct known */
void known_gather(struct job *job, const struct plan *plan, struct list *out);
/* budget.du-toan-2012.trung-tam.trung-uong: as {{…}} names it; in the arena. */
const char *known_path(struct job *job, const struct known *known);
/* The label of the line or target that a path names, and where its figure stands; NULL: no figure. */
const char *known_label(struct job *job, const struct plan *plan, const char *path, struct place *at);
/* citations.c */
void citations_gather(struct job *job, const struct checked *checked, struct facts *facts);
/* The document that has this number, case and spaces apart; among several the one of the plan's own province. */
const struct legal_document *document_by_number(const struct checked *checked, const char *number);

/* Years that a text names last: “… giai đoạn 2016-2020”, “năm 2012”; {0, 0}: none, or several that differ. */
struct years heading_years(const struct facts *facts, const struct wording *wording);

/* The nearest heading around that names its years; NULL. */
const struct wording *dated_heading(const struct facts *facts, const struct wording *wording, struct years *years);

/* A number as documents write it, with its unit; in the arena. */
const char *known_text(struct job *job, const struct known *known);

/* What a table comes to: its grand total, or the total of its only column; NULL. */
const struct figure *figures_sum(const struct figures *figures);

/* For --explain: what a rule has proved, and from what; nothing when nobody asked. */
void prove(struct job *job, const struct checked *checked, const char *rule, struct place at, const char *format, ...)
        G_GNUC_PRINTF(5, 6);

#endif
