/* SPDX-License-Identifier: MIT */
#include <glib.h>
#include <string.h>

#include "vietnamese/numbers.h"

enum {
        SPELLINGS = 1 << 6,
};

static const struct {
        gint64 n;
        const char *words;
} pairs[] = {
        {0, "Không đồng"},
        {5, "Năm đồng"},
        {10, "Mười đồng"},
        {11, "Mười một đồng"},
        {14, "Mười bốn đồng"},
        {15, "Mười lăm đồng"},
        {20, "Hai mươi đồng"},
        {21, "Hai mươi mốt đồng"},
        {24, "Hai mươi tư đồng"},
        {25, "Hai mươi lăm đồng"},
        {55, "Năm mươi lăm đồng"},
        {101, "Một trăm lẻ một đồng"},
        {105, "Một trăm lẻ năm đồng"},
        {110, "Một trăm mười đồng"},
        {115, "Một trăm mười lăm đồng"},
        {121, "Một trăm hai mươi mốt đồng"},
        {505, "Năm trăm lẻ năm đồng"},
        {999, "Chín trăm chín mươi chín đồng"},
        {1000, "Một nghìn đồng"},
        {1001, "Một nghìn, không trăm lẻ một đồng"},
        {1010, "Một nghìn, không trăm mười đồng"},
        {1025, "Một nghìn, không trăm hai mươi lăm đồng"},
        {15000, "Mười lăm nghìn đồng"},
        {21000, "Hai mươi mốt nghìn đồng"},
        {30000, "Ba mươi nghìn đồng"},
        {1005000, "Một triệu, không trăm lẻ năm nghìn đồng"},
        {124100000, "Một trăm hai mươi tư triệu, một trăm nghìn đồng"},
        {484100000, "Bốn trăm tám mươi tư triệu, một trăm nghìn đồng"},
        {584360000, "Năm trăm tám mươi tư triệu, ba trăm sáu mươi nghìn đồng"},
        {820000000, "Tám trăm hai mươi triệu đồng"},
        {1500000000, "Một tỷ, năm trăm triệu đồng"},
        {2000000005, "Hai tỷ, không trăm lẻ năm đồng"},
        {2320000000, "Hai tỷ, ba trăm hai mươi triệu đồng"},
        {2904360000, "Hai tỷ, chín trăm lẻ bốn triệu, ba trăm sáu mươi nghìn đồng"},
        {22500000000, "Hai mươi hai tỷ, năm trăm triệu đồng"},
        {1000000000000, "Một nghìn tỷ đồng"},
        {1002904360000, "Một nghìn không trăm lẻ hai tỷ, chín trăm lẻ bốn triệu, ba trăm sáu mươi nghìn đồng"},
        {1000000000000000, "Một triệu tỷ đồng"},
        {1000000000000000000, "Một tỷ tỷ đồng"},
        {1000000005000000000, "Một tỷ không trăm lẻ năm tỷ đồng"},
        {1002904360000000000 + 5,
         "Một tỷ không trăm lẻ hai triệu chín trăm lẻ bốn nghìn ba trăm sáu mươi tỷ, không trăm lẻ năm đồng"},
        {G_MAXINT64, "Chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ, "
                     "tám trăm năm mươi tư triệu, bảy trăm bảy mươi lăm nghìn, tám trăm lẻ bảy đồng"},
        {-1200, "Âm một nghìn, hai trăm đồng"},
};

static struct spelling spelling_of(guint bits)
{
        return (struct spelling){
                .linh = bits & 1,
                .ngan = bits & 2,
                .bon = bits & 4,
                .ti = bits & 8,
                .no_commas = bits & 16,
                .chan = bits & 32,
        };
}

static void test_pairs(void)
{
        for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
                g_autofree char *words = money_words(pairs[i].n, NULL);
                g_assert_cmpstr(words, ==, pairs[i].words);
        }
}

static void assert_words(gint64 n, struct spelling spelling, const char *expected)
{
        g_autofree char *words = money_words(n, &spelling);
        g_assert_cmpstr(words, ==, expected);
}

static void test_spellings(void)
{
        assert_words(1005, (struct spelling){.linh = true, .no_commas = true}, "Một nghìn không trăm linh năm đồng");
        assert_words(9845, (struct spelling){.ngan = true}, "Chín ngàn, tám trăm bốn mươi lăm đồng");
        assert_words(24, (struct spelling){.bon = true}, "Hai mươi bốn đồng");
        assert_words(1505555005, (struct spelling){.linh = true},
                     "Một tỷ, năm trăm linh năm triệu, năm trăm năm mươi lăm nghìn, không trăm linh năm đồng");
        assert_words(1000000001, (struct spelling){.ti = true, .no_commas = true}, "Một tỉ không trăm lẻ một đồng");
        assert_words(500000, (struct spelling){.chan = true}, "Năm trăm nghìn đồng chẵn");
        g_autofree char *bare = number_words(2904360000, NULL);
        g_assert_cmpstr(bare, ==, "hai tỷ, chín trăm lẻ bốn triệu, ba trăm sáu mươi nghìn");
}

