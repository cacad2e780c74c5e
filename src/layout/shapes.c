/* SPDX-License-Identifier: MIT */
#include "layout/shapes.h"

#include <stddef.h>

#define COUNTED(rows) .fields = rows, .count = G_N_ELEMENTS(rows)

static const char *const number_places[] = {"none", "top-center", "bottom-right", NULL};
static const char *const weights[] = {"inherit", "normal", "bold", NULL};
static const char *const slants[] = {"inherit", "normal", "italic", NULL};
static const char *const aligns[] = {"inherit", "left", "center", "right", "justify", NULL};
static const char *const cases[] = {"inherit", "as-is", "upper", NULL};
static const char *const keeps[] = {"inherit", "none", "next", "whole", "next whole", NULL};

static const char *const head_places[] = {"left", "right", "outer", NULL};

static const struct field head_fields[] = {
        {"text", FIELD_TEXT, offsetof(struct head, text), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "lời, theo mẫu mustache; dài quá chỗ thì cắt giữa hai từ, cuối là dấu …",
         .en = "its words, as a mustache template; too long, they are cut between words and end with …"},
        {"style", FIELD_TEXT, offsetof(struct head, style), .vi = "kiểu chữ; không ghi: page-number",
         .en = "style; page-number when not given"},
        {"side", FIELD_CHOICE, offsetof(struct head, side), .choices = head_places,
         .vi = "bên trái, bên phải, hay phía ngoài (trang lẻ bên phải, trang chẵn bên trái, đếm từ tờ đầu của tệp)",
         .en = "left, right, or outer (right on odd pages, left on even ones, counted from the file's first)"},
        {"offset", FIELD_LENGTH, offsetof(struct head, offset),
         .vi = "từ mép giấy trên đến chân chữ; không ghi: như số trang ở lề trên, hay giữa lề trên",
         .en = "from the paper's top edge to its baseline; as a number at the top, or half the margin, when not given"},
        {"rule", FIELD_BOOL, offsetof(struct head, rule), .vi = "đường kẻ bên dưới, rộng bằng phần chữ của trang",
         .en = "a rule under it, as wide as the text area"},
        {"first", FIELD_BOOL, offsetof(struct head, first), .vi = "in cả trên trang đầu của mỗi phần",
         .en = "also on the first page of a part"},
};

static const struct shape head_shape = {
        .name = "head",
        .size = sizeof(struct head),
        COUNTED(head_fields),
        .vi = "tiêu đề chạy ở lề trên",
        .en = "running head in the top margin",
};

static const struct field master_fields[] = {
        {"width", FIELD_LENGTH, offsetof(struct master, width), FIELD_REQUIRED, .vi = "chiều rộng tờ giấy",
         .en = "width of the sheet"},
        {"height", FIELD_LENGTH, offsetof(struct master, height), FIELD_REQUIRED, .vi = "chiều cao tờ giấy",
         .en = "height of the sheet"},
        {"top", FIELD_LENGTH, offsetof(struct master, top), FIELD_REQUIRED, .vi = "lề trên", .en = "top margin"},
        {"bottom", FIELD_LENGTH, offsetof(struct master, bottom), FIELD_REQUIRED, .vi = "lề dưới",
         .en = "bottom margin"},
        {"left", FIELD_LENGTH, offsetof(struct master, left), FIELD_REQUIRED, .vi = "lề trái", .en = "left margin"},
        {"right", FIELD_LENGTH, offsetof(struct master, right), FIELD_REQUIRED, .vi = "lề phải", .en = "right margin"},
        {"number", FIELD_CHOICE, offsetof(struct master, number), .choices = number_places, .vi = "chỗ đặt số trang",
         .en = "where the page number stands"},
        {"number-offset", FIELD_LENGTH, offsetof(struct master, number_offset), .vi = "từ mép giấy đến chân số trang",
         .en = "from the paper's edge to the baseline of the number"},
        {"number-style", FIELD_TEXT, offsetof(struct master, number_style), .vi = "kiểu chữ của số trang",
         .en = "style of the page number"},
        {"head", FIELD_ONE, offsetof(struct master, head), .of = &head_shape, .vi = "tiêu đề chạy; không ghi: không có",
         .en = "running head; none when not given"},
};

