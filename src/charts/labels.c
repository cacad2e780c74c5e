/* SPDX-License-Identifier: MIT */
#include "charts/plot.h"
#include "vietnamese/numbers.h"

#include <string.h>

/* ---- labels over lines ---- */

int text_width(struct plot *plot, const char *text)
{
        return plot->canvas->measure(plot->canvas->with, text, plot->size, false);
}

/* The words of a text that is being broken, and the line that is being filled. */
struct breaking {
        struct plot *plot;
        struct label *label;
        int width;
        guint most;
        GString *line;
        int used; /* width of line */
        int space;
};

/* Ends the line; false when there is no room for another. */
static bool line_end(struct breaking *b)
{
        struct label *label = b->label;
        label->lines[label->count++] = arena_text(b->plot->arena, b->line->str);
        label->width = MAX(label->width, b->used);
        g_string_truncate(b->line, 0);
        b->used = 0;
        return label->count < b->most;
}

/* Bytes of word that fit `width`, at least one character. */
static gsize bytes_that_fit(struct breaking *b, const char *word, gsize bytes, int width, int *used)
{
        gsize taken = 0;
        *used = 0;
        while (taken < bytes) {
                char one[8] = "";
                gsize step = (gsize)(g_utf8_next_char(word + taken) - (word + taken));
                step = MIN(MIN(step, bytes - taken), sizeof one - 1);
                memcpy(one, word + taken, step);
                int w = text_width(b->plot, one);
                if (taken && *used + w > width)
                        break;
                *used += w;
                taken += step;
        }
        return taken;
}

/* Adds a word that is wider than a whole line. */
static bool long_word(struct breaking *b, const char *word, gsize bytes)
{
        if (b->line->len && !line_end(b))
                return false;
        while (bytes) {
                gsize taken = bytes_that_fit(b, word, bytes, b->width, &b->used);
                g_string_append_len(b->line, word, (gssize)taken);
                word += taken;
                bytes -= taken;
                if (bytes && !line_end(b))
                        return false;
        }
        return true;
}

/* A width beyond which a word need not be measured: no label has room for so many letters. */
enum {
        WORD_BYTES = 512
};

static bool word_add(struct breaking *b, const char *word, gsize bytes)
{
        char text[WORD_BYTES + 1];
        if (bytes > WORD_BYTES)
                return long_word(b, word, bytes);
        memcpy(text, word, bytes);
        text[bytes] = '\0';
        int width = text_width(b->plot, text);
        if (width > b->width)
                return long_word(b, word, bytes);
        if (b->line->len && b->used + b->space + width > b->width && !line_end(b))
                return false;
        if (b->line->len) {
                g_string_append_c(b->line, ' ');
                b->used += b->space;
        }
        g_string_append(b->line, text);
        b->used += width;
        return true;
}

/* The last line with "…" for what was left out. */
static void label_cut(struct breaking *b)
{
        struct label *label = b->label;
        char **last = &label->lines[label->count - 1];
        int room = b->width - text_width(b->plot, "…");
        int used;
        gsize taken = room > 0 ? bytes_that_fit(b, *last, strlen(*last), room, &used) : 0;
        char *kept = arena_text_n(b->plot->arena, *last, taken);
        *last = arena_printf(b->plot->arena, "%s…", g_strchomp(kept));
        label->width = MAX(label->width, MIN(text_width(b->plot, *last), b->width));
}

/* Broken greedily; whether all of it fits. */
static struct label *break_greedily(struct plot *plot, const char *text, int width, guint most, bool *whole)
{
        struct label *label = arena_new(plot->arena, struct label);
        struct breaking b = {
                .plot = plot,
                .label = label,
                .width = MAX(width, 1),
                .most = CLAMP(most, 1, LABEL_LINES_MAX),
                .line = g_string_new(NULL),
                .space = text_width(plot, " "),
        };
        bool all = true;
        for (const char *at = text ? text : ""; *at && all;) {
                gsize bytes = strcspn(at, " \n\t");
                if (bytes)
                        all = word_add(&b, at, bytes);
                at += bytes + strspn(at + bytes, " \n\t");
        }
        if (!all)
                label_cut(&b);
        else if (b.line->len || !label->count)
                line_end(&b);
        g_string_free(b.line, TRUE);
        *whole = label->whole = all;
        return label;
}

