/* SPDX-License-Identifier: MIT */
#include "layout/template.h"

#include <string.h>

#include "layout/template-parse.h"

enum {
        STEP_COST = 8,      /* bytes of the limit that a step takes which may print nothing */
        INDEX_ENTRIES = 16, /* maps with more are looked up by hash */
};

/* The stack of contexts, the innermost first. */
struct frame {
        const struct node *node;
        const struct frame *below;
};

struct rendering {
        struct job *job;
        const struct template_source *source;
        enum template_escape escape;
        GString *out;
        const char *indent; /* of the partial that is being rendered */
        guint depth;        /* of sections and partials */
        gint64 steps;
        GHashTable *partials; /* name: struct partial, parsed once */
        GHashTable *indexes;  /* struct node of a large map: its entries by key */
        bool failed;
};

struct partial {
        struct list pieces;
        bool broken;
};

/* ---- limits ---- */

static bool fail_limit(struct rendering *r, struct place at, enum message_code code, gint64 limit)
{
        g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, limit);
        if (!r->failed)
                message_add(r->job->messages, at, code, text, NULL);
        r->failed = true;
        return false;
}

/* Counts one step; false when the template has made enough. */
static bool step(struct rendering *r, struct place at)
{
        r->steps++;
        gint64 limit = r->job->limits.expansion;
        if (r->failed || (gint64)r->out->len + r->steps * STEP_COST <= limit)
                return !r->failed;
        return fail_limit(r, at, MESSAGE_TEMPLATE_LIMIT, limit);
}

static bool enter(struct rendering *r, struct place at)
{
        if (r->depth >= r->job->limits.depth)
                return fail_limit(r, at, MESSAGE_TEMPLATE_DEPTH, r->job->limits.depth);
        r->depth++;
        return true;
}

/* ---- names ---- */

static GHashTable *index_of(struct rendering *r, const struct node *map)
{
        GHashTable *index = g_hash_table_lookup(r->indexes, map);
        if (index)
                return index;
        index = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = map->items.count; i > 0; i--) {
                struct entry *entry = list_at(&map->items, struct entry, i - 1);
                g_hash_table_insert(index, (char *)entry->key, entry->value);
        }
        g_hash_table_insert(r->indexes, (void *)map, index);
        return index;
}

static const struct node *find_key(struct rendering *r, const struct node *map, const char *key)
{
        if (map && map->kind == NODE_MAP && map->items.count > INDEX_ENTRIES)
                return g_hash_table_lookup(index_of(r, map), key);
        return node_find(map, key);
}

/* The first part is looked for down the stack, the others only inside what it finds. */
static const struct node *find_value(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        const char *const *part = piece->parts;
        if (!*part)
                return frame->node;
        const struct node *value = NULL;
        for (; !value && frame && step(r, piece->at); frame = frame->below)
                value = find_key(r, frame->node, *part);
        for (part++; value && *part; part++)
                value = find_key(r, value, *part);
        return value;
}

/* An item of a list by its number from 0; NULL. */
static const struct node *nth_item(const struct node *list, const char *number)
{
        guint64 n = 0;
        if (!g_ascii_string_to_unsigned(number, 10, 0, G_MAXUINT, &n, NULL) || n >= list->items.count)
                return NULL;
        return list_at(&list->items, struct node, n);
}

const struct node *template_find(const struct node *context, const char *name)
{
        if (strcmp(name, ".") == 0)
                return context;
        g_auto(GStrv) parts = g_strsplit(name, ".", -1);
        if (!*parts)
                return NULL;
        for (char **part = parts; context && *part; part++)
                context = context->kind == NODE_LIST ? nth_item(context, *part) : node_find(context, *part);
        return context;
}

/* ---- pieces ---- */

static void render_pieces(struct rendering *r, const struct list *pieces, const struct frame *frame);

static void render_text(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        (void)frame;
        g_string_append_len(r->out, piece->text, (gssize)piece->bytes);
}

static void render_line(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        (void)piece;
        (void)frame;
        g_string_append(r->out, r->indent);
}

