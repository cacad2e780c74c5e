/* SPDX-License-Identifier: MIT */
#include "check/issuers.h"

#include <string.h>

#include "vietnamese/folding.h"

/* Folded, as words. */
static const struct short_name {
        const char *letters, *words;
} short_names[] = {
        {"ubnd", "uy ban nhan dan"},
        {"hdnd", "hoi dong nhan dan"},
        {"ubtvqh", "uy ban thuong vu quoc hoi"},
        {"tb&xh", "thuong binh va xa hoi"},
        {"ldtbxh", "lao dong thuong binh va xa hoi"},
        {"ld", "lao dong"},
        {"tbxh", "thuong binh va xa hoi"},
};

/* The last letters of a number, and who they stand for. */
static const struct short_name issuers[] = {
        {"TTg", "Thủ tướng Chính phủ"},
        {"CP", "Chính phủ"},
        {"QH", "Quốc hội"},
        {"CTN", "Chủ tịch nước"},
        {"UBTVQH", "Ủy ban Thường vụ Quốc hội"},
        {"UBND", "Ủy ban nhân dân"},
        {"HĐND", "Hội đồng nhân dân"},
        {"BTC", "Bộ Tài chính"},
        {"BNV", "Bộ Nội vụ"},
        {"BYT", "Bộ Y tế"},
        {"BTP", "Bộ Tư pháp"},
        {"BGDĐT", "Bộ Giáo dục và Đào tạo"},
        {"BKHĐT", "Bộ Kế hoạch và Đầu tư"},
        {"BCA", "Bộ Công an"},
        {"BXD", "Bộ Xây dựng"},
        {"BCT", "Bộ Công Thương"},
        {"BGTVT", "Bộ Giao thông vận tải"},
        {"BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"},
        {"BTNMT", "Bộ Tài nguyên và Môi trường"},
        {"BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"},
        {"BTTTT", "Bộ Thông tin và Truyền thông"},
        {"BKHCN", "Bộ Khoa học và Công nghệ"},
        {"BQP", "Bộ Quốc phòng"},
        {"BNG", "Bộ Ngoại giao"},
        {"BNNMT", "Bộ Nông nghiệp và Môi trường"},
        {"BDTTG", "Bộ Dân tộc và Tôn giáo"},
        {"UBDT", "Ủy ban Dân tộc"},
        {"TTCP", "Thanh tra Chính phủ"},
        {"NHNN", "Ngân hàng Nhà nước Việt Nam"},
        {"BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"},
        {"LĐTBXH", "Bộ Lao động - Thương binh và Xã hội"},
};

/* Who signs for a body is no part of its name. */
static const char *const heads_of_bodies[] = {"bo truong ", "chu tich ",   "giam doc ",       "tong giam doc ",
                                              "thong doc ", "cuc truong ", "tong cuc truong "};

static const char *without_head(const char *folded)
{
        for (guint i = 0; i < G_N_ELEMENTS(heads_of_bodies); i++) {
                const char *body = folded + strlen(heads_of_bodies[i]);
                if (g_str_has_prefix(folded, heads_of_bodies[i]) && !g_str_has_prefix(body, "nuoc"))
                        return body;
        }
        return folded;
}

/* Folded words, short names written out. */
static GStrv name_words(const char *name)
{
        g_autofree char *whole = fold(name ? name : "");
        g_autofree char *low = g_strdup(without_head(whole));
        g_strdelimit(low, "-,", ' ');
        g_auto(GStrv) given = g_strsplit(low, " ", 64);
        GStrvBuilder *builder = g_strv_builder_new();
        for (guint i = 0; given[i]; i++) {
                const char *words = given[i];
                for (guint j = 0; j < G_N_ELEMENTS(short_names); j++) {
                        if (strcmp(given[i], short_names[j].letters) == 0)
                                words = short_names[j].words;
                }
                g_auto(GStrv) each = g_strsplit(words, " ", -1);
                for (guint j = 0; each[j]; j++) {
                        if (*each[j])
                                g_strv_builder_add(builder, each[j]);
                }
        }
        GStrv words = g_strv_builder_end(builder);
        g_strv_builder_unref(builder);
        return words;
}

