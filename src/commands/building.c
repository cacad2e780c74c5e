/* SPDX-License-Identifier: MIT */
#include "commands/building.h"

#include "base/files.h"
#include "base/part.h"
#include "base/tree.h"
#include "base/workers.h"
#include "check/check.h"
#include "commands/kept.h"
#include "commands/make.h"
#include "commands/preview.h"
#include "commands/sources.h"
#include "commands/twin.h"
#include "pages/fonts.h"
#include "pages/replay.h"
#include "site/site.h"
#include "site/xlsx.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct build {
        struct job *job;
        const struct build_options *options;
        struct layouts *layouts;
        struct site *site; /* NULL: no site */
        bool pdf;
        bool sheets; /* pages are set: for PDFs or pictures of them */
        const char *out;
        struct twin twin;
        struct kept *kept;
        struct list legal; /* cited documents, for the rules */
        const struct ids *legal_ids;
        char **ids; /* NULL-terminated */
        guint count;
        char **again; /* ids of those that are built again */
        guint again_count;
};

/* ---- one plan ---- */

static bool write_pdf(struct job *job, const struct build *build, const struct plan *plan, GBytes *pdf)
{
        gsize count;
        const void *bytes = g_bytes_get_data(pdf, &count);
        const char *path = arena_printf(job->arena, "%s/pdf/%s.pdf", build->out, plan->id);
        if (build->pdf && !file_write(job, path, bytes, count))
                return false;
        path = arena_printf(job->arena, "%s/ke-hoach/%s/%s.pdf", build->twin.work, plan->id, plan->id);
        return !build->site || !site_has(build->site, SITE_PDF) || file_write(job, path, bytes, count);
}

static double ms(gint64 from, gint64 to)
{
        return from && to ? (double)(to - from) / 1000 : 0;
}

/* One write a line: workers share standard error. */
static void print_timing(const struct build *build, const char *id, const struct timing *at)
{
        struct rusage usage = {0};
        if (!build->options->timing)
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
        const char *out = build->twin.work;
        const char *folder = arena_printf(job->arena, "%s/ke-hoach/%s", out, made->plan->id);
        struct site_pictures pictures = {0};
        if (site_has(build->site, SITE_PICTURES) && !previews_write(job, made, folder, &pictures))
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

/* What is secret stays off a public site. */
static void refuse_secret(struct job *job, const struct plan *plan)
{
        if (plan->secrecy != SECRECY_NONE)
                message_add(job->messages, node_find(plan->tree, "secrecy")->at, MESSAGE_SITE_SECRET, plan->id, NULL);
}

/* Nothing of a plan with errors is written. */
static GBytes *write_plan(struct job *job, const struct build *build, struct made *made, struct painting *painting)
{
        if (painting && build->options->check)
                painting_take(painting, made->pages);
        g_autoptr(GBytes) pdf = painting ? sources_pdf(job, made, painting, build->options->plain) : NULL;
        bool written = !painting || (pdf && write_pdf(job, build, made->plan, pdf));
        made->at.written = g_get_monotonic_time();
        if (!written || build->site)
                return written ? publish(job, build, made) : NULL;
        return g_bytes_new_static("", 0);
}

/* Files of an earlier build that this one has not written go; all of them when the plan has errors. */
static void tidy_folder(const struct job *job, const char *folder, bool was_there, bool good)
{
        if (!good)
                tree_remove(folder);
        else if (was_there)
                tree_keep(folder, job->written);
}

/* What a worker sends home of a plan: whether it is good, its messages, its record, key and sum. */
#define HOME_TYPE "(bayay(tt)t)"

static GVariant *bytes_variant(GBytes *bytes)
{
        return bytes ? g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, bytes, TRUE)
                     : g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, NULL, 0, 1);
}

