/* SPDX-License-Identifier: MIT */
/* Column widths from content: every column its longest word, figures their whole width, the rest by need. */
#include "pages/table.h"

#include <string.h>

struct need {
        int least;  /* the longest part that cannot be broken, or a whole figure */
        int most;   /* all in one line */
        int head;   /* the heads of the column in one line each */
        int whole;  /* figures up to their units */
        int tail;   /* their decimals */
        bool given; /* the width is not to be shared out */
};

enum {
        MEASURE_ROWS_EVERY = 512, /* shaped cells are dropped after so many rows */
        WORD_SHARE = 3,           /* a word wider than a third of the page is broken between letters */
        HEAD_LINES = 3,           /* a head is given the width to stand in so many lines */
};

static void widen(struct need *need, int least, int most)
{
        need->least = MAX(need->least, least);
        need->most = MAX(need->most, most);
}

/* A cell over several columns shares what they lack among them. */
static void widen_span(struct need *needs, guint count, int least)
{
        int have = 0;
        for (guint i = 0; i < count; i++)
                have += needs[i].least;
        if (have >= least)
                return;
        int share = (least - have + (int)count - 1) / (int)count;
        for (guint i = 0; i < count; i++)
                widen(&needs[i], needs[i].least + share, needs[i].least + share);
}

int figure_tail(struct job *job, const struct look *look, const struct cell *cell)
{
        if (look->align != ALIGN_RIGHT || cell->spans.count != 1)
                return -1;
        const struct span *figure = list_at(&cell->spans, struct span, 0);
        const char *text = figure->text ? figure->text : "";
        if (figure->kind != SPAN_TEXT || !*text || text[strspn(text, "-0123456789.,")])
                return -1;
        const char *comma = strchr(text, ',');
        if (!comma)
                return 0;
        struct span decimals = *figure;
        struct list spans = {0};
        decimals.text = comma;
        list_add(job->arena, &spans, &decimals);
        return shaped_max_width(paragraph_shape(job, look, NULL, &spans, NULL, NULL));
}

static void measure_cell(struct table_setting *set, struct job *job, const struct cell *cell, guint column, bool head,
                         struct need *needs)
{
        if (!cell->colspan || !cell->rowspan || !cell->spans.count)
                return;
        struct look look = cell_look(set, cell, head);
        struct shaped *shaped = paragraph_shape(job, &look, NULL, &cell->spans, NULL, NULL);
        int least = shaped_min_width(shaped) + 2 * CELL_PAD_X;
        int most = shaped_max_width(shaped) + 2 * CELL_PAD_X;
        int tail = head || cell->colspan > 1 ? -1 : figure_tail(job, &look, cell);
        if (tail >= 0) {
                needs[column].whole = MAX(needs[column].whole, most - tail);
                needs[column].tail = MAX(needs[column].tail, tail);
        }
        enum column_kind kind = set->table->columns[column].kind;
        if (head)
                least = MAX(least, most / HEAD_LINES);
        bool figure = !head && (kind == COLUMN_AMOUNT || kind == COLUMN_NUMBER);
        least = figure ? most : MIN(least, set->setting->measure / WORD_SHARE);
        if (cell->colspan == 1 && head) {
                widen(&needs[column], least, least);
                needs[column].head = MAX(needs[column].head, most);
        } else if (cell->colspan == 1)
                widen(&needs[column], least, most);
        else
                widen_span(needs + column, MIN(cell->colspan, set->table->column_count - column), least);
}

/* Measures with a job of its own, so that shaped cells do not pile up. */
static void measure_rows(struct table_setting *set, const struct list *rows, struct need *needs)
{
        for (guint start = 0; start < rows->count; start += MEASURE_ROWS_EVERY) {
                struct job *job = job_open(set->setting->job);
                guint end = MIN(start + MEASURE_ROWS_EVERY, rows->count);
                for (guint r = start; r < end; r++) {
                        const struct row *row = list_at(rows, struct row, r);
                        for (guint c = 0; c < set->table->column_count; c++)
                                measure_cell(set, job, &row->cells[c], c, rows == &set->table->head, needs);
                }
                job_close(job);
        }
}

/* Room shared out by weights; what does not divide goes to the later columns. */
static void share_room(const gint64 *weights, guint count, gint64 room, int *widths)
{
        gint64 all = 0, seen = 0, given = 0;
        for (guint i = 0; i < count; i++)
                all += weights[i];
        for (guint i = 0; i < count && all > 0; i++) {
                seen += weights[i];
                gint64 until = room * seen / all;
                widths[i] += (int)(until - given);
                given = until;
        }
}

