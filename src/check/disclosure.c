/* SPDX-License-Identifier: MIT */
/* What the publisher must show: the profile cong-khai (Luật NSNN 83/2015, Điều 15; TT 343/2016, 61/2017). */
#include "check/rules.h"

#include <string.h>

#include "document/node.h"
#include "vietnamese/folding.h"

/* A level of government as the circulars tell it apart. */
struct level_of_issuer {
        const char *begins; /* the issuer's name, folded; NULL: any other */
        const char *has;    /* and what the name holds */
        const char *name;   /* in both languages */
        const char *rests;  /* on which articles */
        int days;           /* from issue to publication */
};

static const char committee[] = "uy ban nhan dan";

static const struct level_of_issuer levels[] = {
        {committee, " tinh ", IN_BOTH("cấp tỉnh", "province"), "TT 343/2016/TT-BTC, Điều 7-10", 30},
        {committee, " huyen ", IN_BOTH("cấp huyện", "district"), "TT 343/2016/TT-BTC, Điều 11-14", 30},
        {committee, " quan ", IN_BOTH("cấp huyện", "district"), "TT 343/2016/TT-BTC, Điều 11-14", 30},
        {committee, " thi xa ", IN_BOTH("cấp huyện", "district"), "TT 343/2016/TT-BTC, Điều 11-14", 30},
        {committee, " thi tran ", IN_BOTH("cấp xã", "commune"), "TT 343/2016/TT-BTC, Điều 15-18", 30},
        {committee, " xa ", IN_BOTH("cấp xã", "commune"), "TT 343/2016/TT-BTC, Điều 15-18", 30},
        {committee, " phuong ", IN_BOTH("cấp xã", "commune"), "TT 343/2016/TT-BTC, Điều 15-18", 30},
        {committee, " thanh pho ", IN_BOTH("cấp tỉnh hoặc cấp huyện", "province or district"),
         "TT 343/2016/TT-BTC, Điều 7-14", 30},
        {"so ", "", IN_BOTH("đơn vị dự toán", "budget unit"), "TT 61/2017/TT-BTC, Điều 6", 15},
        {"phong ", "", IN_BOTH("đơn vị dự toán", "budget unit"), "TT 61/2017/TT-BTC, Điều 6", 15},
        {"bo ", "", IN_BOTH("đơn vị dự toán", "budget unit"), "TT 61/2017/TT-BTC, Điều 6", 15},
        {"truong ", "", IN_BOTH("đơn vị dự toán", "budget unit"), "TT 61/2017/TT-BTC, Điều 6", 15},
};

static const struct level_of_issuer *level_of(const struct plan *plan)
{
        g_autofree char *folded = fold(plan->issuer && plan->issuer->name.text ? plan->issuer->name.text : "");
        g_autofree char *name = g_strconcat(folded, " ", NULL);
        for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
                if (g_str_has_prefix(name, levels[i].begins) && strstr(name, levels[i].has))
                        return &levels[i];
        }
        return NULL;
}

/* ---- tables ---- */

static bool has_note(const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                if ((line->printed_note && *line->printed_note) || has_note(&line->lines))
                        return true;
        }
        return false;
}

static bool spans_name(const struct list *spans, const char *path)
{
        for (guint i = 0; i < spans->count; i++) {
                const char *datum = list_at(spans, struct span, i)->datum;
                if (datum && g_str_has_prefix(datum, path))
                        return true;
        }
        return false;
}

/* Does running text say a figure of this table? */
static bool blocks_name(const struct list *blocks, const char *path)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (spans_name(&block->spans, path) || blocks_name(&block->children, path))
                        return true;
        }
        return false;
}

static bool is_explained(const struct checked *checked, const struct figures *figures)
{
        if (figures->notes.count > 0 || has_note(&figures->lines) || !checked->document)
                return true;
        g_autofree char *path = g_strdup_printf("budget.%s.", figures->id.text);
        for (guint i = 0; i < checked->document->parts.count; i++) {
                if (blocks_name(&list_at(&checked->document->parts, struct part, i)->blocks, path))
                        return true;
        }
        return false;
}

