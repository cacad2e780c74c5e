/* SPDX-License-Identifier: MIT */
/* kehoach verify: is a PDF exactly what the sources inside it make? */
#include "base/files.h"
#include "base/sha256.h"
#include "commands/options.h"
#include "commands/sources.h"
#include "commands/unpack.h"
#include "pages/fonts.h"
#include "proof/compare.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

enum {
        PDF_BYTES_MAX = 256 << 20,
};

struct verification {
        struct job *job; /* its root is the private folder */
        const struct command_line *line;
        struct place at;
        const char *folder;
        const char *fonts; /* folder of fonts that are not Debian's; NULL */
        const char *bytes;
        gsize count;
};

/* ---- the private folder ---- */

static void remove_tree(const char *path)
{
        GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
        for (const char *name; folder && (name = g_dir_read_name(folder));) {
                g_autofree char *inside = g_build_filename(path, name, NULL);
                remove_tree(inside);
        }
        if (folder)
                g_dir_close(folder);
        g_remove(path);
}

/* ---- the office's own fonts ---- */

/* Put the font where the sources look for it; false when it is not the one that is wanted. */
static bool bring_font(const struct verification *v, const struct unpacked_font *font)
{
        g_autofree char *path = v->fonts ? g_build_filename(v->fonts, font->file, NULL) : NULL;
        g_autoptr(GMappedFile) map = path ? g_mapped_file_new(path, FALSE, NULL) : NULL;
        if (!map)
                return false;
        const char *bytes = g_mapped_file_get_contents(map);
        gsize count = g_mapped_file_get_length(map);
        g_autofree char *sum = sha256_text(bytes, count);
        const char *target = arena_printf(v->job->arena, "%s/fonts/%s", v->folder, font->file);
        return g_ascii_strcasecmp(sum, font->sha256) == 0 && file_write(v->job, target, bytes, count);
}

static bool bring_fonts(const struct verification *v, const struct unpacked *unpacked)
{
        bool all = true;
        for (guint i = 0; i < unpacked->fonts.count; i++) {
                const struct unpacked_font *font = list_at(&unpacked->fonts, struct unpacked_font, i);
                if (bring_font(v, font))
                        continue;
                message_add(v->job->messages, v->at, MESSAGE_VERIFY_FONT, font->file, font->sha256, NULL);
                all = false;
        }
        return all;
}

/* ---- making it again ---- */

static GBytes *make_again(struct job *job, const struct unpacked *unpacked)
{
        job->fonts = fonts_open(job);
        if (!job->fonts)
                return NULL;
        struct painting *painting = painting_open(job, unpacked->plain);
        struct made made = make_plan(job, layouts_open(job), unpacked->plan, STAGE_DOCUMENT);
        make_pages(job, &made, painting_taker(painting));
        bool good = made.pages && !messages_severe(job->messages, SEVERITY_ERROR);
        GBytes *pdf = good ? sources_pdf(job, &made, painting, unpacked->plain) : NULL;
        painting_close(painting);
        return pdf;
}

/* What the sources warn of was said when they were built: here only what keeps them from being built. */
static GBytes *make_quietly(const struct verification *v, const struct unpacked *unpacked)
{
        struct job first = *v->job;
        first.messages = messages_open();
        struct job *job = job_open(&first);
        GBytes *pdf = make_again(job, unpacked);
        if (!pdf) {
                messages_print(first.messages, stderr, v->folder, v->line->language);
                message_add(v->job->messages, v->at, MESSAGE_VERIFY_SOURCES, NULL);
        }
        struct fonts *fonts = job->fonts;
        job_close(job);
        if (fonts)
                fonts_close(fonts);
        messages_close(first.messages);
        return pdf;
}

/* ---- comparing ---- */

static void print_same(const struct verification *v, gsize made)
{
        bool vi = v->line->language == LANGUAGE_VI;
        printf(vi ? "%s: đúng từng byte là bản mà nguồn của nó làm ra.\n"
                  : "%s: byte for byte what its sources make.\n",
               v->at.file);
        if (v->count > made)
                printf(vi ? "  Sau đó là chữ ký số, %" G_GSIZE_FORMAT
                            " byte; ai ký thì xem bằng công cụ ký, hoặc: pdfsig %s\n"
                          : "  Behind it a signature, %" G_GSIZE_FORMAT
                            " bytes; whose it is, a signing tool tells, or: pdfsig %s\n",
                       v->count - made, v->at.file);
        fflush(stdout);
}

static gsize first_difference(const char *a, gsize a_count, const char *b, gsize b_count)
{
        gsize i = 0;
        while (i < a_count && i < b_count && a[i] == b[i])
                i++;
        return i;
}

/* Entries of a list of versions that another list has not. */
static char *versions_beside(const char *versions, const char *others)
{
        g_auto(GStrv) all = g_strsplit(versions, ", ", -1);
        g_auto(GStrv) known = g_strsplit(others, ", ", -1);
        g_autoptr(GStrvBuilder) some = g_strv_builder_new();
        for (guint i = 0; all[i]; i++) {
                if (!g_strv_contains((const char *const *)known, all[i]))
                        g_strv_builder_add(some, all[i]);
        }
        g_auto(GStrv) list = g_strv_builder_end(some);
        return g_strjoinv(", ", list);
}

/* Was the file made by another version than this one? */
static bool compare_versions(const struct verification *v, const struct read_pdf *made, const struct unpacked *unpacked)
{
        const struct unpacked *ours = unpack(v->job, made, v->at);
        if (!ours || strcmp(ours->versions, unpacked->versions) == 0)
                return false;
        g_autofree char *theirs = versions_beside(unpacked->versions, ours->versions);
        g_autofree char *here = versions_beside(ours->versions, unpacked->versions);
        message_add(v->job->messages, v->at, MESSAGE_VERIFY_VERSION, theirs, here, NULL);
        return true;
}

