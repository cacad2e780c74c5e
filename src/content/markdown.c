/* SPDX-License-Identifier: MIT */
#include "content/markdown.h"

#include <cmark.h>
#include <string.h>

#include "base/columns.h"
#include "base/files.h"
#include "content/markdown-text.h"
#include "content/text.h"

struct reader {
        struct job *job;
        struct passage *passage;
        struct locator locator;
        struct run run;
        guint depth;
        guint quotes;
        bool failed;
};

static void read_passage(struct passage *passage, struct mark *parent);

static struct mark *add_mark(struct reader *reader, struct mark *parent, enum mark_kind kind, struct place at)
{
        return mark_add(reader->job, parent, kind, at);
}

/* ---- places ---- */

static struct place block_place(struct reader *reader, cmark_node *node)
{
        const struct line *line = line_at(reader->passage, (guint)MAX(cmark_node_get_start_line(node), 1) - 1);
        gsize bytes = (gsize)MAX(cmark_node_get_start_column(node), 1) - 1;
        bool first = line == reader->passage->lines;
        bytes -= MIN(bytes, first ? reader->passage->lead : 0);
        return passage_place(reader->passage, line, line->at + MIN(bytes, line->bytes), 1);
}

static void open_locator(struct reader *reader, cmark_node *block)
{
        cmark_node *inside = cmark_node_first_child(block);
        const char *literal = inside ? cmark_node_get_literal(inside) : NULL;
        reader->locator =
                locator_open(reader->passage, cmark_node_get_start_line(block), cmark_node_get_start_column(block),
                             cmark_node_get_end_line(block), reader->quotes, literal && *literal == '[');
}

/* Of an inline, or so many bytes into it. */
static struct place inline_place(struct reader *reader, cmark_node *node, gsize bytes)
{
        const struct line *line;
        const char *at = locate(&reader->locator, reader->passage, cmark_node_get_start_line(node),
                                cmark_node_get_start_column(node), &line);
        return passage_place(reader->passage, line, at + MIN(bytes, (gsize)(line_end(line) - at)), 1);
}

/* ---- inlines ---- */

static void read_inlines(struct reader *reader, cmark_node *block, struct mark *parent);

static void end_run(struct reader *reader, struct mark *parent)
{
        run_end(reader->job, &reader->run, parent);
}

static void add_run(struct reader *reader, cmark_node *node, const char *text, gsize from, gsize bytes)
{
        struct place at = inline_place(reader, node, from); /* asked always: the locator must see each line */
        if (reader->run.text->len == 0)
                reader->run.at = at;
        text_restore_to(reader->run.text, text + from, bytes);
}

/* A text as cmark has it, split at the marks of notes. */
static void read_text(struct reader *reader, cmark_node *node, struct mark *parent)
{
        const char *text = cmark_node_get_literal(node), *p = text;
        const char *open;
        while ((open = strchr(p, STAND_NOTE_OPEN))) {
                const char *close = strchr(open, STAND_NOTE_CLOSE);
                if (!close)
                        break;
                add_run(reader, node, text, (gsize)(p - text), (gsize)(open - p));
                end_run(reader, parent);
                struct place at = inline_place(reader, node, (gsize)(open - text));
                at.width = (guint16)(close - open + 1);
                struct mark *note = add_mark(reader, parent, MARK_NOTE_REF, at);
                g_autofree char *id = g_strndup(open + 2, (gsize)(close - open - 2));
                note->id = text_restore(reader->job->arena, id);
                p = close + 1;
        }
        add_run(reader, node, text, (gsize)(p - text), strlen(p));
}

static struct mark *add_inline(struct reader *reader, cmark_node *node, struct mark *parent, enum mark_kind kind)
{
        end_run(reader, parent);
        return add_mark(reader, parent, kind, inline_place(reader, node, 0));
}

static void read_break(struct reader *reader, cmark_node *node, struct mark *parent)
{
        bool soft = cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK;
        if (soft && run_is_open(&reader->run)) {
                g_string_append_c(reader->run.text, ' ');
                return;
        }
        end_run(reader, parent);
        const struct mark *before = mark_last(parent);
        add_mark(reader, parent, soft ? MARK_SOFT_BREAK : MARK_HARD_BREAK, before ? before->at : parent->at);
}

