/* SPDX-License-Identifier: MIT */
/* A PDF with everything in it, built by hand: its grammar and its structure
 * are walked here in the plain form; poppler and qpdf read the other. */
#include "pdf-pages.h"

#include <cairo.h>
#include <glib/gstdio.h>

#define FIRST  "Điều 1. Phê duyệt kế hoạch với tổng kinh phí 2.904.360.000 đồng, Ưu tiên hộ nghèo;"
#define SECOND "căn cứ Thông tư 01/2015/TT-BLĐTBXH đã ban hành."

/* ---- the document ---- */

static void add_table_head(struct maker *m, struct tag *table)
{
        struct tag *head = add_tag(m, table, TAG_HEAD);
        struct tag *row = add_tag(m, head, TAG_ROW);
        struct tag *cell = add_tag(m, row, TAG_HEADER_CELL);
        cell->rowspan = 2;
        add_words(m, m->bold, 11, 60, 100, 3, cell, "Hoạt động");
        cell = add_tag(m, row, TAG_HEADER_CELL);
        cell->colspan = 2;
        add_words(m, m->bold, 11, 260, 100, 3, cell, "Kinh phí");
        row = add_tag(m, head, TAG_ROW);
        add_words(m, m->bold, 11, 260, 116, 3, add_tag(m, row, TAG_HEADER_CELL), "Trung ương");
        add_words(m, m->bold, 11, 360, 116, 3, add_tag(m, row, TAG_HEADER_CELL), "Địa phương");
}

static void add_table(struct maker *m, struct tag *root)
{
        struct tag *table = add_tag(m, root, TAG_TABLE);
        add_table_head(m, table);
        struct tag *rows = add_tag(m, table, TAG_ROWS);
        for (int i = 0; i < 3; i++) {
                struct tag *row = add_tag(m, rows, TAG_ROW);
                struct tag *title = add_tag(m, row, TAG_HEADER_CELL);
                title->row_header = true;
                add_words(m, m->serif, 11, 60, 132 + 16 * i, 3, title, "Xây dựng thí điểm");
                add_words(m, m->serif, 11, 260, 132 + 16 * i, 3, add_tag(m, row, TAG_CELL), "1.500.000");
                add_tag(m, row, TAG_CELL); /* empty, and still there */
        }
        for (int i = 0; i < 6; i++)
                add_rule(m, 50, 84 + 16 * i, 400, 0.5, NULL);
}

static void add_list(struct maker *m, struct tag *root)
{
        struct tag *list = add_tag(m, root, TAG_LIST);
        list->numbering = NUMBERING_LOWER_LETTER;
        static const char *const labels[] = {"a)", "b)"};
        for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
                struct tag *item = add_tag(m, list, TAG_ITEM);
                add_words(m, m->serif, 13, 85, 300 + 18 * i, 3.25, add_tag(m, item, TAG_LABEL), labels[i]);
                add_words(m, m->serif, 13, 105, 300 + 18 * i, 3.25, add_tag(m, item, TAG_BODY), "Tập huấn cán bộ");
        }
}

static void add_chart(struct maker *m, struct tag *root, const char *image)
{
        struct tag *figure = add_tag(m, root, TAG_FIGURE);
        static const struct tag_about shown = {.alternative = "Biểu đồ cột"};
        figure->about = &shown;
        add_rule(m, 100, 400, 40, 30, figure);
        struct item *path = add_item(m, ITEM_PATH, 150 * PT, 400 * PT, figure);
        static int points[] = {0, 0, 30 * PT, 10 * PT, 60 * PT, 0};
        path->as.path = (struct path_item){.count = 3, .points = points, .thickness = PT, .color = {200, 30, 30}};
        add_words(m, m->serif, 9, 100, 445, 2, figure, "2016");
        if (image) {
                struct item *picture = add_item(m, ITEM_IMAGE, 300 * PT, 400 * PT, figure);
                picture->as.image = (struct image_item){image, 40 * PT, 40 * PT};
        }
        add_words(m, m->serif, 11, 100, 470, 3, add_tag(m, root, TAG_CAPTION), "Hình 1");
}

