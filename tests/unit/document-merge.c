/* SPDX-License-Identifier: MIT */
#include "document-sample.h"

#define BUDGET                                                                                                         \
        "budgets:\n"                                                                                                   \
        "  - id: chi\n"                                                                                                \
        "    unit: 1000 đồng\n"                                                                                     \
        "    columns: [{id: tu, label: Trung ương}, {id: dp, label: Địa phương}]\n"                             \
        "    lines:\n"                                                                                                 \
        "      - {id: mot, label: Việc một, amounts: {tu: 1500, dp: 500}}\n"                                       \
        "      - {id: hai, label: Việc hai, amounts: {dp: 1000}}\n"
#define TASKS                                                                                                                   \
        "tasks:\n"                                                                                                              \
        "  - {id: mot, lead: Sở Một, title: \"Sở Một:\", text: Làm một., items: [{id: x, text: Ý}], after: Sau.}\n" \
        "  - {id: hai, lead: Sở Hai, own-line: true, text: Làm hai., list: dashes, items: [{id: y, text: Ý}]}\n"

/* ---- numbers of headings and lists ---- */

static void headings_and_lists(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d = sample_merge(&s, "",
                                          "# Mục tiêu {#muc-tieu}\n\n1. Một\n\n   1. Sâu\n   2. Nữa\n\n2. Hai\n\n"
                                          "- Gạch\n  - Cộng\n    - Gạch nữa\n\n"
                                          "# Giải pháp {#giai-phap}\n\n## Chung {#chung}\n\n1. Điểm\n2. Điểm\n\n"
                                          "Chen\n\n3. Điểm ba\n\n## Riêng {#rieng}\n");
        assert_line(d, "heading 1 h-muc #muc-tieu label=\"I.\" \"Mục tiêu\"");
        assert_line(d, "item 1 item label=\"2.\"");
        assert_line(d, "item 2 item label=\"b)\"");
        assert_line(d, "item 2 item label=\"+\"");
        assert_line(d, "item 3 item label=\"-\"");
        assert_line(d, "heading 2 h-khoan #chung label=\"1.\" \"Chung\"");
        assert_line(d, "item 1 item label=\"c)\"");
        assert_line(d, "heading 2 h-khoan #rieng label=\"2.\" \"Riêng\"");
        g_assert_cmpuint(messages_count(s.job.messages), ==, 0);
        sample_close(&s);
}

static void given_labels(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d = sample_merge(&s, "numbering: phan-thap-phan\n",
                                          "# Đánh giá {#p1 label=\"PHẦN I:\"}\n\n## Tình hình {#a}\n\n"
                                          "# Kế hoạch {#p2}\n\n## Nội dung {#b}\n\n### Tổ chức {#c}\n\n"
                                          "#### Trống {#d label=\"\"}\n\n1. Một\n\n"
                                          "#### Cấp tỉnh {#e label=\"*\"}\n\n2. Hai\n\nXem [](#c).\n");
        assert_line(d, "heading 1 h-phan #p1 own-line-label=\"PHẦN I:\" \"Đánh giá\"");
        assert_line(d, "heading 1 h-phan #p2 own-line-label=\"Phần II\" \"Kế hoạch\"");
        assert_line(d, "heading 4 h-tiet #d label=\"\" \"Trống\"");
        assert_line(d, "item 1 item label=\"1.1.\"");
        assert_line(d, "heading 4 h-tiet #e label=\"*\" \"Cấp tỉnh\"");
        assert_line(d, "item 1 item label=\"1.2.\"");
        assert_line(d, "paragraph body \"Xem [mục I.1 Phần II](#c).\"");
        sample_close(&s);
}

