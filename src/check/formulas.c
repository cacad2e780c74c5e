/* SPDX-License-Identifier: MIT */
/* Formulas as notes write them: “30.000 đồng/người, 100 người” beside 3.000.  What a source gives as quantity and price
 * is compared by the plan's reader; here are those that stand in the words of a line. */
#include <string.h>

#include "check/facts.h"
#include "check/formulas.h"
#include "check/rules.h"
#include "plan/budget.h"
#include "plan/sheet.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

enum {
        COUNTS_MAX = 6, /* numbers of a note that may multiply */
        MONTHS = 12,
        EACH_BYTES_MAX = 40, /* from “mỗi” to the price */
        PRICE_LEAST = 1000,  /* a price that comes out of a division is whole thousands */
};

/* The figures that a note may explain: those of its line. */
struct explained {
        const struct figures *figures;
        const struct line *line;
        const struct mention *price;
        const struct mention *counts[COUNTS_MAX];
        guint count;
        gint64 product;
        guint subset; /* bits of the counts that multiply */
};

/* What stands before a price: “mỗi lớp 20 triệu đồng”, “bình quân 20 triệu đồng”. */
static const char *const of_each[] = {"mỗi ", "Mỗi ", "bình quân ", "Bình quân ", "đơn giá", "Đơn giá", "mức chi "};

/* A mark between the word and the figure parts them. */
static bool is_parted(const char *s, gsize bytes)
{
        for (gsize i = 0; i < bytes; i++) {
                if (strchr(".;,(", s[i]))
                        return true;
        }
        return false;
}

static bool is_price(const struct mention *mention)
{
        const char *text = mention->wording->text, *behind = text + mention->end, *before = text + mention->begin;
        while (*behind == ' ')
                behind++;
        while (before > text && before[-1] == ' ')
                before--;
        bool each = false;
        for (guint i = 0; i < G_N_ELEMENTS(of_each) && !each; i++) {
                const char *word = g_strrstr_len(text, (gssize)mention->begin, of_each[i]);
                each = word && text + mention->begin - word < EACH_BYTES_MAX &&
                       !is_parted(word, (gsize)(text + mention->begin - word));
        }
        bool times = before > text && (before[-1] == 'x' || before[-1] == '*' || before[-1] == '\x97');
        return each || *behind == '/' || *behind == 'x' || g_str_has_prefix(behind, "×") || times;
}

/* Any figure of the line in money that is this many đồng. */
static const struct figure *find_figure(const struct explained *e, gint64 value)
{
        guint width = e->figures->columns.count;
        for (guint i = 0; i <= width; i++) {
                const struct figure *figure = &e->line->figures[i];
                bool money = i < width ? column_multiplier(e->figures, i) != 0 : e->figures->has_total_column;
                if (money && figure->given && figure->value == value)
                        return figure;
        }
        return NULL;
}

/* The price times some of the counts: the first subset that makes a figure of the line. */
static const struct figure *find_product(struct explained *e)
{
        for (e->subset = 1; e->subset < 1u << e->count; e->subset++) {
                __int128 product = e->price->value;
                for (guint i = 0; i < e->count && product < G_MAXINT64; i++)
                        product *= e->subset >> i & 1 ? e->counts[i]->value : 1;
                e->product = product < G_MAXINT64 ? (gint64)product : 0;
                const struct figure *figure = e->product ? find_figure(e, e->product) : NULL;
                if (figure)
                        return figure;
        }
        return NULL;
}

/* Its counts and its only price; false when it has none, or several. */
static bool read_note(const struct checked *checked, const struct wording *wording, struct explained *e)
{
        *e = (struct explained){.figures = wording->figures};
        if (!wording->figures || !wording->figures->money || !wording->line_id)
                return false;
        e->line = figures_line(wording->figures, wording->line_id);
        if (!e->line || !e->line->figures || e->line->lines.count)
                return false;
        guint prices = 0;
        for (guint i = wording->first; i < wording->end; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                if (mention->kind == MENTION_AMOUNT && is_price(mention)) {
                        e->price = mention;
                        prices++;
                } else if (mention->kind == MENTION_COUNT && mention->scale == 0 && mention->value > 0 &&
                           e->count < COUNTS_MAX) {
                        e->counts[e->count++] = mention;
                }
        }
        return prices == 1;
}

