/* SPDX-License-Identifier: MIT */
/* Sums: a line is the sum of the lines below it, a total that of its columns;
 * what the source states is compared with them. */
#include "plan/money.h"
#include "plan/sheet.h"

/* What the lines below a line come to in one column.  `stated` is the sum if what is stated of them is right: a slip
 * is said once, where it is, and not again on each line above it. */
struct below {
        bool any, unknown;
        gint64 sum, stated;
        guint8 scale;
        const struct line *first; /* the first of them that has a figure */
};

static bool column_sums(const struct sheet *sheet, guint column)
{
        return list_at(&sheet->figures->columns, struct column, column)->sums;
}

static bool is_in_total(const struct sheet *sheet, guint column)
{
        return list_at(&sheet->figures->columns, struct column, column)->in_total;
}

/* Adds a figure to both sums; false after amount-overflow. */
static bool add_figure(struct sheet *sheet, const struct figure *figure, gint64 *sum, gint64 *stated)
{
        if (!amount_add(sum, figure->value)) {
                message_add(sheet->job->messages, figure->at, MESSAGE_AMOUNT_OVERFLOW, NULL);
                sheet->failed = true;
                return false;
        }
        if (!amount_add(stated, figure->stated_value))
                *stated = *sum;
        return true;
}

static struct below add_below(struct sheet *sheet, const struct line *line, guint column)
{
        struct below below = {0};
        for (guint i = 0; i < line->lines.count; i++) {
                const struct line *child = list_at(&line->lines, struct line, i);
                const struct figure *figure = &child->figures[column];
                below.unknown = below.unknown || figure->unknown;
                if (!figure->given)
                        continue;
                if (!below.any)
                        below.first = child;
                below.any = true;
                below.scale = MAX(below.scale, figure->scale);
                if (!add_figure(sheet, figure, &below.sum, &below.stated))
                        return (struct below){.unknown = true};
        }
        return below;
}

static void fail_pair(struct sheet *sheet, guint column, enum message_code code, const struct figure *figure,
                      gint64 stated, gint64 computed, const struct line *first)
{
        const struct figures *figures = sheet->figures;
        message_add_pair(sheet->job->messages, figure->at, first ? first->figures[column].at : (struct place){0}, code,
                         cell_text(sheet->job, figures, column, stated),
                         cell_text(sheet->job, figures, column, computed), first ? first->id.text : NULL, NULL);
        sheet->failed = true;
}

/* What is stated is the figure where nothing below it gives one. */
static void take_stated(struct figure *figure)
{
        if (figure->given || !figure->stated)
                return;
        figure->given = true;
        figure->value = figure->stated_value;
        figure->scale = figure->stated_scale;
}

static void take_sum(struct figure *figure, const struct below *below)
{
        figure->given = true;
        figure->computed = true;
        figure->value = below->sum;
        figure->scale = below->scale;
        if (!figure->stated)
                figure->stated_value = below->stated;
}

static enum message_code sum_code(const struct sheet *sheet, const struct line *line)
{
        return line == sheet->root ? MESSAGE_BUDGET_TOTAL : MESSAGE_BUDGET_SUM;
}

static void compare_sum(struct sheet *sheet, const struct line *line, guint column, const struct below *below)
{
        const struct figure *figure = &line->figures[column];
        gint64 stated = figure->stated_value;
        if (figure->stated && !figure->unknown && stated != below->sum && stated != below->stated)
                fail_pair(sheet, column, sum_code(sheet, line), figure, stated, below->sum, below->first);
}

static void compare_parts(struct sheet *sheet, const struct line *line, guint column, const struct below *below)
{
        const struct figure *figure = &line->figures[column];
        if (line->parts == PARTS_SOME && figure->given && below->any && below->sum > figure->value)
                fail_pair(sheet, column, MESSAGE_BUDGET_PARTS, figure, figure->value, below->sum, below->first);
}

/* A leaf with an amount and a statement besides. */
static void compare_leaf(struct sheet *sheet, const struct line *line, guint column)
{
        const struct figure *figure = &line->figures[column];
        if (figure->given && figure->stated && figure->value != figure->stated_value)
                fail_pair(sheet, column, MESSAGE_BUDGET_STATED, figure, figure->stated_value, figure->value, NULL);
}

