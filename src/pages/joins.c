/* SPDX-License-Identifier: MIT */
#include "pages/joins.h"

#include <pango/pango.h>
#include <string.h>

/* ---- words that hold on to their neighbours ---- */

enum takes {
        UNIT = 1,          /* to the number before it: 15 kg, 18 tháng */
        BEFORE_NUMBER = 2, /* to a number or code behind it: Điều 5, số 32/2010/QĐ-TTg */
        BEFORE_ROMAN = 4,  /* Phụ lục I, quý IV */
        BEFORE_LETTER = 8, /* điểm a */
        SCALE = 16,        /* to the money behind it: tỷ đồng */
        MONEY = 32,
        BEFORE_ANY = 64,   /* TP. Huế, KT. CHỦ TỊCH */
        FIRST_HALF = 128,  /* of a term */
        SECOND_HALF = 256, /* Phụ lục */
        SECOND_LONG = 512, /* the same, and the years behind it; so long that a line may be torn open: giai đoạn */
};

enum {
        HELD_BYTES = 12, /* room of the longest word below */
        TERM_BYTES = 5,  /* of the longest FIRST_HALF */
        CODE_BYTES = 8,  /* 25/3/2010 or longer */
        YEAR_BYTES = 4,  /* 2016, 2016-2020 */
};

