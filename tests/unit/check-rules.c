/* SPDX-License-Identifier: MIT */
/* Rules over one plan: each slip is said once, at its place, and a plan
 * without slips is clean.  Accepted findings become notes. */
#include "check/check.h"

#include "plan-sample.h"

static const char PLAN[] = "layout: nd30\n"
                           "issuer: {name: Ủy ban nhân dân tỉnh X, place: X}\n"
                           "number: \"169\"\n"
                           "symbol: KH-UBND\n"
                           "date: 2021-02-03\n"
                           "title: Thực hiện Chương trình\n"
                           "replaces: [{number: 3/KH-UBND, date: 2020-01-01}]\n"
                           "basis:\n"
                           "  - {text: Căn cứ Luật A;, documents: [luat-a]}\n"
                           "  - {text: Căn cứ Luật B., documents: [luat-b]}\n"
                           "narrative: [n.md]\n"
                           "signature: {capacity: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH], name: A}\n"
                           "recipients: [Bộ A, \"Lưu: VT\"]\n";

static const char DOCUMENTS[] = "documents:\n"
                                "  - {id: luat-a, kind: Luật, date: 2020-06-17}\n"
                                "  - {id: luat-b, kind: Luật}\n";

static void run(struct sample *sample, const char *yaml)
{
        struct list documents;
        sample_write(sample, "content", "documents.yaml", DOCUMENTS);
        const struct plan *plan = sample_plan(sample, "content/plans/x", yaml, "x\n");
        g_assert_nonnull(plan);
        g_assert_true(documents_read(sample->job, &documents));
        const struct checked checked = {.plan = plan, .documents = documents_ids(sample->job, &documents)};
        check_plan(sample->job, &checked);
}

/* PLAN with `from` changed to `to` gives this message only, on this line; none for NULL. */
static void assert_found(const char *from, const char *to, const char *code, guint line)
{
        struct sample sample = sample_open();
        g_autofree char *yaml = sample_changed(PLAN, from, to);
        run(&sample, yaml);
        guint count = messages_count(sample.job->messages);
        if (count != (code ? 1 : 0))
                messages_print(sample.job->messages, stderr, sample.root, LANGUAGE_VI);
        g_assert_cmpuint(count, ==, code ? 1 : 0);
        if (code) {
                const struct message *message = messages_at(sample.job->messages, 0);
                g_assert_cmpstr(message_kind(message->code)->code, ==, code);
                g_assert_cmpuint(message->at.line, ==, line);
        }
        sample_close(&sample);
}

static void test_identity(void)
{
        assert_found("169", "7", NULL, 0);
        assert_found("number: \"169\"", "number: \"\"", NULL, 0);
        assert_found("symbol: KH-UBND\n", "symbol: KH-LĐTBXH\n", "number-issuer", 4);
        assert_found("169", "169/KH", "number-form", 3);
        assert_found("symbol: KH-UBND\n", "symbol: KH - UBND\n", "number-form", 4);
        assert_found("symbol: KH-UBND\n", "symbol: KH-\n", "number-form", 4);
        assert_found("169", "0134", "number-zeros", 3);
        assert_found("Chương trình", "Chương trình.", "title-stop", 6);
        assert_found("Thực hiện Chương trình", "THỰC HIỆN CHƯƠNG TRÌNH", "title-capitals", 6);
        assert_found("Thực hiện", "V/v thực hiện", "title-about", 6);
}

static void test_basis(void)
{
        assert_found("Luật A;", "Luật A.", "basis-stop", 9);
        assert_found("Luật B.", "Luật B;", "basis-stop", 10);
        assert_found("layout: nd30", "layout: tt01", "basis-stop", 10);
        assert_found("Căn cứ Luật B.", "Ủy ban ban hành kế hoạch", NULL, 0);
        assert_found("[luat-b]", "[luat-c]", "document-unknown", 10);
        assert_found("date: 2021-02-03", "date: 2020-06-16", "date-before", 5);
        assert_found("date: 2021-02-03", "date: \"\"", NULL, 0);
        assert_found("date: 2020-01-01", "date: 2021-02-04", "date-replaces", 5);
}

static void test_closing(void)
{
        assert_found("[TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]", "[TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]", NULL, 0);
        assert_found("[TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]", "[GIÁM ĐỐC]", "sign-council", 12);
        assert_found("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "TL. CHỦ TỊCH, KT. CHÁNH VĂN PHÒNG, PHÓ CHÁNH VĂN PHÒNG", NULL, 0);
        assert_found("KT. CHỦ TỊCH", "P. CHỦ TỊCH", "sign-prefix", 12);
        assert_found("PHÓ CHỦ TỊCH", "Phó Chủ tịch", "sign-prefix", 12);
        assert_found("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH", "sign-deputy", 12);
        assert_found("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH, CHỦ TỊCH", "sign-deputy", 12);
        assert_found("TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH", "sign-collective", 12);
        assert_found(", KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", "", "sign-post", 12);
        assert_found(", \"Lưu: VT\"", "", "recipient-kept", 13);
        assert_found("[Bộ A", "[\"- Bộ A\"", "recipient-form", 13);
        assert_found("[Bộ A", "[Bộ A;", "recipient-form", 13);
        assert_found("[Bộ A", "[Như trên", "recipient-above", 13);
        assert_found("recipients:", "addressees: [Sở B]\nrecipients:", "addressee-plan", 13);
        assert_found("recipients: [Bộ A, \"Lưu: VT\"]\n", "", "recipient-none", 1);
}

static guint count_code(struct messages *messages, const char *code)
{
        guint count = 0;
        for (guint i = 0; i < messages_count(messages); i++)
                count += strcmp(message_kind(messages_at(messages, i)->code)->code, code) == 0;
        return count;
}

static void test_accepted(void)
{
        struct sample sample = sample_open();
        struct list documents, plans = {0};
        g_autofree char *slip = sample_changed(PLAN, "Chương trình", "Chương trình.");
        g_autofree char *yaml = g_strconcat(slip, "accept: [{code: title-stop, why: nguyên văn}, ",
                                            "{code: date-before, where: x, why: không có}]\n", NULL);
        run(&sample, yaml);
        g_assert_true(documents_read(sample.job, &documents));
        list_add(sample.job->arena, &plans, plan_read(sample.job, "x"));
        struct messages *judged = check_judge(sample.job->messages, &plans, LANGUAGE_VI);
        g_assert_cmpuint(count_code(judged, "title-stop"), ==, 0);
        g_assert_cmpuint(count_code(judged, "accepted"), ==, 1);
        g_assert_cmpuint(count_code(judged, "accept-unused"), ==, 1);
        g_assert_cmpuint(messages_severe(judged, SEVERITY_WARNING), ==, 0);
        messages_close(judged);
        sample_close(&sample);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/check/rules/identity", test_identity);
        g_test_add_func("/check/rules/basis", test_basis);
        g_test_add_func("/check/rules/closing", test_closing);
        g_test_add_func("/check/rules/accepted", test_accepted);
        return g_test_run();
}
