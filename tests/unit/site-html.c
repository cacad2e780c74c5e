/* SPDX-License-Identifier: MIT */
/* Escaping by context, links that may lead somewhere, SVG, CSV and JSON. */
#include "base/length.h"
#include "site-sample.h"
#include "site/downloads.h"
#include "site/html.h"
#include "site/images.h"
#include "site/json.h"
#include "site/origins.h"
#include "site/svg.h"

static void test_text(void)
{
        GString *out = g_string_new(NULL);
        html_text(out, "a < b & c > d \"q\" 'p'\x01");
        g_assert_cmpstr(out->str, ==, "a &lt; b &amp; c &gt; d \"q\" 'p'\xef\xbf\xbd");
        g_string_truncate(out, 0);
        html_attribute(out, "title", "\"><b onclick='x'>\n");
        g_assert_cmpstr(out->str, ==, " title=\"&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;\n\"");
        g_string_truncate(out, 0);
        html_attribute(out, "title", NULL);
        g_assert_cmpstr(out->str, ==, "");
        g_string_free(out, TRUE);
}

static void test_addresses(void)
{
        static const char *const good[] = {"#muc-tieu",     "https://a.vn/?a=b:c", "HTTP://a.vn",
                                           "mailto:a@b.vn", "nguon/plan.yaml",     "../x/?y=1:2"};
        static const char *const bad[] = {"javascript:alert(1)", "JaVaScRiPt:x",     " javascript:x",
                                          "java\tscript:x",      "data:text/html,x", "//evil.vn/",
                                          "\\\\evil.vn",         "vbscript:x",       ""};
        for (guint i = 0; i < G_N_ELEMENTS(good); i++)
                g_assert_true(html_address_is_safe(good[i]));
        for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
                g_assert_false(html_address_is_safe(bad[i]));
}

static void test_ids(void)
{
        struct job *job = sample_job(".");
        g_assert_cmpstr(html_id(job, "du-toan", NULL), ==, "du-toan");
        g_assert_cmpstr(html_id(job, "du-toan", "ho-so"), ==, "du-toan--ho-so");
        g_assert_cmpstr(html_id(job, "2012", NULL), ==, "id--2012");
        sample_job_close(job);
}

/* ---- SVG ---- */

static void test_measure(void)
{
        int size = 10 * PT;
        g_assert_cmpint(svg_measure("", size, false), ==, 0);
        g_assert_cmpint(svg_measure("ấ", size, false), ==, svg_measure("a", size, false));
        g_assert_cmpint(svg_measure("đ", size, false), ==, svg_measure("d", size, false));
        g_assert_cmpint(svg_measure("a\xcc\x81", size, false), ==, svg_measure("a", size, false)); /* NFD */
        g_assert_cmpint(svg_measure("Ư", size, false), >, svg_measure("U", size, false));
        /* what the blocks say of a letter is what Unicode's own decomposition says */
        for (gunichar c = 0xa0; c < 0x2000; c++) {
                gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
                gsize count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
                char whole[8] = "", base[2] = {(char)parts[0], '\0'};
                bool horned = count > 1 && (parts[1] == 0x31b || (count > 2 && parts[2] == 0x31b));
                whole[g_unichar_to_utf8(c, whole)] = '\0';
                if (count > 1 && parts[0] >= ' ' && parts[0] <= '~' && !horned)
                        g_assert_cmpint(svg_measure(whole, size, false), ==, svg_measure(base, size, false));
                else if (count > 1 && horned)
                        g_assert_cmpint(svg_measure(whole, size, false), >, svg_measure(base, size, false));
        }
        g_assert_cmpint(svg_measure("×", size, false), ==, svg_measure("÷", size, false));
        g_assert_cmpint(svg_measure("1.500", size, true), >, svg_measure("1.500", size, false));
}

static void test_svg(void)
{
        struct job *job = sample_job(".");
        struct chart *chart = sample_chart(job);
        chart->categories = (const char *[]){HOSTILE, "Chi đặc thù", "Đào tạo"};
        struct svg_look look = {
                .id = "c",
                .title = HOSTILE,
                .description = "mô tả",
                .width = 600 * PT,
                .text_size = 13 * PT,
                .tooltips = true,
                .alone = true,
        };
        GString *out = g_string_new(NULL);
        svg_chart(out, chart, &look);
        g_assert_null(strstr(out->str, "<script"));
        g_assert_null(strstr(out->str, "style="));
        g_assert_nonnull(strstr(out->str, "role=\"img\" aria-labelledby=\"c-title c-desc\""));
        g_assert_nonnull(strstr(out->str, "<desc id=\"c-desc\">mô tả</desc>"));
        g_assert_nonnull(strstr(out->str, "class=\"c-s0\" fill=\"#17406d\""));
        g_assert_nonnull(strstr(out->str, "1.228,36"));
        /* well formed */
        GMarkupParser parser = {0};
        GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
        g_autoptr(GError) error = NULL;
        g_markup_parse_context_parse(context, out->str, (gssize)out->len, &error);
        g_assert_no_error(error);
        g_assert_true(g_markup_parse_context_end_parse(context, &error));
        g_markup_parse_context_free(context);
        g_string_free(out, TRUE);
        sample_job_close(job);
}

