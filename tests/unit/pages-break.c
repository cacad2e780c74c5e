/* SPDX-License-Identifier: MIT */
/* Paragraphs: where lines end, how spaces come out, what is made of links,
 * notes, labels and letters that are missing. */
#include "pages-paragraph.h"

#include <math.h>
#include <string.h>

/* Plan 169/KH-UBND of Thừa Thiên Huế, 2016. */
static const char *const hue[] = {
        "Căn cứ Quyết định số 32/2010/QĐ-TTg ngày 25/3/2010 của Thủ tướng Chính phủ về việc phê duyệt Đề án phát triển "
        "nghề công tác xã hội giai đoạn 2010-2020; Quyết định số 990/QĐ-LĐTBXH ngày 22/7/2016 của Bộ Lao động - Thương "
        "binh và Xã hội ban hành kế hoạch tổng thể thực hiện Đề án phát triển nghề công tác xã hội giai đoạn "
        "2016-2020, "
        "UBND tỉnh ban hành Kế hoạch thực hiện Đề án phát triển nghề công tác xã hội giai đoạn 2016-2020 với những nội "
        "dung cụ thể sau:",
        "a) Phát huy những kết quả đã đạt được của giai đoạn 2010-2015, tiếp tục phát triển công tác xã hội trở thành "
        "một "
        "nghề ở Thừa Thiên Huế;",
        "- Xây dựng mạng lưới cộng tác viên công tác xã hội tại cấp xã, phường, thị trấn và bảo đảm mỗi xã, phường, "
        "thị "
        "trấn có ít nhất từ 01 đến 02 Cộng tác viên công tác xã hội theo tiêu chuẩn cộng tác viên công tác xã hội được "
        "quy định tại Thông tư số 07/2013/TT-BLĐTBXH ngày 24/5/2013 của Bộ Lao động - Thương binh và Xã hội quy định "
        "tiêu chuẩn nghiệp vụ cộng tác viên công tác xã hội xã, phường, thị trấn;",
        "3. Sở Lao động - Thương binh và Xã hội chủ trì phối hợp Văn phòng UBND tỉnh có trách nhiệm đôn đốc, báo cáo "
        "thường xuyên với Chủ tịch UBND tỉnh về tình hình, triển khai thực hiện Kế hoạch.",
};

/* ---- lines ---- */

/* At no measure does a line end where it should not. */
static void test_never_broken(void)
{
        static const char text[] =
                "Ngày 18 tháng 11 năm 2016 theo Điều 5 và khoản 2 của Phụ lục I đã chi 22,5 tỷ đồng cho 100 người ở "
                "Sở Lao động - Thương binh theo 169/KH-UBND với 20 triệu đồng/lớp và 70 % của Bảng 2 nêu trên.";
        static const char *const never[] = {"18\n",    "tháng\n", "năm\n", "Điều\n", "khoản\n", "Phụ\n",  "lục\n",
                                            "22,5\n",  "tỷ\n",    "100\n", "-\n",    "KH-\n",   "169/\n", "20\n",
                                            "triệu\n", "đồng/\n", "\n%",   "Bảng\n", "Ngày\n",  "70\n"};
        static const char *const seldom[] = {"11\n", "\n-"};
        struct job *job = job_new();
        guint torn = 0;
        for (int mm = 56; mm < 180; mm++) {
                struct look look = look_new(mm % 2 ? ALIGN_JUSTIFY : ALIGN_CENTER);
                g_autofree char *lines = paragraph_text(set_text(job, &look, text, MM(mm)));
                g_autofree char *whole = g_strdelimit(g_strdup(lines), "\n", ' ');
                g_assert_cmpstr(whole, ==, text);
                for (guint i = 0; i < G_N_ELEMENTS(never); i++) {
                        if (strstr(lines, never[i]))
                                g_error("%d mm: %s", mm, lines);
                }
                for (guint i = 0; i < G_N_ELEMENTS(seldom); i++) {
                        bool there = strstr(lines, seldom[i]) != NULL;
                        g_assert_false(there && (mm % 2 == 0 || mm < 90));
                        torn += there;
                }
        }
        /* Justified, a date may be cut before its year, and a name before its dash, lest a line be torn open. */
        g_assert_cmpuint(torn, <, 12);
        job_end(job);
}