static void check_units(struct job *job, const struct list *tables)
{
        for (guint i = 0; i < tables->count; i++) {
                const struct figures *figures = list_at(tables, struct figures, i);
                if (!figures->unit.text || !*figures->unit.text)
                        message_add(job->messages, figures->at, MESSAGE_PUBLIC_UNIT, figures->id.text, NULL);
        }
}

static void check_explanations(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->plan->budgets.count; i++) {
                const struct figures *figures = list_at(&checked->plan->budgets, struct figures, i);
                if (!is_explained(checked, figures))
                        message_add(job->messages, figures->at, MESSAGE_PUBLIC_EXPLANATION, figures->id.text, NULL);
        }
}

/* ---- open formats ---- */

static bool has_digits(const struct mark *mark)
{
        if (mark->kind == MARK_TEXT && strpbrk(mark->text, "0123456789"))
                return true;
        for (guint i = 0; i < mark->children.count; i++) {
                if (has_digits(list_at(&mark->children, struct mark, i)))
                        return true;
        }
        return false;
}

/* Figures typed into a table of the text are in no data file. */
static void check_typed_tables(struct job *job, const struct mark *mark)
{
        for (guint i = 0; i < mark->children.count; i++) {
                const struct mark *child = list_at(&mark->children, struct mark, i);
                if (child->kind == MARK_TABLE && has_digits(child))
                        message_add(job->messages, child->at, MESSAGE_PUBLIC_FORMAT, NULL);
                else
                        check_typed_tables(job, child);
        }
}

static void check_formats(struct job *job, const struct plan *plan)
{
        for (guint i = 0; i < plan->texts.count; i++)
                check_typed_tables(job, list_at(&plan->texts, struct mark, i));
        for (guint i = 0; i < plan->appendices.count; i++) {
                const struct mark *text = list_at(&plan->appendices, struct appendix, i)->text;
                if (text)
                        check_typed_tables(job, text);
        }
}

/* ---- dates ---- */

static struct date date_after(struct date date, int days)
{
        GDate *calendar = g_date_new_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
        g_date_add_days(calendar, (guint)days);
        struct date after = {(short)g_date_get_year(calendar), (signed char)g_date_get_month(calendar),
                             (signed char)g_date_get_day(calendar)};
        g_date_free(calendar);
        return after;
}

static void check_deadline(struct job *job, const struct plan *plan, const struct level_of_issuer *level)
{
        struct date issued = plan->date.date, published = plan->published.date;
        struct date last = date_after(issued, level ? level->days : 30);
        const char *rests = level && level->days == 15 ? level->rests : "Luật NSNN 83/2015/QH13, Điều 15.1c";
        g_autofree char *due = date_short(last), *of = date_short(issued), *on = date_short(published);
        if (!published.year)
                message_add(job->messages, plan->date.at, MESSAGE_PUBLIC_PUBLISHED, due, rests, NULL);
        else if (date_compare(published, issued) < 0)
                message_add_pair(job->messages, plan->published.at, plan->date.at, MESSAGE_PUBLIC_EARLY, on, of, NULL);
        else if (date_compare(published, last) > 0)
                message_add_pair(job->messages, plan->published.at, plan->date.at, MESSAGE_PUBLIC_LATE, on, due, rests,
                                 NULL);
        else
                message_add_pair(job->messages, plan->published.at, plan->date.at, MESSAGE_PUBLIC_TIMELY, on, due,
                                 rests, NULL);
}

/* ---- the report ---- */

void check_disclosure(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        if (!checked->disclosure)
                return;
        const struct level_of_issuer *level = level_of(plan);
        struct place issuer = plan->issuer ? plan->issuer->name.at : plan->at;
        if (level)
                message_add(job->messages, issuer, MESSAGE_PUBLIC_LEVEL, level->name, level->rests, NULL);
        else
                message_add(job->messages, issuer, MESSAGE_PUBLIC_LEVEL_UNKNOWN, NULL);
        if (plan->date.date.year)
                check_deadline(job, plan, level);
        else
                message_add(job->messages, plan->date.at.file ? plan->date.at : plan->at, MESSAGE_PUBLIC_DATE, NULL);
        check_units(job, &plan->budgets);
        check_units(job, &plan->tables);
        check_explanations(job, checked);
        check_formats(job, plan);
}
