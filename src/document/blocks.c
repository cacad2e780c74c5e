/* SPDX-License-Identifier: MIT */
/* Blocks: Markdown's blocks as the document's. */
#include "document/blocks.h"
#include "document/running.h"

#include "base/files.h"
#include "base/length.h"
#include "vietnamese/folding.h"

#include <string.h>

enum {
        RULE_RATIO = 333, /* of a thematic break: a third of the line above */
};

struct block *block_new(struct job *job, enum block_kind kind, struct place from)
{
        struct block *block = arena_new(job->arena, struct block);
        block->kind = kind;
        block->from = from;
        return block;
}

static struct block *block_add(struct merging *m, const struct where *where, enum block_kind kind, struct place from)
{
        struct block *block = block_new(m->job, kind, from);
        list_add(m->job->arena, where->out, block);
        return block;
}

/* ---- numbers of lists ---- */

bool level_exists(struct merging *m, guint level, struct place at)
{
        guint levels = numbers_levels(&m->numbers);
        if (level < levels)
                return true;
        g_autofree char *count = g_strdup_printf("%u", levels);
        message_add(m->job->messages, at, MESSAGE_NUMBERING_DEPTH, m->numbers.scheme->name.text, count, NULL);
        return false;
}

guint level_at(const struct merging *m, const struct where *where)
{
        if (where->level != LEVEL_OPEN)
                return where->level;
        if (m->numbers.depth > 0)
                return m->numbers.depth;
        /* Before any heading a list counts 1., 2., whatever stands above that. */
        const struct list *levels = &m->numbers.scheme->levels;
        for (guint i = 0; i < levels->count; i++)
                if (strstr(list_at(levels, struct level, i)->format.text, "{1}"))
                        return i;
        return 0;
}

const char *item_label(struct merging *m, guint level, guint n)
{
        if (level >= numbers_levels(&m->numbers))
                return arena_printf(m->job->arena, "%u.", n);
        guint depth = m->numbers.depth;
        m->numbers.count[level] = n - 1;
        const char *label = numbers_next(m->job, &m->numbers, level);
        /* An item is no heading: the next list stands under the same one. */
        m->numbers.depth = depth;
        return label;
}

const char *item_style(const struct merging *m, guint level)
{
        const struct list *levels = &m->numbers.scheme->levels;
        const char *style = level < levels->count ? list_at(levels, struct level, level)->item.text : NULL;
        return style ? style : "item";
}

const char *bullet_label(const struct merging *m, guint bullets)
{
        const struct list *marks = &m->numbers.scheme->bullets;
        return marks->count ? list_at(marks, struct text, bullets % marks->count)->text : "-";
}

/* ---- headings ---- */

static const struct level *scheme_level(const struct merging *m, guint level)
{
        const struct list *levels = &m->numbers.scheme->levels;
        return list_at(levels, struct level, MIN(level, levels->count - 1));
}

const char *number_reference(struct merging *m, guint level)
{
        g_autoptr(GString) path = g_string_new(NULL);
        const char *part = NULL;
        for (guint i = 0; i <= level && i < numbers_levels(&m->numbers); i++) {
                const struct level *at = scheme_level(m, i);
                const char *bare = m->numbers.bare[i];
                bool named = at->own_line || strchr(at->format.text, ' '); /* Phần I, Điều 1 */
                if (bare && named)
                        part = bare;
                if (!bare || named)
                        continue;
                /* "4.1" holds the number above it already. */
                const struct level *below = i < level ? scheme_level(m, i + 1) : NULL;
                if (below && strstr(below->format.text, "{^}") && m->numbers.bare[i + 1])
                        continue;
                g_string_append_printf(path, "%s%s", path->len ? "." : "", bare);
        }
        if (!path->len)
                return part;
        const char *words = text_filled(m->job, m->layout, "reference", "n", path->str);
        return part ? arena_printf(m->job->arena, "%s %s", words, part) : words;
}

/* The heading's number: computed, given and counted, or a bare mark. */
static void number_heading(struct merging *m, const struct mark *mark, struct block *block)
{
        guint level = (guint)mark->level - 1;
        const struct level *scheme = scheme_level(m, level);
        bool counts = !mark->label || label_counts(mark->label);
        block->style = scheme->style.text;
        block->label = mark->label;
        if (!counts)
                return;
        block->label_own_line = scheme->own_line;
        if (!mark->label) {
                if (level_exists(m, level, mark->at))
                        block->label = numbers_next(m->job, &m->numbers, level);
        } else if (level < numbers_levels(&m->numbers)) {
                numbers_given(m->job, &m->numbers, level, mark->label);
        }
}