static const struct {
        char word[HELD_BYTES]; /* in small letters; rows in the order of bytes */
        guint takes;
} held[] = {
        {"%", UNIT},
        {"ban", UNIT},
        {"biểu", BEFORE_NUMBER | BEFORE_ROMAN},
        {"buổi", UNIT},
        {"bài", UNIT},
        {"bản", UNIT},
        {"bảng", BEFORE_NUMBER | BEFORE_ROMAN},
        {"bộ", UNIT},
        {"chiếc", UNIT},
        {"cháu", UNIT},
        {"chương", BEFORE_NUMBER | BEFORE_ROMAN},
        {"cm", UNIT},
        {"cuốn", UNIT},
        {"cuộc", UNIT},
        {"cái", UNIT},
        {"căn", UNIT},
        {"cấp", BEFORE_NUMBER | BEFORE_ROMAN},
        {"cụ", UNIT},
        {"em", UNIT},
        {"giai", FIRST_HALF},
        {"giây", UNIT},
        {"giờ", UNIT},
        {"gs.", BEFORE_ANY},
        {"ha", UNIT},
        {"huyện", UNIT},
        {"hình", BEFORE_NUMBER},
        {"hạng", BEFORE_NUMBER | BEFORE_ROMAN | BEFORE_LETTER},
        {"học", UNIT},
        {"hộ", UNIT},
        {"kg", UNIT},
        {"khoản", BEFORE_NUMBER | BEFORE_LETTER},
        {"khu", UNIT | BEFORE_NUMBER},
        {"khóa", UNIT | BEFORE_NUMBER | BEFORE_ROMAN},
        {"khẩu", UNIT},
        {"km", UNIT},
        {"km²", UNIT},
        {"kt.", BEFORE_ANY},
        {"kwh", UNIT},
        {"kỳ", UNIT | BEFORE_NUMBER | BEFORE_ROMAN},
        {"loại", BEFORE_NUMBER | BEFORE_ROMAN | BEFORE_LETTER},
        {"lít", UNIT},
        {"lượt", UNIT},
        {"lần", UNIT},
        {"lớp", UNIT | BEFORE_NUMBER},
        {"lục", BEFORE_NUMBER | BEFORE_ROMAN | SECOND_HALF},
        {"m", UNIT},
        {"m2", UNIT},
        {"m3", UNIT},
        {"mg", UNIT},
        {"mm", UNIT},
        {"mw", UNIT},
        {"m²", UNIT},
        {"m³", UNIT},
        {"mô", UNIT},
        {"mẫu", UNIT | BEFORE_NUMBER | BEFORE_ROMAN | BEFORE_LETTER},
        {"mục", BEFORE_NUMBER | BEFORE_ROMAN},
        {"nghìn", UNIT | SCALE},
        {"ngàn", UNIT | SCALE},
        {"ngày", UNIT | BEFORE_NUMBER},
        {"người", UNIT},
        {"nhà", UNIT},
        {"nhóm", UNIT | BEFORE_NUMBER | BEFORE_ROMAN | BEFORE_LETTER},
        {"năm", UNIT | BEFORE_NUMBER},
        {"pgs.", BEFORE_ANY},
        {"phiếu", UNIT},
        {"phòng", UNIT},
        {"phút", UNIT},
        {"phường", UNIT | BEFORE_NUMBER},
        {"phần", BEFORE_NUMBER | BEFORE_ROMAN},
        {"phụ", FIRST_HALF},
        {"quyển", UNIT},
        {"quý", UNIT | BEFORE_NUMBER | BEFORE_ROMAN},
        {"quận", UNIT | BEFORE_NUMBER},
        {"suất", UNIT},
        {"số", BEFORE_NUMBER},
        {"ths.", BEFORE_ANY},
        {"tháng", UNIT | BEFORE_NUMBER},
        {"thôn", UNIT | BEFORE_NUMBER},
        {"thứ", BEFORE_NUMBER},
        {"tiết", UNIT | BEFORE_NUMBER | BEFORE_LETTER},
        {"tl.", BEFORE_ANY},
        {"tm.", BEFORE_ANY},
        {"tp.", BEFORE_ANY},
        {"trang", UNIT | BEFORE_NUMBER},
        {"triệu", UNIT | SCALE},
        {"trăm", UNIT | SCALE},
        {"trường", UNIT},
        {"trẻ", UNIT},
        {"ts.", BEFORE_ANY},
        {"tt.", BEFORE_ANY},
        {"tuq.", BEFORE_ANY},
        {"tuần", UNIT | BEFORE_NUMBER},
        {"tuổi", UNIT},
        {"tx.", BEFORE_ANY},
        {"tạ", UNIT},
        {"tấm", UNIT},
        {"tấn", UNIT},
        {"tập", UNIT | BEFORE_NUMBER},
        {"tỉ", UNIT | SCALE},
        {"tỉnh", UNIT},
        {"tổ", UNIT | BEFORE_NUMBER},
        {"tờ", UNIT},
        {"tỷ", UNIT | SCALE},
        {"usd", UNIT | MONEY},
        {"vnđ", UNIT | MONEY},
        {"vụ", UNIT},
        {"xã", UNIT},
        {"yến", UNIT},
        {"°c", UNIT},
        {"đ", UNIT | MONEY},
        {"điều", BEFORE_NUMBER | BEFORE_ROMAN},
        {"điểm", UNIT | BEFORE_NUMBER | BEFORE_LETTER},
        {"đoạn", BEFORE_NUMBER | BEFORE_ROMAN | SECOND_LONG},
        {"đơn", UNIT},
        {"đồng", UNIT | MONEY},
        {"đợt", UNIT | BEFORE_NUMBER},
        {"₫", UNIT | MONEY},
};

static bool is_opener(gunichar c)
{
        return c == '(' || c == '[' || c == '{' || c == 0x201c || c == 0x2018 || c == 0xab;
}

static bool is_closer(gunichar c)
{
        if (c < 0x80)
                return c && strchr(")]},.;:!?%", (int)c);
        return c == 0x201d || c == 0x2019 || c == 0xbb || c == 0x2030 || c == 0x2026;
}

static gunichar first_of(const struct token *token)
{
        return token->bytes ? g_utf8_get_char(token->text) : 0;
}

static gunichar last_of(const struct token *token)
{
        return token->bytes ? g_utf8_get_char(g_utf8_prev_char(token->text + token->bytes)) : 0;
}

/* By one or two bytes: may this begin with what is_opener knows, end with what is_closer knows?  Few words do. */
static bool may_open(const struct token *token)
{
        guchar first = token->bytes ? (guchar)*token->text : 0;
        return first == '(' || first == '[' || first == '{' || first == 0xc2 || first == 0xe2;
}

