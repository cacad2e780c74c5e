/* SPDX-License-Identifier: MIT */
/* Pages as text: an item a line, lengths in pt. */
#include "base/length.h"
#include "pages/fonts.h"

static const char *const tag_names[TAG_COUNT] = {
        [TAG_DOCUMENT] = "Document",  [TAG_SECTION] = "Sect", [TAG_PARAGRAPH] = "P",
        [TAG_HEADING] = "H",          [TAG_LIST] = "L",       [TAG_ITEM] = "LI",
        [TAG_LABEL] = "Lbl",          [TAG_BODY] = "LBody",   [TAG_TABLE] = "Table",
        [TAG_HEAD] = "THead",         [TAG_ROWS] = "TBody",   [TAG_ROW] = "TR",
        [TAG_HEADER_CELL] = "TH",     [TAG_CELL] = "TD",      [TAG_FIGURE] = "Figure",
        [TAG_CAPTION] = "Caption",    [TAG_NOTE] = "Note",    [TAG_REFERENCE] = "Reference",
        [TAG_LINK] = "Link",          [TAG_FORM] = "Form",    [TAG_CONTENTS] = "TOC",
        [TAG_CONTENTS_ITEM] = "TOCI",
};

static void dump_length(GString *out, const char *name, int length)
{
        gint64 hundredths = ((gint64)ABS(length) * 100 + PT / 2) / PT;
        g_string_append_printf(out, " %s=%s%" G_GINT64_FORMAT ".%02d", name, length < 0 && hundredths ? "-" : "",
                               hundredths / 100, (int)(hundredths % 100));
}

static void dump_quoted(GString *out, const char *text)
{
        g_string_append(out, " \"");
        for (const char *s = text; *s; s++) {
                if (*s == '"' || *s == '\\')
                        g_string_append_c(out, '\\');
                g_string_append_c(out, *s);
        }
        g_string_append_c(out, '"');
}

static void dump_text(const struct item *item, GString *out)
{
        const struct text_item *text = &item->as.text;
        dump_length(out, "w", text->width);
        g_string_append_printf(out, " font=\"%s", text->face->name);
        dump_length(out, "size", text->size);
        if (text->stretch)
                g_string_append_printf(out, " stretch=%+d/10000", text->stretch);
        g_string_append_c(out, '"');
        g_autoptr(GString) words = g_string_new(NULL);
        for (guint i = 0; i < text->count; i++) {
                if (text->pieces[i].space_before)
                        g_string_append_c(words, ' ');
                g_string_append_len(words, text->pieces[i].word->text, text->pieces[i].word->bytes);
        }
        if (text->space_after)
                g_string_append_c(words, ' ');
        dump_quoted(out, words->str);
}

static void dump_rule(const struct item *item, GString *out)
{
        dump_length(out, "w", item->as.rule.width);
        dump_length(out, "h", item->as.rule.height);
}

static void dump_path(const struct item *item, GString *out)
{
        const struct path_item *path = &item->as.path;
        g_string_append_printf(out, " points=%u%s", path->count, path->filled ? " filled" : "");
        if (path->filled || !path->closed || path->count < 3)
                return;
        g_string_append(out, " closed"); /* a frame: from its first corner to the one across */
        dump_length(out, "w", path->points[4] - path->points[0] + path->thickness);
        dump_length(out, "h", path->points[5] - path->points[1] + path->thickness);
}

static void dump_image(const struct item *item, GString *out)
{
        dump_length(out, "w", item->as.image.width);
        dump_length(out, "h", item->as.image.height);
        dump_quoted(out, item->as.image.path);
}

static void dump_link(const struct item *item, GString *out)
{
        dump_length(out, "w", item->as.link.width);
        dump_length(out, "h", item->as.link.height);
        dump_quoted(out, item->as.link.target);
}

static void dump_anchor(const struct item *item, GString *out)
{
        dump_quoted(out, item->as.anchor);
}

static const struct {
        const char *name;
        void (*dump)(const struct item *item, GString *out);
} kinds[ITEM_COUNT] = {
        [ITEM_TEXT] = {"text", dump_text},   [ITEM_RULE] = {"rule", dump_rule},
        [ITEM_PATH] = {"path", dump_path},   [ITEM_IMAGE] = {"image", dump_image},
        [ITEM_LINK] = {"link", dump_link},   [ITEM_ANCHOR] = {"anchor", dump_anchor},
        [ITEM_FIELD] = {"field", dump_link},
};

static void dump_tag(const struct item *item, GString *out)
{
        const struct tag *tag = item->tag;
        if (item->pagination)
                g_string_append(out, " artifact=page");
        else if (tag && tag->kind == TAG_HEADING)
                g_string_append_printf(out, " tag=H%d.%u", tag->level, tag->index);
        else if (tag)
                g_string_append_printf(out, " tag=%s.%u", tag_names[tag->kind], tag->index);
}

static void dump_item(const struct item *item, GString *out)
{
        g_string_append_printf(out, "  %s", kinds[item->kind].name);
        dump_length(out, "x", item->x);
        dump_length(out, "y", item->y);
        kinds[item->kind].dump(item, out);
        dump_tag(item, out);
        g_string_append_c(out, '\n');
}

void pages_dump(const struct pages *pages, GString *out)
{
        for (guint i = 0; i < pages->at.count; i++) {
                const struct page *page = list_at(&pages->at, struct page, i);
                g_string_append_printf(out, "page %u part=%s number=%s", i + 1, page->part->id, page->label);
                dump_length(out, "w", page->width);
                dump_length(out, "h", page->height);
                g_string_append_c(out, '\n');
                for (guint k = 0; k < page->items.count; k++)
                        dump_item(list_at(&page->items, struct item, k), out);
        }
        for (guint i = 0; i < pages->outline.count; i++) {
                const struct outline_entry *entry = list_at(&pages->outline, struct outline_entry, i);
                g_string_append_printf(out, "outline %d %s", entry->level, entry->id);
                dump_quoted(out, entry->title);
                g_string_append_c(out, '\n');
        }
}
