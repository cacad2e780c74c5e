/* SPDX-License-Identifier: MIT */
/* Figures: the estimate of Bến Tre's plan 3721/KH-UBND (2011) with every sum
 * it states, and the edges of exact arithmetic. */
#include "plan/budget.h"

#include <string.h>

struct fixture {
        struct job *job;
        struct figures *figures;
        bool good;
};

static struct job *new_job(void)
{
        struct job parent = {.root = ".", .limits = limits_default, .messages = messages_open()};
        return job_open(&parent);
}

static void close_job(struct job *job)
{
        messages_close(job->messages);
        job_close(job);
}

static struct fixture compute(const char *yaml)
{
        struct fixture f = {.job = new_job()};
        struct place at = {.file = messages_path(f.job->messages, "plan.yaml"), .line = 1, .col = 1};
        const struct node *tree = yaml_read_text(f.job, yaml, strlen(yaml), at);
        g_assert_nonnull(tree);
        f.figures = arena_new(f.job->arena, struct figures);
        f.good = fields_read(f.job, tree, &figures_shape, f.figures);
        f.good = figures_compute(f.job, f.figures) && f.good;
        return f;
}

static bool has_code(const struct fixture *f, const char *code, guint line)
{
        for (guint i = 0; i < messages_count(f->job->messages); i++) {
                const struct message *m = messages_at(f->job->messages, i);
                if (strcmp(message_kind(m->code)->code, code) == 0 && m->at.line == line)
                        return true;
        }
        return false;
}

/* One message only, of this code on this line. */
static void assert_only(const char *yaml, const char *code, guint line)
{
        struct fixture f = compute(yaml);
        if (messages_count(f.job->messages) != 1 || !has_code(&f, code, line))
                messages_print(f.job->messages, stderr, ".", LANGUAGE_VI);
        g_assert_cmpuint(messages_count(f.job->messages), ==, 1);
        g_assert_true(has_code(&f, code, line));
        close_job(f.job);
}

/* A figure of a line ("total" is the totals row) in a column ("total" is the total column); G_MININT64: blank. */
static gint64 value_of(const struct fixture *f, const char *line, const char *column)
{
        const struct figure *cells = f->figures->whole;
        if (strcmp(line, "total") != 0) {
                const struct line *found = figures_line(f->figures, line);
                g_assert_nonnull(found);
                cells = found->figures;
        }
        int c = strcmp(column, "total") == 0 ? (int)f->figures->columns.count : figures_column(f->figures, column);
        g_assert_cmpint(c, >=, 0);
        return cells[c].given ? cells[c].value : G_MININT64;
}

