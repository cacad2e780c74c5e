/* SPDX-License-Identifier: MIT */
/* Check: rules that read plan, document and pages and add messages.  One
 * function per rule, one table of rules; each message names the clause that
 * it rests on.  Rules are those of the decree's format (NĐ 30/2020, PL I) that
 * the source model alone can decide. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "pages/page.h"

struct facts;

/* What a rule may look at. */
struct checked {
        const struct plan *plan;
        const struct ids *documents;     /* struct legal_document of content/documents.yaml, by id */
        const struct list *legal;        /* the same in their order, then the plans that are here; NULL: not known */
        const struct document *document; /* NULL when it could not be merged */
        const struct pages *pages;       /* NULL when the plan could not be set */
        struct list *proofs;             /* struct proof, what rules have proved; NULL: nobody asks */
        bool disclosure;                 /* asked for the profile cong-khai too */
        /* made by check_plan for its rules */
        const struct list *prose;  /* struct prose (text.h) */
        const struct list *lines;  /* struct printed (printed.h); NULL without pages */
        const struct facts *facts; /* facts.h */
};

/* Something that a rule found to hold: for --explain. */
struct proof {
        const char *rule; /* sum, share, words … */
        struct place at;
        const char *text; /* 3.000 + 2.500 = 5.500 */
};

struct check_rule {
        const char *name;   /* SO-01 */
        const char *clause; /* of NĐ 30/2020 that it rests on: "PL I, II.3"; NULL: of no decree */
        void (*run)(struct job *job, const struct checked *checked);
};

extern const struct check_rule check_rules[];
extern const guint check_rule_count;

/* Run all rules over one plan. */
void check_plan(struct job *job, const struct checked *checked);

/* Rules between plans (struct plan): chains of `replaces`, numbers given twice, ids that change their meaning, shares
 * that are not what the other plan spends. */
void check_between(struct job *job, const struct list *plans);

/* Messages as the plans' `accept` lists judge them: those of `from`, in their order; what is accepted becomes the note
 * `accepted`, which says why; an entry that nothing needs becomes the note `accept-unused`.  plans: struct plan.
 * Texts in language.  Owned by the caller (messages_close). */
struct messages *check_judge(struct messages *from, const struct list *plans, enum language language);

#endif
