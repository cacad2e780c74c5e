/* SPDX-License-Identifier: MIT */
/* Charts of all kinds on a canvas that records: texts never overlap and never
 * leave the box, whatever the labels, values and widths. */
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

static void box_clear(gpointer data)
{
        g_free(((struct box *)data)->text);
}

static void record_chart(struct record *record, const struct chart *chart, int width, int size)
{
        *record = (struct record){.width = width, .texts = g_array_new(FALSE, FALSE, sizeof(struct box))};
        g_array_set_clear_func(record->texts, box_clear);
        struct canvas canvas = {record,      record_measure, record_text, record_box,
                                record_line, record_strokes, record_dot};
        record->height = chart_height(chart, &canvas, width, size);
        g_assert_cmpint(record->height, >, 0);
        g_assert_cmpuint(record->texts->len + record->boxes + record->lines + record->dots, ==, 0);
        chart_draw(chart, &canvas, width, record->height, size);
}

static void record_clear(struct record *record)
{
        g_array_free(record->texts, TRUE);
}

static const struct box *record_find(const struct record *record, const char *text)
{
        for (guint i = 0; i < record->texts->len; i++) {
                const struct box *box = &g_array_index(record->texts, struct box, i);
                if (strcmp(box->text, text) == 0)
                        return box;
        }
        return NULL;
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

static void draw_and_check(const struct chart *chart)
{
        for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
                struct record record;
                record_chart(&record, chart, widths[i], 9 * PT);
                record_check(&record);
                record_clear(&record);
        }
}

static void each_kind(guint categories, guint series, void (*change)(struct chart *chart))
{
        for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
                struct chart *chart = chart_new((enum chart_kind)kind, categories, series);
                if (change)
                        change(chart);
                g_test_message("kind %d, %u categories, %u series", kind, categories, series);
                draw_and_check(chart);
                chart_free(chart);
        }
}

static void test_sizes(void)
{
        static const guint counts[] = {0, 1, 2, 5, 13, 40, 200};
        for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
                for (guint series = 0; series <= 4; series++)
                        each_kind(counts[i], series, NULL);
        }
}

static void test_huge(void)
{
        each_kind(5000, 1, NULL);
        each_kind(3, 200, NULL);
}

static void long_labels(struct chart *chart)
{
        for (guint c = 0; c < chart->category_count; c++)
                chart_label(chart, c,
                            "Xây dựng thí điểm Trung tâm Cung cấp dịch vụ công tác xã hội cấp tỉnh và cấp huyện");
        for (guint s = 0; s < chart->series_count; s++) {
                g_free((char *)chart->series[s].label);
                chart->series[s].label = g_strdup("Vốn ngân sách trung ương bổ sung có mục tiêu cho ngân sách địa "
                                                  "phương trong giai đoạn 2016-2020 và các nguồn hợp pháp khác");
        }
}

static void test_long_labels(void)
{
        each_kind(1, 2, long_labels);
        each_kind(6, 2, long_labels);
        each_kind(30, 3, long_labels);
        each_kind(200, 1, long_labels);
}

static void hostile_labels(struct chart *chart)
{
        g_autofree char *endless = g_strnfill(4000, 'W');
        g_autofree char *wide = g_strnfill(4000, ' ');
        for (guint c = 0; c < chart->category_count; c++)
                chart_label(chart, c, c % 3 == 0 ? endless : c % 3 == 1 ? wide : "");
        g_free((char *)chart->series[0].label);
        chart->series[0].label = g_strdup(endless);
}

static void test_hostile_labels(void)
{
        each_kind(1, 1, hostile_labels);
        each_kind(7, 3, hostile_labels);
}

static void all_zero(struct chart *chart)
{
        for (guint s = 0; s < chart->series_count; s++)
                memset(chart->series[s].values, 0, chart->category_count * sizeof(gint64));
}

static void all_blank(struct chart *chart)
{
        for (guint s = 0; s < chart->series_count; s++)
                memset(chart->series[s].given, 0, chart->category_count * sizeof(bool));
}

static void some_negative(struct chart *chart)
{
        for (guint s = 0; s < chart->series_count; s++) {
                for (guint c = s % 2; c < chart->category_count; c += 2)
                        chart->series[s].values[c] *= -1;
        }
}

static void all_negative(struct chart *chart)
{
        for (guint s = 0; s < chart->series_count; s++) {
                for (guint c = 0; c < chart->category_count; c++)
                        chart->series[s].values[c] *= -1;
        }
}

static void extreme(struct chart *chart)
{
        chart->divisor = 1;
        for (guint s = 0; s < chart->series_count; s++) {
                for (guint c = 0; c < chart->category_count; c++)
                        chart->series[s].values[c] = c % 2 ? G_MININT64 : G_MAXINT64;
        }
}

static void percents(struct chart *chart)
{
        chart->unit = "%";
        chart->divisor = 1;
        chart->scale = 2;
        for (guint s = 0; s < chart->series_count; s++) {
                for (guint c = 0; c < chart->category_count; c++)
                        chart->series[s].values[c] = 10 + (c * 2997 + s * 91) % 4000;
        }
}

