/* SPDX-License-Identifier: MIT */
/* kehoach check: every plan read, merged, set and put to the rules; all
 * messages printed. */
#include "check/check.h"
#include "commands/make.h"
#include "commands/options.h"
#include "commands/selection.h"
#include "pages/fonts.h"

#include <stdio.h>
#include <string.h>

struct check_options {
        char *root, *format, *only, *severity;
};

static const char *const severity_names[SEVERITY_COUNT] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
};

/* ---- checking ---- */

static void check_one(struct job *job, struct layouts *layouts, const struct ids *documents, const char *id,
                      struct list *plans)
{
        struct made made = make_plan(job, layouts, id, job->fonts ? STAGE_PAGES : STAGE_DOCUMENT);
        if (!made.plan)
                return;
        const struct checked checked = {
                .plan = made.plan, .documents = documents, .document = made.document, .pages = made.pages};
        check_plan(job, &checked);
        list_add(job->arena, plans, made.plan);
}

/* Reads and checks; gives back the judged messages, owned by the caller. */
static struct messages *check_all(struct job *job, char **ids, enum language language)
{
        struct list documents, plans = {0};
        job->fonts = fonts_open(job);
        documents_read(job, &documents);
        const struct ids *by_id = documents_ids(job, &documents);
        struct layouts *layouts = layouts_open(job);
        for (guint i = 0; ids[i]; i++)
                check_one(job, layouts, by_id, ids[i], &plans);
        struct messages *judged = check_judge(job->messages, &plans, language);
        if (job->fonts)
                fonts_close(job->fonts);
        return judged;
}

/* ---- JSON ---- */

static void add_json_text(GString *out, const char *text)
{
        if (!text) {
                g_string_append(out, "null");
                return;
        }
        g_string_append_c(out, '"');
        for (; *text; text++) {
                guchar c = (guchar)*text;
                if (c == '"' || c == '\\')
                        g_string_append_printf(out, "\\%c", c);
                else if (c < 0x20)
                        g_string_append_printf(out, "\\u%04x", c);
                else
                        g_string_append_c(out, (char)c);
        }
        g_string_append_c(out, '"');
}

static void add_json_place(GString *out, const struct place *place)
{
        g_string_append(out, "\"file\": ");
        add_json_text(out, place->file);
        g_string_append_printf(out, ", \"line\": %u, \"column\": %u, \"width\": %u", place->line, place->col,
                               place->width);
}

static void add_json_message(GString *out, const struct message *message, enum language language)
{
        const struct message_kind *kind = message_kind(message->code);
        g_autofree char *text = message_text(message, language);
        g_autofree char *hint = message_hint(message, language);
        g_string_append_printf(out, "{\"code\": \"%s\", \"severity\": \"%s\", ", kind->code,
                               severity_names[kind->severity]);
        add_json_place(out, &message->at);
        g_string_append(out, ", \"message\": ");
        add_json_text(out, text);
        g_string_append(out, ", \"hint\": ");
        add_json_text(out, hint);
        if (message->other.file) {
                g_string_append(out, ", \"other\": {");
                add_json_place(out, &message->other);
                g_string_append_c(out, '}');
        }
        g_string_append_c(out, '}');
}

static void print_json(struct messages *messages, enum language language)
{
        g_autoptr(GString) out = g_string_new("[");
        messages_sort(messages);
        for (guint i = 0; i < messages_count(messages); i++) {
                g_string_append(out, i ? ",\n  " : "\n  ");
                add_json_message(out, messages_at(messages, i), language);
        }
        g_string_append(out, "\n]\n");
        fputs(out->str, stdout);
}

/* ---- the command ---- */

static int read_severity(const char *name)
{
        for (int i = 0; name && i < SEVERITY_COUNT; i++) {
                if (strcmp(name, severity_names[i]) == 0)
                        return i;
        }
        return name ? -1 : SEVERITY_NOTE;
}

static enum exit_status run(const struct command_line *line, const struct check_options *options, char **ids)
{
        int least = read_severity(options->severity);
        bool json = g_strcmp0(options->format, "json") == 0;
        if (least < 0)
                return usage_wrong(line, "không có mức", "there is no severity", options->severity);
        if (options->format && !json && strcmp(options->format, "text") != 0)
                return usage_wrong(line, "không có dạng", "there is no format", options->format);
        struct job *job = job_for_project(options->root);
        struct messages *messages = job->messages;
        struct messages *judged = check_all(job, *ids ? ids : plan_list(job), line->language);
        struct messages *shown = messages_selected(judged, options->only, (enum severity)least);
        if (json)
                print_json(shown, line->language);
        else
                messages_print(shown, stderr, job->root, line->language);
        bool found = messages_severe(shown, SEVERITY_WARNING) > 0;
        messages_close(shown);
        messages_close(judged);
        job_close(job);
        messages_close(messages);
        return found ? STATUS_FINDINGS : STATUS_CLEAN;
}

enum exit_status command_check(const struct command_line *line)
{
        struct check_options options = {0};
        const GOptionEntry entries[] = {
                {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.root, "thư mục dự án / project folder", "DIR"},
                {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "text, json", "FORMAT"},
                {"only", 0, 0, G_OPTION_ARG_STRING, &options.only, "chỉ một mã điều báo / one code only", "CODE"},
                {"severity", 0, 0, G_OPTION_ARG_STRING, &options.severity, "note, warning, error: ít nhất / at least",
                 "LEVEL"},
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
        return status;
}