static const char BEN_TRE[] =
        "id: du-toan-2012\n"
        "title: Dự toán chi tiết\n"
        "unit: 1000 đồng\n"
        "columns:\n"
        "  - {id: trung-uong, label: Trung ương, group: Trong đó}\n"
        "  - {id: dia-phuong, label: Địa phương, group: Trong đó}\n"
        "stated: {total: 2904360, trung-uong: 2320000, dia-phuong: 584360}\n"
        "lines:\n"
        "  - id: trung-tam\n"
        "    label: Xây dựng thí điểm\n"
        "    amounts: {trung-uong: 1500000}\n"
        "    stated: {total: 1500000}\n"
        "    note: Nâng cấp cơ sở vật chất và mua sắm trang thiết bị\n"
        "  - id: hoat-dong\n"
        "    label: Chi hoạt động\n"
        "    stated: {total: 88000, dia-phuong: 88000}\n"
        "    lines:\n"
        "      - {id: thuong-xuyen, label: Thường xuyên, note: Đề nghị ngân sách tỉnh hỗ trợ}\n"
        "      - id: dac-thu\n"
        "        label: Đặc thù\n"
        "        stated: {total: 88000, dia-phuong: 88000}\n"
        "        numbering: dashed\n"
        "        lines:\n"
        "          - {id: ho-so, label: Hồ sơ, amounts: {dia-phuong: {quantity: 100, of: người, price: 30000}}}\n"
        "          - id: chuyen-gia\n"
        "            label: Chuyên gia\n"
        "            amounts: {dia-phuong: {quantity: 50, of: buổi, price: 50000, amount: 2500}}\n"
        "            note: \"{{price}} đồng/{{of}}, thực hiện khoảng {{quantity}} {{of}}\"\n"
        "          - id: tien-an\n"
        "            label: Tiền ăn\n"
        "            amounts:\n"
        "              dia-phuong: {factors: [{count: 20, of: ngày}, {count: 100, of: người}], price: 25000, per: "
        "ngày}\n"
        "            note: \"{{price}} đồng/{{per}}, {{ngày}} ngày với {{người}} người\"\n"
        "          - id: vat-dung\n"
        "            label: Vật dụng\n"
        "            amounts: {dia-phuong: {quantity: 100, of: người, price: 300000}}\n"
        "            note: \"{{price}} đồng/{{of}}\"\n"
        "          - id: kham\n"
        "            label: Khám, chữa bệnh\n"
        "            amounts: {dia-phuong: {quantity: 50, of: người, price: 50000}}\n"
        "            note: \"{{price}} đồng/{{of}}, {{quantity}} {{of}}\"\n"
        "  - id: dao-tao\n"
        "    label: Đào tạo\n"
        "    stated: {total: 820000, trung-uong: 820000}\n"
        "    lines:\n"
        "      - id: tap-huan\n"
        "        label: Tập huấn\n"
        "        amounts: {trung-uong: {quantity: 6, of: lớp, price: 20000000}}\n"
        "        note: \"Dự kiến {{quantity}} lớp, bình quân {{price | triệu đồng}}/{{of}}\"\n"
        "      - id: trung-cap\n"
        "        label: Trung cấp\n"
        "        stated: {total: 700000}\n"
        "        lines:\n"
        "          - {id: duy-tri, label: Duy trì, amounts: {trung-uong: 350000}}\n"
        "          - {id: mo-lop, label: Mở lớp, amounts: {trung-uong: 350000}}\n"
        "  - id: phu-cap\n"
        "    label: Phụ cấp\n"
        "    amounts:\n"
        "      dia-phuong: {factors: [{count: 41, of: xã}, {count: 12, of: tháng}], price: 830000}\n"
        "  - {id: nghien-cuu, label: Nghiên cứu, amounts: {dia-phuong: 20000}}\n"
        "  - id: tuyen-truyen\n"
        "    label: Tuyên truyền\n"
        "    stated: {total: 68000}\n"
        "    numbering: dashed\n"
        "    lines:\n"
        "      - {id: dai, label: Đài, amounts: {dia-phuong: {quantity: 6, of: kỳ, price: 4000000}}}\n"
        "      - {id: bao, label: Báo, amounts: {dia-phuong: {quantity: 12, of: kỳ, price: 2000000}}}\n"
        "      - {id: to-roi, label: Tờ rơi, amounts: {dia-phuong: 20000}}\n";

static void test_ben_tre_sums(void)
{
        static const struct {
                const char *line, *column;
                gint64 value;
        } rows[] = {
                {"trung-tam", "total", 1500000000},
                {"thuong-xuyen", "total", G_MININT64},
                {"ho-so", "dia-phuong", 3000000},
                {"chuyen-gia", "dia-phuong", 2500000},
                {"tien-an", "dia-phuong", 50000000},
                {"vat-dung", "dia-phuong", 30000000},
                {"kham", "dia-phuong", 2500000},
                {"dac-thu", "total", 88000000},
                {"dac-thu", "trung-uong", G_MININT64},
                {"hoat-dong", "total", 88000000},
                {"tap-huan", "trung-uong", 120000000},
                {"trung-cap", "total", 700000000},
                {"dao-tao", "total", 820000000},
                {"phu-cap", "dia-phuong", 408360000},
                {"nghien-cuu", "total", 20000000},
                {"dai", "total", 24000000},
                {"bao", "total", 24000000},
                {"tuyen-truyen", "total", 68000000},
                {"total", "trung-uong", 2320000000},
                {"total", "dia-phuong", 584360000},
                {"total", "total", 2904360000},
        };
        struct fixture f = compute(BEN_TRE);
        messages_print(f.job->messages, stderr, ".", LANGUAGE_VI);
        g_assert_true(f.good);
        g_assert_cmpuint(messages_count(f.job->messages), ==, 0);
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
                g_assert_cmpint(value_of(&f, rows[i].line, rows[i].column), ==, rows[i].value);
        g_assert_true(f.figures->money && f.figures->has_total_column && f.figures->has_total_row);
        g_assert_cmpstr(f.figures->unit.text, ==, "1.000 đồng");
        close_job(f.job);
}