/* Gives each column what it wants, or its share when that is too much; gives back the room that is left. */
static gint64 satisfy(const gint64 *wants, guint count, gint64 room, int *widths)
{
        gint64 all = 0;
        for (guint i = 0; i < count; i++)
                all += wants[i];
        share_room(wants, count, MIN(room, all), widths);
        return room - MIN(room, all);
}

static bool is_flexible(const struct table *table, guint column)
{
        enum column_kind kind = table->columns[column].kind;
        return kind != COLUMN_AMOUNT && kind != COLUMN_NUMBER;
}

/* Columns get what they need, then what their cells want, then what their heads want, by how much that is; room beyond
 * that goes to the columns of text.
 * No column wants more than the measure, so that one long note does not starve its neighbours. */
static void share_out(const struct table_setting *set, const struct need *needs, int *widths)
{
        guint count = set->table->column_count;
        int measure = set->setting->measure;
        g_autofree gint64 *weights = g_new0(gint64, count);
        gint64 room = measure, flexible = 0;
        for (guint i = 0; i < count; i++) {
                widths[i] = needs[i].least;
                room -= needs[i].least;
                weights[i] = MAX(0, MIN(needs[i].most, measure) - widths[i]);
        }
        room = satisfy(weights, count, room, widths);
        for (guint i = 0; i < count; i++)
                weights[i] = MAX(0, MIN(needs[i].head, measure) - widths[i]);
        room = satisfy(weights, count, room, widths);
        for (guint i = 0; i < count; i++) {
                weights[i] = is_flexible(set->table, i) && !needs[i].given ? widths[i] : 0;
                flexible += weights[i];
        }
        for (guint i = 0; i < count && !flexible; i++)
                weights[i] = needs[i].given ? 0 : widths[i];
        share_room(weights, count, room, widths);
}

void table_say_too_wide(struct table_setting *set)
{
        guint widest = 0;
        for (guint i = 1; i < set->table->column_count; i++) {
                if (table_column_least(set, i) > table_column_least(set, widest))
                        widest = i;
        }
        char missing[16];
        gint64 least = table_least_width(set);
        length_mm((int)MIN(least - set->setting->measure, G_MAXINT / 2), missing);
        g_autofree char *column = g_strdup_printf("%u", widest + 1);
        const char *id = set->block->id ? set->block->id : "";
        message_add(set->setting->job->messages, set->block->from, MESSAGE_TABLE_TOO_WIDE, id, missing, column, NULL);
}

void table_measure(struct table_setting *set)
{
        guint count = set->table->column_count;
        struct need *needs = set->needs = arena_new_array(set->setting->job->arena, struct need, count);
        measure_rows(set, &set->table->head, needs);
        measure_rows(set, &set->table->rows, needs);
        struct list sums = {0};
        repeats_add_widest(set, &sums);
        measure_rows(set, &sums, needs);
        set->tails = arena_new_array(set->setting->job->arena, int, count);
        for (guint i = 0; i < count; i++) {
                set->tails[i] = needs[i].tail;
                needs[i].least = MAX(MAX(needs[i].least, 2 * CELL_PAD_X), needs[i].whole + needs[i].tail);
                needs[i].most = MAX(needs[i].most, needs[i].least);
        }
}

/* Width that is given for a column on this page; never less than its content needs. */
static int given_width(const struct table_setting *set, guint column)
{
        int width = set->table->columns[column].width;
        return width < 0 ? (int)((gint64)set->setting->measure * -width / 1000) : width;
}

int table_column_least(const struct table_setting *set, guint column)
{
        return MAX(set->needs[column].least, given_width(set, column));
}

gint64 table_least_width(const struct table_setting *set)
{
        gint64 least = 0;
        for (guint i = 0; i < set->table->column_count; i++)
                least += table_column_least(set, i);
        return least;
}

void table_set_widths(struct table_setting *set)
{
        guint count = set->table->column_count;
        struct arena *arena = set->setting->job->arena;
        struct need *needs = arena_new_array(arena, struct need, count);
        int *widths = arena_new_array(arena, int, count);
        gint64 all = 0;
        for (guint i = 0; i < count; i++) {
                needs[i] = set->needs[i];
                needs[i].given = given_width(set, i) > 0;
                needs[i].least = table_column_least(set, i);
                if (needs[i].given)
                        needs[i].most = needs[i].head = needs[i].least;
        }
        share_out(set, needs, widths);
        for (guint i = 0; i < count; i++)
                all += widths[i];
        set->x = arena_new_array(arena, int, count + 1);
        set->x[0] = (int)(set->setting->measure - all) / 2; /* all widths are given and leave room: centred */
        for (guint i = 0; i < count; i++)
                set->x[i + 1] = set->x[i] + widths[i];
}
