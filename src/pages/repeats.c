/* SPDX-License-Identifier: MIT */
/* What a table says again where it goes on over the page: its caption, its head, the titles of the groups that are
 * open, and the sums carried from page to page.  All are artifacts of the page. */
#include "pages/table.h"

#include "plan/budget.h"
#include "plan/money.h"

#include <string.h>

enum {
        TOP_SHARE =
                2, /* a head, and titles of groups with it, are said again when they take less than half of the page */
};

struct repeats {
        struct table_setting *set;
        struct strip *caption;  /* Bảng 1 (tiếp theo); NULL */
        struct strip *head;     /* NULL */
        struct carried *sums;   /* of the rows placed so far, by column; NULL: nothing is carried */
        struct carried *widest; /* two rows of sums: the least and the greatest there will be */
        int foot_height;
};

/* A line that is said again: the table's setting, but strips of its own; what it takes goes with its items. */
struct apart {
        struct table_setting set;
        struct setting inside;
        struct job job;
};

static void set_apart(const struct table_setting *set, struct apart *apart)
{
        apart->job = *set->setting->job;
        apart->job.scratch = apart->job.items;
        apart->inside = setting_inside(set->setting, set->setting->measure, NULL);
        apart->inside.job = &apart->job;
        apart->set = *set;
        apart->set.setting = &apart->inside;
}

/* The only strip of `inside`, as an artifact; NULL when there are more: the row is too tall to be said again. */
static struct strip *taken(struct setting *inside)
{
        if (inside->strips.count != 1)
                return NULL;
        struct strip *strip = list_at(&inside->strips, struct strip, 0);
        struct list items = strip->items;
        strip->items = (struct list){0};
        items_copy_as_artifacts(inside, &items, &strip->items);
        strip->notes = (struct list){0};
        return strip;
}

static struct span *add_span(struct job *job, struct list *spans, const char *text, struct place from)
{
        struct span *span = arena_new(job_items(job), struct span);
        span->kind = SPAN_TEXT;
        span->text = text;
        span->from = from;
        list_add(job_items(job), spans, span);
        return span;
}

/* ---- caption, head ---- */

const char *continued_label(struct table_setting *set)
{
        const char *label = set->block->label;
        if (!label || !*label)
                return NULL;
        gsize bytes = strlen(label);
        while (bytes && strchr(".: ", label[bytes - 1]))
                bytes--;
        return arena_printf(set->setting->job->arena, "%.*s (%s)", (int)bytes, label,
                            layout_text(set->setting->job, set->setting->layout, "continued"));
}

static struct strip *continued_caption(struct table_setting *set)
{
        const char *text = continued_label(set);
        if (!text)
                return NULL;
        struct job *job = set->setting->job;
        struct list spans = {0};
        add_span(job, &spans, text, set->block->from);
        struct apart apart;
        set_apart(set, &apart);
        struct look look = look_of_style(job, set->setting->layout, "caption");
        const struct style *style = layout_style(set->setting->layout, "caption");
        strips_add_paragraph(&apart.inside, style, &look, NULL, &spans, NULL, NULL);
        return taken(&apart.inside);
}

void repeats_add_head(struct table_setting *set, const struct strip *head)
{
        if (head->height > set->setting->page_height / TOP_SHARE)
                return;
        struct strip *copy = arena_new(set->setting->job->arena, struct strip);
        const struct style *caption = layout_style(set->setting->layout, "caption");
        copy->height = head->height;
        copy->frame = head->frame;
        copy->space = caption && set->repeats->caption ? caption->after.length : 0;
        copy->closes_row = true;
        items_copy_as_artifacts(set->setting, &head->items, &copy->items);
        set->repeats->head = copy;
}

/* ---- titles of groups ---- */

/* A group that is open: its title, when a page begins inside it. */
struct group_title {
        const struct row *row;
        guint column; /* of a cell over several rows; 0: the table's labels */
        bool cell;
        const struct group_title *outer;
};

const struct group_title *group_before(const struct group_title *group, const struct row *row)
{
        while (group && group->row->level >= row->level)
                group = group->outer;
        return group;
}

const struct group_title *group_behind(struct job *job, const struct group_title *group, const struct row *row)
{
        if (row->kind != ROW_GROUP)
                return group;
        struct group_title *inner = arena_new(job->arena, struct group_title);
        inner->row = row;
        inner->outer = group;
        return inner;
}

