/* SPDX-License-Identifier: MIT */
#include "base/workers.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
        WORKERS_MAX = 256,
        KEEP_BYTES = 16 << 20,
        PAD_BYTES = 1 << 20,
};

/* What a task sent home: its messages, then its result, at `offset` of the bytes that all workers write. */
struct parcel {
        gint64 offset;
        gsize messages;
        gsize result;
        bool has_result;
        bool whole; /* set last: all of it is there */
};

/* Memory that parent and workers share. */
struct shared {
        atomic_uint next;             /* task to be taken */
        atomic_llong end;             /* of the bytes written so far */
        atomic_uint now[WORKERS_MAX]; /* what each worker is at: its task + 1; 0: none */
        struct parcel parcels[];
};

struct pool {
        struct job *job;
        guint count;
        guint workers;
        worker_task task;
        void *with;
        const char *(*name)(guint i, void *with);
        struct shared *shared;
        gsize shared_bytes;
        int bytes; /* file in memory */
        pid_t pids[WORKERS_MAX];
        char **deaths; /* by task: how its worker died */
};

static bool move_all(int file, void *bytes, gsize count, gint64 offset, bool out)
{
        for (char *at = bytes; count > 0;) {
                gssize n = out ? pwrite(file, at, count, offset) : pread(file, at, count, offset);
                if (n < 0 && errno == EINTR)
                        continue;
                if (n <= 0)
                        return false;
                at += n;
                offset += n;
                count -= (gsize)n;
        }
        return true;
}

/* ---- in a worker ---- */

static void send_home(struct pool *pool, guint i, GBytes *messages, GBytes *result)
{
        struct parcel *parcel = &pool->shared->parcels[i];
        gsize count = 0;
        const void *data = result ? g_bytes_get_data(result, &count) : NULL;
        parcel->messages = g_bytes_get_size(messages);
        parcel->result = count;
        parcel->has_result = result != NULL;
        parcel->offset = atomic_fetch_add(&pool->shared->end, (long long)(parcel->messages + count));
        gconstpointer packed = g_bytes_get_data(messages, NULL);
        parcel->whole = move_all(pool->bytes, (void *)packed, parcel->messages, parcel->offset, true) &&
                        move_all(pool->bytes, (void *)data, count, parcel->offset + (gint64)parcel->messages, true);
}

static void run_task(struct pool *pool, guint i)
{
        struct job *job = job_open(pool->job);
        job->messages = messages_open();
        g_autoptr(GBytes) result = pool->task(job, i, pool->with);
        g_autoptr(GBytes) messages = messages_pack(job->messages);
        send_home(pool, i, messages, result);
        messages_close(job->messages);
        job_close(job);
}

static void run_worker(struct pool *pool, guint worker, pid_t parent)
{
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        mallopt(M_TRIM_THRESHOLD, KEEP_BYTES); /* what one task gives back is what the next one takes */
        mallopt(M_TOP_PAD, PAD_BYTES);
        if (getppid() != parent)
                _exit(1);
        for (;;) {
                guint i = atomic_fetch_add(&pool->shared->next, 1);
                if (i >= pool->count)
                        break;
                atomic_store(&pool->shared->now[worker], i + 1);
                run_task(pool, i);
                atomic_store(&pool->shared->now[worker], 0);
        }
        fflush(NULL);
        _exit(0);
}

/* ---- in the parent ---- */

static bool start_worker(struct pool *pool, guint worker)
{
        pid_t parent = getpid();
        fflush(NULL); /* else both would write what stands in the buffers */
        pid_t pid = fork();
        if (pid == 0)
                run_worker(pool, worker, parent);
        pool->pids[worker] = pid > 0 ? pid : 0;
        return pid > 0;
}

