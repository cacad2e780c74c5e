/* SPDX-License-Identifier: MIT */
#include "plan/figures.h"

#include <string.h>

#include "plan/ids.h"
#include "plan/money.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

enum {
        COLUMNS_MAX = 48 /* more than any sheet of paper holds; bounds memory by lines × columns */
};

const char *column_unit(const struct figures *figures, guint column)
{
        if (column < figures->columns.count) {
                const struct column *c = list_at(&figures->columns, struct column, column);
                if (c->unit.text)
                        return c->unit.text;
        }
        return figures->unit.text ? figures->unit.text : "";
}

void sheet_fail_column(struct sheet *sheet, struct place at, const char *name)
{
        g_autoptr(GString) names = g_string_new(NULL);
        for (guint i = 0; i < sheet->width; i++) {
                const struct column *column = list_at(&sheet->figures->columns, struct column, i);
                if (column->id.text)
                        g_string_append_printf(names, "%s%s", names->len ? ", " : "", column->id.text);
        }
        message_add(sheet->job->messages, at, MESSAGE_FIGURE_COLUMN, name, sheet->figures->id.text, names->str, NULL);
        sheet->failed = true;
}

gint64 column_multiplier(const struct figures *figures, guint column)
{
        if (column < figures->columns.count)
                return list_at(&figures->columns, struct column, column)->multiplier;
        return figures->money ? figures->multiplier : 0;
}

int figures_column(const struct figures *figures, const char *id)
{
        for (guint i = 0; i < figures->columns.count; i++) {
                const char *name = list_at(&figures->columns, struct column, i)->id.text;
                if (name && strcmp(name, id) == 0)
                        return (int)i;
        }
        return -1;
}

struct line *figures_line(const struct figures *figures, const char *id)
{
        return ids_find(figures->line_ids, id);
}

char *cell_text(struct job *job, const struct figures *figures, guint column, gint64 value)
{
        bool total = column >= figures->columns.count;
        gint64 multiplier = column_multiplier(figures, column);
        gint64 digits = value;
        guint scale = total ? figures->total_scale : list_at(&figures->columns, struct column, column)->scale;
        if (multiplier)
                amount_in_unit(value, multiplier, &digits, &scale);
        g_autofree char *text = number_grouped(digits, scale);
        return arena_text(job->arena, text);
}

char *figure_text(struct job *job, const struct figures *figures, guint column, const struct figure *figure)
{
        return figure->given ? cell_text(job, figures, column, figure->value) : arena_text(job->arena, "");
}

/* ---- columns ---- */

static void fail_reserved(struct sheet *sheet, const struct text *id)
{
        message_add(sheet->job->messages, id->at, MESSAGE_ID_RESERVED, id->text, NULL);
        sheet->failed = true;
}

/* "Năm 2026 - Trong đó": upper heads in one line, for files without tiers. */
static void join_groups(struct job *job, struct column *column)
{
        const char *joined = NULL;
        for (guint i = 0; i < column->groups.count; i++) {
                const struct text *group = list_at(&column->groups, struct text, i);
                if (!group->text || !*group->text)
                        continue;
                joined = joined ? arena_printf(job->arena, "%s - %s", joined, group->text) : group->text;
                column->group.at = group->at;
        }
        column->group.text = joined;
}

static void prepare_column(struct sheet *sheet, struct column *column)
{
        struct figures *figures = sheet->figures;
        if (column->id.text && strcmp(column->id.text, "total") == 0)
                fail_reserved(sheet, &column->id);
        if (column->share && !column->unit.text)
                column->unit = (struct text){"%", column->share->at};
        if (column->unit.text)
                column->unit.text = money_unit_printed(column->unit.text);
        const char *unit = column->unit.text ? column->unit.text : figures->unit.text;
        column->multiplier = money_unit(unit);
        column->sums = !column->share && !column->fixed && g_strcmp0(unit, "%") != 0;
}

/* Is the column one of those that the total column adds up? */
static bool is_in_total(const struct figures *figures, const struct column *column)
{
        return column->sums && (!column->unit.text || g_strcmp0(column->unit.text, figures->unit.text) == 0);
}

static void find_total(struct sheet *sheet)
{
        struct figures *figures = sheet->figures;
        guint summing = 0;
        sheet->single = sheet->width;
        for (guint i = 0; i < sheet->width; i++) {
                struct column *column = list_at(&figures->columns, struct column, i);
                column->in_total = is_in_total(figures, column);
                if (column->in_total && summing++ == 0)
                        sheet->single = i;
        }
        bool hidden = figures->total_label.text && !*figures->total_label.text;
        sheet->totals = summing >= 2;
        figures->has_total_column = sheet->totals && !hidden;
        if (sheet->totals)
                sheet->single = sheet->width;
}

