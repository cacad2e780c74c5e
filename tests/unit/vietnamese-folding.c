/* SPDX-License-Identifier: MIT */
#include <glib.h>
#include <string.h>

#include "vietnamese/folding.h"
#include "vietnamese/letters.h"

static void assert_text(char *made, const char *expected)
{
        g_assert_cmpstr(made, ==, expected);
        g_free(made);
}

static void assert_same(char *a, char *b, bool same)
{
        if ((strcmp(a, b) == 0) != same)
                g_error("'%s' and '%s' should %s", a, b, same ? "be one" : "differ");
        g_free(a);
        g_free(b);
}

static void test_fold(void)
{
        assert_text(fold("Ủy ban nhân dân"), "uy ban nhan dan");
        assert_text(fold("Uỷ ban"), "uy ban");
        assert_text(fold("ĐẮK LẮK, đường Ơn"), "dak lak, duong on");
        assert_text(fold("  hai\t\u00a0 ba\n"), "hai ba");
        assert_text(fold("2016 – 2020 — “a” ‘b’ 169‑KH"), "2016 - 2020 - \"a\" 'b' 169-kh");
        assert_text(fold("zero\u200bwidth so\u00adft"), "zerowidth soft");
        assert_text(fold(""), "");
        assert_text(fold("\u0301\u0323"), "");
        assert_text(fold("a\u0301\u0301\u0323\u0302b"), "ab");
        assert_text(fold("\u0301x"), "x");
        assert_text(fold("e\u0323\u0302e\u0302\u0323ệ"), "eee");
        assert_text(fold("中文 Ж"), "中文 ж");
        assert_text(fold("a\xff"
                         "b"),
                    "a\uFFFD"
                    "b");
}

static void test_fold_tones(void)
{
        assert_same(fold_tones("hòa"), fold_tones("hoà"), true);
        assert_same(fold_tones("Thủy"), fold_tones("thuỷ"), true);
        assert_same(fold_tones("KHỎE"), fold_tones("khoẻ"), true);
        assert_same(fold_tones("việt"), fold_tones("vie\u0323\u0302t"), true);
        assert_same(fold_tones("việt"), fold_tones("vie\u0302\u0323t"), true);
        assert_same(fold_tones("hòa"), fold_tones("hoa"), false);
        assert_same(fold_tones("hòa"), fold_tones("hóa"), false);
        assert_same(fold_tones("đa"), fold_tones("da"), false);
        assert_same(fold_tones("ân"), fold_tones("ăn"), false);
        assert_same(fold_tones("hòa bình"), fold_tones("hoà  bình"), true);
        assert_same(fold_tones("bà a"), fold_tones("ba à"), false);
        assert_text(fold_tones("Hòa, 5"), "hoa\u0300, 5");
        assert_text(fold_tones("hòa"), "hoa\u0300");
}

/* What letters.c knows by itself is what Unicode says. */
static void test_letters(void)
{
        for (gunichar ch = 1; ch < 0x1F00; ch = ch == 0x024F ? 0x1E00 : ch + 1) {
                char text[8] = {0};
                if (g_unichar_type(ch) == G_UNICODE_SURROGATE || g_unichar_ismark(ch))
                        continue;
                g_unichar_to_utf8(ch, text);
                g_autofree char *whole = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
                const char *one = text, *apart = whole;
                struct letter a, b;
                g_assert_true(letter_next(&one, &a) && letter_next(&apart, &b));
                if (*apart) /* of several letters, as Hangul */
                        continue;
                if (a.base != b.base || a.tone != b.tone || a.upper != b.upper)
                        g_error("U+%04X: %X %d %d, decomposed %X %d %d", ch, a.base, a.tone, a.upper, b.base, b.tone,
                                b.upper);
                gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
                g_unichar_fully_decompose(a.base, FALSE, parts, G_N_ELEMENTS(parts));
                g_assert_cmphex(letter_plain(a.base), ==, a.base == 0x0111 ? 'd' : parts[0]);
        }
}

