/* SPDX-License-Identifier: MIT */
/* kehoach build: every plan of content/ to output/pdf and output/site. */
#include "base/files.h"
#include "base/part.h"
#include "base/workers.h"
#include "commands/make.h"
#include "commands/options.h"
#include "commands/preview.h"
#include "commands/sources.h"
#include "pages/fonts.h"
#include "pages/replay.h"
#include "site/site.h"
#include "site/xlsx.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

struct build {
        struct job *job;
        struct layouts *layouts;
        struct site *site; /* NULL: no site */
        bool pdf;
        bool plain;
        bool timing; /* said on standard error, a line a plan */
        const char *out;
        char **ids; /* NULL-terminated */
        guint count;
};

struct build_options {
        char *root, *out, *shard;
        int workers;
        char **only;
        gboolean pdf, site, plain, timing;
};

/* ---- one plan ---- */

static bool write_pdf(struct job *job, const struct build *build, const struct plan *plan, GBytes *pdf)
{
        gsize count;
        const void *bytes = g_bytes_get_data(pdf, &count);
        const char *path = arena_printf(job->arena, "%s/pdf/%s.pdf", build->out, plan->id);
        if (build->pdf && !file_write(job, path, bytes, count))
                return false;
        path = arena_printf(job->arena, "%s/site/ke-hoach/%s/%s.pdf", build->out, plan->id, plan->id);
        return !build->site || file_write(job, path, bytes, count);
}

static double ms(gint64 from, gint64 to)
{
        return from && to ? (double)(to - from) / 1000 : 0;
}

/* One write a line: workers share standard error. */
static void print_timing(const struct build *build, const char *id, const struct timing *at)
{
        struct rusage usage = {0};
        if (!build->timing)
                return;
        getrusage(RUSAGE_SELF, &usage);
        g_autofree char *line = g_strdup_printf(
                "%s: read %.2f merge %.2f set %.2f write %.2f site %.2f ms, peak %.1f MiB\n", id,
                ms(at->begun, at->read), ms(at->read, at->merged), ms(at->merged, at->set), ms(at->set, at->written),
                ms(at->written, g_get_monotonic_time()), (double)usage.ru_maxrss / 1024);
        fputs(line, stderr);
}

static GBytes *publish(struct job *job, const struct build *build, const struct made *made)
{
        const char *out = arena_printf(job->arena, "%s/site", build->out);
        const char *folder = arena_printf(job->arena, "%s/ke-hoach/%s", out, made->plan->id);
        struct site_pictures pictures = {0};
        if (!previews_write(job, made, folder, &pictures))
                return NULL;
        return site_plan(job, build->site, made->document, &pictures, out);
}

/* Nothing of a plan with errors is written. */
static GBytes *build_plan(struct job *parent, guint i, void *with)
{
        const struct build *build = with;
        struct job *job = job_open(parent);
        GBytes *result = NULL;
        guint errors = messages_severe(job->messages, SEVERITY_ERROR);
        struct made made = make_plan(job, build->layouts, build->ids[i], STAGE_PAGES);
        if (made.pages && messages_severe(job->messages, SEVERITY_ERROR) == errors) {
                GBytes *pdf = sources_pdf(job, &made, build->plain);
                bool written = pdf && write_pdf(job, build, made.plan, pdf);
                g_clear_pointer(&pdf, g_bytes_unref);
                made.at.written = g_get_monotonic_time();
                if (written && build->site) {
                        result = publish(job, build, &made);
                } else if (written) {
                        result = g_bytes_new_static("", 0);
                }
        }
        print_timing(build, build->ids[i], &made.at);
        job_close(job);
        return result;
}

/* ---- all plans ---- */

static const char *plan_name(guint i, void *with)
{
        return ((const struct build *)with)->ids[i];
}

static bool read_shard(const char *shard, guint *index, guint *count)
{
        if (!shard) {
                *index = *count = 1;
                return true;
        }
        int end = 0;
        return sscanf(shard, "%u/%u%n", index, count, &end) == 2 && !shard[end] && *index >= 1 && *index <= *count;
}

