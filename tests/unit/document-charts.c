/* SPDX-License-Identifier: MIT */
#include "document-sample.h"

#include "document/tables.h"

#define DATA                                                                                                           \
        "budgets:\n  - id: b\n    unit: 1000 đồng\n    columns:\n"                                                  \
        "      - {id: x, label: Trung ương (1.000đ)}\n      - {id: y, label: Địa phương}\n"                    \
        "    lines:\n      - {id: a, label: A, amounts: {x: 1500}}\n"                                                  \
        "      - {id: c, label: C, lines: [{id: d, label: D, amounts: {y: 2}}]}\n"                                     \
        "tables:\n  - id: t\n    unit: hộ\n    parts: some\n    columns:\n"                                          \
        "      - {id: so, label: Số}\n      - {id: tl, label: Tỷ lệ, unit: \"%\", share: {of: so, base: k}}\n"   \
        "    lines:\n      - {id: k, label: K, amounts: {so: 200}}\n"                                                  \
        "      - {id: m, label: M, amounts: {so: 25, tl: 12.5}}\n"                                                     \
        "targets:\n  - {id: u, label: U, value: 70, unit: \"%\"}\n  - {id: v, label: V, value: 2.5, unit: \"%\"}\n"    \
        "  - {id: w, label: W, value: 3, unit: người}\n"

/* The first chart of the plan; fields: of its map in YAML. */
static struct chart *chart_of(struct sample *s, const char *fields)
{
        g_autofree char *text = g_strconcat(PLAN_HEAD DATA "charts:\n  - {id: bd, ", fields, "}\n", NULL);
        sample_write(s, "content/plans/p/plan.yaml", text);
        sample_write(s, "content/plans/p/n.md", "Chữ.\n");
        struct plan *plan = plan_read(&s->job, "p");
        g_assert_nonnull(plan);
        return chart_from_source(&s->job, plan, list_at(&plan->charts, struct chart_source, 0));
}

static void money_is_exact(void)
{
        struct sample s;
        sample_open(&s, true);
        struct chart *c = chart_of(&s, "kind: stacked-bar, figures: b, unit: triệu đồng");
        g_assert_nonnull(c);
        g_assert_cmpuint(c->series_count, ==, 2);
        g_assert_cmpuint(c->category_count, ==, 2);
        g_assert_cmpstr(c->series[0].label, ==, "Trung ương"); /* its unit is not the chart's */
        g_assert_cmpint(c->series[0].values[0], ==, 1500000);
        g_assert_cmpint(c->divisor, ==, 1000000);
        g_assert_false(c->series[0].given[1]);
        g_assert_cmpint(c->series[1].values[1], ==, 2000);
        struct table *t = table_from_chart(&s.job, layout_read(&s.job, "nd30", (struct place){0}), c);
        g_assert_cmpstr(spans_text(&s.job, &list_at(&t->rows, struct row, 0)->cells[1].spans), ==, "1,5");
        g_assert_cmpstr(spans_text(&s.job, &list_at(&t->rows, struct row, 1)->cells[2].spans), ==, "0,002");
        sample_close(&s);
}

static void turned_and_picked(void)
{
        struct sample s;
        sample_open(&s, true);
        struct chart *c =
                chart_of(&s, "kind: share-bar, figures: b, by-column: true, columns: [y, total], lines: [d, a]");
        g_assert_nonnull(c);
        g_assert_cmpstr(c->series[0].label, ==, "D");
        g_assert_cmpstr(c->categories[0], ==, "Địa phương");
        g_assert_cmpint(c->series[0].values[1], ==, 2000);
        g_assert_cmpint(c->series[1].values[1], ==, 1500000);
        g_assert_cmpstr(c->unit, ==, "1.000 đồng");
        sample_close(&s);
}

static void shares_keep_their_decimals(void)
{
        struct sample s;
        sample_open(&s, true);
        struct chart *c = chart_of(&s, "kind: bar, figures: t, columns: [tl], lines: [m]");
        g_assert_nonnull(c);
        g_assert_cmpuint(c->scale, ==, 1);
        g_assert_cmpint(c->series[0].values[0], ==, 125);
        g_assert_cmpstr(c->unit, ==, "%");
        sample_close(&s);
}

static void progress_of_targets(void)
{
        struct sample s;
        sample_open(&s, true);
        struct chart *c = chart_of(&s, "kind: progress");
        g_assert_nonnull(c);
        g_assert_cmpuint(c->category_count, ==, 2); /* of one unit */
        g_assert_cmpint(c->series[0].values[0], ==, 700);
        g_assert_cmpint(c->series[0].values[1], ==, 25);
        sample_close(&s);
}

static void mistakes(void)
{
        static const struct {
                const char *fields, *code;
        } cases[] = {
                {"kind: bar, figures: bb", "chart-figures"},
                {"kind: bar", "chart-figures"},
                {"kind: bar, figures: b, columns: [x, z]", "chart-column"},
                {"kind: bar, figures: b, columns: [x], lines: [aa]", "chart-line"},
                {"kind: share-bar, figures: b, columns: [x]", "chart-series"},
                {"kind: column, figures: b, unit: người", "chart-unit"},
                {"kind: progress, lines: [khong]", "chart-series"},
        };
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct sample s;
                sample_open(&s, true);
                g_assert_null(chart_of(&s, cases[i].fields));
                g_assert_cmpuint(said(&s, cases[i].code), ==, 1);
                sample_close(&s);
        }
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/charts/money", money_is_exact);
        g_test_add_func("/charts/turned", turned_and_picked);
        g_test_add_func("/charts/shares", shares_keep_their_decimals);
        g_test_add_func("/charts/progress", progress_of_targets);
        g_test_add_func("/charts/mistakes", mistakes);
        return g_test_run();
}