static void test_justified(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        look.indent = MM(10);
        for (guint i = 0; i < G_N_ELEMENTS(hue); i++) {
                struct set_paragraph *set = set_text(job, &look, hue[i], MM(160));
                for (guint k = 0; k < set->lines.count; k++) {
                        const struct set_line *line = list_at(&set->lines, struct set_line, k);
                        g_assert_cmpint(line->left, ==, k == 0 ? MM(10) : 0);
                        if (k + 1 < set->lines.count)
                                g_assert_cmpint(line->right, ==, MM(160));
                        else
                                g_assert_cmpint(line->right, <=, MM(160));
                        const struct item *item = item_at(set, k, 0);
                        g_assert_cmpint(item->x + item->as.text.width, ==, line->right);
                        g_assert_cmpint(ABS(item->as.text.stretch), <=, 300);
                        g_assert_cmpint(item->as.text.space_after, ==, k + 1 < set->lines.count);
                        g_assert_cmpint(item->from.line, ==, 5);
                }
                g_assert_cmpint(set_paragraph_height(set), ==, (int)set->lines.count * look.line_height);
        }
        /* Narrow columns are ragged: spaces keep their width. */
        struct set_paragraph *set = set_text(job, &look, hue[3], MM(89));
        const struct text_item *text = &item_at(set, 1, 0)->as.text;
        g_assert_cmpint(text->pieces[1].x - text->pieces[0].word->width, ==, 3328);
        job_end(job);
}

/* Spaces between words, but for last lines, in pt. */
static void add_spaces(const struct set_paragraph *set, GArray *spaces)
{
        for (guint i = 0; i + 1 < set->lines.count; i++) {
                const struct text_item *text = &item_at(set, i, 0)->as.text;
                for (guint k = 1; k < text->count; k++) {
                        const struct piece *last = &text->pieces[k - 1], *piece = &text->pieces[k];
                        gint64 width = (gint64)last->word->width * (10000 + text->stretch) / 10000;
                        double space = (double)(piece->x - last->x - width) / 1024.0;
                        if (piece->space_before)
                                g_array_append_val(spaces, space);
                }
        }
}

/* Lines that would be torn open without a break inside a date or before a dash, at 160 mm. */
static void test_torn(void)
{
        static const struct {
                const char *text, *first;
        } cases[] = {
                {"Kế hoạch này thay cho Kế hoạch số 3523/KH-UBND của tỉnh ngày 16 tháng 8 năm 2011 về việc dự toán "
                 "thực "
                 "hiện Đề án phát triển nghề công tác xã hội.",
                 "Kế hoạch này thay cho Kế hoạch số 3523/KH-UBND của tỉnh ngày 16 tháng 8"},
                {"Thực hiện dự án “Tăng cường hệ thống trợ giúp xã hội Việt Nam”, Sở Lao động - Thương binh và Xã hội "
                 "đã được trang bị.",
                 "Thực hiện dự án “Tăng cường hệ thống trợ giúp xã hội Việt Nam”, Sở Lao động"},
        };
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        look.indent = MM(10);
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                g_autoptr(GArray) spaces = g_array_new(FALSE, FALSE, sizeof(double));
                struct set_paragraph *set = set_text(job, &look, cases[i].text, MM(160));
                g_autofree char *first = line_text(list_at(&set->lines, struct set_line, 0));
                g_assert_cmpstr(first, ==, cases[i].first);
                add_spaces(set, spaces);
                for (guint k = 0; k < spaces->len; k++)
                        g_assert_cmpfloat(g_array_index(spaces, double, k), <, 3.25 * 1.5);
        }
        job_end(job);
}

