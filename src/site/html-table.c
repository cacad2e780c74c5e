/* SPDX-License-Identifier: MIT */
#include "site/html.h"
#include "site/origins.h"

#include <string.h>

enum {
        INDENTS = 6,       /* depths of lines that site.css knows */
        LEVEL_CHOICES = 3, /* that can be asked for alone */
        LEVELS_FROM = 8,   /* rows of a table that is worth folding */
};

/* A table that is being written. */
struct writing {
        struct html *html;
        const struct table *table;
        const char *id; /* NULL: rows have no permalinks */
};

static void span_attribute(GString *out, const char *name, guint span)
{
        if (span > 1)
                g_string_append_printf(out, " %s=\"%u\"", name, span);
}

/* ` class="n l2 i"` of a cell. */
static void cell_classes(const struct writing *writing, const struct row *row, const struct cell *cell, guint column)
{
        GString *classes = g_string_new(NULL);
        enum column_kind kind = writing->table->columns[column].kind;
        if (kind == COLUMN_AMOUNT && !(cell->header && cell->align != ALIGN_RIGHT))
                g_string_append(classes, " n");
        else if (cell->align == ALIGN_CENTER)
                g_string_append(classes, " mid");
        else if (cell->align == ALIGN_RIGHT)
                g_string_append(classes, " end");
        if (kind == COLUMN_NOTE)
                g_string_append(classes, " w");
        if (kind == COLUMN_LABEL && row->level && cell->colspan <= 1)
                g_string_append_printf(classes, " l%u", MIN(row->level, INDENTS));
        if (cell->bold)
                g_string_append(classes, " b");
        if (cell->italic)
                g_string_append(classes, " i");
        if (classes->len)
                html_attribute(writing->html->out, "class", classes->str + 1);
        g_string_free(classes, TRUE);
}

static void row_permalink(const struct writing *writing, const char *id)
{
        struct html *html = writing->html;
        g_string_append(html->out, " <a class=\"anchor\"");
        html_attribute(html->out, "href", arena_printf(html->job->arena, "#%s", id));
        html_attribute(html->out, "aria-label", html_word(html, "permalink"));
        html_language(html);
        g_string_append(html->out, ">#</a>");
}

static void cell_write(const struct writing *writing, const struct row *row, const struct cell *cell, guint column,
                       bool head, const char *id)
{
        GString *out = writing->html->out;
        enum column_kind kind = writing->table->columns[column].kind;
        bool blank = cell->spans.count == 0;
        bool header = (head && !blank) || (!head && !blank && (cell->header || kind == COLUMN_LABEL));
        g_string_append(out, header ? "<th" : "<td");
        if (header)
                html_attribute(out, "scope", !head ? "row" : cell->colspan > 1 ? "colgroup" : "col");
        span_attribute(out, "colspan", cell->colspan);
        span_attribute(out, "rowspan", cell->rowspan);
        cell_classes(writing, row, cell, column);
        g_string_append_c(out, '>');
        html_spans(writing->html, &cell->spans);
        if (id && kind == COLUMN_LABEL && !blank)
                row_permalink(writing, id);
        g_string_append(out, header ? "</th>" : "</td>");
}

static void row_write(const struct writing *writing, const struct row *row, bool head)
{
        static const char *const kinds[] = {[ROW_LINE] = "", [ROW_GROUP] = "group", [ROW_TOTAL] = "total"};
        struct html *html = writing->html;
        const char *deep = row->level && !head ? arena_printf(html->job->arena, "d%u", MIN(row->level, INDENTS)) : "";
        const char *both = *deep && *kinds[row->kind] ? " " : "";
        const char *own = head ? NULL : table_row_id(writing->table, row);
        const char *id = own && writing->id ? html_id(html->job, writing->id, own) : NULL;
        g_string_append(html->out, "<tr");
        html_attribute(html->out, "id", id);
        if (!head && (*deep || *kinds[row->kind]))
                html_attribute(html->out, "class",
                               arena_printf(html->job->arena, "%s%s%s", kinds[row->kind], both, deep));
        g_string_append_c(html->out, '>');
        struct job making = *html->job;
        making.scratch = arena_open();
        const struct cell *cells = row_cells(&making, writing->table, row);
        for (guint i = 0; i < writing->table->column_count; i++) {
                if (cells[i].colspan && cells[i].rowspan)
                        cell_write(writing, row, &cells[i], i, head, id);
        }
        arena_close(making.scratch);
        g_string_append(html->out, "</tr>\n");
}

