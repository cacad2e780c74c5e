/* SPDX-License-Identifier: MIT */
#include "plan/computed.h"

#include <string.h>

#include "plan/sheet.h"

/* Room for a number that is written in by hand; no-break spaces, so that it keeps its width. */
#define BLANK_NUMBER "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

/* NĐ 30/2020, Điều 7 and PL III.I: kinds of administrative documents. */
static const struct {
        const char *kind, *words;
} kinds[] = {
        {"ke-hoach", "Kế hoạch"},     {"quyet-dinh", "Quyết định"},     {"bao-cao", "Báo cáo"},
        {"nghi-quyet", "Nghị quyết"}, {"chi-thi", "Chỉ thị"},           {"thong-bao", "Thông báo"},
        {"to-trinh", "Tờ trình"},     {"chuong-trinh", "Chương trình"}, {"de-an", "Đề án"},
        {"du-an", "Dự án"},           {"phuong-an", "Phương án"},       {"huong-dan", "Hướng dẫn"},
        {"quy-che", "Quy chế"},       {"quy-dinh", "Quy định"},         {"cong-van", "Công văn"},
};

const char *kind_words(const char *kind)
{
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
                if (strcmp(kinds[i].kind, kind) == 0)
                        return kinds[i].words;
        }
        return kind;
}

/* Numbers under 10 take a leading 0 (NĐ 30, PL I, II.3c). */
static const char *number_padded(struct job *job, const struct text *number)
{
        const char *text = number->text;
        if (!text || !*text)
                return BLANK_NUMBER;
        return g_ascii_isdigit(text[0]) && !text[1] ? arena_printf(job->arena, "0%s", text) : text;
}

static struct node *issuer_lines(struct job *job, const struct issuer *issuer)
{
        struct node *lines = node_new_list(job);
        for (guint i = 0; i < issuer->lines.count; i++)
                node_add(job, lines, node_new_text(job, list_at(&issuer->lines, struct text, i)->text));
        return lines;
}

static void put_dates(struct job *job, const struct plan *plan, struct node *computed)
{
        struct date date = plan->date.date;
        g_autofree char *long_form = date_long(date);
        g_autofree char *short_form = date_short(date);
        const char *place = plan->issuer->place.text;
        const char *comma = place && *place ? ", " : "";
        node_put_text(job, computed, "date-long", arena_text(job->arena, long_form));
        node_put_text(job, computed, "date-short", arena_text(job->arena, short_form));
        node_put_text(job, computed, "year", date.year ? arena_printf(job->arena, "%d", date.year) : "");
        node_put_text(job, computed, "place-date",
                      arena_printf(job->arena, "%s%s%s", place ? place : "", comma, long_form));
}

void plan_put_computed(struct job *job, struct plan *plan)
{
        struct node *computed = node_new_map(job);
        const char *kind = kind_words(plan->kind.text);
        const char *symbol = plan->symbol.text ? plan->symbol.text : "";
        const char *padded = number_padded(job, &plan->number);
        const char *both = arena_printf(job->arena, "%s/%s", padded, symbol);
        g_autofree char *date = date_long(plan->date.date);
        node_put_text(job, computed, "kind", kind);
        node_put_text(job, computed, "number-padded", padded);
        node_put_text(job, computed, "number-symbol", both);
        put_dates(job, plan, computed);
        node_put_text(job, computed, "period", period_text(job, plan->period));
        node_put(job, computed, "issuer-lines", issuer_lines(job, plan->issuer));
        node_put_text(job, computed, "attached",
                      arena_printf(job->arena, "%s số %s %s của %s", kind, both, date, plan->issuer->name.text));
        node_put(job, plan->tree, "computed", computed);
}
