/* SPDX-License-Identifier: MIT */
/* The closing block and the heads of appendices as printed (NĐ 30, PL I, II.7, II.9, III.1). */
#include "check/decree.h"

#include <string.h>

#include "vietnamese/numbers.h"

enum {
        LEVEL_SLACK = PT,
        CENTRE_SLACK = 2 * PT,
        CLOSING_LINES = 2,
        DRAFTER_SIZE = 11 * PT,
};

static struct place style_at(const struct checked *checked, const struct printed *line)
{
        return printed_style_place(line, checked->document->layout);
}

static const struct printed *find(const struct checked *checked, const char *style)
{
        return decree_holds(checked) ? printed_find(checked->lines, style, 0) : NULL;
}

/* ---- recipients ---- */

void check_recipients_place(struct job *job, const struct checked *checked)
{
        const struct printed *head = find(checked, "recipients-head"), *first = find(checked, "capacity");
        if (!head)
                return;
        bool level = !first || (first->number == head->number && ABS(first->baseline - head->baseline) <= LEVEL_SLACK);
        bool flush = ABS(head->left - head->page->master->left.length) <= LEVEL_SLACK;
        if (level && flush)
                return;
        message_add(job->messages, style_at(checked, head), MESSAGE_DECREE_RECIPIENTS_PLACE,
                    level ? IN_BOTH("sát lề trái", "flush left")
                          : IN_BOTH("ngang hàng với dòng quyền hạn, chức vụ đầu tiên",
                                    "level with the first line of the signature"),
                    decree_clause(job, checked, "II.9d"), NULL);
}

static bool has_style(const struct printed *line, const char *style)
{
        return line->style && strcmp(line->style, style) == 0;
}

/* The lines of one recipient: "- …;", the last one "- … ." */
void check_recipient_marks(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (!has_style(line, "recipient"))
                        continue;
                const struct printed *first = line;
                while (i + 1 < checked->lines->count &&
                       list_at(checked->lines, struct printed, i + 1)->tag == first->tag)
                        line = list_at(checked->lines, struct printed, ++i);
                bool last = !printed_find(checked->lines, "recipient", i + 1);
                if (g_str_has_prefix(first->text, "- ") && g_str_has_suffix(line->text, last ? "." : ";"))
                        continue;
                message_add(job->messages, style_at(checked, line), MESSAGE_DECREE_RECIPIENT_MARK, first->text,
                            last ? "- …." : "- …;", decree_clause(job, checked, "II.9d"), NULL);
                return;
        }
}

/* ---- the block as a whole ---- */

static bool is_closing(const struct printed *line)
{
        return line->role && (strcmp(line->role, "closing") == 0 || strcmp(line->role, "signature") == 0);
}

static bool has_table(const struct page *page)
{
        for (guint i = 0; i < page->items.count; i++) {
                const struct item *item = list_at(&page->items, struct item, i);
                if (item->tag && (item->tag->kind == TAG_CELL || item->tag->kind == TAG_HEADER_CELL))
                        return true;
        }
        return false;
}

static guint lines_on(const struct checked *checked, guint sheet)
{
        guint count = 0;
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                count += line->number == sheet && line->style && !line->role;
        }
        return count;
}

void check_closing(struct job *job, const struct checked *checked)
{
        const struct printed *first = NULL, *last = NULL;
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (!is_closing(line))
                        continue;
                first = first ? first : line;
                last = line;
        }
        if (!first)
                return;
        const char *sheet = arena_printf(job->arena, "%u", first->number);
        if (first->number != last->number)
                message_add(job->messages, style_at(checked, first), MESSAGE_DECREE_CLOSING_SPLIT, sheet,
                            arena_printf(job->arena, "%u", last->number), decree_clause(job, checked, "IV"), NULL);
        else if (lines_on(checked, first->number) < CLOSING_LINES && !has_table(first->page))
                message_add(job->messages, style_at(checked, first), MESSAGE_DECREE_CLOSING_ALONE, sheet, NULL);
}

void check_signer(struct job *job, const struct checked *checked)
{
        const struct printed *signer = find(checked, "signer"), *capacity = find(checked, "capacity");
        if (!signer || !capacity)
                return;
        int aside = (signer->left + signer->right - capacity->left - capacity->right) / 2;
        if (ABS(aside) > CENTRE_SLACK)
                message_add(job->messages, style_at(checked, signer), MESSAGE_DECREE_SIGNER, signer->text,
                            decree_clause(job, checked, "II.7đ"), NULL);
}