static const struct shape master_shape = {
        .name = "master",
        .size = sizeof(struct master),
        COUNTED(master_fields),
        .vi = "khổ trang",
        .en = "page master",
};

static const struct field style_fields[] = {
        {"parent", FIELD_TEXT, offsetof(struct style, parent), .vi = "kiểu mẹ: lấy những gì kiểu này không nói",
         .en = "style whose values count where this one is silent"},
        {"family", FIELD_TEXT, offsetof(struct style, family), .vi = "họ phông trong fonts.yaml",
         .en = "a family of fonts.yaml"},
        {"size", FIELD_LENGTH, offsetof(struct style, size), .vi = "cỡ chữ", .en = "size of the letters"},
        {"least", FIELD_LENGTH, offsetof(struct style, least),
         .vi = "cỡ chữ nhỏ nhất của bảng quá rộng; không ghi: không thu nhỏ",
         .en = "smallest size in a table that is too wide; not given: never smaller"},
        {"weight", FIELD_CHOICE, offsetof(struct style, weight_said), .choices = weights, .vi = "độ đậm",
         .en = "weight"},
        {"slant", FIELD_CHOICE, offsetof(struct style, slant_said), .choices = slants, .vi = "kiểu đứng hay nghiêng",
         .en = "upright or italic"},
        {"align", FIELD_CHOICE, offsetof(struct style, align_said), .choices = aligns, .vi = "canh dòng",
         .en = "alignment"},
        {"case", FIELD_CHOICE, offsetof(struct style, case_said), .choices = cases, .vi = "in hoa hay để nguyên",
         .en = "capitals or as it is"},
        {"label", FIELD_CHOICE, offsetof(struct style, label_said), .choices = weights,
         .vi = "độ đậm của số thứ tự đứng trước", .en = "weight of the number before the text"},
        {"leading", FIELD_NUMBER, offsetof(struct style, leading), .vi = "giãn dòng, tính theo dòng đơn",
         .en = "baseline to baseline, in single lines"},
        {"indent", FIELD_LENGTH, offsetof(struct style, indent), .vi = "lùi đầu dòng", .en = "first-line indent"},
        {"left", FIELD_LENGTH, offsetof(struct style, left), .vi = "lùi trái cả đoạn", .en = "left indent"},
        {"right", FIELD_LENGTH, offsetof(struct style, right), .vi = "lùi phải cả đoạn", .en = "right indent"},
        {"before", FIELD_LENGTH, offsetof(struct style, before), .vi = "khoảng cách trước đoạn", .en = "space before"},
        {"after", FIELD_LENGTH, offsetof(struct style, after), .vi = "khoảng cách sau đoạn", .en = "space after"},
        {"keep", FIELD_CHOICE, offsetof(struct style, keep_said), .choices = keeps,
         .vi = "giữ liền với đoạn sau, giữ nguyên đoạn", .en = "with what follows, not split"},
        {"tag", FIELD_TEXT, offsetof(struct style, tag), .vi = "loại thành phần trong PDF và HTML",
         .en = "structure type: P, H1, Caption"},
};

static const struct shape style_shape = {
        .name = "style",
        .size = sizeof(struct style),
        COUNTED(style_fields),
        .vi = "kiểu chữ",
        .en = "style",
};

static const struct field level_fields[] = {
        {"format", FIELD_TEXT, offsetof(struct level, format), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "mẫu đánh số: {I}. {1}. {a}) {^}.{1}.", .en = "format: {I}. {1}. {a}) {^}.{1}."},
        {"style", FIELD_TEXT, offsetof(struct level, style), FIELD_REQUIRED, .vi = "kiểu chữ của đề mục",
         .en = "style of a heading"},
        {"item", FIELD_TEXT, offsetof(struct level, item), FIELD_REQUIRED, .vi = "kiểu chữ của mục trong danh sách",
         .en = "style of an item"},
        {"continues", FIELD_BOOL, offsetof(struct level, continues),
         .vi = "đếm tiếp khi sang số khác của cấp trên: Điều trong các Chương",
         .en = "counted on under the next number of the level above: Điều in Chương"},
        {"own-line", FIELD_BOOL, offsetof(struct level, own_line), .vi = "số đứng riêng một dòng, tên ở dòng dưới",
         .en = "the label is a line of its own"},
};