static void read_code(struct reader *reader, cmark_node *node, struct mark *parent)
{
        struct mark *mark = add_inline(reader, node, parent, MARK_CODE);
        mark->text = text_restore(reader->job->arena, cmark_node_get_literal(node));
}

static void read_span(struct reader *reader, cmark_node *node, struct mark *parent)
{
        bool strong = cmark_node_get_type(node) == CMARK_NODE_STRONG;
        struct mark *mark = add_inline(reader, node, parent, strong ? MARK_STRONG : MARK_EMPHASIS);
        read_inlines(reader, node, mark);
}

static void read_link(struct reader *reader, cmark_node *node, struct mark *parent)
{
        bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
        char *target = text_restore(reader->job->arena, cmark_node_get_url(node));
        if (address_is_safe(target)) {
                struct mark *mark = add_inline(reader, node, parent, image ? MARK_IMAGE : MARK_LINK);
                const char *title = cmark_node_get_title(node);
                mark->target = target;
                mark->caption = title && *title ? text_restore(reader->job->arena, title) : NULL;
                read_inlines(reader, node, mark);
                return;
        }
        end_run(reader, parent);
        struct place at = inline_place(reader, node, 0);
        g_autofree char *scheme = address_scheme(target);
        g_autofree char *shown = g_strdup_printf("%s:", scheme ? scheme : "");
        message_add(reader->job->messages, at, MESSAGE_MARKDOWN_LINK, shown, NULL);
        read_inlines(reader, node, parent);
}

/* What is shown of HTML in a message. */
static void add_html(struct reader *reader, struct place at, const char *literal)
{
        g_autoptr(GString) text = g_string_new(NULL);
        text_restore_to(text, literal, MIN(strlen(literal), strcspn(literal, "\n")));
        if (!g_str_has_prefix(literal, "<!--"))
                message_add(reader->job->messages, at, MESSAGE_MARKDOWN_HTML, text->str, NULL);
}

static void read_html(struct reader *reader, cmark_node *node, struct mark *parent)
{
        end_run(reader, parent);
        add_html(reader, inline_place(reader, node, 0), cmark_node_get_literal(node));
}

typedef void (*node_reader)(struct reader *reader, cmark_node *node, struct mark *parent);

static node_reader inline_reader(cmark_node_type type)
{
        static const struct {
                cmark_node_type type;
                node_reader read;
        } readers[] = {
                {CMARK_NODE_TEXT, read_text},        {CMARK_NODE_SOFTBREAK, read_break},
                {CMARK_NODE_CODE, read_code},        {CMARK_NODE_LINEBREAK, read_break},
                {CMARK_NODE_EMPH, read_span},        {CMARK_NODE_STRONG, read_span},
                {CMARK_NODE_LINK, read_link},        {CMARK_NODE_IMAGE, read_link},
                {CMARK_NODE_HTML_INLINE, read_html},
        };
        for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
                if (readers[i].type == type)
                        return readers[i].read;
        }
        return NULL;
}

/* False after a message when this is too deep. */
static bool go_down(struct reader *reader, struct place at)
{
        if (++reader->depth <= reader->job->limits.depth)
                return true;
        g_autofree char *limit = g_strdup_printf("%u", reader->job->limits.depth);
        if (!reader->failed)
                message_add(reader->job->messages, at, MESSAGE_MARKDOWN_DEPTH, limit, NULL);
        reader->failed = true;
        return false;
}

/* cmark's nodes are freed as they are read: both trees at once would be too much for a hostile file. */
static void read_inlines(struct reader *reader, cmark_node *block, struct mark *parent)
{
        if (go_down(reader, parent->at)) {
                for (cmark_node *node; (node = cmark_node_first_child(block)); cmark_node_free(node)) {
                        node_reader read = inline_reader(cmark_node_get_type(node));
                        if (read)
                                read(reader, node, parent);
                }
                end_run(reader, parent);
        }
        reader->depth--;
}

/* ---- paragraphs and headings ---- */

static void read_heading(struct reader *reader, cmark_node *node, struct mark *parent)
{
        struct mark *heading = add_mark(reader, parent, MARK_HEADING, block_place(reader, node));
        heading->level = cmark_node_get_heading_level(node);
        open_locator(reader, node);
        read_inlines(reader, node, heading);
        heading_attributes(reader->job, heading);
}

