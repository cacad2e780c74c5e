/* SPDX-License-Identifier: MIT */
#include "pdf/outline.h"

enum {
        LEVELS_MAX = 16,
        OPEN_LEVELS = 1, /* whose children are shown at first */
};

static void write_entry(struct buffer *out, const void *with, guint index)
{
        const struct navigation *navigation = with;
        const struct outline_entry *entry = list_at(&navigation->pages->outline, struct outline_entry, index);
        buffer_write(out, "/Title%t", entry->title);
        if (entry->id && g_hash_table_contains(navigation->anchors, entry->id))
                buffer_write(out, "/Dest%b", entry->id);
}

/* An entry hangs under the last one of a lesser level, however many levels lie between. */
void outline_write(struct navigation *navigation)
{
        guint last[LEVELS_MAX + 1] = {0}; /* objects by level, from 1 */
        const struct list *outline = &navigation->pages->outline;
        for (guint i = 0; i < outline->count; i++) {
                const struct outline_entry *entry = outline->at[i];
                if (!entry->title)
                        continue;
                int level = CLAMP(entry->level, 1, LEVELS_MAX);
                guint parent = 0;
                for (int l = level - 1; l > 0 && !parent; l--)
                        parent = last[l];
                last[level] = objects_add_outline(navigation->objects, parent, level <= OPEN_LEVELS, write_entry,
                                                  navigation, i);
                for (int l = level + 1; l <= LEVELS_MAX; l++)
                        last[l] = 0;
        }
}

/* ---- page labels ---- */

/* A page's number, if its label is one; otherwise 0. */
static guint64 number_of(const struct page *page)
{
        const char *label = page->label;
        guint64 number;
        return label && g_ascii_string_to_unsigned(label, 10, 1, G_MAXINT32, &number, NULL) ? number : 0;
}

static void write_label(struct buffer *out, guint index, const struct page *page)
{
        const struct part *part = page->part;
        guint64 number = number_of(page);
        bool named = part && part->appendix && part->label && *part->label;
        g_autofree char *prefix = g_strconcat(named ? part->label : "", named ? " – " : "",
                                              number || !page->label ? "" : page->label, NULL);
        buffer_write(out, "%u<<", index);
        if (number)
                buffer_text(out, "/S/D");
        if (*prefix)
                buffer_write(out, "/P%t", prefix);
        if (number > 1)
                buffer_write(out, "/St %u", (guint)number);
        buffer_text(out, ">>");
}

void outline_page_labels(const struct navigation *navigation, struct buffer *out)
{
        const struct list *pages = &navigation->pages->at;
        const struct page *before = NULL;
        buffer_text(out, "/PageLabels<</Nums[");
        for (guint i = 0; i < pages->count; i++) {
                const struct page *page = pages->at[i];
                guint64 number = number_of(page);
                bool goes_on = before && before->part == page->part && number && number == number_of(before) + 1;
                if (!goes_on)
                        write_label(out, i, page);
                before = page;
        }
        buffer_text(out, "]>>");
}
