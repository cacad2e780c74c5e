/* SPDX-License-Identifier: MIT */
#include "content/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/columns.h"
#include "base/files.h"
#include "content/text.h"
#include "content/yaml-errors.h"

/* A key, once for each file however often it stands there. */
struct key {
        struct entry *entry; /* the last one with this key */
        guint32 map;         /* which map that was in */
        char text[];
};

struct anchor {
        struct node *node;
        gsize nodes; /* in it, aliases expanded */
        guint height;
        bool open; /* still being read: an alias would hold itself */
};

/* A list or map that is being read.  Its children wait on the reader's stack. */
struct frame {
        struct node *node;
        guint begin;       /* on the stack */
        struct entry *key; /* read, its value not yet */
        struct anchor *anchor;
        gsize nodes_before;
        guint height;
};

struct reader {
        struct job *job;
        struct place base;
        yaml_parser_t parser;
        const char *text;
        struct spot spot;
        gsize index; /* of the spot, in characters */
        GPtrArray *stack;
        GArray *frames;
        GHashTable *keys;    /* text to struct key */
        GHashTable *anchors; /* name to struct anchor */
        struct node *root;
        gsize nodes; /* aliases expanded */
        guint aliases;
        guint32 maps;
        bool failed;
};

/* ---- places ---- */

/* libyaml counts characters, but takes more for line ends than editors do: lines are counted here. */
static struct place place_of(struct reader *reader, const yaml_mark_t *mark, guint width)
{
        if (mark->index < reader->index) {
                reader->spot = (struct spot){reader->text, 1, 1};
                reader->index = 0;
        }
        const char *to = reader->spot.at;
        for (; reader->index < mark->index && *to; reader->index++)
                to = g_utf8_next_char(to);
        spot_move(&reader->spot, to);
        return place_new(reader->base, reader->spot.line, reader->spot.col, width);
}

/* Of a scalar: the characters on its first line. */
static struct place scalar_place(struct reader *reader, const yaml_event_t *event)
{
        struct place at = place_of(reader, &event->start_mark, 1);
        guint width = 0;
        const char *p = reader->spot.at;
        glong points = (glong)(event->end_mark.index - event->start_mark.index);
        while (points > 0 && *p && *p != '\n' && *p != '\r' && width < G_MAXUINT16) {
                const char *next = column_next(p);
                points -= next == g_utf8_next_char(p) ? 1 : g_utf8_strlen(p, next - p);
                p = next;
                width++;
        }
        at.width = (guint16)MAX(width, 1);
        return at;
}

static bool fail(struct reader *reader, struct place at, enum message_code code, const char *argument)
{
        message_add(reader->job->messages, at, code, argument, NULL);
        reader->failed = true;
        return false;
}

static bool fail_limit(struct reader *reader, struct place at, enum message_code code, gsize limit)
{
        g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, limit);
        return fail(reader, at, code, number);
}

/* ---- nodes ---- */

static struct frame *open_frame(struct reader *reader)
{
        return reader->frames->len ? &g_array_index(reader->frames, struct frame, reader->frames->len - 1) : NULL;
}

static struct key *find_key(struct reader *reader, const char *text, gsize bytes)
{
        g_autofree char *raw = g_strndup(text, bytes);
        struct key *key = g_hash_table_lookup(reader->keys, raw);
        if (key)
                return key;
        char *normal = text_nfc(reader->job->arena, text, bytes);
        key = g_hash_table_lookup(reader->keys, normal);
        if (!key) {
                gsize count = strlen(normal);
                key = arena_new_bytes(reader->job->arena, sizeof *key + count + 1);
                memcpy(key->text, normal, count);
                g_hash_table_insert(reader->keys, key->text, key);
        }
        return key;
}

static void add_key(struct reader *reader, struct frame *frame, const char *text, gsize bytes, struct place at)
{
        struct entry *entry = arena_new(job_scratch(reader->job), struct entry);
        entry->key = find_key(reader, text, bytes)->text;
        entry->at = at;
        frame->key = entry;
}

static bool wants_key(const struct frame *frame)
{
        return frame && frame->node->kind == NODE_MAP && !frame->key;
}

/* Puts a whole node where it belongs.  A list or a map cannot be a key; it is taken for a nameless one to go on. */
static void add_node(struct reader *reader, struct node *node, guint height)
{
        struct frame *frame = open_frame(reader);
        if (!frame) {
                reader->root = node;
                return;
        }
        frame->height = MAX(frame->height, height);
        if (wants_key(frame)) {
                if (node->kind != NODE_TEXT)
                        fail(reader, node->at, MESSAGE_YAML_KEY, NULL);
                const char *text = node->kind == NODE_TEXT ? node->text : "";
                add_key(reader, frame, text, strlen(text), node->at);
        } else if (frame->key) {
                frame->key->value = node;
                g_ptr_array_add(reader->stack, frame->key);
                frame->key = NULL;
        } else {
                g_ptr_array_add(reader->stack, node);
        }
}

