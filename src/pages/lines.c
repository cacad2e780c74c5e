/* SPDX-License-Identifier: MIT */
/* Broken lines as placed items. */
#include "pages/shaped.h"

struct setter {
        struct job *job;
        const struct shaped *shaped;
        const struct breaks *breaks;
        bool justified;
        struct set_paragraph *set;
};

/* Where the boxes of one line stand.  Spaces grow by shares of `rest` in proportion to their widths; shares are cut
 * from the sum, so that the last one ends at the measure to the unit. */
struct spacing {
        gint64 rest, elastic, used;
        int stretch; /* of the letters, ten-thousandths */
};

static int word_width(const struct spacing *spacing, const struct word *word)
{
        return word->width + (int)((gint64)word->width * spacing->stretch / 10000);
}

static int space_of(struct spacing *spacing, const struct box *box)
{
        if (!box->elastic || spacing->elastic == 0)
                return box->gap;
        gint64 before = spacing->rest * spacing->used / spacing->elastic;
        spacing->used += box->gap;
        return box->gap + (int)(spacing->rest * spacing->used / spacing->elastic - before);
}

/* Between letters and spaces; words are rounded down to the unit, so that the spaces are given what they really take.
 */
static void share_rest(struct spacing *spacing, gint64 rest, gint64 letters, const struct setter *setter,
                       const struct broken_line *line)
{
        gint64 taken = letters_take(rest, spacing->elastic, letters * line->letters / 10000);
        spacing->stretch = letters ? (int)(taken * 10000 / letters) : 0;
        for (guint i = line->first; spacing->stretch && i < line->end; i++) {
                const struct word *word = setter->breaks->boxes[i].word;
                rest -= word ? word_width(spacing, word) - word->width : 0;
        }
        spacing->rest = MAX(rest, -spacing->elastic / 2);
}

/* Natural width of a line and what its spaces have to take up; x is where it begins. */
static struct spacing space_line(const struct setter *setter, const struct broken_line *line, int *x)
{
        struct spacing spacing = {0};
        gint64 natural = 0;
        for (guint i = line->first; i < line->end; i++) {
                const struct box *box = &setter->breaks->boxes[i];
                int gap = i > line->first ? box->gap : 0;
                natural += gap + (box->word ? box->word->width : 0);
                spacing.elastic += box->elastic ? gap : 0;
        }
        gint64 rest = line->width - natural;
        enum align align = setter->shaped->look.align;
        *x = look_line_left(&setter->shaped->look, line->first == 0);
        if (setter->justified && (!line->last || rest < 0))
                share_rest(&spacing, rest, natural - spacing.elastic, setter, line);
        else if (align == ALIGN_CENTER)
                *x += (int)(rest / 2);
        else if (align == ALIGN_RIGHT)
                *x += (int)rest;
        return spacing;
}

/* Does a space, or what stands for one, follow box i - 1? */
static bool space_follows(const struct breaks *breaks, guint i)
{
        return i < breaks->box_count && (breaks->boxes[i].gap > 0 || breaks->boxes[i].joint == JOINT_FORCED);
}

static struct item *new_text(const struct setter *setter, const struct box *box, guint count, int x)
{
        const struct run *run = &setter->shaped->runs[box->run];
        struct item *item = arena_new(job_items(setter->job), struct item);
        item->kind = ITEM_TEXT;
        item->from = setter->shaped->origins[box->origin];
        item->x = x;
        item->tag = run->tag;
        item->as.text.face = run->face;
        item->as.text.size = run->size;
        item->as.text.color = run->color;
        item->as.text.rise = run->rise;
        item->as.text.pieces = arena_new_array(job_items(setter->job), struct piece, count);
        return item;
}

static void add_note(const struct setter *setter, const struct run *run)
{
        struct list *notes = &setter->set->notes;
        if (!run->note || (notes->count && notes->at[notes->count - 1] == run->note))
                return;
        setter->set->note_lines[notes->count] = setter->set->lines.count;
        list_add(job_scratch(setter->job), notes, (void *)run->note);
}

/* Texts of one line, so far, that lead to the same place. */
struct open_link {
        const char *target; /* NULL: none */
        const struct item *first, *last;
};