static void claim_heading(struct merging *m, const struct mark *mark, struct block *block)
{
        if (!mark->id) {
                g_autofree char *words =
                        spans_text(m->job, &block->spans) ? fold_slug(spans_text(m->job, &block->spans)) : NULL;
                g_autofree char *example = g_strdup_printf("{#%.40s}", words && *words ? words : "id");
                message_add(m->job->messages, mark->at, MESSAGE_HEADING_ID, example, NULL);
                return;
        }
        bool counted = block->label && label_counts(block->label);
        const char *reference = counted ? number_reference(m, (guint)mark->level - 1) : NULL;
        struct referred *referred = id_claim(m, mark->id, mark->at, reference);
        if (!referred)
                return;
        referred->title = &block->spans;
        referred->counted_in_part = true;
        block->id = mark->id;
}

/* A style that the text itself asks for: {.name}. */
static const char *asked_style(struct merging *m, const struct mark *mark, const char *style)
{
        if (!mark->style)
                return style;
        if (layout_style(m->layout, mark->style))
                return mark->style;
        message_add(m->job->messages, mark->at, MESSAGE_LAYOUT_STYLE, mark->style, NULL);
        return style;
}

static void add_heading(struct merging *m, const struct mark *mark, const struct where *where)
{
        struct block *block = block_add(m, where, BLOCK_HEADING, mark->at);
        block->level = mark->level;
        number_heading(m, mark, block);
        block->style = asked_style(m, mark, block->style);
        spans_add(m, &mark->children, 0, &block->spans);
        claim_heading(m, mark, block);
}

/* ---- paragraphs and images ---- */

/* The image of a paragraph that holds nothing else. */
static const struct mark *lone_image(const struct mark *mark)
{
        const struct mark *image = NULL;
        for (guint i = 0; i < mark->children.count; i++) {
                const struct mark *child = list_at(&mark->children, struct mark, i);
                if (child->kind == MARK_IMAGE && !image)
                        image = child;
                else if (child->kind != MARK_TEXT || strspn(child->text, " ") != strlen(child->text))
                        return NULL;
        }
        return image;
}

/* 80mm, or 60% of the measure; all of it after the message image-width. */
static void read_width(struct merging *m, const struct mark *image, struct figure_block *figure)
{
        const char *width = image->width;
        gint64 digits = 0;
        guint8 scale = 0;
        if (!width)
                return;
        gsize bytes = strlen(width);
        g_autofree char *share = bytes && width[bytes - 1] == '%' ? g_strndup(width, bytes - 1) : NULL;
        if (share && number_read(share, &digits, &scale) && !scale && digits >= 1 && digits <= 100)
                figure->share = (int)digits * 10;
        else if (!share && length_read(width, &figure->width.length) && figure->width.length > 0)
                figure->width.given = true;
        else
                message_add(m->job->messages, image->at, MESSAGE_IMAGE_WIDTH, width, NULL);
}

/* "Hình 2. …", which only an image with a caption has. */
static void add_image_caption(struct merging *m, const struct mark *image, struct block *block)
{
        const char *bare = NULL;
        if (image->caption && *image->caption) {
                g_autofree char *n = g_strdup_printf("%u", ++m->images);
                block->label = text_filled(m->job, m->layout, "image-label", "n", n);
                bare = label_bare(m->job, block->label);
                text_fill(m, image->caption, image->at, 0, &block->spans);
        }
        struct referred *referred = image->id ? id_claim(m, image->id, image->at, bare) : NULL;
        if (!referred)
                return;
        referred->title = &block->spans;
        block->id = image->id;
}