static void add_first_page(struct maker *m, struct tag *root, const char *image)
{
        add_page(m, 610198, 861842, "1");
        struct item *number = add_words(m, m->serif, 13, 300, 40, 3, NULL, "1");
        number->pagination = true;
        struct tag *heading = add_tag(m, root, TAG_HEADING);
        heading->level = 1;
        add_item(m, ITEM_ANCHOR, 85 * PT, 90 * PT, NULL)->as.anchor = "muc-tieu";
        add_words(m, m->bold, 14, 85, 100, 3.5, heading, "MỤC TIÊU");
        struct tag *text = add_tag(m, root, TAG_PARAGRAPH);
        add_words(m, m->serif, 13, 85, 130, 3.25, text, FIRST)->as.text.space_after = true;
        add_words(m, m->serif, 13, 85, 148, 5, text, SECOND)->as.text.space_after = true;
        struct tag *link = add_tag(m, text, TAG_LINK);
        add_words(m, m->serif, 13, 85, 166, 3.25, link, "Xem cổng thông tin")->as.text.space_after = true;
        add_link(m, 85, 154, 120, 16, link, "https://example.vn/kế hoạch");
        add_words(m, m->serif, 13, 220, 166, 3.25, text, "hoặc phụ lục.");
        struct tag *reference = add_tag(m, text, TAG_REFERENCE);
        add_words(m, m->serif, 8, 300, 166, 3.25, reference, "1")->as.text.rise = 4 * PT;
        add_link(m, 300, 154, 8, 12, reference, "#ghi-chu-1");
        add_link(m, 85, 200, 8, 12, text, "#khong-co");
        add_list(m, root);
        add_chart(m, root, image);
        struct tag *note = add_tag(m, root, TAG_NOTE);
        add_item(m, ITEM_ANCHOR, 85 * PT, 700 * PT, NULL)->as.anchor = "ghi-chu-1";
        add_words(m, m->serif, 10, 85, 710, 2.5, note, "1 Ghi chú.");
        struct tag *form = add_tag(m, root, TAG_FORM);
        static const struct tag_about signed_here = {.alternative = "Ô ký số"};
        form->about = &signed_here;
        add_item(m, ITEM_FIELD, 350 * PT, 600 * PT, form)->as.field = (struct link_item){150 * PT, 60 * PT, "chu-ky"};
        struct tag *last = add_tag(m, root, TAG_PARAGRAPH);
        add_words(m, m->serif, 13, 85, 780, 3.25, last, "Đoạn này còn")->as.text.space_after = true;
        add_page(m, 861842, 610198, "1");
        add_words(m, m->serif, 13, 85, 60, 3.25, last, "sang trang sau.");
        add_table(m, root);
}

static struct maker make_document(const char *image)
{
        struct maker m = maker_open();
        m.pages->title = "Kế hoạch 169/KH-UBND: Thực hiện <Đề án> & khác";
        m.pages->author = "Ủy ban nhân dân tỉnh";
        m.pages->subject = "Thực hiện Đề án";
        m.pages->date = (struct date){.year = 2016, .month = 11, .day = 18};
        m.pages->language = "vi-VN";
        add_first_page(&m, add_tag(&m, NULL, TAG_DOCUMENT), image);
        struct part *appendix = arena_new(m.arena, struct part);
        appendix->label = "Phụ lục I";
        appendix->appendix = true;
        m.page->part = appendix;
        add_outline(&m, 1, "Mục tiêu", "muc-tieu");
        add_outline(&m, 3, "Ghi chú", "ghi-chu-1");
        add_outline(&m, 1, "Không có nơi đến", "khong-co");
        return m;
}

static GBytes *make_bytes(struct maker *m, bool plain)
{
        struct pdf_options options = {.plain = plain};
        add_attachment(m, &options, "plan.yaml", "text/yaml", "Source", "title: Kế hoạch\n");
        add_attachment(m, &options, "ảnh.md", "text/markdown", "Source", "# Mục tiêu\n");
        return pdf_bytes(m->job, m->pages, &options);
}

static char *write_temporary(GBytes *bytes, const char *name)
{
        const char *folder = g_getenv("PDF_KEEP") ? g_getenv("PDF_KEEP") : g_get_tmp_dir();
        char *path = g_strdup_printf("%s/kehoach-%d-%s", folder, g_getenv("PDF_KEEP") ? 0 : (int)getpid(), name);
        gsize count;
        const void *data = g_bytes_get_data(bytes, &count);
        g_assert_true(g_file_set_contents(path, data, (gssize)count, NULL));
        return path;
}