static bool count_nodes(struct reader *reader, gsize nodes, struct place at)
{
        reader->nodes += nodes;
        if (reader->nodes <= reader->job->limits.nodes)
                return true;
        return fail_limit(reader, at, MESSAGE_YAML_NODES, reader->job->limits.nodes);
}

static struct anchor *add_anchor(struct reader *reader, const yaml_char_t *name, struct node *node)
{
        if (!name)
                return NULL;
        struct anchor *anchor = arena_new(reader->job->arena, struct anchor);
        *anchor = (struct anchor){.node = node, .nodes = 1, .height = 0, .open = node->kind != NODE_TEXT};
        g_hash_table_replace(reader->anchors, arena_text(reader->job->arena, (const char *)name), anchor);
        return anchor;
}

static void check_tag(struct reader *reader, const yaml_char_t *tag, struct place at)
{
        if (tag && strcmp((const char *)tag, "!") != 0)
                fail(reader, at, MESSAGE_YAML_TAG, (const char *)tag);
}

/* ---- events ---- */

static bool take_nothing(struct reader *reader, const yaml_event_t *event)
{
        (void)reader;
        (void)event;
        return true;
}

static bool take_document(struct reader *reader, const yaml_event_t *event)
{
        if (!reader->root)
                return true;
        return fail(reader, place_of(reader, &event->start_mark, 3), MESSAGE_YAML_DOCUMENTS, NULL);
}

static bool take_scalar(struct reader *reader, const yaml_event_t *event)
{
        const char *text = (const char *)event->data.scalar.value;
        gsize bytes = event->data.scalar.length;
        struct place at = scalar_place(reader, event);
        const char *bad;
        check_tag(reader, event->data.scalar.tag, at);
        if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && !text_is_clean(text, bytes, &bad)) {
                char number[16];
                g_snprintf(number, sizeof number, "U+%04X", (guint)g_utf8_get_char(bad));
                fail(reader, at, MESSAGE_TEXT_CONTROL, number);
                bytes = (gsize)(bad - text);
        }
        if (!count_nodes(reader, 1, at))
                return false;
        struct frame *frame = open_frame(reader);
        if (wants_key(frame) && !event->data.scalar.anchor) {
                add_key(reader, frame, text, bytes, at);
                return true;
        }
        struct node *node = arena_new(job_scratch(reader->job), struct node);
        node->at = at;
        node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        node->text = text_nfc(reader->job->arena, text, bytes);
        add_anchor(reader, event->data.scalar.anchor, node);
        add_node(reader, node, 0);
        return true;
}

static bool take_alias(struct reader *reader, const yaml_event_t *event)
{
        const char *name = (const char *)event->data.alias.anchor;
        const struct limits *limits = &reader->job->limits;
        struct place at = scalar_place(reader, event);
        struct anchor *anchor = g_hash_table_lookup(reader->anchors, name);
        if (!anchor)
                return fail(reader, at, MESSAGE_YAML_ALIAS, name);
        if (anchor->open)
                return fail(reader, at, MESSAGE_YAML_ALIAS_LOOP, name);
        if (++reader->aliases > limits->aliases)
                return fail_limit(reader, at, MESSAGE_YAML_ALIASES, limits->aliases);
        if (reader->frames->len + anchor->height > limits->depth)
                return fail_limit(reader, at, MESSAGE_YAML_DEPTH, limits->depth);
        if (!count_nodes(reader, anchor->nodes, at))
                return false;
        add_node(reader, anchor->node, anchor->height);
        return true;
}

static bool open_collection(struct reader *reader, enum node_kind kind, const yaml_event_t *event,
                            const yaml_char_t *name, const yaml_char_t *tag)
{
        struct place at = place_of(reader, &event->start_mark, 1);
        check_tag(reader, tag, at);
        if (reader->frames->len >= reader->job->limits.depth)
                return fail_limit(reader, at, MESSAGE_YAML_DEPTH, reader->job->limits.depth);
        struct frame frame = {.begin = reader->stack->len, .nodes_before = reader->nodes};
        if (!count_nodes(reader, 1, at))
                return false;
        frame.node = arena_new(job_scratch(reader->job), struct node);
        frame.node->kind = kind;
        frame.node->at = at;
        frame.anchor = add_anchor(reader, name, frame.node);
        g_array_append_val(reader->frames, frame);
        return true;
}

static bool take_list(struct reader *reader, const yaml_event_t *event)
{
        return open_collection(reader, NODE_LIST, event, event->data.sequence_start.anchor,
                               event->data.sequence_start.tag);
}

static bool take_map(struct reader *reader, const yaml_event_t *event)
{
        return open_collection(reader, NODE_MAP, event, event->data.mapping_start.anchor,
                               event->data.mapping_start.tag);
}