/* Most cells are plain words or numbers, which need no cmark. */
static bool has_markup(const struct line *line)
{
        for (gsize i = 0; i < line->bytes; i++) {
                if (strchr("\\`*_[]<>&!{", line->at[i]))
                        return true;
        }
        return false;
}

/* Inlines of a cell, which is a passage of one paragraph. */
static void read_cell(struct passage *passage, struct mark *cell)
{
        const struct line *line = passage->lines;
        struct mark around = {0};
        if (!has_markup(line)) {
                struct place at = cell->at;
                at.width = (guint16)MIN(column_count(line->at, line->at + line->bytes), G_MAXUINT16);
                mark_add(passage->job, cell, MARK_TEXT, at)->text =
                        text_nfc(passage->job->arena, line->at, line->bytes);
                return;
        }
        read_passage(passage, &around);
        for (guint i = 0; i < around.children.count; i++) {
                const struct mark *block = list_at(&around.children, struct mark, i);
                for (guint k = 0; k < block->children.count; k++)
                        list_add(passage->job->arena, &cell->children, block->children.at[k]);
        }
}

/* A pipe table, with the lines of text that may stand right before it. */
static bool read_table(struct reader *reader, cmark_node *node, struct mark *parent)
{
        if (reader->passage->lead || cmark_node_get_end_line(node) <= cmark_node_get_start_line(node))
                return false;
        g_autoptr(GArray) lines =
                block_lines(reader->passage, cmark_node_get_start_line(node), cmark_node_get_start_column(node),
                            cmark_node_get_end_line(node), reader->quotes);
        const struct line *at = (const struct line *)(gpointer)lines->data;
        guint head = table_find(at, lines->len);
        if (head == lines->len)
                return false;
        struct passage part = {.job = reader->job, .base = reader->passage->base, .depth = reader->depth};
        part.lines = at;
        part.count = head;
        if (head > 0)
                read_passage(&part, parent);
        part.last = NULL;
        struct mark *table = table_read(&part, at + head, lines->len - head, read_cell);
        list_add(reader->job->arena, &parent->children, table);
        reader->failed = reader->failed || part.failed;
        return true;
}

static void read_paragraph(struct reader *reader, cmark_node *node, struct mark *parent)
{
        if (read_table(reader, node, parent))
                return;
        struct mark *paragraph = add_mark(reader, parent, MARK_PARAGRAPH, block_place(reader, node));
        open_locator(reader, node);
        read_inlines(reader, node, paragraph);
        if (!reader->passage->lead)
                paragraph_attributes(reader->job, paragraph);
}

/* ---- other blocks ---- */

static void read_blocks(struct reader *reader, cmark_node *node, struct mark *parent);

static void read_quote(struct reader *reader, cmark_node *node, struct mark *parent)
{
        struct mark *quote = add_mark(reader, parent, MARK_QUOTE, block_place(reader, node));
        reader->quotes++;
        read_blocks(reader, node, quote);
        reader->quotes--;
}

static void read_list(struct reader *reader, cmark_node *node, struct mark *parent)
{
        struct mark *list = add_mark(reader, parent, MARK_LIST, block_place(reader, node));
        list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        list->start = list->ordered ? cmark_node_get_list_start(node) : 0;
        list->tight = cmark_node_get_list_tight(node);
        read_blocks(reader, node, list);
}

static void read_item(struct reader *reader, cmark_node *node, struct mark *parent)
{
        struct mark *item = add_mark(reader, parent, MARK_ITEM, block_place(reader, node));
        read_blocks(reader, node, item);
}

/* Where the text of a fence begins: cmark gives the rests of lines. */
static struct place fence_text_place(struct reader *reader, cmark_node *node, bool fenced)
{
        const char *text = cmark_node_get_literal(node);
        guint i = (guint)MAX(cmark_node_get_start_line(node), 1) - (fenced ? 0 : 1);
        const struct line *line = line_at(reader->passage, i);
        gsize bytes = strcspn(text, "\n");
        const char *begin = line->bytes >= bytes ? line_end(line) - bytes : line->at;
        return passage_place(reader->passage, line, begin, 1);
}

