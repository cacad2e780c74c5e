/* SPDX-License-Identifier: MIT */
/* Column widths from content: every column its longest word, figures their whole width, the rest by need. */
#include "pages/table.h"

#include <string.h>

struct need {
        int figure; /* the widest figure, which is never broken */
        int word;   /* the longest part of its text that cannot be broken */
        int most;   /* all of a cell in one line */
        int head;   /* the heads of the column in one line each */
        int title;  /* the longest part of a head that cannot be broken */
        int whole;  /* figures up to their units */
        int tail;   /* their decimals */
        guint row;  /* whose cell is the widest that is not broken, from the table's first head on, from 0 */
        guint title_row;
        gint64 weight;
        bool text;  /* the column is one of words */
        bool given; /* the width is not to be shared out */
        int least;  /* settled for a fit and a measure */
};

/* A cell over several columns. */
struct span_need {
        guint first, count;
        int word, most; /* most 0: no head */
};

enum {
        MEASURE_ROWS_EVERY = 512, /* shaped cells are dropped after so many rows */
        SHARE_STEPS = 40,
        MUCH_TEXT = 36,   /* ems in a cell */
        MEASURE_EMS = 38, /* of A4 upright; narrower pages ask for less room in proportion */
};

static bool is_flexible(const struct table *table, guint column)
{
        enum column_kind kind = table->columns[column].kind;
        return kind != COLUMN_AMOUNT && kind != COLUMN_NUMBER;
}

/* Bytes of a figure up to its units: -1.200 of "-1.200,5", (300 of "(300)"; 0 when the text is no figure, and for a
 * dash that stands for one.  Behind it may come decimals, brackets, signs of percent, footnotes. */
static gsize figure_units(const char *text)
{
        static const char dash[] = "–", less[] = "−";
        const char *s = text;
        if (strcmp(text, "-") == 0 || strcmp(text, dash) == 0)
                return strlen(text);
        s += *s == '(';
        s += g_str_has_prefix(s, less) ? sizeof less - 1 : g_str_has_prefix(s, dash) ? sizeof dash - 1 : 0;
        s += *s == '-' || *s == '+';
        gsize digits = strspn(s, "0123456789.");
        const char *behind = s + digits;
        if (!digits || !g_ascii_isdigit(s[digits - 1]))
                return 0;
        if (*behind == ',')
                behind += 1 + strspn(behind + 1, "0123456789");
        return strspn(behind, "%()* ") == strlen(behind) ? (gsize)(s + digits - text) : 0;
}

int figure_tail(struct job *job, const struct look *look, const struct cell *cell)
{
        if (look->align != ALIGN_RIGHT || !cell->spans.count)
                return -1;
        struct list behind = {0};
        for (guint i = 0; i < cell->spans.count; i++) {
                const struct span *span = list_at(&cell->spans, struct span, i);
                const char *text = span->text ? span->text : "";
                if (span->kind == SPAN_NOTE) {
                        list_add(job_scratch(job), &behind, (void *)span);
                        continue;
                }
                gsize units = i == 0 && span->kind == SPAN_TEXT ? figure_units(text) : 0;
                if (!units)
                        return -1;
                if (!text[units])
                        continue;
                struct span *rest = arena_new(job_scratch(job), struct span);
                *rest = *span;
                rest->text = text + units;
                list_add(job_scratch(job), &behind, rest);
        }
        return behind.count ? shaped_max_width(paragraph_shape(job, look, NULL, &behind, NULL, NULL)) : 0;
}

/* Rows are as high as their highest cell, and a cell as high as its text is long against its width.  The cubes of
 * lengths stand for the highest: widths that go with the fourth root of their sum make the table short. */
static void weigh(struct need *need, int most)
{
        gint64 length = MIN(most / PT, 30000);
        if (__builtin_add_overflow(need->weight, length * length * length, &need->weight))
                need->weight = G_MAXINT64;
}

static void measure_span(struct table_setting *set, const struct cell *cell, guint column, int word, int most)
{
        struct span_need *span = arena_new(set->setting->job->arena, struct span_need);
        span->first = column;
        span->count = MIN(cell->colspan, set->table->column_count - column);
        span->word = word;
        span->most = most;
        list_add(set->setting->job->arena, &set->span_needs, span);
}

static void measure_cell(struct table_setting *set, struct job *job, const struct cell *cell, guint column, guint row)
{
        if (!cell->colspan || !cell->rowspan || !cell->spans.count)
                return;
        struct need *need = &set->needs[column];
        bool head = row < set->table->head.count;
        struct look look = cell_look(set, cell, head);
        struct shaped *shaped = paragraph_shape(job, &look, NULL, &cell->spans, NULL, NULL);
        int word = shaped_min_width(shaped) + 2 * set->pad_x, most = shaped_max_width(shaped) + 2 * set->pad_x;
        if (cell->colspan > 1) {
                measure_span(set, cell, column, word, head ? most : 0);
                return;
        }
        if (head) {
                need->title_row = word > need->title ? row : need->title_row;
                need->title = MAX(need->title, word);
                need->head = MAX(need->head, most);
                return;
        }
        int tail = figure_tail(job, &look, cell);
        if (tail >= 0) {
                need->whole = MAX(need->whole, most - tail);
                need->tail = MAX(need->tail, tail);
        }
        bool figure = tail >= 0 || !is_flexible(set->table, column);
        int *firm = figure ? &need->figure : &need->word;
        if ((figure ? most : word) > MAX(need->figure, need->word))
                need->row = row;
        *firm = MAX(*firm, figure ? most : word);
        need->most = MAX(need->most, most);
        need->text = need->text || !figure;
        weigh(need, most);
}