static void test_spaces(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        look.indent = MM(10);
        g_autoptr(GArray) spaces = g_array_new(FALSE, FALSE, sizeof(double));
        for (guint i = 0; i < G_N_ELEMENTS(hue); i++)
                add_spaces(set_text(job, &look, hue[i], MM(160)), spaces);
        double sum = 0, squares = 0, worst = 0;
        for (guint i = 0; i < spaces->len; i++) {
                double space = g_array_index(spaces, double, i);
                sum += space;
                squares += space * space;
                worst = MAX(worst, space);
                g_assert_cmpfloat(space, >=, 3.25 * 0.667 - 0.01);
        }
        double mean = sum / spaces->len, deviation = sqrt(squares / spaces->len - mean * mean);
        g_test_message("spaces: %u, mean %.3f pt, deviation %.3f pt, worst %.2f pt", spaces->len, mean, deviation,
                       worst);
        g_assert_cmpfloat(worst, <, 3.25 * 1.5);
        g_assert_cmpfloat(deviation, <, 0.42);
        job_end(job);
}

/* Ragged lines are as few as greedy ones; centred ones are alike. */
static guint greedy_lines(struct job *job, const char *text, int measure)
{
        const struct face *face = fonts_find(job->fonts, "serif", 0);
        g_auto(GStrv) words = g_strsplit(text, " ", -1);
        guint lines = 1;
        int used = 0;
        gunichar missing;
        for (guint i = 0; words[i]; i++) {
                int width = fonts_word(job->fonts, face, 13 * PT, words[i], (guint)strlen(words[i]), &missing)->width;
                if (used && used + 3328 + width > measure) {
                        lines++;
                        used = 0;
                }
                used += (used ? 3328 : 0) + width;
        }
        return lines;
}

static void test_ragged(void)
{
        static const char text[] =
                "phát triển công tác xã hội trở thành một nghề ở tỉnh nhà và nâng cao chất lượng cung cấp "
                "dịch vụ công tác xã hội tại các cơ sở bảo trợ trên địa bàn các huyện và thành phố";
        struct job *job = job_new();
        struct look left = look_new(ALIGN_LEFT), center = look_new(ALIGN_CENTER), right = look_new(ALIGN_RIGHT);
        for (int mm = 30; mm < 170; mm += 3) {
                guint lines = set_text(job, &left, text, MM(mm))->lines.count;
                g_assert_cmpuint(lines, ==, greedy_lines(job, text, MM(mm)));
                g_assert_cmpuint(set_text(job, &center, text, MM(mm))->lines.count, ==, lines);
                struct set_paragraph *set = set_text(job, &right, text, MM(mm));
                for (guint i = 0; i < set->lines.count; i++)
                        g_assert_cmpint(list_at(&set->lines, struct set_line, i)->right, ==, MM(mm));
        }
        static const char title[] = "THỰC HIỆN ĐỀ ÁN PHÁT TRIỂN NGHỀ CÔNG TÁC XÃ HỘI GIAI ĐOẠN 2016-2020";
        struct set_paragraph *set = set_text(job, &center, title, MM(155));
        g_autofree char *lines = paragraph_text(set);
        g_assert_cmpuint(set->lines.count, ==, 2);
        const struct set_line *one = list_at(&set->lines, struct set_line, 0),
                              *two = list_at(&set->lines, struct set_line, 1);
        g_assert_cmpint(ABS((one->right - one->left) - (two->right - two->left)), <, MM(20));
        g_assert_cmpint(ABS(one->left + one->right - MM(155)), <=, 1);
        job_end(job);
}

