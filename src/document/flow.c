/* SPDX-License-Identifier: MIT */
/* Flow: the elements of a layout as blocks. */
#include "base/files.h"
#include "document/blocks.h"
#include "document/running.h"
#include "layout/template.h"

#include <stdlib.h>
#include <string.h>

char *template_filled(struct merging *m, const struct text *text, const struct node *context)
{
        struct template_source source = {.text = text->text, .at = text->at};
        return template_render(m->job, &source, context, TEMPLATE_PLAIN);
}

/* Where a paragraph's words come from: the datum its template begins with, if there is one, else the template. */
static struct place words_from(const struct merging *m, const struct text *text, const struct node *context)
{
        const char *open = strstr(text->text, "{{"), *close = open ? strstr(open, "}}") : NULL;
        if (!close || !g_ascii_isalpha(open[2]))
                return text->at;
        g_autofree char *name = g_strndup(open + 2, (gsize)(close - open - 2));
        const struct node *node = template_find(context, g_strstrip(name));
        return node && node->at.file ? node->at : m->plan->at.file ? m->plan->at : text->at;
}

static void add_lines(struct job *job, char *text, struct place from, struct list *out)
{
        for (char *line = text; line;) {
                char *end = strchr(line, '\n');
                if (end)
                        *end++ = '\0';
                span_add(job, out, line, 0, from);
                if (end)
                        span_add(job, out, "", 0, from)->kind = SPAN_BREAK;
                line = end;
        }
}

static void add_text(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        char *text = template_filled(m, &flow->text, scope->context);
        if (!text || !*g_strstrip(text))
                return;
        struct place from = words_from(m, &flow->text, scope->context);
        struct block *block = block_new(m->job, BLOCK_PARAGRAPH, from);
        block->style = flow->style.text;
        block->role = scope->role;
        block->box = flow->box;
        block->foot = flow->foot;
        add_lines(m->job, text, from, &block->spans);
        list_add(m->job->arena, out, block);
}

void running_heads_add(struct merging *m, const struct node *context, struct part *part)
{
        for (guint i = 0; i < m->layout->masters.count; i++) {
                const struct master *master = list_at(&m->layout->masters, struct master, i);
                const char *text = master->head ? template_filled(m, &master->head->text, context) : NULL;
                if (!text || !text[strspn(text, " \t\n")])
                        continue;
                struct running_head *head = arena_new(m->job->arena, struct running_head);
                head->master = master;
                span_add(m->job, &head->spans, text, 0, words_from(m, &master->head->text, context));
                list_add(m->job->arena, &part->heads, head);
        }
}

static void add_rule(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        struct block *block = block_new(m->job, BLOCK_RULE, flow->at);
        gint64 thousandths = flow->rule.digits * 1000;
        for (guint i = 0; i < flow->rule.scale; i++)
                thousandths /= 10;
        block->ratio = (int)CLAMP(thousandths, 0, 1000);
        block->role = scope->role;
        list_add(m->job->arena, out, block);
}

/* A template filled; NULL when nothing is left of it. */
static const char *words_filled(struct merging *m, const struct text *text, const struct node *context)
{
        char *words = text->text ? template_filled(m, text, context) : NULL;
        return words && *g_strstrip(words) ? words : NULL;
}

/* An image of the plan's folder, when the template names one. */
static struct figure_block *space_image(struct merging *m, const struct text *image, const char *alternative,
                                        const struct node *context)
{
        const char *name = words_filled(m, image, context);
        if (!name)
                return NULL;
        struct place from = words_from(m, image, context);
        const char *path = m->plan->folder ? path_inside(m->job, m->plan->folder, name) : NULL;
        g_autofree char *full = path ? g_build_filename(m->job->root, path, NULL) : NULL;
        if (!full || !g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
                message_add(m->job->messages, from, MESSAGE_IMAGE_MISSING, name, NULL);
                return NULL;
        }
        if (!alternative)
                message_add(m->job->messages, image->at, MESSAGE_LAYOUT_IMAGE_TEXT, name, NULL);
        struct figure_block *figure = arena_new(m->job->arena, struct figure_block);
        figure->image = path;
        figure->alternative = alternative ? alternative : "";
        return figure;
}

static const struct seal_block *space_seal(struct merging *m, const struct flow_seal *flow, const struct node *context)
{
        struct seal_block *seal = arena_new(m->job->arena, struct seal_block);
        const struct signature *signature = m->plan->signature;
        bool said = signature && signature->seal_width.given;
        seal->width = said ? signature->seal_width.length : flow->width.length;
        seal->field = words_filled(m, &flow->field, context);
        seal->figure = space_image(m, &flow->image, words_filled(m, &flow->text, context), context);
        return seal;
}

static void add_space(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        struct block *block = block_new(m->job, BLOCK_SPACE, flow->at);
        block->space = flow->space.length;
        block->foot = flow->foot;
        block->role = scope->role;
        block->field = words_filled(m, &flow->field, scope->context);
        const char *shown = words_filled(m, &flow->image_text, scope->context);
        block->figure = space_image(m, &flow->image, shown ? shown : block->field, scope->context);
        if (flow->seal)
                block->seal = space_seal(m, flow->seal, scope->context);
        list_add(m->job->arena, out, block);
}

