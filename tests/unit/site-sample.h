/* SPDX-License-Identifier: MIT */
/* A document made by hand, for the tests of the site: every kind of block,
 * and strings that would break out of HTML, CSV or JSON if they were let. */
#ifndef TESTS_SITE_SAMPLE_H
#define TESTS_SITE_SAMPLE_H

#include "base/files.h"
#include "site/site.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>

#define HOSTILE "<script>alert(\"x\")</script> & 'y'"

static inline struct job *sample_job(const char *root)
{
        struct job parent = {.messages = messages_open(), .root = root, .limits = limits_default};
        return job_open(&parent);
}

static inline void sample_job_close(struct job *job)
{
        struct messages *messages = job->messages;
        job_close(job);
        messages_close(messages);
}

static inline int remove_one(const char *path, const struct stat *found, int kind, struct FTW *at)
{
        (void)found, (void)kind, (void)at;
        return remove(path);
}

/* A temporary folder and all in it; links are not followed. */
static inline void remove_folder(const char *path)
{
        nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline struct text given(const char *text)
{
        return (struct text){.text = text};
}

static inline void add_span(struct job *job, struct list *spans, const char *text, guint marks)
{
        struct span *span = arena_new(job->arena, struct span);
        span->text = text;
        span->marks = marks;
        list_add(job->arena, spans, span);
}

static inline struct block *add_block(struct job *job, struct list *blocks, enum block_kind kind, const char *text)
{
        struct block *block = arena_new(job->arena, struct block);
        block->kind = kind;
        block->style = "body";
        if (text)
                add_span(job, &block->spans, text, 0);
        list_add(job->arena, blocks, block);
        return block;
}

static inline struct block *add_heading(struct job *job, struct list *blocks, int level, const char *id,
                                        const char *label, const char *text)
{
        struct block *block = add_block(job, blocks, BLOCK_HEADING, text);
        block->level = level;
        block->id = id;
        block->label = label;
        return block;
}

/* A budget of two sources: group `dac-thu` with a blank and a negative figure below it. */
static inline struct figures *sample_budget(struct job *job)
{
        static const struct {
                const char *id, *number, *label, *note;
                guint level;
                bool given[3];
                gint64 value[3];
        } rows[] = {
                {"trung-tam",
                 "1",
                 "Xây dựng thí điểm Trung tâm",
                 "=SUM(A1)",
                 0,
                 {true, false, true},
                 {1500000000, 0, 1500000000}},
                {"dac-thu", "2", "Chi đặc thù", NULL, 0, {false, true, true}, {0, 88000000, 88000000}},
                {"ho-so", "-", "Lập hồ sơ, \"đối tượng\"", HOSTILE, 1, {false, true, true}, {0, 90000000, 90000000}},
                {"giam", "-", "- Giảm trừ", NULL, 1, {false, true, true}, {0, -2000000, -2000000}},
        };
        struct figures *figures = arena_new(job->arena, struct figures);
        static const char *const columns[][2] = {{"trung-uong", "Trung ương (1.000đ)"},
                                                 {"dia-phuong", "Địa phương (1.000đ)"}};
        figures->id = given("du-toan");
        figures->title = given("Dự toán chi tiết");
        figures->unit = given("1000 đồng");
        for (guint i = 0; i < 2; i++) {
                struct column *column = arena_new(job->arena, struct column);
                column->id = given(columns[i][0]);
                column->label = given(columns[i][1]);
                column->group = given("Trong đó");
                column->sums = true;
                list_add(job->arena, &figures->columns, column);
        }
        struct line *last = NULL;
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
                struct line *line = arena_new(job->arena, struct line);
                line->id = given(rows[i].id);
                line->label = given(rows[i].label);
                line->printed_number = arena_text(job->arena, rows[i].number);
                line->printed_note = arena_text(job->arena, rows[i].note);
                line->level = rows[i].level;
                line->figures = arena_new_array(job->arena, struct figure, 3);
                for (guint c = 0; c < 3; c++) {
                        line->figures[c].given = rows[i].given[c];
                        line->figures[c].value = rows[i].value[c];
                }
                if (line->level) {
                        line->parent = last;
                        list_add(job->arena, &last->lines, line);
                } else {
                        list_add(job->arena, &figures->lines, line);
                        last = line;
                }
        }
        figures->money = figures->has_total_column = figures->has_total_row = true;
        figures->multiplier = 1000;
        figures->totals = arena_new_array(job->arena, struct figure, 3);
        static const gint64 totals[] = {1500000000, 88000000, 1588000000};
        for (guint c = 0; c < 3; c++) {
                figures->totals[c].given = true;
                figures->totals[c].value = totals[c];
        }
        return figures;
}

