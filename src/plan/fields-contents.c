/* SPDX-License-Identifier: MIT */
/* Fields of charts, targets, tasks, appendices and accepted findings. */
#include "plan/shapes.h"

#include <stddef.h>

const char *const chart_kind_names[] = {
        [CHART_BAR] = "bar",
        [CHART_STACKED_BAR] = "stacked-bar",
        [CHART_COLUMN] = "column",
        [CHART_STACKED_COLUMN] = "stacked-column",
        [CHART_SHARE_BAR] = "share-bar",
        [CHART_LINE] = "line",
        [CHART_PROGRESS] = "progress",
        [CHART_KIND_COUNT] = NULL,
};

static const char *const task_lists[] = {"letters", "dashes", NULL};

static const struct field chart_fields[] = {
        {"id", FIELD_ID, offsetof(struct chart_source, id), FIELD_REQUIRED, .vi = "mã biểu đồ",
         .en = "id of the chart"},
        {"kind", FIELD_CHOICE, offsetof(struct chart_source, kind), FIELD_REQUIRED, .choices = chart_kind_names,
         .vi = "kiểu biểu đồ", .en = "kind of chart"},
        {"title", FIELD_TEXT, offsetof(struct chart_source, title), 0, .vi = "tên biểu đồ", .en = "caption"},
        {"figures", FIELD_ID, offsetof(struct chart_source, figures), 0, .vi = "mã bảng lấy số liệu",
         .en = "id of the budget or table it shows"},
        {"columns", FIELD_TEXTS, offsetof(struct chart_source, columns), 0,
         .vi = "mã các cột; không ghi: mọi cột không phải tỷ lệ",
         .en = "column ids; all that are no shares when empty"},
        {"lines", FIELD_TEXTS, offsetof(struct chart_source, lines), 0,
         .vi = "mã các dòng; không ghi: các dòng trên cùng", .en = "line ids; the top lines when empty"},
        {"by-column", FIELD_BOOL, offsetof(struct chart_source, by_column), 0,
         .vi = "trục là các cột (năm), mỗi dòng là một dãy", .en = "categories are columns (years), series are lines"},
        {"unit", FIELD_TEXT, offsetof(struct chart_source, unit), 0, .vi = "đơn vị trên trục; không ghi: của bảng",
         .en = "unit of the axis; the table's when not given"},
        {"note", FIELD_TEXT, offsetof(struct chart_source, note), 0,
         .vi = "biểu đồ nói gì, bằng lời, cho người không nhìn được", .en = "what it says, in words: alternative text"},
};

const struct shape chart_source_shape = {
        .name = "chart",
        .size = sizeof(struct chart_source),
        .fields = chart_fields,
        .count = G_N_ELEMENTS(chart_fields),
        .vi = "Một biểu đồ.",
        .en = "A chart.",
};

static const char *const trend_names[] = {[TREND_UP] = "up", [TREND_DOWN] = "down", NULL};

static const struct field target_fields[] = {
        {"id", FIELD_ID, offsetof(struct target, id), FIELD_REQUIRED, .vi = "mã chỉ tiêu", .en = "id of the target"},
        {"label", FIELD_TEXT, offsetof(struct target, label), FIELD_REQUIRED, .vi = "nội dung chỉ tiêu",
         .en = "what is to be reached"},
        {"bound", FIELD_TEXT, offsetof(struct target, bound), 0, .vi = "lời đứng trước số: ít nhất, trên",
         .en = "words before the figure: ít nhất, trên"},
        {"value", FIELD_NUMBER, offsetof(struct target, value), FIELD_REQUIRED, .vi = "con số phải đạt",
         .en = "the figure to reach"},
        {"to", FIELD_NUMBER, offsetof(struct target, to), 0, .vi = "đến, khi là một khoảng", .en = "end of a range"},
        {"unit", FIELD_TEXT, offsetof(struct target, unit), 0, .vi = "đơn vị: %, người", .en = "unit: %, người"},
        {"from", FIELD_NUMBER, offsetof(struct target, from), 0, .vi = "mức hiện nay", .en = "where it starts"},
        {"by", FIELD_NUMBER, offsetof(struct target, by), 0, .min = 1900, .max = 2200, .vi = "năm phải đạt",
         .en = "year to reach it by"},
        {"follows", FIELD_ID, offsetof(struct target, follows), 0,
         .vi = "mã chỉ tiêu của giai đoạn trước: chỉ tiêu này không được kém hơn",
         .en = "id of the target of the years before: this one must not fall behind it"},
        {"trend", FIELD_CHOICE, offsetof(struct target, trend), 0, .choices = trend_names,
         .vi = "hướng phấn đấu: up tăng (cũng là khi không ghi), down giảm",
         .en = "which way is better: up (also when not given) or down"},
        {"yearly-of", FIELD_ID, offsetof(struct target, yearly_of), 0,
         .vi = "mã chỉ tiêu mà chỉ tiêu này là phần của mỗi năm: số này × số năm của period = chỉ tiêu ấy",
         .en = "id of the target that this is each year's part of: value × years of period = that target"},
};

const struct shape target_shape = {
        .name = "target",
        .size = sizeof(struct target),
        .fields = target_fields,
        .count = G_N_ELEMENTS(target_fields),
        .vi = "Một chỉ tiêu.",
        .en = "A target.",
};

static const struct shape item_shape;

