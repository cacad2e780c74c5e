/* SPDX-License-Identifier: MIT */
/* A canvas that records, and charts to draw on it. */
#ifndef UNIT_CHARTS_RECORD_H
#define UNIT_CHARTS_RECORD_H

#include "base/length.h"
#include "charts/chart.h"

#include <string.h>

struct box {
        int left, top, right, bottom;
        char *text;
};

struct record {
        int width, height;
        GArray *texts; /* struct box */
        guint boxes, lines, strokes, dots;
        guint outside;
        int area_of_series[SERIES_PAINTS]; /* sum of widths */
};

/* Widths as of a sans: half an em for each character. */
static int record_measure(void *with, const char *text, int size, bool bold)
{
        (void)with;
        return (int)g_utf8_strlen(text, -1) * size * (bold ? 6 : 5) / 10;
}

static void record_inside(struct record *record, int left, int top, int right, int bottom)
{
        if (left < 0 || top < 0 || right > record->width || bottom > record->height)
                g_test_message("outside: %d %d %d %d of %d %d (%u)", left, top, right, bottom, record->width,
                               record->height, ++record->outside);
}

static void record_text(void *with, const struct canvas_text *text)
{
        struct record *record = with;
        int width = record_measure(NULL, text->text, text->size, text->bold);
        int left = text->anchor == ANCHOR_START    ? text->x
                   : text->anchor == ANCHOR_MIDDLE ? text->x - width / 2
                                                   : text->x - width;
        struct box box = {left, text->y - text->size, left + width, text->y + text->size / 4, g_strdup(text->text)};
        g_assert_true(g_utf8_validate(text->text, -1, NULL));
        record_inside(record, box.left, box.top, box.right, box.bottom);
        g_array_append_val(record->texts, box);
}

static void record_box(void *with, int x, int y, int width, int height, enum paint paint, const char *about)
{
        struct record *record = with;
        record->boxes++;
        g_assert_cmpint(paint, <, PAINT_COUNT);
        g_assert_cmpint(width, >=, 0);
        g_assert_cmpint(height, >=, 0);
        if (paint >= PAINT_SERIES && about) /* not the ground of a figure */
                record->area_of_series[paint - PAINT_SERIES] += width;
        record_inside(record, x, y, x + width, y + height);
}

static void record_line(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        struct record *record = with;
        (void)thickness, (void)paint;
        record->lines++;
        for (guint i = 0; i < n; i++)
                record_inside(record, points[2 * i], points[2 * i + 1], points[2 * i], points[2 * i + 1]);
}

static void record_strokes(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        struct record *record = with;
        (void)thickness, (void)paint;
        record->strokes += n;
        for (guint i = 0; i < 2 * n; i++)
                record_inside(record, points[2 * i], points[2 * i + 1], points[2 * i], points[2 * i + 1]);
}

static void record_dot(void *with, int x, int y, int radius, enum paint paint, const char *about)
{
        struct record *record = with;
        (void)radius, (void)paint, (void)about;
        record->dots++;
        record_inside(record, x, y, x, y);
}

/* Texts one after another as they were drawn, without spaces. */
static GString *letters_of(const char *text)
{
        GString *letters = g_string_new(NULL);
        for (; *text; text++) {
                if (!strchr(" \n\t", *text))
                        g_string_append_c(letters, *text);
        }
        return letters;
}

/* The end of label, or of its beginning with "…", where it comes first in texts; NULL: it is not there. */
static const char *label_find(const char *texts, const char *label)
{
        const char *first = strstr(texts, label), *after = first ? first + strlen(label) : NULL;
        for (const char *end = label + strlen(label); end > label; end = g_utf8_prev_char(end)) {
                g_autofree char *part = g_strdup_printf("%.*s…", (int)(end - label), label);
                const char *at = strstr(texts, part);
                if (at && (!first || at < first)) {
                        first = at;
                        after = at + strlen(part);
                }
        }
        return after;
}

/* Each category's label stands there, in their order: whole, or cut where everyone sees it. */
static void record_has_labels(const struct record *record, const struct chart *chart)
{
        g_autoptr(GString) all = g_string_new(NULL);
        for (guint i = 0; i < record->texts->len; i++)
                g_string_append(all, g_array_index(record->texts, struct box, i).text);
        GString *texts = letters_of(all->str);
        const char *at = texts->str;
        for (guint c = 0; c < chart->category_count; c++) {
                GString *label = letters_of(chart->categories[c]);
                const char *end = label_find(at, label->str);
                if (!end)
                        g_test_message("label %u “%s” is not in “%s”", c, label->str, at);
                g_assert_nonnull(end);
                at = end;
                g_string_free(label, TRUE);
        }
        g_string_free(texts, TRUE);
}

