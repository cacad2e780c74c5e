/* SPDX-License-Identifier: MIT */
#include "check/decree.h"

#include "vietnamese/numbers.h"

enum {
        RULE_DISTANCE = 12 * PT, /* from a baseline to the rule that belongs to it */
};

bool decree_holds(const struct checked *checked)
{
        return checked->pages && checked->lines && checked->document->layout->decree != DECREE_NONE;
}

const char *decree_clause(struct job *job, const struct checked *checked, const char *clause)
{
        bool old = checked->document && checked->document->layout->decree == DECREE_TT01;
        return old ? "TT 01/2011/TT-BNV" : arena_printf(job->arena, "NĐ 30, PL I, %s", clause);
}

static const char *tenths(struct job *job, double length)
{
        gint64 n = (gint64)(length * 10 + (length < 0 ? -0.5 : 0.5));
        g_autofree char *text = n % 10 ? number_plain(n, 1) : number_plain(n / 10, 0);
        return arena_text(job->arena, text);
}

const char *points(struct job *job, int length)
{
        return tenths(job, (double)length / PT);
}

const char *millimetres(struct job *job, int length)
{
        return tenths(job, (double)length / PT * 25.4 / 72);
}

const struct item *rule_under(const struct printed *line)
{
        const struct item *nearest = NULL;
        for (guint i = 0; i < line->page->items.count; i++) {
                const struct item *item = list_at(&line->page->items, struct item, i);
                if (item->kind != ITEM_RULE || item->tag || item->y < line->baseline)
                        continue;
                bool near = item->y - line->baseline < RULE_DISTANCE;
                bool under = item->x < line->right && item->x + item->as.rule.width > line->left;
                if (near && under && (!nearest || item->y < nearest->y))
                        nearest = item;
        }
        return nearest;
}