static void read_fence(struct reader *reader, cmark_node *node, struct mark *parent)
{
        struct arena *arena = reader->job->arena;
        struct mark *fence = add_mark(reader, parent, MARK_FENCE, block_place(reader, node));
        const struct line *line = line_at(reader->passage, (guint)MAX(cmark_node_get_start_line(node), 1) - 1);
        const char *begin = line->at + MIN((gsize)MAX(cmark_node_get_start_column(node), 1) - 1, line->bytes);
        bool fenced = begin < line_end(line) && (*begin == '`' || *begin == '~');
        g_autoptr(GString) text = g_string_new(NULL);
        const char *literal = cmark_node_get_literal(node);
        text_restore_to(text, literal, strlen(literal));
        fence->text = arena_text_n(arena, text->str, text->len);
        fence->info = g_strstrip(text_restore(arena, cmark_node_get_fence_info(node)));
        fence->text_at = fence_text_place(reader, node, fenced);
}

static void read_html_block(struct reader *reader, cmark_node *node, struct mark *parent)
{
        (void)parent;
        add_html(reader, block_place(reader, node), cmark_node_get_literal(node));
}

static void read_rule(struct reader *reader, cmark_node *node, struct mark *parent)
{
        add_mark(reader, parent, MARK_RULE, block_place(reader, node));
}

static node_reader block_reader(cmark_node_type type)
{
        static const struct {
                cmark_node_type type;
                node_reader read;
        } readers[] = {
                {CMARK_NODE_PARAGRAPH, read_paragraph},
                {CMARK_NODE_HEADING, read_heading},
                {CMARK_NODE_LIST, read_list},
                {CMARK_NODE_ITEM, read_item},
                {CMARK_NODE_BLOCK_QUOTE, read_quote},
                {CMARK_NODE_CODE_BLOCK, read_fence},
                {CMARK_NODE_HTML_BLOCK, read_html_block},
                {CMARK_NODE_THEMATIC_BREAK, read_rule},
        };
        for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
                if (readers[i].type == type)
                        return readers[i].read;
        }
        return NULL;
}

static void read_blocks(struct reader *reader, cmark_node *node, struct mark *parent)
{
        if (go_down(reader, parent->at)) {
                for (cmark_node *child; (child = cmark_node_first_child(node)); cmark_node_free(child)) {
                        node_reader read = block_reader(cmark_node_get_type(child));
                        if (read)
                                read(reader, child, parent);
                }
        }
        reader->depth--;
}

static void read_passage(struct passage *passage, struct mark *parent)
{
        if (passage->count == 0)
                return;
        g_autoptr(GString) copy = passage_copy(passage);
        cmark_node *tree = cmark_parse_document(copy->str, copy->len, CMARK_OPT_SOURCEPOS);
        struct reader reader = {.job = passage->job, .passage = passage, .depth = passage->depth};
        reader.run.text = g_string_new(NULL);
        read_blocks(&reader, tree, parent);
        g_string_free(reader.run.text, TRUE);
        cmark_node_free(tree);
        passage->failed = passage->failed || reader.failed;
}

static bool read_note(struct job *job, const struct note_lines *lines, struct place base, struct mark *parent)
{
        struct mark *note = mark_add(job, parent, MARK_NOTE, lines->at);
        note->id = lines->id;
        struct passage passage = {.job = job, .base = base, .count = lines->lines->len, .depth = 1};
        passage.lines = (const struct line *)(gpointer)lines->lines->data;
        read_passage(&passage, note);
        return !passage.failed;
}

struct mark *markdown_read_text(struct job *job, const char *text, gsize bytes, struct place at)
{
        if (!text_check(job, &text, &bytes, at))
                return NULL;
        g_autoptr(GArray) lines = lines_read(text, bytes);
        if (!lines_check(job, lines, at))
                return NULL;
        g_autoptr(GPtrArray) notes = notes_take(job, lines, at);
        struct mark *document = arena_new(job->arena, struct mark);
        document->kind = MARK_DOCUMENT;
        document->at = place_new(at, 1, 1, 1);
        struct passage passage = {.job = job, .base = at, .count = lines->len};
        passage.lines = (const struct line *)(gpointer)lines->data;
        read_passage(&passage, document);
        bool right = !passage.failed;
        for (guint i = 0; i < notes->len; i++)
                right = read_note(job, notes->pdata[i], at, document) && right;
        return right ? document : NULL;
}

struct mark *markdown_read(struct job *job, const char *path, struct place asked)
{
        gsize bytes;
        const char *text = file_read(job, path, asked, &bytes);
        struct place at = {.file = path_shown(job, path), .line = 1, .col = 1, .width = 1};
        return text ? markdown_read_text(job, text, bytes, at) : NULL;
}