static void tasks(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d =
                sample_merge(&s, TASKS, "# Tổ chức {#to-chuc}\n\n```tasks hai\n```\n\nChen\n\n```tasks mot\n```\n");
        assert_line(d, "item 1 item #hai label=\"1.\"");
        assert_line(d, "paragraph item \"**Sở Hai**\"");
        assert_line(d, "item 2 item #y label=\"-\"");
        assert_line(d, "item 1 item #mot label=\"2.\"");
        assert_line(d, "paragraph item \"**Sở Một:** Làm một.\"");
        assert_line(d, "item 2 item #x label=\"a)\"");
        assert_line(d, "paragraph item \"Sau.\"");
        sample_close(&s);
}

/* ---- placeholders, notes, references ---- */

static void placeholders(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d =
                sample_merge(&s, BUDGET "basis: [{text: \"Căn cứ {{budget.chi.total}};\"}, {text: Như sau}]\n",
                             "# A {#a}\n\nChi **{{budget.chi.total |\ntriệu đồng}}**,\nhết.\n\n```budget chi\n```\n");
        assert_line(d, "paragraph body \"Chi **3 triệu đồng{budget.chi.total}**, hết.\"");
        assert_line(d, "paragraph basis role=basis \"Căn cứ 3.000.000{budget.chi.total};\"");
        assert_line(d, "paragraph body role=basis \"Như sau\"");
        g_assert_cmpuint(messages_count(s.job.messages), ==, 0);
        sample_close(&s);
}

static void notes(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d = sample_merge(
                &s, "", "# A {#a}\n\nHai[^b] rồi một[^a] rồi hai[^b].\n\n[^a]: Chú một[^b].\n\n[^b]: Chú hai.\n");
        assert_line(d, "paragraph body \"Hai^[1](b)^ rồi một^[2](a)^ rồi hai^[1](b)^.\"");
        assert_line(d, "note 1 #b \"Chú hai.\"");
        assert_line(d, "note 2 #a \"Chú một^[1](b)^.\"");
        sample_close(&s);
}

static void captions_are_numbered_when_there_are_any(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d =
                sample_merge(&s,
                             BUDGET "tables:\n  - {id: ho, title: Hộ, unit: hộ, columns: [{id: so, label: Số}], "
                                    "lines: [{id: a, label: A, amounts: {so: 1}}]}\n",
                             "# A {#a}\n\n```budget chi\n```\n\n```table ho\n```\n\nXem [](#ho), [trên](#chi).\n");
        assert_line(d, "table caption #chi");
        assert_line(d, "table caption #ho label=\"Bảng 1.\" \"Hộ\"");
        assert_line(d, "paragraph body \"Xem [Bảng 1](#ho), [trên](#chi).\"");
        sample_close(&s);
}

static void inline_data(void)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d = sample_merge(
                &s, BUDGET,
                "# A {#a}\n\n```table\nid: ho\nunit: hộ\ncolumns: [{id: so, label: Số}]\nlines: [{id: a, label: A, "
                "amounts: {so: 1234}}]\n```\n\n```chart\nid: bd\nkind: stacked-bar\nfigures: chi\nunit: triệu "
                "đồng\n```\n");
        assert_line(d, "line #a | 1 | A | 1.234");
        assert_line(d, "line | Việc một | 1,5 | 0,5");
        sample_close(&s);
}

/* ---- masthead, closing, appendices ---- */

static void blank_number_keeps_room(void)
{
        struct sample s;
        sample_open(&s, true);
        g_autofree char *yaml =
                g_strdup("layout: nd30\nissuer: {name: A, place: A}\nnumber: \"\"\nsymbol: KH-UBND\ndate: \"\"\n"
                         "title: B\nnarrative: [n.md]\n");
        sample_write(&s, "content/plans/p/plan.yaml", yaml);
        sample_write(&s, "content/plans/p/n.md", "Chữ.\n");
        struct plan *plan = plan_read(&s.job, "p");
        g_assert_nonnull(plan);
        struct document *d = document_merge(&s.job, plan, layout_read(&s.job, "nd30", plan->layout.at));
        g_assert_nonnull(d);
        g_assert_cmpstr(d->title, ==, "Kế hoạch: B");
        g_autoptr(GString) dump = g_string_new(NULL);
        document_dump(d, dump);
        g_assert_nonnull(strstr(dump->str, "\"Số: \u00a0\u00a0"));
        g_assert_nonnull(strstr(dump->str, "\"A, ngày\u00a0\u00a0"));
        /* Nobody signs, nobody receives it. */
        g_assert_null(strstr(dump->str, "Nơi nhận"));
        g_assert_null(strstr(dump->str, "role=signature"));
        sample_close(&s);
}

