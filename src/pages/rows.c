/* SPDX-License-Identifier: MIT */
/* Table rows as strips. */
#include "pages/fonts.h"
#include "pages/table.h"

/* A cell broken into lines. */
struct set_cell {
        const struct cell *cell;
        guint row, column;
        int x, width;
        struct set_paragraph *lines; /* NULL: nothing in it */
        struct tag *tag;
};

struct set_rows {
        struct table_setting *set;
        struct job job; /* the setting's, with a scratch for these rows */
        const struct list *rows;
        guint first, count;
        int *y;            /* tops of the rows and the foot of the last */
        struct list cells; /* struct set_cell */
        bool head;
};

guint table_linked_rows(const struct table *table, const struct list *rows, guint first)
{
        guint end = first + 1;
        for (guint r = first; r < end && r < rows->count; r++) {
                const struct row *row = list_at(rows, struct row, r);
                for (guint c = 0; row->cells && c < table->column_count; c++) { /* a line of figures has its own row */
                        if (row->cells[c].rowspan > 1)
                                end = MAX(end, r + row->cells[c].rowspan);
                }
        }
        return MIN(end, rows->count) - first;
}

/* A blank cell is as high as a line. */
static int text_height(const struct set_rows *group, const struct set_cell *cell)
{
        int text = cell->lines ? set_paragraph_height(cell->lines) : group->set->body.line_height;
        return text + 2 * group->set->pad_y;
}

static guint rows_of(const struct set_rows *group, const struct set_cell *cell)
{
        return MIN(cell->cell->rowspan, group->count - cell->row);
}

static struct tag *cell_tag(struct set_rows *group, struct tag *row_tag, const struct cell *cell)
{
        enum tag_kind kind = cell->header ? TAG_HEADER_CELL : TAG_CELL;
        if (!row_tag)
                return NULL;
        struct tag *tag = tag_new(group->set->setting, row_tag, kind);
        tag->colspan = (guint16)cell->colspan;
        tag->rowspan = cell->rowspan;
        tag->row_header = cell->header && !group->head;
        return tag;
}

/* Once a cell: the heads of tables and the titles of groups are set again on further pages. */
static void say_broken(struct job *job, const struct cell *cell, guint column)
{
        g_autofree char *said =
                g_strdup_printf("word-broken %s:%u:%u %u", cell->from.file, cell->from.line, cell->from.col, column);
        if (fonts_is_first(job, said))
                message_add(job->messages, cell->from, MESSAGE_WORD_BROKEN, NULL);
}

static void set_one_cell(struct set_rows *group, guint r, guint c, const struct cell *cell, struct tag *row_tag)
{
        struct table_setting *set = group->set;
        struct job *job = &group->job;
        struct set_cell *made = arena_new(job->scratch, struct set_cell);
        guint end = MIN(c + cell->colspan, set->table->column_count);
        made->cell = cell;
        made->row = r;
        made->column = c;
        made->x = set->x[c];
        made->width = set->x[end] - set->x[c];
        made->tag = cell_tag(group, row_tag, cell);
        if (cell->spans.count) {
                struct look look = cell_look(set, cell, group->head);
                struct shaped *shaped = paragraph_shape(job, &look, NULL, &cell->spans, made->tag, made->tag);
                int tail = group->head || cell->colspan > 1 ? -1 : figure_tail(job, &look, cell);
                int behind = tail >= 0 ? set->tails[c] - tail : 0;
                int width = made->width - 2 * set->pad_x - behind;
                made->lines = paragraph_break(job, shaped, width);
                if (shaped_min_width(shaped) > width)
                        say_broken(job, cell, c);
        }
        list_add(job->scratch, &group->cells, made);
}

static void set_cells(struct set_rows *group, struct tag *parent)
{
        for (guint r = 0; r < group->count; r++) {
                const struct row *row = list_at(group->rows, struct row, group->first + r);
                const struct cell *cells = row_cells(&group->job, group->set->table, row);
                struct tag *tag = parent ? tag_new(group->set->setting, parent, TAG_ROW) : NULL;
                for (guint c = 0; c < group->set->table->column_count; c++) {
                        const struct cell *cell = &cells[c];
                        if (cell->colspan && cell->rowspan)
                                set_one_cell(group, r, c, cell, tag);
                }
        }
}