/* Names the same thing as the price is for: “đồng/người” and “100 người”. */
static const struct mention *find_partner(const struct explained *e)
{
        const char *text = e->price->wording->text, *slash = strchr(text + e->price->end, '/');
        const char *unit = slash ? slash + 1 + strspn(slash + 1, " ") : NULL;
        gsize bytes = unit ? strcspn(unit, " ,;.:()/") : 0;
        for (guint i = 0; bytes > 0 && i < e->count; i++) {
                const char *noun = e->counts[i]->noun;
                if (strncmp(noun, unit, bytes) == 0 && !g_unichar_isalnum(g_utf8_get_char(noun + bytes)))
                        return e->counts[i];
        }
        return NULL;
}

bool formula_is_price(const struct mention *mention)
{
        return mention->wording->figures && mention->wording->figures->money && mention->wording->line_id &&
               is_price(mention);
}

bool formula_explains(const struct checked *checked, const struct mention *mention)
{
        struct explained e;
        return mention->wording->figures && read_note(checked, mention->wording, &e) &&
               (find_product(&e) || (e.count == 1 && find_partner(&e)));
}

static bool has_formula(const struct explained *e)
{
        for (guint i = 0; i < e->figures->columns.count; i++) {
                if (e->line->figures[i].formula)
                        return true;
        }
        return false;
}

static void prove_note(struct job *job, const struct checked *checked, const struct explained *e)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < e->count; i++) {
                if (e->subset >> i & 1)
                        g_string_append_printf(text, "%s × ", mention_named(job, e->counts[i]));
        }
        g_autofree char *product = number_grouped(e->product, 0);
        prove(job, checked, "formula", mention_place(job, e->price), "%s.%s: %s%s = %s đồng", e->figures->id.text,
              e->line->id.text, text->str, mention_text(job, e->price), product);
}

/* A price for each and how many there are say all: then their product must be a figure of the line. */
static void check_note(struct job *job, const struct checked *checked, struct explained *e)
{
        const struct mention *partner = find_partner(e);
        guint width = e->figures->columns.count;
        const struct figure *whole = &e->line->figures[e->figures->has_total_column ? width : 0];
        if (e->count && find_product(e)) {
                prove_note(job, checked, e);
                return;
        }
        gint64 each = partner ? partner->value : 0, product;
        if (!each || e->count != 1 || !whole->given || (!e->figures->has_total_column && width != 1) ||
            __builtin_mul_overflow(each, e->price->value, &product))
                return;
        g_autofree char *right = number_grouped(product, 0), *said = number_grouped(whole->value, 0);
        message_add_pair(job->messages, mention_place(job, e->price), whole->at.file ? whole->at : e->line->at,
                         MESSAGE_NOTE_PRODUCT, mention_named(job, partner), mention_text(job, e->price), right, said,
                         NULL);
}

/* ---- what is paid each month ---- */

/* “Chi phụ cấp hàng tháng …, 41 xã” without a price: what one gets in a month comes out whole. */
static void prove_monthly(struct job *job, const struct checked *checked, const struct explained *e)
{
        g_autofree char *label = fold(e->line->label.text ? e->line->label.text : "");
        gint64 amount = e->figures->has_total_column ? e->line->figures[e->figures->columns.count].value
                                                     : e->line->figures[0].value;
        if (!checked->proofs || (!strstr(label, "hang thang") && !strstr(label, "/thang")))
                return;
        for (guint i = 0; i < e->count; i++) {
                gint64 shares = e->counts[i]->value * MONTHS;
                if (e->counts[i]->value > G_MAXINT64 / MONTHS || amount % shares || amount / shares % PRICE_LEAST)
                        continue;
                g_autofree char *one = number_grouped(amount / shares, 0), *all = number_grouped(amount, 0);
                prove(job, checked, "monthly", mention_place(job, e->counts[i]), "%s.%s: %s × 12 tháng × %s = %s đồng",
                      e->figures->id.text, e->line->id.text, mention_named(job, e->counts[i]), one, all);
                return;
        }
}

void check_formulas(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->wording.count; i++) {
                const struct wording *wording = list_at(&checked->facts->wording, struct wording, i);
                struct explained e;
                bool priced = wording->first < wording->end && read_note(checked, wording, &e);
                if (priced && !has_formula(&e))
                        check_note(job, checked, &e);
                else if (wording->first < wording->end && !priced && e.line && !e.price && !has_formula(&e))
                        prove_monthly(job, checked, &e);
        }
}