/* Widths of the words of text, measured once however often it is broken; *widest: G_MAXINT when one is endless. */
static int *word_widths(struct plot *plot, const char *text, guint *count, int *widest)
{
        int *widths = arena_new_array(plot->arena, int, strlen(text) / 2 + 1);
        *count = 0;
        *widest = 0;
        for (const char *at = text; *at;) {
                gsize bytes = strcspn(at, " \n\t");
                char word[WORD_BYTES + 1];
                bool endless = bytes > WORD_BYTES;
                if (bytes) {
                        memcpy(word, at, endless ? 0 : bytes);
                        word[endless ? 0 : bytes] = '\0';
                        widths[*count] = endless ? G_MAXINT : text_width(plot, word);
                        *widest = MAX(*widest, widths[*count]);
                        (*count)++;
                }
                at += bytes + strspn(at + bytes, " \n\t");
        }
        return widths;
}

int widest_part(struct plot *plot, const char *text)
{
        guint count;
        int widest;
        word_widths(plot, text, &count, &widest);
        return widest;
}

/* Width of the widest line that filling greedily leaves, no word being wider than a line; -1: takes more than most. */
static int filled_width(const int *widths, guint count, int space, int width, guint most)
{
        int used = 0, widest = 0;
        guint lines = 1;
        for (guint i = 0; i < count; i++) {
                int with = used + (i ? space : 0) + widths[i];
                if (i && with > width) {
                        if (++lines > most)
                                return -1;
                        with = widths[i];
                }
                used = with;
                widest = MAX(widest, used);
        }
        return widest;
}

/* The narrowest width, near enough, over which the text takes no more lines. */
static int even_width(struct plot *plot, const char *text, const struct label *label, int width)
{
        guint count;
        int low, high = MIN(label->width, width), best = width;
        const int *widths = word_widths(plot, text, &count, &low);
        int space = text_width(plot, " ");
        while (low < high - plot->size / 4) {
                int middle = low + (high - low) / 2;
                int filled = filled_width(widths, count, space, middle, label->count);
                if (filled >= 0) {
                        best = middle;
                        high = MIN(filled, middle);
                } else {
                        low = middle + 1;
                }
        }
        return best;
}

struct label *label_break(struct plot *plot, const char *text, int width, guint most)
{
        bool whole;
        struct label *label = break_greedily(plot, text, width, most, &whole);
        if (!whole || label->count < 2)
                return label;
        int even = even_width(plot, text, label, width);
        return even < width ? break_greedily(plot, text, even, label->count, &whole) : label;
}

void text_draw(struct plot *plot, const char *text, int x, int y, enum anchor anchor, enum paint paint)
{
        struct canvas_text item = {
                .text = text,
                .x = x,
                .y = y + plot->size, /* Vietnamese capitals with two marks reach a full size above the baseline */
                .size = plot->size,
                .anchor = anchor,
                .paint = paint,
        };
        if (*text)
                plot->canvas->text(plot->canvas->with, &item);
}

void label_draw(struct plot *plot, const struct label *label, int x, int y, enum anchor anchor, enum paint paint)
{
        for (guint i = 0; i < label->count; i++)
                text_draw(plot, label->lines[i], x, y + (int)i * plot->line, anchor, paint);
}

int widest_word(struct plot *plot)
{
        int widest = 0;
        for (guint i = 0; i < plot->categories; i++) {
                g_autofree char *text = g_strndup(plot->chart->categories[i], WORD_BYTES);
                g_auto(GStrv) words = g_strsplit(text, " ", -1);
                for (char **word = words; *word; word++)
                        widest = MAX(widest, text_width(plot, *word));
        }
        return widest;
}

