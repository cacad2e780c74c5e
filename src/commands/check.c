/* SPDX-License-Identifier: MIT */
/* kehoach check: every plan read, merged, set and put to the rules; all
 * messages printed. */
#include "check/check.h"
#include "check/sample.h"
#include "commands/make.h"
#include "commands/options.h"
#include "commands/report.h"
#include "commands/selection.h"
#include "pages/fonts.h"
#include "pages/page.h"
#include "site/site.h"

#include <stdio.h>
#include <string.h>

struct check_options {
        char *root, *format, *only, *severity, *profile;
        gboolean explain;
};

static const char *const severity_names[SEVERITY_COUNT] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
};

/* ---- checking ---- */

/* What all plans of a run are checked with, and what comes of it. */
struct checking {
        struct job *job;
        struct layouts *layouts;
        struct list documents; /* struct legal_document: of documents.yaml, then the plans themselves */
        const struct ids *by_id;
        struct list made;    /* struct made */
        struct list plans;   /* struct plan */
        struct list *proofs; /* struct proof; NULL: nobody asks */
        bool disclosure;     /* the profile cong-khai is asked for */
};

/* A plan that is here is a document that others may cite, without being written down once more. */
static void add_document(struct checking *c, const struct plan *plan)
{
        if (!plan->number.text || !*plan->number.text)
                return;
        struct legal_document *document = arena_new(c->job->arena, struct legal_document);
        *document = (struct legal_document){
                .at = plan->at,
                .number = plan->number,
                .issuer = plan->issuer->name,
                .date = plan->date,
                .title = plan->title,
        };
        document->number.text = arena_printf(c->job->arena, "%s/%s", plan->number.text, plan->symbol.text);
        list_add(c->job->arena, &c->documents, document);
}

static void make_one(struct checking *c, const char *id)
{
        struct made *made = arena_new(c->job->arena, struct made);
        *made = make_checked(c->job, c->layouts, id);
        if (!made->plan)
                return;
        list_add(c->job->arena, &c->made, made);
        list_add(c->job->arena, &c->plans, made->plan);
        add_document(c, made->plan);
}

static void check_one(struct checking *c, struct made *made)
{
        if (made->is_whole && c->job->fonts) {
                struct list sampled = sample_cut(c->job, made->document);
                made->pages = pages_set(c->job, made->document, made->layout, NULL);
                sample_mend(&sampled);
        }
        const struct checked checked = {
                .plan = made->plan,
                .documents = c->by_id,
                .legal = &c->documents,
                .document = made->document,
                .pages = made->pages,
                .proofs = c->proofs,
                .disclosure = c->disclosure,
        };
        check_plan(c->job, &checked);
}

/* Reads and checks; gives back the judged messages, owned by the caller. */
static struct messages *check_all(struct job *job, char **ids, enum language language,
                                  const struct check_options *options, struct list *proofs)
{
        struct checking c = {
                .job = job, .proofs = options->explain ? proofs : NULL, .disclosure = options->profile != NULL};
        job->fonts = fonts_open(job);
        documents_read(job, &c.documents);
        c.by_id = documents_ids(job, &c.documents);
        c.layouts = layouts_open(job);
        for (guint i = 0; ids[i]; i++)
                make_one(&c, ids[i]);
        for (guint i = 0; i < c.made.count; i++)
                check_one(&c, list_at(&c.made, struct made, i));
        check_between(job, &c.plans);
        site_check(job);
        struct messages *judged = check_judge(job->messages, &c.plans, language);
        if (job->fonts)
                fonts_close(job->fonts);
        return judged;
}

/* ---- what is printed ---- */

enum format {
        FORMAT_TEXT,
        FORMAT_JSON,
        FORMAT_SARIF,
        FORMAT_COUNT,
};

static const char *const format_names[FORMAT_COUNT] = {
        [FORMAT_TEXT] = "text",
        [FORMAT_JSON] = "json",
        [FORMAT_SARIF] = "sarif",
};