static char *how_it_died(int status)
{
        if (WIFSIGNALED(status))
                return g_strdup(strsignal(WTERMSIG(status)));
        return g_strdup_printf("exit %d", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

static guint find_worker(const struct pool *pool, pid_t pid)
{
        for (guint i = 0; i < pool->workers; i++) {
                if (pool->pids[i] == pid)
                        return i;
        }
        return G_MAXUINT;
}

/* A worker that ended within a task died of it; a fresh one takes its chair if there is more to do. */
static guint end_worker(struct pool *pool, guint worker, int status)
{
        guint now = atomic_exchange(&pool->shared->now[worker], 0);
        pool->pids[worker] = 0;
        if (now && !pool->deaths[now - 1])
                pool->deaths[now - 1] = how_it_died(status);
        if (atomic_load(&pool->shared->next) >= pool->count)
                return 0;
        return start_worker(pool, worker) ? 1 : 0;
}

static bool run_workers(struct pool *pool)
{
        guint running = 0;
        for (guint i = 0; i < pool->workers; i++)
                running += start_worker(pool, i);
        while (running > 0) {
                int status;
                pid_t pid = waitpid(-1, &status, 0);
                if (pid < 0 && errno == EINTR)
                        continue;
                if (pid < 0)
                        break;
                guint worker = find_worker(pool, pid);
                if (worker < pool->workers)
                        running = running - 1 + end_worker(pool, worker, status);
        }
        if (atomic_load(&pool->shared->next) >= pool->count)
                return true;
        message_add(pool->job->messages, (struct place){0}, MESSAGE_WORKER_START, g_strerror(errno), NULL);
        return false;
}

static GBytes *read_bytes(struct pool *pool, gint64 offset, gsize count)
{
        void *bytes = g_malloc(count ? count : 1);
        if (move_all(pool->bytes, bytes, count, offset, false))
                return g_bytes_new_take(bytes, count);
        g_free(bytes);
        return NULL;
}

static void take_home(struct pool *pool, guint i, GBytes **result)
{
        const struct parcel *parcel = &pool->shared->parcels[i];
        struct messages *messages = pool->job->messages;
        g_autoptr(GBytes) packed = parcel->whole ? read_bytes(pool, parcel->offset, parcel->messages) : NULL;
        if (!packed || !messages_unpack(messages, packed)) {
                const char *how = pool->deaths[i] ? pool->deaths[i] : "?";
                message_add(messages, (struct place){0}, MESSAGE_WORKER_DIED, pool->name(i, pool->with), how, NULL);
                return;
        }
        if (parcel->has_result)
                *result = read_bytes(pool, parcel->offset + (gint64)parcel->messages, parcel->result);
}

static bool open_pool(struct pool *pool)
{
        pool->shared_bytes = sizeof *pool->shared + pool->count * sizeof *pool->shared->parcels;
        void *shared = mmap(NULL, pool->shared_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        pool->bytes = memfd_create("kehoach", MFD_CLOEXEC);
        if (shared != MAP_FAILED && pool->bytes >= 0) {
                pool->shared = shared;
                pool->deaths = g_new0(char *, pool->count);
                return true;
        }
        message_add(pool->job->messages, (struct place){0}, MESSAGE_WORKER_START, g_strerror(errno), NULL);
        if (shared != MAP_FAILED)
                munmap(shared, pool->shared_bytes);
        if (pool->bytes >= 0)
                close(pool->bytes);
        return false;
}

static void close_pool(struct pool *pool)
{
        for (guint i = 0; i < pool->count; i++)
                g_free(pool->deaths[i]);
        g_free(pool->deaths);
        munmap(pool->shared, pool->shared_bytes);
        close(pool->bytes);
}

static bool run_here(struct job *parent, worker_task task, void *with, GBytes **result)
{
        struct job *job = job_open(parent);
        *result = task(job, 0, with);
        job_close(job);
        return true;
}

bool workers_run(struct job *job, guint count, guint workers, worker_task task, void *with, GBytes **results,
                 const char *(*name)(guint i, void *with))
{
        for (guint i = 0; i < count; i++)
                results[i] = NULL;
        if (count == 0 || (count == 1 && workers <= 1))
                return count == 0 || run_here(job, task, with, results);
        struct pool pool = {.job = job, .count = count, .task = task, .with = with, .name = name};
        pool.workers = CLAMP(workers, 1, MIN(count, WORKERS_MAX));
        if (!open_pool(&pool))
                return false;
        bool ran = run_workers(&pool);
        for (guint i = 0; ran && i < count; i++)
                take_home(&pool, i, &results[i]);
        close_pool(&pool);
        return ran;
}
