/* SPDX-License-Identifier: MIT */
/* Notes: {{…}} filled from the line's formulas, or the note made from them. */
#include <string.h>

#include "plan/sheet.h"

/* A number of any of the line's formulas, the first column's first. */
static bool find_name(struct sheet *sheet, const struct line *line, const char *name, struct datum *datum)
{
        for (guint i = 0; i < sheet->width; i++) {
                const struct formula *formula = line->figures[i].formula;
                if (formula && formula_datum(sheet->job, formula, name, datum))
                        return true;
        }
        return false;
}

/* Something was said of the line's figures: its names may be missing for that. */
static bool is_unknown(const struct sheet *sheet, const struct line *line)
{
        for (guint i = 0; i <= sheet->width; i++) {
                if (line->figures[i].unknown)
                        return true;
        }
        return false;
}

/* {{name}} or {{name | filter}}, bare. */
static void fill(struct sheet *sheet, const struct line *line, const char *inside, GString *out)
{
        g_autofree char *name = g_strdup(inside);
        char *bar = strchr(name, '|');
        if (bar)
                *bar++ = '\0';
        struct datum datum;
        const char *text = NULL;
        if (find_name(sheet, line, g_strstrip(name), &datum))
                text = datum_text(sheet->job, &datum, bar ? g_strstrip(bar) : NULL);
        if (text) {
                g_string_append(out, text);
                return;
        }
        if (is_unknown(sheet, line))
                return;
        message_add(sheet->job->messages, line->note.at, MESSAGE_NOTE_NAME, inside, NULL);
        sheet->failed = true;
}

static char *filled_note(struct sheet *sheet, const struct line *line)
{
        g_autoptr(GString) out = g_string_new(NULL);
        const char *rest = line->note.text;
        const char *open, *close;
        while ((open = strstr(rest, "{{")) && (close = strstr(open, "}}"))) {
                g_string_append_len(out, rest, open - rest);
                g_autofree char *inside = g_strndup(open + 2, (gsize)(close - open - 2));
                fill(sheet, line, inside, out);
                rest = close + 2;
        }
        g_string_append(out, rest);
        return arena_text_n(sheet->job->arena, out->str, out->len);
}

static void add_count(struct sheet *sheet, GString *out, const struct number *count, const struct text *of)
{
        struct datum datum = {.value = count->digits, .scale = count->scale};
        g_string_append_printf(out, "%s%s", out->len ? ", " : "", datum_text(sheet->job, &datum, NULL));
        if (of->text && *of->text)
                g_string_append_printf(out, " %s", of->text);
}

/* "100 người, 30.000 đồng/người" */
static void describe(struct sheet *sheet, const struct formula *formula, GString *out)
{
        if (formula->quantity.given)
                add_count(sheet, out, &formula->quantity, &formula->of);
        for (guint i = 0; i < formula->factors.count; i++) {
                const struct factor *factor = list_at(&formula->factors, struct factor, i);
                add_count(sheet, out, &factor->count, &factor->of);
        }
        if (!formula->price.given)
                return;
        static const struct text dong = {.text = "đồng"};
        add_count(sheet, out, &formula->price, &dong);
        const char *per = formula_per(formula);
        if (per)
                g_string_append_printf(out, "/%s", per);
}

static char *made_note(struct sheet *sheet, const struct line *line)
{
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint i = 0; i <= sheet->width; i++) {
                const struct formula *formula = line->figures[i].formula;
                bool copied = i == sheet->width && sheet->single < sheet->width;
                if (!formula || copied)
                        continue;
                g_autoptr(GString) one = g_string_new(NULL);
                describe(sheet, formula, one);
                g_string_append_printf(out, "%s%s", out->len ? "; " : "", one->str);
        }
        return out->len ? arena_text_n(sheet->job->arena, out->str, out->len) : NULL;
}

void sheet_write_notes(struct sheet *sheet)
{
        for (guint i = 0; i < sheet->count; i++) {
                struct line *line = sheet->lines[i];
                const char *note = line->note.text;
                if (note && !strstr(note, "{{"))
                        line->printed_note = *note ? note : NULL;
                else
                        line->printed_note = note ? filled_note(sheet, line) : made_note(sheet, line);
        }
}
