/* SPDX-License-Identifier: MIT */
/* What a sentence itself works out: 41/164 xã (25%); 41 xã, chiếm 25% tổng số 164 xã; 12 x 3 triệu đồng = 36 triệu
 * đồng; giảm 3,38% (từ 17,79% xuống còn 14,41%). */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"
#include "vietnamese/numbers.h"

enum {
        BACK = 160,      /* bytes of a sentence that are looked through for a fraction */
        FACTORS_MOST = 8 /* of a product */
};

struct worked {
        struct job *job;
        const struct checked *checked;
        const struct wording *wording;
};

static const struct mention *mention_at(const struct worked *w, guint i)
{
        return i >= w->wording->first && i < w->wording->end ? list_at(&w->checked->facts->mentions, struct mention, i)
                                                             : NULL;
}

static char *between(const struct worked *w, gsize from, gsize to)
{
        return g_strstrip(g_strndup(w->wording->text + from, to > from ? to - from : 0));
}

static bool ends_with(const char *text, const char *const *words)
{
        for (guint i = 0; words[i]; i++) {
                if (g_str_has_suffix(text, words[i]))
                        return true;
        }
        return false;
}

static void say(const struct worked *w, const struct mention *said, const char *right, const char *from)
{
        message_add(w->job->messages, mention_place(w->job, said), MESSAGE_WORKED_DIFFERS, mention_text(w->job, said),
                    right, from, NULL);
}

/* ---- shares ---- */

/* a of b, cut or rounded as the share has it. */
static void compare_share(const struct worked *w, const struct mention *share, gint64 a, gint64 b)
{
        gint64 unit = 100;
        for (guint i = 0; i < share->scale && unit < 1000000000; i++)
                unit *= 10;
        __int128 gap = (__int128)a * unit - (__int128)share->value * b;
        g_autofree char *part = number_grouped(a, 0), *whole = number_grouped(b, 0);
        g_autofree char *from = g_strdup_printf("%s/%s", part, whole);
        if (gap < b && gap > -b) {
                prove(w->job, w->checked, "worked", mention_place(w->job, share), "%s = %s", from,
                      mention_text(w->job, share));
                return;
        }
        guint scale = MAX(share->scale, 1);
        __int128 digits = (__int128)a * 1000;
        for (guint i = 1; i < scale; i++)
                digits *= 10;
        g_autofree char *number = number_grouped((gint64)((digits + b / 2) / b), scale);
        g_autofree char *right = g_strdup_printf("%s%%", number);
        say(w, share, right, from);
}

static const char *const share_leads[] = {"(",           "chiếm",  "đạt",  "bằng",      "=", "tỷ lệ",
                                          "chiếm tỷ lệ", "(chiếm", "(đạt", "chiếm tới", NULL};

static bool begins_number(const char *text, const char *s)
{
        return g_ascii_isdigit(*s) && (s == text || (!g_ascii_isalnum(s[-1]) && !strchr(".,/-", s[-1])));
}

/* 41/164 and a space; no date and no code. */
static bool read_fraction(const char *text, const char *s, gint64 *a, gint64 *b)
{
        const char *next;
        guint scale;
        gsize bytes = strlen("ngày ");
        if ((gsize)(s - text) >= bytes && strncmp(s - bytes, "ngày ", bytes) == 0)
                return false;
        if (!number_read_grouped(s, a, &scale, &next) || scale || *next != '/' || !g_ascii_isdigit(next[1]))
                return false;
        return number_read_grouped(next + 1, b, &scale, &next) && !scale && *b > 0 && *next == ' ';
}

/* The last one before `end`, with no other number behind it. */
static bool find_fraction(const char *text, const char *end, gint64 *a, gint64 *b)
{
        bool found = false;
        const char *s = end - text > BACK ? end - BACK : text;
        for (; s < end; s++) {
                if (!begins_number(text, s))
                        continue;
                found = read_fraction(text, s, a, b);
                s += strspn(s, "0123456789.,/");
        }
        return found;
}

/* “ 41/164 xã (25%”, “… đạt 25%” */
static bool check_fraction(const struct worked *w, const struct mention *share)
{
        gint64 a, b;
        const char *text = w->wording->text;
        g_autofree char *before = between(w, 0, share->begin);
        if (!ends_with(before, share_leads) || !find_fraction(text, text + share->begin, &a, &b))
                return false;
        compare_share(w, share, a, b);
        return true;
}

