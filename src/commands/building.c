/* SPDX-License-Identifier: MIT */
#include "commands/building.h"

#include "base/files.h"
#include "base/part.h"
#include "base/workers.h"
#include "check/check.h"
#include "commands/make.h"
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
        const struct build_options *options;
        struct list legal; /* cited documents, for the rules */
        const struct ids *legal_ids;
        const char *out;
        char **ids; /* NULL-terminated */
        guint count;
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

/* What the rules say of a plan, and its own messages, as its `accept` judges them; nothing of it keeps the plan from
 * being written. */
static void check(struct job *job, const struct build *build, const struct made *made, struct messages *to)
{
        const struct checked checked = {
                .plan = made->plan,
                .documents = build->legal_ids,
                .legal = &build->legal,
                .document = made->document,
                .pages = made->pages,
        };
        struct list plans = {0};
        if (made->plan) {
                check_plan(job, &checked);
                list_add(job->arena, &plans, made->plan);
        }
        struct messages *judged = check_judge(job->messages, &plans, build->options->language);
        g_autoptr(GBytes) packed = messages_pack(judged);
        messages_unpack(to, packed);
        messages_close(judged);
}

/* Nothing of a plan with errors is written. */
static GBytes *write_plan(struct job *job, const struct build *build, struct made *made)
{
        g_autoptr(GBytes) pdf = sources_pdf(job, made, build->plain);
        bool written = pdf && write_pdf(job, build, made->plan, pdf);
        made->at.written = g_get_monotonic_time();
        if (!written || build->site)
                return written ? publish(job, build, made) : NULL;
        return g_bytes_new_static("", 0);
}

static GBytes *build_plan(struct job *parent, guint i, void *with)
{
        const struct build *build = with;
        struct job *job = job_open(parent);
        struct messages *said = job->messages;
        GBytes *result = NULL;
        if (build->options->check)
                job->messages = messages_open();
        guint errors = messages_severe(job->messages, SEVERITY_ERROR);
        struct made made = make_plan(job, build->layouts, build->ids[i], STAGE_PAGES);
        if (made.pages && messages_severe(job->messages, SEVERITY_ERROR) == errors)
                result = write_plan(job, build, &made);
        if (build->options->check) {
                check(job, build, &made, said);
                messages_close(job->messages);
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
        if (build->site && (made == build->count || !build->options->only_good))
                site_index(build->job, build->site, results, build->count,
                           arena_printf(build->job->arena, "%s/site", build->out));
        for (guint i = 0; i < build->count; i++)
                g_clear_pointer(&results[i], g_bytes_unref);
        g_free(results);
        return made;
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
        build->options = options;
        build->out = options->out ? options->out : "output";
        if (!options->out && options->root)
                build->out = arena_printf(job->arena, "%s/output", options->root);
        char **ids = options->only ? options->only : plan_list(job);
        build->count = g_strv_length(ids);
        build->ids = arena_new_array(job->arena, char *, build->count + 1);
        memcpy(build->ids, ids, build->count * sizeof *ids);
        build->layouts = layouts_open(job);
        /* What was extracted from a PDF has no templates of a site: then only PDFs are made. */
        bool site = options->site || (!options->pdf && *project_folder_list(job, "layouts/site"));
        if (site)
                build->site = site_read(job);
        if (options->check && documents_read(job, &build->legal))
                build->legal_ids = documents_ids(job, &build->legal);
        job->fonts = fonts_open(job);
        return job->fonts && (!site || (build->site && open_parts(job)));
}

bool build_project(struct job *job, const struct build_options *options, struct built *built)
{
        struct build build = {.job = job};
        *built = (struct built){0};
        files_count_changes(job);
        bool opened = open_build(&build, options);
        if (opened) {
                keep_shard(&build, options->slice, options->slices);
                if (!build.count)
                        message_add(job->messages, (struct place){0}, MESSAGE_PLANS_NONE, job->root, NULL);
                *built = (struct built){
                        .out = build.out, .pdf = build.pdf, .site = build.site != NULL, .count = build.count};
                built->made = build_all(&build, options->workers);
        }
        built->kept = options->only_good && built->made < built->count;
        built->changed = files_changed(job) > 0;
        if (job->fonts)
                fonts_close(job->fonts);
        job->fonts = NULL;
        return opened;
}
