/* SPDX-License-Identifier: MIT */
/* kehoach serve: the site on this machine, made anew as its sources change,
 * with what the build has to say in the page. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "commands/options.h"
#include "commands/rebuild.h"
#include "serve/folder.h"
#include "serve/server.h"

#define OWN    "/.kehoach/"
#define SCRIPT "<script src=\"" OWN "serve.js\" defer></script>\n"

enum {
        PAGE_MAX = 32 << 20, /* bytes of a page that the script is put into */
        PORT = 8000,
};

struct serving {
        const struct command_line *line;
        struct job *job; /* for layouts/serve */
        struct server *server;
        const char *folder; /* the site */
        GBytes *messages;   /* of the last build, as a page */
        char *news;         /* the last event */
        guint site, builds; /* how often the site has changed, and was built */
};

/* ---- answers ---- */

static void answer_text(struct answer *answer, guint status, const char *type, const char *text)
{
        answer->status = status;
        answer->type = type;
        answer->bytes = g_bytes_new(text, strlen(text));
}

static GBytes *file_bytes(int file, gint64 count)
{
        g_autofree char *bytes = g_malloc((gsize)count + 1);
        gsize have = 0;
        while (have < (gsize)count) {
                gssize n = read(file, bytes + have, (gsize)count - have);
                if (n <= 0)
                        break;
                have += (gsize)n;
        }
        return g_bytes_new_take(g_steal_pointer(&bytes), have);
}

/* The page with our script in its head; the file itself stays as it is. */
static GBytes *with_script(GBytes *page)
{
        gsize count;
        const char *bytes = g_bytes_get_data(page, &count);
        const char *head = bytes ? memmem(bytes, count, "</head>", 7) : NULL;
        if (!head)
                return g_bytes_ref(page);
        GString *out = g_string_new_len(bytes, head - bytes);
        g_string_append(out, SCRIPT);
        g_string_append_len(out, head, (gssize)count - (head - bytes));
        return g_string_free_to_bytes(out);
}

static void answer_file(struct answer *answer, guint status, const struct found_file *found)
{
        answer->status = status;
        answer->type = found->type;
        if (!g_str_has_prefix(found->type, "text/html") || found->bytes > PAGE_MAX) {
                answer->file = found->file;
                answer->count = found->bytes;
                return;
        }
        g_autoptr(GBytes) page = file_bytes(found->file, found->bytes);
        answer->bytes = with_script(page);
        close(found->file);
}

static void answer_missing(struct serving *serving, struct answer *answer)
{
        struct found_file found;
        if (folder_find(serving->folder, "/404.html", &found) == FOUND_FILE)
                answer_file(answer, 404, &found);
        else
                answer_text(answer, 404, "text/plain; charset=utf-8", "404\n");
}

/* A folder's address ends with "/", else the links of its page would lead elsewhere. */
static void answer_folder(const struct request *request, struct answer *answer)
{
        g_autofree char *escaped = g_uri_escape_string(request->path, "/", TRUE);
        answer_text(answer, 301, "text/plain; charset=utf-8", "301\n");
        answer->location =
                g_strdup_printf("%s/%s%s", escaped, request->query ? "?" : "", request->query ? request->query : "");
}

static bool answer_layout_file(struct serving *serving, const char *name, struct answer *answer)
{
        g_autofree char *own = g_build_filename(serving->job->root, "layouts/serve", NULL);
        g_autofree char *shared =
                serving->job->share ? g_build_filename(serving->job->share, "layouts/serve", NULL) : NULL;
        g_autofree char *path = g_strconcat("/", name, NULL);
        struct found_file found;
        if (folder_find(own, path, &found) != FOUND_FILE &&
            (!shared || folder_find(shared, path, &found) != FOUND_FILE))
                return false;
        answer_file(answer, 200, &found);
        return true;
}

static void answer_own(struct serving *serving, const char *name, struct answer *answer)
{
        if (strcmp(name, "news") == 0) {
                answer_text(answer, 200, "text/event-stream", serving->news ? serving->news : ": \n\n");
                answer->stream = true;
        } else if (strcmp(name, "messages") == 0 && serving->messages) {
                answer->status = 200;
                answer->type = "text/html; charset=utf-8";
                answer->bytes = with_script(serving->messages);
        } else if ((strcmp(name, "serve.js") != 0 && strcmp(name, "serve.css") != 0) ||
                   !answer_layout_file(serving, name, answer)) {
                answer_missing(serving, answer);
        }
}

static void answer(const struct request *request, void *with, struct answer *answer)
{
        struct serving *serving = with;
        struct found_file found;
        if (g_str_has_prefix(request->path, OWN)) {
                answer_own(serving, request->path + strlen(OWN), answer);
                return;
        }
        switch (folder_find(serving->folder, request->path, &found)) {
        case FOUND_FILE:
                answer_file(answer, 200, &found);
                break;
        case FOUND_FOLDER:
                answer_folder(request, answer);
                break;
        case FOUND_NOTHING:
                if (strcmp(request->path, "/") == 0 && serving->messages)
                        answer_own(serving, "messages", answer); /* the very first build failed */
                else
                        answer_missing(serving, answer);
                break;
        }
}

/* ---- builds ---- */

