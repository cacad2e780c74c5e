/* SPDX-License-Identifier: MIT */
#include "base/workers.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum {
        TASKS = 40,
};

struct run {
        struct job job;
        guint dies; /* every so many tasks dies; 0: none */
        pid_t parent;
};

static const char *name(guint i, void *with)
{
        (void)with;
        static char names[TASKS][8];
        g_snprintf(names[i], sizeof names[i], "ke-%u", i);
        return names[i];
}

static GBytes *task(struct job *job, guint i, void *with)
{
        const struct run *run = with;
        char number[16];
        g_snprintf(number, sizeof number, "%u", i);
        message_add(job->messages, (struct place){"x", i + 1, 1, 1}, MESSAGE_FIELD_BLANK, number, NULL);
        if (run->dies && i % run->dies == 1)
                raise(i % 2 ? SIGKILL : SIGTERM);
        if (run->dies && i == 0)
                _exit(7);
        if (i == 2)
                return NULL;
        /* more than a pipe holds */
        char *bytes = g_malloc(200000 + i);
        memset(bytes, (int)('a' + i % 26), 200000 + i);
        return g_bytes_new_take(bytes, 200000 + i);
}

static void assert_result(GBytes *result, guint i)
{
        if (i == 2) {
                g_assert_null(result);
                return;
        }
        gsize count;
        const char *bytes = g_bytes_get_data(result, &count);
        g_assert_cmpuint(count, ==, 200000 + i);
        g_assert_cmpint(bytes[count - 1], ==, 'a' + (int)(i % 26));
}

static void run_all(struct run *run, guint count, guint workers, GBytes **results)
{
        run->job = (struct job){.messages = messages_open(), .root = ".", .limits = limits_default};
        g_assert_true(workers_run(&run->job, count, workers, task, run, results, name));
}

static void drop(struct run *run, GBytes **results)
{
        for (guint i = 0; i < TASKS; i++)
                g_clear_pointer(&results[i], g_bytes_unref);
        messages_close(run->job.messages);
}

static void test_order(void)
{
        static const guint workers[] = {1, 2, 3, 8, 1000};
        for (guint w = 0; w < G_N_ELEMENTS(workers); w++) {
                struct run run = {0};
                GBytes *results[TASKS] = {0};
                run_all(&run, TASKS, workers[w], results);
                g_assert_cmpuint(messages_count(run.job.messages), ==, TASKS);
                for (guint i = 0; i < TASKS; i++) {
                        assert_result(results[i], i);
                        g_assert_cmpuint(messages_at(run.job.messages, i)->at.line, ==, i + 1);
                }
                drop(&run, results);
        }
}

static void test_death(void)
{
        struct run run = {.dies = 5};
        GBytes *results[TASKS] = {0};
        run_all(&run, TASKS, 3, results);
        g_assert_cmpuint(messages_count(run.job.messages), ==, TASKS);
        for (guint i = 0; i < TASKS; i++) {
                const struct message *m = messages_at(run.job.messages, i);
                if (i % 5 != 1 && i != 0) {
                        assert_result(results[i], i);
                        continue;
                }
                g_assert_null(results[i]);
                g_assert_cmpint(m->code, ==, MESSAGE_WORKER_DIED);
                g_assert_cmpstr(m->arguments[0], ==, name(i, NULL));
                g_assert_cmpstr(m->arguments[1], ==, i == 0 ? "exit 7" : strsignal(i % 2 ? SIGKILL : SIGTERM));
        }
        drop(&run, results);
}

static GBytes *tell_process(struct job *job, guint i, void *with)
{
        (void)job;
        (void)i;
        (void)with;
        pid_t pid = getpid();
        return g_bytes_new(&pid, sizeof pid);
}

static void test_process(void)
{
        struct job job = {.messages = messages_open(), .root = ".", .limits = limits_default};
        GBytes *results[2] = {0};
        pid_t self = getpid();
        g_assert_true(workers_run(&job, 1, 1, tell_process, NULL, results, name));
        g_assert_cmpmem(g_bytes_get_data(results[0], NULL), sizeof self, &self, sizeof self);
        g_bytes_unref(results[0]);
        g_assert_true(workers_run(&job, 2, 1, tell_process, NULL, results, name));
        g_assert_true(memcmp(g_bytes_get_data(results[0], NULL), &self, sizeof self) != 0);
        g_bytes_unref(results[0]);
        g_bytes_unref(results[1]);
        g_assert_true(workers_run(&job, 0, 4, tell_process, NULL, results, name));
        messages_close(job.messages);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/workers/order", test_order);
        g_test_add_func("/workers/death", test_death);
        g_test_add_func("/workers/process", test_process);
        return g_test_run();
}