static void test_ben_tre_texts(void)
{
        static const struct {
                const char *line, *number, *note;
        } rows[] = {
                {"trung-tam", "1", "Nâng cấp cơ sở vật chất và mua sắm trang thiết bị"},
                {"thuong-xuyen", "2.1", "Đề nghị ngân sách tỉnh hỗ trợ"},
                {"dac-thu", "2.2", NULL},
                {"ho-so", "-", "100 người, 30.000 đồng/người"},
                {"chuyen-gia", "-", "50.000 đồng/buổi, thực hiện khoảng 50 buổi"},
                {"tien-an", "-", "25.000 đồng/ngày, 20 ngày với 100 người"},
                {"vat-dung", "-", "300.000 đồng/người"},
                {"kham", "-", "50.000 đồng/người, 50 người"},
                {"tap-huan", "3.1", "Dự kiến 6 lớp, bình quân 20 triệu đồng/lớp"},
                {"mo-lop", "3.2.2", NULL},
                {"phu-cap", "4", "41 xã, 12 tháng, 830.000 đồng/xã"},
                {"dai", "-", "6 kỳ, 4.000.000 đồng/kỳ"},
        };
        struct fixture f = compute(BEN_TRE);
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
                const struct line *line = figures_line(f.figures, rows[i].line);
                g_assert_cmpstr(line->printed_number, ==, rows[i].number);
                g_assert_cmpstr(line->printed_note, ==, rows[i].note);
        }
        const struct line *line = figures_line(f.figures, "ho-so");
        g_assert_cmpstr(figure_text(f.job, f.figures, 1, &line->figures[1]), ==, "3.000");
        g_assert_cmpstr(figure_text(f.job, f.figures, 0, &line->figures[0]), ==, "");
        g_assert_cmpstr(figure_text(f.job, f.figures, 2, &f.figures->totals[2]), ==, "2.904.360");
        close_job(f.job);
}

/* Each number of the estimate moved by one đồng is found, where it stands. */
static void test_ben_tre_moved(void)
{
        static const struct {
                const char *from, *to, *code;
                guint line;
        } moves[] = {
                {"total: 2904360,", "total: 2904360.001,", "budget-total", 7},
                {"trung-uong: 2320000,", "trung-uong: 2319999.999,", "budget-total", 7},
                {"{total: 88000, dia-phuong: 88000}\n    lines", "{total: 88000.001}\n    lines", "budget-sum", 16},
                {"amount: 2500}", "amount: 2500.001}", "budget-product", 27},
                {"price: 30000}}", "price: 30000.01}}", "budget-sum", 21},
                {"nghien-cuu, label: Nghiên cứu, amounts: {dia-phuong: 20000}",
                 "nghien-cuu, label: Nghiên cứu, amounts: {dia-phuong: 20000.001}", "budget-total", 7},
                {"stated: {total: 1500000}", "stated: {total: 1500000.001}", "budget-across", 12},
        };
        for (guint i = 0; i < G_N_ELEMENTS(moves); i++) {
                g_autoptr(GString) yaml = g_string_new(BEN_TRE);
                g_assert_cmpuint(g_string_replace(yaml, moves[i].from, moves[i].to, 1), ==, 1);
                assert_only(yaml->str, moves[i].code, moves[i].line);
        }
}

#define HEAD(unit) "{id: b, unit: " unit ", columns: [{id: a, label: A}], "

static void test_exact(void)
{
        struct fixture f = compute(HEAD("tỷ đồng") "lines: [{id: x, label: X, amounts: {a: 2.5}}, "
                                                   "{id: y, label: Y, amounts: {a: 1}}]}");
        g_assert_true(f.good);
        g_assert_cmpint(value_of(&f, "x", "a"), ==, 2500000000);
        g_assert_cmpint(value_of(&f, "total", "total"), ==, 3500000000);
        g_assert_cmpstr(figure_text(f.job, f.figures, 0, &f.figures->totals[0]), ==, "3,5");
        g_assert_false(f.figures->has_total_column);
        close_job(f.job);
        f = compute(HEAD("đồng") "lines: [{id: x, label: X, amounts: {a: 1000000000000000000}}]}");
        g_assert_cmpint(value_of(&f, "total", "a"), ==, 1000000000000000000);
        close_job(f.job);
        assert_only(HEAD("1000 đồng") "lines:\n [{id: x, label: X, amounts: {a: 0.0005}}]}", "amount-fraction", 2);
        assert_only(HEAD("tỷ đồng") "lines:\n [{id: x, label: X, amounts: {a: 10000000000}}]}", "amount-overflow", 2);
        assert_only(HEAD("đồng") "lines: [{id: x, label: X, amounts: {a: 9000000000000000000}},\n"
                                 "{id: y, label: Y, amounts: {a: 9000000000000000000}}]}",
                    "amount-overflow", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: {a: {price: 9000000000000000000, factors: "
                                 "[{count: 9000000000000000000, of: x}, {count: 9000000000000000000, of: y}]}}}]}",
                    "amount-overflow", 2);
}

static void test_wrong(void)
{
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: {a: 1.500}}]}", "field-number-ambiguous", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: {a: \"1,5\"}}]}", "field-number-form", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: {a: 1.500.000}}]}", "field-number-form", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: {b: 1}}]}", "figure-column", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: [1]}]}", "figure-map", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, amounts: {a: {quantity: 1, of: x}}}]}", "figure-formula",
                    2);
        assert_only(HEAD("đồng") "lines: [{id: x, label: X},\n {id: x, label: Y}]}", "id-double", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: total, label: X}]}", "id-reserved", 2);
        assert_only(HEAD("đồng") "lines:\n [{id: x, label: X, note: \"{{gì}}\"}]}", "note-name", 2);
        assert_only("{id: b, unit: hộ, columns: [{id: a, label: A}, {id: a, label: B}], lines: []}", "id-double", 1);
        assert_only(HEAD("đồng") "lines: [{id: x, label: X, amounts: {a: 1},\n stated: {a: 2}}]}", "budget-stated", 2);
}

