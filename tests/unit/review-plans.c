/* SPDX-License-Identifier: MIT */
/* Two states of a plan, compared. */
#include "review/review.h"

#include "plan-sample.h"

static const char PLAN[] = "layout: nd30\n"
                           "issuer: {name: Ủy ban nhân dân tỉnh X, place: X}\n"
                           "number: \"5\"\n"
                           "symbol: KH-UBND\n"
                           "date: 2021-02-03\n"
                           "title: Thực hiện Chương trình\n"
                           "narrative: [n.md]\n"
                           "recipients: [Bộ A, Sở B, \"Lưu: VT\"]\n"
                           "budgets:\n"
                           "  - id: b\n"
                           "    unit: triệu đồng\n"
                           "    columns: [{id: tw, label: TW}, {id: dp, label: ĐP}]\n"
                           "    lines:\n"
                           "      - id: cha\n"
                           "        label: Cha\n"
                           "        lines:\n"
                           "          - {id: a, label: Lớp, amounts: {tw: 2500}}\n"
                           "          - {id: b, label: Máy, amounts: {dp: 100}}\n"
                           "      - {id: c, label: Khác, amounts: {dp: 7}}\n"
                           "targets: [{id: t, label: Tập huấn, bound: ít nhất, value: 70, unit: \"%\", by: 2030}]\n"
                           "tasks: [{id: so, lead: Sở B, text: Làm, items: [Một, Hai]}]\n";

static const char NARRATIVE[] = "# Một {#mot}\n\nĐoạn một.\n\n- Ý một;\n- Ý hai.\n\n# Hai {#hai}\n\nĐoạn hai.\n";

struct expected {
        enum change_kind kind;
        const char *id, *before, *after, *difference;
};

/* PLAN with `from` changed to `to`, or NARRATIVE, makes these changes and no others. */
static void assert_changes(const char *from, const char *to, const struct expected *expected, guint count)
{
        struct sample sample = sample_open();
        bool narrative = strstr(NARRATIVE, from) != NULL;
        g_autofree char *changed = sample_changed(narrative ? NARRATIVE : PLAN, from, to);
        const struct plan *before = sample_plan(&sample, "old", PLAN, NARRATIVE);
        const struct plan *after =
                sample_plan(&sample, "new", narrative ? PLAN : changed, narrative ? changed : NARRATIVE);
        messages_print(sample.job->messages, stderr, sample.root, LANGUAGE_VI);
        g_assert_nonnull(before);
        g_assert_nonnull(after);
        const struct review *review = review_plans(sample.job, before, after);
        g_autoptr(GString) out = g_string_new(NULL);
        review_print(review, out, LANGUAGE_VI, false);
        if (review->changes.count != count)
                g_printerr("%s", out->str);
        g_assert_cmpuint(review->changes.count, ==, count);
        for (guint i = 0; i < count; i++) {
                const struct change *change = list_at(&review->changes, struct change, i);
                g_assert_cmpint(change->kind, ==, expected[i].kind);
                g_assert_cmpstr(change->id, ==, expected[i].id);
                g_assert_cmpstr(change->before, ==, expected[i].before);
                g_assert_cmpstr(change->after, ==, expected[i].after);
                g_assert_cmpstr(change->difference, ==, expected[i].difference);
                g_assert_nonnull(strstr(out->str, change->id));
        }
        sample_close(&sample);
}

#define ASSERT_CHANGES(from, to, ...)                                                                                  \
        do {                                                                                                           \
                static const struct expected expected[] = {__VA_ARGS__};                                               \
                assert_changes(from, to, expected, G_N_ELEMENTS(expected));                                            \
        } while (0)

static void test_same(void)
{
        assert_changes("layout: nd30", "layout:   nd30", NULL, 0);
        assert_changes("unit: triệu đồng", "unit: triệu đồng # ghi chú", NULL, 0);
}

static void test_amounts(void)
{
        ASSERT_CHANGES("{tw: 2500}", "{tw: 2500.000001}",
                       {CHANGE_CHANGED, "budget.b.total", "2.607.000.000 đồng", "2.607.000.001 đồng", "+1 đồng"},
                       {CHANGE_CHANGED, "budget.b.total.tw", "2.500.000.000 đồng", "2.500.000.001 đồng", "+1 đồng"},
                       {CHANGE_CHANGED, "budget.b.a.tw", "2.500.000.000 đồng", "2.500.000.001 đồng", "+1 đồng"});
        ASSERT_CHANGES(
                "{dp: 7}", "{}",
                {CHANGE_CHANGED, "budget.b.total", "2.607.000.000 đồng", "2.600.000.000 đồng", "-7.000.000 đồng"},
                {CHANGE_CHANGED, "budget.b.total.dp", "107.000.000 đồng", "100.000.000 đồng", "-7.000.000 đồng"},
                {CHANGE_REMOVED, "budget.b.c.dp", "7.000.000 đồng", NULL, NULL});
}

