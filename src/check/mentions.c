/* SPDX-License-Identifier: MIT */
#include "check/mentions.h"

#include <string.h>

#include "plan/money.h"
#include "vietnamese/numbers.h"

/* ---- pieces of forms ---- */

static const char *skip_spaces(const char *s)
{
        for (;;) {
                if (*s == ' ')
                        s++;
                else if (g_str_has_prefix(s, "\u00A0"))
                        s += 2;
                else
                        return s;
        }
}

/* Behind the word, or NULL; white space before it is skipped. */
static const char *word(const char *s, const char *wanted)
{
        s = skip_spaces(s);
        gsize bytes = strlen(wanted);
        if (strncmp(s, wanted, bytes) != 0)
                return NULL;
        s += bytes;
        return g_unichar_isalnum(g_utf8_get_char(s)) ? NULL : s;
}

/* One to `most` digits that no other digit follows. */
static const char *small_number(const char *s, int most, int *value)
{
        int count = 0;
        for (*value = 0; count < most && g_ascii_isdigit(*s); count++)
                *value = *value * 10 + (*s++ - '0');
        return count > 0 && !g_ascii_isdigit(*s) ? s : NULL;
}

static const char *year_number(const char *s, int *year)
{
        const char *end = small_number(s, 4, year);
        return end && end - s == 4 && *year >= 1900 && *year < 2200 ? end : NULL;
}

/* ---- forms: each gives the end of what it has read at s, or NULL ---- */

static const char *read_date(const char *s, struct mention *m)
{
        int day, month, year;
        const char *end = small_number(s, 2, &day);
        if (!end)
                return NULL;
        if (*end == '/') {
                end = small_number(end + 1, 2, &month);
                end = end && *end == '/' ? small_number(end + 1, 4, &year) : NULL;
        } else {
                end = word(end, "tháng");
                end = end ? small_number(skip_spaces(end), 2, &month) : NULL;
                end = end ? word(end, "năm") : NULL;
                end = end ? small_number(skip_spaces(end), 4, &year) : NULL;
        }
        if (!end || year < 1000)
                return NULL;
        m->date = (struct date){(short)year, (signed char)month, (signed char)day};
        m->kind = MENTION_DATE;
        return end;
}

static bool is_code_letter(gunichar c)
{
        /* TTg, TTr */
        return g_unichar_isupper(c) || (c < 128 && g_ascii_isdigit((char)c)) || c == 'g' || c == 'r';
}

/* QĐ-TTg, TTLT/BTC-BLĐTBXH, KH - UBND: groups that begin with a capital. */
static const char *code_symbol(const char *s, GString *code)
{
        const char *end = NULL;
        for (;;) {
                if (!g_unichar_isupper(g_utf8_get_char(s)))
                        return end;
                for (; is_code_letter(g_utf8_get_char(s)); s = g_utf8_next_char(s))
                        g_string_append_unichar(code, g_utf8_get_char(s));
                end = s;
                const char *joint = skip_spaces(s);
                if (*joint != '-' && (*joint != '/' || joint != s))
                        return end;
                s = skip_spaces(joint + 1);
                /* “QĐ-TTg - Sở” does not go on: spaces on both sides only join what is all capitals */
                const char *next = s;
                while (g_unichar_isupper(g_utf8_get_char(next)))
                        next = g_utf8_next_char(next);
                if (next - s < 2)
                        return end;
                g_string_append_c(code, *joint);
        }
}

static const char *read_code(const char *s, struct mention *m)
{
        g_autoptr(GString) code = g_string_new(NULL);
        const char *end = s;
        while (g_ascii_isdigit(*end))
                end++;
        if (g_ascii_islower(*end) && end[1] == '/')
                end++;
        const char *number_end = end;
        while (*end == ' ')
                end++;
        if (*end != '/' || number_end - s > 8)
                return NULL;
        g_string_append_len(code, s, number_end - s);
        g_string_append_c(code, *end++);
        int year;
        const char *behind = small_number(end, 4, &year);
        if (behind && *behind == '/') {
                g_string_append_len(code, end, behind + 1 - end);
                end = behind + 1;
        }
        end = code_symbol(end, code);
        m->kind = MENTION_CODE;
        m->code = end ? g_strdup(code->str) : NULL;
        return end;
}

static const char *dash(const char *s)
{
        s = skip_spaces(s);
        if (*s == '-')
                return skip_spaces(s + 1);
        return g_str_has_prefix(s, "–") ? skip_spaces(s + strlen("–")) : NULL;
}

static const char *read_years(const char *s, struct mention *m)
{
        const char *end = year_number(s, &m->years.from);
        if (!end || *end == '%' || (*end == '/' && g_ascii_isalnum(end[1])))
                return NULL;
        m->kind = MENTION_YEARS;
        m->years.to = m->years.from;
        int to;
        const char *next = dash(end);
        if (!next && (next = word(end, "đến"))) {
                const char *year = word(next, "năm");
                next = skip_spaces(year ? year : next);
        }
        next = next ? year_number(next, &to) : NULL;
        if (!next || to <= m->years.from)
                return end;
        m->years.to = to;
        return next;
}

static const struct money_word {
        const char *word;
        guint zeros;
} money_words_known[] = {{"nghìn", 3}, {"ngàn", 3}, {"triệu", 6}, {"tỷ", 9}, {"tỉ", 9}};

static const char *money_scale(const char *s, guint *zeros)
{
        for (guint i = 0; i < G_N_ELEMENTS(money_words_known); i++) {
                const char *end = word(s, money_words_known[i].word);
                if (end) {
                        *zeros = money_words_known[i].zeros;
                        return end;
                }
        }
        *zeros = 0;
        return s;
}