static const struct shape level_shape = {
        .name = "level",
        .size = sizeof(struct level),
        COUNTED(level_fields),
        .vi = "cấp đánh số",
        .en = "level of numbering",
};

static const struct field numbering_fields[] = {
        {"levels", FIELD_MANY, offsetof(struct numbering, levels), FIELD_REQUIRED, .of = &level_shape,
         .vi = "các cấp, từ cấp lớn nhất", .en = "levels, the highest first"},
        {"bullets", FIELD_TEXTS, offsetof(struct numbering, bullets), FIELD_REQUIRED, .vi = "dấu đầu dòng theo độ sâu",
         .en = "marks of lists without numbers, by depth"},
};

static const struct shape numbering_shape = {
        .name = "numbering",
        .size = sizeof(struct numbering),
        COUNTED(numbering_fields),
        .vi = "cách đánh số",
        .en = "scheme of numbering",
};

static const struct field kind_fields[] = {
        {"title", FIELD_TEXT, offsetof(struct kind, title), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "tên loại văn bản: Kế hoạch", .en = "name of the kind"},
        {"code", FIELD_TEXT, offsetof(struct kind, code), .vi = "chữ viết tắt: KH; công văn không có",
         .en = "its abbreviation: KH; none for official letters"},
        {"numbering", FIELD_TEXT, offsetof(struct kind, numbering), FIELD_NOT_BLANK,
         .vi = "cách đánh số thân văn bản; không ghi: cách đầu của bố cục",
         .en = "numbering scheme of the body; the layout's first when not given"},
        {"traits", FIELD_TEXTS, offsetof(struct kind, traits),
         .vi = "các nét riêng, để dòng văn bản hỏi bằng computed.traits.TÊN",
         .en = "what sets it apart; the flow asks for computed.traits.NAME"},
};

static const struct shape kind_shape = {
        .name = "kind",
        .size = sizeof(struct kind),
        COUNTED(kind_fields),
        .vi = "loại văn bản",
        .en = "kind of document",
};

static const struct shape flow_shape;

static const struct field cell_fields[] = {
        {"flow", FIELD_MANY, offsetof(struct flow_cell, flow), .of = &flow_shape, .vi = "nội dung của ô",
         .en = "what stands in the cell"},
};

static const struct shape cell_shape = {
        .name = "cell",
        .size = sizeof(struct flow_cell),
        COUNTED(cell_fields),
        .vi = "ô",
        .en = "cell",
};

static const struct field row_fields[] = {
        {"cells", FIELD_MANY, offsetof(struct flow_row, cells), FIELD_REQUIRED, .of = &cell_shape,
         .vi = "các ô của hàng", .en = "cells of the row"},
};

static const struct shape row_shape = {
        .name = "row",
        .size = sizeof(struct flow_row),
        COUNTED(row_fields),
        .vi = "hàng",
        .en = "row",
};

static const char *const box_colors[] = {"black", "red", NULL};
static const char *const box_sides[] = {"all", "top", NULL};

static const struct field box_fields[] = {
        {"width", FIELD_LENGTH, offsetof(struct flow_box, width), .vi = "bề rộng, cả đường viền; không ghi: vừa chữ",
         .en = "width with its frame; as the text wants when not given"},
        {"height", FIELD_LENGTH, offsetof(struct flow_box, height),
         .vi = "chiều cao, cả đường viền; không ghi: vừa chữ",
         .en = "height with its frame; as the text wants when not given"},
        {"x", FIELD_LENGTH, offsetof(struct flow_box, x),
         .vi = "có x và y: khung đứng ở chỗ ấy trên trang đầu, tính từ góc trái trên của tờ giấy, không chiếm chỗ của "
               "dòng văn bản",
         .en = "with y: where it stands on the first page, from the paper's top left corner; it takes no room in the "
               "flow"},
        {"y", FIELD_LENGTH, offsetof(struct flow_box, y), .vi = "như x, từ mép trên", .en = "as x, from the top edge"},
        {"borders", FIELD_NUMBER, offsetof(struct flow_box, borders), .min = 1, .max = 2,
         .vi = "số đường viền: 1 (cả khi không ghi), hoặc 2 cách nhau 1 mm",
         .en = "lines around: 1 (also when not given), or 2 a millimetre apart"},
        {"line", FIELD_LENGTH, offsetof(struct flow_box, line), .vi = "độ dày đường viền; không ghi: 0,75 pt",
         .en = "thickness of a line; 0.75 pt when not given"},
        {"pad", FIELD_LENGTH, offsetof(struct flow_box, pad), .vi = "khoảng cách từ viền đến chữ; không ghi: 1 mm",
         .en = "room between frame and text; 1 mm when not given"},
        {"color", FIELD_CHOICE, offsetof(struct flow_box, color), .choices = box_colors, .vi = "màu viền và chữ",
         .en = "colour of frame and text"},
        {"sides", FIELD_CHOICE, offsetof(struct flow_box, sides), .choices = box_sides,
         .vi = "viền cả bốn phía, hay chỉ một đường trên", .en = "a frame on all sides, or a rule above"},
};