static bool may_close(const struct token *token)
{
        const guchar *end = (const guchar *)token->text + token->bytes;
        if (token->bytes < 2)
                return false;
        if (end[-1] < 0x80)
                return !g_ascii_isalnum(end[-1]);
        return end[-2] == 0xc2 || (token->bytes > 2 && end[-3] == 0xe2);
}

/* token without brackets and quotes before it and punctuation behind it; a stop stays when keep says so. */
static struct token stem_of(const struct token *token, gunichar keep)
{
        struct token stem = *token;
        while (may_open(&stem) && is_opener(first_of(&stem))) {
                const char *next = g_utf8_next_char(stem.text);
                stem.bytes -= (guint)(next - stem.text);
                stem.text = next;
        }
        while (may_close(&stem) && last_of(&stem) != keep && is_closer(last_of(&stem)))
                stem.bytes = (guint)(g_utf8_prev_char(stem.text + stem.bytes) - stem.text);
        return stem;
}

/* Small letters of stem in room that has zeros behind them. */
static void write_small(const struct token *stem, char small[HELD_BYTES + 8])
{
        guint count = 0;
        for (const char *s = stem->text; s < stem->text + stem->bytes && count < HELD_BYTES;) {
                if ((guchar)*s < 0x80) {
                        small[count++] = g_ascii_tolower(*s++);
                } else {
                        count += (guint)g_unichar_to_utf8(g_unichar_tolower(g_utf8_get_char(s)), small + count);
                        s = g_utf8_next_char(s);
                }
        }
}

/* The first eight bytes of a word as a number in their order. */
static guint64 head_of(const char *word)
{
        guint64 head;
        memcpy(&head, word, sizeof head);
        return GUINT64_FROM_BE(head);
}

/* What a word takes, by its stem in small letters; 0 for words that hold nothing. */
static guint takes_of(const struct token *stem)
{
        char small[HELD_BYTES + 8] = "";
        if (stem->bytes == 0 || stem->bytes >= HELD_BYTES)
                return 0;
        write_small(stem, small);
        guint64 head = head_of(small);
        guint low = 0, high = G_N_ELEMENTS(held);
        while (low < high) {
                guint middle = (low + high) / 2;
                guint64 there = head_of(held[middle].word);
                if (there == head && strcmp(held[middle].word, small) == 0)
                        return held[middle].takes;
                if (there < head || (there == head && strcmp(held[middle].word, small) < 0))
                        low = middle + 1;
                else
                        high = middle;
        }
        return 0;
}

/* ---- numbers ---- */

/* 22,5 or 1.500.000 or 25/3 or 2016-2020; brackets before it do not matter. */
static bool is_number(const struct token *token)
{
        struct token stem = stem_of(token, 0);
        if (stem.bytes == 0 || stem.bytes != (guint)(token->text + token->bytes - stem.text))
                return false;
        for (guint i = 0; i < stem.bytes; i++) {
                if (!g_ascii_isdigit(stem.text[i]) && !strchr(".,/-+", stem.text[i]))
                        return false;
        }
        return g_ascii_isdigit(stem.text[0]) && g_ascii_isdigit(stem.text[stem.bytes - 1]);
}

static bool is_dash(const struct token *token)
{
        gunichar c = first_of(token);
        return (c == '-' || c == 0x2013 || c == 0x2014) && token->bytes == (guint)g_unichar_to_utf8(c, NULL);
}

static bool is_roman(const struct token *stem)
{
        for (guint i = 0; i < stem->bytes; i++) {
                if (!strchr("IVXLC", stem->text[i]) || !stem->text[i])
                        return false;
        }
        return stem->bytes > 0 && stem->bytes < 8;
}

static bool is_letter(const struct token *stem)
{
        gunichar c = first_of(stem);
        return g_unichar_isalpha(c) && stem->bytes == (guint)g_unichar_to_utf8(c, NULL);
}

/* ---- spaces ---- */

