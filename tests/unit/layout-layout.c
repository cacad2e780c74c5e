/* SPDX-License-Identifier: MIT */
#include "document-sample.h"

#include "base/length.h"

static const struct place asked = {.file = "plan.yaml", .line = 1, .col = 9, .width = 4};

static struct layout *read_from(struct sample *s, const char *name)
{
        return layout_read(&s->job, name, asked);
}

/* ---- the layouts of the repository ---- */

static void nd30_is_what_the_decree_says(void)
{
        struct sample s;
        sample_open(&s, true);
        struct layout *nd30 = read_from(&s, "nd30");
        g_assert_nonnull(nd30);
        g_assert_cmpuint(messages_count(s.job.messages), ==, 0);
        const struct master *portrait = layout_master(nd30, NULL);
        g_assert_cmpstr(portrait->name.text, ==, "portrait");
        g_assert_cmpint(portrait->width.length, ==, MM(210));
        g_assert_cmpint(portrait->left.length, ==, MM(30));
        g_assert_cmpint(portrait->number, ==, NUMBER_TOP_CENTER);
        const struct style *body = layout_style(nd30, "body");
        g_assert_cmpint(body->size.length, ==, 14 * PT);
        g_assert_cmpint(body->align, ==, ALIGN_JUSTIFY);
        g_assert_cmpint(body->indent.length, ==, MM(12.7));
        g_assert_cmpint(body->after.length, >=, 6 * PT);
        const struct style *basis = layout_style(nd30, "basis");
        g_assert_true(basis->italic && !basis->bold);
        g_assert_cmpint(basis->indent.length, ==, MM(12.7));
        const struct style *head = layout_style(nd30, "recipients-head");
        g_assert_true(head->bold && head->italic && head->size.length == 12 * PT);
        g_assert_cmpint(layout_style(nd30, "kind")->letter_case, ==, CASE_UPPER);
        g_assert_cmpstr(layout_kind(nd30, "ke-hoach")->code.text, ==, "KH");
        g_assert_cmpstr(layout_text(&s.job, nd30, "sum-label"), ==, "Tổng cộng");
        g_assert_null(layout_numbering(nd30, "tieu-muc"));
        g_assert_cmpuint(layout_numbering(nd30, "phan-thap-phan")->levels.count, ==, 5);
        g_assert_cmpstr(layout_kind(nd30, "quyet-dinh")->numbering.text, ==, "dieu");
        sample_close(&s);
}

static void tt01_takes_over_the_rest(void)
{
        struct sample s;
        sample_open(&s, true);
        struct layout *tt01 = read_from(&s, "tt01");
        g_assert_nonnull(tt01);
        g_assert_cmpstr(tt01->name, ==, "tt01");
        g_assert_cmpint(layout_master(tt01, "landscape")->number, ==, NUMBER_BOTTOM_RIGHT);
        g_assert_cmpint(layout_master(tt01, "landscape")->width.length, ==, MM(297));
        g_assert_false(layout_style(tt01, "basis")->italic);
        g_assert_cmpint(layout_style(tt01, "basis")->align, ==, ALIGN_JUSTIFY);
        g_assert_cmpstr(layout_text(&s.job, tt01, "attached"), ==, "Ban hành kèm theo");
        g_assert_cmpuint(tt01->flow.count, >, 5);
        sample_close(&s);
}

/* ---- what is wrong in a layout ---- */

#define SMALL                                                                                                          \
        "masters: {portrait: {width: 74 mm, height: 105 mm, top: 5 mm, bottom: 5 mm, left: 5 mm, right: 5 mm}}\n"      \
        "numberings: {muc: {levels: [{format: \"{I}.\", style: body, item: item}], bullets: [\"-\"]}}\n"               \
        "kinds: {ke-hoach: {title: Kế hoạch}}\n"                                                                   \
        "texts: {unit: \"ĐVT: {{unit}}\"}\n"
#define NAMES                                                                                                          \
        "  item: {parent: body}\n  quote: {parent: body}\n  table-cell: {parent: body}\n  table-head: {parent: "       \
        "body}\n"                                                                                                      \
        "  table-unit: {parent: body}\n  table-note: {parent: body}\n  caption: {parent: body}\n"                      \
        "  footnote: {parent: body}\n  page-number: {parent: body}\n  chart: {parent: body}\n"
#define STYLES "styles:\n  body: {size: 9 pt}\n" NAMES

static void small_layout_is_right(void)
{
        struct sample s;
        sample_open(&s, false);
        sample_write(&s, "layouts/small/layout.yaml", SMALL STYLES "flow: [{place: narrative}]\n");
        struct layout *small = read_from(&s, "small");
        g_assert_nonnull(small);
        g_assert_cmpint(layout_style(small, "chart")->size.length, ==, 9 * PT);
        g_assert_cmpint(layout_style(small, "chart")->leading.digits, ==, 1);
        g_assert_cmpstr(layout_style(small, "chart")->family.text, ==, "serif");
        g_assert_cmpstr(layout_text(&s.job, small, "no-such-word"), ==, "");
        g_assert_cmpuint(said(&s, "layout-text"), ==, 1);
        sample_close(&s);
}