static GBytes *build_plan(struct job *parent, guint i, void *with)
{
        const struct build *build = with;
        struct job *job = job_open(parent);
        struct messages *own = messages_open();
        g_autoptr(GBytes) record = NULL;
        const char *id = build->again[i];
        struct kept_plan look = kept_look(build->kept, id);
        const char *folder = arena_printf(job->arena, "%s/ke-hoach/%s", build->twin.work, id);
        bool was_there = build->site && mkdir(folder, 0777) != 0;
        job->messages = messages_open();
        job->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        bool pdf = build->pdf || site_has(build->site, SITE_PDF);
        struct painting *painting = pdf ? painting_open(job, build->options->plain) : NULL;
        struct made made = make_plan(job, build->layouts, id, STAGE_DOCUMENT);
        if (made.document && !build->site && !build->options->check)
                plan_drop_tree(made.plan);
        if (build->sheets)
                make_pages(job, &made, painting && !build->options->check ? painting_taker(painting) : NULL);
        if (made.plan && build->site)
                refuse_secret(job, made.plan);
        if ((build->sheets ? made.pages != NULL : made.document != NULL) &&
            !messages_severe(job->messages, SEVERITY_ERROR))
                record = write_plan(job, build, &made, painting);
        painting_close(painting);
        if (build->site)
                tidy_folder(job, folder, was_there, record != NULL);
        if (build->options->check)
                check(job, build, &made, own);
        g_autoptr(GBytes) messages = messages_pack(build->options->check ? own : job->messages);
        g_autoptr(GVariant) home = g_variant_ref_sink(
                g_variant_new("(b@ay@ay(tt)t)", record != NULL, bytes_variant(messages),
                              bytes_variant(build->site ? record : NULL), look.key.a, look.key.b, look.sum));
        print_timing(build, id, &made.at);
        messages_close(job->messages);
        messages_close(own);
        g_hash_table_destroy(job->written);
        job_close(job);
        return g_variant_get_data_as_bytes(home);
}

/* ---- which plans ---- */

static const char *plan_name(guint i, void *with)
{
        return ((const struct build *)with)->again[i];
}

/* Every count-th plan of the sorted list, from the index-th on. */
static void keep_slice(struct build *build, guint index, guint count)
{
        guint kept = 0;
        for (guint i = index - 1; i < build->count; i += count)
                build->ids[kept++] = build->ids[i];
        build->ids[kept] = NULL;
        build->count = kept;
}

/* What was made of it is still there. */
static bool has_output(const struct build *build, const char *id)
{
        g_autofree char *pdf = g_strdup_printf("%s/pdf/%s.pdf", build->out, id);
        g_autofree char *page = g_strdup_printf("%s/ke-hoach/%s/index.html", build->twin.shown, id);
        return (!build->pdf || access(pdf, F_OK) == 0) && (!build->site || access(page, F_OK) == 0);
}

/* Those that are not what they were at the last build. */
static void find_changed(struct build *build)
{
        build->again = arena_new_array(build->job->arena, char *, build->count + 1);
        for (guint i = 0; i < build->count; i++) {
                const struct kept_plan *old = kept_find(build->kept, build->ids[i]);
                bool record = old && (!build->site || !old->good || old->record);
                if (record && (!old->good || has_output(build, build->ids[i])))
                        continue;
                build->again[build->again_count++] = build->ids[i];
        }
}

/* Plans of the last build that are gone; true when there were any. */
static bool drop_gone(struct build *build)
{
        g_autoptr(GHashTable) here = g_hash_table_new(g_str_hash, g_str_equal);
        g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func(g_free);
        GHashTableIter iter;
        gpointer id;
        for (guint i = 0; i < build->count; i++)
                g_hash_table_add(here, build->ids[i]);
        g_hash_table_iter_init(&iter, build->kept->plans);
        while (!build->options->only && g_hash_table_iter_next(&iter, &id, NULL)) {
                if (!g_hash_table_contains(here, id))
                        g_ptr_array_add(gone, g_strdup(id));
        }
        for (guint i = 0; i < gone->len; i++) {
                g_autofree char *pdf = g_strdup_printf("%s/pdf/%s.pdf", build->out, (char *)gone->pdata[i]);
                remove(pdf);
                twin_remove(&build->twin, arena_printf(build->job->arena, "ke-hoach/%s", (char *)gone->pdata[i]));
                g_hash_table_remove(build->kept->plans, gone->pdata[i]);
        }
        return gone->len > 0;
}

/* ---- all plans ---- */