/* ---- numbers as labels ---- */

struct numerals numerals_of_chart(const struct chart *chart)
{
        __int128 unit = MAX(chart->divisor, 1);
        for (guint i = 0; i < MIN(chart->scale, 6); i++)
                unit *= 10;
        bool percent = chart->unit && strcmp(chart->unit, "%") == 0;
        return (struct numerals){
                .unit = unit,
                .keep = chart->divisor <= 1 ? MIN(chart->scale, 6) : 0,
                .most = 3,
                .suffix = percent ? "%" : "",
        };
}

/* Decimals of a unit that is a power of ten; -1 of another. */
static int unit_decimals(__int128 unit)
{
        int decimals = 0;
        for (; unit > 1; unit /= 10, decimals++) {
                if (unit % 10)
                        return -1;
        }
        return decimals;
}

static __int128 divide_rounded(__int128 a, __int128 b)
{
        return (a + (a < 0 ? -b : b) / 2) / b;
}

char *numeral_text(struct plot *plot, const struct numerals *numerals, __int128 value)
{
        int decimals = unit_decimals(numerals->unit);
        if (decimals < 0) {
                value = divide_rounded(value * 100, numerals->unit);
                decimals = 2;
        }
        for (; decimals > (int)MAX(numerals->most, numerals->keep); decimals--)
                value = divide_rounded(value, 10);
        for (; decimals > (int)numerals->keep && value % 10 == 0; decimals--)
                value /= 10;
        if (value > G_MAXINT64 || value < -G_MAXINT64)
                return arena_text(plot->arena, "");
        g_autofree char *text = number_grouped((gint64)value, (guint)decimals);
        return arena_printf(plot->arena, "%s%s", text, numerals->suffix);
}

bool plot_value(const struct plot *plot, guint series, guint category, __int128 *value)
{
        const struct series *row = &plot->chart->series[series];
        *value = row->given[category] ? row->values[category] : 0;
        return row->given[category];
}

guint plot_parts(const struct plot *plot, guint category)
{
        guint parts = 0;
        for (guint s = 0; s < plot->series; s++) {
                __int128 value;
                parts += plot_value(plot, s, category, &value) && value != 0;
        }
        return parts;
}

char *way_text(struct plot *plot, guint category)
{
        struct numerals numerals = numerals_of_chart(plot->chart);
        numerals.keep = 0;
        __int128 from, to;
        bool starts = plot_value(plot, 0, category, &from), ends = plot_value(plot, 1, category, &to);
        char *a = starts ? numeral_text(plot, &numerals, from) : NULL;
        char *b = ends ? numeral_text(plot, &numerals, to) : NULL;
        if (a && b)
                return arena_printf(plot->arena, "%s → %s", a, b);
        return a ? a : b ? b : arena_text(plot->arena, "");
}

enum paint series_paint(guint series)
{
        return PAINT_SERIES + series % SERIES_PAINTS;
}

/* A name as a tooltip has it: endless ones are cut. */
static const char *short_name(struct plot *plot, const char *name)
{
        enum {
                BYTES = 200
        };
        if (!name || strlen(name) <= BYTES)
                return name ? name : "";
        const char *end = g_utf8_find_prev_char(name, name + BYTES);
        return arena_printf(plot->arena, "%s…", arena_text_n(plot->arena, name, (gsize)(end - name)));
}

char *value_words(struct plot *plot, guint series, guint category, __int128 value)
{
        const struct chart *chart = plot->chart;
        struct numerals numerals = numerals_of_chart(chart);
        char *number = numeral_text(plot, &numerals, value);
        const char *label = chart->series_count > 1 ? short_name(plot, chart->series[series].label) : "";
        bool unit = chart->unit && *chart->unit && !*numerals.suffix;
        return arena_printf(plot->arena, "%s%s%s: %s%s%s", short_name(plot, chart->categories[category]),
                            *label ? " · " : "", label, number, unit ? " " : "",
                            unit ? short_name(plot, chart->unit) : "");
}
