/* SPDX-License-Identifier: MIT */
/* Amounts and stated figures of all lines, from their YAML. */
#include <string.h>

#include "plan/money.h"
#include "plan/shapes.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

enum {
        SCALE_MAX = 6 /* decimals of a number, content/fields.h */
};

/* A figure as read: value with its own decimals; đồng when the column is money. */
struct reading {
        gint64 value;
        guint8 scale;
        struct formula *formula;
};

static bool fail_overflow(struct sheet *sheet, struct place at)
{
        message_add(sheet->job->messages, at, MESSAGE_AMOUNT_OVERFLOW, NULL);
        sheet->failed = true;
        return false;
}

static bool fail_fraction(struct sheet *sheet, struct place at, const char *written, const char *unit)
{
        message_add(sheet->job->messages, at, MESSAGE_AMOUNT_FRACTION, written, unit, NULL);
        sheet->failed = true;
        return false;
}

/* A number in the column's unit. */
static bool read_number(struct sheet *sheet, guint column, const struct number *number, struct reading *out)
{
        gint64 multiplier = column_multiplier(sheet->figures, column);
        if (!multiplier) {
                *out = (struct reading){.value = number->digits, .scale = number->scale};
                return true;
        }
        struct exact exact = {number->digits, number->scale};
        exact_times(&exact, multiplier, 0); /* the product of two 64-bit numbers always fits */
        switch (exact_value(&exact, 0, &out->value)) {
        case EXACT_FITS:
                return true;
        case EXACT_OVERFLOW:
                return fail_overflow(sheet, number->at);
        default:
                break;
        }
        g_autofree char *written = number_plain(number->digits, number->scale);
        return fail_fraction(sheet, number->at, written, column_unit(sheet->figures, column));
}

/* ---- formulas ---- */

/* The product of all numbers that are given; false when it does not fit. */
static bool multiply(const struct formula *formula, struct exact *product)
{
        *product = (struct exact){1, 0};
        bool fits = true;
        if (formula->quantity.given)
                fits = exact_times(product, formula->quantity.digits, formula->quantity.scale);
        for (guint i = 0; fits && i < formula->factors.count; i++) {
                const struct number *count = &list_at(&formula->factors, struct factor, i)->count;
                fits = exact_times(product, count->digits, count->scale);
        }
        if (fits && formula->price.given)
                fits = exact_times(product, formula->price.digits, formula->price.scale);
        return fits;
}

static bool is_complete(struct sheet *sheet, guint column, const struct formula *formula)
{
        const char *missing = NULL;
        if (!formula->quantity.given && !formula->factors.count)
                missing = "quantity";
        else if (!formula->price.given && column_multiplier(sheet->figures, column))
                missing = "price";
        if (!missing)
                return true;
        message_add(sheet->job->messages, formula->at, MESSAGE_FIGURE_FORMULA, missing, NULL);
        sheet->failed = true;
        return false;
}

static char *reading_text(struct sheet *sheet, guint column, const struct reading *reading)
{
        if (column_multiplier(sheet->figures, column))
                return cell_text(sheet->job, sheet->figures, column, reading->value);
        g_autofree char *text = number_grouped(reading->value, reading->scale);
        return arena_text(sheet->job->arena, text);
}

/* The amount that the source gives besides the formula. */
static void compare_product(struct sheet *sheet, guint column, const struct formula *formula,
                            const struct reading *product)
{
        struct reading amount = {0};
        if (!formula->amount.given || !read_number(sheet, column, &formula->amount, &amount))
                return;
        struct exact a = {amount.value, amount.scale}, b = {product->value, product->scale};
        gint64 at_a, at_b;
        if (exact_value(&a, SCALE_MAX, &at_a) == exact_value(&b, SCALE_MAX, &at_b) && at_a == at_b)
                return;
        message_add_pair(sheet->job->messages, formula->amount.at, formula->at, MESSAGE_BUDGET_PRODUCT,
                         reading_text(sheet, column, &amount), reading_text(sheet, column, product), NULL);
        sheet->failed = true;
}

static bool fail_product(struct sheet *sheet, struct place at, const struct exact *product)
{
        bool fits = product->digits <= G_MAXINT64 && product->digits >= -G_MAXINT64;
        g_autofree char *text = fits ? number_grouped((gint64)product->digits, product->scale) : g_strdup("…");
        return fail_fraction(sheet, at, text, "đồng");
}

static bool read_formula(struct sheet *sheet, guint column, const struct node *map, struct reading *out)
{
        struct formula *formula = arena_new(sheet->job->arena, struct formula);
        if (!fields_read(sheet->job, map, &formula_shape, formula)) {
                sheet->failed = true;
                return false;
        }
        struct exact product;
        if (!is_complete(sheet, column, formula))
                return false;
        if (!multiply(formula, &product))
                return fail_overflow(sheet, formula->at);
        guint scale = column_multiplier(sheet->figures, column) ? 0 : MIN(product.scale, SCALE_MAX);
        switch (exact_value(&product, scale, &out->value)) {
        case EXACT_OVERFLOW:
                return fail_overflow(sheet, formula->at);
        case EXACT_FRACTION:
                return fail_product(sheet, formula->at, &product);
        default:
                break;
        }
        out->scale = (guint8)scale;
        out->formula = formula;
        compare_product(sheet, column, formula, out);
        return true;
}

/* ---- cells ---- */

static bool read_value(struct sheet *sheet, guint column, const struct entry *entry, struct reading *out)
{
        *out = (struct reading){0};
        if (entry->value->kind == NODE_MAP)
                return read_formula(sheet, column, entry->value, out);
        struct number number = {0};
        if (number_read_node(sheet->job, entry->value, entry->key, &number))
                return number.given && read_number(sheet, column, &number, out);
        sheet->failed = true;
        return false;
}

