/* SPDX-License-Identifier: MIT */
/* Request: the head of an HTTP request (RFC 9112), taken apart and judged.
 * Only what a browser on this machine asks of a folder of files is understood;
 * all else is refused with a status of its own. */
#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include <glib.h>
#include <stdbool.h>

enum {
        REQUEST_BYTES = 16384, /* of a head, at most */
};

struct request {
        guint status; /* 0: may be answered; else 400, 403, 404, 405, 431 or 505 */
        bool head;    /* HEAD: the answer without its body */
        bool keep;    /* the connection stays open behind the answer */
        char *path;   /* "/ke-hoach/x/", its %XX taken back, without the query; NULL when there is a status */
        char *query;  /* what stands behind ?, as it came; NULL: none */
};

/* Bytes of the head with its blank line; 0 while it is not whole. */
gsize request_length(const char *bytes, gsize count);

/* Read a whole head.  The Host must name this machine and this port, so that no page of another site can read ours
 * under a name of its own (DNS rebinding).  Clear it with request_clear. */
void request_read(const char *bytes, gsize count, guint port, struct request *request);
void request_clear(struct request *request);

#endif