/* Each key remembers its last map, so a double is seen without searching. */
static void check_keys(struct reader *reader, const struct node *map)
{
        guint32 serial = ++reader->maps;
        for (guint i = 0; i < map->items.count; i++) {
                struct entry *entry = list_at(&map->items, struct entry, i);
                struct key *key = (struct key *)(gpointer)(entry->key - G_STRUCT_OFFSET(struct key, text));
                if (key->map == serial) {
                        message_add_pair(reader->job->messages, entry->at, key->entry->at, MESSAGE_YAML_DUPLICATE_KEY,
                                         entry->key, NULL);
                        reader->failed = true;
                }
                key->map = serial;
                key->entry = entry;
        }
}

static bool take_end(struct reader *reader, const yaml_event_t *event)
{
        (void)event;
        struct frame frame = *open_frame(reader);
        struct list *items = &frame.node->items;
        items->count = items->room = reader->stack->len - frame.begin;
        items->at = arena_new_array(job_scratch(reader->job), void *, items->count);
        if (items->count)
                memcpy(items->at, reader->stack->pdata + frame.begin, items->count * sizeof *items->at);
        g_ptr_array_set_size(reader->stack, (int)frame.begin);
        g_array_set_size(reader->frames, reader->frames->len - 1);
        if (frame.node->kind == NODE_MAP)
                check_keys(reader, frame.node);
        if (frame.anchor) {
                frame.anchor->nodes = reader->nodes - frame.nodes_before;
                frame.anchor->height = frame.height + 1;
                frame.anchor->open = false;
        }
        add_node(reader, frame.node, frame.height + 1);
        return true;
}

static bool (*const takers[])(struct reader *reader, const yaml_event_t *event) = {
        [YAML_NO_EVENT] = take_nothing,           [YAML_STREAM_START_EVENT] = take_nothing,
        [YAML_STREAM_END_EVENT] = take_nothing,   [YAML_DOCUMENT_START_EVENT] = take_document,
        [YAML_DOCUMENT_END_EVENT] = take_nothing, [YAML_ALIAS_EVENT] = take_alias,
        [YAML_SCALAR_EVENT] = take_scalar,        [YAML_SEQUENCE_START_EVENT] = take_list,
        [YAML_SEQUENCE_END_EVENT] = take_end,     [YAML_MAPPING_START_EVENT] = take_map,
        [YAML_MAPPING_END_EVENT] = take_end,
};

static void fail_syntax(struct reader *reader)
{
        const yaml_parser_t *parser = &reader->parser;
        struct yaml_failure failure = {
                .text = reader->text,
                .problem = parser->problem,
                .context = parser->context,
                .problem_at = parser->problem_mark.index,
                .context_at = parser->context ? parser->context_mark.index : parser->problem_mark.index,
                .base = reader->base,
        };
        yaml_failure_add(reader->job, &failure);
        reader->failed = true;
}

/* Events are pulled one by one and nesting is stopped at once: libyaml's own cost grows with the square of depth. */
static void read_events(struct reader *reader)
{
        for (bool more = true; more;) {
                yaml_event_t event;
                if (!yaml_parser_parse(&reader->parser, &event)) {
                        fail_syntax(reader);
                        return;
                }
                more = takers[event.type](reader, &event) && event.type != YAML_STREAM_END_EVENT;
                yaml_event_delete(&event);
        }
}

struct node *yaml_read_text(struct job *job, const char *text, gsize bytes, struct place at)
{
        if (!text_check(job, &text, &bytes, at) || !yaml_directives_check(job, text, at))
                return NULL;
        struct reader reader = {.job = job, .base = at, .text = text, .spot = {text, 1, 1}};
        reader.stack = g_ptr_array_new();
        reader.frames = g_array_new(FALSE, FALSE, sizeof(struct frame));
        reader.keys = g_hash_table_new(g_str_hash, g_str_equal);
        reader.anchors = g_hash_table_new(g_str_hash, g_str_equal);
        if (!yaml_parser_initialize(&reader.parser))
                g_error("yaml: out of memory");
        yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, bytes);
        read_events(&reader);
        yaml_parser_delete(&reader.parser);
        g_ptr_array_unref(reader.stack);
        g_array_unref(reader.frames);
        g_hash_table_unref(reader.keys);
        g_hash_table_unref(reader.anchors);
        if (reader.failed)
                return NULL;
        if (reader.root && !(node_is_null(reader.root) && reader.nodes == 1))
                return reader.root;
        struct node *empty = node_new_map(job);
        empty->at = place_new(at, 1, 1, 1);
        return empty;
}

struct node *yaml_read(struct job *job, const char *path, struct place asked)
{
        gsize bytes;
        struct job *reader = job_open(job); /* the tree has copies of all it needs of the text */
        const char *text = file_read(reader, path, asked, &bytes);
        struct node *tree = NULL;
        if (text) {
                if (g_str_has_suffix(path, ".json"))
                        text = json_join_surrogates(reader->arena, text, &bytes);
                struct place at = {.file = path_shown(job, path), .line = 1, .col = 1, .width = 1};
                tree = yaml_read_text(job, text, bytes, at);
        }
        job_close(reader);
        return tree;
}
