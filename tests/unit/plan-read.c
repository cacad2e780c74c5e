/* SPDX-License-Identifier: MIT */
/* Plans read from a folder: data by path and filter, computed texts, ids, and
 * what is missing. */
#include "plan/budget.h"

#include <glib/gstdio.h>
#include <string.h>

struct project {
        char *root;
        struct job *job;
};

static const char PLAN[] = "layout: nd30\n"
                           "issuer: {name: Ủy ban nhân dân tỉnh X, lines: [Ủy ban nhân dân, tỉnh X], place: X}\n"
                           "number: \"5\"\n"
                           "symbol: KH-UBND\n"
                           "date: 2021-02-03\n"
                           "title: Thực hiện Chương trình\n"
                           "period: 2021-2030\n"
                           "narrative: [narrative.md]\n"
                           "budgets:\n"
                           "  - id: du-toan\n"
                           "    unit: triệu đồng\n"
                           "    columns: [{id: tw, label: TW}, {id: dp, label: ĐP}]\n"
                           "    lines:\n"
                           "      - {id: a, label: A, amounts: {tw: 2500}}\n"
                           "      - {id: b, label: B, amounts: {dp: 1002.796}}\n"
                           "      - {id: c, label: C, amounts: {dp: {quantity: 6, of: lớp, price: 20000000}}}\n"
                           "tables:\n"
                           "  - id: ho\n"
                           "    unit: hộ\n"
                           "    parts: some\n"
                           "    columns: [{id: so, label: Số}, {id: ty, label: Tỷ lệ, share: so}]\n"
                           "    lines:\n"
                           "      - id: tong\n"
                           "        label: Tổng\n"
                           "        parts: some\n"
                           "        amounts: {so: 133410}\n"
                           "        lines:\n"
                           "          - {id: ngheo, label: N, amounts: {so: 39982, ty: 29.97}}\n"
                           "          - {id: it, label: I, amounts: {so: 6, ty: 0}}\n"
                           "targets: [{id: tap-huan, label: T, value: 70, to: 80, unit: \"%\", by: 2030}]\n"
                           "tasks: [{id: so, lead: Sở Tài chính, items: [Một, {id: hai, text: Hai}]}]\n"
                           "charts: [{id: bieu-do, kind: bar, figures: ho}]\n";