static void test_lines(void)
{
        ASSERT_CHANGES("- {id: c, label: Khác", "- {id: d, label: Khác",
                       {CHANGE_ADDED, "budget.b.d", NULL, "7.000.000 đồng", NULL},
                       {CHANGE_REMOVED, "budget.b.c", "7.000.000 đồng", NULL, NULL});
        ASSERT_CHANGES("label: Máy", "label: Máy in", {CHANGE_CHANGED, "budget.b.b label", "Máy", "Máy in", NULL});
        ASSERT_CHANGES("    - {id: b, label: Máy", "- {id: b, label: Máy",
                       {CHANGE_REMOVED, "budget.b.b parent", "cha", NULL, NULL});
        ASSERT_CHANGES("{dp: 7}}", "{dp: 7}, note: Mới}", {CHANGE_ADDED, "budget.b.c note", NULL, "Mới", NULL});
}

static void test_contents(void)
{
        ASSERT_CHANGES("value: 70", "value: 75",
                       {CHANGE_CHANGED, "target.t", "ít nhất 70% (2030)", "ít nhất 75% (2030)", NULL});
        ASSERT_CHANGES("[Một, Hai]", "[Hai]", {CHANGE_REMOVED, "task.so", "Một", NULL, NULL});
        ASSERT_CHANGES("2021-02-03", "2021-02-04", {CHANGE_CHANGED, "date", "2021-02-03", "2021-02-04", NULL});
        ASSERT_CHANGES("[Bộ A, Sở B", "[Bộ A", {CHANGE_REMOVED, "recipients", "Sở B", NULL, NULL});
        ASSERT_CHANGES("number: \"5\"", "number: \"\"", {CHANGE_REMOVED, "number", "5", NULL, NULL});
}

static void test_narrative(void)
{
        ASSERT_CHANGES("Đoạn hai.", "Đoạn ba.", {CHANGE_CHANGED, "narrative.hai", "Đoạn hai.", "Đoạn ba.", NULL});
        ASSERT_CHANGES("- Ý một;\n", "- Ý một;\n- Ý giữa;\n", {CHANGE_ADDED, "narrative.mot", NULL, "Ý giữa;", NULL});
        ASSERT_CHANGES("Đoạn một.\n\n", "", {CHANGE_REMOVED, "narrative.mot", "Đoạn một.", NULL, NULL});
}

/* A plan that came or went, and long texts cut to what differs. */
static void test_whole(void)
{
        struct sample sample = sample_open();
        const struct plan *plan = sample_plan(&sample, "old", PLAN, NARRATIVE);
        const struct review *review = review_plans(sample.job, NULL, plan);
        g_assert_cmpuint(review->changes.count, ==, 1);
        g_assert_cmpint(list_at(&review->changes, struct change, 0)->kind, ==, CHANGE_ADDED);
        review = review_plans(sample.job, plan, NULL);
        g_assert_cmpint(list_at(&review->changes, struct change, 0)->kind, ==, CHANGE_REMOVED);
        g_assert_cmpuint(review_plans(sample.job, NULL, NULL)->changes.count, ==, 0);
        g_autoptr(GString) text = g_string_new("# Một {#mot}\n\n");
        for (guint i = 0; i < 200; i++)
                g_string_append(text, "ủy ban ");
        g_autofree char *other = g_strconcat(text->str, "khác", NULL);
        review = review_plans(sample.job, sample_plan(&sample, "a", PLAN, text->str),
                              sample_plan(&sample, "b", PLAN, other));
        g_autoptr(GString) out = g_string_new(NULL);
        review_print(review, out, LANGUAGE_EN, true);
        g_assert_nonnull(strstr(out->str, "khác"));
        g_assert_nonnull(strstr(out->str, "…"));
        g_assert_true(g_utf8_validate(out->str, -1, NULL));
        g_assert_cmpuint(out->len, <, 600);
        sample_close(&sample);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/review/plans/same", test_same);
        g_test_add_func("/review/plans/amounts", test_amounts);
        g_test_add_func("/review/plans/lines", test_lines);
        g_test_add_func("/review/plans/contents", test_contents);
        g_test_add_func("/review/plans/narrative", test_narrative);
        g_test_add_func("/review/plans/whole", test_whole);
        return g_test_run();
}
