/* SPDX-License-Identifier: MIT */
#include "document-sample.h"

#include "document/tables.h"
#include "plan/budget.h"

/* Plan p of this YAML behind PLAN_HEAD. */
static struct plan *read_plan(struct sample *s, const char *yaml)
{
        g_autofree char *text = g_strconcat(PLAN_HEAD, yaml, NULL);
        sample_write(s, "content/plans/p/plan.yaml", text);
        sample_write(s, "content/plans/p/n.md", "Chữ.\n");
        struct plan *plan = plan_read(&s->job, "p");
        g_assert_nonnull(plan);
        return plan;
}

static struct layout *read_layout(struct sample *s)
{
        return layout_read(&s->job, "nd30", (struct place){0});
}

static const char *cell_text(struct sample *s, const struct table *table, const struct row *row, guint column)
{
        return spans_text(&s->job, &row_cells(&s->job, table, row)[column].spans);
}

static void head_has_two_tiers(void)
{
        struct sample s;
        sample_open(&s, true);
        struct plan *plan =
                read_plan(&s, "budgets:\n  - id: b\n    unit: triệu đồng\n    columns:\n"
                              "      - {id: x, label: X, group: Năm 2021}\n      - {id: y, label: Y, group: Năm 2021}\n"
                              "      - {id: z, label: Z, group: Năm 2022}\n      - {id: w, label: W}\n"
                              "    lines: [{id: a, label: A, amounts: {x: 1, y: 2, z: 3, w: 4}, note: Ghi}]\n");
        struct table *t = table_from_figures(&s.job, read_layout(&s), plan_figures(plan, "b"));
        g_assert_cmpuint(t->column_count, ==, 8); /* STT, nội dung, tổng, x y z w, ghi chú */
        g_assert_cmpuint(t->head.count, ==, 2);
        const struct row *upper = list_at(&t->head, struct row, 0), *lower = list_at(&t->head, struct row, 1);
        g_assert_cmpuint(upper->cells[0].rowspan, ==, 2);
        g_assert_cmpuint(lower->cells[0].rowspan, ==, 0);
        g_assert_cmpuint(upper->cells[3].colspan, ==, 2);
        g_assert_cmpuint(upper->cells[4].colspan, ==, 0);
        g_assert_cmpuint(upper->cells[5].colspan, ==, 1);
        g_assert_cmpuint(upper->cells[5].rowspan, ==, 1);
        g_assert_cmpuint(upper->cells[6].rowspan, ==, 2);
        g_assert_cmpstr(cell_text(&s, t, upper, 2), ==, "Tổng số");
        g_assert_cmpstr(cell_text(&s, t, upper, 3), ==, "Năm 2021");
        g_assert_cmpstr(cell_text(&s, t, lower, 4), ==, "Y");
        g_assert_cmpstr(cell_text(&s, t, upper, 7), ==, "Ghi chú");
        g_assert_true(upper->cells[7].bold);
        const struct row *first = list_at(&t->rows, struct row, 0), *total = list_at(&t->rows, struct row, 1);
        g_assert_cmpstr(cell_text(&s, t, first, 2), ==, "10");
        g_assert_cmpint(total->kind, ==, ROW_TOTAL);
        g_assert_true(total->cells[2].bold && !total->cells[7].bold);
        g_assert_cmpuint(total->cells[0].colspan, ==, 2);
        g_assert_cmpuint(total->cells[1].colspan, ==, 0);
        g_assert_cmpstr(cell_text(&s, t, total, 0), ==, "Tổng cộng");
        g_assert_cmpstr(t->unit, ==, "ĐVT: triệu đồng");
        sample_close(&s);
}

static void blank_labels_hide_columns(void)
{
        struct sample s;
        sample_open(&s, true);
        struct plan *plan =
                read_plan(&s, "tables:\n  - id: t\n    parts: some\n    number-label: \"\"\n    line-label: Nhóm\n"
                              "    note-label: \"\"\n    columns: [{id: x, label: X}]\n"
                              "    lines: [{id: a, label: A, amounts: {x: 1}, note: Ghi}]\n");
        struct table *t = table_from_figures(&s.job, read_layout(&s), plan_figures(plan, "t"));
        g_assert_cmpuint(t->column_count, ==, 2);
        g_assert_cmpuint(t->head.count, ==, 1);
        g_assert_cmpuint(t->rows.count, ==, 1);
        g_assert_null(t->unit);
        g_assert_cmpstr(cell_text(&s, t, list_at(&t->head, struct row, 0), 0), ==, "Nhóm");
        sample_close(&s);
}

