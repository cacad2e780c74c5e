/* SPDX-License-Identifier: MIT */
#include "check/text.h"

#include "base/files.h"
#include "content/text.h"

#include <string.h>

static const char hidden[] = "\xEF\xBF\xBC"; /* PROSE_HIDDEN */

/* ---- Markdown ---- */

/* A passage that is being put together. */
struct gathering {
        struct job *job;
        struct list *out;
        bool appendix;
        struct prose_source *source;
        GString *text;
        GArray *anchors;
};

static void add_anchor(struct gathering *g, struct place at)
{
        struct prose_anchor anchor = {.offset = g->text->len, .at = at};
        g_array_append_val(g->anchors, anchor);
}

static void add_inlines(struct gathering *g, const struct list *marks)
{
        for (guint i = 0; i < marks->count; i++) {
                const struct mark *mark = list_at(marks, struct mark, i);
                add_anchor(g, mark->at);
                if (mark->kind == MARK_TEXT)
                        g_string_append(g->text, mark->text);
                else if (mark->kind == MARK_SOFT_BREAK || mark->kind == MARK_HARD_BREAK)
                        g_string_append_c(g->text, ' ');
                else if (mark->kind == MARK_CODE || mark->kind == MARK_NOTE_REF ||
                         (mark->kind == MARK_LINK && mark->children.count == 0))
                        g_string_append(g->text, hidden);
                else if (mark->kind != MARK_IMAGE)
                        add_inlines(g, &mark->children);
        }
}

/* {{…}} hidden, character by character, so that places stay right; in the arena. */
static const char *without_placeholders(struct arena *arena, const char *text)
{
        g_autoptr(GString) out = g_string_new(NULL);
        for (const char *p = text; *p;) {
                const char *open = strstr(p, "{{"), *close = open ? strstr(open, "}}") : NULL;
                if (!close) {
                        g_string_append(out, p);
                        break;
                }
                g_string_append_len(out, p, open - p);
                glong count = g_utf8_strlen(open, close + 2 - open);
                for (glong i = 0; i < count; i++)
                        g_string_append(out, hidden);
                p = close + 2;
        }
        return arena_text(arena, out->str);
}

/* Anchors of the text with placeholders, moved to where they stand in the one without. */
static void move_anchors(struct gathering *g, const char *to)
{
        const char *from = g->text->str, *at = from, *moved = to;
        for (guint i = 0; i < g->anchors->len; i++) {
                struct prose_anchor *anchor = &g_array_index(g->anchors, struct prose_anchor, i);
                while ((gsize)(at - from) < anchor->offset) {
                        at = g_utf8_next_char(at);
                        moved = g_utf8_next_char(moved);
                }
                anchor->offset = (gsize)(moved - to);
        }
}

static void add_passage(struct gathering *g, const struct list *inlines, enum prose_kind kind)
{
        g_string_truncate(g->text, 0);
        g_array_set_size(g->anchors, 0);
        add_inlines(g, inlines);
        if (g->text->len == 0)
                return;
        struct prose *prose = arena_new(g->job->arena, struct prose);
        struct prose_anchor *anchors = arena_new_array(g->job->arena, struct prose_anchor, g->anchors->len);
        prose->kind = kind;
        prose->appendix = g->appendix;
        prose->text = strstr(g->text->str, "{{") ? without_placeholders(g->job->arena, g->text->str)
                                                 : arena_text_n(g->job->arena, g->text->str, g->text->len);
        move_anchors(g, prose->text);
        prose->anchor_count = g->anchors->len;
        memcpy(anchors, g->anchors->data, g->anchors->len * sizeof *anchors);
        prose->anchors = anchors;
        list_add(g->job->arena, g->out, prose);
}

