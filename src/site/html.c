/* SPDX-License-Identifier: MIT */
#include "site/html.h"

#include "site/citations.h"
#include "site/origins.h"

#include <string.h>

const char *html_word(const struct html *html, const char *key)
{
        const char *word = node_find_text(html->words, key);
        return word ? word : "";
}

void html_language(struct html *html)
{
        html_attribute(html->out, "lang", html->language);
}

/* ---- spans ---- */

/* Elements for marks, outermost first. */
static const struct {
        guint mark;
        const char *open, *close;
} mark_elements[] = {
        {SPAN_ADDED, "<ins>", "</ins>"},
        {SPAN_REMOVED, "<del>", "</del>"},
        {SPAN_BOLD, "<strong>", "</strong>"},
        {SPAN_ITALIC, "<em>", "</em>"},
        {SPAN_NOT_BOLD, "<span class=\"nb\">", "</span>"},
        {SPAN_NOT_ITALIC, "<span class=\"ni\">", "</span>"},
        {SPAN_SUPER, "<sup>", "</sup>"},
        {SPAN_CODE, "<code>", "</code>"},
};

/* The documents that a text cites lead to their pages. */
static void cited_text(struct html *html, const char *text)
{
        struct citation found;
        gsize at = 0;
        while (citation_find(html->cited, text, at, &found)) {
                html_text(html->out, arena_text_n(html->job->arena, text + at, found.begin - at));
                g_hash_table_add(html->cites, (gpointer)found.id);
                g_string_append(html->out, "<a class=\"cite\"");
                html_attribute(html->out, "href",
                               arena_printf(html->job->arena, "../../van-ban/%s/index.html", found.id));
                g_string_append_c(html->out, '>');
                html_text(html->out, arena_text_n(html->job->arena, text + found.begin, found.end - found.begin));
                g_string_append(html->out, "</a>");
                at = found.end;
        }
        html_text(html->out, text + at);
}

static void marked_text(struct html *html, const struct span *span, bool linked)
{
        for (guint i = 0; i < G_N_ELEMENTS(mark_elements); i++) {
                if (span->marks & mark_elements[i].mark)
                        g_string_append(html->out, mark_elements[i].open);
        }
        if (html->cited && !linked)
                cited_text(html, span->text);
        else
                html_text(html->out, span->text);
        for (guint i = G_N_ELEMENTS(mark_elements); i-- > 0;) {
                if (span->marks & mark_elements[i].mark)
                        g_string_append(html->out, mark_elements[i].close);
        }
}

/* An id of the document as an address: #du-toan-2012 or #du-toan-2012--ho-so. */
static const char *place_address(struct html *html, const char *target)
{
        target += *target == '#';
        const char *dot = strchr(target, '.');
        const char *id =
                dot ? html_id(html->job, arena_text_n(html->job->arena, target, (gsize)(dot - target)), dot + 1)
                    : html_id(html->job, target, NULL);
        return arena_printf(html->job->arena, "#%s", id);
}

/* A figure leads to the row that it was taken from. */
static void span_text(struct html *html, const struct span *span)
{
        const char *address = span->target && html_address_is_safe(span->target) ? span->target : NULL;
        const char *origin = address || html->in_table ? NULL : origin_find(html, span->datum);
        if (address && *address == '#')
                address = place_address(html, address);
        if (address || origin) {
                g_string_append(html->out, "<a");
                html_attribute(html->out, "class", origin ? "cite" : NULL);
                html_attribute(html->out, "href", origin ? origin : address);
                g_string_append_c(html->out, '>');
        }
        marked_text(html, span, address || origin);
        if (address || origin)
                g_string_append(html->out, "</a>");
}

static void span_break(struct html *html, const struct span *span)
{
        (void)span;
        g_string_append(html->out, "<br>\n");
}

/* Each mark of a note has an id of its own; the note leads back to the first. */
static void span_note(struct html *html, const struct span *span)
{
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(html->marks, span->target));
        g_hash_table_insert(html->marks, (gpointer)span->target, GUINT_TO_POINTER(before + 1));
        const char *id = arena_printf(html->job->arena, "mark--%s", span->target);
        if (before)
                id = arena_printf(html->job->arena, "%s--%u", id, before + 1);
        g_string_append(html->out, "<sup><a role=\"doc-noteref\"");
        html_attribute(html->out, "id", id);
        html_attribute(html->out, "href", arena_printf(html->job->arena, "#note--%s", span->target));
        g_string_append_c(html->out, '>');
        html_text(html->out, span->text);
        g_string_append(html->out, "</a></sup>");
}

static void span_ref(struct html *html, const struct span *span)
{
        g_string_append(html->out, "<a");
        html_attribute(html->out, "href", place_address(html, span->target));
        g_string_append_c(html->out, '>');
        marked_text(html, span, true);
        g_string_append(html->out, "</a>");
}

static void (*const write_span[SPAN_KIND_COUNT])(struct html *, const struct span *) = {
        [SPAN_TEXT] = span_text,
        [SPAN_BREAK] = span_break,
        [SPAN_NOTE] = span_note,
        [SPAN_REF] = span_ref,
};

