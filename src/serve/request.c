/* SPDX-License-Identifier: MIT */
#include "serve/request.h"

#include <string.h>

gsize request_length(const char *bytes, gsize count)
{
        const char *end = memmem(bytes, count, "\r\n\r\n", 4);
        return end ? (gsize)(end - bytes) + 4 : 0;
}

/* ---- the target ---- */

/* The path with %XX taken back, once; NULL when a sign is left over that no file's name has: controls, "\", a "/" that
 * was hidden, or bytes that are not UTF-8. */
static char *path_read(const char *target, gsize count)
{
        g_autoptr(GString) path = g_string_new(NULL);
        for (gsize i = 0; i < count; i++) {
                guchar c = (guchar)target[i];
                if (c == '%') {
                        int high = i + 2 < count ? g_ascii_xdigit_value(target[i + 1]) : -1;
                        int low = high >= 0 ? g_ascii_xdigit_value(target[i + 2]) : -1;
                        if (low < 0 || (c = (guchar)(high * 16 + low)) == '/')
                                return NULL;
                        i += 2;
                }
                if (c < 0x20 || c == 0x7f || c == '\\')
                        return NULL;
                g_string_append_c(path, (char)c);
        }
        return g_utf8_validate(path->str, (gssize)path->len, NULL) ? g_strdup(path->str) : NULL;
}

/* "/a/b?c"; the whole address of a proxy is not ours to answer. */
static void target_read(const char *target, gsize count, struct request *request)
{
        const char *mark = memchr(target, '?', count);
        gsize length = mark ? (gsize)(mark - target) : count;
        if (count == 0 || *target != '/') {
                request->status = 400;
                return;
        }
        request->path = path_read(target, length);
        if (!request->path)
                request->status = 400;
        else if (mark)
                request->query = g_strndup(mark + 1, count - length - 1);
}

/* METHOD SP target SP HTTP/1.x */
static void line_read(const char *line, gsize count, struct request *request)
{
        const char *first = memchr(line, ' ', count);
        const char *last = first ? memrchr(line, ' ', count) : NULL;
        gsize behind = last ? count - (gsize)(last - line) - 1 : 0;
        bool http = behind == 8 && strncmp(last + 1, "HTTP/", 5) == 0;
        if (!first || first == last || first == line || !http) {
                request->status = 400;
                return;
        }
        bool get = first - line == 3 && strncmp(line, "GET", 3) == 0;
        request->head = first - line == 4 && strncmp(line, "HEAD", 4) == 0;
        request->keep = strncmp(last + 1, "HTTP/1.1", 8) == 0;
        if (!request->keep && strncmp(last + 1, "HTTP/1.0", 8) != 0)
                request->status = 505;
        else if (!get && !request->head)
                request->status = 405;
        else
                target_read(first + 1, (gsize)(last - first) - 1, request);
}

/* ---- the fields ---- */

/* localhost, 127.0.0.1 or [::1], with our port or none. */
static bool is_own_host(const char *host, guint port)
{
        static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
        g_autofree char *shown = g_strdup_printf(":%u", port);
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
                gsize length = strlen(names[i]);
                if (g_ascii_strncasecmp(host, names[i], length) == 0 &&
                    (!host[length] || !strcmp(host + length, shown)))
                        return true;
        }
        return false;
}

static bool is_token(const char *name, gsize count)
{
        for (gsize i = 0; i < count; i++) {
                if (!g_ascii_isalnum(name[i]) && !strchr("!#$%&'*+-.^_`|~", name[i]))
                        return false;
        }
        return count > 0;
}

struct fields {
        guint port;
        guint hosts;
};

static void field_read(const char *line, gsize count, struct fields *fields, struct request *request)
{
        const char *colon = memchr(line, ':', count);
        gsize name = colon ? (gsize)(colon - line) : 0;
        if (!is_token(line, name) || memchr(line, '\0', count)) {
                request->status = 400;
                return;
        }
        g_autofree char *value = g_strstrip(g_strndup(colon + 1, count - name - 1));
        g_autofree char *key = g_ascii_strdown(line, (gssize)name);
        if (strcmp(key, "host") == 0) {
                fields->hosts++;
                if (!is_own_host(value, fields->port))
                        request->status = 403;
        } else if (strcmp(key, "connection") == 0) {
                g_autofree char *lower = g_ascii_strdown(value, -1);
                request->keep = request->keep && !strstr(lower, "close");
        } else if (strcmp(key, "transfer-encoding") == 0 ||
                   (strcmp(key, "content-length") == 0 && strcmp(value, "0"))) {
                request->status = 400; /* nothing that we answer has a body */
        }
}

void request_read(const char *bytes, gsize count, guint port, struct request *request)
{
        const char *end = bytes + count, *line = bytes;
        struct fields fields = {.port = port};
        *request = (struct request){0};
        for (bool first = true; line < end && !request->status; first = false) {
                const char *stop = memmem(line, (gsize)(end - line), "\r\n", 2);
                gsize length = (gsize)(stop - line);
                if (length == 0)
                        break;
                if (first)
                        line_read(line, length, request);
                else
                        field_read(line, length, &fields, request);
                line = stop + 2;
        }
        if (!request->status && fields.hosts != 1)
                request->status = 400;
        if (request->status) {
                request->keep = false;
                g_clear_pointer(&request->path, g_free);
        }
}

void request_clear(struct request *request)
{
        g_clear_pointer(&request->path, g_free);
        g_clear_pointer(&request->query, g_free);
}