static void add_grid(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        struct block *block = block_new(m->job, BLOCK_GRID, flow->at);
        block->column_count = flow->columns.count;
        block->widths = arena_new_array(m->job->arena, int, block->column_count);
        block->keep = flow->keep;
        block->foot = flow->foot;
        block->role = scope->role;
        for (guint i = 0; i < block->column_count; i++)
                block->widths[i] = atoi(list_at(&flow->columns, struct text, i)->text) * 10;
        for (guint i = 0; i < flow->rows.count; i++) {
                const struct flow_row *row = list_at(&flow->rows, struct flow_row, i);
                for (guint j = 0; j < row->cells.count; j++) {
                        struct grid_cell *cell = arena_new(m->job->arena, struct grid_cell);
                        flow_add(m, &list_at(&row->cells, struct flow_cell, j)->flow, scope, &cell->blocks);
                        list_add(m->job->arena, &block->cells, cell);
                }
        }
        list_add(m->job->arena, out, block);
}

/* Căn cứ: each a paragraph.  Only those that begin as the layout says take its style (NĐ 30, PL I, II.6a); others,
 * such as "Thực hiện …" and the one that closes the preamble, are text of the body. */
static void add_basis(struct merging *m, const struct flow *flow, struct list *out)
{
        for (guint i = 0; i < m->plan->basis.count; i++) {
                const struct text *text = &list_at(&m->plan->basis, struct basis, i)->text;
                if (!text->text || !*text->text)
                        continue;
                bool begins = !flow->begins.text || g_str_has_prefix(text->text, flow->begins.text);
                struct block *block = block_new(m->job, BLOCK_PARAGRAPH, text->at);
                block->style = begins && flow->style.text ? flow->style.text : "body";
                block->role = "basis";
                text_fill(m, text->text, text->at, 0, &block->spans);
                list_add(m->job->arena, out, block);
        }
}

static void add_markdown(struct merging *m, const struct mark *text, const char *style, struct list *out)
{
        struct where where = {.out = out, .style = style, .level = LEVEL_OPEN};
        GHashTable *outer = notes_open(m, text);
        blocks_add(m, &text->children, &where);
        notes_close(m, text, outer);
}

static void add_place(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        const char *style = flow->style.text ? flow->style.text : "body";
        enum contents_of of;
        if (strcmp(flow->place.text, "basis") == 0)
                add_basis(m, flow, out);
        else if (contents_find(flow->place.text, &of))
                contents_add(m, of, 0, flow->at, out);
        else if (scope->text)
                add_markdown(m, scope->text, style, out);
        else
                for (guint i = 0; i < m->plan->texts.count; i++)
                        add_markdown(m, list_at(&m->plan->texts, struct mark, i), style, out);
}

static void add_element(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        if (flow->when.text && node_is_false(template_find(scope->context, flow->when.text)))
                return;
        if (flow->unless.text && !node_is_false(template_find(scope->context, flow->unless.text)))
                return;
        if (flow->text.text)
                add_text(m, flow, scope, out);
        else if (flow->rule.given)
                add_rule(m, flow, scope, out);
        else if (flow->space.given)
                add_space(m, flow, scope, out);
        else if (flow->columns.count > 0)
                add_grid(m, flow, scope, out);
        else if (flow->place.text)
                add_place(m, flow, scope, out);
}

/* What `each` adds to the context: entries of one map whose values change from item to item. */
enum each_entry {
        EACH_ITEM,
        EACH_FIRST,
        EACH_LAST,
        EACH_ONLY,
        EACH_COUNT,
};

static const char *const each_names[EACH_COUNT] = {"item", "first", "last", "only"};

static struct node *each_context(struct merging *m, const struct node *outer, struct entry *entries[EACH_COUNT])
{
        struct node *context = context_with(m, outer, "", NULL);
        for (guint i = 0; i < EACH_COUNT; i++) {
                node_put_text(m->job, context, each_names[i], "");
                entries[i] = list_at(&context->items, struct entry, context->items.count - 1);
        }
        return context;
}

static void add_each(struct merging *m, const struct flow *flow, const struct flow_scope *scope, struct list *out)
{
        struct node *items = (struct node *)template_find(scope->context, flow->each.text);
        if (node_is_false(items))
                return;
        struct entry *entries[EACH_COUNT];
        struct flow_scope inner = *scope;
        struct node *yes = node_new_text(m->job, "true"), *no = node_new_text(m->job, "");
        bool list = items->kind == NODE_LIST;
        guint count = list ? items->items.count : 1;
        inner.context = each_context(m, scope->context, entries);
        for (guint i = 0; i < count; i++) {
                entries[EACH_ITEM]->value = list ? list_at(&items->items, struct node, i) : items;
                entries[EACH_FIRST]->value = i == 0 ? yes : no;
                entries[EACH_LAST]->value = i + 1 == count ? yes : no;
                entries[EACH_ONLY]->value = count == 1 ? yes : no;
                add_element(m, flow, &inner, out);
        }
}

void flow_add(struct merging *m, const struct list *flows, const struct flow_scope *scope, struct list *out)
{
        for (guint i = 0; i < flows->count; i++) {
                const struct flow *flow = list_at(flows, struct flow, i);
                struct flow_scope inner = *scope;
                if (flow->role.text)
                        inner.role = flow->role.text;
                if (flow->each.text)
                        add_each(m, flow, &inner, out);
                else
                        add_element(m, flow, &inner, out);
        }
}
