/* SPDX-License-Identifier: MIT */
/* Order of parts: numbers without gap or repeat, levels one by one (NĐ 30, PL I, II.6d and II.6đ). */
#include "check/decree.h"

#include <stdlib.h>
#include <string.h>

#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

enum {
        LEVELS = 8,
        NUMBER_MOST = 400, /* as far as letters and Roman numbers are looked through */
};

/* What has been counted in one part. */
struct counting {
        struct job *job;
        guint last[LEVELS + 1]; /* number of the last heading on each level; 0: none */
        int level;              /* of the last heading; 0: none */
        int articles;           /* level of Điều, which are counted through all Chương; 0: none */
        guint item;             /* number of the last item of the last ordered list under this heading */
};

static bool same_number(guint n, const char *text, char *(*spell)(guint))
{
        g_autofree char *spelt = spell(n);
        return strcmp(spelt, text) == 0;
}

static guint spelt_number(const char *text, char *(*spell)(guint))
{
        for (guint n = 1; n <= NUMBER_MOST; n++) {
                if (same_number(n, text, spell))
                        return n;
        }
        return 0;
}

static char *number_digits(guint n)
{
        return g_strdup_printf("%u", n);
}

static char *number_capital(guint n)
{
        g_autofree char *letter = number_letter(n);
        return upper(letter);
}

/* Where the number that a label ends with stands: the II of "Phần II.", the 1 of "4.1.", the đ of "đ)". */
static const char *label_last(const char *label, gsize *bytes)
{
        gsize end = strlen(label);
        while (end && strchr(".):", label[end - 1]))
                end--;
        gsize begin = end;
        while (begin && !strchr(" .", label[begin - 1]))
                begin--;
        *bytes = end - begin;
        return label + begin;
}

/* How a number is spelt; NULL: "*" and the like.  “C” may be a hundred or the letter behind B: `right` decides. */
static char *(*spelling_of(const char *text, guint right))(guint)
{
        if (g_ascii_isdigit(*text))
                return number_digits;
        if (same_number(right, text, number_capital))
                return number_capital;
        if (*text && strchr("IVXLC", *text) && spelt_number(text, number_roman))
                return number_roman;
        if (spelt_number(text, number_letter))
                return number_letter;
        return spelt_number(text, number_capital) ? number_capital : NULL;
}

/* "Phần II." 2, "4.1." 1, "đ)" 5; 0 for what is no number.  right: what it should be. */
static guint label_number(const char *label, guint right)
{
        gsize bytes;
        const char *begin = label_last(label, &bytes);
        g_autofree char *last = g_strndup(begin, bytes);
        char *(*spell)(guint) = spelling_of(last, right);
        if (spell == number_digits)
                return (guint)MIN(strtoul(last, NULL, 10), G_MAXUINT);
        return spell ? spelt_number(last, spell) : 0;
}

static bool has_label(const struct block *block)
{
        return block->label && *block->label;
}

static void say_gap(struct counting *c, const struct block *block, guint right)
{
        gsize bytes;
        const char *begin = label_last(block->label, &bytes);
        g_autofree char *last = g_strndup(begin, bytes), *number = spelling_of(last, right)(right);
        char *label = arena_printf(c->job->arena, "%.*s%s%s", (int)(begin - block->label), block->label, number,
                                   begin + bytes);
        message_add(c->job->messages, block->from, MESSAGE_NUMBERING_GAP, block->label, label, NULL);
}

static void check_heading(struct counting *c, const struct block *block)
{
        int level = CLAMP(block->level, 1, LEVELS);
        if (c->level && level > c->level + 1)
                message_add(c->job->messages, block->from, MESSAGE_HEADING_JUMP, NULL);
        if (block->spans.count == 0)
                message_add(c->job->messages, block->from, MESSAGE_HEADING_BLANK, has_label(block) ? block->label : "#",
                            NULL);
        /* Items of a list may come first on this level: 1., 2., then a heading 3. */
        guint before = level == c->level + 1 && !c->last[level] ? c->item : c->last[level];
        guint n = has_label(block) ? label_number(block->label, before + 1) : 0;
        c->last[level] = before;
        if (n && n != c->last[level] + 1)
                say_gap(c, block, c->last[level] + 1);
        if (n)
                c->last[level] = n;
        if (n && g_str_has_prefix(block->label, "Điều "))
                c->articles = level;
        for (int i = level + 1; n && i <= LEVELS; i++)
                c->last[i] = i == c->articles ? c->last[i] : 0;
        c->level = level;
        c->item = n ? 0 : c->item;
}

