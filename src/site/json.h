/* SPDX-License-Identifier: MIT */
/* JSON out: keys in the order of writing, numbers exact, one value a line.
 * For site/ and the manifest of a PDF. */
#ifndef SITE_JSON_H
#define SITE_JSON_H

#include <glib.h>
#include <stdbool.h>

struct json {
        GString *out;
        guint depth;
        bool filled; /* the open object or array has something in it */
        bool tight;  /* no white space: for files that scripts load */
};

/* key is NULL within arrays and at the top. */
void json_open(struct json *json, const char *key, char bracket); /* { or [ */
void json_close(struct json *json, char bracket);
/* NULL is left out. */
void json_text(struct json *json, const char *key, const char *text);
/* digits / 10^scale, written exactly: 29.97. */
void json_number(struct json *json, const char *key, gint64 digits, guint scale);
/* A number that is written already. */
void json_digits(struct json *json, const char *key, const char *digits);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

/* digits / 10^scale with a point, as JSON and CSV have it. */
void decimal_write(GString *out, gint64 digits, guint scale);

#endif
