/* SPDX-License-Identifier: MIT */
#include "serve/server.h"

#include <errno.h>
#include <glib-unix.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
        CHUNK = 1 << 16,
        STREAM_WAITING = 1 << 20, /* bytes that nobody reads */
};

struct connection {
        struct server *server;
        int socket;
        guint source; /* of the main loop; watches for what is waited for */
        bool writing; /* else reading */
        bool stream;  /* open for news, without end */
        bool ending;  /* all is said; the other side's end is waited for */
        bool keep;    /* open behind this answer */
        GString *in;  /* what came and is not answered yet */
        GString *out; /* what goes out next, from `sent` on */
        gsize sent;
        int file;        /* what comes behind out; -1: nothing */
        gint64 left;     /* bytes of it */
        gint64 deadline; /* of the monotonic clock */
};

struct server {
        guint port;
        int sockets[2];
        guint sources[2];
        guint clock;
        server_answer answer;
        void *with;
        GHashTable *connections;
};

static gboolean connection_ready(int socket, GIOCondition condition, gpointer data);

/* ---- a connection ---- */

static void connection_close(gpointer data)
{
        struct connection *c = data;
        if (c->source)
                g_source_remove(c->source);
        close(c->socket);
        if (c->file >= 0)
                close(c->file);
        g_string_free(c->in, TRUE);
        g_string_free(c->out, TRUE);
        g_free(c);
}

static void wait_seconds(struct connection *c, guint seconds)
{
        c->deadline = g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND;
}

/* Watch for room to write or for bytes to read. */
static void turn(struct connection *c, bool writing)
{
        if (c->source && c->writing == writing)
                return;
        if (c->source)
                g_source_remove(c->source);
        c->writing = writing;
        GIOCondition what = writing ? G_IO_OUT : G_IO_IN;
        c->source = g_unix_fd_add(c->socket, what | G_IO_HUP | G_IO_ERR, connection_ready, c);
}

/* ---- answers ---- */

static const char *reason_of(guint status)
{
        static const struct {
                guint status;
                const char *text;
        } reasons[] = {{200, "OK"},
                       {301, "Moved Permanently"},
                       {400, "Bad Request"},
                       {403, "Forbidden"},
                       {404, "Not Found"},
                       {405, "Method Not Allowed"},
                       {408, "Request Timeout"},
                       {431, "Request Header Fields Too Large"},
                       {503, "Service Unavailable"},
                       {505, "HTTP Version Not Supported"}};
        for (guint i = 0; i < G_N_ELEMENTS(reasons); i++) {
                if (reasons[i].status == status)
                        return reasons[i].text;
        }
        return "Internal Server Error";
}