/* What the workers sent home is kept, but for plans whose worker died. */
static void take_home(struct build *build, GBytes **homes)
{
        for (guint i = 0; i < build->again_count; i++) {
                g_autoptr(GBytes) bytes = homes[i];
                if (!bytes) {
                        g_hash_table_remove(build->kept->plans, build->again[i]);
                        continue;
                }
                g_autoptr(GVariant) home =
                        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(HOME_TYPE), bytes, TRUE));
                g_autoptr(GVariant) messages = g_variant_get_child_value(home, 1),
                                    record = g_variant_get_child_value(home, 2);
                struct kept_plan plan = {.id = build->again[i], .seen = true};
                gboolean good;
                g_variant_get_child(home, 0, "b", &good);
                g_variant_get_child(home, 3, "(tt)", &plan.key.a, &plan.key.b);
                g_variant_get_child(home, 4, "t", &plan.sum);
                plan.good = good;
                plan.messages = g_variant_get_data_as_bytes(messages);
                plan.record = g_variant_get_size(record) ? g_variant_get_data_as_bytes(record) : NULL;
                kept_put(build->kept, &plan);
        }
}

/* The messages of all plans asked for, built now or before; how many are good. */
static guint tell_all(struct build *build)
{
        guint made = 0;
        for (guint i = 0; i < build->count; i++) {
                const struct kept_plan *plan = g_hash_table_lookup(build->kept->plans, build->ids[i]);
                made += plan && plan->good;
                if (plan && g_bytes_get_size(plan->messages))
                        messages_unpack(build->job->messages, plan->messages);
        }
        return made;
}

/* Builds those that are to be built again, from the first-th on. */
static void build_changed(struct build *build, guint first)
{
        guint count = build->again_count - first;
        struct build part = *build;
        part.again += first;
        part.again_count = count;
        g_autofree GBytes **homes = g_new0(GBytes *, count + 1);
        workers_run(build->job, count, build->options->workers, build_plan, &part, homes, plan_name);
        take_home(&part, homes);
}

/* Records of all plans whose folders are there, sorted by id; the caller frees the array. */
static GBytes **all_records(const struct build *build, guint *count)
{
        GHashTable *plans = build->kept->plans;
        g_autoptr(GList) ids = g_list_sort(g_hash_table_get_keys(plans), (GCompareFunc)strcmp);
        GBytes **records = g_new0(GBytes *, g_hash_table_size(plans) + 1);
        *count = 0;
        for (const GList *at = ids; at; at = at->next) {
                g_autofree char *page =
                        g_strdup_printf("%s/ke-hoach/%s/index.html", build->twin.work, (char *)at->data);
                if (!build->options->only || access(page, F_OK) == 0)
                        records[(*count)++] = ((struct kept_plan *)g_hash_table_lookup(plans, at->data))->record;
        }
        return records;
}

/* Plans whose own page the pages about all plans had changed and no longer do: they are built again, as they are. */
static void restore_pages(struct build *build, GHashTable *written)
{
        struct kept *kept = build->kept;
        GHashTableIter iter;
        gpointer path;
        guint first = build->again_count;
        g_hash_table_iter_init(&iter, kept->pages);
        while (g_hash_table_iter_next(&iter, &path, NULL)) {
                if (!g_str_has_prefix(path, "ke-hoach/"))
                        continue;
                g_auto(GStrv) parts = g_strsplit(path, "/", 3);
                bool own = g_strv_length(parts) == 3 && strcmp(parts[0], "ke-hoach") == 0;
                const struct kept_plan *plan = own ? g_hash_table_lookup(kept->plans, parts[1]) : NULL;
                g_autofree char *full = g_strdup_printf("%s/%s", build->twin.work, (char *)path);
                if (!plan || g_hash_table_contains(written, full))
                        continue;
                g_hash_table_iter_remove(&iter);
                for (guint i = 0; i < build->count && plan; i++) {
                        if (strcmp(build->ids[i], plan->id) == 0 && build->again_count < build->count)
                                build->again[build->again_count++] = build->ids[i];
                }
        }
        build_changed(build, first);
}

/* The pages about all plans; those of the last build that are not written again go. */
static void write_index(struct build *build)
{
        struct kept *kept = build->kept;
        guint count;
        g_autofree GBytes **records = all_records(build, &count);
        build->job->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        const struct site_index_use use = {.workers = build->options->workers, .made_of = kept->made_of};
        kept_pages_read(kept);
        if (build->twin.broken)
                g_hash_table_remove_all(kept->made_of); /* who knows what the pages there are made of */
        site_index(build->job, build->site, records, count, build->twin.work, &use);
        g_autoptr(GHashTable) written = g_steal_pointer(&build->job->written);
        restore_pages(build, written);
        twin_pages(&build->twin, written, kept->pages);
}

