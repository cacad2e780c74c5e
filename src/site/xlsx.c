/* SPDX-License-Identifier: MIT */
#include "site/xlsx.h"

#include "base/files.h"
#include "site/downloads.h"
#include "site/json.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define EXACT_MOST G_GINT64_CONSTANT(999999999999999) /* a spreadsheet keeps fifteen digits */

struct workbook {
        lxw_workbook *book;
        const struct node *words;
        lxw_format *head, *text, *wrap, *decimals[7], *decimals_bold[7], *bold;
};

struct sheet {
        struct workbook *workbook;
        lxw_worksheet *sheet;
        const struct figures *figures;
        lxw_row_t row;
};

static const char *word(const struct workbook *workbook, const char *key)
{
        const char *text = node_find_text(workbook->words, key);
        return text ? text : key;
}

static const char *given_or(const struct text *text, const char *otherwise)
{
        return text->text && *text->text ? text->text : otherwise;
}

/* ---- formats ---- */

static lxw_format *format_new(lxw_workbook *book, bool bold, bool wrap)
{
        lxw_format *format = workbook_add_format(book);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (bold)
                format_set_bold(format);
        if (wrap)
                format_set_text_wrap(format);
        return format;
}

static void formats_make(struct workbook *workbook)
{
        static const char *const shapes[] = {"#,##0",      "#,##0.0",     "#,##0.00",    "#,##0.000",
                                             "#,##0.0000", "#,##0.00000", "#,##0.000000"};
        workbook->head = format_new(workbook->book, true, true);
        format_set_bg_color(workbook->head, 0xEEF1F4);
        format_set_bottom(workbook->head, LXW_BORDER_THIN);
        workbook->text = format_new(workbook->book, false, false);
        workbook->wrap = format_new(workbook->book, false, true);
        workbook->bold = format_new(workbook->book, true, true);
        for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
                workbook->decimals[i] = format_new(workbook->book, false, false);
                workbook->decimals_bold[i] = format_new(workbook->book, true, false);
                format_set_num_format(workbook->decimals[i], shapes[i]);
                format_set_num_format(workbook->decimals_bold[i], shapes[i]);
        }
}

/* ---- cells ---- */

/* Excel holds 32,767 characters a cell. */
static void put_text(struct sheet *sheet, guint column, const char *text, lxw_format *format)
{
        if (!text || !*text)
                return;
        g_autofree char *cut = g_utf8_strlen(text, -1) > 32000 ? g_utf8_substring(text, 0, 32000) : NULL;
        worksheet_write_string(sheet->sheet, sheet->row, (lxw_col_t)column, cut ? cut : text, format);
}

/* What a spreadsheet would round stands there as text. */
static void put_figure(struct sheet *sheet, guint column, const struct figure *figure, guint scale, bool bold)
{
        if (!figure->given)
                return;
        GString *digits = g_string_new(NULL);
        decimal_write(digits, figure->value, scale);
        if (ABS(figure->value) > EXACT_MOST)
                put_text(sheet, column, digits->str, sheet->workbook->text);
        else
                worksheet_write_number(
                        sheet->sheet, sheet->row, (lxw_col_t)column, g_ascii_strtod(digits->str, NULL),
                        (bold ? sheet->workbook->decimals_bold : sheet->workbook->decimals)[MIN(scale, 6)]);
        g_string_free(digits, TRUE);
}

static void put_figures(struct sheet *sheet, const struct figure *row, bool bold)
{
        const struct figures *figures = sheet->figures;
        guint count = figures->columns.count;
        for (guint i = 0; i < count; i++) {
                guint scale = figures->money ? 0 : list_at(&figures->columns, struct column, i)->scale;
                put_figure(sheet, 4 + i, &row[i], scale, bold);
        }
        if (figures->has_total_column)
                put_figure(sheet, 4 + count, &row[count], figures_total_scale(figures), bold);
}

/* ---- a table ---- */

static void put_head(struct sheet *sheet, guint column, const char *group, const char *label, const char *unit)
{
        g_autoptr(GString) head = g_string_new(NULL);
        figures_head(head, group, label, unit, sheet->figures->money);
        put_text(sheet, column, head->str, sheet->workbook->head);
}

static void put_heads(struct sheet *sheet)
{
        const struct figures *figures = sheet->figures;
        struct workbook *workbook = sheet->workbook;
        const char *unit = figures->money ? "đồng" : figures->unit.text;
        guint count = figures->columns.count;
        put_text(sheet, 0, word(workbook, "csv_id"), workbook->head);
        put_text(sheet, 1, word(workbook, "csv_level"), workbook->head);
        put_text(sheet, 2, given_or(&figures->number_label, word(workbook, "csv_number")), workbook->head);
        put_text(sheet, 3, given_or(&figures->line_label, word(workbook, "csv_line")), workbook->head);
        for (guint i = 0; i < count; i++) {
                const struct column *column = list_at(&figures->columns, struct column, i);
                put_head(sheet, 4 + i, column->group.text, given_or(&column->label, column->id.text),
                         given_or(&column->unit, unit));
        }
        if (figures->has_total_column)
                put_head(sheet, 4 + count, NULL, given_or(&figures->total_label, word(workbook, "csv_total")), unit);
        put_text(sheet, 4 + count + figures->has_total_column,
                 given_or(&figures->note_label, word(workbook, "csv_note")), workbook->head);
        sheet->row++;
}

