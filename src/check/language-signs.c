/* SPDX-License-Identifier: MIT */
/* Characters and punctuation. */
#include "check/language.h"

#include <string.h>

/* ---- characters that no one sees, or that are of no Vietnamese text ---- */

struct stray {
        gunichar first, last;
        const char *name; /* in both languages */
};

static const struct stray strays[] = {
        {0x00A0, 0x00A0, IN_BOTH("dấu cách không ngắt", "a no-break space")},
        {0x00AD, 0x00AD, IN_BOTH("gạch nối mềm", "a soft hyphen")},
        {0x01F6, 0x01F7, IN_BOTH("chữ lạ, có lẽ là ỳ của bảng mã cũ", "a stray letter, ỳ of an old encoding")},
        {0x0300, 0x036F, IN_BOTH("dấu rời không gắn với chữ nào", "a combining mark of no letter")},
        {0x0370, 0x058F, IN_BOTH("chữ cái không phải chữ Việt", "a letter of another script")},
        {0x2000, 0x200A, IN_BOTH("dấu cách lạ", "an unusual space")},
        {0x200B, 0x200F, IN_BOTH("ký tự không bề rộng", "a character without width")},
        {0x2028, 0x202F, IN_BOTH("ký tự điều khiển dòng", "a control of lines")},
        {0x2060, 0x206F, IN_BOTH("ký tự không bề rộng", "a character without width")},
        {0x3000, 0x3000, IN_BOTH("dấu cách lạ", "an unusual space")},
        {0xE000, 0xF8FF, IN_BOTH("ký tự riêng của một phông", "a character of one font only")},
        {0xFEFF, 0xFEFF, IN_BOTH("ký tự không bề rộng", "a character without width")},
        {0xFFFD, 0xFFFD, IN_BOTH("chữ bị mất", "a lost character")},
};

static const struct stray *find_stray(gunichar c)
{
        bool letter = (c >= 0xC0 && c <= 0x1B0) || (c >= 0x1EA0 && c <= 0x1EF9);
        for (guint i = 0; !letter && i < G_N_ELEMENTS(strays); i++) {
                if (c >= strays[i].first && c <= strays[i].last)
                        return &strays[i];
        }
        return NULL;
}

static void read_characters(struct reading *reading)
{
        const char *text = reading->prose->text;
        for (const char *p = text; *p; p = g_utf8_next_char(p)) {
                if ((guchar)*p < 0x80)
                        continue;
                gunichar c = g_utf8_get_char(p);
                const struct stray *stray = find_stray(c);
                if (!stray)
                        continue;
                char code[16];
                g_snprintf(code, sizeof code, "U+%04X", c);
                reading_add(reading, (gsize)(p - text), (gsize)(g_utf8_next_char(p) - p), MESSAGE_TEXT_STRAY, code,
                            stray->name, NULL);
        }
}

void check_characters(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_characters);
}

/* ---- spaces around punctuation ---- */

static bool is_letter_at(const char *p)
{
        gunichar c = *p ? g_utf8_get_char(p) : 0;
        return c != PROSE_HIDDEN && g_unichar_isalpha(c);
}

static const char *letter_before(const char *text, const char *p)
{
        return p > text ? g_utf8_prev_char(p) : text;
}

/* "a ,b": a space before , ; : ! ? ) or a final stop. */
static bool is_space_before(const char *text, const char *p)
{
        if (*p != ' ' || p == text || !p[1] || p[-1] == ' ')
                return false;
        if (strchr(",;!?)", p[1]))
                return true;
        bool ends = p[2] == '\0' || p[2] == ' ';
        return (p[1] == ':' || p[1] == '.') && ends;
}

/* "a,b" between letters; "a.B" where a word ends and a sentence begins. */
static bool is_space_missing(const char *text, const char *p)
{
        if (p == text || !is_letter_at(p + 1) || !is_letter_at(letter_before(text, p)))
                return false;
        if (*p == ',' || *p == ';')
                return true;
        const char *before = letter_before(text, p);
        if (*p != '.' || before == text)
                return false;
        return g_unichar_islower(g_utf8_get_char(before)) && is_letter_at(letter_before(text, before)) &&
               g_unichar_isupper(g_utf8_get_char(p + 1));
}

static void read_spaces(struct reading *reading)
{
        const char *text = reading->prose->text;
        for (const char *p = text; *p; p++) {
                gsize offset = (gsize)(p - text);
                if (is_space_before(text, p))
                        reading_add(reading, offset, 1, MESSAGE_TEXT_SPACE_BEFORE, reading_part(reading, offset + 1, 1),
                                    NULL, NULL);
                else if ((*p == ',' || *p == ';' || *p == '.') && is_space_missing(text, p))
                        reading_add(reading, offset, 1, MESSAGE_TEXT_SPACE_AFTER, reading_part(reading, offset, 1),
                                    NULL, NULL);
        }
}

void check_spaces(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_spaces);
}

/* ---- dashes and codes ---- */

static bool is_code_letter(gunichar c)
{
        return g_unichar_isupper(c) || c == '&';
}

/* Capitals that end at p. */
static const char *capitals_before(const char *text, const char *p)
{
        while (p > text && is_code_letter(g_utf8_get_char(g_utf8_prev_char(p))))
                p = g_utf8_prev_char(p);
        return p;
}