/* True when the site stays as it was: it is asked to be good, and there is one. */
static bool is_held(const struct build *build, guint made)
{
        return build->options->only_good && made < build->count && access(build->twin.shown, F_OK) == 0;
}

static void build_all(struct build *build, struct built *built)
{
        struct kept *kept = build->kept;
        find_changed(build);
        bool gone = drop_gone(build);
        bool index = build->site && (build->again_count || gone || !kept->whole);
        if (index && !twin_begin(&build->twin))
                return;
        build_changed(build, 0);
        built->made = tell_all(build);
        built->kept = index && is_held(build, built->made);
        if (index && !built->kept) {
                write_index(build);
                kept->whole = true;
                built->changed = files_changed(build->job) > 0 || gone;
                if (!twin_show(&build->twin) || !kept_pages_write(kept))
                        return;
        }
        if (!built->kept && (build->again_count || gone || index))
                kept_write(kept);
        if (index)
                twin_end(&build->twin, build->again, build->again_count, build->options->workers);
}

/* What the pages of a site are made with. */
static bool open_parts(struct job *job, const struct site *site)
{
        return (!site_has(site, SITE_PICTURES) || PART_FIND(job, "replay", page_replay)) &&
               (!site_has(site, SITE_DATA) || PART_FIND(job, "xlsx", xlsx_write));
}

/* Opens what the workers share, while there is still one process. */
static bool open_build(struct build *build)
{
        const struct build_options *options = build->options;
        struct job *job = build->job;
        build->pdf = options->pdf || !options->site;
        build->out = options->out ? options->out : "output";
        if (!options->out && options->root)
                build->out = arena_printf(job->arena, "%s/output", options->root);
        build->twin = twin_of(job, build->out);
        job->hidden = build->twin.work;
        char **ids = options->only ? options->only : plan_list(job);
        build->count = g_strv_length(ids);
        build->ids = arena_new_array(job->arena, char *, build->count + 1);
        memcpy(build->ids, ids, build->count * sizeof *ids);
        keep_slice(build, options->slice, options->slices);
        build->layouts = layouts_open(job);
        /* What was extracted from a PDF says nothing of a site: then only PDFs are made. */
        const char *about = arena_printf(job->arena, "%s/content/site.yaml", job->root);
        bool site = options->site || (!options->pdf && g_file_test(about, G_FILE_TEST_EXISTS));
        if (site)
                build->site = site_read(job);
        if (options->check && documents_read(job, &build->legal))
                build->legal_ids = documents_ids(job, &build->legal);
        if (site && !build->site)
                return false;
        build->sheets =
                build->pdf || site_has(build->site, SITE_PDF) || site_has(build->site, SITE_PICTURES) || options->check;
        job->fonts = build->sheets ? fonts_open(job) : NULL;
        return (job->fonts || !build->sheets) && (!site || open_parts(job, build->site));
}

/* What the bytes depend on besides the files; who asks for the rules keeps other messages. */
static const char *key_options(const struct build *build)
{
        const struct build_options *options = build->options;
        return arena_printf(build->job->arena, "%d %d %d", options->plain, options->check,
                            options->check ? (int)options->language : 0);
}

bool build_project(struct job *job, const struct build_options *options, struct built *built)
{
        struct build build = {.job = job, .options = options};
        *built = (struct built){0};
        files_count_changes(job);
        bool opened = open_build(&build);
        if (opened) {
                if (!build.count)
                        message_add(job->messages, (struct place){0}, MESSAGE_PLANS_NONE, job->root, NULL);
                *built = (struct built){
                        .out = build.out, .pdf = build.pdf, .site = build.site != NULL, .count = build.count};
                const char *name = arena_printf(job->arena, "%u-%u", options->slice, options->slices);
                build.kept = kept_open(job, build.out, name, key_options(&build));
                build_all(&build, built);
                kept_close(build.kept);
        }
        if (job->fonts)
                fonts_close(job->fonts);
        job->fonts = NULL;
        return opened;
}
