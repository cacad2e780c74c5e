/* SPDX-License-Identifier: MIT */
#include "base/length.h"
#include "pages/fonts.h"
#include "pages/paragraph.h"

#include <glib/gstdio.h>
#include <string.h>

#define LIBERATION "/usr/share/fonts/truetype/liberation2/"

static struct job *job_new(const char *root)
{
        struct arena *arena = arena_open();
        struct job *job = arena_new(arena, struct job);
        *job = (struct job){.arena = arena, .messages = messages_open(), .root = root, .limits = limits_default};
        return job;
}

static void job_end(struct job *job)
{
        fonts_close(job->fonts);
        messages_close(job->messages);
        job_close(job);
}

static struct job *job_with_fonts(void)
{
        struct job *job = job_new(".");
        job->fonts = fonts_open(job);
        if (!job->fonts)
                messages_print(job->messages, stderr, ".", LANGUAGE_EN);
        g_assert_nonnull(job->fonts);
        return job;
}

static const struct word *word_of(struct job *job, const struct face *face, int size, const char *text)
{
        gunichar missing = 0;
        return fonts_word(job->fonts, face, size, text, (guint)strlen(text), &missing);
}

static void test_faces(void)
{
        struct job *job = job_with_fonts();
        const struct face *serif = fonts_find(job->fonts, "serif", 0);
        g_assert_cmpuint(fonts_count(job->fonts), ==, 8);
        g_assert_cmpstr(serif->name, ==, "Liberation Serif");
        g_assert_cmpstr(fonts_find(job->fonts, "sans", FACE_BOLD | FACE_ITALIC)->name, ==,
                        "Liberation Sans Bold Italic");
        g_assert_null(fonts_find(job->fonts, "mono", 0));
        for (guint i = 0; i < 8; i++)
                g_assert_cmpuint(fonts_face(job->fonts, i)->index, ==, i);
        g_assert_null(fonts_face(job->fonts, 8));
        /* hhea of Liberation Serif: 1825, -443, 87 of 2048. */
        g_assert_cmpint(serif->ascent, ==, 913);
        g_assert_cmpint(serif->descent, ==, 222);
        g_assert_cmpint(serif->line_gap, ==, 44);
        /* A space is a quarter of the size. */
        g_assert_cmpint(fonts_space(job->fonts, serif, 13 * PT), ==, 3328);
        g_assert_cmpuint(fonts_space_glyph(job->fonts, serif), ==, 3);
        job_end(job);
}

static void test_words(void)
{
        struct job *job = job_with_fonts();
        const struct face *serif = fonts_find(job->fonts, "serif", 0);
        const struct word *word = word_of(job, serif, 13 * PT, "Kế");
        g_assert_cmpuint(word->glyph_count, ==, 2);
        g_assert_cmpstr(word->text, ==, "Kế");
        g_assert_true(word == word_of(job, serif, 13 * PT, "Kế"));
        g_assert_true(word != word_of(job, serif, 14 * PT, "Kế"));
        g_assert_true(word != word_of(job, fonts_find(job->fonts, "serif", FACE_BOLD), 13 * PT, "Kế"));
        g_assert_cmpuint(word->glyphs[1].cluster, ==, 1);
        g_assert_cmpint(word->glyphs[0].advance + word->glyphs[1].advance, ==, word->width);
        /* K is 1479 and ế 909 of 2048. */
        g_assert_cmpint(word->glyphs[0].advance, ==, (1479 * 13312 + 1024) / 2048);
        g_assert_cmpint(word->glyphs[1].advance, ==, (909 * 13312 + 1024) / 2048);
        g_assert_cmpuint(word_of(job, serif, 13 * PT, "\xe2\x80\x8b")->glyph_count, ==, 0);
        /* Digits are as wide as each other: figures stand in columns. */
        g_assert_cmpint(word_of(job, serif, 13 * PT, "1")->width, ==, word_of(job, serif, 13 * PT, "8")->width);
        /* No-break and figure spaces are letters of their word. */
        g_assert_cmpint(word_of(job, serif, 13 * PT,
                                "a\xc2\xa0"
                                "b")
                                ->width,
                        >, word_of(job, serif, 13 * PT, "ab")->width + 3000);
        job_end(job);
}

/* What is not in Latin letters goes by Pango's own way; Hebrew is drawn from its last letter to its first. */
static void test_other_scripts(void)
{
        struct job *job = job_with_fonts();
        const struct face *serif = fonts_find(job->fonts, "serif", FACE_BOLD);
        const struct word *greek = word_of(job, serif, 13 * PT, "Ωμέγα"),
                          *hebrew = word_of(job, serif, 13 * PT, "שלום");
        g_assert_cmpuint(greek->glyph_count, ==, 5);
        g_assert_cmpuint(greek->glyphs[4].cluster, ==, 8);
        g_assert_cmpuint(hebrew->glyph_count, ==, 4);
        g_assert_cmpuint(hebrew->glyphs[0].cluster, ==, 6);
        g_assert_cmpint(hebrew->width, >, 13 * PT);
        g_assert_cmpuint(word_of(job, serif, 13 * PT, "Да-ta")->glyph_count, ==, 5);
        job_end(job);
}