static void drop_temporary(char *path)
{
        if (!g_getenv("PDF_KEEP"))
                g_unlink(path);
        g_free(path);
}

static char *make_image(void)
{
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 20, 20);
        cairo_t *cairo = cairo_create(surface);
        cairo_set_source_rgba(cairo, 0.8, 0.1, 0.1, 0.5);
        cairo_arc(cairo, 10, 10, 8, 0, 7);
        cairo_fill(cairo);
        char *path = g_strdup_printf("%s/kehoach-%d.png", g_get_tmp_dir(), (int)getpid());
        g_assert_cmpint(cairo_surface_write_to_png(surface, path), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
        return path;
}

/* ---- programs ---- */

/* Standard output of a program; NULL if there is no such program. */
static char *run(const char *first, ...)
{
        g_autoptr(GPtrArray) arguments = g_ptr_array_new();
        va_list rest;
        va_start(rest, first);
        for (const char *argument = first; argument; argument = va_arg(rest, const char *))
                g_ptr_array_add(arguments, (gpointer)argument);
        va_end(rest);
        g_ptr_array_add(arguments, NULL);
        char *out = NULL;
        int status;
        if (!g_spawn_sync(NULL, (char **)arguments->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                          NULL, &out, NULL, &status, NULL))
                return NULL;
        g_assert_cmpint(status, ==, 0);
        return out;
}

static guint count_text(const char *text, const char *part)
{
        guint count = 0;
        for (const char *s = text; (s = strstr(s, part)); s += strlen(part))
                count++;
        return count;
}

/* ---- tests ---- */

static void test_whole(void)
{
        g_autofree char *image = make_image();
        struct maker m = make_document(image);
        GBytes *bytes = make_bytes(&m, false);
        g_assert_nonnull(bytes);
        g_assert_cmpuint(messages_count(m.job->messages), ==, 0);
        char *path = write_temporary(bytes, "whole.pdf");
        g_autofree char *check = run("qpdf", "--check", path, NULL);
        g_autofree char *text = run("pdftotext", "-layout", path, "-", NULL);
        if (text) {
                g_assert_nonnull(strstr(text, FIRST));
                g_assert_nonnull(strstr(text, SECOND));
                g_assert_nonnull(strstr(text, "Xây dựng thí điểm"));
                g_assert_true(g_utf8_validate(text, -1, NULL));
                g_autofree char *nfc = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
                g_assert_cmpstr(text, ==, nfc);
        }
        g_autofree char *fonts = run("pdffonts", path, NULL);
        if (fonts) {
                g_assert_nonnull(strstr(fonts, "+LiberationSerif "));
                g_assert_nonnull(strstr(fonts, "+LiberationSerif-Bold "));
                g_assert_null(strstr(fonts, " no "));
        }
        g_autofree char *structure = run("pdfinfo", "-struct-text", path, NULL);
        if (structure) {
                g_assert_nonnull(strstr(structure, "\"Đoạn này còn \"\n    \"sang trang sau.\""));
                g_assert_null(strstr(structure, "\"1\"\n  H1")); /* the page number is an artifact */
        }
        drop_temporary(path);
        g_unlink(image);
        g_bytes_unref(bytes);
        maker_close(&m);
}

/* More objects than one object stream has room for, each found: poppler goes by their places in the streams. */
static void test_many(void)
{
        enum {
                PARAGRAPHS = 1500
        };
        struct maker m = maker_open();
        struct tag *root = add_tag(&m, NULL, TAG_DOCUMENT);
        add_page(&m, 600 * PT, 800 * PT, "1");
        for (guint i = 0; i < PARAGRAPHS; i++)
                add_words(&m, m.serif, 5, 50, i / 2.0, 2, add_tag(&m, root, TAG_PARAGRAPH), "Dòng");
        GBytes *bytes = make_bytes(&m, false);
        char *path = write_temporary(bytes, "many.pdf");
        g_autofree char *structure = run("pdfinfo", "-struct-text", path, NULL);
        if (structure)
                g_assert_cmpuint(count_text(structure, "\"Dòng\""), ==, PARAGRAPHS);
        else
                g_test_skip("no pdfinfo");
        drop_temporary(path);
        g_bytes_unref(bytes);
        maker_close(&m);
}

