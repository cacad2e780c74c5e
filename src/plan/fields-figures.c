/* SPDX-License-Identifier: MIT */
/* Fields of budgets and tables. */
#include "plan/budget.h"
#include "plan/shapes.h"

#include <stddef.h>

static const char *const numbering_names[] = {
        [LINE_NUMBERED] = "numbered", [LINE_DASHED] = "dashed",     [LINE_PLAIN] = "plain",
        [LINE_ROMAN] = "roman",       [LINE_LETTERED] = "lettered", NULL,
};

static const char *const parts_names[] = {[PARTS_WHOLE] = "whole", [PARTS_SOME] = "some", NULL};

static const char *const page_names[] = {
        [TABLE_PAGE_AUTO] = "auto",
        [TABLE_PAGE_PORTRAIT] = "portrait",
        [TABLE_PAGE_LANDSCAPE] = "landscape",
        NULL,
};

static const struct field factor_fields[] = {
        {"count", FIELD_NUMBER, offsetof(struct factor, count), FIELD_REQUIRED, .vi = "số lượng", .en = "how many"},
        {"of", FIELD_TEXT, offsetof(struct factor, of), FIELD_REQUIRED, .vi = "của cái gì: người, ngày",
         .en = "of what: người, ngày"},
};

static const struct shape factor_shape = {
        .name = "factor",
        .size = sizeof(struct factor),
        .fields = factor_fields,
        .count = G_N_ELEMENTS(factor_fields),
        .vi = "Một thừa số.",
        .en = "A number that multiplies.",
};

static const struct field formula_fields[] = {
        {"quantity", FIELD_NUMBER, offsetof(struct formula, quantity), 0, .vi = "số lượng, khi chỉ có một thừa số",
         .en = "how many, when one number multiplies"},
        {"of", FIELD_TEXT, offsetof(struct formula, of), 0, .vi = "đơn vị của số lượng: người",
         .en = "what is counted: người"},
        {"factors", FIELD_MANY, offsetof(struct formula, factors), 0, &factor_shape, .vi = "các thừa số, khi có nhiều",
         .en = "all numbers that multiply, when there are several"},
        {"price", FIELD_NUMBER, offsetof(struct formula, price), 0, .vi = "đơn giá, bằng đồng",
         .en = "price of one, in đồng"},
        {"per", FIELD_TEXT, offsetof(struct formula, per), 0, .vi = "đơn giá cho cái gì; không ghi: như of",
         .en = "what the price is for; as `of` when not given"},
        {"amount", FIELD_NUMBER, offsetof(struct formula, amount), 0, .vi = "tích do nguồn ghi, để đối chiếu",
         .en = "the product as the source gives it, to compare"},
};

const struct shape formula_shape = {
        .name = "formula",
        .size = sizeof(struct formula),
        .fields = formula_fields,
        .count = G_N_ELEMENTS(formula_fields),
        .vi = "Số tiền bằng số lượng nhân đơn giá; phần diễn giải được viết ra từ đây.",
        .en = "An amount as quantity times price; its note is made from it.",
};

static const struct field share_fields[] = {
        {"of", FIELD_ID, offsetof(struct share, of), FIELD_REQUIRED, .vi = "mã cột có phần được tính",
         .en = "column whose part is meant"},
        {"base", FIELD_TEXT, offsetof(struct share, base), FIELD_NOT_BLANK,
         .vi = "so với: parent (dòng trên; cũng là khi không ghi), total, hoặc mã một dòng",
         .en = "of which whole: parent (also when not given), total, or the id of a line"},
};

static const struct shape share_shape = {
        .name = "share",
        .size = sizeof(struct share),
        .fields = share_fields,
        .count = G_N_ELEMENTS(share_fields),
        .scalar = "of",
        .vi = "Cột này là tỷ lệ phần trăm của một cột khác.",
        .en = "The column holds shares of another one, in percent.",
};

static const struct field column_fields[] = {
        {"id", FIELD_ID, offsetof(struct column, id), FIELD_REQUIRED, .vi = "mã cột", .en = "id of the column"},
        {"label", FIELD_TEXT, offsetof(struct column, label), FIELD_REQUIRED, .vi = "tên ở đầu cột",
         .en = "head of the column"},
        {"group", FIELD_TEXTS, offsetof(struct column, groups), 0,
         .vi = "tên chung của các cột liền nhau: Trong đó; nhiều tầng thì tầng trên trước: [Năm 2026, Trong đó]",
         .en = "upper head of neighbouring columns: Trong đó; several tiers from the top: [Năm 2026, Trong đó]"},
        {"unit", FIELD_TEXT, offsetof(struct column, unit), 0, .vi = "đơn vị riêng của cột",
         .en = "unit of this column alone"},
        {"width", FIELD_TEXT, offsetof(struct column, width), 0,
         .vi = "bề rộng trên giấy: 20 mm, hoặc 30% bề rộng bảng; không ghi: theo nội dung",
         .en = "width on paper: 20 mm, or 30% of the table; by content when not given"},
        {"share", FIELD_ONE, offsetof(struct column, share), 0, &share_shape, .vi = "cột là tỷ lệ của cột nào",
         .en = "of which column it holds shares"},
        {"fixed", FIELD_BOOL, offsetof(struct column, fixed), 0, .vi = "không bao giờ cộng: mật độ, định mức",
         .en = "never summed: densities, norms"},
        {"adjusts", FIELD_BOOL, offsetof(struct column, adjusts), 0, .vi = "cột điều chỉnh: số tiền có thể âm",
         .en = "a column of adjustments: its amounts may be below 0"},
};