static void test_empty_and_forced(void)
{
        static const struct {
                const char *texts[4]; /* "\n" is a break */
                const char *lines;
                guint count;
        } cases[] = {
                {{NULL}, "", 1},
                {{""}, "", 1},
                {{"  \n "}, "", 1},
                {{"a ", "\n", " b"}, "a\nb", 2},
                {{"a", "\n", "\n", "b"}, "a\n\nb", 3},
                {{"a", "\n"}, "a", 1},
                {{"\n", "a"}, "\na", 2},
                {{" a\n  b\t c "}, "a b c", 1},
                {{"Số:      /KH-UBND"}, "Số: /KH-UBND", 1},
                {{"a\xc2\xad"
                  "b"},
                 "ab",
                 1},
        };
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                struct list spans = {0};
                for (guint k = 0; k < 4 && cases[i].texts[k]; k++) {
                        bool forced = strcmp(cases[i].texts[k], "\n") == 0;
                        span_add(job, &spans, forced ? SPAN_BREAK : SPAN_TEXT, forced ? NULL : cases[i].texts[k]);
                }
                struct shaped *shaped = paragraph_shape(job, &look, NULL, &spans, NULL, NULL);
                struct set_paragraph *set = paragraph_break(job, shaped, MM(160));
                g_autofree char *lines = paragraph_text(set);
                g_assert_cmpstr(lines, ==, cases[i].lines);
                g_assert_cmpuint(set->lines.count, ==, cases[i].count);
        }
        /* A blank of six spaces keeps its width. */
        struct set_paragraph *set = set_text(job, &look, "Số:      /KH-UBND", MM(160));
        const struct text_item *text = &item_at(set, 0, 0)->as.text;
        g_assert_cmpint(text->pieces[1].x - text->pieces[0].word->width, ==, 6 * 3328);
        job_end(job);
}

/* ---- runs ---- */

static void test_runs(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_LEFT);
        struct tag *tag = arena_new(job->arena, struct tag), *label = arena_new(job->arena, struct tag);
        struct list spans = {0};
        span_add(job, &spans, SPAN_TEXT, "Sở Nội vụ")->marks = SPAN_BOLD;
        span_add(job, &spans, SPAN_TEXT, ": xem ");
        span_add(job, &spans, SPAN_TEXT, "trang ")->target = "https://hue.gov.vn";
        struct span *bold = span_add(job, &spans, SPAN_TEXT, "này");
        bold->target = "https://hue.gov.vn";
        bold->marks = SPAN_BOLD;
        span_add(job, &spans, SPAN_NOTE, "1")->target = "n1";
        span_add(job, &spans, SPAN_TEXT, " và ");
        span_add(job, &spans, SPAN_REF, "Bảng 2")->target = "b2";
        struct shaped *shaped = paragraph_shape(job, &look, "a)", &spans, label, tag);
        struct set_paragraph *set = paragraph_break(job, shaped, MM(160));
        g_autofree char *text = paragraph_text(set);
        g_assert_cmpstr(text, ==, "a)|Sở Nội vụ|: xem|trang|này|1|và|Bảng 2");
        g_assert_true(item_at(set, 0, 0)->tag == label);
        g_assert_true(item_at(set, 0, 0)->as.text.space_after);
        g_assert_false(item_at(set, 0, 1)->as.text.space_after);
        g_assert_true(item_at(set, 0, 1)->tag == tag);
        g_assert_cmpuint(item_at(set, 0, 1)->as.text.face->style, ==, FACE_BOLD);
        const struct tag *link = tag_first(tag);
        g_assert_true(tag_next(tag_next(link)) == tag->last);
        g_assert_cmpint(link->kind, ==, TAG_LINK);
        g_assert_true(link->parent == tag);
        g_assert_true(item_at(set, 0, 3)->tag == link && item_at(set, 0, 4)->tag == link);
        const struct item *note = item_at(set, 0, 5);
        if (note->kind == ITEM_LINK)
                note = item_at(set, 0, 6);
        g_assert_cmpint(note->tag->kind, ==, TAG_REFERENCE);
        g_assert_cmpint(note->as.text.size, ==, 13 * PT * 2 / 3);
        g_assert_cmpint(note->as.text.rise, ==, 13 * PT / 3);
        g_assert_cmpuint(set->notes.count, ==, 1);
        g_assert_cmpuint(set->note_lines[0], ==, 0);
        guint links = 0;
        for (guint i = 0; item_at(set, 0, i); i++) {
                const struct item *item = item_at(set, 0, i);
                if (item->kind != ITEM_LINK)
                        continue;
                g_assert_cmpstr(item->as.link.target, ==, links ? "#b2" : "https://hue.gov.vn");
                g_assert_cmpint(item->as.link.width, >, 0);
                g_assert_cmpint(item->y, <, 0);
                links++;
        }
        g_assert_cmpuint(links, ==, 2);
        job_end(job);
}