const struct group_title *group_of_label(struct job *job, const struct row *row, guint column)
{
        struct group_title *group = arena_new(job->arena, struct group_title);
        *group = (struct group_title){.row = row, .column = column, .cell = true};
        return group;
}

/* A row for pages alone: blank cells, aligned as the columns are. */
static struct row *blank_row(const struct table_setting *set, const struct row *like)
{
        struct arena *arena = job_items(set->setting->job);
        struct row *row = arena_new(arena, struct row);
        row->cells = arena_new_array(arena, struct cell, set->table->column_count);
        row->from = like ? like->from : set->block->from;
        for (guint i = 0; i < set->table->column_count; i++) {
                struct cell *cell = &row->cells[i];
                cell->colspan = cell->rowspan = 1;
                cell->align = set->table->columns[i].align;
                cell->from = row->from;
        }
        return row;
}

/* A cell over columns first … end-1. */
static struct cell *span_columns(struct row *row, guint first, guint end)
{
        for (guint i = first + 1; i < end; i++)
                row->cells[i].colspan = row->cells[i].rowspan = 0;
        row->cells[first].colspan = end - first;
        return &row->cells[first];
}

static guint label_column(const struct table *table)
{
        guint label = 0;
        while (label + 1 < table->column_count && table->columns[label].kind != COLUMN_LABEL)
                label++;
        return label;
}

/* The row's number and label, then "(tiếp theo)"; no figures, so that none is read twice. */
static struct strip *group_strip(struct table_setting *set, const struct group_title *title)
{
        const struct row *group = title->row;
        struct apart apart;
        set_apart(set, &apart);
        struct job *job = &apart.job;
        struct row *row = blank_row(&apart.set, group);
        guint label = title->cell ? title->column : label_column(set->table);
        const struct cell *cells = row_cells(job, set->table, group);
        for (guint i = 0; i < label; i++) {
                row->cells[i] = cells[i];
                row->cells[i].rowspan = MIN(row->cells[i].rowspan, 1);
        }
        struct cell *cell = span_columns(row, label, set->table->column_count);
        cell->bold = cells[label].bold;
        for (guint i = 0; i < cells[label].spans.count; i++) {
                const struct span *span = list_at(&cells[label].spans, struct span, i);
                if (span->kind != SPAN_NOTE)
                        list_add(job_items(job), &cell->spans, (void *)span);
        }
        const char *continued = layout_text(job, set->setting->layout, "continued");
        add_span(job, &cell->spans, arena_printf(job_items(job), " (%s)", continued), group->from);
        struct list rows = {0};
        list_add(job_items(job), &rows, row);
        table_add_rows(&apart.set, &rows, 0, 1, NULL);
        return taken(&apart.inside);
}

static void add_groups(struct table_setting *set, const struct group_title *group, struct list *top)
{
        if (!group)
                return;
        add_groups(set, group->outer, top);
        struct strip *strip = group_strip(set, group);
        if (strip)
                list_add(job_items(set->setting->job), top, strip);
}

/* ---- sums ---- */

static void widen(struct carried *least, struct carried *most, const struct carried *sum)
{
        if (!sum->given)
                return;
        if (!least->given || sum->value < least->value)
                *least = *sum;
        if (!most->given || sum->value > most->value)
                *most = *sum;
}

/* Adds a row's figures; false when a sum goes beyond what can be counted. */
static bool count_row(const struct table *table, struct carried *sums, const struct row *row)
{
        for (guint i = 0; row->carried && i < table->column_count; i++) {
                if (!row->carried[i].given)
                        continue;
                sums[i].given = true;
                if (!amount_add(&sums[i].value, row->carried[i].value))
                        return false;
        }
        return true;
}

void repeats_count(struct repeats *repeats, const struct strip *strip)
{
        for (guint i = 0; repeats->sums && i < strip->row_count; i++)
                count_row(repeats->set->table, repeats->sums, strip->rows[i]);
}

/* All sums there can be, so that the columns are wide enough for each; false after amount-overflow. */
static bool find_widest(struct table_setting *set, struct repeats *repeats)
{
        struct arena *arena = set->setting->job->arena;
        guint count = set->table->column_count;
        g_autofree struct carried *sums = g_new0(struct carried, count);
        repeats->widest = arena_new_array(arena, struct carried, 2 * count);
        for (guint r = 0; r < set->table->rows.count; r++) {
                const struct row *row = list_at(&set->table->rows, struct row, r);
                if (!count_row(set->table, sums, row)) {
                        message_add(set->setting->job->messages, row->from, MESSAGE_AMOUNT_OVERFLOW, NULL);
                        return false;
                }
                for (guint i = 0; row->carried && i < count; i++)
                        widen(&repeats->widest[i], &repeats->widest[count + i], &sums[i]);
        }
        repeats->sums = arena_new_array(arena, struct carried, count);
        return true;
}