static bool fail_limit(struct sheet *sheet, enum message_code code, guint count, guint limit)
{
        char counted[16], most[16];
        g_snprintf(counted, sizeof counted, "%u", count);
        g_snprintf(most, sizeof most, "%u", limit);
        message_add(sheet->job->messages, sheet->figures->at, code, sheet->figures->id.text, counted, most, NULL);
        return false;
}

static bool prepare_columns(struct sheet *sheet)
{
        struct figures *figures = sheet->figures;
        if (sheet->width > COLUMNS_MAX)
                return fail_limit(sheet, MESSAGE_FIGURE_COLUMNS, sheet->width, COLUMNS_MAX);
        if (figures->unit.text)
                figures->unit.text = money_unit_printed(figures->unit.text);
        figures->multiplier = money_unit(figures->unit.text);
        figures->money = figures->multiplier != 0;
        if (!figures->money)
                figures->multiplier = 1;
        struct ids *ids = ids_new(sheet->job, sheet->width);
        for (guint i = 0; i < sheet->width; i++) {
                struct column *column = list_at(&figures->columns, struct column, i);
                prepare_column(sheet, column);
                join_groups(sheet->job, column);
                ids_add(ids, &column->id, column);
        }
        if (!ids_sort(sheet->job, ids))
                sheet->failed = true;
        find_total(sheet);
        return true;
}

/* ---- lines ---- */

static guint count_lines(const struct list *lines)
{
        guint count = lines->count;
        for (guint i = 0; i < lines->count; i++)
                count += count_lines(&list_at(lines, struct line, i)->lines);
        return count;
}

static void flatten(struct sheet *sheet, const struct list *lines, struct line *parent, guint level)
{
        for (guint i = 0; i < lines->count; i++) {
                struct line *line = list_at(lines, struct line, i);
                line->parent = parent;
                line->level = level;
                line->index = sheet->count;
                sheet->lines[sheet->count++] = line;
                flatten(sheet, &line->lines, line, level + 1);
        }
}

static void collect_ids(struct sheet *sheet)
{
        struct ids *ids = ids_new(sheet->job, sheet->count);
        for (guint i = 0; i < sheet->count; i++) {
                struct line *line = sheet->lines[i];
                const char *id = line->id.text;
                if (id && (strcmp(id, "total") == 0 || strcmp(id, "parent") == 0))
                        fail_reserved(sheet, &line->id);
                ids_add(ids, &line->id, line);
        }
        if (!ids_sort(sheet->job, ids))
                sheet->failed = true;
        sheet->figures->line_ids = ids;
}

static struct line *new_root(struct sheet *sheet)
{
        struct figures *figures = sheet->figures;
        struct line *root = arena_new(sheet->job->arena, struct line);
        root->at = figures->at;
        root->lines = figures->lines;
        root->parts = figures->parts;
        root->stated = figures->stated;
        root->figures = arena_new_array(sheet->job->arena, struct figure, sheet->width + 1);
        return root;
}

static bool collect_lines(struct sheet *sheet)
{
        struct figures *figures = sheet->figures;
        guint count = count_lines(&figures->lines);
        if (count > sheet->job->limits.rows)
                return fail_limit(sheet, MESSAGE_FIGURE_LINES, count, sheet->job->limits.rows);
        struct arena *arena = sheet->job->arena;
        guint width = sheet->width + 1;
        sheet->lines = arena_new_array(arena, struct line *, count);
        struct figure *cells = arena_new_array(arena, struct figure, (gsize)count * width);
        flatten(sheet, &figures->lines, NULL, 0);
        for (guint i = 0; i < count; i++)
                sheet->lines[i]->figures = cells + (gsize)i * width;
        sheet->root = new_root(sheet);
        figures->line_count = count;
        collect_ids(sheet);
        return true;
}

/* ---- all of it ---- */

static bool has_sum(const struct sheet *sheet)
{
        for (guint i = 0; i < sheet->width; i++) {
                if (list_at(&sheet->figures->columns, struct column, i)->sums && sheet->root->figures[i].given)
                        return true;
        }
        return false;
}

bool figures_compute(struct job *job, struct figures *figures)
{
        struct sheet sheet = {.job = job, .figures = figures, .width = figures->columns.count};
        if (!prepare_columns(&sheet) || !collect_lines(&sheet))
                return false;
        sheet_read(&sheet);
        sheet_sum(&sheet);
        figures->whole = sheet.root->figures;
        figures->has_total_row = figures->parts == PARTS_WHOLE && has_sum(&sheet);
        figures->totals = figures->has_total_row ? figures->whole : NULL;
        sheet_check_shares(&sheet);
        sheet_number(&sheet);
        sheet_write_notes(&sheet);
        return !sheet.failed;
}