static void rows_write(const struct writing *writing, const struct list *rows, const char *element)
{
        if (!rows->count)
                return;
        g_string_append_printf(writing->html->out, "<%s>\n", element);
        for (guint i = 0; i < rows->count; i++)
                row_write(writing, list_at(rows, struct row, i), element[1] == 'h');
        g_string_append_printf(writing->html->out, "</%s>\n", element);
}

static void level_choice(struct html *html, guint table, guint level, const char *label)
{
        g_string_append_printf(html->out,
                               "<label><input type=\"radio\" name=\"levels_%u\" class=\"v%u\" value=\"%u\"%s> ", table,
                               level, level, level ? "" : " checked");
        html_text(html->out, label);
        if (level)
                g_string_append_printf(html->out, " %u", level);
        g_string_append(html->out, "</label>\n");
}

/* How many levels of lines are shown: a choice that needs no script, site.css hides the rows. */
static void level_choices(struct html *html, const struct table *table)
{
        guint deepest = 0;
        for (guint i = 0; i < table->rows.count; i++)
                deepest = MAX(deepest, list_at(&table->rows, struct row, i)->level);
        if (!deepest || table->rows.count < LEVELS_FROM)
                return;
        g_string_append(html->out, "<fieldset class=\"levels\"");
        html_language(html);
        g_string_append(html->out, "><legend>");
        html_text(html->out, html_word(html, "levels"));
        g_string_append(html->out, "</legend>\n");
        level_choice(html, html->tables, 0, html_word(html, "levels_all"));
        for (guint i = 1; i <= MIN(deepest, LEVEL_CHOICES); i++)
                level_choice(html, html->tables, i, html_word(html, "level"));
        g_string_append(html->out, "</fieldset>\n");
}

static guint spans_bytes(const struct list *spans)
{
        gsize bytes = 0;
        for (guint i = 0; i < spans->count; i++) {
                const struct span *span = list_at(spans, struct span, i);
                bytes += span->text ? strlen(span->text) : 0;
        }
        return (guint)MIN(bytes, 1000);
}

/* Whether it surely has room beside the list of contents on a wide screen: then its head can stay in sight without a
 * box that scrolls.  Widths in px that site.css leads to. */
static bool has_room(struct job *job, const struct table *table)
{
        enum {
                ROOM = 760,
                PADDING = 24,
                DIGIT = 9
        };
        static const guint least[] = {[COLUMN_NUMBER] = 40,
                                      [COLUMN_LABEL] = 192,
                                      [COLUMN_AMOUNT] = 60,
                                      [COLUMN_NOTE] = 96,
                                      [COLUMN_TEXT] = 96};
        g_autofree guint *widest = g_new(guint, table->column_count);
        guint width = table->column_count * PADDING;
        for (guint i = 0; i < table->column_count; i++)
                widest[i] = least[table->columns[i].kind];
        for (guint k = 0; k < table->rows.count; k++) {
                struct job making = *job;
                making.scratch = arena_open();
                const struct cell *cells = row_cells(&making, table, list_at(&table->rows, struct row, k));
                for (guint i = 0; i < table->column_count; i++) {
                        guint bytes = table->columns[i].kind == COLUMN_AMOUNT ? spans_bytes(&cells[i].spans) : 0;
                        widest[i] = MAX(widest[i], bytes * DIGIT);
                }
                arena_close(making.scratch);
        }
        for (guint i = 0; i < table->column_count; i++)
                width += widest[i];
        return width <= ROOM;
}

void html_table(struct html *html, const struct table *table, const char *id, const char *name)
{
        struct writing writing = {html, table, id};
        if (table->unit && *table->unit) {
                g_string_append(html->out, "<p class=\"unit\">");
                html_text(html->out, table->unit);
                g_string_append(html->out, "</p>\n");
        }
        html->tables++;
        if (id)
                level_choices(html, table);
        /* scrolls by itself on a narrow screen: reached by the keyboard, and named */
        g_string_append(html->out, "<section tabindex=\"0\"");
        html_attribute(html->out, "class", has_room(html->job, table) ? "scroll fits" : "scroll");
        const char *number = arena_printf(html->job->arena, "%s %u", html_word(html, "table"), html->tables);
        html_attribute(html->out, "aria-label", name ? arena_printf(html->job->arena, "%s: %s", number, name) : number);
        g_string_append(html->out, ">\n<table>\n");
        bool outer = html->in_table;
        html->in_table = true;
        rows_write(&writing, &table->head, "thead");
        rows_write(&writing, &table->rows, "tbody");
        html->in_table = outer;
        g_string_append(html->out, "</table>\n</section>\n");
        html_blocks(html, &table->notes);
}