static void add_blocks(struct gathering *g, const struct list *marks, enum prose_kind kind)
{
        for (guint i = 0; i < marks->count; i++) {
                const struct mark *mark = list_at(marks, struct mark, i);
                if (mark->kind == MARK_PARAGRAPH)
                        add_passage(g, &mark->children, kind);
                else if (mark->kind == MARK_HEADING)
                        add_passage(g, &mark->children, PROSE_HEADING);
                else if (mark->kind == MARK_CELL)
                        add_passage(g, &mark->children, PROSE_CELL);
                else if (mark->kind != MARK_FENCE)
                        add_blocks(g, &mark->children, mark->kind == MARK_NOTE ? PROSE_NOTE : kind);
        }
}

/* ---- plan.yaml ---- */

/* Keys whose texts are names, codes and numbers, not prose. */
static const char *const no_prose[] = {
        "layout",     "kind",      "id",       "date",      "number", "symbol",   "period",   "file",
        "page",       "figures",   "amounts",  "stated",    "unit",   "of",       "per",      "share",
        "value",      "to",        "from",     "by",        "due",    "accept",   "parts",    "list",
        "fixed",      "narrative", "source",   "documents", "price",  "quantity", "own-line", "by-column",
        "incomplete", "numbering", "computed", "published", "level",  "adjusts"};

static bool is_prose(const char *key, const struct node *value)
{
        /* Lines and columns of a chart are ids. */
        if (value->kind == NODE_LIST && (strcmp(key, "lines") == 0 || strcmp(key, "columns") == 0))
                return value->items.count > 0 && list_at(&value->items, struct node, 0)->kind == NODE_MAP;
        for (guint i = 0; i < G_N_ELEMENTS(no_prose); i++) {
                if (strcmp(key, no_prose[i]) == 0)
                        return false;
        }
        return true;
}

/* Marks of Markdown in a text of YAML. */
static void hide_marks(GString *text, const char *from)
{
        for (; *from; from = g_utf8_next_char(from)) {
                if (*from == '*' || *from == '`')
                        g_string_append(text, hidden);
                else
                        g_string_append_len(text, from, g_utf8_next_char(from) - from);
        }
}

static void add_text(struct gathering *g, const char *key, const struct node *node)
{
        if (!*node->text || !node->at.file)
                return;
        struct prose *prose = arena_new(g->job->arena, struct prose);
        prose->kind = PROSE_DATA;
        prose->field = key;
        prose->source = g->source;
        prose->text = strstr(node->text, "{{") ? without_placeholders(g->job->arena, node->text) : node->text;
        if (strpbrk(prose->text, "*`")) {
                g_autoptr(GString) text = g_string_new(NULL);
                hide_marks(text, prose->text);
                prose->text = arena_text(g->job->arena, text->str);
        }
        struct prose_anchor *anchor = arena_new(g->job->arena, struct prose_anchor);
        anchor->at = node->at;
        prose->anchors = anchor;
        prose->anchor_count = 1;
        list_add(g->job->arena, g->out, prose);
}

static void add_tree(struct gathering *g, const char *key, const struct node *node)
{
        if (node->kind == NODE_TEXT) {
                add_text(g, key, node);
                return;
        }
        for (guint i = 0; i < node->items.count; i++) {
                if (node->kind == NODE_LIST) {
                        add_tree(g, key, list_at(&node->items, struct node, i));
                        continue;
                }
                const struct entry *entry = list_at(&node->items, struct entry, i);
                if (is_prose(entry->key, entry->value))
                        add_tree(g, entry->key, entry->value);
        }
}

struct list prose_read(struct job *job, const struct plan *plan)
{
        struct list out = {0};
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GArray) anchors = g_array_new(FALSE, FALSE, sizeof(struct prose_anchor));
        struct gathering g = {.job = job, .out = &out, .text = text, .anchors = anchors};
        g.source = arena_new(job->arena, struct prose_source);
        if (plan->tree)
                add_tree(&g, "", plan->tree);
        for (guint i = 0; i < plan->texts.count; i++)
                add_blocks(&g, &list_at(&plan->texts, struct mark, i)->children, PROSE_PARAGRAPH);
        g.appendix = true;
        for (guint i = 0; i < plan->appendices.count; i++) {
                const struct mark *mark = list_at(&plan->appendices, struct appendix, i)->text;
                if (mark)
                        add_blocks(&g, &mark->children, PROSE_PARAGRAPH);
        }
        return out;
}

