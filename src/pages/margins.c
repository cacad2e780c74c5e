/* SPDX-License-Identifier: MIT */
/* Margins: page numbers and running heads, outside the text and no part of it. */
#include "base/length.h"
#include "pages/paging.h"

enum {
        HEAD_RULE = PT / 2,
        HEAD_RULE_GAP = 2 * PT, /* below the letters */
};

#define ELLIPSIS     "\u2026"
#define NUMBER_STYLE "page-number" /* when a master names none */

/* One line in a margin. */
struct margin_line {
        const char *style;
        enum align align;
        const char *text;
        struct place from;
};

static struct shaped *shape_line(struct setting *setting, const struct margin_line *line)
{
        struct list spans = {0};
        struct span *span = arena_new(job_scratch(setting->job), struct span);
        struct look look = look_of_style(setting->job, setting->layout, line->style ? line->style : NUMBER_STYLE);
        look.align = line->align;
        look.indent = look.left = look.right = look.hang = 0;
        span->kind = SPAN_TEXT;
        span->text = line->text;
        span->from = line->from;
        list_add(job_scratch(setting->job), &spans, span);
        return paragraph_shape(setting->job, &look, NULL, &spans, NULL, NULL);
}

static void add_to_page(struct setting *setting, struct page *page, struct item *item)
{
        item->pagination = true;
        list_add(job_items(setting->job), &page->items, item);
}

static const struct set_line *add_line(struct setting *setting, struct page *page, const struct shaped *shaped, int y)
{
        const struct master *master = page->master;
        struct set_paragraph *paragraph = paragraph_break(setting->job, shaped, master_measure(master));
        const struct set_line *set = list_at(&paragraph->lines, struct set_line, 0);
        for (guint i = 0; i < set->items.count; i++) {
                struct item *item = list_at(&set->items, struct item, i);
                item->x += master->left.length;
                item->y += y;
                add_to_page(setting, page, item);
        }
        return set;
}

/* ---- page numbers ---- */

/* Arabic digits: centred in the top margin (NĐ 30, PL I, I.7) or at the bottom right (TT 01); their width. */
static int add_number(struct setting *setting, struct page *page)
{
        const struct master *master = page->master;
        bool top = master->number == NUMBER_TOP_CENTER;
        int offset = master->number_offset.length;
        struct margin_line line = {
                .style = master->number_style.text,
                .align = top ? ALIGN_CENTER : ALIGN_RIGHT,
                .text = page->label,
        };
        const struct shaped *shaped = shape_line(setting, &line);
        const struct set_line *set = add_line(setting, page, shaped, top ? offset : page->height - offset);
        return set->right - set->left;
}

/* ---- running heads ---- */

/* Where a text may be cut: behind its words, or behind its letters. */
static GArray *find_cuts(const char *text, bool letters)
{
        GArray *cuts = g_array_new(FALSE, FALSE, sizeof(guint));
        for (const char *s = text; *s; s = g_utf8_next_char(s)) {
                const char *next = g_utf8_next_char(s);
                guint at = (guint)(next - text);
                if (!g_ascii_isspace(*s) && (letters || g_ascii_isspace(*next)))
                        g_array_append_val(cuts, at);
        }
        return cuts;
}

/* The longest beginning of the line's text with "…" that fits; NULL when not one does. */
static struct shaped *cut_line(struct setting *setting, struct margin_line line, int room, bool letters)
{
        g_autoptr(GArray) cuts = find_cuts(line.text, letters);
        const char *text = line.text;
        struct shaped *best = NULL;
        for (guint low = 0, high = cuts->len; low < high;) {
                guint middle = (low + high) / 2;
                line.text = arena_printf(setting->job->arena, "%.*s" ELLIPSIS, (int)g_array_index(cuts, guint, middle),
                                         text);
                struct shaped *shaped = shape_line(setting, &line);
                bool fits = shaped_max_width(shaped) <= room;
                best = fits ? shaped : best;
                low = fits ? middle + 1 : low;
                high = fits ? high : middle;
        }
        return best;
}

/* Whole, or cut between words, or one long word cut between letters; at least the "…". */
static struct shaped *fit_line(struct setting *setting, struct margin_line line, int room)
{
        struct shaped *shaped = shape_line(setting, &line);
        if (shaped_max_width(shaped) <= room)
                return shaped;
        shaped = cut_line(setting, line, room, false);
        if (!shaped)
                shaped = cut_line(setting, line, room, true);
        line.text = ELLIPSIS;
        return shaped ? shaped : shape_line(setting, &line);
}

static void add_rule(struct setting *setting, struct page *page, int y)
{
        struct list items = {0};
        int width = master_measure(page->master);
        add_to_page(setting, page, item_rule(setting, &items, page->master->left.length, y, width, HEAD_RULE));
}

static int head_offset(const struct master *master)
{
        if (master->head->offset.given)
                return master->head->offset.length;
        bool beside = master->number == NUMBER_TOP_CENTER && master->number_offset.given;
        return beside ? master->number_offset.length : master->top.length / 2;
}

/* sheet: of the page in the file, from 0; number: width of the page number in the top margin, or 0. */
static void add_head(struct setting *setting, struct page *page, const struct running_head *running, guint sheet,
                     int number)
{
        const struct master *master = page->master;
        const struct head *head = master->head;
        const struct span *span = list_at(&running->spans, struct span, 0);
        bool right = head->side == HEAD_RIGHT || (head->side == HEAD_OUTER && sheet % 2 == 0);
        struct margin_line line = {
                .style = head->style.text,
                .align = right ? ALIGN_RIGHT : ALIGN_LEFT,
                .text = span->text,
                .from = span->from,
        };
        const char *style = line.style ? line.style : NUMBER_STYLE;
        struct look look = look_of_style(setting->job, setting->layout, style);
        int measure = master_measure(master), y = head_offset(master);
        int room = number ? (measure - number) / 2 - look.size : measure;
        add_line(setting, page, fit_line(setting, line, room), y);
        if (head->rule)
                add_rule(setting, page, y + look.size / 4 + HEAD_RULE_GAP);
}

static const struct running_head *head_of(const struct part *part, const struct master *master)
{
        for (guint i = 0; i < part->heads.count; i++) {
                const struct running_head *head = list_at(&part->heads, struct running_head, i);
                if (head->master == master)
                        return head;
        }
        return NULL;
}

/* ---- both ---- */

void margins_add(struct setting *setting, struct page *page, guint sheet, bool first)
{
        const struct running_head *head = head_of(setting->part, page->master);
        bool numbered = !first && page->master->number != NUMBER_NONE;
        int width = numbered ? add_number(setting, page) : 0;
        if (head && (!first || page->master->head->first))
                add_head(setting, page, head, sheet, page->master->number == NUMBER_TOP_CENTER ? width : 0);
}
