/* SPDX-License-Identifier: MIT */
/* The sheet: paper, margins, page numbers, appendices (NĐ 30, PL I, I and III.1). */
#include "check/decree.h"

#include "pages/fonts.h"

#include <string.h>

enum {
        PAPER_SLACK = MM(0.5),
        MARGIN_SLACK = MM(0.1),
        NUMBER_SLACK = MM(1),
        NUMBER_LEAST = 13 * PT,
        NUMBER_MOST = 14 * PT,
};

typedef void (*check_sheet)(struct job *job, const struct checked *checked, const struct page *page, guint number);

/* Calls check for the first page of each master, with the number of its sheet. */
static void each_master(struct job *job, const struct checked *checked, check_sheet check)
{
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
        for (guint i = 0; decree_holds(checked) && i < checked->pages->at.count; i++) {
                const struct page *page = list_at(&checked->pages->at, struct page, i);
                if (g_hash_table_add(seen, (gpointer)page->master))
                        check(job, checked, page, i + 1);
        }
}

static const char *sheet_name(struct job *job, guint number)
{
        return arena_printf(job->arena, "%u", number);
}

/* ---- paper ---- */

static bool is_near(int length, int wanted, int slack)
{
        return ABS(length - wanted) <= slack;
}

static void check_one_paper(struct job *job, const struct checked *checked, const struct page *page, guint number)
{
        (void)number;
        int narrow = MIN(page->width, page->height), wide = MAX(page->width, page->height);
        if (!is_near(narrow, MM(210), PAPER_SLACK) || !is_near(wide, MM(297), PAPER_SLACK))
                message_add(job->messages, page->master->width.at, MESSAGE_DECREE_PAPER, millimetres(job, page->width),
                            millimetres(job, page->height), decree_clause(job, checked, "I.1"), NULL);
}

void check_paper(struct job *job, const struct checked *checked)
{
        each_master(job, checked, check_one_paper);
}

static bool has_table(const struct part *part)
{
        for (guint i = 0; i < part->blocks.count; i++) {
                if (list_at(&part->blocks, struct block, i)->kind == BLOCK_TABLE)
                        return true;
        }
        return false;
}

void check_landscape(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < checked->pages->at.count; i++) {
                const struct page *page = list_at(&checked->pages->at, struct page, i);
                if (page->width <= page->height || page->part->appendix || has_table(page->part))
                        continue;
                message_add(job->messages, page->master->at, MESSAGE_DECREE_LANDSCAPE, sheet_name(job, i + 1),
                            decree_clause(job, checked, "I.2"), NULL);
                return;
        }
}

/* ---- margins ---- */

struct margin {
        const char *name;
        gsize offset; /* of its struct length in struct master */
        int least, most;
        const char *range;
};

static const struct margin margins[] = {
        {IN_BOTH("lề trên", "the top margin"), offsetof(struct master, top), MM(20), MM(25), "20–25"},
        {IN_BOTH("lề dưới", "the bottom margin"), offsetof(struct master, bottom), MM(20), MM(25), "20–25"},
        {IN_BOTH("lề trái", "the left margin"), offsetof(struct master, left), MM(30), MM(35), "30–35"},
        {IN_BOTH("lề phải", "the right margin"), offsetof(struct master, right), MM(15), MM(20), "15–20"},
};

static const struct length *margin_of(const struct master *master, const struct margin *margin)
{
        return (const struct length *)((const char *)master + margin->offset);
}

static void check_margins_of(struct job *job, const struct checked *checked, const struct page *page, guint number)
{
        (void)number;
        for (guint i = 0; i < G_N_ELEMENTS(margins); i++) {
                const struct length *length = margin_of(page->master, &margins[i]);
                bool low = length->length < margins[i].least - MARGIN_SLACK;
                if (low || length->length > margins[i].most + MARGIN_SLACK)
                        message_add(job->messages, length->at, MESSAGE_DECREE_MARGIN, margins[i].name,
                                    millimetres(job, length->length), margins[i].range,
                                    decree_clause(job, checked, "I.3"), NULL);
        }
}

/* How far a line stands outside the widest text area there may be; 0: inside. */
static int outside_by(const struct printed *line)
{
        const struct page *page = line->page;
        int left = MM(30) - line->left, right = line->right - (page->width - MM(15));
        int ascent = (int)((gint64)line->item->as.text.face->ascent * line->size / 1024);
        int top = MM(20) - (line->baseline - ascent), bottom = line->baseline - (page->height - MM(20));
        return MAX(MAX(left, right), MAX(top, bottom));
}

/* Ô 11 stands in the top margin (PL I, IV). */
static bool is_box_above(const struct printed *line)
{
        static const char *const roles[] = {"circulation", "recall", NULL};
        return line->role && g_strv_contains(roles, line->role);
}

/* What is printed, whatever the master says. */
static void check_outside(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (line->item->pagination || is_box_above(line) || outside_by(line) <= PT)
                        continue;
                message_add(job->messages, line->item->from, MESSAGE_DECREE_OUTSIDE, sheet_name(job, line->number),
                            line->text, millimetres(job, outside_by(line)), decree_clause(job, checked, "I.3"), NULL);
                return;
        }
}