static void appendices(void)
{
        struct sample s;
        sample_open(&s, true);
        sample_write(&s, "content/plans/p/x.md", "# Một {#pl-mot}\n");
        sample_write(&s, "content/plans/p/y.md", "# Hai {#pl-hai}\n");
        sample_write(&s, "content/plans/p/z.md", "Ba.\n");
        struct document *d = sample_merge(&s,
                                          "recipients: [Như trên, \"Lưu: VT\"]\nappendices:\n"
                                          "  - {id: x, title: Biểu một, file: x.md, page: landscape}\n"
                                          "  - {id: d, kind: Dự toán, title: Chi tiết, file: z.md}\n"
                                          "  - {id: y, title: Biểu hai, file: y.md}\n",
                                          "# A {#a}\n\nXem [](#y).\n");
        assert_line(d, "part x landscape appendix label=\"Phụ lục I\" title=\"Biểu một\"");
        assert_line(d, "part d portrait appendix label=\"Dự toán\" title=\"Chi tiết\"");
        assert_line(d, "part y portrait appendix label=\"Phụ lục II\" title=\"Biểu hai\"");
        assert_line(d, "heading 1 h-muc #pl-hai label=\"I.\" \"Hai\"");
        assert_line(d, "paragraph body \"Xem [Phụ lục II](#y).\"");
        assert_line(d, "paragraph recipient role=closing \"- Như trên;\"");
        assert_line(d, "paragraph recipient role=closing \"- Lưu: VT.\"");
        assert_line(
                d,
                "paragraph appendix-attached role=appendix-head \"(Kèm theo Kế hoạch số 12/KH-UBND ngày 03 tháng 4 năm "
                "2021 của Ủy ban nhân dân tỉnh A)\"");
        sample_close(&s);
}

/* ---- what is wrong ---- */

static void wrong(const char *yaml, const char *markdown, const char *code, guint line)
{
        struct sample s;
        sample_open(&s, true);
        struct document *d = sample_merge(&s, yaml, markdown);
        const struct message *message = said_first(&s, code);
        if (!message || message->at.line != line)
                g_test_message("%s: said %u times, line %u", code, said(&s, code), message ? message->at.line : 0);
        g_assert_nonnull(message);
        g_assert_cmpuint(said(&s, code), ==, 1);
        g_assert_cmpuint(message->at.line, ==, line);
        g_assert_true((d == NULL) == (message_kind(message->code)->severity == SEVERITY_ERROR));
        sample_close(&s);
}

