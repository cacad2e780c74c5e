/* SPDX-License-Identifier: MIT */
/* kehoach build: every plan of content/ to output/pdf and output/site. */
#include "commands/building.h"
#include "commands/options.h"
#include "commands/rebuild.h"

#include <stdio.h>

struct line_options {
        char *root, *out, *shard;
        int workers;
        char **only;
        gboolean pdf, site, plain, timing, watch;
};

static bool read_shard(const char *shard, guint *index, guint *count)
{
        if (!shard) {
                *index = *count = 1;
                return true;
        }
        int end = 0;
        return sscanf(shard, "%u/%u%n", index, count, &end) == 2 && !shard[end] && *index >= 1 && *index <= *count;
}

static void print_done(const struct command_line *line, const struct built *built)
{
        bool vi = line->language == LANGUAGE_VI;
        printf(vi ? "Đã làm %u trên %u kế hoạch.\n" : "%u of %u plans made.\n", built->made, built->count);
        if (built->pdf)
                printf(vi ? "  PDF:   %s/pdf/*.pdf\n" : "  PDF:  %s/pdf/*.pdf\n", built->out);
        if (built->site)
                printf(vi ? "  Trang: %s/site/index.html\n" : "  Site: %s/site/index.html\n", built->out);
        fflush(stdout);
}

static void watched(const struct report *report, void *with)
{
        const struct command_line *line = with;
        if (!report->whole)
                fputs(line->language == LANGUAGE_VI ? "kehoach build: lần làm này bị dừng giữa chừng\n"
                                                    : "kehoach build: this build came to no end\n",
                      stderr);
        printf(line->language == LANGUAGE_VI ? "Đã làm %u trên %u kế hoạch: %u lỗi, %u cảnh báo. Ctrl-C để dừng.\n"
                                             : "%u of %u plans made: %u errors, %u warnings. Ctrl-C ends.\n",
               report->made, report->count, report->errors, report->warnings);
        fflush(stdout);
}

static enum exit_status watch(const struct command_line *line, const struct build_options *asked)
{
        const struct rebuild_use use = {.line = line, .build = *asked, .done = watched, .with = (void *)line};
        struct rebuild *rebuild = rebuild_open(&use);
        rebuild_run(rebuild);
        rebuild_close(rebuild);
        return STATUS_CLEAN;
}

static enum exit_status build(const struct command_line *line, const struct line_options *options)
{
        struct build_options asked = {
                .root = options->root,
                .out = options->out,
                .workers = (guint)options->workers,
                .only = options->only,
                .pdf = options->pdf,
                .site = options->site,
                .plain = options->plain,
                .timing = options->timing,
                .language = line->language,
        };
        if (!read_shard(options->shard, &asked.slice, &asked.slices))
                return usage_wrong(line, "--shard cần dạng I/N", "--shard wants I/N", options->shard);
        if (options->workers < 1 || options->workers > 256)
                return usage_wrong(line, "-j cần số từ 1 đến 256", "-j wants a number from 1 to 256", NULL);
        if (options->watch)
                return watch(line, &asked);
        struct job *job = job_for_project(options->root);
        struct built built;
        if (build_project(job, &asked, &built))
                print_done(line, &built);
        return job_finish(job, line, SEVERITY_ERROR);
}

enum exit_status command_build(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        struct line_options options = {.workers = 1};
        const GOptionEntry entries[] = {
                {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.root,
                 vi ? "thư mục của dự án (mặc định: thư mục này)" : "the project's folder (default: this one)", "DIR"},
                {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
                 vi ? "nơi ghi kết quả (mặc định: output)" : "where to write (default: output)", "DIR"},
                {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.workers,
                 vi ? "số tiến trình làm song song" : "processes that share the work", "N"},
                {"only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.only,
                 vi ? "chỉ làm kế hoạch này (dùng được nhiều lần)" : "make this plan only (may be repeated)", "ID"},
                {"pdf", 0, 0, G_OPTION_ARG_NONE, &options.pdf, vi ? "chỉ làm PDF" : "PDFs only", NULL},
                {"site", 0, 0, G_OPTION_ARG_NONE, &options.site, vi ? "chỉ làm trang mạng" : "the site only", NULL},
                {"shard", 0, 0, G_OPTION_ARG_STRING, &options.shard,
                 vi ? "chỉ làm phần thứ I trong N phần" : "only the I-th of N slices", "I/N"},
                {"watch", 0, 0, G_OPTION_ARG_NONE, &options.watch,
                 vi ? "làm lại mỗi khi nguồn thay đổi, đến khi bấm Ctrl-C"
                    : "again whenever sources change, until Ctrl-C",
                 NULL},
                {"timing", 0, 0, G_OPTION_ARG_NONE, &options.timing,
                 vi ? "in thời gian của từng giai đoạn" : "print the time of each stage", NULL},
                {"pdf-plain", 0, 0, G_OPTION_ARG_NONE, &options.plain,
                 vi ? "PDF không nén, đọc được bằng mắt" : "PDFs without compression, to read by eye", NULL},
                {0},
        };
        const struct usage usage = {
                .arguments = {"— làm PDF và trang mạng từ content/", "— make PDFs and site from content/"}};
        char **rest = NULL;
        enum exit_status status = STATUS_USAGE;
        if (options_read(line, entries, &usage, &rest)) {
                if (rest[0])
                        usage_wrong(line, "không hiểu", "not understood", rest[0]);
                else
                        status = build(line, &options);
        }
        g_strfreev(rest);
        g_strfreev(options.only);
        g_free(options.root);
        g_free(options.out);
        g_free(options.shard);
        return status;
}