static void test_parts(void)
{
        assert_only(HEAD("hộ") "parts: some, lines: [{id: x, label: X, parts: some,\n amounts: {a: 10}, lines: "
                               "[{id: y, label: Y, amounts: {a: 6}}, {id: z, label: Z, amounts: {a: 5}}]}]}",
                    "budget-parts", 2);
        struct fixture f = compute(HEAD("hộ") "parts: some, stated: {a: 20}, lines: [{id: x, label: X, parts: some, "
                                              "amounts: {a: 10}, lines: [{id: y, label: Y, amounts: {a: 6}}]}]}");
        g_assert_true(f.good);
        g_assert_null(f.figures->totals);
        g_assert_cmpint(value_of(&f, "x", "a"), ==, 10);
        g_assert_cmpint(value_of(&f, "total", "a"), ==, 20);
        close_job(f.job);
        /* a parent with a figure and lines without any is data */
        f = compute(HEAD("hộ") "lines: [{id: x, label: X, amounts: {a: 10}, lines: [{id: y, label: Y}]}]}");
        g_assert_true(f.good);
        g_assert_cmpint(value_of(&f, "total", "a"), ==, 10);
        close_job(f.job);
        /* a total whose split nobody knows counts in the total column above it */
        f = compute("{id: b, unit: đồng, columns: [{id: a, label: A}, {id: c, label: C}], lines: [{id: x, label: X, "
                    "stated: {total: 9}, lines: [{id: y, label: Y, stated: {total: 5}}, "
                    "{id: z, label: Z, amounts: {a: 4}}]}]}");
        g_assert_true(f.good);
        g_assert_cmpint(value_of(&f, "total", "total"), ==, 9);
        g_assert_cmpint(value_of(&f, "total", "a"), ==, 4);
        g_assert_cmpint(value_of(&f, "total", "c"), ==, G_MININT64);
        close_job(f.job);
}

/* More lines than the job allows. */
static void test_limit(void)
{
        struct job *job = new_job();
        static const char YAML[] = "{id: b, columns: [{id: a, label: A}], lines: [{id: x, label: X, lines: [{id: y, "
                                   "label: Y}, {id: z, label: Z}]}]}";
        struct figures figures = {0};
        const struct node *tree = yaml_read_text(job, YAML, strlen(YAML), (struct place){0});
        job->limits.rows = 2;
        g_assert_true(fields_read(job, tree, &figures_shape, &figures));
        g_assert_false(figures_compute(job, &figures));
        g_assert_cmpuint(messages_count(job->messages), ==, 1);
        g_assert_cmpstr(message_kind(messages_at(job->messages, 0)->code)->code, ==, "figure-lines");
        close_job(job);
}

#define SHARES(share)                                                                                                       \
        "{id: t, unit: hộ, parts: some, columns: [{id: so, label: Số}, {id: ty, label: Tỷ lệ, share: {of: so}}],\n" \
        "lines: [{id: tong, label: Tổng, parts: some, amounts: {so: 133410}, lines: [\n"                                  \
        "{id: ngheo, label: Nghèo, amounts: {so: 39982, ty: " share "}}]}]}"