static inline struct cell *fill_cell(struct job *job, struct row *row, guint column, const char *text)
{
        struct cell *cell = &row->cells[column];
        cell->colspan = cell->rowspan = 1;
        if (text && *text)
                add_span(job, &cell->spans, text, 0);
        return cell;
}

static inline struct row *add_row(struct job *job, struct list *rows, enum row_kind kind, const char *id, guint level)
{
        struct row *row = arena_new(job->arena, struct row);
        row->kind = kind;
        row->id = id;
        row->level = level;
        row->cells = arena_new_array(job->arena, struct cell, 6);
        list_add(job->arena, rows, row);
        return row;
}

/* The budget's table: two tiers of heads, groups, a totals row. */
static inline struct table *sample_table(struct job *job)
{
        static const enum column_kind kinds[] = {COLUMN_NUMBER, COLUMN_LABEL,  COLUMN_AMOUNT,
                                                 COLUMN_AMOUNT, COLUMN_AMOUNT, COLUMN_NOTE};
        static const char *const heads[] = {"Số TT", "Hoạt động", "Tổng kinh phí", "Trong đó", NULL, "Diễn giải"};
        static const char *const body[][6] = {
                {"1", "Xây dựng thí điểm Trung tâm Cung cấp dịch vụ xã hội cấp tỉnh", "1.500.000", "1.500.000", "",
                 "Nâng cấp cơ sở vật chất và mua sắm trang thiết bị"},
                {"2", "Chi đặc thù", "88.000", "", "88.000", ""},
                {"-", "Lập hồ sơ đối tượng", "90.000", "", "90.000", HOSTILE},
                {"-", "Giảm trừ", "-2.000", "", "-2.000", ""},
                {"", "Tổng cộng", "1.588.000", "1.500.000", "88.000", ""},
        };
        static const char *const ids[] = {"trung-tam", "dac-thu", "ho-so", "giam", "total"};
        static const enum row_kind row_kinds[] = {ROW_LINE, ROW_GROUP, ROW_LINE, ROW_LINE, ROW_TOTAL};
        struct table *table = arena_new(job->arena, struct table);
        table->column_count = 6;
        table->unit = "ĐVT: 1.000 đồng";
        table->columns = arena_new_array(job->arena, struct table_column, 6);
        struct row *upper = add_row(job, &table->head, ROW_LINE, NULL, 0);
        struct row *lower = add_row(job, &table->head, ROW_LINE, NULL, 0);
        for (guint c = 0; c < 6; c++) {
                table->columns[c].kind = kinds[c];
                if (!heads[c])
                        continue;
                struct cell *cell = fill_cell(job, upper, c, heads[c]);
                cell->header = true;
                cell->rowspan = c == 3 ? 1 : 2;
                cell->colspan = c == 3 ? 2 : 1;
        }
        fill_cell(job, lower, 3, "Trung ương")->header = true;
        fill_cell(job, lower, 4, "Địa phương")->header = true;
        for (guint r = 0; r < G_N_ELEMENTS(body); r++) {
                struct row *row = add_row(job, &table->rows, row_kinds[r], ids[r], r == 2 || r == 3);
                for (guint c = 0; c < 6; c++)
                        fill_cell(job, row, c, body[r][c]);
        }
        return table;
}

