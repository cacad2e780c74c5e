/* SPDX-License-Identifier: MIT */
/* kehoach extract: the sources in a PDF, back as a small project. */
#include "base/files.h"
#include "commands/options.h"
#include "commands/unpack.h"

#include <stdio.h>

enum {
        PDF_BYTES_MAX = 256 << 20,
};

static enum exit_status extract(const struct command_line *line, const char *path, const char *folder)
{
        struct job *job = job_for_project(NULL);
        struct place at = {.file = messages_path(job->messages, path)};
        gsize count = 0;
        gint64 usual = job->limits.file_bytes;
        job->limits.file_bytes = PDF_BYTES_MAX;
        g_autofree char *full = g_canonicalize_filename(path, NULL);
        const char *bytes = file_read(job, full, at, &count);
        job->limits.file_bytes = usual;
        const struct read_pdf *pdf = bytes ? pdf_read(job, bytes, count, at) : NULL;
        const struct unpacked *unpacked = pdf ? unpack(job, pdf, at) : NULL;
        if (unpacked && unpack_write(job, unpacked, folder)) {
                for (guint i = 0; i < unpacked->files.count; i++)
                        printf("%s/%s\n", folder, list_at(&unpacked->files, struct unpacked_file, i)->path);
                fflush(stdout);
        }
        return job_finish(job, line, SEVERITY_ERROR);
}

enum exit_status command_extract(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        g_autofree char *folder = NULL;
        const GOptionEntry entries[] = {
                {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder,
                 vi ? "thư mục mới cho các tệp nguồn" : "a new folder for the sources", "DIR"},
                {0},
        };
        const struct usage usage = {.arguments = {"TỆP.pdf -o DIR — lấy lại các tệp nguồn nằm trong PDF",
                                                  "FILE.pdf -o DIR — give back the sources inside a PDF"}};
        g_auto(GStrv) rest = NULL;
        if (!options_read(line, entries, &usage, &rest))
                return STATUS_USAGE;
        if (g_strv_length(rest) != 1 || !folder)
                return usage_wrong(line, "cần một tệp PDF và -o DIR", "a PDF and -o DIR are wanted", NULL);
        return extract(line, rest[0], folder);
}