/* Measures with a job of its own, so that shaped cells do not pile up. */
static void measure_rows(struct table_setting *set, const struct list *rows, guint first)
{
        for (guint start = 0; start < rows->count; start += MEASURE_ROWS_EVERY) {
                struct job *job = job_open(set->setting->job);
                guint end = MIN(start + MEASURE_ROWS_EVERY, rows->count);
                for (guint r = start; r < end; r++) {
                        const struct row *row = list_at(rows, struct row, r);
                        const struct cell *cells = row_cells(job, set->table, row);
                        for (guint c = 0; c < set->table->column_count; c++)
                                measure_cell(set, job, &cells[c], c, first + r);
                }
                job_close(job);
        }
}

void table_measure(struct table_setting *set)
{
        guint count = set->table->column_count;
        struct need *needs = set->needs = arena_new_array(set->setting->job->arena, struct need, count);
        set->span_needs = (struct list){0};
        guint heads = set->table->head.count, rows = set->table->rows.count;
        measure_rows(set, &set->table->head, 0);
        measure_rows(set, &set->table->rows, heads);
        struct list sums = {0};
        repeats_add_widest(set, &sums);
        measure_rows(set, &sums, heads + rows);
        set->tails = arena_new_array(set->setting->job->arena, int, count);
        for (guint i = 0; i < count; i++) {
                set->tails[i] = needs[i].tail;
                needs[i].figure = MAX(MAX(needs[i].figure, 2 * set->pad_x), needs[i].whole + needs[i].tail);
                needs[i].most = MAX(needs[i].most, needs[i].figure);
        }
}

/* ---- what the columns need at least ---- */

/* Width that is given for a column on this page; never less than its content needs. */
static int given_width(const struct table_setting *set, guint column)
{
        int width = set->table->columns[column].width;
        return width < 0 ? (int)((gint64)set->setting->measure * -width / 1000) : width;
}

/* Text that needs much room is to have a width that one likes to read. */
static int readable(const struct table_setting *set, guint column)
{
        const struct need *need = &set->needs[column];
        bool label = set->table->columns[column].kind == COLUMN_LABEL;
        bool much = need->most > MUCH_TEXT * set->body.size;
        guint ems = much ? set->fit.much_ems : label ? set->fit.label_ems : set->fit.text_ems;
        int width = (int)MIN(set->body.size, set->setting->measure / MEASURE_EMS) * (int)ems;
        return need->text ? MIN(need->most, width) : 0;
}

static int settle_column(const struct table_setting *set, guint column)
{
        const struct need *need = &set->needs[column];
        int broken = (int)(set->setting->measure / set->fit.word_share);
        int head = MIN(MAX(need->title, need->head / (int)set->fit.head_lines), broken);
        int words = MAX(MIN(need->word, broken), readable(set, column));
        return MAX(MAX(need->figure, MAX(head, words)), given_width(set, column));
}

/* A cell over several columns shares what they lack among them, but for those whose width is given. */
static void settle_span(const struct table_setting *set, const struct span_need *span)
{
        gint64 have = 0;
        guint open = 0;
        for (guint i = span->first; i < span->first + span->count; i++) {
                have += set->needs[i].least;
                open += !set->needs[i].given;
        }
        int broken = (int)(set->setting->measure / set->fit.word_share);
        int least = MIN(MAX(span->word, span->most / (int)set->fit.head_lines), broken);
        if (have >= least || !open)
                return;
        int share = (int)((least - have + open - 1) / open);
        for (guint i = span->first; i < span->first + span->count; i++)
                set->needs[i].least += set->needs[i].given ? 0 : share;
}

/* The leasts of this fit on this measure. */
static void settle(const struct table_setting *set)
{
        for (guint i = 0; i < set->table->column_count; i++) {
                set->needs[i].given = given_width(set, i) > 0;
                set->needs[i].least = settle_column(set, i);
        }
        for (guint i = 0; i < set->span_needs.count; i++)
                settle_span(set, list_at(&set->span_needs, struct span_need, i));
}

gint64 table_least_width(const struct table_setting *set)
{
        gint64 least = 0;
        settle(set);
        for (guint i = 0; i < set->table->column_count; i++)
                least += set->needs[i].least;
        return least;
}

int table_column_least(const struct table_setting *set, guint column)
{
        return set->needs[column].least;
}

/* ---- sharing out ---- */

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

/* The width of a column at a scale of its weight. */
static gint64 scaled_width(const struct table_setting *set, guint column, gint64 scale)
{
        const struct need *need = &set->needs[column];
        gint64 most = MAX(need->least, MIN(need->most, set->setting->measure));
        return need->given ? need->least : CLAMP(scale * need->weight / PT, need->least, most);
}