/* A unit stays with its number, money with its scale; "đồng/lớp" is đồng here. */
static bool unit_holds(const struct token *left, const struct token *right)
{
        struct token unit = stem_of(right, 0);
        const char *slash = memchr(unit.text, '/', unit.bytes);
        if (slash)
                unit.bytes = (guint)(slash - unit.text);
        unit = stem_of(&unit, 0);
        if (is_number(left))
                return takes_of(&unit) & UNIT;
        return takes_of(&unit) & MONEY && takes_of(left) & SCALE;
}

/* Phụ lục, giai đoạn. */
static enum hold term_holds(const struct token *word, const struct token *stem)
{
        if (word->bytes > TERM_BYTES || !(takes_of(word) & FIRST_HALF))
                return HOLD_NONE;
        guint second = takes_of(stem);
        return second & SECOND_HALF ? HOLD_FIRM : second & SECOND_LONG ? HOLD_YEAR : HOLD_NONE;
}

/* Điều 5, Phụ lục I, điểm a, TP. Huế; softly "số 32/2010/QĐ-TTg", "ngày 25/3/2010". */
static enum hold word_holds(const struct token *left, const struct token *right)
{
        struct token word = stem_of(left, '.'), stem = stem_of(right, 0);
        guint wanted = BEFORE_ANY;
        if (g_unichar_isdigit(first_of(&stem)))
                wanted |= BEFORE_NUMBER;
        if (is_roman(&stem))
                wanted |= BEFORE_ROMAN;
        if (is_letter(&stem))
                wanted |= BEFORE_LETTER;
        /* Most words are no ASCII abbreviation and stand before no number: told here without a look at the table. */
        if (wanted == BEFORE_ANY && last_of(&word) != '.')
                return term_holds(&word, &stem);
        guint takes = takes_of(&word) & wanted;
        if (takes == BEFORE_NUMBER && stem.bytes >= YEAR_BYTES && takes_of(&word) & SECOND_LONG)
                return HOLD_YEAR;
        if (takes == BEFORE_NUMBER && stem.bytes >= CODE_BYTES && memchr(stem.text, '/', stem.bytes))
                return HOLD_SOFT;
        return takes ? HOLD_FIRM : HOLD_NONE;
}

/* Small letters after a word that ends in a letter, as most pairs are: nothing to look for. */
static bool is_plain(const struct token *left, const struct token *right)
{
        const guchar *l = (const guchar *)left->text + left->bytes, *r = (const guchar *)right->text;
        bool ends = g_ascii_isalpha(l[-1]) || (left->bytes > 2 && l[-1] >= 0x80 && l[-2] != 0xc2 && l[-3] != 0xe2);
        /* "lục" after "phụ", "đoạn" after "giai", and money after its scale: đồng, USD, VNĐ. */
        bool begins = (g_ascii_islower(r[0]) && r[0] != 'l' && r[0] != 'u' && r[0] != 'v') || r[0] == 0xc3 ||
                      (r[0] == 0xc4 && r[1] != 0x90 && r[1] != 0x91) || r[0] == 0xc6 || r[0] == 0xe1;
        return ends && begins && right->bytes > 3;
}

static bool is_word(const struct token *token, const char *word)
{
        return token->bytes == strlen(word) && memcmp(token->text, word, token->bytes) == 0;
}

enum hold joins_hold(const struct token *before, const struct token *left, const struct token *right)
{
        if (left->bytes == 0 || right->bytes == 0)
                return HOLD_NONE;
        if (is_plain(left, right))
                return HOLD_NONE;
        if (is_closer(first_of(right)) || is_opener(last_of(left)))
                return HOLD_FIRM;
        if (is_dash(right) || (right->bytes == 1 && *right->text == '/'))
                return is_dash(right) && !is_number(left) ? HOLD_DASH : HOLD_FIRM;
        /* A reader of the PDF takes a hyphen at the end of a line for hyphenation and drops it. */
        if (last_of(left) == '-')
                return HOLD_FIRM;
        if (is_dash(left) && before && is_number(before) && g_unichar_isdigit(first_of(right)))
                return HOLD_FIRM;
        if (before && is_word(before, "tháng") && is_word(right, "năm") && is_number(left))
                return HOLD_YEAR;
        return unit_holds(left, right) ? HOLD_FIRM : word_holds(left, right);
}