static void sum_column(struct sheet *sheet, const struct line *line, guint column)
{
        struct below below = add_below(sheet, line, column);
        struct figure *figure = &line->figures[column];
        bool whole = line->parts == PARTS_WHOLE;
        figure->unknown = figure->unknown || (whole && below.unknown);
        if (below.any && whole) {
                take_sum(figure, &below);
                compare_sum(sheet, line, column, &below);
                return;
        }
        compare_leaf(sheet, line, column);
        take_stated(figure);
        compare_parts(sheet, line, column, &below);
}

/* Until the columns are added, the total column holds what lines state as a total without saying from which column
 * it comes; it sums downwards like any other. */
static void sum_unsplit(struct sheet *sheet, const struct line *line)
{
        bool split = false;
        for (guint i = 0; i < sheet->width && !split; i++)
                split = is_in_total(sheet, i) && line->figures[i].given;
        struct figure *total = &line->figures[sheet->width];
        struct below below = {0};
        if (line->parts == PARTS_WHOLE)
                below = add_below(sheet, line, sheet->width);
        total->unknown = total->unknown || below.unknown;
        if (below.any)
                take_sum(total, &below);
        else if (!split)
                take_stated(total);
}

static void sum_line(struct sheet *sheet, const struct line *line)
{
        for (guint i = 0; i < sheet->width; i++) {
                if (column_sums(sheet, i))
                        sum_column(sheet, line, i);
        }
        if (sheet->totals)
                sum_unsplit(sheet, line);
}

/* ---- across ---- */

/* Adds the columns to the total; what they come to if what is stated of them is right. */
static gint64 add_across(struct sheet *sheet, const struct line *line)
{
        struct figure *total = &line->figures[sheet->width];
        gint64 stated = total->value;
        for (guint i = 0; i < sheet->width; i++) {
                const struct figure *figure = &line->figures[i];
                if (!is_in_total(sheet, i))
                        continue;
                total->unknown = total->unknown || figure->unknown;
                if (!figure->given)
                        continue;
                total->given = true;
                total->computed = true;
                total->scale = MAX(total->scale, figure->scale);
                if (!add_figure(sheet, figure, &total->value, &stated)) {
                        total->unknown = true;
                        break;
                }
        }
        return stated;
}

static void total_line(struct sheet *sheet, const struct line *line)
{
        struct figure *total = &line->figures[sheet->width];
        gint64 across = add_across(sheet, line);
        struct below below = add_below(sheet, line, sheet->width);
        bool whole = line->parts == PARTS_WHOLE && below.any;
        if (!total->stated)
                total->stated_value = whole && across == total->value ? below.stated : across;
        compare_parts(sheet, line, sheet->width, &below);
        if (!total->given || !total->stated || total->unknown)
                return;
        gint64 stated = total->stated_value;
        if (stated == total->value || stated == across || (whole && stated == below.stated))
                return;
        fail_pair(sheet, sheet->width, whole ? sum_code(sheet, line) : MESSAGE_BUDGET_ACROSS, total, stated,
                  total->value, whole ? below.first : NULL);
}

/* Without a total column its place holds the only column it could be. */
static void copy_single(const struct sheet *sheet, const struct line *line)
{
        if (sheet->single < sheet->width)
                line->figures[sheet->width] = line->figures[sheet->single];
}

static void finish_line(struct sheet *sheet, const struct line *line)
{
        if (sheet->totals)
                total_line(sheet, line);
        else
                copy_single(sheet, line);
}

void sheet_sum(struct sheet *sheet)
{
        /* depth first, so that from the end each line comes after those below it */
        for (guint i = sheet->count; i-- > 0;)
                sum_line(sheet, sheet->lines[i]);
        sum_line(sheet, sheet->root);
        for (guint i = sheet->count; i-- > 0;)
                finish_line(sheet, sheet->lines[i]);
        finish_line(sheet, sheet->root);
}