/* Not all cells can stand in one line: widths that make the table short, between what is needed and what is wanted. */
static gint64 share_scarce(const struct table_setting *set, int *widths)
{
        guint count = set->table->column_count;
        gint64 low = 0, high = (gint64)set->setting->measure * PT;
        for (guint step = 0; step < SHARE_STEPS && low < high; step++) {
                gint64 scale = low + (high - low + 1) / 2, all = 0;
                for (guint i = 0; i < count; i++)
                        all += scaled_width(set, i, scale);
                if (all <= set->setting->measure)
                        low = scale;
                else
                        high = scale - 1;
        }
        gint64 room = set->setting->measure;
        for (guint i = 0; i < count; i++)
                room -= widths[i] = (int)scaled_width(set, i, low);
        return room;
}

/* Room that is left goes first to heads, then to the columns of text. */
static void share_left(const struct table_setting *set, gint64 room, int *widths)
{
        guint count = set->table->column_count;
        g_autofree gint64 *weights = g_new0(gint64, count);
        gint64 flexible = 0;
        for (guint i = 0; i < count; i++) {
                const struct need *need = &set->needs[i];
                weights[i] = need->given ? 0 : MAX(0, MIN(need->head, set->setting->measure) - widths[i]);
        }
        room = satisfy(weights, count, room, widths);
        for (guint i = 0; i < count; i++) {
                weights[i] = is_flexible(set->table, i) && !set->needs[i].given ? widths[i] : 0;
                flexible += weights[i];
        }
        for (guint i = 0; i < count && !flexible; i++)
                weights[i] = set->needs[i].given ? 0 : widths[i];
        share_room(weights, count, room, widths);
}

static gint64 fourth_root(gint64 value)
{
        gint64 low = 0, high = 1 << 15;
        while (low < high) {
                gint64 middle = (low + high + 1) / 2;
                if (middle * middle * middle * middle <= value)
                        low = middle;
                else
                        high = middle - 1;
        }
        return low;
}

void table_set_widths(struct table_setting *set)
{
        guint count = set->table->column_count;
        struct arena *arena = set->setting->job->arena;
        int *widths = arena_new_array(arena, int, count);
        gint64 all = 0;
        settle(set);
        for (guint i = 0; i < count; i++)
                set->needs[i].weight = fourth_root(set->needs[i].weight);
        share_left(set, share_scarce(set, widths), widths);
        for (guint i = 0; i < count; i++)
                all += widths[i];
        set->x = arena_new_array(arena, int, count + 1);
        set->x[0] = (int)(set->setting->measure - all) / 2; /* all widths are given and leave room: centred */
        for (guint i = 0; i < count; i++)
                set->x[i + 1] = set->x[i] + widths[i];
}

/* ---- what does not fit ---- */

static const char *cell_words(struct table_setting *set, const struct row *row, guint column)
{
        enum {
                SHOWN = 40, /* letters */
        };
        const struct cell *cell = &row_cells(set->setting->job, set->table, row)[column];
        char *text = spans_text(set->setting->job, &cell->spans);
        if (g_utf8_strlen(text, -1) > SHOWN)
                text = arena_printf(set->setting->job->arena, "%.*s…",
                                    (int)(g_utf8_offset_to_pointer(text, SHOWN) - text), text);
        return text;
}

/* “text” behind a number, when there is one. */
static const char *numbered(struct table_setting *set, guint number, const char *text)
{
        struct arena *arena = set->setting->job->arena;
        return *text ? arena_printf(arena, "%u “%s”", number, text) : arena_printf(arena, "%u", number);
}

static guint label_of(const struct table *table)
{
        for (guint i = 0; i < table->column_count; i++)
                if (table->columns[i].kind == COLUMN_LABEL)
                        return i;
        return 0;
}

void table_say_too_wide(struct table_setting *set)
{
        const struct table *table = set->table;
        gint64 least = table_least_width(set);
        guint widest = 0;
        for (guint i = 1; i < table->column_count; i++)
                if (table_column_least(set, i) > table_column_least(set, widest))
                        widest = i;
        char missing[16];
        length_mm((int)MIN(least - set->setting->measure, G_MAXINT / 2), missing);
        const char *column = "", *row = "";
        for (guint i = 0; i < table->head.count; i++) {
                const char *words = cell_words(set, list_at(&table->head, struct row, i), widest);
                column = *words ? words : column;
        }
        const struct need *need = &set->needs[widest];
        guint at = need->title > MAX(need->figure, need->word) ? need->title_row : need->row;
        if (at >= table->head.count && at < table->head.count + table->rows.count)
                row = cell_words(set, list_at(&table->rows, struct row, at - table->head.count), label_of(table));
        const char *id = set->block->id ? arena_printf(set->setting->job->arena, " %s", set->block->id) : "";
        message_add(set->setting->job->messages, set->block->from, MESSAGE_TABLE_TOO_WIDE, id, missing,
                    numbered(set, widest + 1, column), numbered(set, at + 1, row), NULL);
}