/* ---- places ---- */

/* Read the file once; without lines when it cannot be read any more. */
static void source_read(struct job *job, struct prose_source *source, struct place at)
{
        gsize bytes;
        source->file = at.file;
        source->count = 0;
        const char *text =
                project_has_file(job, at.file) ? file_read(job, project_file(job, at.file), at, &bytes) : NULL;
        if (!text)
                return;
        bool mark = bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
        text = text_nfc(job->arena, text + (mark ? 3 : 0), bytes - (mark ? 3 : 0));
        guint count = 1;
        for (const char *p = strchr(text, '\n'); p; p = strchr(p + 1, '\n'))
                count++;
        source->lines = arena_new_array(job->arena, const char *, count);
        for (; text; text = strchr(text, '\n') ? strchr(text, '\n') + 1 : NULL)
                source->lines[source->count++] = text;
}

/* The source from a place on, in NFC; NULL when it is not there. */
static const char *source_at(struct job *job, struct prose_source *source, struct place at)
{
        if (source->file != at.file)
                source_read(job, source, at);
        if (at.line == 0 || at.line > source->count)
                return NULL;
        const char *text = source->lines[at.line - 1];
        for (guint col = 1; col < at.col && *text; col++)
                text = g_utf8_next_char(text);
        return text;
}

static bool is_blank(char c)
{
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Where YAML's scalar begins behind its quote or its block header. */
static const char *scalar_begin(const char *source)
{
        if (*source == '>' || *source == '|')
                return source + strcspn(source, "\n");
        return source + (*source == '"' || *source == '\'');
}

/* Source and value are the same but for folded spaces and escapes: walk both to the offset. */
static const char *walk(const char *source, const char *value, gsize offset)
{
        const char *end = value + offset;
        source = scalar_begin(source);
        while (value < end && *source) {
                gunichar c = g_utf8_get_char(value);
                if (is_blank(*source) && !is_blank(*value)) {
                        source++;
                } else if (is_blank(*value)) {
                        source += is_blank(*source);
                        value++;
                } else if (c == PROSE_HIDDEN || c == g_utf8_get_char(source)) {
                        source = g_utf8_next_char(source);
                        value = g_utf8_next_char(value);
                } else if (*source == '\\' || *source == '\'') {
                        source++; /* an escape, a doubled quote */
                } else {
                        return NULL;
                }
        }
        while (!is_blank(*value) && (is_blank(*source) || (*source == '\\' && is_blank(source[1]))))
                source++;
        return source;
}

static struct place data_place(struct job *job, const struct prose *prose, gsize offset)
{
        struct place at = prose->anchors[0].at;
        at.width = 1;
        const char *source = source_at(job, prose->source, at);
        const char *found = source ? walk(source, prose->text, offset) : NULL;
        if (!found)
                return at;
        struct spot spot = {source, at.line, at.col};
        spot_move(&spot, found);
        at.line = spot.line;
        at.col = (guint16)MIN(spot.col, G_MAXUINT16);
        return at;
}

static struct place mark_place(const struct prose *prose, gsize offset)
{
        guint low = 0, high = prose->anchor_count;
        while (high - low > 1) {
                guint middle = (low + high) / 2;
                if (prose->anchors[middle].offset <= offset)
                        low = middle;
                else
                        high = middle;
        }
        const struct prose_anchor *anchor = &prose->anchors[low];
        struct place at = anchor->at;
        glong behind = g_utf8_strlen(prose->text + anchor->offset, (gssize)(offset - anchor->offset));
        at.col = (guint16)MIN(at.col + behind, G_MAXUINT16);
        return at;
}

struct place prose_place(struct job *job, const struct prose *prose, gsize offset, gsize bytes)
{
        struct place at = prose->kind == PROSE_DATA ? data_place(job, prose, offset) : mark_place(prose, offset);
        at.width = (guint16)CLAMP(g_utf8_strlen(prose->text + offset, (gssize)bytes), 1, G_MAXUINT16);
        return at;
}