static const struct shape column_shape = {
        .name = "column",
        .size = sizeof(struct column),
        .fields = column_fields,
        .count = G_N_ELEMENTS(column_fields),
        .vi = "Một cột số.",
        .en = "A column of figures.",
};

static const struct field line_fields[] = {
        {"id", FIELD_ID, offsetof(struct line, id), FIELD_REQUIRED, .vi = "mã dòng, không đổi qua các năm",
         .en = "id of the line, which stays"},
        {"label", FIELD_TEXT, offsetof(struct line, label), FIELD_REQUIRED, .vi = "nội dung", .en = "what it is"},
        {"number", FIELD_TEXT, offsetof(struct line, number), 0,
         .vi = "số thứ tự như nguồn ghi, khi không theo cách đếm",
         .en = "its number in the source, where counting would give another"},
        {"numbering", FIELD_CHOICE, offsetof(struct line, numbering), 0, .choices = numbering_names,
         .vi = "cách đánh số các dòng con", .en = "how the lines below are numbered"},
        {"parts", FIELD_CHOICE, offsetof(struct line, parts), 0, .choices = parts_names,
         .vi = "các dòng con là tất cả (whole) hay chỉ một phần, “trong đó” (some)",
         .en = "whether the lines below make up the whole or only some of it"},
        {"amounts", FIELD_TREE, offsetof(struct line, amounts), FIELD_FIGURES, &formula_shape,
         .vi = "mã cột: số, theo đơn vị của bảng, hoặc công thức",
         .en = "column id: a number in the table's unit, or a formula"},
        {"stated", FIELD_TREE, offsetof(struct line, stated), FIELD_FIGURES,
         .vi = "số nguồn ghi cho dòng có dòng con; total: cột tổng",
         .en = "what the source states on a line with lines below; total: the total column"},
        {"adjusts", FIELD_BOOL, offsetof(struct line, adjusts), 0, .vi = "dòng điều chỉnh, thu hồi: số tiền có thể âm",
         .en = "a line that adjusts, or takes back: its amounts may be below 0"},
        {"plan", FIELD_TEXT, offsetof(struct line, plan), 0,
         .vi = "kế hoạch nhận phần này, mã/dự toán: tổng ở đó phải bằng số của dòng",
         .en = "the plan that this share goes to, id/budget: its total must be the line's figure"},
        {"note", FIELD_TEXT, offsetof(struct line, note), 0,
         .vi = "diễn giải; {{quantity}}, {{price}}, {{of}}, {{per}}, {{tên thừa số}} lấy từ công thức",
         .en = "note; {{quantity}}, {{price}}, {{of}}, {{per}}, {{noun of a factor}} come from the formula"},
        {"lines", FIELD_MANY, offsetof(struct line, lines), 0, &line_shape, .vi = "các dòng con",
         .en = "lines below this one"},
};

const struct shape line_shape = {
        .name = "line",
        .size = sizeof(struct line),
        .fields = line_fields,
        .count = G_N_ELEMENTS(line_fields),
        .vi = "Một dòng của bảng.",
        .en = "A line of a table.",
};