static void test_shares(void)
{
        struct fixture f = compute(SHARES("29.97"));
        g_assert_cmpuint(messages_count(f.job->messages), ==, 0);
        close_job(f.job);
        f = compute(SHARES("30"));
        g_assert_cmpuint(messages_count(f.job->messages), ==, 0);
        close_job(f.job);
        assert_only(SHARES("29.98"), "share-differs", 3);
        assert_only(SHARES("29.9"), "share-differs", 3);
        f = compute(SHARES("29.96"));
        g_assert_true(f.good); /* a warning: the source's slip stays visible */
        g_autofree char *text = message_text(messages_at(f.job->messages, 0), LANGUAGE_VI);
        g_assert_nonnull(strstr(text, "29,96%"));
        g_assert_nonnull(strstr(text, "29,97%"));
        close_job(f.job);
        /* Gò Quao prints 65,40 where 86.688/132.531 is 65,41, and 0,05 for 0,04 */
        f = compute("{id: t, unit: người, columns: [{id: so, label: Số}, {id: ty, label: T, share: {of: so, base: "
                    "total}}], stated: {so: 132531}, lines: [{id: kinh, label: K, amounts: {so: 86688, ty: 65.40}}, "
                    "{id: khmer, label: K, amounts: {so: 43034, ty: 32.47}}, "
                    "{id: hoa, label: H, amounts: {so: 2751, ty: 2.08}}, "
                    "{id: khac, label: K, amounts: {so: 58, ty: 0.05}}]}");
        g_assert_true(f.good);
        g_assert_cmpuint(messages_count(f.job->messages), ==, 2);
        close_job(f.job);
        assert_only("{id: t, unit: hộ, columns: [{id: so, label: S},\n {id: ty, label: T, share: {of: so, base: x}}], "
                    "lines: []}",
                    "share-base", 2);
}

static void test_numbers(void)
{
        static const char YAML[] = HEAD(
                "hộ") "numbering: roman, lines: [{id: a1, label: X, lines: [{id: b1, label: X}, {id: b2, label: X, "
                      "number: \"5.\"}, {id: b3, label: X, lines: [{id: c1, label: X}]}]}, "
                      "{id: a2, label: X, number: \"\", numbering: lettered, lines: [{id: d1, label: X}, "
                      "{id: d2, label: X}]}, {id: a3, label: X, numbering: plain, lines: [{id: e1, label: X, "
                      "lines: [{id: f1, label: X}]}]}]}";
        static const char *const expected[][2] = {
                {"a1", "I"}, {"b1", "1"}, {"b2", "5."}, {"b3", "6"}, {"c1", "6.1"}, {"a2", ""},
                {"d1", "A"}, {"d2", "B"}, {"a3", "II"}, {"e1", ""},  {"f1", "1"},
        };
        struct fixture f = compute(YAML);
        for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
                g_assert_cmpstr(figures_line(f.figures, expected[i][0])->printed_number, ==, expected[i][1]);
        close_job(f.job);
}

/* Linear: 100,000 lines are read, summed and numbered in well under a second of computing. */
static void test_many(void)
{
        g_autoptr(GString) yaml = g_string_new("id: b\nunit: đồng\ncolumns: [{id: a, label: A}, {id: c, label: C}]\n"
                                               "lines:\n");
        for (guint i = 0; i < 100000; i++)
                g_string_append_printf(yaml, "  - {id: x%u, label: X, amounts: {a: %u, c: 1}}\n", i, i);
        struct fixture f = compute(yaml->str);
        g_assert_true(f.good);
        g_assert_cmpint(value_of(&f, "total", "a"), ==, G_GINT64_CONSTANT(4999950000));
        g_assert_cmpint(value_of(&f, "total", "total"), ==, G_GINT64_CONSTANT(5000050000));
        g_assert_cmpstr(figures_line(f.figures, "x99999")->printed_number, ==, "100000");
        close_job(f.job);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/plan/figures/ben-tre-sums", test_ben_tre_sums);
        g_test_add_func("/plan/figures/ben-tre-texts", test_ben_tre_texts);
        g_test_add_func("/plan/figures/ben-tre-moved", test_ben_tre_moved);
        g_test_add_func("/plan/figures/exact", test_exact);
        g_test_add_func("/plan/figures/wrong", test_wrong);
        g_test_add_func("/plan/figures/parts", test_parts);
        g_test_add_func("/plan/figures/limit", test_limit);
        g_test_add_func("/plan/figures/shares", test_shares);
        g_test_add_func("/plan/figures/numbers", test_numbers);
        g_test_add_func("/plan/figures/many", test_many);
        return g_test_run();
}
