/* SPDX-License-Identifier: MIT */
/* Fields of plan.yaml and of content/documents.yaml. */
#include "plan/shapes.h"

#include <stddef.h>

static const struct field replaced_fields[] = {
        {"number", FIELD_TEXT, offsetof(struct legal_document, number), FIELD_REQUIRED,
         .vi = "số và ký hiệu: 3523/KH-UBND", .en = "number and symbol: 3523/KH-UBND"},
        {"kind", FIELD_TEXT, offsetof(struct legal_document, kind), 0, .vi = "tên loại: Kế hoạch, Quyết định",
         .en = "kind of document: Kế hoạch, Quyết định"},
        {"issuer", FIELD_TEXT, offsetof(struct legal_document, issuer), 0, .vi = "cơ quan ban hành",
         .en = "issuing body"},
        {"date", FIELD_DATE, offsetof(struct legal_document, date), 0, .vi = "ngày ban hành", .en = "date of issue"},
        {"title", FIELD_TEXT, offsetof(struct legal_document, title), 0, .vi = "trích yếu",
         .en = "summary as the document has it"},
};

const struct shape replaced_shape = {
        .name = "replaced",
        .size = sizeof(struct legal_document),
        .fields = replaced_fields,
        .count = G_N_ELEMENTS(replaced_fields),
        .scalar = "number",
        .vi = "Văn bản mà kế hoạch này thay thế.",
        .en = "A document that this plan replaces.",
};

static const struct field edition_fields[] = {
        {"date", FIELD_DATE, offsetof(struct edition, date), FIELD_REQUIRED, .vi = "ngày ghi ở thư mục: 2011-08-29",
         .en = "the day that its folder is named by: 2011-08-29"},
};

static const struct shape edition_shape = {
        .name = "edition",
        .size = sizeof(struct edition),
        .fields = edition_fields,
        .count = G_N_ELEMENTS(edition_fields),
        .scalar = "date",
        .vi = "Bản dữ liệu đã công khai trước đây, giữ trong editions/<ngày>/ cạnh plan.yaml.",
        .en = "Data as they were published earlier, kept in editions/<date>/ beside plan.yaml.",
};

static const struct field document_fields[] = {
        {"id", FIELD_ID, offsetof(struct legal_document, id), FIELD_REQUIRED, .vi = "mã, để viện dẫn",
         .en = "id, to cite it by"},
        {"number", FIELD_TEXT, offsetof(struct legal_document, number), 0,
         .vi = "số và ký hiệu: 32/2010/QĐ-TTg; luật để trống",
         .en = "number and symbol: 32/2010/QĐ-TTg; none for laws"},
        {"kind", FIELD_TEXT, offsetof(struct legal_document, kind), FIELD_REQUIRED, .vi = "tên loại: Quyết định",
         .en = "kind of document: Quyết định"},
        {"issuer", FIELD_TEXT, offsetof(struct legal_document, issuer), 0, .vi = "cơ quan ban hành",
         .en = "issuing body"},
        {"date", FIELD_DATE, offsetof(struct legal_document, date), 0, .vi = "ngày ban hành", .en = "date of issue"},
        {"title", FIELD_TEXT, offsetof(struct legal_document, title), 0, .vi = "trích yếu",
         .en = "summary as the document has it"},
        {"replaces", FIELD_TEXTS, offsetof(struct legal_document, replaces), 0, .vi = "mã các văn bản bị thay thế",
         .en = "ids of the documents it replaces"},
};

const struct shape document_shape = {
        .name = "document",
        .size = sizeof(struct legal_document),
        .fields = document_fields,
        .count = G_N_ELEMENTS(document_fields),
        .vi = "Văn bản được viện dẫn, ghi một lần cho mọi kế hoạch.",
        .en = "A cited legal document, written once for all plans.",
};

static const struct field contact_fields[] = {
        {"address", FIELD_TEXT, offsetof(struct contact, address), FIELD_REQUIRED | FIELD_NOT_BLANK, .vi = "địa chỉ",
         .en = "address"},
        {"phone", FIELD_TEXT, offsetof(struct contact, phone), 0, .vi = "số điện thoại", .en = "telephone"},
        {"fax", FIELD_TEXT, offsetof(struct contact, fax), 0, .vi = "số fax", .en = "fax"},
        {"email", FIELD_TEXT, offsetof(struct contact, email), 0, .vi = "thư điện tử", .en = "e-mail"},
        {"web", FIELD_TEXT, offsetof(struct contact, web), 0, .vi = "trang thông tin điện tử", .en = "web site"},
};