static const struct field figures_fields[] = {
        {"id", FIELD_ID, offsetof(struct figures, id), FIELD_REQUIRED, .vi = "mã bảng", .en = "id of the table"},
        {"title", FIELD_TEXT, offsetof(struct figures, title), 0, .vi = "tên bảng", .en = "caption"},
        {"unit", FIELD_TEXT, offsetof(struct figures, unit), 0, .vi = "đơn vị tính: 1000 đồng, triệu đồng, hộ",
         .en = "unit of the figures: 1000 đồng, triệu đồng, hộ"},
        {"columns", FIELD_MANY, offsetof(struct figures, columns), FIELD_REQUIRED, &column_shape, .vi = "các cột số",
         .en = "columns of figures"},
        {"lines", FIELD_MANY, offsetof(struct figures, lines), FIELD_REQUIRED, &line_shape, .vi = "các dòng",
         .en = "lines"},
        {"stated", FIELD_TREE, offsetof(struct figures, stated), FIELD_FIGURES,
         .vi = "tổng cộng mà nguồn ghi, để đối chiếu", .en = "totals as the source states them, to compare"},
        {"balances", FIELD_TEXT, offsetof(struct figures, balances), 0,
         .vi = "mã dự toán mà bảng này là nguồn: hai tổng cộng phải bằng nhau",
         .en = "id of the budget that these are the sources of: both totals must be equal"},
        {"numbering", FIELD_CHOICE, offsetof(struct figures, numbering), 0, .choices = numbering_names,
         .vi = "cách đánh số các dòng trên cùng", .en = "how the top lines are numbered"},
        {"parts", FIELD_CHOICE, offsetof(struct figures, parts), 0, .choices = parts_names,
         .vi = "some: không có dòng tổng cộng", .en = "some: there is no totals row"},
        {"number-label", FIELD_TEXT, offsetof(struct figures, number_label), 0,
         .vi = "tên cột số thứ tự; để trống: không có cột này", .en = "head of the numbers; blank hides the column"},
        {"line-label", FIELD_TEXT, offsetof(struct figures, line_label), 0, .vi = "tên cột nội dung",
         .en = "head of the labels"},
        {"total-label", FIELD_TEXT, offsetof(struct figures, total_label), 0,
         .vi = "tên cột tổng; để trống: không có cột này", .en = "head of the totals; blank: there is no such column"},
        {"note-label", FIELD_TEXT, offsetof(struct figures, note_label), 0,
         .vi = "tên cột diễn giải; để trống: không có cột này", .en = "head of the notes; blank hides the column"},
        {"number-width", FIELD_TEXT, offsetof(struct figures, number_width), 0,
         .vi = "bề rộng cột số thứ tự, như width của cột",
         .en = "width of the column of numbers, as the `width` of a column"},
        {"line-width", FIELD_TEXT, offsetof(struct figures, line_width), 0, .vi = "bề rộng cột nội dung",
         .en = "width of the column of labels"},
        {"total-width", FIELD_TEXT, offsetof(struct figures, total_width), 0, .vi = "bề rộng cột tổng",
         .en = "width of the column of totals"},
        {"note-width", FIELD_TEXT, offsetof(struct figures, note_width), 0, .vi = "bề rộng cột diễn giải",
         .en = "width of the column of notes"},
        {"page", FIELD_CHOICE, offsetof(struct figures, page), 0, .choices = page_names,
         .vi = "khổ trang của bảng: auto (cũng là khi không ghi) là khổ ngang khi khổ đứng không đủ chỗ",
         .en = "page of the table: auto (also when not given) is landscape when portrait has not the room"},
        {"split-columns", FIELD_BOOL, offsetof(struct figures, split_columns), 0,
         .vi = "bảng rộng hơn mọi khổ trang được chia thành nhiều nhóm cột, mỗi nhóm nhắc lại nội dung các dòng",
         .en = "a table too wide for any page is cut into groups of columns, each with the labels of the lines"},
        {"sum-label", FIELD_TEXT, offsetof(struct figures, sum_label), 0, .vi = "tên dòng tổng cộng",
         .en = "label of the totals row"},
        {"carry", FIELD_BOOL, offsetof(struct figures, carry), 0,
         .vi = "bảng qua nhiều trang có dòng “Cộng mang sang” ở cuối và “Mang sang” ở đầu mỗi trang",
         .en = "a table over several pages carries its sums: at the foot of a page and at the head of the next"},
        {"column-numbers", FIELD_BOOL, offsetof(struct figures, column_numbers), 0,
         .vi = "có dòng đánh số các cột dưới đầu bảng: 1, 2, 3",
         .en = "a row of column numbers under the head: 1, 2, 3"},
        {"column-formulas", FIELD_BOOL, offsetof(struct figures, column_formulas), 0,
         .vi = "dòng đánh số cột nói cả cột tổng cộng từ cột nào: (1), (2), (3)=(4)+(5)",
         .en = "the row of column numbers says what the totals sum: (1), (2), (3)=(4)+(5)"},
        {"source", FIELD_TEXT, offsetof(struct figures, source), 0, .vi = "nguồn số liệu, in dưới bảng",
         .en = "source of the figures, under the table"},
        {"notes", FIELD_TEXTS, offsetof(struct figures, notes), 0, .vi = "ghi chú dưới bảng",
         .en = "notes under the table"},
};

const struct shape figures_shape = {
        .name = "figures",
        .size = sizeof(struct figures),
        .fields = figures_fields,
        .count = G_N_ELEMENTS(figures_fields),
        .vi = "Một bảng số: dự toán (đơn vị là tiền) hoặc bảng khác.",
        .en = "A table of figures: a budget (its unit is money) or any other.",
};
