/* SPDX-License-Identifier: MIT */
#include "document/running.h"

#include <string.h>

struct span *span_add(struct job *job, struct list *out, const char *text, guint marks, struct place from)
{
        struct span *span = arena_new(job->arena, struct span);
        *span = (struct span){.kind = SPAN_TEXT, .marks = marks, .text = text, .from = from};
        list_add(job->arena, out, span);
        return span;
}

char *spans_text(struct job *job, const struct list *spans)
{
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < spans->count; i++) {
                const struct span *span = list_at(spans, struct span, i);
                if (span->kind == SPAN_BREAK)
                        g_string_append_c(text, ' ');
                else if (span->kind != SPAN_NOTE && span->text)
                        g_string_append(text, span->text);
        }
        return arena_text(job->arena, text->str);
}

bool block_is_part_title(struct job *job, const struct block *block, const struct part *part)
{
        if (!part || !part->appendix || block->kind != BLOCK_PARAGRAPH || g_strcmp0(block->role, "appendix-head") != 0)
                return false;
        const char *title = part->title && *part->title ? part->title : part->label;
        return title && strcmp(spans_text(job, &block->spans), title) == 0;
}

/* ---- inline marks ---- */

/* What the marks around say of the text inside. */
struct inside {
        struct merging *m;
        struct look_marks looks;
        struct list *out;
};

static void add_all(const struct inside *in, const struct list *marks);

static void add_emphasis(const struct inside *in, const struct mark *mark)
{
        struct inside deeper = *in;
        deeper.looks.marks |= mark->kind == MARK_STRONG ? SPAN_BOLD : SPAN_ITALIC;
        add_all(&deeper, &mark->children);
}

static void add_code(const struct inside *in, const struct mark *mark)
{
        span_add(in->m->job, in->out, mark->text, in->looks.marks | SPAN_CODE, mark->at)->target = in->looks.target;
}

static void add_link(const struct inside *in, const struct mark *mark)
{
        link_add(in->m, mark, in->looks.marks, in->out);
}

static void add_break(const struct inside *in, const struct mark *mark)
{
        span_add(in->m->job, in->out, "", in->looks.marks, mark->at)->kind = SPAN_BREAK;
}

static void add_note(const struct inside *in, const struct mark *mark)
{
        note_mark_add(in->m, mark, in->out);
}

static void refuse_image(const struct inside *in, const struct mark *mark)
{
        message_add(in->m->job->messages, mark->at, MESSAGE_IMAGE_INLINE, NULL);
}

static void (*const adders[MARK_KIND_COUNT])(const struct inside *in, const struct mark *mark) = {
        [MARK_EMPHASIS] = add_emphasis, [MARK_STRONG] = add_emphasis, [MARK_CODE] = add_code,
        [MARK_LINK] = add_link,         [MARK_IMAGE] = refuse_image,  [MARK_NOTE_REF] = add_note,
        [MARK_HARD_BREAK] = add_break,
};

static bool is_run(const struct mark *mark)
{
        return mark->kind == MARK_TEXT || mark->kind == MARK_SOFT_BREAK;
}

/* Texts and line ends in a row, joined: a placeholder may go over a line end.  Gives back the first mark behind. */
static guint add_run(const struct inside *in, const struct list *marks, guint i)
{
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GArray) anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor_at));
        for (; i < marks->count && is_run(list_at(marks, struct mark, i)); i++) {
                const struct mark *mark = list_at(marks, struct mark, i);
                struct anchor_at anchor = {.offset = text->len, .at = mark->at};
                if (mark->kind == MARK_SOFT_BREAK) {
                        g_string_append_c(text, ' ');
                        if (anchors->len > 0)
                                continue;
                } else {
                        g_string_append(text, mark->text);
                }
                g_array_append_val(anchors, anchor);
        }
        run_fill(in->m, &(struct run){text, anchors}, &in->looks, in->out);
        return i;
}

static void add_all(const struct inside *in, const struct list *marks)
{
        for (guint i = 0; i < marks->count;) {
                const struct mark *mark = list_at(marks, struct mark, i);
                if (is_run(mark)) {
                        i = add_run(in, marks, i);
                        continue;
                }
                if (adders[mark->kind])
                        adders[mark->kind](in, mark);
                i++;
        }
}

void spans_add(struct merging *m, const struct list *marks, guint bits, struct list *out)
{
        add_all(&(struct inside){.m = m, .looks = {.marks = bits}, .out = out}, marks);
}

/* ---- links ---- */

static bool is_safe(const char *target)
{
        static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
        for (guint i = 0; i < G_N_ELEMENTS(schemes); i++)
                if (g_ascii_strncasecmp(target, schemes[i], strlen(schemes[i])) == 0)
                        return true;
        return false;
}

/* A link with words of its own leads from each of them; one to #id without words says what it leads to. */
void link_add(struct merging *m, const struct mark *link, guint bits, struct list *out)
{
        const char *target = link->target ? link->target : "";
        bool inside = *target == '#';
        if (!inside && !is_safe(target)) {
                message_add(m->job->messages, link->at, MESSAGE_LINK_TARGET, target, NULL);
                target = NULL;
        }
        guint first = out->count;
        add_all(&(struct inside){.m = m, .looks = {.marks = bits, .target = target}, .out = out}, &link->children);
        bool own_words = out->count > first;
        const struct note_source *note = inside && target[1] == '^' ? note_find(m, target + 2, link->at) : NULL;
        guint shows = inside ? reference_shows(m, link, own_words) : 0;
        if (inside && !own_words)
                span_add(m->job, out, "", bits, link->at)->target = target;
        for (guint i = first; inside && i < out->count; i++) {
                struct span *span = list_at(out, struct span, i);
                if (span->kind != SPAN_TEXT)
                        continue;
                span->kind = SPAN_REF;
                reference_add(m, span, i + 1 < out->count ? shows & ~(guint)SHOW_PAGE : shows, note);
        }
}