static void groups_are_bold_and_dashes_stand_in_the_label(void)
{
        struct sample s;
        sample_open(&s, true);
        struct plan *plan = read_plan(
                &s, "budgets:\n  - id: b\n    unit: đồng\n    columns: [{id: x, label: X}]\n"
                    "    lines:\n      - {id: a, label: A, numbering: dashed, lines: [{id: c, label: C, amounts: "
                    "{x: 1000}}]}\n");
        struct table *t = table_from_figures(&s.job, read_layout(&s), plan_figures(plan, "b"));
        const struct row *group = list_at(&t->rows, struct row, 0), *line = list_at(&t->rows, struct row, 1);
        g_assert_cmpint(group->kind, ==, ROW_GROUP);
        const struct cell *cells = row_cells(&s.job, t, group);
        g_assert_true(cells[1].bold && cells[2].bold);
        g_assert_cmpstr(cell_text(&s, t, group, 2), ==, "1.000");
        g_assert_false(row_cells(&s.job, t, line)[1].bold);
        g_assert_cmpuint(line->level, ==, 1);
        g_assert_cmpstr(line->id, ==, "c");
        g_assert_cmpstr(cell_text(&s, t, line, 0), ==, "");
        g_assert_cmpstr(cell_text(&s, t, line, 1), ==, "- C");
        sample_close(&s);
}

static void many_rows(void)
{
        struct sample s;
        sample_open(&s, true);
        g_autoptr(GString) yaml =
                g_string_new("budgets:\n  - id: b\n    unit: đồng\n    columns: [{id: x, label: X}, {id: y, label: "
                             "Y}]\n    lines:\n");
        for (guint i = 0; i < 100000; i++)
                g_string_append_printf(yaml, "      - {id: l%u, label: L, amounts: {x: 1, y: %u}}\n", i, i);
        struct plan *plan = read_plan(&s, yaml->str);
        struct table *t = table_from_figures(&s.job, read_layout(&s), plan_figures(plan, "b"));
        g_assert_cmpuint(t->rows.count, ==, 100001);
        g_assert_cmpstr(cell_text(&s, t, list_at(&t->rows, struct row, 100000), 3), ==, "100.000");
        sample_close(&s);
}

static void targets(void)
{
        struct sample s;
        sample_open(&s, true);
        struct plan *plan = read_plan(
                &s, "targets:\n  - {id: a, label: A, bound: ít nhất, value: 70, unit: \"%\", by: 2025, from: 12.5}\n"
                    "  - {id: b, label: B, value: 1, to: 2, unit: người}\n");
        struct table *t = table_from_targets(&s.job, read_layout(&s), plan);
        const struct row *a = list_at(&t->rows, struct row, 0), *b = list_at(&t->rows, struct row, 1);
        g_assert_cmpuint(t->column_count, ==, 5);
        g_assert_cmpstr(cell_text(&s, t, a, 2), ==, "12,5%");
        g_assert_cmpstr(cell_text(&s, t, a, 3), ==, "ít nhất 70%");
        g_assert_cmpstr(cell_text(&s, t, a, 4), ==, "2025");
        g_assert_cmpstr(cell_text(&s, t, b, 3), ==, "1 - 2 người");
        g_assert_cmpstr(cell_text(&s, t, b, 4), ==, "");
        sample_close(&s);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/tables/tiers", head_has_two_tiers);
        g_test_add_func("/tables/hidden", blank_labels_hide_columns);
        g_test_add_func("/tables/groups", groups_are_bold_and_dashes_stand_in_the_label);
        g_test_add_func("/tables/many", many_rows);
        g_test_add_func("/tables/targets", targets);
        return g_test_run();
}