static void answer_head(struct connection *c, const struct answer *answer, gint64 count)
{
        GString *out = c->out;
        g_string_append_printf(out, "HTTP/1.1 %u %s\r\n", answer->status, reason_of(answer->status));
        g_string_append_printf(out, "Content-Type: %s\r\n", answer->type);
        if (answer->stream)
                g_string_append(out, "X-Accel-Buffering: no\r\n");
        else
                g_string_append_printf(out, "Content-Length: %" G_GINT64_FORMAT "\r\n", count);
        if (answer->status == 405)
                g_string_append(out, "Allow: GET, HEAD\r\n");
        if (answer->location)
                g_string_append_printf(out, "Location: %s\r\n", answer->location);
        g_string_append(out, "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                             "Cross-Origin-Resource-Policy: same-origin\r\n");
        g_string_append_printf(out, "Connection: %s\r\n\r\n", c->keep || answer->stream ? "keep-alive" : "close");
}

static void answer_start(struct connection *c, struct answer *answer, bool head)
{
        gsize count = 0;
        const void *bytes = answer->bytes ? g_bytes_get_data(answer->bytes, &count) : NULL;
        answer_head(c, answer, bytes ? (gint64)count : answer->count);
        if (bytes && !head)
                g_string_append_len(c->out, bytes, (gssize)count);
        if (answer->file >= 0 && !head) {
                c->file = answer->file;
                c->left = answer->count;
        } else if (answer->file >= 0) {
                close(answer->file);
        }
        c->stream = answer->stream && !head;
        g_clear_pointer(&answer->bytes, g_bytes_unref);
        g_clear_pointer(&answer->location, g_free);
        wait_seconds(c, SERVER_IDLE_SECONDS);
        turn(c, true);
}

/* A status that needs no more words. */
static void refuse(struct connection *c, guint status, bool head)
{
        g_autofree char *text = g_strdup_printf("%u %s\n", status, reason_of(status));
        struct answer answer = {.status = status, .type = "text/plain; charset=utf-8", .file = -1};
        answer.bytes = g_bytes_new(text, strlen(text));
        c->keep = false;
        answer_start(c, &answer, head);
}

/* Answers the first whole request that has come; false: there is none. */
static bool answer_next(struct connection *c)
{
        gsize length = request_length(c->in->str, c->in->len);
        if (length > REQUEST_BYTES || (!length && c->in->len >= REQUEST_BYTES)) {
                refuse(c, 431, false);
                return true;
        }
        if (!length)
                return false;
        struct request request;
        request_read(c->in->str, length, c->server->port, &request);
        g_string_erase(c->in, 0, (gssize)length);
        c->keep = request.keep;
        if (request.status) {
                refuse(c, request.status, request.head);
        } else {
                struct answer answer = {.status = 404, .type = "text/plain; charset=utf-8", .file = -1};
                c->server->answer(&request, c->server->with, &answer);
                answer_start(c, &answer, request.head);
        }
        request_clear(&request);
        return true;
}

/* ---- reading and writing ---- */

/* False: the connection is over. */
static bool read_more(struct connection *c)
{
        char bytes[4096];
        gssize n = recv(c->socket, bytes, sizeof bytes, 0);
        if (n < 0 && (errno == EAGAIN || errno == EINTR))
                return true;
        if (n <= 0)
                return false;
        if (c->stream || c->ending)
                return true; /* nothing is expected there */
        if (c->in->len == 0)
                wait_seconds(c, SERVER_HEAD_SECONDS);
        g_string_append_len(c->in, bytes, n);
        answer_next(c);
        return true;
}

/* Takes the next bytes of the file; one that has become shorter ends the connection. */
static bool refill(struct connection *c)
{
        gsize room = (gsize)MIN(c->left, CHUNK);
        g_string_set_size(c->out, room);
        gssize n = read(c->file, c->out->str, room);
        if (n <= 0)
                return false;
        g_string_set_size(c->out, (gsize)n);
        c->sent = 0;
        c->left -= n;
        return true;
}

static bool write_more(struct connection *c)
{
        if (c->sent < c->out->len) {
                gssize n = send(c->socket, c->out->str + c->sent, c->out->len - c->sent, MSG_NOSIGNAL);
                if (n < 0)
                        return errno == EAGAIN || errno == EINTR;
                c->sent += (gsize)n;
                wait_seconds(c, SERVER_IDLE_SECONDS);
        }
        if (c->sent < c->out->len)
                return true;
        g_string_truncate(c->out, 0);
        c->sent = 0;
        if (c->file >= 0 && c->left > 0)
                return refill(c);
        if (c->file >= 0)
                close(c->file);
        c->file = -1;
        if (!c->stream && !c->keep) {
                shutdown(c->socket, SHUT_WR);
                c->ending = true;
                wait_seconds(c, SERVER_END_SECONDS);
        }
        if (c->stream || c->ending || !answer_next(c))
                turn(c, false);
        return true;
}

static gboolean connection_ready(int socket, GIOCondition condition, gpointer data)
{
        struct connection *c = data;
        (void)socket;
        bool open = !(condition & G_IO_ERR) && (c->writing ? write_more(c) : read_more(c));
        if (!open)
                g_hash_table_remove(c->server->connections, c);
        return G_SOURCE_CONTINUE; /* turn and connection_close remove it themselves */
}

/* ---- the server ---- */

static gboolean take_connection(int listening, GIOCondition condition, gpointer data)
{
        struct server *server = data;
        (void)condition;
        int socket = accept4(listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
                return G_SOURCE_CONTINUE;
        struct connection *c = g_new0(struct connection, 1);
        *c = (struct connection){.server = server, .socket = socket, .file = -1};
        c->in = g_string_new(NULL);
        c->out = g_string_new(NULL);
        wait_seconds(c, SERVER_HEAD_SECONDS);
        g_hash_table_add(server->connections, c);
        turn(c, false);
        if (g_hash_table_size(server->connections) > SERVER_CONNECTIONS)
                refuse(c, 503, false);
        return G_SOURCE_CONTINUE;
}

static gboolean is_late(gpointer key, gpointer value, gpointer now)
{
        const struct connection *c = key;
        (void)value;
        bool waits = c->stream && c->out->len == 0; /* may be silent for long */
        return !waits && c->deadline < *(gint64 *)now;
}

static gboolean sweep(gpointer data)
{
        struct server *server = data;
        gint64 now = g_get_monotonic_time();
        g_hash_table_foreach_remove(server->connections, is_late, &now);
        return G_SOURCE_CONTINUE;
}

/* A listening socket; -1 with errno. */
static int listen_on(const struct sockaddr *address, socklen_t length)
{
        int yes = 1, file = socket(address->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (file < 0)
                return -1;
        setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        if (address->sa_family == AF_INET6)
                setsockopt(file, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
        if (bind(file, address, length) == 0 && listen(file, 128) == 0)
                return file;
        int error = errno;
        close(file);
        errno = error;
        return -1;
}

static bool listen_on_both(struct server *server, guint port)
{
        struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((guint16)port)};
        struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_addr = in6addr_loopback};
        socklen_t length = sizeof four;
        four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        server->sockets[1] = -1;
        server->sockets[0] = listen_on((struct sockaddr *)&four, length);
        if (server->sockets[0] < 0 || getsockname(server->sockets[0], (struct sockaddr *)&four, &length) != 0)
                return false;
        server->port = ntohs(four.sin_port);
        six.sin6_port = four.sin_port;
        server->sockets[1] = listen_on((struct sockaddr *)&six, sizeof six);
        return server->sockets[1] >= 0 || errno != EADDRINUSE; /* else there is no ::1 here */
}

struct server *server_open(guint port, server_answer answer, void *with, int *error)
{
        struct server *server = g_new0(struct server, 1);
        server->answer = answer;
        server->with = with;
        server->connections = g_hash_table_new_full(NULL, NULL, connection_close, NULL);
        if (!listen_on_both(server, port)) {
                *error = errno;
                server_close(server);
                return NULL;
        }
        for (guint i = 0; i < G_N_ELEMENTS(server->sockets); i++) {
                if (server->sockets[i] >= 0)
                        server->sources[i] = g_unix_fd_add(server->sockets[i], G_IO_IN, take_connection, server);
        }
        server->clock = g_timeout_add_seconds(1, sweep, server);
        return server;
}

guint server_port(const struct server *server)
{
        return server->port;
}

void server_send(struct server *server, const char *text)
{
        GHashTableIter iter;
        gpointer key;
        g_hash_table_iter_init(&iter, server->connections);
        while (g_hash_table_iter_next(&iter, &key, NULL)) {
                struct connection *c = key;
                if (!c->stream || c->out->len > STREAM_WAITING)
                        continue;
                g_string_append(c->out, text);
                turn(c, true);
        }
}

void server_close(struct server *server)
{
        g_hash_table_destroy(server->connections);
        for (guint i = 0; i < G_N_ELEMENTS(server->sockets); i++) {
                if (server->sources[i])
                        g_source_remove(server->sources[i]);
                if (server->sockets[i] >= 0)
                        close(server->sockets[i]);
        }
        if (server->clock)
                g_source_remove(server->clock);
        g_free(server);
}