static void test_slug(void)
{
        assert_text(fold_slug("Thừa Thiên Huế"), "thua-thien-hue");
        assert_text(fold_slug("  Đắk Lắk / 2016–2020! "), "dak-lak-2016-2020");
        assert_text(fold_slug("../../etc"), "etc");
        assert_text(fold_slug(""), "x");
        assert_text(fold_slug("中文"), "x");
        g_autofree char *slug =
                fold_slug("a                                                                              "
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
        g_assert_cmpuint(strlen(slug), ==, 100);
}

static void test_case(void)
{
        assert_text(upper("Kế hoạch phát triển nghề"), "KẾ HOẠCH PHÁT TRIỂN NGHỀ");
        assert_text(upper("ủy ban, đường"), "ỦY BAN, ĐƯỜNG");
        assert_text(capitalized("đường"), "Đường");
        assert_text(capitalized("ủy ban"), "Ủy ban");
        assert_text(capitalized("5 người"), "5 người");
        assert_text(capitalized(""), "");
}

/* Each list is in the dictionary's order; every pair of it is compared both ways. */
static void assert_order(const char *const *texts, guint count)
{
        for (guint i = 0; i < count; i++) {
                g_assert_cmpint(collate(texts[i], texts[i]), ==, 0);
                for (guint k = i + 1; k < count; k++) {
                        if (collate(texts[i], texts[k]) >= 0 || collate(texts[k], texts[i]) <= 0)
                                g_error("'%s' should come before '%s'", texts[i], texts[k]);
                }
        }
}

static void test_collation(void)
{
        static const char *const provinces[] = {
                "An Giang",       "Ba Vì",   "Bà Rịa",    "Bạc Liêu",  "Bắc Ninh",  "Bến Tre",
                "Bình Định",      "Cà Mau",  "Cao Bằng",  "Cần Thơ",   "Đà Nẵng",   "Đắk Lắk",
                "Điện Biên",      "Hà Nội",  "Hải Phòng", "Hậu Giang", "Thái Bình", "Thanh Hóa",
                "Thừa Thiên Huế", "Uông Bí", "Ủy ban",    "Ưu đãi",    "Vĩnh Long", "Yên Bái",
        };
        static const char *const letters[] = {
                "ma", "mà", "mả", "mã", "má", "mạ", "mă", "mắt", "mặt", "mâ", "mất", "mật",
        };
        static const char *const others[] = {
                "",  "1", "10", "2", "a", "A", "an", "an bình", "anh", "dân", "đan",
                "e", "ê", "f",  "g", "o", "ô", "ơ",  "z",       "Ж",   "中",
        };
        assert_order(provinces, G_N_ELEMENTS(provinces));
        assert_order(letters, G_N_ELEMENTS(letters));
        assert_order(others, G_N_ELEMENTS(others));
        g_assert_cmpint(collate("Bến\u00a0Tre", "Bến Tree"), <, 0);
        g_assert_cmpint(collate("hòa a", "hoà b"), <, 0);
        g_assert_cmpint(collate("hoà a", "hòa b"), <, 0);
        g_assert_cmpint(collate("me\u0302\u0323 a", "mệ b"), <, 0);
}

/* Marks without end, out of canonical order, must not take more than their length. */
static void test_marks(void)
{
        g_autoptr(GString) text = g_string_new("a");
        for (guint i = 0; i < 500000; i++)
                g_string_append(text, "\u0301\u0323");
        assert_text(fold(text->str), "a");
        assert_text(fold_tones(text->str), "a\u0323");
        g_autofree char *key = collation_key(text->str);
        g_assert_nonnull(key);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/vietnamese/folding/fold", test_fold);
        g_test_add_func("/vietnamese/folding/tones", test_fold_tones);
        g_test_add_func("/vietnamese/folding/letters", test_letters);
        g_test_add_func("/vietnamese/folding/slug", test_slug);
        g_test_add_func("/vietnamese/folding/case", test_case);
        g_test_add_func("/vietnamese/folding/collation", test_collation);
        g_test_add_func("/vietnamese/folding/marks", test_marks);
        return g_test_run();
}