static void test_same_bytes(void)
{
        struct maker first = make_document(NULL), second = make_document(NULL);
        GBytes *a = make_bytes(&first, false), *b = make_bytes(&second, false), *c = make_bytes(&first, false);
        g_assert_true(g_bytes_equal(a, b));
        g_assert_true(g_bytes_equal(a, c));
        g_bytes_unref(a);
        g_bytes_unref(b);
        g_bytes_unref(c);
        maker_close(&first);
        maker_close(&second);
}

/* The plain file as a string; its image data and so on hold no zero bytes that matter: they are made blanks. */
static char *make_plain(struct maker *m)
{
        GBytes *bytes = make_bytes(m, true);
        g_assert_nonnull(bytes);
        gsize count;
        const char *data = g_bytes_get_data(bytes, &count);
        char *text = g_malloc(count + 1);
        for (gsize i = 0; i < count; i++)
                text[i] = data[i] ? data[i] : ' ';
        text[count] = '\0';
        char *path = write_temporary(bytes, "plain.pdf");
        g_free(run("qpdf", "--check", path, NULL));
        drop_temporary(path);
        g_bytes_unref(bytes);
        return text;
}

/* Every reference leads to an object, every object begins where the table says. */
static void check_references(const char *text)
{
        g_autoptr(GRegex) reference = g_regex_new("\\b([0-9]+) 0 R\\b", G_REGEX_RAW, 0, NULL);
        g_autoptr(GMatchInfo) match = NULL;
        g_regex_match(reference, text, 0, &match);
        for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
                g_autofree char *number = g_match_info_fetch(match, 1);
                g_autofree char *object = g_strdup_printf("\n%s 0 obj\n", number);
                g_assert_nonnull(strstr(text, object));
        }
        const char *table = strstr(text, "\nxref\n0 ") + 1;
        char *line;
        guint64 count = g_ascii_strtoull(table + strlen("xref\n0 "), &line, 10);
        for (guint64 i = 1; i < count; i++) {
                g_autofree char *object = g_strdup_printf("%" G_GUINT64_FORMAT " 0 obj\n", i);
                guint64 at = g_ascii_strtoull(line + 1 + 20 * i, NULL, 10);
                g_assert_true(g_str_has_prefix(text + at, object));
        }
        g_assert_cmpuint(g_ascii_strtoull(strstr(text, "startxref\n") + 10, NULL, 10), ==, (guint64)(table - text));
}

/* Nothing is painted outside a mark, no mark in a mark but what a text stands for. */
static void check_marks(const char *text)
{
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        bool in_content = false, marked = false;
        guint depth = 0;
        for (char **line = lines; *line; line++) {
                if (strcmp(*line, "stream") == 0)
                        in_content = g_str_has_prefix(line[1], "/") && g_str_has_suffix(line[1], "BDC");
                if (strcmp(*line, "endstream") == 0) {
                        g_assert_cmpuint(depth, ==, 0);
                        in_content = false;
                }
                if (!in_content)
                        continue;
                if (g_str_has_suffix(*line, "BDC")) {
                        g_assert_true(!marked || g_str_has_prefix(*line, "/Span<</ActualText"));
                        marked = true;
                        depth++;
                } else if (strcmp(*line, "EMC") == 0) {
                        g_assert_cmpuint(depth, >, 0);
                        marked = --depth > 0;
                } else if (g_str_has_suffix(*line, "TJ") || g_str_has_suffix(*line, "Tj") ||
                           g_str_has_suffix(*line, " re") || g_str_has_suffix(*line, "Do Q") ||
                           strcmp(*line, "S") == 0) {
                        g_assert_true(marked);
                }
        }
}