/* ---- the document ---- */

static char *written(struct job *job, const struct document *document, const char *folder)
{
        struct html html = {.job = job, .document = document, .folder = folder, .out = g_string_new(NULL)};
        g_assert_true(html_document(&html));
        return g_string_free(html.out, FALSE);
}

static guint times(const char *text, const char *part)
{
        guint count = 0;
        for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
                count++;
        return count;
}

static void test_document(void)
{
        g_autofree char *folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        struct job *job = sample_job(".");
        g_autofree char *text = written(job, sample_document(job), folder);
        g_assert_null(strstr(text, "<script"));
        g_assert_null(strstr(text, "javascript:"));
        g_assert_null(strstr(text, "style="));
        g_assert_nonnull(strstr(text, "<h2 id=\"muc-tieu\"><span class=\"label\">I.</span> "));
        g_assert_nonnull(strstr(text, "<h3 id=\"muc-tieu-chung\">")); /* no level is skipped */
        g_assert_nonnull(strstr(text, "<strong><em>đậm nghiêng</em></strong>"));
        g_assert_nonnull(strstr(text, "<a href=\"#du-toan\">Bảng 1</a>"));
        g_assert_nonnull(strstr(text, "<p class=\"mid b up\">Cộng hòa xã hội chủ nghĩa Việt Nam</p>"));
        g_assert_nonnull(strstr(text, "<tr id=\"du-toan--ho-so\" class=\"d1\">"));
        g_assert_nonnull(strstr(text, "<th scope=\"colgroup\" colspan=\"2\">Trong đó</th>"));
        g_assert_nonnull(strstr(text, "<td class=\"n\">1.500.000</td>"));
        g_assert_nonnull(strstr(text, "<h2>Chi tiết kinh phí</h2>"));
        g_assert_nonnull(strstr(text, "href=\"#note--nguon\""));
        g_assert_nonnull(strstr(text, "id=\"note--nguon\""));
        g_assert_cmpuint(times(text, "<svg "), ==, 2);
        /* order of reading */
        const char *before = strstr(text, "Số: 3721/KH-UBND"), *after = strstr(text, "Bến Tre, ngày 29");
        g_assert_true(before && after && before < after);
        g_assert_cmpuint(times(text, "Số: 3721/KH-UBND"), ==, 1);
        sample_job_close(job);
        remove_folder(folder);
}

/* Ids on a page are unique. */
static void test_unique_ids(void)
{
        g_autofree char *folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        struct job *job = sample_job(".");
        g_autofree char *text = written(job, sample_document(job), folder);
        g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (const char *at = text; (at = strstr(at, " id=\"")); at++) {
                const char *from = at + strlen(" id=\"");
                g_assert_true(g_hash_table_add(seen, g_strndup(from, strcspn(from, "\""))));
        }
        g_assert_cmpuint(g_hash_table_size(seen), >, 10);
        sample_job_close(job);
        remove_folder(folder);
}

/* ---- data files ---- */

/* A figure leads to its row, else to its table; a target to the page's list; what the page has not leads nowhere. */
static void test_origins(void)
{
        struct job *job = sample_job(".");
        const struct document *document = sample_document(job);
        g_autoptr(GHashTable) origins = origins_index(job, document);
        struct html html = {.job = job, .document = document, .origins = origins};
        g_assert_cmpstr(origin_find(&html, "budget.du-toan.ho-so"), ==, "#du-toan--ho-so");
        g_assert_cmpstr(origin_find(&html, "budget.du-toan.ho-so.dia-phuong"), ==, "#du-toan--ho-so");
        g_assert_cmpstr(origin_find(&html, "budget.du-toan.khong-co"), ==, "#du-toan");
        g_assert_cmpstr(origin_find(&html, "budget.khong-co.total"), ==, NULL);
        g_assert_cmpstr(origin_find(&html, "target.khong-co"), ==, NULL);
        g_assert_cmpstr(origin_find(&html, "plan"), ==, NULL);
        g_assert_cmpstr(origin_find(&html, NULL), ==, NULL);
        struct row total = {.kind = ROW_TOTAL}, line = {.kind = ROW_LINE, .id = "total"};
        struct table table = {0};
        list_add(job->arena, &table.rows, &total);
        g_assert_cmpstr(table_row_id(&table, &total), ==, "total");
        list_add(job->arena, &table.rows, &line);
        g_assert_cmpstr(table_row_id(&table, &total), ==, NULL);
        sample_job_close(job);
}

