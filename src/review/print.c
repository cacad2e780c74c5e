/* SPDX-License-Identifier: MIT */
/* A review on a terminal. */
#include <string.h>

#include "review/review.h"

enum {
        SHORT_MAX = 72, /* characters of a text that stands on its change's line */
        CONTEXT = 40,   /* characters kept on both sides of what differs in a long text */
};

static const char *const headings[CHANGE_WHAT_COUNT][LANGUAGE_COUNT] = {
        [CHANGE_OF_PLAN] = {"Kế hoạch", "Plan"},           [CHANGE_OF_IDENTITY] = {"Thể thức", "Identity"},
        [CHANGE_OF_TOTAL] = {"Tổng số", "Totals"},         [CHANGE_OF_LINE] = {"Các dòng", "Lines"},
        [CHANGE_OF_TARGET] = {"Chỉ tiêu", "Targets"},      [CHANGE_OF_TASK] = {"Nhiệm vụ", "Tasks"},
        [CHANGE_OF_NARRATIVE] = {"Phần lời", "Narrative"},
};

static const struct {
        char mark;
        const char *color;
} kinds[CHANGE_KIND_COUNT] = {
        [CHANGE_ADDED] = {'+', "\033[32m"},
        [CHANGE_REMOVED] = {'-', "\033[31m"},
        [CHANGE_CHANGED] = {'~', "\033[33m"},
};

struct print {
        GString *out;
        bool color;
};

static void add_marked(struct print *print, enum change_kind kind, const char *indent, const char *text)
{
        const char *on = print->color ? kinds[kind].color : "", *off = print->color ? "\033[0m" : "";
        g_string_append_printf(print->out, "%s%s%c %s%s", indent, on, kinds[kind].mark, text, off);
}

static bool is_short(const char *text)
{
        return !text || (g_utf8_strlen(text, -1) <= SHORT_MAX && !strchr(text, '\n'));
}

/* ---- long texts: what differs, with some of what stands around it ---- */

/* Bytes that both begin with, on a character's edge. */
static gsize common_head(const char *a, const char *b)
{
        gsize n = 0;
        while (a[n] && a[n] == b[n])
                n++;
        while (n && ((guchar)a[n] & 0xC0) == 0x80)
                n--;
        return n;
}

/* Bytes that both end with behind their common head. */
static gsize common_tail(const char *a, const char *b, gsize head)
{
        gsize la = strlen(a) - head, lb = strlen(b) - head, n = 0;
        while (n < la && n < lb && a[head + la - n - 1] == b[head + lb - n - 1])
                n++;
        while (n && ((guchar)a[head + la - n] & 0xC0) == 0x80)
                n--;
        return n;
}

/* The text without most of its first `head` and last `tail` bytes; line ends as spaces. */
static char *excerpt(const char *text, gsize head, gsize tail)
{
        const char *from = text + head, *to = text + strlen(text) - tail, *end = text + strlen(text);
        for (guint i = 0; i < CONTEXT && from > text; i++)
                from = g_utf8_prev_char(from);
        for (guint i = 0; i < CONTEXT && to < end; i++)
                to = g_utf8_next_char(to);
        g_autofree char *middle = g_strndup(from, (gsize)(to - from));
        g_strdelimit(middle, "\n\r\t\033", ' ');
        return g_strconcat(from > text ? "…" : "", middle, to < end ? "…" : "", NULL);
}

static void add_long(struct print *print, const struct change *change)
{
        bool both = change->before && change->after;
        gsize head = both ? common_head(change->before, change->after) : 0;
        gsize tail = both ? common_tail(change->before, change->after, head) : 0;
        g_autofree char *before = change->before ? excerpt(change->before, head, tail) : NULL;
        g_autofree char *after = change->after ? excerpt(change->after, head, tail) : NULL;
        g_string_append_c(print->out, '\n');
        if (before)
                add_marked(print, CHANGE_REMOVED, "        ", before);
        if (before && after)
                g_string_append_c(print->out, '\n');
        if (after)
                add_marked(print, CHANGE_ADDED, "        ", after);
}

/* ---- changes ---- */

static void add_short(struct print *print, const struct change *change)
{
        if (!change->before && !change->after)
                return;
        g_string_append(print->out, ": ");
        if (change->before)
                g_string_append(print->out, change->before);
        if (change->before && change->after)
                g_string_append(print->out, " → ");
        if (change->after)
                g_string_append(print->out, change->after);
        if (change->difference)
                g_string_append_printf(print->out, " (%s)", change->difference);
}

static void add_change(struct print *print, const struct change *change)
{
        add_marked(print, change->kind, "    ", change->id);
        if (change->label && *change->label) {
                g_autofree char *label = excerpt(change->label, 0, 0);
                g_string_append_printf(print->out, "  %s", label);
        }
        if (is_short(change->before) && is_short(change->after))
                add_short(print, change);
        else
                add_long(print, change);
        g_string_append_c(print->out, '\n');
}

static void add_group(struct print *print, const struct review *review, enum change_what what, enum language language)
{
        bool first = true;
        for (guint i = 0; i < review->changes.count; i++) {
                const struct change *change = list_at(&review->changes, struct change, i);
                if (change->what != what)
                        continue;
                if (first)
                        g_string_append_printf(print->out, "  %s\n", headings[what][language]);
                first = false;
                add_change(print, change);
        }
}

void review_print(const struct review *review, GString *out, enum language language, bool color)
{
        struct print print = {out, color};
        if (review->changes.count == 0)
                return;
        g_string_append_printf(out, "%s%s%s\n", color ? "\033[1m" : "", review->plan, color ? "\033[0m" : "");
        for (int what = 0; what < CHANGE_WHAT_COUNT; what++)
                add_group(&print, review, (enum change_what)what, language);
}