static void print_report(const struct serving *serving, const struct report *report)
{
        bool vi = serving->line->language == LANGUAGE_VI;
        if (!report->whole)
                fprintf(stderr, "%s",
                        vi ? "kehoach serve: lần làm này bị dừng giữa chừng\n"
                           : "kehoach serve: this build came to no end\n");
        printf(vi ? "Đã làm %u trên %u kế hoạch: %u lỗi, %u cảnh báo.\n"
                  : "%u of %u plans made: %u errors, %u warnings.\n",
               report->made, report->count, report->errors, report->warnings);
        fflush(stdout);
}

static void built(const struct report *report, void *with)
{
        static const char *const names[LANGUAGE_COUNT] = {"vi", "en"};
        struct serving *serving = with;
        serving->builds++;
        serving->site += report->changed;
        print_report(serving, report);
        g_clear_pointer(&serving->messages, g_bytes_unref);
        if (report->page)
                serving->messages = g_bytes_new(report->page, strlen(report->page));
        g_free(serving->news);
        serving->news = g_strdup_printf("data: {\"site\":%u,\"build\":%u,\"lang\":\"%s\",\"errors\":%u,\"warnings\":%u,"
                                        "\"notes\":%u}\n\n",
                                        serving->site, serving->builds, names[serving->line->language], report->errors,
                                        report->warnings, report->notes);
        server_send(serving->server, serving->news);
}

static void forked(void *with)
{
        struct serving *serving = with;
        server_close(serving->server);
}

/* ---- the command ---- */

struct serve_options {
        char *root, *out;
        int port, workers;
};

static enum exit_status fail_port(const struct command_line *line, int port, int error)
{
        bool vi = line->language == LANGUAGE_VI;
        if (error == EADDRINUSE)
                fprintf(stderr,
                        vi ? "kehoach serve: cổng %d đang có chương trình khác dùng; chọn cổng khác: -p %d\n"
                           : "kehoach serve: port %d is taken by another program; choose another: -p %d\n",
                        port, port + 1);
        else
                fprintf(stderr,
                        vi ? "kehoach serve: không mở được cổng %d: %s\n" : "kehoach serve: cannot open port %d: %s\n",
                        port, g_strerror(error));
        return STATUS_SYSTEM;
}

static enum exit_status serve(const struct command_line *line, const struct serve_options *options)
{
        struct serving serving = {.line = line, .job = job_for_project(options->root)};
        struct messages *messages = serving.job->messages;
        const char *out = options->out ? options->out : "output";
        if (!options->out && options->root)
                out = arena_printf(serving.job->arena, "%s/output", options->root);
        serving.folder = arena_printf(serving.job->arena, "%s/site", out);
        int error = 0;
        enum exit_status status = STATUS_CLEAN;
        serving.server = server_open((guint)options->port, answer, &serving, &error);
        if (!serving.server) {
                status = fail_port(line, options->port, error);
        } else {
                const struct rebuild_use use = {
                        .line = line,
                        .build = {.root = options->root,
                                  .out = out,
                                  .workers = (guint)options->workers,
                                  .slice = 1,
                                  .slices = 1,
                                  .check = true,
                                  .only_good = true,
                                  .language = line->language},
                        .page = true,
                        .done = built,
                        .forked = forked,
                        .with = &serving,
                };
                printf(line->language == LANGUAGE_VI ? "Xem ở http://localhost:%u/ (Ctrl-C để dừng)\n"
                                                     : "See http://localhost:%u/ (Ctrl-C ends)\n",
                       server_port(serving.server));
                fflush(stdout);
                struct rebuild *rebuild = rebuild_open(&use);
                rebuild_run(rebuild);
                rebuild_close(rebuild);
                server_close(serving.server);
        }
        g_clear_pointer(&serving.messages, g_bytes_unref);
        g_free(serving.news);
        job_close(serving.job);
        messages_close(messages);
        return status;
}

enum exit_status command_serve(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        struct serve_options options = {.port = PORT, .workers = 1};
        const GOptionEntry entries[] = {
                {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.root, vi ? "thư mục dự án" : "project folder",
                 "DIR"},
                {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
                 vi ? "nơi ghi; không ghi: output trong dự án" : "where to write; default: output in the project",
                 "DIR"},
                {"port", 'p', 0, G_OPTION_ARG_INT, &options.port,
                 vi ? "cổng; không ghi: 8000; 0: cổng nào trống" : "port; default: 8000; 0: any that is free", "N"},
                {"jobs", 'j', 0, G_OPTION_ARG_INT, &options.workers, vi ? "số tiến trình" : "processes", "N"},
                G_OPTION_ENTRY_NULL,
        };
        static const struct usage usage = {
                .arguments = {"— xem trang trên máy này, tự làm lại khi nguồn thay đổi",
                              "— show the site on this machine, built again as sources change"}};
        char **rest = NULL;
        enum exit_status status = STATUS_USAGE;
        if (options_read(line, entries, &usage, &rest)) {
                if (rest[0])
                        usage_wrong(line, "không hiểu", "not understood", rest[0]);
                else if (options.port < 0 || options.port > 65535)
                        usage_wrong(line, "-p cần số từ 0 đến 65535", "-p wants a number from 0 to 65535", NULL);
                else if (options.workers < 1 || options.workers > 256)
                        usage_wrong(line, "-j cần số từ 1 đến 256", "-j wants a number from 1 to 256", NULL);
                else
                        status = serve(line, &options);
        }
        g_strfreev(rest);
        g_free(options.root);
        g_free(options.out);
        return status;
}