static void add_image(struct merging *m, const struct mark *image, const struct where *where)
{
        struct list words = {0};
        const char *path = m->plan->folder ? path_inside(m->job, m->plan->folder, image->target) : NULL;
        g_autofree char *full = path ? g_build_filename(m->job->root, path, NULL) : NULL;
        spans_add(m, &image->children, 0, &words);
        const char *alternative = spans_text(m->job, &words);
        if (!full || !g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
                message_add(m->job->messages, image->at, MESSAGE_IMAGE_MISSING, image->target, NULL);
                return;
        }
        if (!*alternative)
                message_add(m->job->messages, image->at, MESSAGE_IMAGE_TEXT, image->target, NULL);
        struct block *block = block_add(m, where, BLOCK_FIGURE, image->at);
        block->style = "caption";
        block->figure = arena_new(m->job->arena, struct figure_block);
        block->figure->image = path;
        block->figure->alternative = alternative;
        read_width(m, image, block->figure);
        add_image_caption(m, image, block);
}

static void add_paragraph(struct merging *m, const struct mark *mark, const struct where *where)
{
        const struct mark *image = lone_image(mark);
        if (image) {
                add_image(m, image, where);
                return;
        }
        struct list spans = {0};
        spans_add(m, &mark->children, 0, &spans);
        if (spans.count == 0 && !mark->label)
                return;
        struct block *block = block_add(m, where, BLOCK_PARAGRAPH, mark->at);
        block->style = asked_style(m, mark, where->style);
        block->label = mark->label;
        block->spans = spans;
}

/* ---- lists ---- */

static void add_list_item(struct merging *m, const struct mark *mark, const char *label, const struct where *inside,
                          struct block *list)
{
        struct block *item = block_new(m->job, BLOCK_ITEM, mark->at);
        struct where where = *inside;
        where.out = &item->children;
        item->label = label;
        item->style = inside->style;
        item->level = inside->depth;
        blocks_add(m, &mark->children, &where);
        list_add(m->job->arena, &list->children, item);
}

static void add_list(struct merging *m, const struct mark *mark, const struct where *where)
{
        struct block *list = block_add(m, where, BLOCK_LIST, mark->at);
        guint level = level_at(m, where);
        struct where inside = *where;
        inside.depth++;
        inside.style = mark->ordered ? item_style(m, level) : "item";
        inside.bullets += !mark->ordered;
        inside.level = mark->ordered ? level + 1 : where->level;
        list->ordered = mark->ordered;
        list->level = inside.depth;
        if (mark->ordered)
                level_exists(m, level, mark->at);
        for (guint i = 0; i < mark->children.count; i++) {
                guint n = (guint)MAX(mark->start, 1) + i;
                const char *label = mark->ordered ? item_label(m, level, n) : bullet_label(m, where->bullets);
                add_list_item(m, list_at(&mark->children, struct mark, i), label, &inside, list);
        }
}

/* ---- the others ---- */

static void add_quote(struct merging *m, const struct mark *mark, const struct where *where)
{
        struct where inside = *where;
        inside.style = "quote";
        blocks_add(m, &mark->children, &inside);
}

static void add_rule(struct merging *m, const struct mark *mark, const struct where *where)
{
        block_add(m, where, BLOCK_RULE, mark->at)->ratio = RULE_RATIO;
}

static void add_table(struct merging *m, const struct mark *mark, const struct where *where)
{
        struct block *block = block_add(m, where, BLOCK_TABLE, mark->at);
        block->style = "caption";
        table_from_mark(m, mark, block);
}

static void (*const adders[MARK_KIND_COUNT])(struct merging *m, const struct mark *mark, const struct where *where) = {
        [MARK_HEADING] = add_heading, [MARK_PARAGRAPH] = add_paragraph, [MARK_LIST] = add_list,
        [MARK_QUOTE] = add_quote,     [MARK_FENCE] = fence_add,         [MARK_TABLE] = add_table,
        [MARK_RULE] = add_rule,
};

void blocks_add(struct merging *m, const struct list *marks, const struct where *where)
{
        for (guint i = 0; i < marks->count; i++) {
                const struct mark *mark = list_at(marks, struct mark, i);
                if (adders[mark->kind])
                        adders[mark->kind](m, mark, where);
        }
}

void markdown_add(struct merging *m, const struct text *text, const struct where *where)
{
        if (!text->text || !*text->text)
                return;
        struct mark *mark = markdown_read_text(m->job, text->text, strlen(text->text), text->at);
        if (!mark)
                return;
        GHashTable *outer = notes_open(m, mark);
        blocks_add(m, &mark->children, where);
        notes_close(m, mark, outer);
}