static void test_kerning(void)
{
        static const char *const pairs[][3] = {
                {"To", "T", "o"}, {"Tổ", "T", "ổ"}, {"Tạ", "T", "ạ"},
                {"ÁT", "Á", "T"}, {"Vă", "V", "ă"}, {"Yê", "Y", "ê"},
        };
        struct job *job = job_with_fonts();
        const struct face *serif = fonts_find(job->fonts, "serif", 0);
        for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
                int apart = word_of(job, serif, 13 * PT, pairs[i][1])->width +
                            word_of(job, serif, 13 * PT, pairs[i][2])->width;
                g_assert_cmpint(word_of(job, serif, 13 * PT, pairs[i][0])->width, <, apart - 200);
        }
        int apart = word_of(job, serif, 13 * PT, "n")->width + word_of(job, serif, 13 * PT, "ế")->width;
        g_assert_cmpint(word_of(job, serif, 13 * PT, "nế")->width, ==, apart);
        job_end(job);
}

static void test_all_vietnamese(void)
{
        static const char letters[] =
                "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
                "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ"
                "0123456789.,;:!?%/()-–—“”‘’…₫²³°×§";
        struct job *job = job_with_fonts();
        for (guint i = 0; i < fonts_count(job->fonts); i++) {
                const struct word *word = word_of(job, fonts_face(job->fonts, i), 13 * PT, letters);
                g_assert_nonnull(word);
                g_assert_cmpuint(word->glyph_count, >=, (guint)g_utf8_strlen(letters, -1));
        }
        job_end(job);
}

static void test_missing(void)
{
        struct job *job = job_with_fonts();
        const struct face *serif = fonts_find(job->fonts, "serif", 0);
        gunichar missing = 0;
        g_assert_null(fonts_word(job->fonts, serif, 13 * PT, "a☐b", 5, &missing));
        g_assert_cmphex(missing, ==, 0x2610);
        g_assert_null(fonts_word(job->fonts, serif, 13 * PT, "漢", 3, &missing));
        g_assert_cmphex(missing, ==, 0x6f22);
        g_assert_null(fonts_word(job->fonts, serif, 13 * PT, "\a", 1, &missing));
        struct place at = {.file = "x.md", .line = 3, .col = 2};
        fonts_add_missing(job, serif, at, 0x2610);
        fonts_add_missing(job, serif, at, 0x2610);
        g_assert_cmpuint(messages_count(job->messages), ==, 1);
        g_assert_cmpint(messages_at(job->messages, 0)->code, ==, MESSAGE_GLYPH_MISSING);
        /* Another job says it anew. */
        struct job *other = job_open(job);
        fonts_add_missing(other, serif, at, 0x2610);
        job_close(other);
        g_assert_cmpuint(messages_count(job->messages), ==, 2);
        job_end(job);
}

static void test_many_words(void)
{
        struct job *job = job_with_fonts();
        const struct face *serif = fonts_find(job->fonts, "serif", 0);
        const struct word *first = word_of(job, serif, 13 * PT, "0");
        for (guint i = 0; i < 100000; i++) {
                char text[16];
                g_snprintf(text, sizeof text, "%u", i);
                g_assert_cmpstr(word_of(job, serif, 13 * PT, text)->text, ==, text);
        }
        g_assert_true(first == word_of(job, serif, 13 * PT, "0"));
        job_end(job);
}

/* ---- fonts.yaml of others ---- */

/* The codes that opening these fonts gives, in order; a folder of its own holds fonts/fonts.yaml and letter.ttf. */
static char *open_with(const char *yaml, bool *opened)
{
        g_autofree char *root = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        g_autofree char *dir = g_build_filename(root, "fonts", NULL);
        g_autofree char *path = g_build_filename(dir, "fonts.yaml", NULL),
                        *junk = g_build_filename(dir, "junk.ttf", NULL);
        g_autofree char *twin = g_build_filename(dir, "twin.ttf", NULL), *font = NULL;
        gsize bytes = 0;
        g_assert_cmpint(g_mkdir(dir, 0700), ==, 0);
        g_assert_true(g_file_set_contents(junk, "no font at all", -1, NULL));
        g_assert_true(g_file_get_contents(LIBERATION "LiberationSerif-Regular.ttf", &font, &bytes, NULL));
        g_assert_true(g_file_set_contents(twin, font, (gssize)bytes, NULL));
        if (yaml)
                g_assert_true(g_file_set_contents(path, yaml, -1, NULL));
        struct job *job = job_new(root);
        GString *codes = g_string_new(NULL);
        job->fonts = fonts_open(job);
        *opened = job->fonts != NULL;
        for (guint i = 0; i < messages_count(job->messages); i++)
                g_string_append_printf(codes, "%s%s", i ? " " : "",
                                       message_kind(messages_at(job->messages, i)->code)->code);
        job_end(job);
        g_remove(path);
        g_remove(junk);
        g_remove(twin);
        g_rmdir(dir);
        g_rmdir(root);
        return g_string_free(codes, FALSE);
}

