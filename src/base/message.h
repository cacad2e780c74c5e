/* SPDX-License-Identifier: MIT */
/* Messages: what the program has to say about its input, each with the place
 * it speaks of.  Added by any stage, printed at the end of a command in the
 * order of places.  All codes, severities and texts stand in messages.def;
 * section 1 of the manual lists them. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* A place in a source file.  Lines and columns count from 1, columns in
 * characters (base/columns.h); line 0: the file as a whole; file NULL: no place. */
struct place {
        const char *file; /* path as the user would type it; lives as long as the messages */
        guint32 line;
        guint16 col;
        guint16 width; /* characters under the caret, at least 1; 0: unknown, taken as 1 */
};

enum severity {
        SEVERITY_NOTE,
        SEVERITY_WARNING,
        SEVERITY_ERROR,
        SEVERITY_COUNT,
};

enum language {
        LANGUAGE_VI,
        LANGUAGE_EN,
        LANGUAGE_COUNT,
};

enum message_code {
#define MESSAGE(id, ...) MESSAGE_##id,
#include "base/messages.def"
#undef MESSAGE
        MESSAGE_COUNT,
};

/* One row of messages.def.  Texts hold {0} {1} {2} {3} for the arguments. */
struct message_kind {
        const char *code; /* stable, for tools: budget-sum */
        enum severity severity;
        const char *text[LANGUAGE_COUNT];
        const char *hint[LANGUAGE_COUNT]; /* NULL: none */
};

struct message {
        enum message_code code;
        struct place at;
        struct place other; /* the second place of a contradiction; file NULL: none */
        char *arguments[4]; /* owned; NULL where there are fewer */
};

/* Owned list of messages.  One per process; workers send theirs home (message_pack). */
struct messages;

struct messages *messages_open(void);
void messages_close(struct messages *messages);

/* Path that lives as long as messages, the same pointer for the same path. */
const char *messages_path(struct messages *messages, const char *path);

/* An argument that is a word of ours, in both languages: IN_BOTH("danh sách", "a list"). */
#define IN_BOTH(vi, en) vi "\x1f" en

/* Add a message.  Up to four string arguments fill {0}…{3}; end with NULL.  Long ones are cut. */
void message_add(struct messages *messages, struct place at, enum message_code code, ...) G_GNUC_NULL_TERMINATED;

/* The same with a second place: "xem thêm" / "see also". */
void message_add_pair(struct messages *messages, struct place at, struct place other, enum message_code code,
                      ...) G_GNUC_NULL_TERMINATED;

/* The same message once more, in another list. */
void message_copy(struct messages *messages, const struct message *message);

guint messages_count(const struct messages *messages);
/* How many of them are at least this severe. */
guint messages_severe(const struct messages *messages, enum severity least);
/* Sorts by place (file as bytes, line, column), equal places in the order of adding; then borrowed access. */
void messages_sort(struct messages *messages);
const struct message *messages_at(const struct messages *messages, guint i);

const struct message_kind *message_kind(enum message_code code);
/* The text with its arguments filled in; caller frees. */
char *message_text(const struct message *message, enum language language);
char *message_hint(const struct message *message, enum language language);

/* Each place once more as move has it; a list is moved once, whoever asks again. */
void messages_move(struct messages *messages, struct place (*move)(void *with, struct place at), void *with);

/* Columns as editors count them, a mark being a character (base/columns.h): for what is printed.  Once for a list;
 * messages_print does so itself. */
void messages_settle(struct messages *messages, const char *root);

/* Print all, sorted: place, severity, text [code], the source line, a caret, the hint.  Lines are read
 * again from the files (relative to root), which may have gone. */
void messages_print(struct messages *messages, FILE *out, const char *root, enum language language);

/* The source line of a place and its carets, as messages_print has them; "" when it cannot be read; caller frees. */
char *message_excerpt(struct place at, const char *root);

/* Messages as bytes and back: how a worker sends them home. */
GBytes *messages_pack(const struct messages *messages);
bool messages_unpack(struct messages *messages, GBytes *bytes);

#endif