static void assert_read(const char *text, gint64 n)
{
        gint64 read = G_MININT64 + 1;
        if (!words_read(text, &read))
                g_error("'%s' was not read", text);
        g_assert_cmpint(read, ==, n);
}

/* All the ways of writing n, read back. */
static void assert_read_back(gint64 n)
{
        for (guint bits = 0; bits < SPELLINGS; bits++) {
                struct spelling spelling = spelling_of(bits);
                g_autofree char *words = money_words(n, &spelling);
                assert_read(words, n);
        }
        g_autofree char *words = number_words(n, NULL);
        g_autofree char *nfd = g_utf8_normalize(words, -1, G_NORMALIZE_NFD);
        g_autofree char *upper = g_utf8_strup(nfd, -1);
        assert_read(words, n);
        assert_read(nfd, n);
        assert_read(upper, n);
}

static void test_read_back(void)
{
        for (gint64 n = 0; n < 1200; n++)
                assert_read_back(n);
        for (gint64 n = 1; n < G_MAXINT64 / 10; n *= 10) {
                assert_read_back(n - 1);
                assert_read_back(n + 5);
                assert_read_back(-n);
        }
        guint64 random = 1;
        for (guint i = 0; i < 1500; i++) {
                random = random * 6364136223846793005u + 1442695040888963407u;
                assert_read_back((gint64)(random >> (i % 60)));
        }
        assert_read_back(G_MAXINT64);
        assert_read_back(G_MININT64);
}

static void test_read_variants(void)
{
        assert_read("một triệu lẻ năm nghìn", 1005000);
        assert_read("Một triệu linh năm ngàn đồng chẵn.", 1005000);
        assert_read("một nghìn mười", 1010);
        assert_read("hai mươi nhăm", 25);
        assert_read("hai mươi năm", 25);
        assert_read("một trăm lẻ tư", 104);
        assert_read("bẩy tỉ", 7000000000);
        assert_read("hai tỷ không trăm triệu không trăm nghìn không trăm linh năm đồng", 2000000005);
        assert_read("  HAI   TỶ ,CHÍN TRĂM LẺ BỐN TRIỆU,ba trăm sáu mươi nghìn đồng chẵn./.", 2904360000);
        assert_read("Sáu mươi\u00a0mốt", 61);
        assert_read("âm năm đồng", -5);
        assert_read("không đồng", 0);
        assert_read("mười trie\u0323\u0302u", 10000000);
        assert_read("mười trie\u0302\u0323u", 10000000);
        assert_read("mười trịêu", 10000000);
}

static void test_read_wrong(void)
{
        static const char *const wrong[] = {
                "",
                " ",
                "đồng",
                "âm",
                "chẵn",
                "xin chào",
                "một hai",
                "một nghìn năm",
                "lẻ năm",
                "không trăm",
                "không trăm lẻ năm",
                "một trăm lẻ",
                "một trăm lẻ mười",
                "một mươi",
                "không mươi lăm",
                "mốt",
                "mười không",
                "một nghìn hai triệu",
                "một nghìn hai trăm nghìn",
                "tỷ",
                "không tỷ",
                "một triệu không",
                "một nghìn nghìn",
                "hai trăm ba",
                "đồng năm",
                "năm âm",
                "muoi",
                "mươi",
                "năm trăm usd",
                "một tỷ tỷ tỷ",
                "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ, tám trăm năm "
                "mươi "
                "tư triệu, bảy trăm bảy mươi lăm nghìn, tám trăm lẻ tám",
        };
        for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
                gint64 n;
                if (words_read(wrong[i], &n))
                        g_error("'%s' was read as %" G_GINT64_FORMAT, wrong[i], n);
        }
}

static void test_read_huge(void)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < 200000; i++)
                g_string_append(text, "tỷ ");
        gint64 n;
        g_assert_false(words_read(text->str, &n));
        g_string_truncate(text, strlen("tỷ ") * 1000);
        g_assert_false(words_read(text->str, &n));
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/vietnamese/words/pairs", test_pairs);
        g_test_add_func("/vietnamese/words/spellings", test_spellings);
        g_test_add_func("/vietnamese/words/read-back", test_read_back);
        g_test_add_func("/vietnamese/words/read-variants", test_read_variants);
        g_test_add_func("/vietnamese/words/read-wrong", test_read_wrong);
        g_test_add_func("/vietnamese/words/read-huge", test_read_huge);
        return g_test_run();
}