/* Rows as high as their own cells want; a cell over several rows makes the last of them higher if need be. */
static void set_heights(struct set_rows *group)
{
        int *height = arena_new_array(group->job.scratch, int, group->count);
        for (guint pass = 0; pass < 2; pass++) {
                for (guint i = 0; i < group->cells.count; i++) {
                        const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                        guint rows = rows_of(group, cell);
                        if ((rows > 1) != (pass == 1))
                                continue;
                        int have = 0;
                        for (guint r = 0; r + 1 < rows; r++)
                                have += height[cell->row + r];
                        int *last = &height[cell->row + rows - 1];
                        *last = MAX(*last, text_height(group, cell) - have);
                }
        }
        group->y = arena_new_array(group->job.scratch, int, group->count + 1);
        for (guint r = 0; r < group->count; r++)
                group->y[r + 1] = group->y[r] + height[r];
}

/* Rules at the foot of each cell, neighbours in one; verticals are drawn per page by the frame, but in a group of its
 * own edges. */
static void draw_rules(struct set_rows *group, struct strip *strip)
{
        struct table_setting *set = group->set;
        struct item *rule = NULL;
        for (guint i = 0; i < group->cells.count; i++) {
                const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                int foot = group->y[cell->row + rows_of(group, cell)], y = foot - TABLE_RULE / 2;
                if (rule && rule->y == y && rule->x + rule->as.rule.width == cell->x)
                        rule->as.rule.width += cell->width;
                else
                        rule = item_rule(set->setting, &strip->items, cell->x, y, cell->width, TABLE_RULE);
                if (cell->column > 0 && (group->head || group->count > 1)) {
                        int top = group->y[cell->row];
                        item_rule(set->setting, &strip->items, cell->x - TABLE_RULE / 2, top, TABLE_RULE, foot - top);
                }
        }
}

static struct table_frame *frame_of(struct set_rows *group)
{
        struct table_setting *set = group->set;
        struct arena *arena = job_items(set->setting->job);
        bool outer_only = group->head || group->count > 1;
        if (!outer_only && group->cells.count == set->table->column_count)
                return set->frame;
        struct table_frame *frame = arena_new(arena, struct table_frame);
        frame->whole = set->frame;
        frame->edges = arena_new_array(arena, int, group->cells.count + 1);
        if (!outer_only) {
                for (guint i = 0; i < group->cells.count; i++)
                        frame->edges[frame->edge_count++] = list_at(&group->cells, struct set_cell, i)->x;
        } else {
                frame->edges[frame->edge_count++] = set->x[0];
        }
        frame->edges[frame->edge_count++] = set->x[set->table->column_count];
        return frame;
}

static void add_whole(struct set_rows *group, const struct table_frame *frame)
{
        struct setting *setting = group->set->setting;
        int height = group->y[group->count];
        struct strip *strip = strips_add(setting, 0, height);
        strip->frame = frame;
        strip->closes_row = true;
        for (guint i = 0; i < group->cells.count; i++) {
                const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                if (!cell->lines)
                        continue;
                int top = group->y[cell->row];
                int room = group->y[cell->row + rows_of(group, cell)] - top - set_paragraph_height(cell->lines);
                items_add_lines(setting, &strip->items, cell->lines, 0, cell->lines->lines.count,
                                cell->x + group->set->pad_x, top + room / 2);
                for (guint line = 0; line < cell->lines->lines.count; line++)
                        strip_add_notes(setting, strip, cell->lines, line);
        }
        draw_rules(group, strip);
}

/* A row taller than half a page: a strip per line of its cells. */
static void add_split(struct set_rows *group, const struct table_frame *frame)
{
        struct setting *setting = group->set->setting;
        guint most = 1;
        for (guint i = 0; i < group->cells.count; i++) {
                const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                most = MAX(most, cell->lines ? cell->lines->lines.count : 0);
        }
        struct strip *strip = NULL;
        for (guint line = 0; line < most; line++) {
                strip = strips_add(setting, 0, 0);
                strip->frame = frame;
                int top = line == 0 ? group->set->pad_y : 0;
                for (guint i = 0; i < group->cells.count; i++) {
                        const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                        if (!cell->lines || line >= cell->lines->lines.count)
                                continue;
                        int below = items_add_lines(setting, &strip->items, cell->lines, line, 1,
                                                    cell->x + group->set->pad_x, top);
                        strip->height = MAX(strip->height, below);
                        strip_add_notes(setting, strip, cell->lines, line);
                }
                strip->glued = strip->glued || line == 1 || (line > 0 && line == most - 1);
        }
        strip->height += group->set->pad_y;
        strip->closes_row = true;
        const int *x = group->set->x;
        int width = x[group->set->table->column_count] - x[0];
        item_rule(setting, &strip->items, x[0], strip->height - TABLE_RULE / 2, width, TABLE_RULE);
}

