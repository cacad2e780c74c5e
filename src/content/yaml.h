/* SPDX-License-Identifier: MIT */
/* YAML as a tree: every node keeps file, line and column; scalars stay text
 * and are read by their field's type, never guessed.  yaml.c is the sole user
 * of libyaml.  JSON is read by the same way (it is YAML's flow style).
 * Text is UTF-8 in NFC. */
#ifndef CONTENT_YAML_H
#define CONTENT_YAML_H

#include "base/job.h"

enum node_kind {
        NODE_TEXT,
        NODE_LIST,
        NODE_MAP,
};

struct node {
        enum node_kind kind;
        bool plain;        /* NODE_TEXT without quotes: only these can mean null, true, false */
        struct place at;   /* first character of the value */
        const char *text;  /* NODE_TEXT; never NULL there */
        struct list items; /* NODE_LIST: struct node; NODE_MAP: struct entry, in the order of the file */
};

struct entry {
        const char *key;
        struct place at; /* of the key */
        struct node *value;
};

/* Read a file (relative to job->root).  Nodes and entries are in job's scratch, their texts and keys in its arena. NULL
 * after messages: file-…, text-encoding (not UTF-8), text-control, yaml-syntax and its kin (yaml-tab, yaml-indent,
 * yaml-colon …), yaml-duplicate-key, yaml-key, yaml-documents, yaml-tag, yaml-alias, and the limits yaml-depth,
 * yaml-aliases, yaml-nodes.  An empty file is an empty map. */
struct node *yaml_read(struct job *job, const char *path, struct place asked);

/* The same from memory, with a zero byte behind it; at.file names it and at.line, at.col say where its first character
 * stands, for a YAML block inside Markdown. */
struct node *yaml_read_text(struct job *job, const char *text, gsize bytes, struct place at);

/* Value of key in a map; NULL if node is NULL, no map, or has no such key.  Borrowed. */
struct node *node_find(const struct node *map, const char *key);
/* Text of a scalar value, or NULL. */
const char *node_find_text(const struct node *map, const char *key);
/* A plain null, ~ or nothing. */
bool node_is_null(const struct node *node);
/* What a template takes for false: NULL, null, false, an empty text or list. */
bool node_is_false(const struct node *node);

/* Trees made by the program itself, as context for templates and as data to write. */
struct node *node_new_text(struct job *job, const char *text);
struct node *node_new_list(struct job *job);
struct node *node_new_map(struct job *job);
void node_add(struct job *job, struct node *list, struct node *item);
/* Puts key without looking for a double. */
void node_put(struct job *job, struct node *map, const char *key, struct node *value);
void node_put_text(struct job *job, struct node *map, const char *key, const char *text);

/* The tree as text, one node a line with its place: dump --stage content. */
void node_dump(const struct node *node, GString *out);

#endif