void check_margins(struct job *job, const struct checked *checked)
{
        guint before = messages_count(job->messages);
        each_master(job, checked, check_margins_of);
        if (decree_holds(checked) && messages_count(job->messages) == before)
                check_outside(job, checked);
}

/* ---- page numbers ---- */

static bool is_beside_text(const struct printed *line)
{
        const struct master *master = line->page->master;
        int bottom = line->page->height - master->bottom.length;
        return line->baseline > master->top.length && line->baseline <= bottom;
}

/* How likely a line is the number of its page: it alone 2, it among other words 1; a running head 0. */
static guint like_number(const struct printed *line)
{
        const char *label = line->page->label;
        gsize bytes = strlen(label);
        if (strcmp(line->text, label) == 0)
                return 2;
        for (const char *p = strstr(line->text, label); bytes && p; p = strstr(p + 1, label)) {
                bool begins = p == line->text || !g_ascii_isalnum(p[-1]);
                if (begins && !g_ascii_isalnum(p[bytes]))
                        return 1;
        }
        return !line->text[strspn(line->text, "ivxlcIVXLC0123456789- ")];
}

/* The line of a sheet outside its text area that is its number; *from moves on. */
static const struct printed *number_of(const struct checked *checked, guint sheet, guint *from)
{
        const struct printed *found = NULL;
        guint likely = 0;
        for (; *from < checked->lines->count; (*from)++) {
                const struct printed *line = list_at(checked->lines, struct printed, *from);
                if (line->number > sheet)
                        break;
                bool aside = line->number == sheet && line->item->pagination && !is_beside_text(line);
                guint like = aside ? like_number(line) : 0;
                if (like > likely) {
                        found = line;
                        likely = like;
                }
        }
        return found;
}

static const char *wrong_place(const struct printed *line, bool old)
{
        const struct page *page = line->page;
        int middle = (line->left + line->right) / 2, right = page->width - page->master->right.length;
        int centre = (page->master->left.length + right) / 2;
        if (old)
                return is_near(line->right, right, NUMBER_SLACK) && line->baseline > page->height - MM(20)
                               ? NULL
                               : IN_BOTH("phải ở góc phải, cuối trang", "must stand at the bottom right");
        bool centred = is_near(middle, centre, NUMBER_SLACK) || is_near(middle, page->width / 2, NUMBER_SLACK);
        return centred && line->baseline < MM(25)
                       ? NULL
                       : IN_BOTH("phải ở giữa, trong lề trên của trang", "must stand in the middle of the top margin");
}

static const char *wrong_number(const struct printed *line, bool first, bool old)
{
        if (first)
                return line ? IN_BOTH("trang đầu không hiển thị số trang", "the first page shows none") : NULL;
        if (!line)
                return IN_BOTH("thiếu số trang", "it is missing");
        if (line->text[strspn(line->text, "0123456789")] || strcmp(line->text, line->page->label) != 0)
                return IN_BOTH("phải là chữ số Ả Rập, liên tục", "must be Arabic digits, one by one");
        if (line->size < NUMBER_LEAST || line->size > NUMBER_MOST)
                return IN_BOTH("cỡ chữ phải từ 13 đến 14", "must be of 13 to 14 pt");
        return wrong_place(line, old);
}

static const struct part *part_before(const struct checked *checked, guint i)
{
        return i ? list_at(&checked->pages->at, struct page, i - 1)->part : NULL;
}

/* Said once for each master: what is wrong on one page is wrong on all. */
void check_page_numbers(struct job *job, const struct checked *checked)
{
        g_autoptr(GHashTable) said = g_hash_table_new(NULL, NULL);
        guint from = 0;
        for (guint i = 0; decree_holds(checked) && i < checked->pages->at.count; i++) {
                const struct page *page = list_at(&checked->pages->at, struct page, i);
                const struct printed *line = number_of(checked, i + 1, &from);
                bool first = part_before(checked, i) != page->part;
                bool old = checked->document->layout->decree == DECREE_TT01;
                const char *wrong = wrong_number(line, first, old);
                if (wrong && g_hash_table_add(said, (gpointer)page->master))
                        message_add(job->messages, page->master->at, MESSAGE_DECREE_PAGE_NUMBER, sheet_name(job, i + 1),
                                    wrong, decree_clause(job, checked, "I.7"), NULL);
        }
}

/* Each appendix counts its pages from 1. */
void check_restart(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < checked->pages->at.count; i++) {
                const struct page *page = list_at(&checked->pages->at, struct page, i);
                if (part_before(checked, i) != page->part && g_strcmp0(page->label, "1") != 0)
                        message_add(job->messages, page->master->at, MESSAGE_DECREE_RESTART, sheet_name(job, i + 1),
                                    page->label, decree_clause(job, checked, "III.1đ"), NULL);
        }
}