bool joins_is_label(const struct token *token)
{
        const char *text = token->text;
        guint count = token->bytes;
        if (is_dash(token) || (count == 1 && (*text == '+' || *text == '*')))
                return true;
        if (count < 2 || count > 12 || (text[count - 1] != '.' && text[count - 1] != ')'))
                return false;
        struct token stem = {text, count - 1};
        if (is_roman(&stem) || is_letter(&stem))
                return true;
        for (guint i = 0; i < stem.bytes; i++) {
                if (!g_ascii_isdigit(text[i]) && text[i] != '.')
                        return false;
        }
        return g_ascii_isdigit(*text);
}

/* ---- inside words ---- */

static bool is_address(const struct token *token)
{
        return g_strstr_len(token->text, token->bytes, "://") ||
               (token->bytes > 4 && strncmp(token->text, "www.", 4) == 0);
}

/* Written without spaces: Thai, Chinese and others, which Pango knows. */
static bool is_unspaced(gunichar c)
{
        return (c >= 0x0e00 && c < 0x1100) || (c >= 0x1780 && c < 0x1800) || (c >= 0x2e80 && c < 0xa4d0) ||
               (c >= 0xac00 && c < 0xd7b0) || (c >= 0xf900 && c < 0xfb00) || (c >= 0xff00 && c < 0xffe0) ||
               c >= 0x1f000;
}

/* May a line end behind c, which ends at `at`? */
static bool ends_line(const struct token *token, gunichar c, const char *at, bool address)
{
        const char *end = token->text + token->bytes, *behind = g_utf8_prev_char(at);
        gunichar next = at < end ? g_utf8_get_char(at) : 0;
        if (c == 0x200b)
                return true;
        if (!next || behind == token->text)
                return false;
        if (c == 0x2013 || c == 0x2014)
                return !g_unichar_isdigit(next) && !is_opener(g_utf8_get_char(g_utf8_prev_char(behind))) &&
                       !is_closer(next);
        if (address)
                return strchr("/.?&", (int)(c & 0x7f)) && c < 0x80 && c && (next >= 0x80 || !strchr("/.?&", (int)next));
        return false;
}

/* Bytes that may have to do with a break: else nothing more is asked. */
static bool may_break(const struct token *token)
{
        for (guint i = 0; i < token->bytes; i++) {
                guchar c = (guchar)token->text[i];
                if (c == '/' || c == '.' || c == '?' || c == '&' || c == 0xe0 || c >= 0xe2)
                        return true;
                if (c == 0xe1 && i + 1 < token->bytes && ((guchar)token->text[i + 1] & 0xfc) != 0xb8)
                        return true;
        }
        return false;
}

void joins_add_inside(const struct token *token, GArray *breaks)
{
        if (!may_break(token))
                return;
        bool address = is_address(token);
        const char *end = token->text + token->bytes, *next = NULL;
        g_autofree PangoLogAttr *attributes = NULL;
        gunichar last = 0;
        int at = 0; /* characters */
        for (const char *s = token->text; s < end; s = next, at++) {
                gunichar c = g_utf8_get_char(s);
                next = g_utf8_next_char(s);
                bool breaks_here = last && ends_line(token, last, s, address);
                if (!breaks_here && last && (is_unspaced(c) || is_unspaced(last))) {
                        if (!attributes) {
                                long count = g_utf8_strlen(token->text, token->bytes) + 1;
                                attributes = g_new0(PangoLogAttr, count);
                                pango_get_log_attrs(token->text, (int)token->bytes, -1,
                                                    pango_language_from_string("vi"), attributes, (int)count);
                        }
                        breaks_here = attributes[at].is_line_break;
                }
                guint byte = (guint)(s - token->text);
                if (breaks_here)
                        g_array_append_val(breaks, byte);
                last = c;
        }
}
