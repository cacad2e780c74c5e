/* SPDX-License-Identifier: MIT */
#include "commands/rebuild.h"

#include "base/tree.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands/between.h"
#include "commands/options.h"
#include "commands/report-page.h"

enum {
        LOOK_MS = 100,     /* between two looks at the folders, at least */
        LOOK_SHARE = 20,   /* a look may take one part in so many of the time */
        PAGE_MAX = 8 << 20 /* bytes of a report */
};

static const char *const watched[] = {"content", "layouts", "fonts"};

struct rebuild {
        struct rebuild_use use;
        GMainLoop *loop;
        guint64 seen;  /* at the last look */
        guint64 begun; /* when the last build began */
        bool first;    /* no build has begun */
        pid_t pid;     /* of the build under way; 0: none */
        int pipe;      /* what it says */
        guint pipe_source, look_source, signal_source;
        int signals;
        sigset_t mask; /* as it was */
        GString *said;
};

/* What goes through the pipe before the page. */
struct said {
        guint errors, warnings, notes, made, count;
        gboolean changed, kept;
};

/* ---- in the forked process ---- */

static void send_all(int file, const void *bytes, gsize count)
{
        for (const char *at = bytes; count > 0;) {
                gssize n = write(file, at, count);
                if (n <= 0)
                        return;
                at += n;
                count -= (gsize)n;
        }
}

static void G_GNUC_NORETURN build_here(struct rebuild *rebuild, int out)
{
        const struct rebuild_use *use = &rebuild->use;
        struct job *job = job_for_project(use->build.root);
        struct messages *messages = job->messages;
        struct built built = {0};
        if (build_project(job, &use->build, &built) && use->build.check)
                between_check(job, use->build.language);
        guint errors = messages_severe(messages, SEVERITY_ERROR);
        guint warnings = messages_severe(messages, SEVERITY_WARNING) - errors;
        const struct said said = {errors,     warnings,    messages_count(messages) - errors - warnings,
                                  built.made, built.count, built.changed,
                                  built.kept};
        const char *page = use->page ? report_page(job, messages, use->line->language, built.kept) : NULL;
        messages_print(messages, stderr, job->root, use->line->language);
        fflush(NULL);
        send_all(out, &said, sizeof said);
        if (page)
                send_all(out, page, strlen(page));
        _exit(0);
}

static void build_begin(struct rebuild *rebuild)
{
        int ends[2];
        if (!g_unix_open_pipe(ends, FD_CLOEXEC, NULL))
                return;
        fflush(NULL);
        pid_t parent = getpid(), pid = fork();
        if (pid == 0) {
                prctl(PR_SET_PDEATHSIG, SIGTERM);
                if (getppid() != parent)
                        _exit(1);
                sigprocmask(SIG_SETMASK, &rebuild->mask, NULL);
                if (rebuild->use.forked)
                        rebuild->use.forked(rebuild->use.with);
                build_here(rebuild, ends[1]);
        }
        close(ends[1]);
        rebuild->pid = MAX(pid, 0);
        rebuild->pipe = ends[0];
        g_string_truncate(rebuild->said, 0);
}

/* ---- in the main loop ---- */

static void report(struct rebuild *rebuild)
{
        struct said said = {.errors = 1};
        struct report report = {.whole = rebuild->said->len >= sizeof said};
        if (report.whole)
                memcpy(&said, rebuild->said->str, sizeof said);
        report.errors = said.errors;
        report.warnings = said.warnings;
        report.notes = said.notes;
        report.made = said.made;
        report.count = said.count;
        report.changed = said.changed;
        if (rebuild->said->len > sizeof said)
                report.page = rebuild->said->str + sizeof said;
        rebuild->use.done(&report, rebuild->use.with);
}

static gboolean hear(int pipe, GIOCondition condition, gpointer data)
{
        struct rebuild *rebuild = data;
        char bytes[4096];
        (void)condition;
        gssize n = read(pipe, bytes, sizeof bytes);
        if (n > 0) {
                if (rebuild->said->len < PAGE_MAX)
                        g_string_append_len(rebuild->said, bytes, n);
                return G_SOURCE_CONTINUE;
        }
        rebuild->pipe_source = 0;
        close(pipe);
        waitpid(rebuild->pid, NULL, 0);
        rebuild->pid = 0;
        report(rebuild);
        return G_SOURCE_REMOVE;
}

static guint64 sum_of(const struct rebuild *rebuild)
{
        const char *root = rebuild->use.build.root ? rebuild->use.build.root : ".";
        guint64 sum = 0;
        for (guint i = 0; i < G_N_ELEMENTS(watched); i++) {
                g_autofree char *path = g_build_filename(root, watched[i], NULL);
                sum = sum * 31 + tree_sum(path, NULL);
        }
        return sum;
}

/* A build begins when two looks saw the same, and not what the last one was made of: an editor writes bit by bit. */
static gboolean look(gpointer data)
{
        struct rebuild *rebuild = data;
        gint64 from = g_get_monotonic_time();
        guint64 now = sum_of(rebuild);
        gint64 took = (g_get_monotonic_time() - from) / 1000;
        bool quiet = now == rebuild->seen && now != rebuild->begun;
        rebuild->seen = now;
        if (!rebuild->pid && (rebuild->first || quiet)) {
                rebuild->first = false;
                rebuild->begun = now;
                build_begin(rebuild);
                if (rebuild->pid)
                        rebuild->pipe_source = g_unix_fd_add(rebuild->pipe, G_IO_IN | G_IO_HUP, hear, rebuild);
        }
        rebuild->look_source = g_timeout_add((guint)MAX(LOOK_MS, took * LOOK_SHARE), look, rebuild);
        return G_SOURCE_REMOVE;
}

static gboolean stop(int signals, GIOCondition condition, gpointer data)
{
        struct rebuild *rebuild = data;
        struct signalfd_siginfo taken;
        (void)condition;
        if (read(signals, &taken, sizeof taken) != sizeof taken)
                return G_SOURCE_CONTINUE;
        g_main_loop_quit(rebuild->loop);
        return G_SOURCE_CONTINUE;
}

struct rebuild *rebuild_open(const struct rebuild_use *use)
{
        struct rebuild *rebuild = g_new0(struct rebuild, 1);
        sigset_t ends;
        rebuild->use = *use;
        rebuild->first = true;
        rebuild->loop = g_main_loop_new(NULL, FALSE);
        rebuild->said = g_string_new(NULL);
        sigemptyset(&ends);
        sigaddset(&ends, SIGINT);
        sigaddset(&ends, SIGTERM);
        sigprocmask(SIG_BLOCK, &ends, &rebuild->mask);
        rebuild->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
        rebuild->signal_source = g_unix_fd_add(rebuild->signals, G_IO_IN, stop, rebuild);
        rebuild->look_source = g_timeout_add(0, look, rebuild);
        return rebuild;
}

void rebuild_run(struct rebuild *rebuild)
{
        g_main_loop_run(rebuild->loop);
}

void rebuild_close(struct rebuild *rebuild)
{
        guint sources[] = {rebuild->pipe_source, rebuild->look_source, rebuild->signal_source};
        for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
                if (sources[i])
                        g_source_remove(sources[i]);
        }
        if (rebuild->pid) {
                kill(rebuild->pid, SIGTERM);
                waitpid(rebuild->pid, NULL, 0);
                close(rebuild->pipe);
        }
        close(rebuild->signals);
        sigprocmask(SIG_SETMASK, &rebuild->mask, NULL);
        g_main_loop_unref(rebuild->loop);
        g_string_free(rebuild->said, TRUE);
        g_free(rebuild);
}
