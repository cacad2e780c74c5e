/* SPDX-License-Identifier: MIT */
/* Charts of all kinds on a canvas that records: texts never overlap and never
 * leave the box, whatever the labels, values and widths. */
#include "charts-record.h"

static const struct box *record_find(const struct record *record, const char *text)
{
        for (guint i = 0; i < record->texts->len; i++) {
                const struct box *box = &g_array_index(record->texts, struct box, i);
                if (strcmp(box->text, text) == 0)
                        return box;
        }
        return NULL;
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

/* Lines of a label are about as long: no last word alone. */
static void test_balance(void)
{
        struct chart *chart = chart_new(CHART_BAR, 1, 1);
        struct record record;
        chart_label(chart, 0, "Chi hoạt động của Trung tâm Cung cấp dịch vụ xã hội");
        record_chart(&record, chart, 400 * PT, 10 * PT);
        g_assert_nonnull(record_find(&record, "Chi hoạt động của Trung tâm"));
        g_assert_nonnull(record_find(&record, "Cung cấp dịch vụ xã hội"));
        record_clear(&record);
        chart_free(chart);
}

/* A target's start and end in one figure; lines are named at their ends, without a legend. */
static void test_ways(void)
{
        struct chart *chart = chart_new(CHART_PROGRESS, 1, 2);
        struct record record;
        chart->starts = true;
        chart->divisor = 1;
        chart->unit = "%";
        chart->series[0].values[0] = 40;
        chart->series[1].values[0] = 70;
        record_chart(&record, chart, 400 * PT, 10 * PT);
        g_assert_nonnull(record_find(&record, "40% → 70%"));
        record_clear(&record);
        chart_free(chart);
        chart = chart_new(CHART_LINE, 4, 2);
        record_chart(&record, chart, 400 * PT, 10 * PT);
        g_assert_nonnull(record_find(&record, "Nguồn vốn thứ 2"));
        g_assert_cmpint(record_find(&record, "Nguồn vốn thứ 2")->left, >, 300 * PT);
        record_clear(&record);
        chart_free(chart);
}

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

/* Long labels of upright charts stand in a key, whole; years do not: every second one may be left out. */
static void test_key(void)
{
        static const enum chart_kind upright[] = {CHART_COLUMN, CHART_STACKED_COLUMN, CHART_LINE};
        for (guint i = 0; i < G_N_ELEMENTS(upright); i++) {
                struct chart *chart = chart_new(upright[i], 7, 1);
                struct record record;
                for (guint c = 0; c < 7; c++) {
                        g_autofree char *label = g_strdup_printf("Xây dựng thí điểm Trung tâm Cung cấp dịch vụ công "
                                                                 "tác xã hội cấp huyện thứ %c",
                                                                 (char)('A' + c));
                        chart_label(chart, c, label);
                }
                record_chart(&record, chart, 300 * PT, 10 * PT);
                record_check(&record);
                record_has_labels(&record, chart);
                for (guint k = 0; k < record.texts->len; k++)
                        g_assert_null(strstr(g_array_index(record.texts, struct box, k).text, "…"));
                g_assert_nonnull(record_find(&record, "7"));  /* under its mark */
                g_assert_nonnull(record_find(&record, "7.")); /* in the key */
                record_clear(&record);
                chart_free(chart);
                chart = chart_new(upright[i], 30, 1);
                record_chart(&record, chart, 225 * PT, 10 * PT);
                g_assert_nonnull(record_find(&record, "2000"));
                g_assert_null(record_find(&record, "2001"));
                g_assert_null(record_find(&record, "1."));
                record_clear(&record);
                chart_free(chart);
        }
}

static void test_paints(void)
{
        for (int a = PAINT_SERIES; a < PAINT_COUNT; a++) {
                guint32 rgb = paint_colors[a];
                guint light = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
                g_assert_true(paint_is_dark((enum paint)a) ? light < 110 : light > 160);
        }
}

/* Areas as a grey print shows them: paint and hatching together.  Strokes follow the box that they are on. */
struct grey {
        int series;                  /* of the last box */
        double inked[SERIES_PAINTS]; /* lightness × area, 0 to 255 */
        double area[SERIES_PAINTS];
};

static double lightness(enum paint paint)
{
        guint32 rgb = paint_colors[paint];
        return ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000.0;
}

static void grey_text(void *with, const struct canvas_text *text)
{
        (void)with, (void)text;
}

static void grey_box(void *with, int x, int y, int width, int height, enum paint paint, const char *about)
{
        struct grey *grey = with;
        (void)x, (void)y;
        grey->series = about ? (int)paint - PAINT_SERIES : -1;
        if (!about)
                return;
        grey->area[grey->series] += (double)width * height;
        grey->inked[grey->series] += (double)width * height * lightness(paint);
}

static void grey_line(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        (void)with, (void)points, (void)n, (void)thickness, (void)paint;
}

static void grey_strokes(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        struct grey *grey = with;
        for (guint i = 0; i < n && grey->series >= 0; i++) {
                const int *p = points + 4 * i;
                double dx = ABS(p[2] - p[0]), dy = ABS(p[3] - p[1]);
                double length = dx > 0 && dy > 0 ? dx * 1.41421356 : dx + dy; /* 45 degrees, or straight */
                grey->inked[grey->series] +=
                        length * thickness * (lightness(paint) - lightness(PAINT_SERIES + grey->series));
        }
}

static void grey_dot(void *with, int x, int y, int radius, enum paint paint, const char *about)
{
        (void)with, (void)x, (void)y, (void)radius, (void)paint, (void)about;
}

/* Tight: lower, but for rows of several bars, which must stay apart. */
static void test_tight(void)
{
        for (guint kind = 0; kind < CHART_KIND_COUNT; kind++) {
                struct chart *chart = chart_new(kind, 5, 2);
                struct record whole, tight;
                record_chart_as(&whole, chart, 468 * PT, 11 * PT, false);
                record_chart_as(&tight, chart, 468 * PT, 11 * PT, true);
                if (kind == CHART_BAR || kind == CHART_PROGRESS)
                        g_assert_cmpint(tight.height, ==, whole.height);
                else
                        g_assert_cmpint(tight.height, <, whole.height);
                g_assert_cmpint(tight.height, >, whole.height * 6 / 10);
                record_clear(&whole);
                record_clear(&tight);
        }
}

/* Neighbours in a stack are a third of the way from black to white apart, the last and the first too. */
static void test_grey(void)
{
        struct chart *chart = chart_new(CHART_STACKED_BAR, 1, SERIES_PAINTS);
        struct grey grey = {.series = -1};
        struct canvas canvas = {&grey, record_measure, grey_text, grey_box, grey_line, grey_strokes, grey_dot, false};
        for (guint s = 0; s < SERIES_PAINTS; s++)
                chart->series[s].values[0] = 1000000000;
        chart_draw(chart, &canvas, 720 * PT, chart_height(chart, &canvas, 720 * PT, 9 * PT), 9 * PT);
        for (guint s = 0; s < SERIES_PAINTS; s++) {
                guint next = (s + 1) % SERIES_PAINTS;
                g_assert_cmpfloat(grey.area[s], >, 0);
                double a = grey.inked[s] / grey.area[s], b = grey.inked[next] / grey.area[next];
                g_test_message("series %u: %.0f; the next: %.0f", s, a, b);
                g_assert_cmpfloat(ABS(a - b), >=, 85);
        }
        chart_free(chart);
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
        g_test_add_func("/charts/key", test_key);
        g_test_add_func("/charts/paints", test_paints);
        g_test_add_func("/charts/grey", test_grey);
        g_test_add_func("/charts/tight", test_tight);
        g_test_add_func("/charts/hatching", test_hatching);
        g_test_add_func("/charts/balance", test_balance);
        g_test_add_func("/charts/ways", test_ways);
        return g_test_run();
}