static const struct shape contact_shape = {
        .name = "contact",
        .size = sizeof(struct contact),
        .fields = contact_fields,
        .count = G_N_ELEMENTS(contact_fields),
        .vi = "Cách liên hệ với cơ quan, in ở cuối trang đầu.",
        .en = "How to reach the body, printed at the foot of the first page.",
};

static const struct field issuer_fields[] = {
        {"name", FIELD_TEXT, offsetof(struct issuer, name), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "tên đầy đủ của cơ quan ban hành", .en = "full name of the issuing body"},
        {"lines", FIELD_TEXTS, offsetof(struct issuer, lines), 0,
         .vi = "tên ngắt dòng như ở đầu văn bản; không ghi: một dòng",
         .en = "the name in lines, as the head of the document breaks it; one line when not given"},
        {"parent", FIELD_TEXT, offsetof(struct issuer, parent), 0, .vi = "cơ quan chủ quản trực tiếp, nếu có",
         .en = "the body it belongs to, if any"},
        {"place", FIELD_TEXT, offsetof(struct issuer, place), 0, .vi = "địa danh đứng trước ngày ban hành",
         .en = "place before the date"},
        {"province", FIELD_TEXT, offsetof(struct issuer, province), 0, .vi = "tỉnh, để lọc trên trang mạng",
         .en = "province, for the site's filters"},
        {"contact", FIELD_ONE, offsetof(struct issuer, contact), 0, &contact_shape,
         .vi = "địa chỉ, điện thoại, in ở cuối trang đầu; thường chỉ công văn mới in",
         .en = "address and telephone, printed at the foot of the first page; mostly on letters"},
};

static const struct shape issuer_shape = {
        .name = "issuer",
        .size = sizeof(struct issuer),
        .fields = issuer_fields,
        .count = G_N_ELEMENTS(issuer_fields),
        .vi = "Cơ quan ban hành.",
        .en = "The issuing body.",
};

static const struct field basis_fields[] = {
        {"text", FIELD_TEXT, offsetof(struct basis, text), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "đoạn căn cứ, nguyên văn", .en = "the paragraph as the office wrote it"},
        {"documents", FIELD_TEXTS, offsetof(struct basis, documents), 0,
         .vi = "mã các văn bản được viện dẫn, trong content/documents.yaml",
         .en = "ids of the documents it cites, in content/documents.yaml"},
};

static const struct shape basis_shape = {
        .name = "basis",
        .size = sizeof(struct basis),
        .fields = basis_fields,
        .count = G_N_ELEMENTS(basis_fields),
        .scalar = "text",
        .vi = "Một đoạn mở đầu: Căn cứ …, Thực hiện …",
        .en = "An opening paragraph: Căn cứ …, Thực hiện …",
};

static const struct field signature_fields[] = {
        {"capacity", FIELD_TEXTS, offsetof(struct signature, capacity), FIELD_REQUIRED,
         .vi = "quyền hạn và chức vụ, mỗi dòng một mục", .en = "in whose name and as what, one entry a line"},
        {"name", FIELD_TEXT, offsetof(struct signature, name), 0, .vi = "họ tên người ký",
         .en = "name of who signs; blank when unknown"},
        {"image", FIELD_TEXT, offsetof(struct signature, image), 0,
         .vi = "ảnh chữ ký, hoặc chữ ký và con dấu (PNG, JPEG) trong thư mục của kế hoạch, đặt thay cho khung ký số",
         .en = "image of the signature, or of signature and seal (PNG, JPEG) in the plan's folder, instead of a field "
               "to sign in"},
        {"seal", FIELD_TEXT, offsetof(struct signature, seal), 0,
         .vi = "ảnh con dấu (PNG nền trong, màu đỏ), trùm khoảng 1/3 ảnh chữ ký về bên trái",
         .en = "image of the seal (transparent PNG, red), over a third of the signature at its left"},
        {"seal-width", FIELD_LENGTH, offsetof(struct signature, seal_width), 0,
         .vi = "đường kính thật của con dấu; không ghi: theo bố cục",
         .en = "real width of the seal; the layout's when not given"},
};