static void test_fonts_yaml(void)
{
        static const struct {
                const char *yaml, *codes;
                bool opens;
        } cases[] = {
                {"families:\n  serif:\n    folders: [" LIBERATION "]\n    regular: LiberationSerif-Regular.ttf\n", "",
                 true},
                {"families:\n  serif:\n    folders: [" LIBERATION "]\n"
                 "    regular: {file: LiberationSerif-Regular.ttf, sha256: abc}\n",
                 "font-changed", true},
                {"families:\n  serif:\n    package: p\n    regular: a.ttf\n    bold: b.ttf\n",
                 "font-missing font-missing", false},
                {"families:\n  serif:\n    folders: [" LIBERATION "]\n    regular: ../LiberationSerif-Regular.ttf\n",
                 "font-missing", false},
                {"families:\n  serif:\n    regular: junk.ttf\n", "font-damaged", false},
                {"families:\n  serif:\n    folders: [" LIBERATION "]\n    regular: LiberationSerif-Regular.ttf\n"
                 "    bold: twin.ttf\n",
                 "", true},
                {"families:\n  serif:\n    folders: [" LIBERATION "]\n    regular: LiberationSerif-Regular.ttf\n"
                 "    bold: LiberationSerif-Regular.ttf\n",
                 "", true},
        };
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                bool opened;
                g_autofree char *codes = open_with(cases[i].yaml, &opened);
                g_assert_cmpstr(codes, ==, cases[i].codes);
                g_assert_cmpint(opened, ==, cases[i].opens);
        }
        bool opened;
        g_autofree char *none = open_with(NULL, &opened);
        g_assert_false(opened);
        g_assert_cmpstr(none, ==, "file-missing");
        g_autofree char *empty = open_with("families: {}\n", &opened);
        g_assert_false(opened);
        g_assert_cmpstr(empty, ==, "font-none");
}

/* Looks of a layout made by hand; what it lacks is said once. */
static void test_looks(void)
{
        struct job *job = job_with_fonts();
        struct layout layout = {.name = "a7"};
        struct style body = {
                .name = {.text = "body"}, .size = {.length = 14 * PT, .given = true}, .align = ALIGN_JUSTIFY};
        body.leading = (struct number){.digits = 115, .scale = 2, .given = true};
        struct style odd = {.name = {.text = "odd"}, .family = {.text = "mono"}};
        list_add(job->arena, &layout.styles, &body);
        list_add(job->arena, &layout.styles, &odd);
        struct look look = look_of_style(job, &layout, "body");
        g_assert_cmpstr(look.family, ==, "serif");
        g_assert_cmpint(look.size, ==, 14 * PT);
        /* 1.15 lines of (913 + 222 + 44) / 1024 of 14 pt. */
        g_assert_cmpint(look.line_height, ==, (1179 * 14 * 115 + 50) / 100);
        for (guint i = 0; i < 2; i++) {
                g_assert_cmpstr(look_of_style(job, &layout, "odd").family, ==, "serif");
                g_assert_cmpint(look_of_style(job, &layout, "none").size, ==, 14 * PT);
        }
        g_assert_cmpuint(messages_count(job->messages), ==, 2);
        g_assert_cmpint(messages_at(job->messages, 0)->code, ==, MESSAGE_FONT_FAMILY);
        g_assert_cmpint(messages_at(job->messages, 1)->code, ==, MESSAGE_STYLE_UNKNOWN);
        job_end(job);
}

/* A family of one face lends it to all styles. */
static void test_lent_styles(void)
{
        struct job *job = job_with_fonts();
        for (guint style = 0; style < FACE_STYLES; style++)
                g_assert_cmpuint(fonts_find(job->fonts, "serif", style)->style, ==, style);
        job_end(job);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pages/fonts/faces", test_faces);
        g_test_add_func("/pages/fonts/words", test_words);
        g_test_add_func("/pages/fonts/scripts", test_other_scripts);
        g_test_add_func("/pages/fonts/kerning", test_kerning);
        g_test_add_func("/pages/fonts/vietnamese", test_all_vietnamese);
        g_test_add_func("/pages/fonts/missing", test_missing);
        g_test_add_func("/pages/fonts/many", test_many_words);
        g_test_add_func("/pages/fonts/yaml", test_fonts_yaml);
        g_test_add_func("/pages/fonts/styles", test_lent_styles);
        g_test_add_func("/pages/fonts/looks", test_looks);
        return g_test_run();
}
