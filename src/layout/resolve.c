/* SPDX-License-Identifier: MIT */
#include "layout/shapes.h"

#include "base/length.h"

#include <string.h>

/* ---- styles: what one does not say, its parents say ---- */

enum {
        PARENTS_MAX = 64,
        SIZE_DEFAULT = 14 * 1024, /* 14 pt */
};

static void take_length(struct length *mine, const struct length *from)
{
        if (!mine->given && from->given) {
                mine->length = from->length;
                mine->given = true;
        }
}

static void take_choice(int *mine, int from)
{
        if (*mine == STYLE_SILENT)
                *mine = from;
}

static void take_text(struct text *mine, const struct text *from)
{
        if (!mine->text)
                *mine = *from;
}

static void take_style(struct style *style, const struct style *parent)
{
        take_text(&style->family, &parent->family);
        take_text(&style->tag, &parent->tag);
        take_choice(&style->weight_said, parent->weight_said);
        take_choice(&style->slant_said, parent->slant_said);
        take_choice(&style->align_said, parent->align_said);
        take_choice(&style->case_said, parent->case_said);
        take_choice(&style->label_said, parent->label_said);
        take_choice(&style->keep_said, parent->keep_said);
        take_length(&style->size, &parent->size);
        take_length(&style->least, &parent->least);
        take_length(&style->indent, &parent->indent);
        take_length(&style->left, &parent->left);
        take_length(&style->right, &parent->right);
        take_length(&style->before, &parent->before);
        take_length(&style->after, &parent->after);
        if (!style->leading.given)
                style->leading = parent->leading;
}

static void settle(struct style *style)
{
        if (!style->family.text)
                style->family.text = "serif";
        if (!style->tag.text)
                style->tag.text = "P";
        if (!style->size.given)
                style->size.length = SIZE_DEFAULT;
        if (!style->leading.given)
                style->leading.digits = 1;
        style->size.given = style->leading.given = true;
        style->bold = style->weight_said == 2;
        style->italic = style->slant_said == 2;
        style->label_bold = style->label_said == 2;
        style->align = style->align_said == STYLE_SILENT ? ALIGN_LEFT : (enum align)(style->align_said - 1);
        style->letter_case = style->case_said == STYLE_SILENT ? CASE_AS_IS : (enum letter_case)(style->case_said - 1);
        style->keep_next = style->keep_said == KEEP_NEXT || style->keep_said == KEEP_BOTH;
        style->keep_whole = style->keep_said == KEEP_WHOLE || style->keep_said == KEEP_BOTH;
}

static const struct style *parent_of(GHashTable *styles, const struct style *style)
{
        return style->parent.text ? g_hash_table_lookup(styles, style->parent.text) : NULL;
}

static bool is_its_own_parent(GHashTable *styles, const struct style *style)
{
        const struct style *at = parent_of(styles, style);
        for (guint steps = 0; at && at != style && steps < PARENTS_MAX; steps++)
                at = parent_of(styles, at);
        return at == style;
}

/* A circle is said once, at the first of its styles; what hangs on it is not. */
static void say_cycle(struct job *job, GHashTable *styles, GHashTable *said, const struct style *style,
                      const struct style *reached)
{
        if (g_hash_table_contains(said, style) || (reached != style && is_its_own_parent(styles, reached)))
                return;
        message_add(job->messages, style->parent.at, MESSAGE_LAYOUT_CYCLE, style->name.text, NULL);
        const struct style *at = style;
        while (at && g_hash_table_add(said, (void *)at))
                at = parent_of(styles, at);
}

/* Walk up from style and take over what it does not say; a parent may be filled already, which changes nothing. */
static bool resolve(struct job *job, GHashTable *styles, GHashTable *said, struct style *style)
{
        const struct style *at = style;
        for (guint steps = 0; at->parent.text; steps++) {
                const struct style *parent = parent_of(styles, at);
                if (!parent) {
                        /* Said once, at the style that names it. */
                        if (at == style)
                                message_add(job->messages, at->parent.at, MESSAGE_LAYOUT_STYLE, at->parent.text, NULL);
                        return false;
                }
                if (parent == style || steps == PARENTS_MAX) {
                        say_cycle(job, styles, said, style, parent);
                        return false;
                }
                take_style(style, parent);
                at = parent;
        }
        return true;
}

bool styles_resolve(struct job *job, struct layout *layout)
{
        g_autoptr(GHashTable) styles = g_hash_table_new(g_str_hash, g_str_equal);
        g_autoptr(GHashTable) said = g_hash_table_new(NULL, NULL);
        bool right = true;
        for (guint i = 0; i < layout->styles.count; i++) {
                struct style *style = list_at(&layout->styles, struct style, i);
                g_hash_table_insert(styles, (void *)style->name.text, style);
        }
        for (guint i = 0; i < layout->styles.count; i++)
                right &= resolve(job, styles, said, list_at(&layout->styles, struct style, i));
        for (guint i = 0; i < layout->styles.count; i++)
                settle(list_at(&layout->styles, struct style, i));
        return right;
}

/* ---- names that must be there, elements that must say one thing ---- */

static bool verify_style(struct job *job, const struct layout *layout, const struct text *name)
{
        if (!name->text || layout_style(layout, name->text))
                return true;
        message_add(job->messages, name->at, MESSAGE_LAYOUT_STYLE, name->text, NULL);
        return false;
}