/* Whatever is shown, accepted findings are counted: nothing is passed over in silence. */
static void print_accepted(const struct messages *judged, enum language language)
{
        guint accepted = 0;
        for (guint i = 0; i < messages_count(judged); i++)
                accepted += messages_at(judged, i)->code == MESSAGE_ACCEPTED;
        const char *text = language == LANGUAGE_VI ? "điều đã được chấp nhận" : "accepted";
        if (accepted > 0)
                fprintf(stderr, "%u %s\n", accepted, text);
}

static void print(struct messages *shown, const struct messages *judged, enum format format, const char *root,
                  enum language language)
{
        messages_settle(shown, root);
        if (format == FORMAT_JSON)
                report_json(shown, language);
        else if (format == FORMAT_SARIF)
                report_sarif(shown, language);
        else
                messages_print(shown, stderr, root, language);
        if (format == FORMAT_TEXT)
                print_accepted(judged, language);
}

/* ---- the command ---- */

/* Which of the names it is; `none` when not given; -1: no such name. */
static int read_name(const char *name, const char *const *names, int count, int none)
{
        for (int i = 0; name && i < count; i++) {
                if (strcmp(name, names[i]) == 0)
                        return i;
        }
        return name ? -1 : none;
}

static enum exit_status check(const struct command_line *line, const struct check_options *options, char **ids,
                              enum format format, enum severity least)
{
        struct job *job = job_for_project(options->root);
        struct messages *messages = job->messages;
        struct list proofs = {0};
        struct messages *judged = check_all(job, *ids ? ids : plan_list(job), line->language, options, &proofs);
        struct messages *shown = messages_selected(judged, options->only, least);
        if (options->explain)
                report_proofs(&proofs, format == FORMAT_JSON);
        else
                print(shown, judged, format, job->root, line->language);
        bool found = messages_severe(shown, SEVERITY_WARNING) > 0;
        messages_close(shown);
        messages_close(judged);
        job_close(job);
        messages_close(messages);
        return found ? STATUS_FINDINGS : STATUS_CLEAN;
}

static enum exit_status run(const struct command_line *line, const struct check_options *options, char **ids)
{
        int least = read_name(options->severity, severity_names, SEVERITY_COUNT, SEVERITY_NOTE);
        int format = read_name(options->format, format_names, FORMAT_COUNT, FORMAT_TEXT);
        if (least < 0)
                return usage_wrong(line, "không có mức", "there is no severity", options->severity);
        if (format < 0)
                return usage_wrong(line, "không có dạng", "there is no format", options->format);
        if (options->profile && strcmp(options->profile, "cong-khai") != 0)
                return usage_wrong(line, "không có bộ kiểm tra", "there is no profile", options->profile);
        return check(line, options, ids, (enum format)format, (enum severity)least);
}

enum exit_status command_check(const struct command_line *line)
{
        struct check_options options = {0};
        const GOptionEntry entries[] = {
                {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.root, "thư mục dự án / project folder", "DIR"},
                {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "text, json, sarif", "FORMAT"},
                {"only", 0, 0, G_OPTION_ARG_STRING, &options.only, "chỉ một mã điều báo / one code only", "CODE"},
                {"severity", 0, 0, G_OPTION_ARG_STRING, &options.severity, "note, warning, error: ít nhất / at least",
                 "LEVEL"},
                {"profile", 0, 0, G_OPTION_ARG_STRING, &options.profile, "cong-khai: điều phải công khai / disclosure",
                 "PROFILE"},
                {"explain", 0, 0, G_OPTION_ARG_NONE, &options.explain,
                 "in những gì đã kiểm đúng / print what was proved", NULL},
                G_OPTION_ENTRY_NULL,
        };
        static const struct usage usage = {
                .arguments = {"[ID…] — kiểm tra các kế hoạch", "[ID…] — check plans"},
                .description = {"Không ghi ID: mọi kế hoạch. Mã kết thúc 0 khi không có lỗi hay cảnh báo, 1 khi có.",
                                "Without an ID: all plans. Exit status 0 without errors and warnings, otherwise 1."},
        };
        char **ids = NULL;
        enum exit_status status = STATUS_USAGE;
        if (options_read(line, entries, &usage, &ids))
                status = run(line, &options, ids);
        g_strfreev(ids);
        g_free(options.root);
        g_free(options.format);
        g_free(options.only);
        g_free(options.severity);
        g_free(options.profile);
        return status;
}