static void box_clear(gpointer data)
{
        g_free(((struct box *)data)->text);
}

static void record_chart_as(struct record *record, const struct chart *chart, int width, int size, bool tight)
{
        *record = (struct record){.width = width, .texts = g_array_new(FALSE, FALSE, sizeof(struct box))};
        g_array_set_clear_func(record->texts, box_clear);
        struct canvas canvas = {record,      record_measure, record_text, record_box,
                                record_line, record_strokes, record_dot,  tight};
        record->height = chart_height(chart, &canvas, width, size);
        g_assert_cmpint(record->height, >, 0);
        g_assert_cmpuint(record->texts->len + record->boxes + record->lines + record->dots, ==, 0);
        chart_draw(chart, &canvas, width, record->height, size);
}

static inline void record_chart(struct record *record, const struct chart *chart, int width, int size)
{
        record_chart_as(record, chart, width, size, false);
}

static void record_clear(struct record *record)
{
        g_array_free(record->texts, TRUE);
}

static void record_check(const struct record *record)
{
        g_assert_cmpuint(record->outside, ==, 0);
        for (guint i = 0; i < record->texts->len; i++) {
                const struct box *a = &g_array_index(record->texts, struct box, i);
                for (guint j = 0; j < i; j++) {
                        const struct box *b = &g_array_index(record->texts, struct box, j);
                        bool apart = a->right <= b->left || b->right <= a->left || a->bottom <= b->top ||
                                     b->bottom <= a->top;
                        if (!apart)
                                g_test_message("“%s” (%d %d %d %d) over “%s” (%d %d %d %d)", a->text, a->left, a->top,
                                               a->right, a->bottom, b->text, b->left, b->top, b->right, b->bottom);
                        g_assert_true(apart);
                }
        }
}

/* ---- charts to draw ---- */

static struct chart *chart_new(enum chart_kind kind, guint categories, guint series)
{
        struct chart *chart = g_new0(struct chart, 1);
        chart->kind = kind;
        chart->title = "Kinh phí";
        chart->unit = "triệu đồng";
        chart->divisor = 1000000;
        chart->category_count = categories;
        chart->categories = g_new0(const char *, categories + 1);
        chart->series_count = series;
        chart->series = g_new0(struct series, series + 1);
        for (guint c = 0; c < categories; c++)
                chart->categories[c] = g_strdup_printf("%u", 2000 + c);
        for (guint s = 0; s < series; s++) {
                chart->series[s].label = g_strdup_printf("Nguồn vốn thứ %u", s + 1);
                chart->series[s].values = g_new0(gint64, categories + 1);
                chart->series[s].given = g_new0(bool, categories + 1);
                for (guint c = 0; c < categories; c++) {
                        chart->series[s].values[c] = (gint64)(1 + (c * 7 + s * 3) % 13) * 108360000;
                        chart->series[s].given[c] = true;
                }
        }
        return chart;
}

static void chart_free(struct chart *chart)
{
        for (guint c = 0; c < chart->category_count; c++)
                g_free((char *)chart->categories[c]);
        for (guint s = 0; s < chart->series_count; s++) {
                g_free((char *)chart->series[s].label);
                g_free(chart->series[s].values);
                g_free(chart->series[s].given);
        }
        g_free(chart->categories);
        g_free(chart->series);
        g_free(chart);
}

static void chart_label(struct chart *chart, guint category, const char *label)
{
        g_free((char *)chart->categories[category]);
        chart->categories[category] = g_strdup(label);
}

static const int widths[] = {60 * PT, 225 * PT, 300 * PT, 468 * PT, 720 * PT};

static void draw_and_check_labels(const struct chart *chart, bool labels)
{
        for (guint i = 0; i < 2 * G_N_ELEMENTS(widths); i++) {
                struct record record;
                record_chart_as(&record, chart, widths[i / 2], 9 * PT, i % 2);
                record_check(&record);
                if (labels)
                        record_has_labels(&record, chart);
                record_clear(&record);
        }
}

static inline void draw_and_check(const struct chart *chart)
{
        draw_and_check_labels(chart, false);
}

#endif
