/* SPDX-License-Identifier: MIT */
/* kehoach verify: is a PDF exactly what the sources inside it make? */
#include "base/files.h"
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

/* ---- making it again ---- */

static GBytes *make_again(struct job *job, const struct unpacked *unpacked)
{
        job->fonts = fonts_open(job);
        if (!job->fonts)
                return NULL;
        struct made made = make_plan(job, layouts_open(job), unpacked->plan, STAGE_PAGES);
        bool good = made.pages && !messages_severe(job->messages, SEVERITY_ERROR);
        return good ? sources_pdf(job, &made, unpacked->plain) : NULL;
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

static void compare_versions(const struct verification *v, const struct read_pdf *made, const struct unpacked *unpacked)
{
        const struct unpacked *ours = unpack(v->job, made, v->at);
        if (ours && strcmp(ours->versions, unpacked->versions) != 0)
                message_add(v->job->messages, v->at, MESSAGE_VERIFY_VERSION, unpacked->versions, ours->versions, NULL);
}

static void compare(const struct verification *v, const struct read_pdf *given, const struct unpacked *unpacked,
                    GBytes *again)
{
        struct job *job = v->job;
        gsize count = 0;
        const char *bytes = g_bytes_get_data(again, &count);
        gsize same = first_difference(bytes, count, v->bytes, v->count);
        guint before = messages_severe(job->messages, SEVERITY_WARNING);
        const struct read_pdf *made = same == count && count == v->count ? given : pdf_read(job, bytes, count, v->at);
        if (made && same == count && count < v->count) {
                proof_compare_signed(job, made, given, v->at, v->count - count);
        } else if (made && made != given) {
                compare_versions(v, made, unpacked);
                proof_compare(job, made, given, v->at, same);
        }
        if (messages_severe(job->messages, SEVERITY_WARNING) == before)
                print_same(v, count);
}

static void verify_bytes(const struct verification *v)
{
        const struct read_pdf *given = pdf_read(v->job, v->bytes, v->count, v->at);
        const struct unpacked *unpacked = given ? unpack(v->job, given, v->at) : NULL;
        GBytes *again = NULL;
        if (unpacked && unpack_write(v->job, unpacked, v->folder))
                again = make_quietly(v, unpacked);
        if (again)
                compare(v, given, unpacked, again);
        g_clear_pointer(&again, g_bytes_unref);
}

static enum exit_status verify(const struct command_line *line, const char *path)
{
        g_autofree char *folder = g_dir_make_tmp("kehoach-verify-XXXXXX", NULL);
        if (!folder) {
                fprintf(stderr, "kehoach verify: %s: %s\n", g_get_tmp_dir(), g_strerror(errno));
                return STATUS_SYSTEM;
        }
        struct job *job = job_for_project(folder);
        struct verification v = {.job = job, .line = line, .folder = folder};
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
        const GOptionEntry entries[] = {{0}};
        const struct usage usage = {.arguments = {"TỆP.pdf — PDF có đúng là bản mà nguồn bên trong nó làm ra không",
                                                  "FILE.pdf — is a PDF exactly what the sources inside it make?"}};
        g_auto(GStrv) rest = NULL;
        if (!options_read(line, entries, &usage, &rest))
                return STATUS_USAGE;
        if (g_strv_length(rest) != 1)
                return usage_wrong(line, "cần đúng một tệp PDF", "one PDF is wanted", NULL);
        return verify(line, rest[0]);
}