/* A kind of document before a hyphen: "QĐ- TTg"; "TT - Huế" may be anything. */
static bool is_code_before(const char *text, const char *p)
{
        static const char *const kinds[] = {"QĐ", "NQ", "KH", "TT", "NĐ", "CT", "TTr", "TTLT", "BC"};
        const char *begin = capitals_before(text, p);
        for (guint i = 0; *p == '-' && i < G_N_ELEMENTS(kinds); i++) {
                if (strlen(kinds[i]) == (gsize)(p - begin) && strncmp(begin, kinds[i], strlen(kinds[i])) == 0)
                        return true;
        }
        return false;
}

/* A code with its number is a citation, and said as one (cited.c). */
static bool is_cited(const char *text, const char *p)
{
        const char *begin = capitals_before(text, p);
        return begin < p && begin > text && begin[-1] == '/';
}

static void read_dash(struct reading *reading, const char *text, const char *p)
{
        const char *left = p, *right = p + 1;
        left -= left > text && left[-1] == ' ';
        right += *right == ' ';
        if (right - left == 1 || left == text || is_cited(text, left))
                return;
        const char *before = g_utf8_prev_char(left);
        gunichar b = g_utf8_get_char(before), a = *right ? g_utf8_get_char(right) : 0;
        gsize offset = (gsize)(p - text), bytes = (gsize)(right - p);
        if (g_unichar_isupper(a) && is_code_before(text, left))
                reading_add(reading, offset, bytes, MESSAGE_CODE_SPACE, NULL, NULL, NULL);
        else if (right - left == 2 && g_unichar_isalnum(a) && g_unichar_isalnum(b))
                reading_add(reading, offset, bytes, MESSAGE_DASH_SPACE, NULL, NULL, NULL);
}

static void read_dashes(struct reading *reading)
{
        const char *text = reading->prose->text;
        for (const char *p = strchr(text, '-'); p; p = strchr(p + 1, '-'))
                read_dash(reading, text, p);
}

void check_dashes(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_dashes);
}

/* ---- pairs ---- */

struct paired {
        const char *open, *close;
};

static const struct paired pairs[] = {{"“", "”"}, {"(", ")"}, {"[", "]"}, {"‘", "’"}};

/* "a)", "1)", "12.1)": the mark of an item, not the end of a bracket. */
static bool is_item_mark(const char *text, const char *p)
{
        const char *begin = p;
        while (begin > text && begin[-1] != ' ' && begin[-1] != '(')
                begin--;
        return *p == ')' && p > begin && (g_utf8_strlen(begin, p - begin) <= 2 || g_ascii_isdigit(*begin));
}

static void read_pair(struct reading *reading, const struct paired *pair)
{
        const char *text = reading->prose->text, *open = NULL;
        gsize opens = strlen(pair->open), closes = strlen(pair->close);
        guint depth = 0;
        for (const char *p = text; *p; p++) {
                if (strncmp(p, pair->open, opens) == 0) {
                        open = depth++ ? open : p;
                } else if (strncmp(p, pair->close, closes) == 0) {
                        if (depth == 0 && *pair->close != '\xE2' && !is_item_mark(text, p))
                                reading_add(reading, (gsize)(p - text), closes, MESSAGE_TEXT_UNOPENED, pair->close,
                                            NULL, NULL);
                        depth -= depth > 0;
                }
        }
        if (depth > 0 && pair->open[0] != '\0')
                reading_add(reading, (gsize)(open - text), opens, MESSAGE_TEXT_UNCLOSED, pair->open, NULL, NULL);
}

static void read_pairs(struct reading *reading)
{
        if (reading->prose->kind == PROSE_CELL)
                return;
        for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
                if (strstr(reading->prose->text, pairs[i].open) || strstr(reading->prose->text, pairs[i].close))
                        read_pair(reading, &pairs[i]);
        }
}

void check_pairs(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_pairs);
}

/* ---- sentences ---- */

/* ". tỷ lệ": a small letter after a stop that ends a word of small letters; "v.v. và" is none. */
static void read_sentences(struct reading *reading)
{
        const char *text = reading->prose->text;
        for (const char *p = strstr(text, ". "); p; p = strstr(p + 1, ". ")) {
                const char *before = letter_before(text, p), *more = letter_before(text, before);
                bool word = g_unichar_islower(g_utf8_get_char(before)) && g_unichar_islower(g_utf8_get_char(more));
                const char *next = p + 2;
                if (p > text && word && more != before && is_letter_at(next) &&
                    g_unichar_islower(g_utf8_get_char(next)))
                        reading_add(reading, (gsize)(next - text), (gsize)(g_utf8_next_char(next) - next),
                                    MESSAGE_SENTENCE_SMALL, NULL, NULL, NULL);
        }
}

void check_sentences(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_sentences);
}

enum {
        SENTENCE_LEAST = 60, /* characters: shorter ones may be a title */
};

static void read_stop(struct reading *reading)
{
        const char *text = reading->prose->text, *end = text + strlen(text);
        if (reading->prose->kind != PROSE_PARAGRAPH || reading->checked->plan->incomplete)
                return;
        while (end > text && end[-1] == ' ')
                end--;
        const char *last = letter_before(text, end);
        if (g_utf8_strlen(text, -1) >= SENTENCE_LEAST && g_unichar_isalnum(g_utf8_get_char(last)))
                reading_add(reading, (gsize)(last - text), (gsize)(end - last), MESSAGE_STOP_MISSING, NULL, NULL, NULL);
}

void check_stops(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_stop);
}