/* What it comes to, for who reads no further. */
enum verdict {
        VERDICT_ALTERED,
        VERDICT_REWRITTEN,
        VERDICT_VERSION_SAME_WORDS,
        VERDICT_VERSION_OTHER_WORDS,
        VERDICT_COUNT,
};

static void print_verdict(const struct verification *v, enum verdict verdict)
{
        static const char *const texts[VERDICT_COUNT][2] = {
                [VERDICT_ALTERED] = {"KHÔNG đúng bản mà nguồn của nó làm ra; chỗ khác được nêu riêng.",
                                     "NOT what its sources make; what differs is told apart."},
                [VERDICT_REWRITTEN] =
                        {"chữ, số và mọi thứ đọc được đều đúng như nguồn làm ra, nhưng tệp đã bị ghi lại.",
                         "all that can be read is what its sources make, but the file was written anew."},
                [VERDICT_VERSION_SAME_WORDS] =
                        {"được làm bằng phiên bản khác; chữ trên các trang và tệp đính kèm đều đúng như nguồn làm ra, "
                         "nhưng từng byte thì chưa chứng minh được.",
                         "made by another version; the words on its pages and its attached files are what its "
                         "sources make, but byte for byte it is not proven."},
                [VERDICT_VERSION_OTHER_WORDS] =
                        {"được làm bằng phiên bản khác, và có chỗ khác với bản mà nguồn làm ra ở đây; không biết là do "
                         "phiên bản hay do bị sửa.",
                         "made by another version, and it differs from what its sources make here; whether by the "
                         "version or by hand cannot be told."},
        };
        printf("%s: %s\n", v->at.file, texts[verdict][v->line->language == LANGUAGE_VI ? 0 : 1]);
        fflush(stdout);
}

static void compare_unsigned(const struct verification *v, const struct read_pdf *made, const struct read_pdf *given,
                             const struct unpacked *unpacked, gsize same)
{
        bool other = compare_versions(v, made, unpacked);
        struct differences outcome = proof_compare(v->job, made, given, v->at, other, same);
        bool same_words = outcome.same_words && outcome.found == outcome.pages;
        if (!other)
                print_verdict(v, outcome.rewritten ? VERDICT_REWRITTEN : VERDICT_ALTERED);
        else
                print_verdict(v, same_words ? VERDICT_VERSION_SAME_WORDS : VERDICT_VERSION_OTHER_WORDS);
}

static void compare(const struct verification *v, const struct read_pdf *given, const struct unpacked *unpacked,
                    GBytes *again)
{
        gsize count = 0;
        const char *bytes = g_bytes_get_data(again, &count);
        gsize same = first_difference(bytes, count, v->bytes, v->count);
        if (same == count && count == v->count) {
                print_same(v, count);
                return;
        }
        const struct read_pdf *made = pdf_read(v->job, bytes, count, v->at);
        if (!made)
                return;
        if (same < count)
                compare_unsigned(v, made, given, unpacked, same);
        else if (proof_compare_signed(v->job, made, given, v->at, v->count - count).found)
                print_verdict(v, VERDICT_ALTERED);
        else
                print_same(v, count);
}

static void verify_bytes(const struct verification *v)
{
        const struct read_pdf *given = pdf_read(v->job, v->bytes, v->count, v->at);
        const struct unpacked *unpacked = given ? unpack(v->job, given, v->at) : NULL;
        GBytes *again = NULL;
        if (unpacked && unpack_write(v->job, unpacked, v->folder) && bring_fonts(v, unpacked))
                again = make_quietly(v, unpacked);
        if (again)
                compare(v, given, unpacked, again);
        g_clear_pointer(&again, g_bytes_unref);
}

static enum exit_status verify(const struct command_line *line, const char *path, const char *fonts)
{
        g_autofree char *folder = g_dir_make_tmp("kehoach-verify-XXXXXX", NULL);
        if (!folder) {
                fprintf(stderr, "kehoach verify: %s: %s\n", g_get_tmp_dir(), g_strerror(errno));
                return STATUS_SYSTEM;
        }
        struct job *job = job_for_project(folder);
        struct verification v = {.job = job, .line = line, .folder = folder, .fonts = fonts};
        v.at.file = messages_path(job->messages, path);
        gint64 usual = job->limits.file_bytes;
        g_autofree char *full = g_canonicalize_filename(path, NULL);
        job->limits.file_bytes = PDF_BYTES_MAX;
        v.bytes = file_read(job, full, v.at, &v.count);
        job->limits.file_bytes = usual;
        if (v.bytes)
                verify_bytes(&v);
        enum exit_status status = job_finish(job, line, SEVERITY_WARNING);
        remove_tree(folder);
        return status;
}

enum exit_status command_verify(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        g_autofree char *fonts = NULL;
        const GOptionEntry entries[] = {
                {"fonts", 0, 0, G_OPTION_ARG_FILENAME, &fonts,
                 vi ? "thư mục phông riêng của cơ quan" : "a folder of the office's own fonts", "DIR"},
                {0},
        };
        const struct usage usage = {.arguments = {"TỆP.pdf — PDF có đúng là bản mà nguồn bên trong nó làm ra không",
                                                  "FILE.pdf — is a PDF exactly what the sources inside it make?"}};
        g_auto(GStrv) rest = NULL;
        if (!options_read(line, entries, &usage, &rest))
                return STATUS_USAGE;
        if (g_strv_length(rest) != 1)
                return usage_wrong(line, "cần đúng một tệp PDF", "one PDF is wanted", NULL);
        return verify(line, rest[0], fonts);
}