static const struct shape box_shape = {
        .name = "box",
        .size = sizeof(struct flow_box),
        COUNTED(box_fields),
        .vi = "khung có chữ: dấu khẩn, dấu mật, địa chỉ",
        .en = "a framed text: stamps, the address",
};

static const struct field seal_fields[] = {
        {"image", FIELD_TEXT, offsetof(struct flow_seal, image), .vi = "ảnh con dấu, theo mẫu mustache",
         .en = "image of the seal, as a mustache template"},
        {"text", FIELD_TEXT, offsetof(struct flow_seal, text), .vi = "lời mô tả ảnh, theo mẫu mustache",
         .en = "what it shows, as a mustache template"},
        {"width", FIELD_LENGTH, offsetof(struct flow_seal, width), FIELD_REQUIRED,
         .vi = "đường kính thật, khi kế hoạch không nói khác", .en = "its real width, unless the plan says another"},
        {"field", FIELD_TEXT, offsetof(struct flow_seal, field),
         .vi = "không có ảnh thì có khung ký số của cơ quan; lời nói khung để làm gì",
         .en = "without an image, an empty field to seal in; what it is for"},
};

static const struct shape seal_shape = {
        .name = "seal",
        .size = sizeof(struct flow_seal),
        COUNTED(seal_fields),
        .vi = "con dấu, trùm khoảng 1/3 chữ ký về bên trái",
        .en = "the seal, over a third of the signature at its left",
};

static const struct field flow_fields[] = {
        {"when", FIELD_TEXT, offsetof(struct flow, when), .vi = "chỉ in khi dữ liệu này có",
         .en = "only if this is there"},
        {"unless", FIELD_TEXT, offsetof(struct flow, unless), .vi = "chỉ in khi dữ liệu này không có",
         .en = "only if this is not there"},
        {"each", FIELD_TEXT, offsetof(struct flow, each), .vi = "in một lần cho mỗi phần tử",
         .en = "once for each item of this list"},
        {"style", FIELD_TEXT, offsetof(struct flow, style), .vi = "kiểu chữ", .en = "style"},
        {"text", FIELD_TEXT, offsetof(struct flow, text), .vi = "một đoạn, theo mẫu mustache",
         .en = "a paragraph, as a mustache template"},
        {"rule", FIELD_NUMBER, offsetof(struct flow, rule), .min = 0, .max = 1,
         .vi = "đường kẻ dưới đoạn trên, dài bằng phần này của dòng cuối",
         .en = "a rule under the paragraph above, as a share of its last line"},
        {"space", FIELD_LENGTH, offsetof(struct flow, space), .vi = "khoảng trống", .en = "room"},
        {"field", FIELD_TEXT, offsetof(struct flow, field),
         .vi = "khung ký số đặt vào khoảng trống; lời nói khung để làm gì, theo mẫu mustache",
         .en = "an empty signature field in the room; what it is for, as a mustache template"},
        {"image", FIELD_TEXT, offsetof(struct flow, image),
         .vi = "ảnh chữ ký đặt vào khoảng trống thay cho khung ký số, theo mẫu mustache",
         .en = "image of the signature in the room, instead of the field, as a mustache template"},
        {"image-text", FIELD_TEXT, offsetof(struct flow, image_text),
         .vi = "lời mô tả ảnh, theo mẫu mustache; không ghi: như field",
         .en = "what the image shows, as a mustache template; as field when not given"},
        {"seal", FIELD_ONE, offsetof(struct flow, seal), .of = &seal_shape, .vi = "con dấu trên chữ ký",
         .en = "the seal over the signature"},
        {"box", FIELD_ONE, offsetof(struct flow, box), .of = &box_shape, .vi = "khung quanh chữ",
         .en = "frame of the text"},
        {"foot", FIELD_BOOL, offsetof(struct flow, foot), .vi = "đứng ở cuối trang đầu của phần",
         .en = "stands at the foot of the part's first page"},
        {"columns", FIELD_TEXTS, offsetof(struct flow, columns), .vi = "bề rộng các cột của lưới, phần trăm",
         .en = "widths of the grid's columns in percent"},
        {"rows", FIELD_MANY, offsetof(struct flow, rows), .of = &row_shape, .vi = "các hàng của lưới",
         .en = "rows of the grid"},
        {"place", FIELD_TEXT, offsetof(struct flow, place),
         .vi = "chỗ của căn cứ (basis), nội dung (narrative), mục lục (contents), danh mục bảng (list-of-tables), danh "
               "mục hình (list-of-figures)",
         .en = "where basis, narrative, contents, list-of-tables or list-of-figures stands"},
        {"begins", FIELD_TEXT, offsetof(struct flow, begins), .vi = "chỉ đoạn căn cứ mở đầu như thế mới theo kiểu này",
         .en = "only basis paragraphs that begin so take the style"},
        {"role", FIELD_TEXT, offsetof(struct flow, role), .vi = "vai trò trong văn bản: masthead, title, closing",
         .en = "role in the document: masthead, title, closing"},
        {"keep", FIELD_BOOL, offsetof(struct flow, keep), .vi = "lưới không bị ngắt sang trang",
         .en = "the grid is never split"},
};