/* An area over the texts of a link that has ended. */
static void add_link(const struct setter *setter, struct set_line *set, const struct open_link *open)
{
        struct item *link = arena_new(job_items(setter->job), struct item);
        link->kind = ITEM_LINK;
        link->from = open->first->from;
        link->x = open->first->x;
        link->y = -setter->set->ascent;
        link->tag = open->first->tag;
        link->as.link.width = open->last->x + open->last->as.text.width - link->x;
        link->as.link.height = setter->set->ascent + setter->set->descent;
        link->as.link.target = open->target;
        list_add(job_scratch(setter->job), &set->items, link);
}

/* Goes on with a link, or ends it; item and target are NULL at the line's end. */
static void follow_link(const struct setter *setter, struct set_line *set, struct open_link *open,
                        const struct item *item, const char *target)
{
        if (open->target && g_strcmp0(open->target, target) != 0) {
                add_link(setter, set, open);
                open->target = NULL;
        }
        if (target && !open->target)
                *open = (struct open_link){.target = target, .first = item};
        open->last = item;
}

/* Boxes first ≤ i < end, all of one run, as a text that begins at *x, which is moved on. */
static struct item *add_text(const struct setter *setter, struct set_line *set, guint first, guint end,
                             struct spacing *spacing, int *x)
{
        const struct box *boxes = setter->breaks->boxes;
        struct item *item = new_text(setter, &boxes[first], end - first, *x);
        struct text_item *text = &item->as.text;
        for (guint i = first; i < end; i++) {
                struct piece *piece = &text->pieces[text->count++];
                *x += i > first ? space_of(spacing, &boxes[i]) : 0;
                piece->word = boxes[i].word;
                piece->x = *x - item->x;
                piece->space_before = i > first && boxes[i].gap > 0;
                *x += word_width(spacing, piece->word);
        }
        text->stretch = spacing->stretch;
        text->width = *x - item->x;
        text->space_after = space_follows(setter->breaks, end);
        list_add(job_scratch(setter->job), &set->items, item);
        return item;
}

static struct set_line *new_line(const struct setter *setter, const struct broken_line *line)
{
        struct set_line *set = arena_new(job_scratch(setter->job), struct set_line);
        const struct box *boxes = setter->breaks->boxes;
        struct open_link open = {0};
        struct spacing spacing = space_line(setter, line, &set->left);
        int x = set->left;
        for (guint first = line->first, end; first < line->end; first = end) {
                end = first + 1;
                if (!boxes[first].word)
                        continue;
                while (end < line->end && boxes[end].run == boxes[first].run)
                        end++;
                const struct run *run = &setter->shaped->runs[boxes[first].run];
                x += first > line->first ? space_of(&spacing, &boxes[first]) : 0;
                follow_link(setter, set, &open, add_text(setter, set, first, end, &spacing, &x), run->target);
                add_note(setter, run);
        }
        follow_link(setter, set, &open, NULL, NULL);
        set->right = x;
        return set;
}

static guint count_notes(const struct shaped *shaped)
{
        guint count = 0;
        for (guint i = 0; i < shaped->run_count; i++)
                count += shaped->runs[i].note != NULL;
        return count;
}

struct set_paragraph *paragraph_break(struct job *job, const struct shaped *shaped, int measure)
{
        struct set_paragraph *set = arena_new(job_scratch(job), struct set_paragraph);
        struct setter setter = {.job = job,
                                .shaped = shaped,
                                .breaks = shaped_find_breaks(job, shaped, measure),
                                .justified = look_is_justified(&shaped->look, measure),
                                .set = set};
        set->line_height = shaped->look.line_height;
        set->ascent = (int)((gint64)shaped->face->ascent * shaped->look.size / 1024);
        set->descent = (int)((gint64)shaped->face->descent * shaped->look.size / 1024);
        set->note_lines = arena_new_array(job_scratch(job), guint, count_notes(shaped));
        for (guint i = 0; i < setter.breaks->count; i++)
                list_add(job_scratch(job), &set->lines, new_line(&setter, &setter.breaks->lines[i]));
        return set;
}

int set_paragraph_height(const struct set_paragraph *paragraph)
{
        return (int)MIN((gint64)paragraph->lines.count * paragraph->line_height, G_MAXINT);
}