static void test_upper(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_CENTER);
        look.letter_case = CASE_UPPER;
        g_autofree char *text = paragraph_text(set_text(job, &look, "Kế hoạch được đổi", MM(160)));
        g_assert_cmpstr(text, ==, "KẾ HOẠCH ĐƯỢC ĐỔI");
        job_end(job);
}

static void test_widths(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_LEFT);
        struct list spans = {0};
        span_add(job, &spans, SPAN_TEXT, "Dự toán 22,5 tỷ đồng cho công tác");
        struct shaped *shaped = paragraph_shape(job, &look, NULL, &spans, NULL, NULL);
        g_autofree char *narrow = paragraph_text(paragraph_break(job, shaped, shaped_min_width(shaped)));
        g_autofree char *wide = paragraph_text(paragraph_break(job, shaped, shaped_max_width(shaped)));
        g_assert_cmpstr(narrow, ==, "Dự toán\n22,5 tỷ đồng\ncho công\ntác");
        g_assert_cmpstr(wide, ==, "Dự toán 22,5 tỷ đồng cho công tác");
        /* Narrower still: what is held is parted, then words. */
        g_autofree char *parted = paragraph_text(paragraph_break(job, shaped, MM(10)));
        g_assert_nonnull(strstr(parted, "22,5\ntỷ\nđồng"));
        job_end(job);
}

/* ---- letters ---- */

static void test_cut_words(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_JUSTIFY);
        g_autofree char *word = g_strnfill(4000, 'm');
        g_autofree char *text = g_strdup_printf("dài %s hết", word);
        struct set_paragraph *set = set_text(job, &look, text, MM(100));
        GString *all = g_string_new(NULL);
        for (guint i = 0; i < set->lines.count; i++) {
                const struct set_line *line = list_at(&set->lines, struct set_line, i);
                g_autofree char *part = line_text(line);
                g_assert_cmpint(line->right, <=, MM(100));
                g_string_append(all, part);
        }
        g_string_assign(all, g_strdelimit(all->str, " ", '_'));
        g_assert_cmpuint(strspn(strchr(all->str, 'm'), "m|"), >=, 4000);
        g_string_free(all, TRUE);
        /* A measure of nothing: one letter a line. */
        set = set_text(job, &look, "Ủy ban", 0);
        g_assert_cmpuint(set->lines.count, >=, 4);
        job_end(job);
}

static void test_missing(void)
{
        struct job *job = job_new();
        struct look look = look_new(ALIGN_LEFT);
        struct set_paragraph *set = set_text(job, &look, "một ☐ hai ☐ ba☐ 漢漢", MM(160));
        g_autofree char *text = paragraph_text(set);
        g_assert_cmpstr(text, ==, "một hai ba");
        g_assert_cmpuint(messages_count(job->messages), ==, 2);
        const struct message *message = messages_at(job->messages, 0);
        g_assert_cmpint(message->code, ==, MESSAGE_GLYPH_MISSING);
        g_assert_cmpuint(message->at.line, ==, 5);
        g_assert_cmpuint(message->at.col, ==, 5);
        g_assert_cmpstr(message->arguments[0], ==, "☐");
        g_assert_cmpstr(message->arguments[1], ==, "U+2610");
        set_text(job, &look, "một ☐ hai ☐ ba☐ 漢漢", MM(100));
        g_assert_cmpuint(messages_count(job->messages), ==, 2);
        job_end(job);
}

/* ---- much ---- */

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pages/break/never", test_never_broken);
        g_test_add_func("/pages/break/justified", test_justified);
        g_test_add_func("/pages/break/torn", test_torn);
        g_test_add_func("/pages/break/spaces", test_spaces);
        g_test_add_func("/pages/break/ragged", test_ragged);
        g_test_add_func("/pages/break/forced", test_empty_and_forced);
        g_test_add_func("/pages/break/runs", test_runs);
        g_test_add_func("/pages/break/upper", test_upper);
        g_test_add_func("/pages/break/widths", test_widths);
        g_test_add_func("/pages/break/letters", test_cut_words);
        g_test_add_func("/pages/break/missing", test_missing);
        return g_test_run();
}