/* The figure that a key names: a column, or `total`; -1 after a message. */
static int find_column(struct sheet *sheet, const struct entry *entry)
{
        int column = figures_column(sheet->figures, entry->key);
        if (column < 0 && strcmp(entry->key, "total") == 0) {
                if (sheet->totals)
                        return (int)sheet->width;
                if (sheet->single < sheet->width)
                        return (int)sheet->single;
        }
        if (column < 0)
                sheet_fail_column(sheet, entry->at, entry->key);
        return column;
}

static void keep_stated(struct sheet *sheet, struct figure *figure, const struct reading *reading,
                        const struct entry *entry)
{
        if (figure->stated) {
                message_add_pair(sheet->job->messages, entry->at, figure->at, MESSAGE_FIGURE_DOUBLE, entry->key, NULL);
                sheet->failed = true;
        }
        figure->stated = true;
        figure->stated_value = reading->value;
        figure->stated_scale = reading->scale;
        figure->at = entry->value->at;
        if (reading->formula)
                figure->formula = reading->formula;
}

static bool is_blank(const struct node *node)
{
        return node_is_null(node) || (node->kind == NODE_TEXT && !*node->text);
}

/* A figure that found no column belongs to one of them. */
static void set_unknown(struct sheet *sheet, struct line *line)
{
        for (guint i = 0; i <= sheet->width; i++)
                line->figures[i].unknown = true;
}

/* Amounts of a line with lines below, and totals, are statements: sums are computed.  What is never summed is data. */
static void read_entry(struct sheet *sheet, struct line *line, const struct entry *entry, bool stated)
{
        int column = find_column(sheet, entry);
        struct reading reading;
        if (column < 0) {
                set_unknown(sheet, line);
                return;
        }
        struct figure *figure = &line->figures[column];
        if (!read_value(sheet, (guint)column, entry, &reading)) {
                figure->unknown = figure->unknown || !is_blank(entry->value);
                return;
        }
        bool total = (guint)column == sheet->width;
        bool sums = total || list_at(&sheet->figures->columns, struct column, column)->sums;
        if (sums && (stated || total || line->lines.count)) {
                keep_stated(sheet, figure, &reading, entry);
                return;
        }
        figure->given = true;
        figure->value = figure->stated_value = reading.value;
        figure->scale = reading.scale;
        figure->at = entry->value->at;
        figure->formula = reading.formula;
}

static void read_map(struct sheet *sheet, struct line *line, const struct node *map, bool stated)
{
        if (!map || node_is_null(map))
                return;
        if (map->kind != NODE_MAP) {
                message_add(sheet->job->messages, map->at, MESSAGE_FIGURE_MAP, NULL);
                sheet->failed = true;
                return;
        }
        for (guint i = 0; i < map->items.count; i++)
                read_entry(sheet, line, list_at(&map->items, struct entry, i), stated);
}

static void read_line(struct sheet *sheet, struct line *line)
{
        for (guint i = 0; i <= sheet->width; i++)
                line->figures[i].at = line->at;
        read_map(sheet, line, line->amounts, false);
        read_map(sheet, line, line->stated, true);
}

/* ---- decimals ---- */

static void widen(const struct sheet *sheet, const struct line *line, guint8 *scales)
{
        for (guint i = 0; i <= sheet->width; i++)
                scales[i] = MAX(scales[i], MAX(line->figures[i].scale, line->figures[i].stated_scale));
}

static bool scale_up(gint64 *value, guint from, guint to)
{
        struct exact exact = {*value, from};
        return exact_value(&exact, to, value) == EXACT_FITS;
}

static void align(struct sheet *sheet, struct line *line, const guint8 *scales)
{
        for (guint i = 0; i <= sheet->width; i++) {
                struct figure *f = &line->figures[i];
                bool fits = !f->given || scale_up(&f->value, f->scale, scales[i]);
                if (f->stated)
                        fits = scale_up(&f->stated_value, f->stated_scale, scales[i]) && fits;
                else
                        f->stated_value = f->value;
                if (!fits)
                        fail_overflow(sheet, f->at);
        }
}

/* Columns that are added across take the same decimals. */
static void level_total(struct sheet *sheet, guint8 *scales)
{
        struct figures *figures = sheet->figures;
        guint8 most = sheet->totals ? scales[sheet->width] : 0;
        for (guint i = 0; i < sheet->width; i++) {
                if (list_at(&figures->columns, struct column, i)->in_total)
                        most = MAX(most, scales[i]);
        }
        for (guint i = 0; i < sheet->width; i++) {
                struct column *column = list_at(&figures->columns, struct column, i);
                if (column->in_total)
                        scales[i] = most;
                column->scale = scales[i];
        }
        figures->total_scale = scales[sheet->width] = most;
}

void sheet_read(struct sheet *sheet)
{
        read_line(sheet, sheet->root);
        for (guint i = 0; i < sheet->count; i++)
                read_line(sheet, sheet->lines[i]);
        guint8 *scales = arena_new_array(sheet->job->arena, guint8, sheet->width + 1);
        widen(sheet, sheet->root, scales);
        for (guint i = 0; i < sheet->count; i++)
                widen(sheet, sheet->lines[i], scales);
        level_total(sheet, scales);
        align(sheet, sheet->root, scales);
        for (guint i = 0; i < sheet->count; i++)
                align(sheet, sheet->lines[i], scales);
}