static struct row *sums_row(struct table_setting *set, const struct carried *sums, const char *key)
{
        struct job *job = set->setting->job;
        struct row *row = blank_row(set, NULL);
        struct cell *label = span_columns(row, 0, label_column(set->table) + 1);
        label->align = ALIGN_CENTER;
        label->italic = true;
        add_span(job, &label->spans, layout_text(job, set->setting->layout, key), row->from);
        for (guint i = 0; i < set->table->column_count; i++) {
                if (!sums[i].given)
                        continue;
                struct figure figure = {.given = true, .value = sums[i].value};
                guint column = set->table->columns[i].figure;
                row->cells[i].italic = true;
                add_span(job, &row->cells[i].spans, figure_text(job, set->table->figures, column, &figure), row->from);
        }
        return row;
}

static struct strip *sums_strip(struct table_setting *set, const struct carried *sums, const char *key)
{
        struct apart apart;
        struct list rows = {0};
        set_apart(set, &apart);
        list_add(job_items(&apart.job), &rows, sums_row(&apart.set, sums, key));
        table_add_rows(&apart.set, &rows, 0, 1, NULL);
        return taken(&apart.inside);
}

void repeats_add_widest(const struct table_setting *set, struct list *rows)
{
        if (!set->repeats->sums)
                return;
        struct table_setting own = *set;
        for (guint i = 0; i < 2; i++)
                list_add(set->setting->job->arena, rows,
                         sums_row(&own, set->repeats->widest + i * set->table->column_count, "carried-out"));
}

/* ---- of a page ---- */

bool repeats_new(struct table_setting *set)
{
        struct repeats *repeats = arena_new(set->setting->job->arena, struct repeats);
        repeats->set = set;
        set->repeats = repeats;
        return !set->table->carry || find_widest(set, repeats);
}

void repeats_open(struct table_setting *set)
{
        struct repeats *repeats = set->repeats;
        repeats->caption = continued_caption(set);
        if (!repeats->sums)
                return;
        const struct strip *foot = sums_strip(set, repeats->widest + set->table->column_count, "carried-out");
        repeats->foot_height = foot ? foot->height : 0;
}

int repeats_foot_height(const struct repeats *repeats)
{
        return repeats->foot_height;
}

int repeats_head_height(const struct repeats *repeats)
{
        int height = repeats->caption ? repeats->caption->height : 0;
        if (repeats->head)
                height += repeats->head->height + repeats->head->space;
        return height + repeats->foot_height;
}

static struct strip *strip_again(struct repeats *repeats, const struct strip *strip)
{
        struct strip *copy = arena_new(job_items(repeats->set->setting->job), struct strip);
        *copy = *strip;
        copy->items = (struct list){0};
        items_copy_as_artifacts(repeats->set->setting, &strip->items, &copy->items);
        return copy;
}

int strips_height(const struct list *strips)
{
        int height = 0;
        for (guint i = 0; i < strips->count; i++) {
                const struct strip *strip = list_at(strips, struct strip, i);
                height += strip->height + (i ? strip->space : 0);
        }
        return height;
}

void repeats_add_top(struct repeats *repeats, const struct group_title *group, struct list *top)
{
        struct arena *arena = job_items(repeats->set->setting->job);
        if (repeats->caption)
                list_add(arena, top, strip_again(repeats, repeats->caption));
        if (repeats->head)
                list_add(arena, top, strip_again(repeats, repeats->head));
        struct strip *sums = repeats->sums ? sums_strip(repeats->set, repeats->sums, "carried-in") : NULL;
        if (sums)
                list_add(arena, top, sums);
        guint before = top->count;
        add_groups(repeats->set, group, top);
        if (strips_height(top) > repeats->set->setting->page_height / TOP_SHARE)
                top->count = before;
}

struct strip *repeats_foot(struct repeats *repeats)
{
        return repeats->sums ? sums_strip(repeats->set, repeats->sums, "carried-out") : NULL;
}