static void test_plain(void)
{
        g_autofree char *image = make_image();
        struct maker m = make_document(image);
        g_autofree char *text = make_plain(&m);
        g_assert_true(g_str_has_prefix(text, "%PDF-1.7\n"));
        check_references(text);
        check_marks(text);
        static const struct {
                const char *part;
                guint count;
        } parts[] = {
                {"/S/Document", 1},
                {"/S/H1", 1},
                {"/S/P/", 2},
                {"/S/Link/", 2},
                {"/S/Reference/", 1},
                {"/S/TH/", 7},
                {"/S/TD/", 6},
                {"/S/TR/", 5},
                {"/S/THead", 1},
                {"/S/LBody", 2},
                {"/S/Form/", 1},
                {"/S/Note/", 1},
                {"/ListNumbering/LowerAlpha", 1},
                {"/Type/OBJR", 3},
                {"/Subtype/Link", 2},
                {"/Type/Filespec", 2},
                {"/AFRelationship/Source", 2},
                {"/FT/Sig", 1},
                {"/Type/MCR", 1},
                {"/SMask", 1},
                {"/GTS_PDFA1", 1},
                {"/RoleMap", 0},
                {"/Scope/Row", 3},
                {"/Scope/Column", 4},
                {"/StructParents", 2},
                {"/StructParent ", 3},
                {"/Title", 4},
                {"/S/D", 2 + 1 /* /S/Document */},
        };
        for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
                g_test_message("%s", parts[i].part);
                g_assert_cmpuint(count_text(text, parts[i].part), ==, parts[i].count);
        }
        g_assert_nonnull(strstr(text, "/URI(https://example.vn/k%E1%BA%BF%20ho%E1%BA%A1ch)"));
        g_assert_nonnull(strstr(text, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Kế hoạch 169/KH-UBND: Thực "
                                      "hiện &lt;Đề án&gt; &amp; khác</rdf:li>"));
        g_assert_nonnull(strstr(text, "/CreationDate(D:20161118000000+07'00')"));
        g_unlink(image);
        maker_close(&m);
}

/* Cells of the two-tier table name both heads above them, and the one of their row. */
static void test_heads(void)
{
        struct maker m = make_document(NULL);
        g_autofree char *text = make_plain(&m);
        g_autoptr(GRegex) cell =
                g_regex_new("/S/TD/P [0-9]+ 0 R/A<</O/Table/Headers\\[(\\(e[0-9]+\\)){3}\\]>>", G_REGEX_RAW, 0, NULL);
        g_autoptr(GMatchInfo) match = NULL;
        guint count = 0;
        for (g_regex_match(cell, text, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL))
                count++;
        g_assert_cmpuint(count, ==, 6);
        g_assert_nonnull(strstr(text, "/IDTree"));
        maker_close(&m);
}

/* What cannot be: each ends in a message, never in a file. */
static void test_wrong(void)
{
        struct maker m = make_document(NULL);
        struct tag *stray = add_tag(&m, m.pages->root, TAG_PARAGRAPH);
        stray->parent = NULL;
        g_assert_null(make_bytes(&m, false));
        g_assert_cmpuint(messages_count(m.job->messages), ==, 1);
        g_assert_cmpint(messages_at(m.job->messages, 0)->code, ==, MESSAGE_PDF_INTERNAL);
        maker_close(&m);

        m = maker_open();
        add_tag(&m, NULL, TAG_DOCUMENT);
        g_assert_null(make_bytes(&m, false)); /* no pages */
        add_page(&m, 600 * PT, 800 * PT, NULL);
        GBytes *empty = make_bytes(&m, false);
        g_assert_nonnull(empty); /* a blank page is fine */
        g_bytes_unref(empty);
        struct item *item = add_words(&m, m.serif, 13, 50, 50, 3, m.pages->root, "a");
        ((struct glyph *)item->as.text.pieces[0].word->glyphs)->id = 65535;
        g_assert_null(make_bytes(&m, false));
        maker_close(&m);
}

/* Letters in parts, a sign that borrows another's glyph, text far outside the page. */
static void test_meanings(void)
{
        struct maker m = maker_open();
        struct tag *text = add_tag(&m, add_tag(&m, NULL, TAG_DOCUMENT), TAG_PARAGRAPH);
        add_page(&m, 600 * PT, 800 * PT, "i");
        add_words(&m, m.serif, 13, 50, 50, 3, text, "A-B");
        add_words(&m, m.serif, 13, 50, 70, 3, text, "A\u2011B \u01A1\u0323\u0330");
        add_words(&m, m.serif, 13, 2e6, 2e6, 3, text, "xa");
        g_autofree char *plain = make_plain(&m);
        g_assert_nonnull(strstr(plain, "/Span<</ActualText<FEFF"));
        g_assert_nonnull(strstr(plain, "/P(i)"));
        maker_close(&m);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pdf/whole", test_whole);
        g_test_add_func("/pdf/many", test_many);
        g_test_add_func("/pdf/same-bytes", test_same_bytes);
        g_test_add_func("/pdf/plain", test_plain);
        g_test_add_func("/pdf/heads", test_heads);
        g_test_add_func("/pdf/wrong", test_wrong);
        g_test_add_func("/pdf/meanings", test_meanings);
        return g_test_run();
}
