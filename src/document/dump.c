/* SPDX-License-Identifier: MIT */
/* The document as text: one block a line, rows of tables a line each. */
#include "base/length.h"
#include "document/merging.h"

#include <string.h>

enum {
        INDENT = 2,
};

static void add_indent(GString *out, guint depth)
{
        g_string_append_printf(out, "%*s", (int)(depth * INDENT), "");
}

/* Text as it is, but on one line and without the quote that ends it. */
static void add_quoted(GString *out, const char *text)
{
        for (const char *s = text ? text : ""; *s; s++) {
                if (*s == '\n')
                        g_string_append(out, "\\n");
                else if (*s == '"' || *s == '\\')
                        g_string_append_printf(out, "\\%c", *s);
                else
                        g_string_append_c(out, *s);
        }
}

static void add_field(GString *out, const char *before, const char *text)
{
        if (!text)
                return;
        g_string_append_printf(out, " %s\"", before);
        add_quoted(out, text);
        g_string_append_c(out, '"');
}

/* ---- spans ---- */

static const struct {
        guint mark;
        const char *open, *close;
} signs[] = {
        {SPAN_REMOVED, "[-", "-]"},   {SPAN_ADDED, "{+", "+}"},     {SPAN_BOLD, "**", "**"}, {SPAN_ITALIC, "*", "*"},
        {SPAN_NOT_BOLD, "!**", "**"}, {SPAN_NOT_ITALIC, "!*", "*"}, {SPAN_CODE, "`", "`"},   {SPAN_SUPER, "^", "^"},
};

static void add_span(GString *out, const struct span *span)
{
        if (span->kind == SPAN_BREAK) {
                g_string_append(out, " / ");
                return;
        }
        for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
                if (span->marks & signs[i].mark)
                        g_string_append(out, signs[i].open);
        if (span->target)
                g_string_append_c(out, '[');
        add_quoted(out, span->text);
        if (span->target)
                g_string_append_printf(out, "](%s%s)", span->target, span->page ? ", page" : "");
        if (span->datum)
                g_string_append_printf(out, "{%s}", span->datum);
        for (guint i = G_N_ELEMENTS(signs); i-- > 0;)
                if (span->marks & signs[i].mark)
                        g_string_append(out, signs[i].close);
}

static void add_spans(GString *out, const struct list *spans)
{
        for (guint i = 0; i < spans->count; i++)
                add_span(out, list_at(spans, struct span, i));
}

/* ---- blocks ---- */

static void add_block(GString *out, const struct block *block, guint depth);

static void add_blocks(GString *out, const struct list *blocks, guint depth)
{
        for (guint i = 0; i < blocks->count; i++)
                add_block(out, list_at(blocks, struct block, i), depth);
}

static const char *const row_kinds[] = {[ROW_LINE] = "line", [ROW_GROUP] = "group", [ROW_TOTAL] = "total"};
static const char *const column_kinds[] = {
        [COLUMN_NUMBER] = "number", [COLUMN_LABEL] = "label", [COLUMN_AMOUNT] = "amount",
        [COLUMN_NOTE] = "note",     [COLUMN_TEXT] = "text",
};
static const char *const aligns[] = {
        [ALIGN_LEFT] = "left", [ALIGN_CENTER] = "center", [ALIGN_RIGHT] = "right", [ALIGN_JUSTIFY] = "justify"};

static void add_row(GString *out, const struct table *table, const struct row *row, const char *kind, guint depth)
{
        struct job making = {.arena = arena_open()};
        const struct cell *cells = row_cells(&making, table, row);
        add_indent(out, depth);
        g_string_append(out, kind);
        if (row->id)
                g_string_append_printf(out, " #%s", row->id);
        if (row->level)
                g_string_append_printf(out, " level=%u", row->level);
        for (guint i = 0; i < table->column_count; i++) {
                const struct cell *cell = &cells[i];
                g_string_append(out, " |");
                if (!cell->colspan)
                        g_string_append(out, "<");
                if (cell->colspan > 1 || cell->rowspan > 1)
                        g_string_append_printf(out, "%ux%u", cell->colspan, cell->rowspan);
                if (cell->spans.count)
                        g_string_append_c(out, ' ');
                add_spans(out, &cell->spans);
        }
        g_string_append_c(out, '\n');
        arena_close(making.arena);
}

static void add_table(GString *out, const struct table *table, guint depth)
{
        add_indent(out, depth);
        g_string_append(out, "columns");
        for (guint i = 0; i < table->column_count; i++) {
                const struct table_column *column = &table->columns[i];
                g_string_append_printf(out, " %s:%s%s%s", column_kinds[column->kind], aligns[column->align],
                                       column->id ? "#" : "", column->id ? column->id : "");
        }
        add_field(out, "unit=", table->unit);
        if (table->carry)
                g_string_append(out, " carry");
        g_string_append_c(out, '\n');
        for (guint i = 0; i < table->head.count; i++)
                add_row(out, table, list_at(&table->head, struct row, i), "head", depth);
        for (guint i = 0; i < table->rows.count; i++) {
                const struct row *row = list_at(&table->rows, struct row, i);
                add_row(out, table, row, row_kinds[row->kind], depth);
        }
        add_blocks(out, &table->notes, depth);
}

