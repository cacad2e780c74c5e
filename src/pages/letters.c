/* SPDX-License-Identifier: MIT */
/* Words wider than any line, cut between letters. */
#include "pages/shaped.h"

#include <string.h>

static bool is_wide(const struct box *box, int width)
{
        return box->word && box->word->width > width;
}

/* Bytes of the word, from `start` on, that fit the width: at least one cluster. */
static guint bytes_that_fit(const struct word *word, guint start, int width)
{
        guint count = word->glyph_count, end = word->bytes;
        bool backwards = word->glyphs[0].cluster > word->glyphs[count - 1].cluster;
        gint64 used = 0;
        for (guint i = 0; i < count; i++) {
                const struct glyph *glyph = &word->glyphs[backwards ? count - 1 - i : i];
                if (glyph->cluster < start)
                        continue;
                used += glyph->advance;
                if (used > width && glyph->cluster > start) {
                        end = glyph->cluster;
                        break;
                }
        }
        return end - start;
}

static void add_parts(struct job *job, const struct shaped *shaped, const struct box *box, int width, GArray *boxes)
{
        const struct run *run = &shaped->runs[box->run];
        const struct word *word = box->word;
        struct box part = *box;
        gunichar missing = 0;
        for (guint start = 0; start < word->bytes;) {
                guint bytes = bytes_that_fit(word, start, width);
                part.word = fonts_word(job->fonts, run->face, run->size, word->text + start, bytes, &missing);
                start += bytes;
                if (!part.word || part.word->glyph_count == 0)
                        continue;
                g_array_append_val(boxes, part);
                part.gap = 0;
                part.elastic = false;
                part.joint = JOINT_LETTERS;
        }
}

const struct box *boxes_that_fit(struct job *job, const struct shaped *shaped, int width, guint *count)
{
        guint wide = 0;
        *count = shaped->box_count;
        while (wide < shaped->box_count && !is_wide(&shaped->boxes[wide], width))
                wide++;
        if (wide == shaped->box_count)
                return shaped->boxes;
        GArray *boxes = g_array_sized_new(FALSE, FALSE, sizeof(struct box), shaped->box_count + 8);
        g_array_append_vals(boxes, shaped->boxes, wide);
        for (guint i = wide; i < shaped->box_count; i++) {
                if (is_wide(&shaped->boxes[i], width))
                        add_parts(job, shaped, &shaped->boxes[i], width, boxes);
                else
                        g_array_append_val(boxes, shaped->boxes[i]);
        }
        *count = boxes->len;
        struct box *kept = arena_new_array(job_scratch(job), struct box, boxes->len);
        memcpy(kept, boxes->data, boxes->len * sizeof *kept);
        g_array_free(boxes, TRUE);
        return kept;
}