static bool verify_master(struct job *job, const struct layout *layout, const struct master *master)
{
        bool right = verify_style(job, layout, &master->number_style);
        const struct head *head = master->head;
        if (!head)
                return right;
        right &= verify_style(job, layout, &head->style);
        if (head->offset.given && head->offset.length >= master->top.length) {
                char offset[16], top[16];
                length_mm(head->offset.length, offset);
                length_mm(master->top.length, top);
                message_add(job->messages, head->offset.at, MESSAGE_LAYOUT_HEAD, offset, top, NULL);
                right = false;
        }
        return right;
}

static bool verify_flows(struct job *job, const struct layout *layout, const struct list *flows);

/* Widths in percent that make up 100. */
static bool verify_widths(const struct list *columns)
{
        gint64 sum = 0;
        for (guint i = 0; i < columns->count; i++) {
                gint64 digits;
                guint8 scale;
                if (!number_read(list_at(columns, struct text, i)->text, &digits, &scale) || scale || digits < 1 ||
                    digits > 100)
                        return false;
                sum += digits;
        }
        return sum == 100;
}

static bool verify_grid(struct job *job, const struct layout *layout, const struct flow *flow)
{
        bool right = verify_widths(&flow->columns);
        if (!right)
                message_add(job->messages, flow->at, MESSAGE_LAYOUT_GRID, NULL);
        for (guint i = 0; i < flow->rows.count; i++) {
                const struct flow_row *row = list_at(&flow->rows, struct flow_row, i);
                if (row->cells.count != flow->columns.count) {
                        message_add(job->messages, row->at, MESSAGE_LAYOUT_GRID, NULL);
                        right = false;
                }
                for (guint j = 0; j < row->cells.count; j++)
                        right &= verify_flows(job, layout, &list_at(&row->cells, struct flow_cell, j)->flow);
        }
        return right;
}

static const char *const places[] = {"basis", "narrative", "contents", "list-of-tables", "list-of-figures", NULL};

static bool verify_flow(struct job *job, const struct layout *layout, const struct flow *flow)
{
        bool is_place = flow->place.text != NULL;
        bool is_grid = flow->columns.count > 0 || flow->rows.count > 0;
        guint says = (flow->text.text != NULL) + flow->rule.given + flow->space.given + is_grid + is_place;
        bool known = !is_place || g_strv_contains(places, flow->place.text);
        bool right = says == 1 && known && (!flow->text.text || flow->style.text) && (!flow->box || flow->text.text) &&
                     (!flow->box || flow->box->x.given == flow->box->y.given);
        if (!right)
                message_add(job->messages, flow->at, MESSAGE_LAYOUT_FLOW, NULL);
        right &= verify_style(job, layout, &flow->style);
        return is_grid ? verify_grid(job, layout, flow) && right : right;
}

static bool verify_flows(struct job *job, const struct layout *layout, const struct list *flows)
{
        bool right = true;
        for (guint i = 0; i < flows->count; i++)
                right &= verify_flow(job, layout, list_at(flows, struct flow, i));
        return right;
}

static bool verify_numberings(struct job *job, const struct layout *layout)
{
        bool right = true;
        for (guint i = 0; i < layout->numberings.count; i++) {
                const struct numbering *numbering = list_at(&layout->numberings, struct numbering, i);
                if (numbering->levels.count == 0) {
                        message_add(job->messages, numbering->at, MESSAGE_LAYOUT_EMPTY, "levels", NULL);
                        right = false;
                }
                for (guint j = 0; j < numbering->levels.count; j++) {
                        const struct level *level = list_at(&numbering->levels, struct level, j);
                        right &= verify_style(job, layout, &level->style);
                        right &= verify_style(job, layout, &level->item);
                }
        }
        return right;
}

static bool verify_kinds(struct job *job, const struct layout *layout)
{
        bool right = true;
        for (guint i = 0; i < layout->kinds.count; i++) {
                const struct text *asked = &list_at(&layout->kinds, struct kind, i)->numbering;
                if (!asked->text || layout_numbering(layout, asked->text))
                        continue;
                const struct numbering *first = layout_numbering(layout, NULL);
                message_add(job->messages, asked->at, MESSAGE_NUMBERING_UNKNOWN, asked->text,
                            first ? first->name.text : "", NULL);
                right = false;
        }
        return right;
}

/* The first of each is the default: there must be one. */
static bool verify_defaults(struct job *job, const struct layout *layout)
{
        const struct numbering *first = layout_numbering(layout, NULL);
        const char *missing = layout->masters.count == 0 ? "masters" : layout->kinds.count == 0 ? "kinds" : NULL;
        if (!first || first->levels.count == 0)
                missing = "numberings";
        if (missing)
                message_add(job->messages, layout->at, MESSAGE_LAYOUT_EMPTY, missing, NULL);
        return !missing;
}

/* Styles that the document gives to its blocks whatever the flow says. */
static const char *const needed[] = {"body",       "item",    "quote",    "table-cell",  "table-head", "table-unit",
                                     "table-note", "caption", "footnote", "page-number", "chart"};

bool layout_verify(struct job *job, const struct layout *layout)
{
        bool right = verify_defaults(job, layout);
        for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
                struct text name = {.text = needed[i], .at = layout->at};
                right &= verify_style(job, layout, &name);
        }
        for (guint i = 0; i < layout->masters.count; i++)
                right &= verify_master(job, layout, list_at(&layout->masters, struct master, i));
        right &= verify_numberings(job, layout);
        right &= verify_kinds(job, layout);
        right &= verify_flows(job, layout, &layout->flow);
        return verify_flows(job, layout, &layout->appendix) && right;
}
