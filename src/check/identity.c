/* SPDX-License-Identifier: MIT */
/* Number, symbol and title (NĐ 30/2020, PL I, II.3 and II.5). */
#include "check/rules.h"

#include <string.h>

#include "vietnamese/folding.h"

static bool is_given(const struct text *text)
{
        return text->text && *text->text;
}

/* ---- number and symbol ---- */

/* Groups of capitals and digits joined by single hyphens: KH-UBND, KH-LĐTBXH.  The kind's may have small letters
 * (TTr, CTr, QyĐ): whether it is the right one is another rule's. */
static bool is_symbol(const char *text)
{
        bool inside = false, first = true;
        for (const char *s = text; *s; s = g_utf8_next_char(s)) {
                gunichar c = g_utf8_get_char(s);
                bool letter = g_unichar_isupper(c) || (c < 128 && g_ascii_isdigit((char)c)) ||
                              (first && inside && g_unichar_islower(c));
                if (!letter && (c != '-' || !inside))
                        return false;
                inside = letter;
                first = first && letter;
        }
        return inside;
}

static bool is_number(const char *text)
{
        return *text && text[strspn(text, "0123456789")] == '\0';
}

/* Blank is right before registration; a number under 10 takes its 0 in print. */
void check_number_form(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        const char *number = is_given(&plan->number) ? plan->number.text : "";
        const char *symbol = is_given(&plan->symbol) ? plan->symbol.text : "";
        bool good_number = !*number || is_number(number);
        bool good_symbol = *symbol ? is_symbol(symbol) : !*number;
        if (!good_number || !good_symbol)
                message_add(job->messages, good_number && *symbol ? plan->symbol.at : plan->number.at,
                            MESSAGE_NUMBER_FORM, arena_printf(job->arena, "%s/%s", number, symbol), NULL);
        else if (number[0] == '0' && strlen(number) > 2)
                message_add(job->messages, plan->number.at, MESSAGE_NUMBER_ZEROS, number, NULL);
}

void check_number_kind(struct job *job, const struct checked *checked)
{
        const struct plan *plan = checked->plan;
        if (!checked->document || !is_given(&plan->symbol))
                return;
        const struct kind *kind = layout_kind(checked->document->layout, plan->kind.text);
        const char *code = kind ? kind->code.text : NULL;
        gsize bytes = strcspn(plan->symbol.text, "-");
        if (!code || !*code || (strlen(code) == bytes && strncmp(code, plan->symbol.text, bytes) == 0))
                return;
        message_add(job->messages, plan->symbol.at, MESSAGE_NUMBER_KIND, plan->symbol.text, code, NULL);
}

/* ---- title ---- */

static bool is_in_capitals(const char *text)
{
        g_autofree char *capitals = upper(text);
        g_autofree char *folded = g_utf8_strdown(text, -1);
        return strcmp(capitals, text) == 0 && strcmp(folded, text) != 0;
}

void check_title(struct job *job, const struct checked *checked)
{
        const struct text *title = &checked->plan->title;
        if (!is_given(title))
                return;
        if (g_str_has_suffix(title->text, "."))
                message_add(job->messages, title->at, MESSAGE_TITLE_STOP, NULL);
        if (is_in_capitals(title->text))
                message_add(job->messages, title->at, MESSAGE_TITLE_CAPITALS, NULL);
}

void check_title_about(struct job *job, const struct checked *checked)
{
        const struct text *title = &checked->plan->title;
        if (is_given(title) && g_ascii_strncasecmp(title->text, "v/v", 3) == 0)
                message_add(job->messages, title->at, MESSAGE_TITLE_ABOUT, NULL);
}
