/* SPDX-License-Identifier: MIT */
/* Masthead and title as printed: words, forms, rules (NĐ 30, PL I, II.1 to II.5). */
#include "check/decree.h"

#include <stdlib.h>
#include <string.h>

#include "vietnamese/folding.h"

static struct place style_at(const struct checked *checked, const struct printed *line)
{
        return printed_style_place(line, checked->document->layout);
}

/* ---- words ---- */

/* A component that takes several lines. */
static char *whole_text(const struct checked *checked, const struct printed *first)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (line->tag == first->tag)
                        g_string_append_printf(text, "%s%s", text->len ? " " : "", line->text);
        }
        return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Capitals where there must be none are said with the look. */
static bool is_right(const char *text, const char *right)
{
        g_autofree char *capitals = upper(right);
        return strcmp(text, right) == 0 || strcmp(text, capitals) == 0;
}

static void check_words(struct job *job, const struct checked *checked, const char *style, const char *right,
                        const char *also, const char *clause)
{
        const struct printed *line = printed_find(checked->lines, style, 0);
        g_autofree char *text = line ? whole_text(checked, line) : NULL;
        if (!line || is_right(text, right) || (also && strcmp(text, also) == 0))
                return;
        const struct node *node = node_find(checked->document->layout->texts, style);
        message_add(job->messages, node ? node->at : style_at(checked, line), MESSAGE_DECREE_WORDS, text, right,
                    decree_clause(job, checked, clause), NULL);
}

/* The decree itself prints both HÒA and HOÀ. */
void check_national(struct job *job, const struct checked *checked)
{
        if (!decree_holds(checked))
                return;
        check_words(job, checked, "national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "II.1a");
        check_words(job, checked, "motto", "Độc lập - Tự do - Hạnh phúc", NULL, "II.1b");
}

void check_kind(struct job *job, const struct checked *checked)
{
        const struct layout *layout = decree_holds(checked) ? checked->document->layout : NULL;
        const struct kind *kind = layout ? layout_kind(layout, checked->plan->kind.text) : NULL;
        if (!kind)
                return;
        g_autofree char *right = upper(kind->title.text);
        check_words(job, checked, "kind", right, NULL, "II.5a");
}

/* ---- rules under lines ---- */

struct ruled {
        const char *style, *name, *clause;
        int least, most; /* per cent of the line */
};

static const struct ruled ruled[] = {
        {"motto", IN_BOTH("Tiêu ngữ", "the motto"), "II.1b", 98, 102},
        {"issuer", IN_BOTH("tên cơ quan", "the issuing body"), "II.2b", 33, 50},
        {"title", IN_BOTH("trích yếu", "the title"), "II.5b", 33, 50},
};

static const struct printed *last_of(const struct checked *checked, const char *style)
{
        const struct printed *last = NULL;
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (line->number > 1)
                        break;
                if (line->style && strcmp(line->style, style) == 0)
                        last = line;
        }
        return last;
}

static const char *wrong_rule(struct job *job, const struct ruled *rule, const struct printed *line)
{
        const struct item *drawn = rule_under(line);
        if (!drawn)
                return IN_BOTH("thiếu đường kẻ", "there is none");
        gint64 width = line->right - line->left;
        gint64 thousandths = (gint64)drawn->as.rule.width * 1000 / MAX(width, 1);
        int aside = drawn->x + drawn->as.rule.width / 2 - (line->left + line->right) / 2;
        if (thousandths < rule->least * 10 || thousandths > rule->most * 10) {
                int share = (int)((thousandths + 5) / 10);
                return arena_printf(job->arena, "dài bằng %d%% dòng chữ\x1fit is %d%% as long as the line", share,
                                    share);
        }
        return ABS(aside) > PT ? IN_BOTH("không cân đối dưới dòng chữ", "it is not centred under the line") : NULL;
}

void check_rules_under(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < G_N_ELEMENTS(ruled); i++) {
                const struct printed *line = last_of(checked, ruled[i].style);
                const char *wrong = line ? wrong_rule(job, &ruled[i], line) : NULL;
                const char *right = ruled[i].most > 100 ? IN_BOTH("bằng độ dài dòng chữ", "as long as the line")
                                                        : IN_BOTH("từ 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the line");
                if (wrong)
                        message_add(job->messages, style_at(checked, line), MESSAGE_DECREE_RULE, ruled[i].name, wrong,
                                    right, decree_clause(job, checked, ruled[i].clause), NULL);
        }
}

/* ---- number and date ---- */

/* "Số: 05/KH-UBND", "Số:        /KH-UBND". */
static bool is_number_line(const char *text)
{
        if (!g_str_has_prefix(text, "Số:"))
                return false;
        text += strlen("Số:");
        while (*text == ' ' || g_str_has_prefix(text, "\xC2\xA0"))
                text += *text == ' ' ? 1 : 2;
        gsize digits = strspn(text, "0123456789");
        bool blank = digits == 0;
        return text[digits] == '/' && text[digits + 1] && !strchr(text, ' ') && (blank || digits >= 2);
}

void check_number_line(struct job *job, const struct checked *checked)
{
        const struct printed *line = decree_holds(checked) ? printed_find(checked->lines, "number", 0) : NULL;
        if (line && !is_number_line(line->text))
                message_add(job->messages, style_at(checked, line), MESSAGE_DECREE_NUMBER, line->text,
                            decree_clause(job, checked, "II.3c"), NULL);
}

/* Day under 10 and months 1, 2 take a leading 0, the other months none. */
static bool is_padded(const char *number, bool month)
{
        int n = atoi(number);
        gsize digits = strspn(number, "0123456789");
        return digits == (n < 10 && (!month || n < 3) ? 2u : n < 10 ? 1u : 2u);
}

/* What is wrong with "Bến Tre, ngày 29 tháng 8 năm 2011"; blanks before registration are right. */
static const char *wrong_date(const char *text)
{
        const char *day = strstr(text, "ngày"), *month = day ? strstr(day, "tháng") : NULL;
        const char *year = month ? strstr(month, "năm") : NULL;
        if (!year)
                return IN_BOTH("phải ghi đủ “ngày … tháng … năm …”", "must have “ngày … tháng … năm …”");
        if (day == text || day - text < 2 || strncmp(day - 2, ", ", 2) != 0)
                return IN_BOTH("sau địa danh có dấu phẩy", "a comma follows the place");
        day += strlen("ngày ");
        month += strlen("tháng ");
        if (!g_ascii_isdigit(*day) || !g_ascii_isdigit(*month))
                return NULL;
        return is_padded(day, false) && is_padded(month, true)
                       ? NULL
                       : IN_BOTH("ngày dưới 10, tháng 1 và 2 thêm số 0, tháng khác thì không",
                                 "days under 10 and months 1, 2 take a leading 0, other months do not");
}

void check_date_line(struct job *job, const struct checked *checked)
{
        const struct printed *line = decree_holds(checked) ? printed_find(checked->lines, "place-date", 0) : NULL;
        const char *wrong = line ? wrong_date(line->text) : NULL;
        if (wrong)
                message_add(job->messages, style_at(checked, line), MESSAGE_DECREE_DATE, line->text, wrong,
                            decree_clause(job, checked, "II.4"), NULL);
}