void html_spans(struct html *html, const struct list *spans)
{
        for (guint i = 0; i < spans->count; i++) {
                const struct span *span = list_at(spans, struct span, i);
                write_span[span->kind](html, span);
        }
}

/* ---- blocks ---- */

/* Classes that show how the layout sets a style; its name plays no part, any layout will do. */
static void style_classes(struct html *html, const struct block *block)
{
        const struct style *style = block->style ? layout_style(html->document->layout, block->style) : NULL;
        if (!style)
                return;
        GString *classes = g_string_new(NULL);
        if (style->align == ALIGN_CENTER)
                g_string_append(classes, " mid");
        if (style->align == ALIGN_RIGHT)
                g_string_append(classes, " end");
        if (style->bold)
                g_string_append(classes, " b");
        if (style->italic)
                g_string_append(classes, " i");
        if (style->letter_case == CASE_UPPER)
                g_string_append(classes, " up");
        if (classes->len)
                html_attribute(html->out, "class", classes->str + 1);
        g_string_free(classes, TRUE);
}

/* An appendix's section bears its id already. */
static void block_id(struct html *html, const struct block *block)
{
        bool on_section = block->id && html->part && html->part->appendix && strcmp(block->id, html->part->id) == 0;
        if (block->id && !on_section)
                html_attribute(html->out, "id", html_id(html->job, block->id, NULL));
}

static void label_write(struct html *html, const struct block *block)
{
        if (!block->label || !*block->label)
                return;
        g_string_append(html->out, "<span class=\"label\">");
        html_text(html->out, block->label);
        g_string_append(html->out, block->label_own_line ? "</span><br>\n" : "</span> ");
}

void html_caption_label(struct html *html, const char *label)
{
        if (!label || !*label)
                return;
        bool open = g_ascii_isalnum(label[strlen(label) - 1]);
        g_string_append(html->out, "<span class=\"label\">");
        html_text(html->out, label);
        g_string_append(html->out, open ? ".</span> " : "</span> ");
}

/* The link by which a heading or a row is cited. */
static void permalink(struct html *html, const char *id)
{
        g_string_append(html->out, " <a class=\"anchor\"");
        html_attribute(html->out, "href", arena_printf(html->job->arena, "#%s", id));
        html_attribute(html->out, "aria-label", html_word(html, "permalink"));
        html_language(html);
        g_string_append(html->out, ">#</a>");
}

static void heading_write(struct html *html, const struct block *block, int level)
{
        html->heading = CLAMP(level, 2, MIN(html->heading + 1, 6));
        g_string_append_printf(html->out, "<h%d", html->heading);
        block_id(html, block);
        if (block->kind == BLOCK_PARAGRAPH)
                style_classes(html, block);
        g_string_append_c(html->out, '>');
        label_write(html, block);
        html_spans(html, &block->spans);
        if (block->id)
                permalink(html, html_id(html->job, block->id, NULL));
        g_string_append_printf(html->out, "</h%d>\n", html->heading);
}

static void paragraph(struct html *html, const struct block *block)
{
        if (block_is_part_title(html->job, block, html->part)) {
                heading_write(html, block, 2);
                return;
        }
        g_string_append(html->out, "<p");
        block_id(html, block);
        style_classes(html, block);
        g_string_append_c(html->out, '>');
        label_write(html, block);
        html_spans(html, &block->spans);
        g_string_append(html->out, "</p>\n");
}

static void heading(struct html *html, const struct block *block)
{
        heading_write(html, block, block->level + 1);
}

static void list(struct html *html, const struct block *block)
{
        const char *element = block->ordered ? "ol" : "ul";
        g_string_append_printf(html->out, "<%s>\n", element);
        html_blocks(html, &block->children);
        g_string_append_printf(html->out, "</%s>\n", element);
}

static void item(struct html *html, const struct block *block)
{
        g_string_append(html->out, "<li");
        block_id(html, block);
        g_string_append_c(html->out, '>');
        label_write(html, block);
        g_string_append(html->out, "<div>\n");
        html_blocks(html, &block->children);
        g_string_append(html->out, "</div></li>\n");
}

static void table(struct html *html, const struct block *block)
{
        const char *id = block->id ? html_id(html->job, block->id, NULL) : NULL;
        bool captioned = block->spans.count || (block->label && *block->label);
        g_string_append(html->out, "<figure class=\"table\"");
        block_id(html, block);
        g_string_append(html->out, ">\n");
        if (captioned) {
                g_string_append(html->out, "<figcaption>");
                html_caption_label(html, block->label);
                html_spans(html, &block->spans);
                g_string_append(html->out, "</figcaption>\n");
        }
        html_table(html, block->table, id, block->spans.count ? spans_text(html->job, &block->spans) : NULL);
        g_string_append(html->out, "</figure>\n");
}

