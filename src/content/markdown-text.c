/* SPDX-License-Identifier: MIT */
/* Texts of Markdown after cmark: joined, their attributes taken off. */
#include <string.h>

#include "base/columns.h"
#include "content/markdown-text.h"
#include "content/text.h"

struct mark *mark_add(struct job *job, struct mark *parent, enum mark_kind kind, struct place at)
{
        struct mark *mark = arena_new(job->arena, struct mark);
        mark->kind = kind;
        mark->at = at;
        if (parent)
                list_add(job->arena, &parent->children, mark);
        return mark;
}

struct mark *mark_last(const struct mark *mark)
{
        guint count = mark->children.count;
        return count ? list_at(&mark->children, struct mark, count - 1) : NULL;
}

/* The place `bytes` of text further on in its line. */
static struct place moved(struct place at, const char *text, gsize bytes)
{
        at.col = (guint16)MIN(at.col + column_count(text, text + bytes), G_MAXUINT16);
        return at;
}

static void set_text(struct job *job, struct mark *mark, const char *text, gsize bytes)
{
        mark->text = text_nfc(job->arena, text, bytes);
        mark->at.width = (guint16)CLAMP(g_utf8_strlen(mark->text, -1), 1, G_MAXUINT16);
}

/* Gives back how much of the text belongs to the image. */
static gsize take_image_attributes(struct job *job, const struct run *run, struct mark *parent)
{
        struct mark *image = mark_last(parent);
        gsize bytes = image && image->kind == MARK_IMAGE ? attributes_length(run->text->str) : 0;
        if (bytes)
                attributes_read(job, run->text->str, bytes, run->at, image);
        return bytes;
}

void run_end(struct job *job, struct run *run, struct mark *parent)
{
        if (run->text->len == 0)
                return;
        gsize taken = take_image_attributes(job, run, parent);
        const char *text = run->text->str;
        if (taken < run->text->len) {
                struct mark *mark = mark_add(job, parent, MARK_TEXT, moved(run->at, text, taken));
                set_text(job, mark, text + taken, run->text->len - taken);
        }
        g_string_truncate(run->text, 0);
        run->looked = 0;
        run->open = false;
}

bool run_is_open(struct run *run)
{
        for (; run->looked + 1 < run->text->len; run->looked++) {
                const char *p = run->text->str + run->looked;
                if (strncmp(p, run->open ? "}}" : "{{", 2) == 0) {
                        run->open = !run->open;
                        run->looked++;
                }
        }
        return run->open;
}

static void drop_children(struct mark *mark, guint count)
{
        memmove(mark->children.at, mark->children.at + count, (mark->children.count - count) * sizeof(void *));
        mark->children.count -= count;
}

void paragraph_attributes(struct job *job, struct mark *paragraph)
{
        const struct mark *first = paragraph->children.count ? list_at(&paragraph->children, struct mark, 0) : NULL;
        gsize bytes = first && first->kind == MARK_TEXT ? attributes_length(first->text) : 0;
        if (!bytes || first->text[bytes + strspn(first->text + bytes, " ")])
                return;
        if (paragraph->children.count == 1) {
                message_add(job->messages, first->at, MESSAGE_MARKDOWN_ATTRIBUTE_ALONE, NULL);
                return;
        }
        enum mark_kind second = list_at(&paragraph->children, struct mark, 1)->kind;
        if (second != MARK_SOFT_BREAK && second != MARK_HARD_BREAK)
                return;
        attributes_read(job, first->text, bytes, first->at, paragraph);
        drop_children(paragraph, 2);
}

void heading_attributes(struct job *job, struct mark *heading)
{
        struct mark *last = mark_last(heading);
        const char *brace = last && last->kind == MARK_TEXT ? attributes_find_last(last->text) : NULL;
        if (!brace)
                return;
        gsize bytes = (gsize)(brace - last->text);
        attributes_read(job, brace, strlen(brace), moved(last->at, last->text, bytes), heading);
        while (bytes > 0 && last->text[bytes - 1] == ' ')
                bytes--;
        set_text(job, last, last->text, bytes);
        if (!bytes)
                heading->children.count--;
}

char *address_scheme(const char *address)
{
        gsize count = strcspn(address, ":/?#");
        return address[count] == ':' ? g_ascii_strdown(address, (gssize)count) : NULL;
}

bool address_is_safe(const char *address)
{
        static const char *const schemes[] = {"http", "https", "mailto", "tel", NULL};
        g_autofree char *scheme = address_scheme(address);
        for (const char *p = address; *p; p++) {
                if (g_ascii_iscntrl(*p))
                        return false;
        }
        return !scheme || g_strv_contains(schemes, scheme);
}
