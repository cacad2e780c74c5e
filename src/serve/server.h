/* SPDX-License-Identifier: MIT */
/* Server: HTTP on the loopback addresses of this machine, in the default main
 * loop, without threads.  What it answers is told by who opens it; long
 * answers are sent bit by bit, and streams stay open for news. */
#ifndef SERVE_SERVER_H
#define SERVE_SERVER_H

#include "serve/request.h"

enum {
        SERVER_CONNECTIONS = 256, /* at a time; more are sent away */
        SERVER_HEAD_SECONDS = 10, /* until a request must be whole */
        SERVER_IDLE_SECONDS = 30, /* between requests, or while nobody reads the answer */
        SERVER_END_SECONDS = 2,   /* for the other side to close */
};

/* What is sent back: bytes, or an open file, or a stream. */
struct answer {
        guint status;
        const char *type;
        char *location; /* of a redirect; owned; NULL: none */
        GBytes *bytes;  /* owned; NULL: the file */
        int file;       /* owned; -1: none */
        gint64 count;   /* bytes of the file */
        bool stream;    /* text/event-stream: bytes first, then what server_send says */
};

typedef void (*server_answer)(const struct request *request, void *with, struct answer *answer);

struct server;

/* Listen on 127.0.0.1 and, where there is one, ::1; port 0: any that is free.  NULL with the errno in *error. */
struct server *server_open(guint port, server_answer answer, void *with, int *error);
guint server_port(const struct server *server);
/* To all streams. */
void server_send(struct server *server, const char *text);
/* Close all sockets; in a forked child too, which must not answer. */
void server_close(struct server *server);

#endif