/* Cells side by side, row by row; below each other on a narrow screen. */
static void grid(struct html *html, const struct block *block)
{
        g_string_append_printf(html->out, "<div class=\"grid g%u\">\n", MIN(block->column_count, 4));
        for (guint i = 0; i < block->cells.count; i++) {
                g_string_append(html->out, "<div>\n");
                html_blocks(html, &list_at(&block->cells, struct grid_cell, i)->blocks);
                g_string_append(html->out, "</div>\n");
        }
        g_string_append(html->out, "</div>\n");
}

static void rule(struct html *html, const struct block *block)
{
        g_string_append(html->out,
                        block->ratio >= 900 ? "<div class=\"rule whole\"></div>\n" : "<div class=\"rule\"></div>\n");
}

/* Room on paper is no matter of the page's text. */
static void space(struct html *html, const struct block *block)
{
        (void)html, (void)block;
}

/* Entries from *i on that are as deep as the first, each with those below it. */
static void contents_list(struct html *html, const struct list *entries, guint *i)
{
        int level = list_at(entries, struct contents_entry, *i)->level;
        g_string_append(html->out, "<ul>\n");
        while (*i < entries->count && list_at(entries, struct contents_entry, *i)->level >= level) {
                const struct contents_entry *entry = list_at(entries, struct contents_entry, (*i)++);
                g_string_append(html->out, "<li><a");
                html_attribute(html->out, "href", place_address(html, entry->id));
                g_string_append_c(html->out, '>');
                if (entry->label && *entry->label) {
                        html_text(html->out, entry->label);
                        g_string_append_c(html->out, ' ');
                }
                html_text(html->out, entry->text);
                g_string_append(html->out, "</a>");
                if (*i < entries->count && list_at(entries, struct contents_entry, *i)->level > level)
                        contents_list(html, entries, i);
                g_string_append(html->out, "</li>\n");
        }
        g_string_append(html->out, "</ul>\n");
}

/* A page has a list of its headings already. */
static void contents(struct html *html, const struct block *block)
{
        const struct contents *contents = block->contents;
        if (!contents->entries.count || contents->of == CONTENTS_HEADINGS)
                return;
        g_string_append(html->out, "<div class=\"listing\">\n<p class=\"mid b\">");
        html_text(html->out, contents->title);
        g_string_append(html->out, "</p>\n");
        for (guint i = 0; i < contents->entries.count;)
                contents_list(html, &contents->entries, &i);
        g_string_append(html->out, "</div>\n");
}

static void (*const write_block[BLOCK_KIND_COUNT])(struct html *, const struct block *) = {
        [BLOCK_PARAGRAPH] = paragraph, [BLOCK_HEADING] = heading,    [BLOCK_LIST] = list, [BLOCK_ITEM] = item,
        [BLOCK_TABLE] = table,         [BLOCK_FIGURE] = html_figure, [BLOCK_GRID] = grid, [BLOCK_RULE] = rule,
        [BLOCK_SPACE] = space,         [BLOCK_CONTENTS] = contents,
};

void html_blocks(struct html *html, const struct list *blocks)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                write_block[block->kind](html, block);
        }
}

/* ---- the document ---- */

static void notes(struct html *html)
{
        const struct list *all = &html->document->notes;
        if (!all->count)
                return;
        g_string_append(html->out, "<section class=\"notes\" role=\"doc-endnotes\"");
        html_attribute(html->out, "aria-label", html_word(html, "notes"));
        g_string_append(html->out, ">\n<ol>\n");
        for (guint i = 0; i < all->count; i++) {
                const struct note *note = list_at(all, struct note, i);
                g_string_append(html->out, "<li");
                html_attribute(html->out, "id", arena_printf(html->job->arena, "note--%s", note->id));
                g_string_append(html->out, "><span class=\"label\">");
                html_text(html->out, note->number);
                g_string_append(html->out, "</span> <div><p>");
                html_spans(html, &note->spans);
                g_string_append(html->out, " <a role=\"doc-backlink\"");
                html_attribute(html->out, "href", arena_printf(html->job->arena, "#mark--%s", note->id));
                html_attribute(html->out, "aria-label", html_word(html, "back"));
                html_language(html);
                g_string_append(html->out, ">↩</a></p></div></li>\n");
        }
        g_string_append(html->out, "</ol>\n</section>\n");
}

static void part_write(struct html *html, const struct part *part)
{
        html->part = part;
        if (!part->appendix) {
                html_blocks(html, &part->blocks);
                return;
        }
        html->heading = 1;
        g_string_append(html->out, "<section class=\"appendix\"");
        html_attribute(html->out, "id", html_id(html->job, part->id, NULL));
        g_string_append(html->out, ">\n");
        html_blocks(html, &part->blocks);
        g_string_append(html->out, "</section>\n");
}

bool html_document(struct html *html)
{
        const struct list *parts = &html->document->parts;
        html->marks = g_hash_table_new(g_str_hash, g_str_equal);
        html->heading = 1;
        for (guint i = 0; i < parts->count; i++)
                part_write(html, list_at(parts, struct part, i));
        notes(html);
        g_hash_table_destroy(html->marks);
        return !html->failed;
}