static void write_file(const struct project *project, const char *path, const char *text)
{
        g_autofree char *full = g_build_filename(project->root, path, NULL);
        g_autofree char *folder = g_path_get_dirname(full);
        g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
        g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static struct project open_project(const char *plan, const char *narrative)
{
        struct project project = {.root = g_dir_make_tmp("kehoach-XXXXXX", NULL)};
        struct job first = {.root = project.root, .limits = limits_default, .messages = messages_open()};
        project.job = job_open(&first);
        write_file(&project, "content/plans/x/plan.yaml", plan);
        if (narrative)
                write_file(&project, "content/plans/x/narrative.md", narrative);
        return project;
}

static void remove_tree(const char *path)
{
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        const char *name;
        while (dir && (name = g_dir_read_name(dir))) {
                g_autofree char *inside = g_build_filename(path, name, NULL);
                remove_tree(inside);
        }
        g_remove(path);
}

static void close_project(struct project *project)
{
        messages_close(project->job->messages);
        job_close(project->job);
        remove_tree(project->root);
        g_free(project->root);
}

/* With one string of PLAN in place of another. */
static char *changed(const char *from, const char *to)
{
        GString *text = g_string_new(PLAN);
        g_assert_cmpuint(g_string_replace(text, from, to, 1), ==, 1);
        return g_string_free(text, FALSE);
}

/* The plan is refused with one message, of this code on this line. */
static void assert_refused(const char *plan, const char *narrative, const char *code, guint line)
{
        struct project project = open_project(plan, narrative);
        g_assert_null(plan_read(project.job, "x"));
        if (messages_count(project.job->messages) != 1)
                messages_print(project.job->messages, stderr, project.root, LANGUAGE_VI);
        g_assert_cmpuint(messages_count(project.job->messages), ==, 1);
        const struct message *message = messages_at(project.job->messages, 0);
        g_assert_cmpstr(message_kind(message->code)->code, ==, code);
        g_assert_cmpuint(message->at.line, ==, line);
        close_project(&project);
}

static void test_data(void)
{
        static const struct {
                const char *path, *filter, *text; /* NULL text: the filter does not fit */
        } rows[] = {
                {"budget.du-toan.total", NULL, "3.622.796.000"},
                {"budget.du-toan.total", "đồng", "3.622.796.000 đồng"},
                {"budget.du-toan.total", "triệu đồng", "3.622,796 triệu đồng"},
                {"budget.du-toan.total", "tỷ đồng", "3,622796 tỷ đồng"},
                {"budget.du-toan.total.tw", "tỷ đồng", "2,5 tỷ đồng"},
                {"budget.du-toan.total.tw", "words", "Hai tỷ, năm trăm triệu đồng"},
                {"budget.du-toan.b", "triệu đồng", "1.002,796 triệu đồng"},
                {"budget.du-toan.b.dp", "unit", "1.002.796.000 đồng"},
                {"budget.du-toan.c.quantity", "pad", "06"},
                {"budget.du-toan.c.price", "triệu đồng", "20 triệu đồng"},
                {"budget.du-toan.c.lớp", NULL, "6"},
                {"budget.du-toan.c.of", NULL, "lớp"},
                {"table.ho.ngheo.so", NULL, "39.982"},
                {"table.ho.ngheo.so", "plain", "39982"},
                {"table.ho.ngheo.so", "unit", "39.982 hộ"},
                {"table.ho.ngheo.so", "đồng", NULL},
                {"table.ho.ngheo", NULL, "39.982"},
                {"table.ho.ngheo.ty", NULL, "29,97%"},
                {"table.ho.ngheo.ty", "number", "29,97"},
                {"table.ho.ngheo.ty", "words", NULL},
                {"table.ho.ngheo.ty", "pad", NULL},
                {"table.ho.it.ty", NULL, "0%"},
                {"table.ho.it.so", "pad", "06"},
                {"target.tap-huan", NULL, "70%"},
                {"target.tap-huan.to", NULL, "80%"},
                {"target.tap-huan.by", NULL, "2030"},
                {"number", NULL, "5"},
                {"date", NULL, "03/02/2021"},
                {"date", "long", "ngày 03 tháng 02 năm 2021"},
                {"date", "đồng", NULL},
                {"period", NULL, "2021-2030"},
                {"title", "number", NULL},
        };
        struct project project = open_project(PLAN, "x\n");
        struct plan *plan = plan_read(project.job, "x");
        messages_print(project.job->messages, stderr, project.root, LANGUAGE_VI);
        g_assert_nonnull(plan);
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
                struct datum datum;
                g_assert_true(datum_find(project.job, plan, rows[i].path, &datum));
                g_assert_cmpstr(datum_text(project.job, &datum, rows[i].filter), ==, rows[i].text);
        }
        close_project(&project);
}

static void test_no_data(void)
{
        struct project project = open_project(PLAN, "x\n");
        struct plan *plan = plan_read(project.job, "x");
        static const char *const unknown[] = {
                "",
                "budget",
                "budget.",
                "budget.x.total",
                "budget.du-toan",
                "budget.du-toan.x",
                "table.ho.total",
                "target.x",
                "budget.du-toan.a.dp",
                "budget.du-toan.a.b.c.d",
                "signer",
                "x.y",
        };
        for (guint i = 0; i < G_N_ELEMENTS(unknown); i++) {
                struct datum datum;
                g_assert_false(datum_find(project.job, plan, unknown[i], &datum));
        }
        close_project(&project);
}

static const char *computed(const struct plan *plan, const char *key)
{
        return node_find_text(node_find(plan->tree, "computed"), key);
}

static void test_computed(void)
{
        struct project project = open_project(PLAN, "x\n");
        struct plan *plan = plan_read(project.job, "x");
        g_assert_cmpstr(computed(plan, "number-symbol"), ==, "05/KH-UBND");
        g_assert_cmpstr(computed(plan, "place-date"), ==, "X, ngày 03 tháng 02 năm 2021");
        g_assert_cmpstr(computed(plan, "attached"), ==,
                        "Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2021 của Ủy ban nhân dân tỉnh X");
        g_assert_cmpuint(node_find(node_find(plan->tree, "computed"), "issuer-lines")->items.count, ==, 2);
        g_assert_cmpstr(plan->issuer->province.text, ==, "X");
        g_assert_cmpstr(plan->kind.text, ==, "ke-hoach");
        close_project(&project);
        g_autofree char *blank =
                changed("number: \"5\"\nsymbol: KH-UBND\ndate: 2021-02-03\n", "number: \"\"\ndate: \"\"\n");
        project = open_project(blank, "x\n");
        plan = plan_read(project.job, "x");
        g_assert_nonnull(plan);
        g_assert_true(g_str_has_suffix(computed(plan, "number-symbol"), "/"));
        g_assert_nonnull(strstr(computed(plan, "place-date"), "X, ngày"));
        g_assert_cmpstr(computed(plan, "year"), ==, "");
        close_project(&project);
}