static const struct shape signature_shape = {
        .name = "signature",
        .size = sizeof(struct signature),
        .fields = signature_fields,
        .count = G_N_ELEMENTS(signature_fields),
        .vi = "Quyền hạn, chức vụ và họ tên người ký.",
        .en = "Who signs, and in what capacity.",
};

static const char *const urgencies[] = {"none", "khan", "thuong-khan", "hoa-toc", NULL};
static const char *const secrecies[] = {"none", "mat", "toi-mat", "tuyet-mat", NULL};

static const struct field plan_fields[] = {
        {"layout", FIELD_TEXT, offsetof(struct plan, layout), FIELD_REQUIRED | FIELD_NOT_BLANK,
         .vi = "mẫu trình bày: nd30, tt01", .en = "layout: nd30, tt01"},
        {"kind", FIELD_TEXT, offsetof(struct plan, kind), FIELD_NOT_BLANK, .vi = "loại văn bản; không ghi: ke-hoach",
         .en = "kind of document; ke-hoach when not given"},
        {"issuer", FIELD_ONE, offsetof(struct plan, issuer), FIELD_REQUIRED, &issuer_shape, .vi = "cơ quan ban hành",
         .en = "issuing body"},
        {"number", FIELD_TEXT, offsetof(struct plan, number), 0, .vi = "số; để trống khi chưa đăng ký",
         .en = "number; blank before registration"},
        {"symbol", FIELD_TEXT, offsetof(struct plan, symbol), 0, .vi = "ký hiệu: KH-UBND", .en = "symbol: KH-UBND"},
        {"date", FIELD_DATE, offsetof(struct plan, date), 0, .vi = "ngày ban hành; để trống khi chưa có",
         .en = "date of issue; blank when not known"},
        {"published", FIELD_DATE, offsetof(struct plan, published), 0,
         .vi = "ngày công khai; đối chiếu với thời hạn khi kiểm tra với --profile cong-khai",
         .en = "day it was made public; held against its deadline by --profile cong-khai"},
        {"title", FIELD_TEXT, offsetof(struct plan, title), FIELD_REQUIRED | FIELD_NOT_BLANK, .vi = "trích yếu",
         .en = "what it is about, in one phrase"},
        {"authority", FIELD_TEXT, offsetof(struct plan, authority), FIELD_NOT_BLANK,
         .vi = "thẩm quyền ban hành quyết định: Chủ tịch Ủy ban nhân dân tỉnh …; không ghi: tên cơ quan ban hành",
         .en = "who decides, in a decision: Chủ tịch Ủy ban nhân dân tỉnh …; the issuing body when not given"},
        {"period", FIELD_PERIOD, offsetof(struct plan, period), 0, .vi = "năm hoặc giai đoạn: 2012, 2016-2020",
         .en = "year or years: 2012, 2016-2020"},
        {"field", FIELD_TEXT, offsetof(struct plan, field), 0, .vi = "lĩnh vực", .en = "field of work, for the site"},
        {"funds", FIELD_TEXTS, offsetof(struct plan, funds), 0, .vi = "các nguồn kinh phí, để lọc trên trang mạng",
         .en = "sources of funds, for the site's filter"},
        {"former-ids", FIELD_TEXTS, offsetof(struct plan, former_ids), 0,
         .vi = "tên thư mục trước đây; địa chỉ cũ trên trang mạng dẫn sang địa chỉ mới",
         .en = "names that its folder had before; old addresses on the site lead to the new one"},
        {"replaces", FIELD_MANY, offsetof(struct plan, replaces), 0, &replaced_shape, .vi = "các văn bản được thay thế",
         .en = "documents it replaces"},
        {"editions", FIELD_MANY, offsetof(struct plan, editions), 0, &edition_shape,
         .vi = "các bản dữ liệu đã công khai trước đây", .en = "earlier editions of its data"},
        {"basis", FIELD_MANY, offsetof(struct plan, basis), 0, &basis_shape, .vi = "các đoạn căn cứ, mở đầu",
         .en = "opening paragraphs"},
        {"addressees", FIELD_TEXTS, offsetof(struct plan, addressees), 0, .vi = "Kính gửi; kế hoạch thì không có",
         .en = "Kính gửi; not for plans"},
        {"numbering", FIELD_TEXT, offsetof(struct plan, numbering), FIELD_NOT_BLANK,
         .vi = "cách đánh số của mẫu: muc, thap-phan, phan",
         .en = "numbering scheme of the layout: muc, thap-phan, phan"},
        {"narrative", FIELD_TEXTS, offsetof(struct plan, narrative), 0, .vi = "các tệp Markdown của phần lời",
         .en = "Markdown files of the text"},
        {"budgets", FIELD_MANY, offsetof(struct plan, budgets), 0, &figures_shape, .vi = "các bảng dự toán",
         .en = "budgets"},
        {"tables", FIELD_MANY, offsetof(struct plan, tables), 0, &figures_shape, .vi = "các bảng số liệu khác",
         .en = "other tables of figures"},
        {"charts", FIELD_MANY, offsetof(struct plan, charts), 0, &chart_source_shape, .vi = "các biểu đồ",
         .en = "charts"},
        {"targets", FIELD_MANY, offsetof(struct plan, targets), 0, &target_shape, .vi = "các chỉ tiêu",
         .en = "targets"},
        {"tasks", FIELD_MANY, offsetof(struct plan, tasks), 0, &task_shape, .vi = "nhiệm vụ của từng cơ quan",
         .en = "tasks of each body"},
        {"appendices", FIELD_MANY, offsetof(struct plan, appendices), 0, &appendix_shape, .vi = "các phụ lục",
         .en = "appendices"},
        {"signature", FIELD_ONE, offsetof(struct plan, signature), 0, &signature_shape, .vi = "người ký",
         .en = "who signs"},
        {"recipients", FIELD_TEXTS, offsetof(struct plan, recipients), 0,
         .vi = "nơi nhận, không ghi gạch đầu dòng và dấu cuối", .en = "recipients, without dash and final mark"},
        {"urgency", FIELD_CHOICE, offsetof(struct plan, urgency), 0, .choices = urgencies,
         .vi = "mức độ khẩn, in thành dấu", .en = "how urgent it is, printed as a stamp"},
        {"secrecy", FIELD_CHOICE, offsetof(struct plan, secrecy), 0, .choices = secrecies,
         .vi = "độ mật, in thành dấu; văn bản mật không đưa lên trang mạng",
         .en = "how secret it is, printed as a stamp; a secret document does not go on the site"},
        {"circulation", FIELD_TEXT, offsetof(struct plan, circulation), FIELD_NOT_BLANK,
         .vi = "chỉ dẫn về phạm vi lưu hành: XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ",
         .en = "how far it may go round: XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ"},
        {"recall", FIELD_TEXT, offsetof(struct plan, recall), 0,
         .vi = "tài liệu thu hồi: thời hạn; để trống thì chừa chỗ ghi tay",
         .en = "it is to be given back: by when; blank leaves room to write"},
        {"drafter", FIELD_TEXT, offsetof(struct plan, drafter), FIELD_NOT_BLANK,
         .vi = "ký hiệu người soạn thảo, in dưới nơi nhận: PL",
         .en = "who drafted it, printed below the recipients: PL"},
        {"copies", FIELD_NUMBER, offsetof(struct plan, copies), 0, .min = 1, .max = 1000000,
         .vi = "số lượng bản phát hành", .en = "how many copies are issued"},
        {"source", FIELD_TEXT, offsetof(struct plan, source), 0, .vi = "văn bản lấy từ đâu, thiếu phần nào",
         .en = "where the text was found, and what of it is missing"},
        {"incomplete", FIELD_BOOL, offsetof(struct plan, incomplete), 0, .vi = "nguồn bị cắt cụt",
         .en = "the source is cut off"},
        {"accept", FIELD_MANY, offsetof(struct plan, accept), 0, &accepted_shape,
         .vi = "các điều đã xem xét và chấp nhận", .en = "findings that the office stands by"},
};

const struct shape plan_shape = {
        .name = "plan",
        .size = sizeof(struct plan),
        .fields = plan_fields,
        .count = G_N_ELEMENTS(plan_fields),
        .vi = "Một kế hoạch: tệp plan.yaml.",
        .en = "A plan: the file plan.yaml.",
};
