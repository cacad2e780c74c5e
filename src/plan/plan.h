/* SPDX-License-Identifier: MIT */
/* Plan: what one content folder means.  Read from plan.yaml by the tables of
 * plan/fields.c, then computed (budget.c).  Everything lives in the job's
 * arena.  Money is integer đồng; other figures are exact decimals. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "plan/contents.h"
#include "plan/figures.h"
#include "plan/issuing.h"

/* A legal document that is named by its number: replaced plans, content/documents.yaml. */
struct legal_document {
        struct place at;
        struct text id;     /* 32-2010-qd-ttg */
        struct text number; /* 32/2010/QĐ-TTg */
        struct text kind;   /* Quyết định */
        struct text issuer; /* Thủ tướng Chính phủ */
        struct date_field date;
        struct text title;    /* về việc phê duyệt … */
        struct list replaces; /* struct text: ids */
};

/* Data of a plan as they were published on an earlier day: the files of <folder>/editions/<date>/. */
struct edition {
        struct date_field date;
};

struct plan {
        struct place at;
        const char *id;     /* the folder's name */
        const char *folder; /* content/plans/<id> */
        struct text layout; /* nd30 */
        struct text kind;   /* ke-hoach (also when not given), a key of the layout's kinds */
        struct issuer *issuer;
        struct text number; /* "169"; blank before registration */
        struct text symbol; /* KH-UBND */
        struct date_field date;
        struct date_field published; /* day it was made public */
        struct text title;
        struct text authority; /* who decides, above a decision's basis; the issuer's name when not given */
        struct period period;
        struct text field;      /* lĩnh vực, for the site */
        struct list funds;      /* struct text: sources of funds, for the site's filter */
        struct list former_ids; /* struct text: names of its folder before, for old links */
        struct list replaces;   /* struct legal_document */
        struct list editions;   /* struct edition */
        struct list basis;      /* struct basis */
        struct list addressees; /* struct text: Kính gửi */
        struct text numbering;  /* a scheme of the layout's; its first when not given */
        struct list narrative;  /* struct text: Markdown files */
        struct list budgets;    /* struct figures, money */
        struct list tables;     /* struct figures */
        struct list charts;     /* struct chart_source */
        struct list targets;    /* struct target */
        struct list tasks;      /* struct task */
        struct list appendices; /* struct appendix */
        struct signature *signature;
        struct list recipients;  /* struct text, without dash and stop */
        int urgency;             /* enum urgency */
        int secrecy;             /* enum secrecy */
        struct text circulation; /* XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ */
        struct text recall;      /* until when it is to be given back; "": a blank to fill in by hand */
        struct text drafter;     /* PL */
        struct number copies;    /* issued: 300 */
        struct text source;      /* where the text was found, and what is missing of it */
        bool incomplete;         /* the source is cut off */
        struct list accept;      /* struct accepted */
        /* read beside it */
        struct list texts; /* struct mark documents, one per narrative file */
        struct node
                *tree; /* the whole of plan.yaml with `computed`: context of the layout's templates; NULL: dropped */
        struct arena *nodes;     /* those of the tree, not their texts; NULL: dropped */
        struct ids *figures_ids; /* budgets and tables, for plan_figures */
        struct ids *target_ids, *task_ids;
};

/* Texts that plan_read puts into the tree under `computed`, for templates:
 *   kind           "Kế hoạch"
 *   number-padded  "05", "169"; blank: eight no-break spaces
 *   number-symbol  "169/KH-UBND"
 *   date-long      "ngày 29 tháng 8 năm 2011"; blank: "ngày      tháng      năm      "
 *   date-short     "29/8/2011"; ""
 *   year           "2011"; ""
 *   place-date     "Bến Tre, ngày 29 tháng 8 năm 2011"
 *   period         "2012", "2016-2020"; ""
 *   issuer-lines   list: the lines of the masthead
 *   attached       "Kế hoạch số 3721/KH-UBND ngày 29 tháng 8 năm 2011 của Ủy ban nhân dân tỉnh Bến Tre" */

extern const struct shape plan_shape;
/* Of content/documents.yaml. */
extern const struct shape documents_shape;
/* Of one table and one chart: also the bodies of fences. */
extern const struct shape figures_shape, chart_source_shape;

/* Read content/plans/<id>/plan.yaml and the Markdown it names, and compute its figures.  NULL if any message is an
 * error. */
struct plan *plan_read(struct job *job, const char *id);
/* The same for check, past errors that leave the rest to be looked at: sums that differ, unknown fields.  *good: none.
 */
struct plan *plan_read_on(struct job *job, const char *id, bool *good);
/* The same from any folder, relative to the root or absolute: two states of a plan to compare. */
struct plan *plan_read_folder(struct job *job, const char *folder, const char *id);

/* Once the document is merged, pages need no tree; that of a long budget is larger than its figures. */
void plan_drop_tree(struct plan *plan);

/* Whether a folder of that name can hold a plan: a-z, 0-9, hyphens, at most 64. */
bool plan_is_id(const char *text);

/* Ids of all plans under content/plans, sorted as bytes; NULL-terminated; owned by the arena. */
char **plan_list(struct job *job);

/* All that content/documents.yaml holds: list of struct legal_document; empty if there is none. */
bool documents_read(struct job *job, struct list *documents);
/* The same by id, for ids_find (ids.h); doubles were said when they were read. */
struct ids *documents_ids(struct job *job, const struct list *documents);

/* The plan as text, figures computed: dump --stage plan. */
void plan_dump(const struct plan *plan, GString *out);

#endif
