/* SPDX-License-Identifier: MIT */
/* Shares: each compared with part and whole, to half a unit of its last digit. */
#include <string.h>

#include "plan/sheet.h"
#include "vietnamese/numbers.h"

static gint64 power_of_ten(guint n)
{
        gint64 power = 1;
        while (n-- > 0)
                power *= 10;
        return power;
}

/* A column of shares, with what is the same for all its lines. */
struct shares {
        guint column, of;
        const struct share *share;
        const struct line *base; /* NULL: each line's parent */
};

static void compare(struct sheet *sheet, const struct line *line, const struct shares *shares,
                    const struct figure *whole)
{
        const struct figures *figures = sheet->figures;
        const struct figure *stated = &line->figures[shares->column];
        const struct figure *part = &line->figures[shares->of];
        guint scale = stated->scale;
        guint8 wide = list_at(&figures->columns, struct column, shares->column)->scale;
        gint64 digits = stated->value / power_of_ten(wide - scale); /* exact: it was widened from there */
        __int128 hundredfold = (__int128)part->value * 100 * power_of_ten(scale);
        __int128 difference = (__int128)digits * whole->value - hundredfold;
        __int128 size = whole->value < 0 ? -(__int128)whole->value : whole->value;
        if ((difference < 0 ? -difference : difference) <= size / 2)
                return;
        __int128 rounded = (2 * hundredfold + whole->value) / (2 * (__int128)whole->value);
        if (rounded > G_MAXINT64 || rounded < -G_MAXINT64)
                return;
        g_autofree char *said = number_grouped(digits, scale);
        g_autofree char *computed = number_grouped((gint64)rounded, scale);
        char *from = arena_printf(sheet->job->arena, "%s/%s", cell_text(sheet->job, figures, shares->of, part->value),
                                  cell_text(sheet->job, figures, shares->of, whole->value));
        message_add_pair(sheet->job->messages, stated->at, whole->at, MESSAGE_SHARE_DIFFERS, said, computed,
                         line == sheet->root ? "total" : line->id.text, from, NULL);
}

static void check_line(struct sheet *sheet, const struct line *line, const struct shares *shares)
{
        const struct line *base = shares->base;
        if (!base)
                base = line->parent ? line->parent : sheet->root;
        const struct figure *whole = &base->figures[shares->of];
        if (line->figures[shares->column].given && line->figures[shares->of].given && whole->given && whole->value != 0)
                compare(sheet, line, shares, whole);
}

static bool find_base(struct sheet *sheet, struct shares *shares)
{
        const struct text *base = &shares->share->base;
        if (!base->text || strcmp(base->text, "parent") == 0)
                return true;
        shares->base = strcmp(base->text, "total") == 0 ? sheet->root : figures_line(sheet->figures, base->text);
        if (shares->base)
                return true;
        message_add(sheet->job->messages, base->at, MESSAGE_SHARE_BASE, base->text, NULL);
        sheet->failed = true;
        return false;
}

static bool find_part(struct sheet *sheet, struct shares *shares)
{
        const struct text *of = &shares->share->of;
        int column = of->text ? figures_column(sheet->figures, of->text) : -1;
        shares->of = (guint)column;
        if (column >= 0)
                return true;
        if (of->text)
                sheet_fail_column(sheet, of->at, of->text);
        sheet->failed = true;
        return false;
}

void sheet_check_shares(struct sheet *sheet)
{
        for (guint i = 0; i < sheet->width; i++) {
                struct shares shares = {.column = i};
                shares.share = list_at(&sheet->figures->columns, struct column, i)->share;
                if (!shares.share || !find_part(sheet, &shares) || !find_base(sheet, &shares))
                        continue;
                for (guint j = 0; j < sheet->count; j++)
                        check_line(sheet, sheet->lines[j], &shares);
                check_line(sheet, sheet->root, &shares);
        }
}
