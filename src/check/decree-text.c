/* SPDX-License-Identifier: MIT */
/* Running text as it stands on the pages (NĐ 30, PL I, II.6e). */
#include "check/decree.h"

#include <string.h>

#include "pages/fonts.h"

enum {
        INDENT_SLACK = MM(0.3),
        RAGGED_SLACK = MM(1),
        SPACE_LEAST = 6 * PT - PT / 4,
        LEADING_LEAST = 980, /* thousandths of a single line */
        LEADING_MOST = 1520,
        LEADING_EXACT = 15 * PT, /* the Circular's least, said in points */
};

static bool is_running(const struct printed *line)
{
        static const char *const styles[] = {"body", "item", "basis"};
        for (guint i = 0; line->style && i < G_N_ELEMENTS(styles); i++) {
                if (strcmp(line->style, styles[i]) == 0)
                        return true;
        }
        return false;
}

static const struct printed *line_at(const struct checked *checked, guint i)
{
        return i < checked->lines->count ? list_at(checked->lines, struct printed, i) : NULL;
}

static bool is_same(const struct printed *a, const struct printed *b)
{
        return a && b && a->tag && a->tag == b->tag;
}

static void add_found(struct job *job, const struct checked *checked, const struct printed *line,
                      enum message_code code, const char *is)
{
        message_add(job->messages, printed_style_place(line, checked->document->layout), code, line->text, is,
                    decree_clause(job, checked, "II.6e"), NULL);
}

/* ---- indent and right edge ---- */

void check_indent(struct job *job, const struct checked *checked)
{
        const struct printed *before = NULL; /* page numbers stand between */
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i);
                bool first = is_running(line) && !is_same(before, line);
                int indent = line->left - line->page->master->left.length;
                before = line->item->pagination ? before : line;
                if (!first || ABS(indent - MM(10)) <= INDENT_SLACK || ABS(indent - MM(12.7)) <= INDENT_SLACK)
                        continue;
                add_found(job, checked, line, MESSAGE_DECREE_INDENT, millimetres(job, indent));
                return;
        }
}

/* Lines that the writer broke may end anywhere: only a text that is ragged on the whole is found. */
void check_justified(struct job *job, const struct checked *checked)
{
        const struct printed *first = NULL;
        guint ragged = 0, full = 0;
        for (guint i = 0; decree_holds(checked) && i + 1 < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i);
                if (!is_running(line) || !is_same(line, line_at(checked, i + 1)))
                        continue;
                int edge = line->page->width - line->page->master->right.length;
                bool wide = ABS(edge - line->right) <= RAGGED_SLACK;
                full += wide;
                ragged += !wide;
                if (!wide && !first)
                        first = line;
        }
        if (first && ragged > full)
                add_found(job, checked, first, MESSAGE_DECREE_JUSTIFIED, "");
}

/* ---- leading and space ---- */

static int natural_height(const struct printed *line)
{
        const struct face *face = line->item->as.text.face;
        return (int)((gint64)(face->ascent + face->descent + face->line_gap) * line->size / 1024);
}

/* From one baseline of a paragraph to the next; 0: not of one paragraph, or not on one page. */
static int leading_at(const struct checked *checked, guint i)
{
        const struct printed *line = line_at(checked, i), *next = line_at(checked, i + 1);
        if (!is_running(line) || !is_same(line, next) || line->number != next->number)
                return 0;
        return next->baseline - line->baseline;
}

void check_leading(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i);
                int leading = leading_at(checked, i);
                if (leading <= 0)
                        continue;
                bool old = checked->document->layout->decree == DECREE_TT01;
                gint64 lines = (gint64)leading * 1000 / natural_height(line);
                bool low = lines < LEADING_LEAST && !(old && leading >= LEADING_EXACT);
                if (!low && lines <= LEADING_MOST)
                        continue;
                const char *is = arena_printf(job->arena, "%d,%02d", (int)(lines / 1000), (int)(lines % 1000 / 10));
                add_found(job, checked, line, MESSAGE_DECREE_LEADING, is);
                return;
        }
}

/* Baselines of the first two lines of one paragraph, in thousandths of a single line; 0: there are none. */
static gint64 first_leading(const struct checked *checked)
{
        for (guint i = 0; i < checked->lines->count; i++) {
                int leading = leading_at(checked, i);
                if (leading > 0)
                        return (gint64)leading * 1000 / natural_height(line_at(checked, i));
        }
        return 0;
}

/* Between two paragraphs of one page, over what stands between two lines. */
void check_spacing(struct job *job, const struct checked *checked)
{
        gint64 leading = decree_holds(checked) ? first_leading(checked) : 0;
        for (guint i = 0; leading && i + 1 < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i), *next = line_at(checked, i + 1);
                if (!is_running(line) || !is_running(next) || is_same(line, next) || line->number != next->number)
                        continue;
                int height = (int)(leading * natural_height(next) / 1000);
                int space = next->baseline - line->baseline - height;
                if (space >= SPACE_LEAST || space < -height)
                        continue;
                add_found(job, checked, next, MESSAGE_DECREE_SPACING, points(job, space));
                return;
        }
}

/* ---- the end ---- */

/* "./." behind the last words of the body, as in every specimen of PL III. */
void check_end_mark(struct job *job, const struct checked *checked)
{
        const struct printed *last = NULL;
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i);
                if (!line->page->part->appendix && line->style && !line->role)
                        last = line;
        }
        if (!last || checked->plan->incomplete)
                return;
        bool marked = g_str_has_suffix(last->text, "./."), apart = g_str_has_suffix(last->text, " ./.");
        if (marked && !apart)
                return;
        message_add(job->messages, last->item->from, MESSAGE_DECREE_END_MARK, last->text,
                    checked->document->layout->decree == DECREE_TT01 ? "TT 01/2011/TT-BNV" : "NĐ 30, PL III", NULL);
}

/* ---- pages that begin and end well ---- */

static const char *page_name(struct job *job, const struct printed *line)
{
        return arena_printf(job->arena, "%u", line->number);
}

static bool is_last_on_page(const struct printed *line)
{
        for (guint i = 0; i < line->page->items.count; i++) {
                const struct item *item = list_at(&line->page->items, struct item, i);
                if (!item->pagination && item->kind != ITEM_ANCHOR && item->y > line->baseline + PT)
                        return false;
        }
        return true;
}

void check_heading_last(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i);
                bool heading = line->tag && line->tag->kind == TAG_HEADING && !line->role;
                if (heading && line->number < checked->pages->at.count && is_last_on_page(line) &&
                    !is_same(line, line_at(checked, i + 1)))
                        message_add(job->messages, line->item->from, MESSAGE_DECREE_HEADING_LAST, line->text,
                                    page_name(job, line), NULL);
        }
}

/* A line of a paragraph that stands alone on its page while others stand on the page before or behind. */
void check_alone(struct job *job, const struct checked *checked)
{
        const struct printed *before = NULL;
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = line_at(checked, i);
                if (!is_running(line))
                        continue;
                guint next = i + 1;
                while (line_at(checked, next) && line_at(checked, next)->item->pagination)
                        next++;
                const struct printed *after = line_at(checked, next);
                bool goes_on = is_same(line, after), went = is_same(before, line);
                bool alone = (goes_on && after->number != line->number && !(went && before->number == line->number)) ||
                             (went && before->number != line->number && !(goes_on && after->number == line->number));
                if (alone)
                        message_add(job->messages, line->item->from, MESSAGE_DECREE_ALONE, line->text,
                                    page_name(job, line), NULL);
                before = line;
        }
}