static void odd_divisor(struct chart *chart)
{
        chart->divisor = 7;
        chart->scale = 1;
}

static void test_values(void)
{
        static void (*const changes[])(struct chart *) = {all_zero, all_blank, some_negative, all_negative,
                                                          extreme,  percents,  odd_divisor};
        for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
                each_kind(1, 1, changes[i]);
                each_kind(6, 3, changes[i]);
        }
}

/* ---- what the charts say ---- */

static void test_figures(void)
{
        struct chart *chart = chart_new(CHART_STACKED_BAR, 2, 2);
        struct record record;
        chart->series[0].values[0] = 1500000000;
        chart->series[1].given[0] = false;
        chart->series[0].values[1] = 408360000;
        chart->series[1].values[1] = 820000000;
        record_chart(&record, chart, 468 * PT, 10 * PT);
        record_check(&record);
        g_assert_nonnull(record_find(&record, "1.500"));
        g_assert_nonnull(record_find(&record, "408,36"));
        g_assert_nonnull(record_find(&record, "820"));
        g_assert_nonnull(record_find(&record, "1.228,36")); /* the sum */
        g_assert_nonnull(record_find(&record, "triệu đồng"));
        g_assert_nonnull(record_find(&record, "Nguồn vốn thứ 2"));
        g_assert_nonnull(record_find(&record, "500")); /* a round step */
        g_assert_nonnull(record_find(&record, "1.000"));
        record_clear(&record);
        chart_free(chart);
}

static void test_shares(void)
{
        struct chart *chart = chart_new(CHART_SHARE_BAR, 1, 2);
        struct record record;
        chart->unit = "hộ";
        chart->divisor = 1;
        chart->series[0].values[0] = 1;
        chart->series[1].values[0] = 2;
        record_chart(&record, chart, 468 * PT, 10 * PT);
        record_check(&record);
        g_assert_nonnull(record_find(&record, "33,3%"));
        g_assert_nonnull(record_find(&record, "66,7%"));
        g_assert_nonnull(record_find(&record, "100%"));
        int one = record.area_of_series[0], two = record.area_of_series[1];
        g_assert_cmpint(ABS(two - 2 * one), <, PT);
        record_clear(&record);
        chart_free(chart);
}

/* Bars are in proportion, and grow from the same zero. */
static void test_proportion(void)
{
        struct chart *chart = chart_new(CHART_COLUMN, 2, 1);
        struct record record;
        chart->kind = CHART_BAR;
        chart->series[0].values[0] = 250000000;
        chart->series[0].values[1] = 750000000;
        record_chart(&record, chart, 468 * PT, 10 * PT);
        int both = record.area_of_series[0];
        record_clear(&record);
        chart->series[0].given[0] = false;
        record_chart(&record, chart, 468 * PT, 10 * PT);
        g_assert_cmpint(ABS(3 * both - 4 * record.area_of_series[0]), <, 8);
        record_clear(&record);
        chart_free(chart);
}

/* Labels of many categories are thinned, not dropped altogether. */
static void test_thinned(void)
{
        struct chart *chart = chart_new(CHART_BAR, 200, 1);
        struct record record;
        record_chart(&record, chart, 468 * PT, 10 * PT);
        g_assert_cmpuint(record.texts->len, >, 20);
        g_assert_nonnull(record_find(&record, "2000"));
        g_assert_cmpint(record.height, <, 700 * PT);
        g_assert_cmpuint(record.boxes, ==, 200);
        record_clear(&record);
        chart_free(chart);
}

static void test_paints(void)
{
        for (int a = PAINT_SERIES; a < PAINT_COUNT; a++) {
                guint32 rgb = paint_colors[a];
                guint light = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
                g_assert_true(paint_is_dark((enum paint)a) ? light < 110 : light > 160);
        }
}

/* Neighbouring series differ without colours: hatching, dashes. */
static void test_hatching(void)
{
        static const struct {
                enum chart_kind kind;
                guint series;
                bool strokes;
        } wanted[] = {
                {CHART_BAR, 1, false}, {CHART_STACKED_BAR, 2, true}, {CHART_LINE, 1, false}, {CHART_LINE, 2, true}};
        for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
                struct chart *chart = chart_new(wanted[i].kind, 4, wanted[i].series);
                struct record record;
                record_chart(&record, chart, 468 * PT, 10 * PT);
                g_assert_cmpint(record.strokes > 0, ==, wanted[i].strokes);
                g_assert_cmpuint(record.strokes, <, 10000);
                record_clear(&record);
                chart_free(chart);
        }
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/charts/sizes", test_sizes);
        g_test_add_func("/charts/huge", test_huge);
        g_test_add_func("/charts/long-labels", test_long_labels);
        g_test_add_func("/charts/hostile-labels", test_hostile_labels);
        g_test_add_func("/charts/values", test_values);
        g_test_add_func("/charts/figures", test_figures);
        g_test_add_func("/charts/shares", test_shares);
        g_test_add_func("/charts/proportion", test_proportion);
        g_test_add_func("/charts/thinned", test_thinned);
        g_test_add_func("/charts/paints", test_paints);
        g_test_add_func("/charts/hatching", test_hatching);
        return g_test_run();
}