static void test_csv_cell(void)
{
        static const char *const pairs[][2] = {
                {"a", "a"},
                {"a,b", "\"a,b\""},
                {"\"a\"", "\"\"\"a\"\"\""},
                {"=1+1", "'=1+1"},
                {"- Chi", "'- Chi"},
                {"+84", "'+84"},
                {"@x", "'@x"},
                {"\tx", "'\tx"},
                {"a\nb", "\"a\nb\""},
                {"=a,b", "\"'=a,b\""},
                {"", ""},
        };
        for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
                GString *out = g_string_new(NULL);
                csv_cell(out, pairs[i][0]);
                g_assert_cmpstr(out->str, ==, pairs[i][1]);
                g_string_free(out, TRUE);
        }
}

static void test_csv(void)
{
        struct job *job = sample_job(".");
        GString *out = g_string_new(NULL);
        figures_csv(out, sample_budget(job), NULL);
        g_auto(GStrv) rows = g_strsplit(out->str, "\r\n", -1);
        g_assert_cmpuint(g_strv_length(rows), ==, 7); /* heads, four lines, the total, nothing */
        g_assert_nonnull(strstr(rows[0], ",Trong đó / Trung ương,Trong đó / Địa phương,"));
        g_assert_cmpstr(rows[1], ==, "trung-tam,1,1,Xây dựng thí điểm Trung tâm,1500000000,,1500000000,'=SUM(A1),đồng");
        g_assert_nonnull(strstr(rows[4], "giam,2,'-,'- Giảm trừ,,-2000000,-2000000,,đồng"));
        g_assert_nonnull(strstr(rows[5], ",1500000000,88000000,1588000000,,đồng"));
        g_string_free(out, TRUE);
        sample_job_close(job);
}

static void test_json(void)
{
        struct job *job = sample_job(".");
        GString *out = g_string_new(NULL);
        figures_json(out, sample_plan(job), sample_budget(job));
        g_assert_nonnull(strstr(out->str, "\"trung-uong\": 1500000000"));
        g_assert_nonnull(strstr(out->str, "\"trung-uong\": null"));
        g_assert_nonnull(strstr(out->str, "\"parent\": \"dac-thu\""));
        g_assert_nonnull(strstr(out->str, "alert(\\\"x\\\")"));
        struct node *read = yaml_read_text(job, out->str, out->len, (struct place){.file = "x", .line = 1, .col = 1});
        g_assert_nonnull(read);
        g_assert_cmpuint(node_find(read, "lines")->items.count, ==, 4);
        g_string_free(out, TRUE);
        sample_job_close(job);
}

static void test_decimals(void)
{
        static const struct {
                gint64 digits;
                guint scale;
                const char *text;
        } pairs[] = {
                {0, 0, "0"},
                {2997, 2, "29.97"},
                {-5, 2, "-0.05"},
                {G_MININT64, 0, "-9223372036854775808"},
                {G_MAXINT64, 6, "9223372036854.775807"},
        };
        for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
                GString *out = g_string_new(NULL);
                decimal_write(out, pairs[i].digits, pairs[i].scale);
                g_assert_cmpstr(out->str, ==, pairs[i].text);
                g_string_free(out, TRUE);
        }
}

static void test_pictures(void)
{
        static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x40";
        static const char jpeg[] = "\xff\xd8\xff\xe0\0\4xx\xff\xc0\0\x11\x08\0\x10\0\x20\3";
        int width, height;
        g_assert_true(picture_size(png, sizeof png - 1, &width, &height));
        g_assert_cmpint(width, ==, 256);
        g_assert_cmpint(height, ==, 64);
        g_assert_true(picture_size(jpeg, sizeof jpeg - 1, &width, &height));
        g_assert_cmpint(width, ==, 32);
        g_assert_cmpint(height, ==, 16);
        for (gsize cut = 0; cut < 18; cut++)
                g_assert_false(picture_size(jpeg, cut, &width, &height));
        g_assert_false(picture_size("\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0\0\0\0\0", 16, &width, &height));
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/site/text", test_text);
        g_test_add_func("/site/addresses", test_addresses);
        g_test_add_func("/site/ids", test_ids);
        g_test_add_func("/site/measure", test_measure);
        g_test_add_func("/site/svg", test_svg);
        g_test_add_func("/site/document", test_document);
        g_test_add_func("/site/unique-ids", test_unique_ids);
        g_test_add_func("/site/origins", test_origins);
        g_test_add_func("/site/csv-cell", test_csv_cell);
        g_test_add_func("/site/csv", test_csv);
        g_test_add_func("/site/json", test_json);
        g_test_add_func("/site/decimals", test_decimals);
        g_test_add_func("/site/pictures", test_pictures);
        return g_test_run();
}