static void unknown_layout_is_said_where_it_was_asked(void)
{
        struct sample s;
        sample_open(&s, true);
        g_assert_null(read_from(&s, "nd3o"));
        const struct message *message = said_first(&s, "layout-unknown");
        g_assert_nonnull(message);
        g_assert_cmpuint(message->at.line, ==, 1);
        g_assert_cmpstr(message->arguments[1], ==, "nd30");
        g_assert_null(read_from(&s, "../layouts/nd30"));
        g_assert_null(read_from(&s, "site"));
        g_assert_null(read_from(&s, ""));
        g_assert_cmpuint(said(&s, "layout-unknown"), ==, 4);
        sample_close(&s);
}

static void circles_are_said(void)
{
        struct sample s;
        sample_open(&s, false);
        sample_write(&s, "layouts/a/layout.yaml", "extends: b\n" SMALL STYLES "flow: [{place: narrative}]\n");
        sample_write(&s, "layouts/b/layout.yaml", "extends: a\n");
        g_assert_null(read_from(&s, "a"));
        g_assert_cmpuint(said(&s, "layout-cycle"), ==, 1);
        g_assert_cmpstr(said_first(&s, "layout-cycle")->at.file, ==, "layouts/b/layout.yaml");
        sample_write(&s, "layouts/c/layout.yaml",
                     SMALL "styles:\n  body: {parent: chart}\n" NAMES "flow: [{place: narrative}]\n");
        g_assert_null(read_from(&s, "c"));
        g_assert_cmpuint(said(&s, "layout-cycle"), ==, 2);
        sample_close(&s);
}

static void wrong_elements_are_said(void)
{
        static const struct {
                const char *flow, *code;
        } cases[] = {
                {"flow: [{text: x}]\n", "layout-flow"},
                {"flow: [{text: x, style: body, rule: 1}]\n", "layout-flow"},
                {"flow: [{when: a}]\n", "layout-flow"},
                {"flow: [{place: foot}]\n", "layout-flow"},
                {"flow: [{text: x, style: boddy}]\n", "layout-style"},
                {"flow: [{columns: [40, 50], rows: [{cells: [{}, {}]}]}]\n", "layout-grid"},
                {"flow: [{columns: [40, 60], rows: [{cells: [{}]}]}]\n", "layout-grid"},
                {"flow: [{columns: [100], rows: [{cells: [{flow: [{style: body}]}]}]}]\n", "layout-flow"},
        };
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct sample s;
                sample_open(&s, false);
                g_autofree char *text = g_strconcat(SMALL STYLES, cases[i].flow, NULL);
                sample_write(&s, "layouts/x/layout.yaml", text);
                g_assert_null(read_from(&s, "x"));
                g_assert_cmpuint(said(&s, cases[i].code), ==, 1);
                g_assert_cmpstr(said_first(&s, cases[i].code)->at.file, ==, "layouts/x/layout.yaml");
                sample_close(&s);
        }
}

static void empty_tables_are_said(void)
{
        struct sample s;
        sample_open(&s, false);
        sample_write(&s, "layouts/x/layout.yaml",
                     "masters: {}\nkinds: {}\nnumberings: {muc: {levels: [], bullets: [\"-\"]}}\ntexts: {}\n" STYLES
                     "flow: [{place: narrative}]\n");
        g_assert_null(read_from(&s, "x"));
        g_assert_cmpuint(said(&s, "layout-empty"), >=, 1);
        sample_close(&s);
}

static void missing_styles_and_parents_are_said(void)
{
        struct sample s;
        sample_open(&s, false);
        sample_write(&s, "layouts/x/layout.yaml",
                     SMALL
                     "styles: {body: {}, item: {parent: boddy}, quote: {parent: item}}\nflow: [{place: basis}]\n");
        g_assert_null(read_from(&s, "x"));
        /* The parent once, then eight that are needed: table-…, caption, footnote, page-number, chart. */
        g_assert_cmpuint(said(&s, "layout-style"), ==, 9);
        sample_write(&s, "layouts/y/layout.yaml", "flow: []\n");
        g_assert_null(read_from(&s, "y"));
        g_assert_cmpuint(said(&s, "field-missing"), >=, 4);
        sample_close(&s);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/layout/nd30", nd30_is_what_the_decree_says);
        g_test_add_func("/layout/tt01", tt01_takes_over_the_rest);
        g_test_add_func("/layout/small", small_layout_is_right);
        g_test_add_func("/layout/unknown", unknown_layout_is_said_where_it_was_asked);
        g_test_add_func("/layout/circles", circles_are_said);
        g_test_add_func("/layout/elements", wrong_elements_are_said);
        g_test_add_func("/layout/empty", empty_tables_are_said);
        g_test_add_func("/layout/missing", missing_styles_and_parents_are_said);
        return g_test_run();
}