static bool is_whole(const struct mention *mention)
{
        return mention && mention->kind == MENTION_COUNT && mention->scale == 0 && mention->value > 0;
}

static bool has_stop(const char *text)
{
        return strpbrk(text, ".;:") != NULL;
}

/* “41 xã, chiếm 25% tổng số 164 xã” */
static bool check_of_whole(const struct worked *w, guint i)
{
        static const char *const wholes[] = {"tổng số", "trong tổng số", "trên tổng số", "so với tổng số",
                                             "của tổng số"};
        const struct mention *share = mention_at(w, i), *a = mention_at(w, i - 1), *b = mention_at(w, i + 1);
        if (!is_whole(a) || !is_whole(b))
                return false;
        g_autofree char *before = between(w, a->end, share->begin), *behind = between(w, share->end, b->begin);
        bool of = false;
        for (guint k = 0; k < G_N_ELEMENTS(wholes); k++)
                of = of || strcmp(behind, wholes[k]) == 0;
        if (!of || has_stop(before) || !ends_with(before, share_leads))
                return false;
        compare_share(w, share, a->value, b->value);
        return true;
}

static bool same_noun(const struct mention *a, const struct mention *b)
{
        gsize bytes = strcspn(a->noun, " ,;.:()");
        return bytes > 0 && bytes == strcspn(b->noun, " ,;.:()") && strncmp(a->noun, b->noun, bytes) == 0;
}

/* “187 người, trong đó nữ là 116 người (chiếm 62,03%)” */
static void check_among(const struct worked *w, guint i)
{
        const struct mention *share = mention_at(w, i), *a = mention_at(w, i - 1), *b = mention_at(w, i - 2);
        if (!is_whole(a) || !is_whole(b) || !same_noun(a, b) || w->wording->text[share->end] != ')')
                return;
        g_autofree char *before = between(w, a->end, share->begin), *among = between(w, b->end, a->begin);
        bool short_lead = strchr(before, '(') && strcspn(before, "(") < 24;
        if (strstr(among, "trong đó") && !has_stop(among) && short_lead && !has_stop(before) &&
            ends_with(before, share_leads) && a->value <= b->value)
                compare_share(w, share, a->value, b->value);
}

/* ---- products and sums ---- */

/* The one sign between two figures, with words around it; 0: there is another mark, or none. */
static char sign_between(const char *text)
{
        char sign = 0;
        for (const char *s = text; *s; s = g_utf8_next_char(s)) {
                gunichar c = g_utf8_get_char(s);
                bool alone = (s == text || s[-1] == ' ') && (s[1] == ' ' || !s[1]);
                char is = c == 0xD7 || c == '*' || ((c == 'x' || c == 'X') && alone) ? '*'
                          : c == '=' || c == '+'                                     ? (char)c
                                                                                     : 0;
                if (is && sign)
                        return 0;
                sign = is ? is : sign;
                if (!is && c != ' ' && c != '/' && c != '(' && c != ')' && !g_unichar_isalpha(c))
                        return 0;
        }
        return sign;
}

static bool is_operand(const struct mention *mention)
{
        return mention && mention->scale == 0 && mention->value >= 0 &&
               (mention->kind == MENTION_AMOUNT || mention->kind == MENTION_COUNT);
}

/* An amount said in tỷ or triệu may be rounded: half of its last digit. */
static gint64 slack_of(const struct worked *w, const struct mention *result)
{
        const char *text = mention_text(w->job, result);
        gint64 unit = 1;
        if (!strstr(text, "tỷ") && !strstr(text, "triệu"))
                return 0;
        while (result->value && result->value % (unit * 10) == 0)
                unit *= 10;
        return unit / 2;
}

static void compare_result(const struct worked *w, const struct mention *first, const struct mention *result,
                           gint64 value)
{
        g_autofree char *from = between(w, first->begin, result->begin);
        gsize bytes = strlen(from);
        while (bytes && strchr("= ", from[bytes - 1]))
                from[--bytes] = '\0';
        if (ABS(value - result->value) <= slack_of(w, result)) {
                prove(w->job, w->checked, "worked", mention_place(w->job, result), "%s = %s", from,
                      mention_text(w->job, result));
                return;
        }
        g_autofree char *number = number_grouped(value, 0);
        g_autofree char *right = g_strdup_printf("%s%s", number, result->kind == MENTION_AMOUNT ? " đồng" : "");
        say(w, result, right, from);
}