static const struct shape flow_shape = {
        .name = "flow",
        .size = sizeof(struct flow),
        COUNTED(flow_fields),
        .vi = "một phần tử của dòng văn bản",
        .en = "an element of the flow",
};

static const char *const decrees[] = {"none", "nd30", "tt01", NULL};

static const struct field layout_fields[] = {
        {"title", FIELD_TEXT, offsetof(struct layout, title), .vi = "tên bố cục", .en = "what the layout follows"},
        {"extends", FIELD_TEXT, offsetof(struct layout, extends), .vi = "bố cục mẹ: lấy những gì ở đây không nói lại",
         .en = "layout taken over where this one is silent"},
        {"decree", FIELD_CHOICE, offsetof(struct layout, decree), .choices = decrees,
         .vi = "văn bản quy định thể thức mà kehoach check đối chiếu: nd30, tt01, none (không đối chiếu)",
         .en = "whose form kehoach check holds it to: nd30, tt01, none"},
        {"masters", FIELD_NAMED, offsetof(struct layout, masters), FIELD_REQUIRED, .of = &master_shape,
         .vi = "các khổ trang; khổ đầu cho thân văn bản", .en = "page masters, the body's first"},
        {"styles", FIELD_NAMED, offsetof(struct layout, styles), FIELD_REQUIRED, .of = &style_shape,
         .vi = "các kiểu chữ", .en = "styles"},
        {"numberings", FIELD_NAMED, offsetof(struct layout, numberings), FIELD_REQUIRED, .of = &numbering_shape,
         .vi = "các cách đánh số; cách đầu là mặc định", .en = "schemes of numbering, the default first"},
        {"kinds", FIELD_NAMED, offsetof(struct layout, kinds), FIELD_REQUIRED, .of = &kind_shape,
         .vi = "các loại văn bản", .en = "kinds of document"},
        {"flow", FIELD_MANY, offsetof(struct layout, flow), FIELD_REQUIRED, .of = &flow_shape,
         .vi = "thân văn bản từ trên xuống", .en = "the body from top to bottom"},
        {"appendix", FIELD_MANY, offsetof(struct layout, appendix), .of = &flow_shape, .vi = "mỗi phụ lục",
         .en = "each appendix"},
        {"texts", FIELD_TREE, offsetof(struct layout, texts), FIELD_REQUIRED, .vi = "các từ của bảng, chú thích",
         .en = "words of tables, captions, notes"},
};

const struct shape layout_shape = {
        .name = "layout",
        .size = sizeof(struct layout),
        COUNTED(layout_fields),
        .vi = "bố cục",
        .en = "layout",
};
