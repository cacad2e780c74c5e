/* SPDX-License-Identifier: MIT */
/* Which page a table stands on, in what size, and what is given up for that: tried one after another. */
#include "pages/table.h"

#include "plan/budget.h"

enum {
        CELL_PAD_X = 4 * PT, /* at the size of the style */
        CELL_PAD_Y = 3 * PT,
        SIZE_STEP = PT / 2,
        SIZE_NEAR = PT, /* rather so much smaller than on a turned page */
};

/* From what one likes to read to what is just legible. */
static const struct {
        bool turned; /* on a landscape page, where that may be */
        int smaller; /* at most, and never below the style's `least` */
        struct table_fit fit;
} attempts[] = {
        {false, 0, {12, 8, 5, 3, 3}},        {false, SIZE_NEAR, {12, 8, 5, 4, 3}}, {true, 0, {12, 8, 5, 3, 3}},
        {true, SIZE_NEAR, {12, 8, 5, 4, 3}}, {true, G_MAXINT, {9, 6, 4, 5, 4}},    {true, G_MAXINT, {0, 0, 0, 9, 4}},
        {true, G_MAXINT, {0, 0, 0, 9, 8}},
};

enum {
        ATTEMPTS_OF_SPLIT = 4, /* a table that may be cut into groups of columns is cut rather than made hard to read */
};

/* Letters and what goes with them, smaller by so much. */
static void set_size(struct table_setting *set, int smaller)
{
        const struct look *head = &set->full_head, *body = &set->full_body;
        gint64 size = body->size - smaller;
        if (set->needs && set->body.size == size)
                return;
        set->head = *head;
        set->body = *body;
        set->head.size = (int)(head->size * size / body->size);
        set->head.line_height = (int)(head->line_height * size / body->size);
        set->body.size = (int)size;
        set->body.line_height = (int)(body->line_height * size / body->size);
        set->pad_x = (int)(CELL_PAD_X * size / body->size);
        set->pad_y = (int)(CELL_PAD_Y * size / body->size);
        table_measure(set);
}

static bool fits(const struct table_setting *set)
{
        return table_least_width(set) <= set->setting->measure;
}

/* The largest size that fits, smaller by `most` at most; found from what the widths at hand promise. */
static bool fits_smaller(struct table_setting *set, int most)
{
        const struct style *style = layout_style(set->setting->layout, "table-cell");
        int full = set->full_body.size, smaller = 0;
        int room = style && style->least.given ? MAX(full - style->least.length, 0) : 0;
        most = MIN(most, room);
        for (set_size(set, 0); !fits(set); set_size(set, smaller)) {
                if (smaller >= most)
                        return false;
                int promised = full - (int)((gint64)full * set->setting->measure / table_least_width(set));
                promised = smaller ? 0 : promised / SIZE_STEP * SIZE_STEP;
                smaller = MIN(MAX(smaller + SIZE_STEP, promised), most);
        }
        return true;
}

static const struct master *wide_master(const struct table_setting *set)
{
        bool whole = set->setting->measure == master_measure(set->setting->master);
        if (!whole || set->table->page == TABLE_PAGE_PORTRAIT)
                return set->setting->master;
        const struct master *landscape = layout_master(set->setting->layout, "landscape");
        return landscape ? landscape : set->setting->master;
}

static bool is_landscape(const struct table_setting *set)
{
        return set->table->page == TABLE_PAGE_LANDSCAPE;
}

bool table_fit(struct table_setting *set)
{
        const struct master *wide = wide_master(set);
        guint count = set->table->split_columns ? ATTEMPTS_OF_SPLIT : G_N_ELEMENTS(attempts);
        for (guint i = 0; i < count; i++) {
                if (set->setting->master != wide && (attempts[i].turned || is_landscape(set)))
                        setting_turn(set->setting, wide);
                set->fit = attempts[i].fit;
                if (fits_smaller(set, attempts[i].smaller))
                        return true;
        }
        return false;
}

bool table_fit_parts(struct table_setting *set, const struct master *own, struct list *parts)
{
        static const guint tried[] = {0, 2, 4, 5, 6}; /* of the attempts */
        if (!set->table->split_columns)
                return false;
        if (!is_landscape(set) && set->setting->master != own)
                setting_turn(set->setting, own);
        const struct master *wide = wide_master(set);
        for (guint i = 0; i < G_N_ELEMENTS(tried); i++) {
                if (set->setting->master != wide && attempts[tried[i]].turned)
                        setting_turn(set->setting, wide);
                set->fit = attempts[tried[i]].fit;
                fits_smaller(set, attempts[tried[i]].smaller);
                if (table_split(set, parts))
                        return true;
        }
        return false;
}

void table_fit_as(struct table_setting *set, const struct table_setting *whole)
{
        set->fit = whole->fit;
        set_size(set, set->full_body.size - whole->body.size);
}