/* ---- who drafted it, how many copies ---- */

static const struct printed *find_role(const struct checked *checked, const char *role)
{
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (g_strcmp0(line->role, role) == 0)
                        return line;
        }
        return NULL;
}

/* Below the last recipient, beside the signature. */
static bool is_in_recipients(const struct checked *checked, const struct printed *line)
{
        const struct printed *capacity = printed_find(checked->lines, "capacity", 0);
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *other = list_at(checked->lines, struct printed, i);
                if (has_style(other, "recipient") && (other->page != line->page || other->baseline >= line->baseline))
                        return false;
        }
        return !capacity || (capacity->page == line->page && line->right < capacity->left);
}

static const char *wrong_drafter(const struct checked *checked, const struct printed *line)
{
        const char *drafter = checked->plan->drafter.text ? checked->plan->drafter.text : "";
        g_autofree char *capitals = g_utf8_strup(drafter, -1);
        if (strcmp(capitals, drafter) != 0)
                return IN_BOTH("phải viết in hoa", "must be in capitals");
        if (!line)
                return IN_BOTH("không được in", "are not printed");
        if (line->size != DRAFTER_SIZE)
                return IN_BOTH("phải có cỡ chữ 11", "must be of 11 pt");
        return is_in_recipients(checked, line) ? NULL
                                               : IN_BOTH("phải ở dưới nơi nhận", "must stand below the recipients");
}

void check_drafter(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        bool drafted = plan->drafter.text && *plan->drafter.text;
        if (!decree_holds(checked) || (!drafted && !plan->copies.given))
                return;
        const char *wrong = wrong_drafter(checked, find_role(checked, "drafter"));
        if (wrong)
                message_add(job->messages, drafted ? plan->drafter.at : plan->copies.at, MESSAGE_DECREE_DRAFTER, wrong,
                            decree_clause(job, checked, "III.3"), NULL);
}

/* ---- appendices ---- */

static guint count_unnamed(const struct plan *plan)
{
        guint count = 0;
        for (guint i = 0; i < plan->appendices.count; i++) {
                const struct text *kind = &list_at(&plan->appendices, struct appendix, i)->kind;
                count += !kind->text || !*kind->text;
        }
        return count;
}

/* Two or more take Roman numbers in their order, one alone takes none. */
void check_appendix_numbers(struct job *job, const struct checked *checked)
{
        guint count = count_unnamed(checked->plan), n = 0;
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (!has_style(line, "appendix-label"))
                        continue;
                g_autofree char *roman = number_roman(++n);
                const char *right = count > 1 ? arena_printf(job->arena, "Phụ lục %s", roman) : "Phụ lục";
                if (strcmp(line->text, right) == 0)
                        continue;
                message_add(job->messages, style_at(checked, line), MESSAGE_DECREE_APPENDIX_NUMBER, line->text, right,
                            decree_clause(job, checked, "III.1a"), NULL);
                return;
        }
}

static bool is_attached(const struct printed *line)
{
        return line->role && (g_str_has_prefix(line->text, "(Kèm theo") || strstr(line->text, "kèm theo"));
}

static const struct printed *attached_on(const struct checked *checked, guint sheet)
{
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (line->number == sheet && is_attached(line))
                        return line;
        }
        return NULL;
}

static bool is_centred(const struct printed *line)
{
        int right = line->page->width - line->page->master->right.length;
        return ABS(line->left + line->right - line->page->master->left.length - right) / 2 <= CENTRE_SLACK;
}

void check_attached(struct job *job, const struct checked *checked)
{
        const struct part *before = NULL;
        for (guint i = 0; decree_holds(checked) && i < checked->pages->at.count; i++) {
                const struct page *page = list_at(&checked->pages->at, struct page, i);
                bool first = page->part->appendix && page->part != before;
                before = page->part;
                const struct printed *line = first ? attached_on(checked, i + 1) : NULL;
                if (!first || (line && is_centred(line)))
                        continue;
                message_add(job->messages, line ? style_at(checked, line) : checked->document->layout->at,
                            MESSAGE_DECREE_ATTACHED, page->part->title ? page->part->title : "",
                            line ? IN_BOTH("phải ở giữa", "must be centred") : IN_BOTH("không có", "is missing"),
                            decree_clause(job, checked, "III.1c"), NULL);
                return;
        }
}