/* ---- rows linked by a tall cell, too many for one page ---- */

static bool covers(const struct set_rows *group, const struct set_cell *cell, guint row)
{
        return cell->row <= row && row < cell->row + rows_of(group, cell);
}

/* Rules of one row: left of each of its cells and under those that end with it. */
static void draw_row_rules(struct set_rows *group, struct strip *strip, guint row)
{
        struct setting *setting = group->set->setting;
        for (guint i = 0; i < group->cells.count; i++) {
                const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                if (!covers(group, cell, row))
                        continue;
                if (cell->column > 0)
                        item_rule(setting, &strip->items, cell->x - TABLE_RULE / 2, 0, TABLE_RULE, strip->height);
                if (!covers(group, cell, row + 1))
                        item_rule(setting, &strip->items, cell->x, strip->height - TABLE_RULE / 2, cell->width,
                                  TABLE_RULE);
        }
}

/* The labels at the left that go on from rows above: said again where a page begins with this row. */
static const struct group_title *open_labels(struct set_rows *group, guint row)
{
        const struct set_cell *label = NULL;
        for (guint i = 0; i < group->cells.count; i++) {
                const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                bool left = label ? cell->column == label->column + label->cell->colspan : cell->column == 0;
                if (left && cell->lines && cell->row < row && covers(group, cell, row))
                        label = cell;
        }
        if (!label)
                return NULL;
        return group_of_label(group->set->setting->job, list_at(group->rows, struct row, group->first + label->row),
                              label->column);
}

/* The text of a cell from the top of its first row; the rows that it stands beside are kept together. */
static void add_linked_text(struct set_rows *group, guint first, const struct set_cell *cell)
{
        struct setting *setting = group->set->setting;
        struct strip *strip = list_at(&setting->strips, struct strip, first + cell->row);
        int height = set_paragraph_height(cell->lines), top = group->set->pad_y;
        if (rows_of(group, cell) == 1)
                top = (strip->height - height) / 2;
        items_add_lines(setting, &strip->items, cell->lines, 0, cell->lines->lines.count, cell->x + group->set->pad_x,
                        top);
        for (guint line = 0; line < cell->lines->lines.count; line++)
                strip_add_notes(setting, strip, cell->lines, line);
        for (guint r = cell->row + 1; r < cell->row + rows_of(group, cell); r++) {
                if (group->y[r] < group->y[cell->row] + top + height)
                        list_at(&setting->strips, struct strip, first + r)->glued = true;
        }
}

/* A strip for each row. */
static void add_linked(struct set_rows *group, const struct table_frame *frame)
{
        struct setting *setting = group->set->setting;
        guint first = setting->strips.count;
        for (guint r = 0; r < group->count; r++) {
                struct strip *strip = strips_add(setting, 0, group->y[r + 1] - group->y[r]);
                strip->frame = frame;
                strip->closes_row = r + 1 == group->count;
                strip->group = r ? open_labels(group, r) : NULL;
                draw_row_rules(group, strip, r);
        }
        for (guint i = 0; i < group->cells.count; i++) {
                const struct set_cell *cell = list_at(&group->cells, struct set_cell, i);
                if (cell->lines)
                        add_linked_text(group, first, cell);
        }
}

void table_add_rows(struct table_setting *set, const struct list *rows, guint first, guint count, struct tag *parent)
{
        struct set_rows group = {.set = set,
                                 .job = *set->setting->job,
                                 .rows = rows,
                                 .first = first,
                                 .count = count,
                                 .head = rows == &set->table->head};
        group.job.scratch = arena_open();
        set_cells(&group, parent);
        set_heights(&group);
        const struct row *row = list_at(rows, struct row, first);
        if (row->id)
                set->setting->anchor = row->id;
        int room = set->setting->page_height - repeats_head_height(set->repeats);
        bool tall = group.y[count] > room / 2;
        if (tall && count == 1 && !group.head)
                add_split(&group, frame_of(&group));
        else if (tall && !group.head)
                add_linked(&group, frame_of(&group));
        else
                add_whole(&group, frame_of(&group));
        arena_close(group.job.scratch);
}
