/* SPDX-License-Identifier: MIT */
#include "content/markdown.h"
#include "content/text.h"

static const char *const names[MARK_KIND_COUNT] = {
        [MARK_DOCUMENT] = "document",
        [MARK_HEADING] = "heading",
        [MARK_PARAGRAPH] = "paragraph",
        [MARK_LIST] = "list",
        [MARK_ITEM] = "item",
        [MARK_QUOTE] = "quote",
        [MARK_FENCE] = "fence",
        [MARK_TABLE] = "table",
        [MARK_ROW] = "row",
        [MARK_CELL] = "cell",
        [MARK_NOTE] = "note",
        [MARK_RULE] = "rule",
        [MARK_TEXT] = "text",
        [MARK_EMPHASIS] = "emphasis",
        [MARK_STRONG] = "strong",
        [MARK_CODE] = "code",
        [MARK_LINK] = "link",
        [MARK_IMAGE] = "image",
        [MARK_NOTE_REF] = "note-ref",
        [MARK_SOFT_BREAK] = "soft-break",
        [MARK_HARD_BREAK] = "hard-break",
};

static void add_value(GString *out, const char *name, const char *value)
{
        if (!value)
                return;
        g_string_append_printf(out, " %s=", name);
        text_dump(out, value);
}

static void add_numbers(GString *out, const struct mark *mark)
{
        static const char *const aligns[] = {NULL, "left", "center", "right"};
        if (mark->level && (mark->kind != MARK_TABLE || mark->level > 1))
                g_string_append_printf(out, " level=%d", mark->level);
        if (mark->kind == MARK_LIST && mark->ordered)
                g_string_append_printf(out, " start=%d", mark->start);
        if (mark->kind == MARK_LIST && mark->tight)
                g_string_append(out, " tight");
        if (aligns[mark->align])
                g_string_append_printf(out, " %s", aligns[mark->align]);
        if (mark->text_at.line)
                g_string_append_printf(out, " text-at=%u:%u", mark->text_at.line, mark->text_at.col);
}

static void dump(const struct mark *mark, guint depth, GString *out)
{
        g_string_append_printf(out, "%*s%u:%u %s", (int)depth * 2, "", mark->at.line, mark->at.col, names[mark->kind]);
        add_numbers(out, mark);
        add_value(out, "id", mark->id);
        add_value(out, "label", mark->label);
        add_value(out, "style", mark->style);
        add_value(out, "info", mark->info);
        add_value(out, "target", mark->target);
        add_value(out, "width", mark->width);
        add_value(out, "caption", mark->caption);
        add_value(out, "page", mark->page);
        add_value(out, "split", mark->split);
        if (mark->text) {
                g_string_append_c(out, ' ');
                text_dump(out, mark->text);
        }
        g_string_append_c(out, '\n');
        for (guint i = 0; i < mark->children.count; i++)
                dump(list_at(&mark->children, struct mark, i), depth + 1, out);
}

void mark_dump(const struct mark *mark, GString *out)
{
        if (mark)
                dump(mark, 0, out);
}
