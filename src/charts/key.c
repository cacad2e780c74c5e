/* SPDX-License-Identifier: MIT */
/* The key of an upright chart whose labels do not fit under their marks: numbers stand there, and the labels below
 * the chart, as in a statistical yearbook. */
#include "charts/key.h"

#include <stdlib.h>
#include <string.h>

enum {
        KEY_COLUMNS = 4,
        KEY_LEAST = 14,  /* sizes of text: the least width of one of several columns */
        KEY_HEIGHT = 40, /* sizes of text: what is taller gets shorter labels */
};

/* ---- labels that a reader can tell from their neighbours ---- */

/* "2016", "Năm 2016": what stands before the number, and the number. */
static bool label_number(const char *label, gsize *prefix, gint64 *number)
{
        *prefix = strcspn(label, "0123456789");
        gsize digits = strspn(label + *prefix, "0123456789");
        if (digits == 0 || digits > 9 || label[*prefix + digits])
                return false;
        *number = atoi(label + *prefix);
        return true;
}

bool categories_count_on(const struct plot *plot)
{
        const char *const *labels = plot->chart->categories;
        gsize head, prefix;
        gint64 first, number;
        if (plot->categories < 3 || !label_number(labels[0], &head, &first))
                return false;
        for (guint c = 1; c < plot->categories; c++) {
                if (!label_number(labels[c], &prefix, &number) || prefix != head || number != first + c ||
                    memcmp(labels[c], labels[0], head) != 0)
                        return false;
        }
        return true;
}

void labels_count_left_out(struct plot *plot, guint each)
{
        if (each > 1 && !categories_count_on(plot))
                plot->left_out += plot->categories - (plot->categories + each - 1) / each;
}

/* ---- the key ---- */

static char *number_text(struct plot *plot, guint category)
{
        return arena_printf(plot->arena, "%u.", category + 1);
}

static int column_pitch(const struct plot *plot, guint columns)
{
        return (plot->width + 2 * plot->size) / (int)columns;
}

static guint column_rows(const struct plot *plot, guint columns)
{
        return (plot->categories + columns - 1) / columns;
}

/* In so many columns and lines of a label; its height is that of the tallest column. */
static struct key *key_try(struct plot *plot, guint columns, guint lines)
{
        struct key *key = arena_new(plot->arena, struct key);
        int text = text_width(plot, number_text(plot, plot->categories - 1)) + plot->size / 2;
        *key = (struct key){
                .columns = columns,
                .text = text,
                .whole = true,
                .labels = arena_new_array(plot->arena, struct label *, plot->categories),
        };
        int room = column_pitch(plot, columns) - 2 * plot->size - text, height = 0;
        for (guint c = 0; c < plot->categories; c++) {
                if (c % column_rows(plot, columns) == 0)
                        height = 0;
                key->labels[c] = label_break(plot, plot->chart->categories[c], room, lines);
                key->whole = key->whole && key->labels[c]->whole;
                height += (int)key->labels[c]->count * plot->line;
                key->height = MAX(key->height, height);
        }
        return key;
}

/* The lowest one; of equals, that with fewer columns: short labels stand side by side, long ones have the width. */
static struct key *key_lowest(struct plot *plot, guint lines)
{
        struct key *best = key_try(plot, 1, lines);
        for (guint columns = 2; columns <= MIN(KEY_COLUMNS, plot->categories); columns++) {
                if (column_pitch(plot, columns) < KEY_LEAST * plot->size)
                        break;
                struct key *key = key_try(plot, columns, lines);
                if (key->whole >= best->whole && (key->height < best->height || key->whole > best->whole))
                        best = key;
        }
        return best;
}

struct key *key_break(struct plot *plot)
{
        static const guint lines[] = {LABEL_LINES_MAX, 3, 2, 1};
        int most = KEY_HEIGHT * plot->size;
        if ((gint64)plot->categories * plot->line > (gint64)most * KEY_COLUMNS)
                return NULL;
        for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
                struct key *key = key_lowest(plot, lines[i]);
                if (key->height <= most)
                        return key;
        }
        return NULL;
}

void key_draw(struct plot *plot, const struct key *key, int y)
{
        int top = y, x = 0;
        guint rows = column_rows(plot, key->columns);
        for (guint c = 0; c < plot->categories; c++) {
                if (c > 0 && c % rows == 0) {
                        x += column_pitch(plot, key->columns);
                        top = y;
                }
                text_draw(plot, number_text(plot, c), x + key->text - plot->size / 2, top, ANCHOR_END, PAINT_MUTED);
                label_draw(plot, key->labels[c], x + key->text, top, ANCHOR_START, PAINT_TEXT);
                top += (int)key->labels[c]->count * plot->line;
        }
}