static void test_refused(void)
{
        g_autofree char *outside = changed("[narrative.md]", "[../../../etc/passwd]");
        g_autofree char *reserved = changed("id: du-toan\n    unit: triệu đồng", "id: du-toan\n    unit: hộ");
        g_autofree char *twice = changed("  - id: ho\n", "  - id: du-toan\n");
        g_autofree char *chart = changed("id: bieu-do", "id: ho");
        g_autofree char *column = changed("{id: dp, label: ĐP}", "{id: tw, label: ĐP}");
        g_autofree char *key = changed("title: Thực", "titel: x\ntitle: Thực");
        assert_refused(PLAN, NULL, "file-missing", 8);
        assert_refused(outside, "x\n", "plan-file", 8);
        assert_refused(reserved, "x\n", "money-unit", 11);
        assert_refused(chart, "x\n", "id-double", 32);
        assert_refused(key, "x\n", "field-misspelt", 6);
        struct project project = open_project(twice, "x\n");
        g_assert_null(plan_read(project.job, "x"));
        close_project(&project);
        project = open_project(column, "x\n");
        g_assert_null(plan_read(project.job, "x"));
        close_project(&project);
}

static void test_unknown(void)
{
        static const char *const ids[] = {"y", "", "..", "../x", "x/", "X", "a b"};
        struct project project = open_project(PLAN, "x\n");
        write_file(&project, "content/plans/README", "no plan");
        write_file(&project, "content/plans/b/plan.yaml", "");
        for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
                g_assert_null(plan_read(project.job, ids[i]));
        g_assert_cmpuint(messages_count(project.job->messages), ==, G_N_ELEMENTS(ids));
        char **list = plan_list(project.job);
        g_assert_cmpuint(g_strv_length(list), ==, 2);
        g_assert_cmpstr(list[0], ==, "b");
        g_assert_null(plan_read(project.job, "b"));
        close_project(&project);
}

static void test_documents(void)
{
        struct project project = open_project(PLAN, "x\n");
        struct list documents;
        g_assert_true(documents_read(project.job, &documents));
        g_assert_cmpuint(documents.count, ==, 0);
        write_file(&project, "content/documents.yaml",
                   "documents:\n  - {id: a, kind: Luật}\n  - {id: b, kind: Luật, replaces: [a]}\n");
        g_assert_true(documents_read(project.job, &documents));
        g_assert_cmpuint(documents.count, ==, 2);
        write_file(&project, "content/documents.yaml",
                   "documents:\n  - {id: a, kind: Luật}\n  - {id: a, kind: Luật, replaces: [c]}\n");
        g_assert_false(documents_read(project.job, &documents));
        g_assert_cmpuint(messages_count(project.job->messages), ==, 2);
        close_project(&project);
}

static void test_dump(void)
{
        struct project project = open_project(PLAN, "x\n");
        g_autoptr(GString) out = g_string_new(NULL);
        plan_dump(plan_read(project.job, "x"), out);
        g_assert_nonnull(strstr(out->str, "line b \"2\" \"B\" dp=1002796000 total=1002796000*\n"));
        g_assert_nonnull(strstr(out->str, "total tw=2500000000* dp=1122796000* total=3622796000*\n"));
        close_project(&project);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/plan/read/data", test_data);
        g_test_add_func("/plan/read/no-data", test_no_data);
        g_test_add_func("/plan/read/computed", test_computed);
        g_test_add_func("/plan/read/refused", test_refused);
        g_test_add_func("/plan/read/unknown", test_unknown);
        g_test_add_func("/plan/read/documents", test_documents);
        g_test_add_func("/plan/read/dump", test_dump);
        return g_test_run();
}
