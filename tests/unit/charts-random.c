/* SPDX-License-Identifier: MIT */
/* Charts of all kinds with labels of 1 to 200 letters, 1 to 30 categories and whatever values: no text overlaps
 * another, none leaves the frame, and each category has its label. */
#include "charts-record.h"

/* ---- whatever comes ---- */

static char *random_label(GRand *random, guint most)
{
        static const char *const syllables[] = {"a",       "xã",     "hội",  "người", "nghiêng", "Trung", "tâm",
                                                "dịch vụ", "phường", "2025", "Đ",     "ươm",     "-"};
        g_autoptr(GString) label = g_string_new(NULL);
        guint length = (guint)g_rand_int_range(random, 1, (int)most + 1);
        while (g_utf8_strlen(label->str, -1) < (long)length) {
                g_string_append(label, syllables[g_rand_int_range(random, 0, G_N_ELEMENTS(syllables))]);
                if (g_rand_int_range(random, 0, 10) > 1)
                        g_string_append_c(label, ' ');
        }
        return g_utf8_substring(label->str, 0, length);
}

static gint64 random_value(GRand *random, guint way, guint i)
{
        static const gint64 great = G_GINT64_CONSTANT(1000000000000000000);
        gint64 value = (gint64)g_rand_int(random) << (g_rand_int(random) % 31);
        const gint64 ways[] = {value, -value, i % 2 ? value : -value, 0, great, i % 3 ? great : -great, 7000000, i};
        return ways[way % G_N_ELEMENTS(ways)];
}

static struct chart *random_chart(GRand *random, guint n)
{
        guint categories = (guint)g_rand_int_range(random, 1, 31), series = (guint)g_rand_int_range(random, 1, 7);
        guint most = (guint)g_rand_int_range(random, 1, 201), way = (guint)g_rand_int_range(random, 0, 8);
        bool starts = n % CHART_KIND_COUNT == CHART_PROGRESS && n % 2;
        struct chart *chart = chart_new((enum chart_kind)(n % CHART_KIND_COUNT), categories, starts ? 2 : series);
        chart->starts = starts;
        chart->divisor = n % 3 ? 1 : 1000000;
        chart->unit = n % 5 ? "triệu đồng" : "%";
        for (guint c = 0; c < categories; c++) {
                g_autofree char *label = random_label(random, most);
                chart_label(chart, c, label);
        }
        for (guint s = 0; s < chart->series_count; s++) {
                g_free((char *)chart->series[s].label);
                chart->series[s].label = random_label(random, most);
                for (guint c = 0; c < categories; c++) {
                        chart->series[s].values[c] = random_value(random, way, c);
                        chart->series[s].given[c] = g_rand_int_range(random, 0, 12) > 0;
                }
        }
        return chart;
}

static void test_random(void)
{
        GRand *random = g_rand_new_with_seed(20250317);
        for (guint n = 0; n < 1400; n++) {
                struct chart *chart = random_chart(random, n);
                g_test_message("random chart %u, kind %d, %u categories, %u series", n, (int)chart->kind,
                               chart->category_count, chart->series_count);
                draw_and_check_labels(chart, true);
                chart_free(chart);
        }
        g_rand_free(random);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/charts/random", test_random);
        return g_test_run();
}