/* Behind “4 tỷ” also “650 triệu”, “500 nghìn”, each smaller than the one before: added to *value, in units of the last
 * one's *zeros. */
static const char *read_smaller(const char *s, gint64 *value, guint *zeros)
{
        for (;;) {
                gint64 more, sum = *value;
                guint scale, less;
                const char *end, *next = skip_spaces(s);
                if (*next == ',')
                        next = skip_spaces(next + 1);
                if (!number_read_grouped(next, &more, &scale, &end) || scale || more >= 1000)
                        return s;
                const char *unit = money_scale(end, &less);
                if (unit == end || less >= *zeros)
                        return s;
                for (guint i = less; i < *zeros; i++) {
                        if (__builtin_mul_overflow(sum, 10, &sum))
                                return s;
                }
                if (__builtin_add_overflow(sum, more, value))
                        return s;
                *zeros = less;
                s = unit;
        }
}

static const char *read_amount(const char *s, struct mention *m)
{
        const char *end;
        if (!number_read_grouped(s, &m->value, &m->scale, &end))
                return NULL;
        guint zeros;
        const char *unit = money_scale(end, &zeros);
        if (m->scale == 0 && zeros > 3)
                unit = read_smaller(unit, &m->value, &zeros);
        const char *dong = word(unit, "đồng");
        end = dong ? dong : word(unit, "đ");
        if (!end)
                return NULL;
        struct exact exact = {m->value, m->scale};
        bool fits = true;
        for (guint i = 0; fits && i < zeros; i++)
                fits = exact_times(&exact, 10, 0);
        m->kind = MENTION_AMOUNT;
        m->scale = 0;
        enum exact_result fit = fits ? exact_value(&exact, 0, &m->value) : EXACT_OVERFLOW;
        if (fit == EXACT_OVERFLOW) /* still an amount, and like no other */
                m->value = G_MAXINT64;
        return fit == EXACT_FRACTION ? NULL : end;
}

static const char *read_share(const char *s, struct mention *m)
{
        const char *end;
        m->kind = MENTION_SHARE;
        if (!number_read_grouped(s, &m->value, &m->scale, &end))
                return NULL;
        end = skip_spaces(end);
        return *end == '%' ? end + 1 : NULL;
}

static const char *read_count(const char *s, struct mention *m)
{
        const char *end;
        m->kind = MENTION_COUNT;
        if (!number_read_grouped(s, &m->value, &m->scale, &end))
                return NULL;
        m->noun = skip_spaces(end);
        return m->noun > end && g_unichar_isalpha(g_utf8_get_char(m->noun)) ? end : NULL;
}

/* In this order: what is longer goes first. */
static const char *(*const forms[])(const char *s, struct mention *m) = {
        read_date, read_code, read_years, read_amount, read_share, read_count,
};

/* ---- texts ---- */

/* A number begins here and not inside a word, a code or another number. */
static bool begins_number(const char *text, const char *s)
{
        if (s == text)
                return true;
        const char *before = g_utf8_prev_char(s);
        gunichar c = g_utf8_get_char(before);
        return !g_unichar_isalnum(c) && c != '/' && c != ',' && !(c == '.' && before > text && before[-1] != ' ');
}

/* “2000 người” out of the data is no year. */
static bool is_figure(const struct wording *wording, const char *s)
{
        const char *datum = wording_span(wording, (gsize)(s - wording->text))->datum;
        return datum && (g_str_has_prefix(datum, "table.") || g_str_has_prefix(datum, "budget.") ||
                         (g_str_has_prefix(datum, "target.") && !g_str_has_suffix(datum, ".by")));
}

static const char *read_one(struct job *job, const struct wording *wording, const char *s, struct list *out)
{
        for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
                if (forms[i] == read_years && is_figure(wording, s))
                        continue;
                struct mention read = {.wording = wording, .begin = (gsize)(s - wording->text)};
                const char *end = forms[i](s, &read);
                if (!end)
                        continue;
                struct mention *mention = arena_new(job->arena, struct mention);
                *mention = read;
                mention->end = (gsize)(end - wording->text);
                mention->datum = wording_span(wording, read.begin)->datum;
                if (read.code) {
                        mention->code = arena_text(job->arena, read.code);
                        g_free((char *)read.code);
                }
                list_add(job->arena, out, mention);
                return end;
        }
        while (g_ascii_isdigit(*s))
                s++;
        return s;
}

void mentions_read(struct job *job, const struct wording *wording, struct list *out)
{
        static const char DIGITS[] = "0123456789";
        const char *s = wording->text + strcspn(wording->text, DIGITS);
        while (*s) {
                s = begins_number(wording->text, s) ? read_one(job, wording, s, out) : s + 1;
                s += strcspn(s, DIGITS);
        }
}

struct place mention_place(struct job *job, const struct mention *mention)
{
        return wording_place(job, mention->wording, mention->begin, mention->end);
}

const char *mention_text(struct job *job, const struct mention *mention)
{
        return arena_text_n(job->arena, mention->wording->text + mention->begin, mention->end - mention->begin);
}

const char *mention_named(struct job *job, const struct mention *mention)
{
        const char *text = mention_text(job, mention);
        if (mention->kind != MENTION_COUNT)
                return text;
        return arena_printf(job->arena, "%s %.*s", text, (int)strcspn(mention->noun, " ,;.:()"), mention->noun);
}

bool numbers_equal(gint64 a, guint a_scale, gint64 b, guint b_scale)
{
        while (a_scale > 0 && a % 10 == 0) {
                a /= 10;
                a_scale--;
        }
        while (b_scale > 0 && b % 10 == 0) {
                b /= 10;
                b_scale--;
        }
        return a == b && a_scale == b_scale;
}