static void add_figure(GString *out, const struct figure_block *figure, guint depth)
{
        add_indent(out, depth);
        if (figure->chart)
                g_string_append_printf(out, "chart %s scale=%u divisor=%" G_GINT64_FORMAT,
                                       chart_kind_names[figure->chart->kind], figure->chart->scale,
                                       figure->chart->divisor);
        else
                g_string_append_printf(out, "image %s", figure->image);
        add_field(out, "alternative=", figure->alternative);
        g_string_append_c(out, '\n');
        if (figure->table)
                add_table(out, figure->table, depth);
}

static void add_cells(GString *out, const struct block *grid, guint depth)
{
        for (guint i = 0; i < grid->cells.count; i++) {
                add_indent(out, depth);
                g_string_append_printf(out, "cell %u.%u\n", i / grid->column_count + 1, i % grid->column_count + 1);
                add_blocks(out, &list_at(&grid->cells, struct grid_cell, i)->blocks, depth + 1);
        }
}

static const char *const block_kinds[BLOCK_KIND_COUNT] = {
        [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_HEADING] = "heading",   [BLOCK_LIST] = "list", [BLOCK_ITEM] = "item",
        [BLOCK_TABLE] = "table",         [BLOCK_FIGURE] = "figure",     [BLOCK_GRID] = "grid", [BLOCK_RULE] = "rule",
        [BLOCK_SPACE] = "space",         [BLOCK_CONTENTS] = "contents",
};

/* What only some kinds have. */
static void add_particulars(GString *out, const struct block *block)
{
        if (block->level)
                g_string_append_printf(out, " %d", block->level);
        if (block->kind == BLOCK_LIST && block->ordered)
                g_string_append(out, " ordered");
        for (guint i = 0; i < block->column_count; i++)
                g_string_append_printf(out, " %d", block->widths[i]);
        if (block->keep)
                g_string_append(out, " keep");
        if (block->kind == BLOCK_RULE)
                g_string_append_printf(out, " %d", block->ratio);
        if (block->kind == BLOCK_SPACE)
                g_string_append_printf(out, " %d.%02d", block->space / PT, block->space % PT * 100 / PT);
}

static void add_contents(GString *out, const struct contents *contents, guint depth)
{
        for (guint i = 0; i < contents->entries.count; i++) {
                const struct contents_entry *entry = list_at(&contents->entries, struct contents_entry, i);
                add_indent(out, depth);
                g_string_append_printf(out, "entry %d #%s", entry->level, entry->id);
                add_field(out, "label=", entry->label);
                add_field(out, "", entry->text);
                g_string_append_c(out, '\n');
        }
}

static void add_block(GString *out, const struct block *block, guint depth)
{
        add_indent(out, depth);
        g_string_append(out, block_kinds[block->kind]);
        add_particulars(out, block);
        if (block->style)
                g_string_append_printf(out, " %s", block->style);
        if (block->id)
                g_string_append_printf(out, " #%s", block->id);
        if (block->role)
                g_string_append_printf(out, " role=%s", block->role);
        if (block->box)
                g_string_append(out, block->box->x.given ? " boxed=paper" : " boxed");
        if (block->foot)
                g_string_append(out, " foot");
        add_field(out, "field=", block->field);
        if (block->seal && block->seal->figure)
                g_string_append_printf(out, " seal=%s", block->seal->figure->image);
        if (block->seal)
                add_field(out, "seal-field=", block->seal->field);
        add_field(out, block->label_own_line ? "own-line-label=" : "label=", block->label);
        if (block->spans.count) {
                g_string_append(out, " \"");
                add_spans(out, &block->spans);
                g_string_append_c(out, '"');
        }
        g_string_append_c(out, '\n');
        add_blocks(out, &block->children, depth + 1);
        if (block->table)
                add_table(out, block->table, depth + 1);
        if (block->figure)
                add_figure(out, block->figure, depth + 1);
        if (block->contents)
                add_contents(out, block->contents, depth + 1);
        add_cells(out, block, depth + 1);
}

/* ---- the whole ---- */

static void add_part(GString *out, const struct part *part)
{
        g_string_append_printf(out, "part %s %s%s", part->id ? part->id : "-", part->master,
                               part->appendix ? " appendix" : "");
        add_field(out, "label=", part->label);
        add_field(out, "title=", part->title);
        g_string_append_c(out, '\n');
        for (guint i = 0; i < part->heads.count; i++) {
                const struct running_head *head = list_at(&part->heads, struct running_head, i);
                g_string_append_printf(out, "  head %s ", head->master->name.text);
                add_spans(out, &head->spans);
                g_string_append_c(out, '\n');
        }
        add_blocks(out, &part->blocks, 1);
}

void document_dump(const struct document *document, GString *out)
{
        g_autofree char *date = date_iso(document->date);
        g_string_append(out, "document");
        add_field(out, "title=", document->title);
        add_field(out, "author=", document->author);
        add_field(out, "subject=", document->subject);
        g_string_append_printf(out, " date=%s\n", date);
        for (guint i = 0; i < document->parts.count; i++)
                add_part(out, list_at(&document->parts, struct part, i));
        for (guint i = 0; i < document->notes.count; i++) {
                const struct note *note = list_at(&document->notes, struct note, i);
                g_string_append_printf(out, "note %s #%s \"", note->number, note->id);
                add_spans(out, &note->spans);
                g_string_append(out, "\"\n");
        }
}