static void mistakes(void)
{
        wrong(BUDGET, "```budget chi\n```\n\nChi {{budget.chi.totl}}.\n", "datum-unknown", 4);
        wrong(BUDGET, "```budget chi\n```\n\nChi {{budget.chi.total | tỷ dồng}}.\n", "datum-filter", 4);
        wrong("", "Chi {{budget.chi.total.\n", "datum-syntax", 1);
        wrong("", "# Không id\n", "heading-id", 1);
        wrong("", "# A {#a}\n\n# B {#a}\n", "id-double", 3);
        wrong("", "Chữ\n\n```bugdet chi\n```\n", "fence-unknown", 3);
        wrong("", "```\n```\n", "fence-unknown", 1);
        wrong(BUDGET, "{{budget.chi.total}}\n\n```budget ch\n```\n", "fence-id", 3);
        wrong(BUDGET, "```budget chi\n```\n\n```budget\n```\n", "fence-body", 4);
        wrong(BUDGET, "```budget chi\nlines: []\n```\n\n{{budget.chi.total}}\n", "fence-body", 1);
        wrong("", "Chữ[^1].\n", "note-missing", 1);
        wrong("", "Chữ.\n\n[^1]: Chú.\n", "note-unused", 3);
        wrong("", "Xem [](#a).\n", "reference-unknown", 1);
        wrong("", "# A {#a label=\"\"}\n\nXem [](#a).\n", "reference-label", 3);
        wrong("", "Xem [a](b.html).\n", "link-target", 1);
        wrong("", "![ảnh](khong.png)\n", "image-missing", 1);
        wrong("", "![ảnh](../../../x.png)\n", "image-missing", 1);
        wrong("", "#### Sâu {#sau}\n", "numbering-depth", 1);
        wrong("numbering: muk\n", "Chữ.\n", "numbering-unknown", 8);
        wrong("kind: ke-hoachs\n", "Chữ.\n", "kind-unknown", 8);
        wrong(BUDGET, "Chữ.\n", "data-unused", 9);
        wrong(TASKS, "# A {#a}\n\n```tasks mot hia\n```\n\n```tasks hai\n```\n", "fence-id", 3);
}

static void images(void)
{
        struct sample s;
        sample_open(&s, true);
        sample_write(&s, "content/plans/p/a.png", "no image yet: that is for the pages to see");
        struct document *d = sample_merge(&s, "", "![Bản đồ](a.png)\n");
        assert_line(d, "image content/plans/p/a.png alternative=\"Bản đồ\"");
        g_assert_null(sample_merge(&s, "", "![](a.png)\n"));
        g_assert_cmpuint(said(&s, "image-text"), ==, 1);
        sample_close(&s);
}

static void nearest_names_are_offered(void)
{
        struct sample s;
        sample_open(&s, true);
        sample_merge(&s, BUDGET,
                     "{{budget.chi.mott.tu}} {{budget.chii.total}} {{budget.chi.mot.tuu}} {{bugdet.chi.total}}\n");
        g_assert_cmpuint(said(&s, "datum-unknown"), ==, 4);
        const char *const expected[] = {"mot", "chi", "tu", "budget"};
        guint next = 0;
        messages_sort(s.job.messages);
        for (guint i = 0; i < messages_count(s.job.messages); i++) {
                const struct message *message = messages_at(s.job.messages, i);
                if (message->code == MESSAGE_DATUM_UNKNOWN)
                        g_assert_cmpstr(message->arguments[1], ==, expected[next++]);
        }
        sample_close(&s);
}

/* ---- much ---- */

static void much_text_is_linear(void)
{
        struct sample s;
        sample_open(&s, true);
        g_autoptr(GString) text = g_string_new("# A {#a}\n\n```budget chi\n```\n\n");
        for (guint i = 0; i < 50000; i++)
                g_string_append(text, "{{budget.chi.total}} và ");
        g_string_append(text, "\n\n");
        for (guint i = 0; i < 50000; i++)
                g_string_append(text, "1. Một\n");
        struct document *d = sample_merge(&s, BUDGET, text->str);
        g_assert_nonnull(d);
        sample_close(&s);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/merge/headings", headings_and_lists);
        g_test_add_func("/merge/labels", given_labels);
        g_test_add_func("/merge/tasks", tasks);
        g_test_add_func("/merge/placeholders", placeholders);
        g_test_add_func("/merge/notes", notes);
        g_test_add_func("/merge/captions", captions_are_numbered_when_there_are_any);
        g_test_add_func("/merge/inline", inline_data);
        g_test_add_func("/merge/blank", blank_number_keeps_room);
        g_test_add_func("/merge/appendices", appendices);
        g_test_add_func("/merge/mistakes", mistakes);
        g_test_add_func("/merge/images", images);
        g_test_add_func("/merge/nearest", nearest_names_are_offered);
        g_test_add_func("/merge/much", much_text_is_linear);
        return g_test_run();
}