bool issuer_is_local(const char *name)
{
        g_auto(GStrv) words = name_words(name);
        g_autofree char *joined = g_strjoinv(" ", words);
        return strstr(joined, "uy ban nhan dan") || strstr(joined, "hoi dong nhan dan") ||
               g_str_has_prefix(joined, "so ");
}

gsize issuer_bytes(const char *cited)
{
        static const char *const inner[] = {"và", "-",    "tỉnh",  "huyện",  "nhân", "dân",  "thành", "phố",
                                            "xã", "ban",  "tướng", "phủ",    "động", "binh", "hội",   "chính",
                                            "vụ", "đồng", "nước",  "trưởng", "tịch", "đốc"};
        const char *end = cited;
        for (guint i = 0; i < G_N_ELEMENTS(issuers); i++) {
                gsize bytes = strlen(issuers[i].words);
                bool body = g_str_has_prefix(issuers[i].words, "Bộ ") && strncmp(cited, issuers[i].words, bytes) == 0;
                if (body && !g_unichar_isalnum(g_utf8_get_char(cited + bytes)))
                        return bytes;
        }
        for (const char *s = cited; *s;) {
                gsize bytes = strcspn(s, " ");
                g_autofree char *word = g_strndup(s, bytes);
                bool part = g_unichar_isupper(g_utf8_get_char(s));
                for (guint i = 0; i < G_N_ELEMENTS(inner) && !part; i++)
                        part = strcmp(word, inner[i]) == 0;
                if (!part)
                        break;
                end = s + bytes;
                s = *end ? end + 1 : end;
        }
        return (gsize)(end - cited);
}

/* Of a local body whose place is not said: “UBND tỉnh về …”. */
static bool stops_short(const char *cited, char **words, guint same)
{
        gsize bytes = issuer_bytes(cited);
        g_autofree char *said = g_strndup(cited, bytes);
        g_auto(GStrv) said_words = name_words(said);
        return same >= g_strv_length(said_words) && same >= 4 && words[same];
}

enum issuer_match issuer_match(const char *cited, const char *name)
{
        g_auto(GStrv) a = name_words(cited);
        g_auto(GStrv) b = name_words(name);
        guint same = 0;
        while (a[same] && b[same] && strcmp(a[same], b[same]) == 0)
                same++;
        if (!b[same] && same > 0)
                return ISSUER_SAME;
        if (issuer_is_local(name) && stops_short(cited, b, same))
                return ISSUER_UNSAID;
        return b[0] ? ISSUER_OTHER : ISSUER_UNSAID;
}

static const char *issuer_of_group(const char *group)
{
        for (guint i = 0; i < G_N_ELEMENTS(issuers); i++) {
                gsize bytes = strlen(issuers[i].letters);
                if (strncmp(group, issuers[i].letters, bytes) == 0 && !g_ascii_isupper(group[bytes]) &&
                    strlen(group) - bytes < 3)
                        return issuers[i].words;
        }
        return NULL;
}

const char *issuer_of_code(const char *code)
{
        const char *symbol = strchr(code, '/');
        if (!symbol || strstr(code, "TTLT") || strstr(code, "NQLT"))
                return NULL;
        g_auto(GStrv) groups = g_strsplit_set(symbol + 1, "/-", -1);
        const char *found = NULL;
        for (guint i = 0; groups[i]; i++) {
                const char *issuer = issuer_of_group(groups[i]);
                /* A letter has no kind: 215/UBND-LĐTBXH is of the committee, drafted by its department. */
                if (issuer && i == 0)
                        return issuer;
                found = issuer ? issuer : found;
        }
        return found;
}