static inline struct chart *sample_chart(struct job *job)
{
        static const char *labels[] = {"Trung tâm Cung cấp dịch vụ công tác xã hội cấp tỉnh và cấp huyện, thành phố",
                                       "Chi đặc thù", "Đào tạo, bồi dưỡng"};
        static const gint64 values[2][3] = {{1500000000, 0, 820000000}, {0, 88000000, 408360000}};
        static const bool present[2][3] = {{true, false, true}, {false, true, true}};
        struct chart *chart = arena_new(job->arena, struct chart);
        chart->kind = CHART_STACKED_BAR;
        chart->title = "Kinh phí theo hoạt động";
        chart->unit = "triệu đồng";
        chart->divisor = 1000000;
        chart->category_count = 3;
        chart->categories = labels;
        chart->series_count = 2;
        chart->series = arena_new_array(job->arena, struct series, 2);
        for (guint s = 0; s < 2; s++) {
                chart->series[s].label = s ? "Địa phương" : "Trung ương";
                chart->series[s].values = arena_new_array(job->arena, gint64, 3);
                chart->series[s].given = arena_new_array(job->arena, bool, 3);
                memcpy(chart->series[s].values, values[s], sizeof values[s]);
                memcpy(chart->series[s].given, present[s], sizeof present[s]);
        }
        return chart;
}

static inline void sample_style(struct job *job, struct layout *layout, const char *name, int align, bool bold,
                                bool italic, int letter_case)
{
        struct style *style = arena_new(job->arena, struct style);
        style->name = given(name);
        style->align = align;
        style->bold = bold;
        style->italic = italic;
        style->letter_case = letter_case;
        list_add(job->arena, &layout->styles, style);
}

static inline struct layout *sample_layout(struct job *job)
{
        struct layout *layout = arena_new(job->arena, struct layout);
        struct kind *kind = arena_new(job->arena, struct kind);
        sample_style(job, layout, "body", ALIGN_JUSTIFY, false, false, CASE_AS_IS);
        sample_style(job, layout, "quoc-hieu", ALIGN_CENTER, true, false, CASE_UPPER);
        sample_style(job, layout, "date", ALIGN_CENTER, false, true, CASE_AS_IS);
        kind->name = given("ke-hoach");
        kind->title = given("KẾ HOẠCH");
        list_add(job->arena, &layout->kinds, kind);
        return layout;
}

