/* SPDX-License-Identifier: MIT */
/* Images in the file: what passes, and what ends in a message. */
#include "pdf-pages.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *path_of(const char *name)
{
        return g_strdup_printf("%s/kehoach-%d-%s", g_get_tmp_dir(), (int)getpid(), name);
}

/* A file with one page that shows this image; NULL after a message, whose code is then *code. */
static GBytes *show(const char *path, enum message_code *code)
{
        struct maker m = maker_open();
        struct tag *figure = add_tag(&m, add_tag(&m, NULL, TAG_DOCUMENT), TAG_FIGURE);
        add_page(&m, 600 * PT, 800 * PT, "1");
        for (int i = 0; i < 2; i++) { /* twice: it must be there once */
                struct item *item = add_item(&m, ITEM_IMAGE, 50 * PT, 100 * i * PT, figure);
                item->as.image.path = path;
                item->as.image.width = item->as.image.height = 90 * PT;
                item->from = (struct place){.file = "plan.md", .line = 7};
        }
        struct pdf_options options = {.plain = true};
        GBytes *bytes = pdf_bytes(m.job, m.pages, &options);
        g_assert_cmpuint(messages_count(m.job->messages), ==, bytes ? 0 : 1);
        if (!bytes) {
                *code = messages_at(m.job->messages, 0)->code;
                g_assert_cmpuint(messages_at(m.job->messages, 0)->at.line, ==, 7);
        }
        maker_close(&m);
        return bytes;
}

static guint count_bytes(GBytes *bytes, const char *part)
{
        gsize left;
        const char *at = g_bytes_get_data(bytes, &left);
        guint count = 0;
        for (const char *found; (found = memmem(at, left, part, strlen(part))); count++) {
                left -= (gsize)(found - at) + strlen(part);
                at = found + strlen(part);
        }
        return count;
}

static void write_png(const char *path, cairo_format_t format, bool gray, double alpha)
{
        cairo_surface_t *surface = cairo_image_surface_create(format, 30, 20);
        cairo_t *cairo = cairo_create(surface);
        cairo_set_source_rgba(cairo, 0.5, gray ? 0.5 : 0.2, 0.5, alpha);
        cairo_paint(cairo);
        cairo_destroy(cairo);
        g_assert_cmpint(cairo_surface_write_to_png(surface, path), ==, CAIRO_STATUS_SUCCESS);
        cairo_surface_destroy(surface);
}

static void test_png(void)
{
        static const struct {
                cairo_format_t format;
                bool gray;
                double alpha;
                guint images, rgb; /* images: a mask is one */
        } cases[] = {
                {CAIRO_FORMAT_RGB24, false, 1, 1, 1},  {CAIRO_FORMAT_RGB24, true, 1, 1, 0},
                {CAIRO_FORMAT_ARGB32, false, 1, 1, 1}, {CAIRO_FORMAT_ARGB32, false, 0.5, 2, 1},
                {CAIRO_FORMAT_ARGB32, true, 0, 2, 0},
        };
        enum message_code code;
        g_autofree char *path = path_of("case.png");
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                write_png(path, cases[i].format, cases[i].gray, cases[i].alpha);
                GBytes *bytes = show(path, &code);
                g_assert_nonnull(bytes);
                g_assert_cmpuint(count_bytes(bytes, "/Subtype/Image"), ==, cases[i].images);
                g_assert_cmpuint(count_bytes(bytes, "/DeviceRGB"), ==, cases[i].rgb);
                g_assert_cmpuint(count_bytes(bytes, "/I1 Do"), ==, 2);
                g_bytes_unref(bytes);
        }
        g_unlink(path);
}

static enum message_code fail(const char *path, const void *bytes, gsize count)
{
        enum message_code code = MESSAGE_COUNT;
        g_assert_true(g_file_set_contents(path, bytes, (gssize)count, NULL));
        GBytes *made = show(path, &code);
        g_assert_null(made);
        return code;
}

/* A PNG cut anywhere, or with any byte changed, is shown or refused; nothing else. */
static void test_damaged_png(void)
{
        g_autofree char *path = path_of("damaged.png");
        write_png(path, CAIRO_FORMAT_ARGB32, false, 0.5);
        g_autofree char *bytes = NULL;
        gsize count;
        g_assert_true(g_file_get_contents(path, &bytes, &count, NULL));
        for (gsize cut = 0; cut < count - 12; cut += 7)
                g_assert_cmpint(fail(path, bytes, cut), ==, MESSAGE_IMAGE_DAMAGED);
        for (gsize i = 0; i < count; i += 3) {
                g_autofree char *changed = g_memdup2(bytes, count);
                changed[i] = (char)~changed[i];
                enum message_code code;
                g_assert_true(g_file_set_contents(path, changed, (gssize)count, NULL));
                GBytes *made = show(path, &code);
                g_clear_pointer(&made, g_bytes_unref);
        }
        memcpy(bytes + 16, "\0\0\x40\0\0\0\x40\0", 8); /* 16,384 × 16,384 */
        g_assert_cmpint(fail(path, bytes, count), ==, MESSAGE_IMAGE_LARGE);
        g_unlink(path);
}

static GByteArray *make_jpeg(guint8 frame, guint8 bits, guint8 parts)
{
        const guint8 head[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, frame, 0, 8, bits, 0, 9, 0, 7, parts};
        const guint8 tail[] = {0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9};
        GByteArray *bytes = g_byte_array_new();
        g_byte_array_append(bytes, head, sizeof head);
        g_byte_array_append(bytes, tail, sizeof tail);
        return bytes;
}

static void test_jpeg(void)
{
        static const struct {
                guint8 frame, bits, parts;
                enum message_code code; /* MESSAGE_COUNT: none */
        } cases[] = {
                {0xC0, 8, 3, MESSAGE_COUNT},          {0xC2, 8, 1, MESSAGE_COUNT},
                {0xC0, 8, 4, MESSAGE_IMAGE_COLORS},   {0xC3, 8, 3, MESSAGE_IMAGE_DAMAGED},
                {0xC0, 12, 3, MESSAGE_IMAGE_DAMAGED},
        };
        g_autofree char *path = path_of("case.jpg");
        for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
                g_autoptr(GByteArray) jpeg = make_jpeg(cases[i].frame, cases[i].bits, cases[i].parts);
                enum message_code code = MESSAGE_COUNT;
                g_assert_true(g_file_set_contents(path, (char *)jpeg->data, jpeg->len, NULL));
                GBytes *bytes = show(path, &code);
                g_assert_cmpint(code, ==, cases[i].code);
                if (bytes)
                        g_assert_cmpuint(count_bytes(bytes, "/Width 7/Height 9/ColorSpace/"), ==, 1);
                g_clear_pointer(&bytes, g_bytes_unref);
                for (guint cut = 3; cut < jpeg->len - 1; cut++)
                        fail(path, jpeg->data, cut);
        }
        g_unlink(path);
}

static void test_missing(void)
{
        enum message_code code;
        g_assert_null(show("/nowhere/x.png", &code));
        g_autofree char *path = path_of("text.png");
        g_assert_cmpint(fail(path, "hello", 5), ==, MESSAGE_IMAGE_DAMAGED);
        g_assert_cmpint(fail(path, "", 0), ==, MESSAGE_IMAGE_DAMAGED);
        g_unlink(path);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/pdf/image/png", test_png);
        g_test_add_func("/pdf/image/damaged-png", test_damaged_png);
        g_test_add_func("/pdf/image/jpeg", test_jpeg);
        g_test_add_func("/pdf/image/missing", test_missing);
        return g_test_run();
}