/* A list begins with 1 or goes on where the one before it under the same heading ended. */
static void check_list(struct counting *c, const struct block *list)
{
        if (!list->ordered || list->children.count == 0)
                return;
        const struct block *item = list_at(&list->children, struct block, 0);
        const struct block *end = list_at(&list->children, struct block, list->children.count - 1);
        guint first = has_label(item) ? label_number(item->label, 1) : 0;
        if (first > 1 && first != c->item + 1)
                say_gap(c, item, c->item + 1);
        if (has_label(end))
                c->item = label_number(end->label, c->item + list->children.count);
}

/* ---- one item after "trong đó:" ---- */

static bool announces_parts(struct job *job, const struct block *block)
{
        static const char *const ends[] = {"trong đó:", "gồm:", "Trong đó:", "sau đây:"};
        const char *text = block->kind == BLOCK_PARAGRAPH ? spans_text(job, &block->spans) : "";
        for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
                if (g_str_has_suffix(text, ends[i]))
                        return true;
        }
        return false;
}

static void check_single(struct job *job, const struct block *before, const struct block *block)
{
        if (before && block->kind == BLOCK_LIST && block->children.count == 1 && announces_parts(job, before))
                message_add(job->messages, list_at(&block->children, struct block, 0)->from, MESSAGE_LIST_SINGLE, NULL);
}

/* ---- marks ---- */

/* "-" inside of "+" inside of "-": a reader no longer sees how deep he is. */
static void check_mark(struct job *job, const struct block *item, const struct block *const *around, guint depth)
{
        for (guint i = 0; i + 1 < depth; i++) {
                if (g_strcmp0(around[i]->label, item->label) == 0 && !label_number(item->label, 1)) {
                        message_add_pair(job->messages, item->from, around[i]->from, MESSAGE_LIST_MARKS, item->label,
                                         NULL);
                        return;
                }
        }
}

static void check_marks(struct job *job, const struct list *blocks, const struct block **around, guint depth)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                bool item = block->kind == BLOCK_ITEM && has_label(block);
                if (item && i == 0) /* of each list the first */
                        check_mark(job, block, around, depth);
                if (block->kind != BLOCK_LIST && block->kind != BLOCK_ITEM)
                        continue;
                if (item && depth < LEVELS)
                        around[depth] = block;
                check_marks(job, &block->children, around, MIN(depth + item, LEVELS));
        }
}

/* "*" for what the headings around it number. */
static void check_outside(struct counting *c, const struct block *block)
{
        if (has_label(block) && !label_number(block->label, 1) && c->last[MAX(c->level - 1, 1)])
                message_add(c->job->messages, block->from, MESSAGE_LABEL_OUTSIDE, block->label, NULL);
}

/* ---- the walk ---- */

static void check_blocks(struct counting *c, const struct list *blocks, bool inside)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                check_single(c->job, i ? list_at(blocks, struct block, i - 1) : NULL, block);
                if (block->kind == BLOCK_HEADING && !block->role) {
                        check_heading(c, block);
                        check_outside(c, block);
                } else if (block->kind == BLOCK_LIST && !inside)
                        check_list(c, block);
                if (block->kind == BLOCK_LIST || block->kind == BLOCK_ITEM)
                        check_blocks(c, &block->children, true);
        }
}

void check_order(struct job *job, const struct checked *checked)
{
        for (guint i = 0; checked->document && i < checked->document->parts.count; i++) {
                struct counting counting = {.job = job};
                const struct list *blocks = &list_at(&checked->document->parts, struct part, i)->blocks;
                const struct block *around[LEVELS];
                check_blocks(&counting, blocks, false);
                check_marks(job, blocks, around, 0);
        }
}