static void add_html(GString *out, const char *text)
{
        static const char marks[] = "&<>\"'";
        static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
        while (*text) {
                gsize run = strcspn(text, marks);
                g_string_append_len(out, text, (gssize)run);
                text += run;
                if (*text)
                        g_string_append(out, entities[strchr(marks, *text++) - marks]);
        }
}

static const char *text_of(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        const struct node *value = find_value(r, piece, frame);
        return value && value->kind == NODE_TEXT && !node_is_null(value) ? value->text : "";
}

static void render_value(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        if (r->escape == TEMPLATE_HTML)
                add_html(r->out, text_of(r, piece, frame));
        else
                g_string_append(r->out, text_of(r, piece, frame));
}

static void render_raw(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        g_string_append(r->out, text_of(r, piece, frame));
}

static void render_section(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        const struct node *value = find_value(r, piece, frame);
        if (node_is_false(value) || !enter(r, piece->at))
                return;
        struct frame inner = {.node = value, .below = frame};
        guint count = value->kind == NODE_LIST ? value->items.count : 1;
        for (guint i = 0; i < count && step(r, piece->at); i++) {
                if (value->kind == NODE_LIST)
                        inner.node = list_at(&value->items, struct node, i);
                render_pieces(r, &piece->children, &inner);
        }
        r->depth--;
}

static void render_inverted(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        if (!node_is_false(find_value(r, piece, frame)) || !enter(r, piece->at))
                return;
        render_pieces(r, &piece->children, frame);
        r->depth--;
}

/* A partial is read and taken apart at its first use. */
static const struct partial *find_partial(struct rendering *r, const char *name)
{
        struct partial *partial = g_hash_table_lookup(r->partials, name);
        if (partial)
                return partial;
        partial = arena_new(r->job->arena, struct partial);
        g_hash_table_insert(r->partials, (char *)name, partial);
        struct template_source source = {0};
        const char *shown = NULL;
        if (r->source->partial)
                source.text = r->source->partial(r->job, name, r->source->with, &shown);
        source.at.file = shown;
        if (source.text)
                partial->broken = !template_parse(r->job, &source, true, &partial->pieces);
        return partial;
}

static void render_partial(struct rendering *r, const struct piece *piece, const struct frame *frame)
{
        const struct partial *partial = find_partial(r, piece->name);
        r->failed |= partial->broken;
        if (!partial->pieces.count || r->failed || !enter(r, piece->at))
                return;
        const char *indent = r->indent;
        g_autofree char *deeper = g_strconcat(indent, piece->text, NULL);
        r->indent = piece->text ? deeper : ""; /* inside a line nothing is indented */
        render_pieces(r, &partial->pieces, frame);
        r->indent = indent;
        r->depth--;
}

typedef void (*piece_render)(struct rendering *r, const struct piece *piece, const struct frame *frame);

static const piece_render render_kind[PIECE_KIND_COUNT] = {
        [PIECE_TEXT] = render_text,       [PIECE_LINE] = render_line,       [PIECE_VALUE] = render_value,
        [PIECE_RAW] = render_raw,         [PIECE_SECTION] = render_section, [PIECE_INVERTED] = render_inverted,
        [PIECE_PARTIAL] = render_partial,
};

static void render_pieces(struct rendering *r, const struct list *pieces, const struct frame *frame)
{
        for (guint i = 0; i < pieces->count; i++) {
                const struct piece *piece = list_at(pieces, struct piece, i);
                if (!step(r, piece->at))
                        return;
                render_kind[piece->kind](r, piece, frame);
        }
}

char *template_render(struct job *job, const struct template_source *source, const struct node *context,
                      enum template_escape escape)
{
        struct list pieces = {0};
        if (!template_parse(job, source, false, &pieces))
                return NULL;
        struct rendering r = {
                .job = job,
                .source = source,
                .escape = escape,
                .out = g_string_new(NULL),
                .indent = "",
                .partials = g_hash_table_new(g_str_hash, g_str_equal),
                .indexes = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref),
        };
        struct frame frame = {.node = context};
        render_pieces(&r, &pieces, &frame);
        char *text = r.failed ? NULL : arena_text_n(job->arena, r.out->str, r.out->len);
        g_string_free(r.out, TRUE);
        g_hash_table_unref(r.partials);
        g_hash_table_unref(r.indexes);
        return text;
}