/* From figure i on; gives back the figure behind. */
static guint check_formula(const struct worked *w, guint i)
{
        const struct mention *first = mention_at(w, i), *last = first;
        gint64 value = is_operand(first) ? first->value : 0;
        char sign = 0;
        bool money = first->kind == MENTION_AMOUNT, fits = true;
        for (guint n = 1; is_operand(last) && n < FACTORS_MOST; n++) {
                const struct mention *next = mention_at(w, i + n);
                if (!is_operand(next))
                        break;
                g_autofree char *words = between(w, last->end, next->begin);
                char is = sign_between(words);
                if (is == '=' && sign && fits && (next->kind == MENTION_AMOUNT) == money) {
                        compare_result(w, first, next, value);
                        return i + n + 1;
                }
                if (is != '*' && is != '+' && is)
                        break;
                if (!is || (sign && is != sign))
                        break;
                sign = is;
                money = money || next->kind == MENTION_AMOUNT;
                fits = fits && !(sign == '*' ? __builtin_mul_overflow(value, next->value, &value)
                                             : __builtin_add_overflow(value, next->value, &value));
                last = next;
        }
        return i + 1;
}

/* ---- from … to … ---- */

/* 3,38 with as many decimals as asked for. */
static gint64 level(const struct mention *mention, guint scale)
{
        gint64 value = mention->value;
        for (guint i = mention->scale; i < scale; i++)
                value *= 10;
        return value;
}

static bool is_percent(const struct mention *mention)
{
        return mention && mention->value < 1000000 && mention->scale <= 3 &&
               (mention->kind == MENTION_SHARE ||
                (mention->kind == MENTION_COUNT && g_str_has_prefix(mention->noun, "điểm phần trăm")));
}

/* “giảm 3,38% (từ 17,79% xuống còn 14,41%)”: the difference, or that in percent of the first. */
static void check_change(const struct worked *w, guint i)
{
        static const char *const changes[] = {"xuống còn", "xuống", "còn", "lên", NULL};
        const struct mention *by = mention_at(w, i), *from = mention_at(w, i + 1), *to = mention_at(w, i + 2);
        if (!is_percent(by) || !is_percent(from) || !is_percent(to) || from->kind == MENTION_COUNT)
                return;
        g_autofree char *before = between(w, 0, by->begin), *open = between(w, by->end, from->begin);
        g_autofree char *way = between(w, from->end, to->begin);
        static const char *const leads[] = {"giảm", "tăng", NULL};
        if (!ends_with(before, leads) || !g_strv_contains(changes, way) || !g_str_has_suffix(open, "từ") ||
            has_stop(open))
                return;
        guint scale = MAX(by->scale, MAX(from->scale, to->scale));
        gint64 a = level(from, scale), b = level(to, scale), gap = ABS(a - b), said = level(by, scale);
        gint64 hundred = by->scale == 0 ? 100 : by->scale == 1 ? 1000 : by->scale == 2 ? 10000 : 100000;
        bool relative = by->kind == MENTION_SHARE && ABS(gap * hundred - by->value * a) <= a;
        if (gap == said || relative) {
                prove(w->job, w->checked, "worked", mention_place(w->job, by), "%s → %s: %s",
                      mention_text(w->job, from), mention_text(w->job, to), mention_text(w->job, by));
                return;
        }
        g_autofree char *number = number_grouped(gap, scale), *span = between(w, from->begin, to->end);
        g_autofree char *right = g_strdup_printf("%s%%", number);
        say(w, by, right, span);
}

static void check_one(const struct worked *w)
{
        for (guint i = w->wording->first; i < w->wording->end; i++) {
                const struct mention *mention = mention_at(w, i);
                if (mention->kind == MENTION_SHARE && !check_fraction(w, mention) && !check_of_whole(w, i))
                        check_among(w, i);
                check_change(w, i);
        }
        for (guint i = w->wording->first; i < w->wording->end;)
                i = check_formula(w, i);
}

void check_worked(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->wording.count; i++) {
                struct worked w = {job, checked, list_at(&checked->facts->wording, struct wording, i)};
                check_one(&w);
        }
}