static const struct field item_fields[] = {
        {"id", FIELD_ID, offsetof(struct task_item, id), 0, .vi = "mã", .en = "id"},
        {"text", FIELD_TEXT, offsetof(struct task_item, text), FIELD_REQUIRED, .vi = "nội dung, viết theo Markdown",
         .en = "text, Markdown inlines"},
        {"items", FIELD_MANY, offsetof(struct task_item, items), 0, &item_shape, .vi = "các ý nhỏ hơn",
         .en = "items below this one"},
};

static const struct shape item_shape = {
        .name = "task-item",
        .size = sizeof(struct task_item),
        .fields = item_fields,
        .count = G_N_ELEMENTS(item_fields),
        .scalar = "text",
        .vi = "Một ý của nhiệm vụ.",
        .en = "An item of a task.",
};

static const struct field task_fields[] = {
        {"id", FIELD_ID, offsetof(struct task, id), FIELD_REQUIRED, .vi = "mã nhiệm vụ", .en = "id of the task"},
        {"lead", FIELD_TEXT, offsetof(struct task, lead), FIELD_REQUIRED | FIELD_NOT_BLANK, .vi = "cơ quan chủ trì",
         .en = "body in charge, by its name"},
        {"with", FIELD_TEXTS, offsetof(struct task, with), 0, .vi = "các cơ quan phối hợp",
         .en = "bodies that take part"},
        {"title", FIELD_TEXT, offsetof(struct task, title), 0,
         .vi = "tên in trước nội dung; để trống: không in; không ghi: cơ quan chủ trì",
         .en = "as printed before the text; blank: none; the lead when not given"},
        {"own-line", FIELD_BOOL, offsetof(struct task, own_line), 0, .vi = "tên đứng riêng một dòng",
         .en = "the title is a line of its own"},
        {"text", FIELD_TEXT, offsetof(struct task, text), 0, .vi = "nội dung, viết theo Markdown; dòng trống: đoạn mới",
         .en = "text, Markdown inlines; a blank line begins a paragraph"},
        {"list", FIELD_CHOICE, offsetof(struct task, list), 0, .choices = task_lists,
         .vi = "các ý đánh chữ cái (letters) hay gạch đầu dòng (dashes)", .en = "items lettered or with dashes"},
        {"items", FIELD_MANY, offsetof(struct task, items), 0, &item_shape, .vi = "các ý", .en = "items"},
        {"due", FIELD_PERIOD, offsetof(struct task, due), 0, .vi = "năm hoặc giai đoạn thực hiện",
         .en = "year or years to do it in"},
        {"after", FIELD_TEXT, offsetof(struct task, after), 0, .vi = "các đoạn sau các ý, viết theo Markdown",
         .en = "Markdown paragraphs behind the items"},
};

const struct shape task_shape = {
        .name = "task",
        .size = sizeof(struct task),
        .fields = task_fields,
        .count = G_N_ELEMENTS(task_fields),
        .vi = "Nhiệm vụ của một cơ quan.",
        .en = "What falls to one body.",
};

static const struct field appendix_fields[] = {
        {"id", FIELD_ID, offsetof(struct appendix, id), FIELD_REQUIRED, .vi = "mã phụ lục", .en = "id of the appendix"},
        {"kind", FIELD_TEXT, offsetof(struct appendix, kind), 0, .vi = "in thay cho “Phụ lục”: Dự toán",
         .en = "printed for “Phụ lục”: Dự toán"},
        {"title", FIELD_TEXT, offsetof(struct appendix, title), FIELD_REQUIRED, .vi = "tên phụ lục", .en = "title"},
        {"file", FIELD_PATH, offsetof(struct appendix, file), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "tệp Markdown, trong thư mục của kế hoạch", .en = "Markdown file in the plan's folder"},
        {"numbering", FIELD_TEXT, offsetof(struct appendix, numbering), FIELD_NOT_BLANK,
         .vi = "cách đánh số riêng; không ghi: như kế hoạch",
         .en = "numbering scheme of its own; the plan's when not given"},
        {"page", FIELD_TEXT, offsetof(struct appendix, page), FIELD_NOT_BLANK,
         .vi = "khổ trang của mẫu: portrait, landscape", .en = "page of the layout: portrait, landscape"},
};

const struct shape appendix_shape = {
        .name = "appendix",
        .size = sizeof(struct appendix),
        .fields = appendix_fields,
        .count = G_N_ELEMENTS(appendix_fields),
        .vi = "Một phụ lục.",
        .en = "An appendix.",
};

static const struct field accepted_fields[] = {
        {"code", FIELD_TEXT, offsetof(struct accepted, code), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "mã của điều báo: share-differs", .en = "code of the finding: share-differs"},
        {"where", FIELD_TEXT, offsetof(struct accepted, where), 0,
         .vi = "mã hoặc chữ mà điều báo nêu; không ghi: mọi điều báo có mã ấy trong kế hoạch này",
         .en = "an id or a text that the finding names; all findings of the code in this plan when not given"},
        {"why", FIELD_TEXT, offsetof(struct accepted, why), FIELD_REQUIRED | FIELD_NOT_BLANK, .vi = "lý do chấp nhận",
         .en = "why it is accepted"},
};

const struct shape accepted_shape = {
        .name = "accepted",
        .size = sizeof(struct accepted),
        .fields = accepted_fields,
        .count = G_N_ELEMENTS(accepted_fields),
        .vi = "Một điều báo mà cơ quan đã xem xét và giữ nguyên.",
        .en = "A finding that the office stands by.",
};