static inline void sample_masthead(struct job *job, struct list *blocks)
{
        static const char *const lines[2][2] = {
                {"Ủy ban nhân dân tỉnh Bến Tre", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
                {"Số: 3721/KH-UBND", "Bến Tre, ngày 29 tháng 8 năm 2011"},
        };
        struct block *grid = add_block(job, blocks, BLOCK_GRID, NULL);
        grid->column_count = 2;
        grid->role = "masthead";
        for (guint r = 0; r < 2; r++) {
                for (guint c = 0; c < 2; c++) {
                        struct grid_cell *cell = arena_new(job->arena, struct grid_cell);
                        struct block *line = add_block(job, &cell->blocks, BLOCK_PARAGRAPH, lines[r][c]);
                        line->style = r ? "date" : "quoc-hieu";
                        list_add(job->arena, &grid->cells, cell);
                }
        }
}

static inline void sample_text(struct job *job, struct list *blocks)
{
        struct block *title = add_block(job, blocks, BLOCK_PARAGRAPH, "Kế hoạch");
        title->style = "quoc-hieu";
        title->role = "title";
        add_block(job, blocks, BLOCK_RULE, NULL)->ratio = 400;
        add_heading(job, blocks, 1, "muc-tieu", "I.", "Mục tiêu " HOSTILE);
        add_heading(job, blocks, 3, "muc-tieu-chung", "1.", "Mục tiêu chung");
        struct block *paragraph = add_block(job, blocks, BLOCK_PARAGRAPH, HOSTILE);
        add_span(job, &paragraph->spans, "đậm nghiêng", SPAN_BOLD | SPAN_ITALIC);
        struct span *note = arena_new(job->arena, struct span);
        *note = (struct span){.kind = SPAN_NOTE, .text = "1", .target = "nguon"};
        list_add(job->arena, &paragraph->spans, note);
        struct span *link = arena_new(job->arena, struct span);
        *link = (struct span){.text = "liên kết xấu", .target = "javascript:alert(1)"};
        list_add(job->arena, &paragraph->spans, link);
        struct span *ref = arena_new(job->arena, struct span);
        *ref = (struct span){.kind = SPAN_REF, .text = "Bảng 1", .target = "du-toan"};
        list_add(job->arena, &paragraph->spans, ref);
        struct block *list = add_block(job, blocks, BLOCK_LIST, NULL);
        list->ordered = true;
        for (guint i = 0; i < 2; i++) {
                struct block *item = add_block(job, &list->children, BLOCK_ITEM, NULL);
                item->label = i ? "b)" : "a)";
                add_block(job, &item->children, BLOCK_PARAGRAPH, i ? "Sở Tài chính" : "Sở Nội vụ");
        }
        struct block *figure = add_block(job, blocks, BLOCK_FIGURE, "Kinh phí theo hoạt động");
        figure->id = "theo-hoat-dong";
        figure->figure = arena_new(job->arena, struct figure_block);
        figure->figure->chart = sample_chart(job);
        figure->figure->alternative = "Trung ương chi phần lớn.";
        figure->figure->table = sample_table(job);
}

static inline struct plan *sample_plan(struct job *job)
{
        struct plan *plan = arena_new(job->arena, struct plan);
        plan->id = "ben-tre-2012";
        plan->folder = "content/plans/ben-tre-2012";
        plan->issuer = arena_new(job->arena, struct issuer);
        plan->issuer->name = given("Ủy ban nhân dân tỉnh Bến Tre");
        plan->issuer->place = given("Bến Tre");
        plan->number = given("3721");
        plan->symbol = given("KH-UBND");
        plan->date.date = (struct date){.year = 2011, .month = 8, .day = 29};
        plan->title = given("Dự toán thực hiện Đề án " HOSTILE);
        plan->period = (struct period){.from = 2012, .to = 2012};
        plan->field = given("Bảo trợ xã hội");
        plan->incomplete = true;
        struct legal_document *old = arena_new(job->arena, struct legal_document);
        old->number = given("3523/KH-UBND");
        old->date.date = (struct date){.year = 2011, .month = 8, .day = 16};
        list_add(job->arena, &plan->replaces, old);
        list_add(job->arena, &plan->budgets, sample_budget(job));
        return plan;
}

static inline struct document *sample_document(struct job *job)
{
        struct document *document = arena_new(job->arena, struct document);
        struct part *body = arena_new(job->arena, struct part), *appendix = arena_new(job->arena, struct part);
        document->plan = sample_plan(job);
        document->layout = sample_layout(job);
        body->id = "body";
        sample_masthead(job, &body->blocks);
        sample_text(job, &body->blocks);
        list_add(job->arena, &document->parts, body);
        appendix->id = "phu-luc-du-toan";
        appendix->appendix = true;
        appendix->label = "Phụ lục";
        appendix->title = "Chi tiết kinh phí";
        struct block *head = add_block(job, &appendix->blocks, BLOCK_PARAGRAPH, "Chi tiết kinh phí");
        head->role = "appendix-head";
        struct block *table = add_block(job, &appendix->blocks, BLOCK_TABLE, "Dự toán chi tiết");
        table->id = "du-toan";
        table->label = "Bảng 1";
        table->table = sample_table(job);
        list_add(job->arena, &document->parts, appendix);
        struct note *note = arena_new(job->arena, struct note);
        note->id = "nguon";
        note->number = "1";
        add_span(job, &note->spans, "Quyết định số 32/2010/QĐ-TTg", 0);
        list_add(job->arena, &document->notes, note);
        return document;
}

#endif