static void put_lines(struct sheet *sheet, const struct list *lines)
{
        struct workbook *workbook = sheet->workbook;
        guint note = 4 + sheet->figures->columns.count + sheet->figures->has_total_column;
        for (guint i = 0; i < lines->count && sheet->row < LXW_ROW_MAX - 1; i++) {
                const struct line *line = list_at(lines, struct line, i);
                bool group = line->lines.count > 0;
                put_text(sheet, 0, line->id.text, workbook->text);
                worksheet_write_number(sheet->sheet, sheet->row, 1, line->level + 1, workbook->decimals[0]);
                put_text(sheet, 2, line->printed_number, workbook->text);
                put_text(sheet, 3, line->label.text, group ? workbook->bold : workbook->wrap);
                put_figures(sheet, line->figures, group);
                put_text(sheet, note, line->printed_note, workbook->wrap);
                sheet->row++;
                put_lines(sheet, &line->lines);
        }
}

static void put_totals(struct sheet *sheet)
{
        const struct figures *figures = sheet->figures;
        if (!figures->has_total_row || !figures->totals)
                return;
        put_text(sheet, 0, "total", sheet->workbook->text);
        worksheet_write_number(sheet->sheet, sheet->row, 1, 0, sheet->workbook->decimals[0]);
        put_text(sheet, 3, given_or(&figures->sum_label, word(sheet->workbook, "csv_sum")), sheet->workbook->bold);
        put_figures(sheet, figures->totals, true);
}

/* A sheet's name has at most 31 characters, none twice. */
static void add_table(struct workbook *workbook, const struct figures *figures, guint index)
{
        g_autofree char *name = strlen(figures->id.text) <= 31 ? g_strdup(figures->id.text)
                                                               : g_strdup_printf("%.24s-%u", figures->id.text, index);
        struct sheet sheet = {.workbook = workbook, .figures = figures};
        guint count = figures->columns.count + figures->has_total_column;
        sheet.sheet = workbook_add_worksheet(workbook->book, name);
        if (!sheet.sheet)
                return;
        put_heads(&sheet);
        put_lines(&sheet, &figures->lines);
        put_totals(&sheet);
        worksheet_set_column(sheet.sheet, 0, 0, 18, NULL);
        worksheet_set_column(sheet.sheet, 1, 2, 7, NULL);
        worksheet_set_column(sheet.sheet, 3, 3, 48, NULL);
        worksheet_set_column(sheet.sheet, 4, (lxw_col_t)(3 + MAX(count, 1)), 18, NULL);
        worksheet_set_column(sheet.sheet, (lxw_col_t)(4 + count), (lxw_col_t)(4 + count), 48, NULL);
        worksheet_freeze_panes(sheet.sheet, 1, 4);
}

/* ---- the workbook ---- */

/* Its date is the plan's, never the clock's; a plan without one takes the first day there is. */
static void put_properties(struct workbook *workbook, const struct plan *plan)
{
        const struct date *date = &plan->date.date;
        g_autoptr(GDateTime) day = date->year ? g_date_time_new_utc(date->year, date->month, date->day, 0, 0, 0)
                                              : g_date_time_new_utc(2000, 1, 1, 0, 0, 0);
        lxw_doc_properties properties = {
                .title = (char *)plan->title.text,
                .author = plan->issuer ? (char *)plan->issuer->name.text : "",
                .created = (time_t)g_date_time_to_unix(day),
        };
        workbook_set_properties(workbook->book, &properties);
}

static bool file_move(struct job *job, const char *from, const char *to)
{
        g_autofree char *bytes = NULL;
        gsize count;
        bool read = g_file_get_contents(from, &bytes, &count, NULL);
        g_unlink(from);
        return read && file_write(job, to, bytes, count);
}

static bool failed(struct job *job, const char *path)
{
        message_add(job->messages, (struct place){0}, MESSAGE_FILE_WRITE, path, g_strerror(errno), NULL);
        return false;
}

bool xlsx_write(struct job *job, const struct plan *plan, const struct node *words, const char *path)
{
        g_autofree char *folder = g_path_get_dirname(path);
        const char *part = arena_printf(job->arena, "%s.part", path);
        g_mkdir_with_parents(folder, 0777);
        struct workbook workbook = {.book = workbook_new(part), .words = words};
        guint index = 0;
        if (!workbook.book)
                return failed(job, path);
        formats_make(&workbook);
        put_properties(&workbook, plan);
        for (guint i = 0; i < plan->budgets.count; i++)
                add_table(&workbook, list_at(&plan->budgets, struct figures, i), ++index);
        for (guint i = 0; i < plan->tables.count; i++)
                add_table(&workbook, list_at(&plan->tables, struct figures, i), ++index);
        if (workbook_close(workbook.book) != LXW_NO_ERROR)
                return failed(job, path);
        return file_move(job, part, path);
}