/* Every count-th plan of the sorted list, from the index-th on. */
static void keep_shard(struct build *build, guint index, guint count)
{
        guint kept = 0;
        for (guint i = index - 1; i < build->count; i += count)
                build->ids[kept++] = build->ids[i];
        build->ids[kept] = NULL;
        build->count = kept;
}

static guint build_all(struct build *build, guint workers)
{
        guint made = 0;
        GBytes **results = g_new0(GBytes *, build->count + 1);
        workers_run(build->job, build->count, workers, build_plan, build, results, plan_name);
        for (guint i = 0; i < build->count; i++)
                made += results[i] != NULL;
        if (build->site)
                site_index(build->job, build->site, results, build->count,
                           arena_printf(build->job->arena, "%s/site", build->out));
        for (guint i = 0; i < build->count; i++)
                g_clear_pointer(&results[i], g_bytes_unref);
        g_free(results);
        return made;
}

static void print_done(const struct command_line *line, const struct build *build, guint made)
{
        bool vi = line->language == LANGUAGE_VI;
        printf(vi ? "Đã làm %u trên %u kế hoạch.\n" : "%u of %u plans made.\n", made, build->count);
        if (build->pdf)
                printf(vi ? "  PDF:   %s/pdf/*.pdf\n" : "  PDF:  %s/pdf/*.pdf\n", build->out);
        if (build->site)
                printf(vi ? "  Trang: %s/site/index.html\n" : "  Site: %s/site/index.html\n", build->out);
}

/* What the pages of a site are made with. */
static bool open_parts(struct job *job)
{
        return PART_FIND(job, "replay", page_replay) && PART_FIND(job, "xlsx", xlsx_write);
}

/* Opens what the workers share, while there is still one process. */
static bool open_build(struct build *build, const struct build_options *options)
{
        struct job *job = build->job;
        build->pdf = options->pdf || !options->site;
        build->plain = options->plain;
        build->timing = options->timing;
        build->out = options->out ? options->out
                                  : arena_printf(job->arena, "%s/output", options->root ? options->root : ".");
        if (!options->out && !options->root)
                build->out = "output";
        char **ids = options->only ? options->only : plan_list(job);
        build->count = g_strv_length(ids);
        build->ids = arena_new_array(job->arena, char *, build->count + 1);
        memcpy(build->ids, ids, build->count * sizeof *ids);
        build->layouts = layouts_open(job);
        /* What was extracted from a PDF has no templates of a site: then only PDFs are made. */
        bool site = options->site || (!options->pdf && *project_folder_list(job, "layouts/site"));
        if (site)
                build->site = site_read(job);
        job->fonts = fonts_open(job);
        return job->fonts && (!site || (build->site && open_parts(job)));
}

static enum exit_status build_project(const struct command_line *line, const struct build_options *options)
{
        guint index, count;
        if (!read_shard(options->shard, &index, &count))
                return usage_wrong(line, "--shard cần dạng I/N", "--shard wants I/N", options->shard);
        if (options->workers < 1 || options->workers > 256)
                return usage_wrong(line, "-j cần số từ 1 đến 256", "-j wants a number from 1 to 256", NULL);
        struct build build = {.job = job_for_project(options->root)};
        guint made = 0;
        if (open_build(&build, options)) {
                keep_shard(&build, index, count);
                if (!build.count)
                        message_add(build.job->messages, (struct place){0}, MESSAGE_PLANS_NONE, build.job->root, NULL);
                made = build_all(&build, (guint)options->workers);
                print_done(line, &build, made);
                fflush(stdout);
        }
        struct fonts *fonts = build.job->fonts;
        enum exit_status status = job_finish(build.job, line, SEVERITY_ERROR);
        if (fonts)
                fonts_close(fonts);
        return status;
}

enum exit_status command_build(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        struct build_options options = {.workers = 1};
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
                        status = build_project(line, &options);
        }
        g_strfreev(rest);
        g_strfreev(options.only);
        g_free(options.root);
        g_free(options.out);
        g_free(options.shard);
        return status;
}
