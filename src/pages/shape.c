/* SPDX-License-Identifier: MIT */
/* Spans to boxes.  The text of all spans is laid flat first, so that words,
 * spaces and joins do not see where a span ends. */
#include "pages/joins.h"
#include "pages/shaped.h"

#include <string.h>

enum {
        PART_BYTES = 256, /* longer words are shaped in parts, each a box */
        BLANK_SPACES = 3, /* so many spaces are a blank to fill in by hand ("Số:      /KH-UBND"): kept, never broken */
        SOFT_SPACE = '\t', /* in flat text: any other white space, a line end of the source among it */
        FORCED_BREAK = '\n',
        WORD_LETTERS = 4, /* bytes of a short word with its space: for room that is enough at once */
        WHOLE_EMS = 8,    /* a held part counts as unbreakable up to this width: dates break before a table does */
};

static const char zero_width_space[] = "\xe2\x80\x8b";

/* A part of the flat text, from one span or the label. */
struct stretch {
        guint start;
        guint run;
        guint origin;
        const struct span *span; /* NULL: the label */
};

struct shaper {
        struct job *job;
        const struct look *look;
        struct tag *tag;
        GString *flat;
        struct stretch *stretches; /* room for one of each span and the label, as runs and origins have */
        guint stretch_count;
        struct run *runs;
        guint run_count;
        struct place *origins;
        guint origin_count;
        GArray *boxes;  /* struct box */
        GArray *inside; /* guint: scratch of joins_add_inside */
        GHashTable *missing;
        guint stretch;   /* that of the byte looked at last */
        guint label_end; /* flat bytes of the label; 0: none */
        struct box next; /* joint, gap and elasticity for the next box */
        bool empty;      /* nothing stands on the line yet */
};

/* ---- laying flat ---- */

/* White space is made one of two kinds; soft hyphens and byte order marks go. */
static void append_text(GString *flat, const char *text)
{
        static const char special[] = "\n\r\t\v\f\xc2\xe2\xef";
        for (const char *s = text;; s++) {
                gsize plain = strcspn(s, special);
                g_string_append_len(flat, s, (gssize)plain);
                s += plain;
                if (!*s)
                        return;
                if ((guchar)*s < 0x80) {
                        g_string_append_c(flat, SOFT_SPACE);
                } else if ((guchar)*s == 0xc2 && ((guchar)s[1] == 0xad || (guchar)s[1] == 0x85)) {
                        if ((guchar) * ++s == 0x85)
                                g_string_append_c(flat, SOFT_SPACE);
                } else if (strncmp(s, "\xe2\x80\xa8", 3) == 0 || strncmp(s, "\xe2\x80\xa9", 3) == 0) {
                        g_string_append_c(flat, SOFT_SPACE);
                        s += 2;
                } else if (strncmp(s, "\xef\xbb\xbf", 3) == 0) {
                        s += 2;
                } else {
                        g_string_append_c(flat, *s);
                }
        }
}

/* Letter by letter, since g_utf8_strup goes by the locale. */
static void append_upper(GString *flat, const char *text)
{
        gsize start = flat->len;
        append_text(flat, text);
        g_autofree char *small = g_strndup(flat->str + start, flat->len - start);
        g_string_truncate(flat, start);
        for (const char *s = small; *s; s = g_utf8_next_char(s))
                g_string_append_unichar(flat, g_unichar_toupper(g_utf8_get_char(s)));
}

static struct tag *tag_below(struct shaper *shaper, enum tag_kind kind)
{
        if (!shaper->tag)
                return NULL;
        struct tag *tag = arena_new(shaper->job->arena, struct tag);
        tag->kind = kind;
        tag->colspan = tag->rowspan = 1;
        tag_add(shaper->tag, tag);
        return tag;
}

static const struct face *face_of(const struct job *job, const struct look *look, guint marks)
{
        guint style = 0;
        if ((look->bold || marks & SPAN_BOLD) && !(marks & SPAN_NOT_BOLD))
                style |= FACE_BOLD;
        if ((look->italic || marks & SPAN_ITALIC) && !(marks & SPAN_NOT_ITALIC))
                style |= FACE_ITALIC;
        const struct face *face = fonts_find(job->fonts, look->family, style);
        return face ? face : fonts_face(job->fonts, 0);
}

static bool same_run(const struct run *a, const struct run *b)
{
        return a->face == b->face && a->size == b->size && a->rise == b->rise && a->note == b->note &&
               g_strcmp0(a->target, b->target) == 0;
}

/* Index of the run that this text belongs to: the last one again, if nothing changes. */
static guint add_run(struct shaper *shaper, struct run run, struct tag *tag)
{
        guint count = shaper->run_count;
        const struct run *last = count ? &shaper->runs[count - 1] : NULL;
        bool plain = !run.note && !run.target;
        if (last && same_run(last, &run) && (!plain || last->tag == tag))
                return count - 1;
        run.space = fonts_space(shaper->job->fonts, run.face, run.size);
        run.color = shaper->look->color;
        /* Bold words within a link do not end it. */
        if (run.note)
                run.tag = tag_below(shaper, TAG_REFERENCE);
        else if (run.target && last && g_strcmp0(last->target, run.target) == 0)
                run.tag = last->tag;
        else
                run.tag = run.target ? tag_below(shaper, TAG_LINK) : tag;
        shaper->runs[shaper->run_count++] = run;
        return count;
}

static void add_span(struct shaper *shaper, const struct span *span)
{
        bool super = span->kind == SPAN_NOTE || span->marks & SPAN_SUPER;
        struct run run = {.face = face_of(shaper->job, shaper->look, span->marks),
                          .size = super ? shaper->look->size * 2 / 3 : shaper->look->size,
                          .rise = super ? shaper->look->size / 3 : 0,
                          .note = span->kind == SPAN_NOTE ? span : NULL,
                          .target = span->kind == SPAN_TEXT ? span->target : NULL};
        if (span->kind == SPAN_REF && span->target)
                run.target =
                        *span->target == '#' ? span->target : arena_printf(shaper->job->arena, "#%s", span->target);
        shaper->stretches[shaper->stretch_count++] = (struct stretch){
                .start = (guint)shaper->flat->len,
                .run = add_run(shaper, run, shaper->tag),
                .origin = shaper->origin_count,
                .span = span,
        };
        shaper->origins[shaper->origin_count++] = span->from;
        const char *text = span->page ? span->page->text : span->text;
        if (span->kind == SPAN_BREAK)
                g_string_append_c(shaper->flat, FORCED_BREAK);
        else if (text && shaper->look->letter_case == CASE_UPPER)
                append_upper(shaper->flat, text);
        else if (text)
                append_text(shaper->flat, text);
}

static void add_label(struct shaper *shaper, const char *label, struct tag *tag, struct place from)
{
        guint marks = shaper->look->label_bold ? SPAN_BOLD : 0;
        struct run run = {.face = face_of(shaper->job, shaper->look, marks), .size = shaper->look->size};
        shaper->stretches[shaper->stretch_count++] = (struct stretch){.run = add_run(shaper, run, tag)};
        shaper->origins[shaper->origin_count++] = from;
        append_text(shaper->flat, label);
        shaper->label_end = (guint)shaper->flat->len;
        g_string_append_c(shaper->flat, ' ');
}

/* ---- boxes ---- */

/* The stretch of a byte; asked in rising order. */
static const struct stretch *stretch_at(struct shaper *shaper, guint at)
{
        const struct stretch *all = shaper->stretches;
        while (shaper->stretch + 1 < shaper->stretch_count && all[shaper->stretch + 1].start <= at)
                shaper->stretch++;
        return &all[shaper->stretch];
}

/* The column of a letter in its span, where that can be told: typed text, in one line. */
static struct place place_of(const struct shaper *shaper, const struct stretch *stretch, gunichar letter)
{
        struct place at = shaper->origins[stretch->origin];
        const struct span *span = stretch->span;
        if (!span || !span->text || span->datum || span->kind != SPAN_TEXT || at.line == 0)
                return at;
        guint col = at.col;
        for (const char *s = span->text; *s && *s != '\n'; s = g_utf8_next_char(s), col++) {
                gunichar c = g_utf8_get_char(s);
                if (c == letter || g_unichar_toupper(c) == letter) {
                        at.col = (guint16)MIN(col, G_MAXUINT16);
                        at.width = 1;
                        break;
                }
        }
        return at;
}

/* A letter and the face that lacks it. */
static gpointer missing_key(const struct face *face, gunichar letter)
{
        return GUINT_TO_POINTER(face->index << 21 | letter);
}

static bool is_known_missing(const struct shaper *shaper, const struct face *face, gunichar letter)
{
        return shaper->missing && g_hash_table_contains(shaper->missing, missing_key(face, letter));
}

static void say_missing(struct shaper *shaper, const struct stretch *stretch, const struct face *face, gunichar letter)
{
        if (!shaper->missing)
                shaper->missing = g_hash_table_new(g_direct_hash, g_direct_equal);
        if (g_hash_table_add(shaper->missing, missing_key(face, letter)))
                fonts_add_missing(shaper->job, face, place_of(shaper, stretch, letter), letter);
}

/* The word without the letters that its face lacks; NULL when nothing is left. */
static const struct word *shape_rest(struct shaper *shaper, const struct stretch *stretch, const struct run *run,
                                     const char *text, guint bytes)
{
        g_autoptr(GString) rest = g_string_sized_new(bytes);
        gunichar missing = 0;
        for (const char *s = text, *next; s < text + bytes; s = next) {
                next = g_utf8_next_char(s);
                if (is_known_missing(shaper, run->face, g_utf8_get_char(s)))
                        continue;
                if (fonts_word(shaper->job->fonts, run->face, run->size, s, (guint)(next - s), &missing))
                        g_string_append_len(rest, s, next - s);
                else
                        say_missing(shaper, stretch, run->face, g_utf8_get_char(s));
        }
        if (rest->len == 0)
                return NULL;
        return fonts_word(shaper->job->fonts, run->face, run->size, rest->str, (guint)rest->len, &missing);
}

static void add_box(struct shaper *shaper, guint start, guint bytes)
{
        const struct stretch *stretch = stretch_at(shaper, start);
        const struct run *run = &shaper->runs[stretch->run];
        const char *text = shaper->flat->str + start;
        gunichar missing = 0;
        while (bytes >= 3 && memcmp(text + bytes - 3, zero_width_space, 3) == 0)
                bytes -= 3;
        if (bytes == 0)
                return;
        const struct word *word = fonts_word_of(shaper->job, run->face, run->size, text, bytes, &missing);
        if (!word) {
                word = shape_rest(shaper, stretch, run, text, bytes);
                if (!word)
                        say_missing(shaper, stretch, run->face, missing);
        }
        if (!word || word->glyph_count == 0)
                return;
        struct box box = shaper->next;
        box.word = word;
        box.run = stretch->run;
        box.origin = stretch->origin;
        g_array_append_val(shaper->boxes, box);
        shaper->next = (struct box){.joint = JOINT_NONE};
        shaper->empty = false;
}

/* Where the part of a word that begins at start ends, at most: a change of run, or the greatest length. */
static guint part_end(struct shaper *shaper, guint start, guint end)
{
        const struct stretch *all = shaper->stretches;
        guint run = stretch_at(shaper, start)->run, stop = end;
        guint far = MIN(end, start + PART_BYTES + 1); /* beyond it the part is cut anyway */
        for (guint i = shaper->stretch + 1; i < shaper->stretch_count && all[i].start < far; i++) {
                if (all[i].run != run && all[i].start > start) {
                        stop = all[i].start;
                        break;
                }
        }
        if (stop - start <= PART_BYTES)
                return stop;
        const char *text = shaper->flat->str, *cut = g_utf8_find_prev_char(text + start, text + start + PART_BYTES);
        return cut && cut > text + start ? (guint)(cut - text) : stop;
}

/* What stands between two parts of a word where no line is to end. */
static enum joint cut_joint(struct shaper *shaper, guint at, guint stop)
{
        guint run = stretch_at(shaper, at)->run;
        return stretch_at(shaper, stop)->run == run ? JOINT_LETTERS : JOINT_NONE;
}

/* Cuts a word into boxes where lines may end inside it, where runs change, and where it is too long. */
static void add_word(struct shaper *shaper, const struct token *token)
{
        guint start = (guint)(token->text - shaper->flat->str), end = start + token->bytes, cut = 0;
        bool begun = false;
        g_array_set_size(shaper->inside, 0);
        joins_add_inside(token, shaper->inside);
        for (guint at = start; at < end;) {
                guint limit = cut < shaper->inside->len ? start + g_array_index(shaper->inside, guint, cut) : end;
                guint stop = part_end(shaper, at, limit);
                guint boxes = shaper->boxes->len;
                add_box(shaper, at, stop - at);
                begun = begun || shaper->boxes->len > boxes;
                if (stop == limit && limit < end)
                        cut++;
                if (begun && stop < end && shaper->next.gap == 0) {
                        enum joint joint = stop == limit ? JOINT_INSIDE : cut_joint(shaper, at, stop);
                        shaper->next.joint = MAX(shaper->next.joint, joint);
                }
                at = stop;
        }
}

/* ---- spaces ---- */

/* A line that stays empty between two forced breaks. */
static void add_empty_line(struct shaper *shaper, guint at)
{
        struct box box = shaper->next;
        box.run = stretch_at(shaper, at)->run;
        box.origin = stretch_at(shaper, at)->origin;
        g_array_append_val(shaper->boxes, box);
}

/* Reads white space from `at` on and says what stands before the next box; returns where the next word begins. */
static guint read_space(struct shaper *shaper, guint at)
{
        const char *text = shaper->flat->str;
        guint start = at, soft = 0;
        for (; text[at] == ' ' || text[at] == SOFT_SPACE || text[at] == FORCED_BREAK; at++) {
                soft += text[at] == SOFT_SPACE;
                if (text[at] != FORCED_BREAK)
                        continue;
                if (shaper->empty)
                        add_empty_line(shaper, at);
                shaper->empty = true;
                shaper->next = (struct box){.joint = JOINT_FORCED};
        }
        if (at == start || shaper->empty)
                return at;
        guint spaces = at - start;
        bool blank = spaces >= BLANK_SPACES && !soft && start != shaper->label_end;
        const struct run *run = &shaper->runs[stretch_at(shaper, start)->run];
        bool label = shaper->label_end && start == shaper->label_end;
        shaper->next.gap = run->space * (int)(blank ? MIN(spaces, 1000) : 1);
        shaper->next.joint = blank || label ? JOINT_HELD : JOINT_SPACE;
        shaper->next.elastic = !blank && !label;
        return at;
}

static enum joint joint_of_space(const struct token *before, const struct token *left, const struct token *right)
{
        static const enum joint joints[] = {
                [HOLD_NONE] = JOINT_SPACE, [HOLD_SOFT] = JOINT_SOFT, [HOLD_YEAR] = JOINT_YEAR,
                [HOLD_DASH] = JOINT_DASH,  [HOLD_FIRM] = JOINT_HELD,
        };
        return joints[joins_hold(before, left, right)];
}

static struct token read_token(const struct shaper *shaper, guint at)
{
        const char *text = shaper->flat->str + at;
        return (struct token){text, (guint)strcspn(text, " \t\n")};
}

static void add_boxes(struct shaper *shaper)
{
        struct token before = {0}, left = {0};
        guint words = 0;
        shaper->empty = true;
        shaper->next = (struct box){.joint = JOINT_SPACE};
        for (guint at = read_space(shaper, 0); at < shaper->flat->len;) {
                struct token token = read_token(shaper, at);
                if (shaper->empty)
                        words = 0;
                if (words && shaper->next.joint == JOINT_SPACE) {
                        bool label = words == 1 && !shaper->label_end && joins_is_label(&left);
                        shaper->next.joint =
                                label ? JOINT_HELD : joint_of_space(words > 1 ? &before : NULL, &left, &token);
                        shaper->next.elastic = !label;
                }
                add_word(shaper, &token);
                words++;
                before = left;
                left = token;
                at = read_space(shaper, at + token.bytes);
        }
}

/* ---- widths ---- */

static void widen(int *width, gint64 to)
{
        *width = (int)MAX(*width, MIN(to, G_MAXINT));
}

/* Hard parts always count whole; parts held together by a space only while they are short. */
static void measure_boxes(struct shaped *shaped)
{
        gint64 line = 0, hard = 0, held = 0;
        int indent = shaped->look.indent, whole = WHOLE_EMS * shaped->look.size;
        for (guint i = 0; i < shaped->box_count; i++) {
                const struct box *box = &shaped->boxes[i];
                int width = box->word ? box->word->width : 0;
                if (box->joint == JOINT_FORCED) {
                        line = 0;
                        indent = shaped->look.hang;
                }
                line += width + box->gap;
                hard = box->joint == JOINT_NONE ? hard + width : width;
                held = box->joint <= JOINT_YEAR ? held + box->gap + width : width;
                widen(&shaped->max_width, line + indent);
                widen(&shaped->min_width, (held <= whole ? held : hard) + indent);
                if (box->joint >= JOINT_SOFT && i > 0)
                        indent = shaped->look.hang;
        }
        widen(&shaped->max_width, shaped->min_width);
        widen(&shaped->min_width, (gint64)shaped->min_width + shaped->look.left + shaped->look.right);
        widen(&shaped->max_width, (gint64)shaped->max_width + shaped->look.left + shaped->look.right);
}

int shaped_min_width(const struct shaped *shaped)
{
        return shaped->min_width;
}

int shaped_max_width(const struct shaped *shaped)
{
        return shaped->max_width;
}

/* ---- the whole ---- */

static void *keep(struct job *job, GArray *array)
{
        gsize bytes = array->len * g_array_get_element_size(array);
        void *kept = arena_new_bytes(job_scratch(job), bytes);
        if (bytes)
                memcpy(kept, array->data, bytes);
        g_array_free(array, TRUE);
        return kept;
}

static struct shaped *finish(struct shaper *shaper)
{
        struct shaped *shaped = arena_new(job_scratch(shaper->job), struct shaped);
        shaped->look = *shaper->look;
        shaped->face = face_of(shaper->job, shaper->look, 0);
        shaped->run_count = shaper->run_count;
        shaped->box_count = shaper->boxes->len;
        shaped->runs = shaper->runs;
        shaped->boxes = keep(shaper->job, shaper->boxes);
        shaped->origins = shaper->origins;
        g_string_free(shaper->flat, TRUE);
        g_array_free(shaper->inside, TRUE);
        if (shaper->missing)
                g_hash_table_destroy(shaper->missing);
        measure_boxes(shaped);
        return shaped;
}

struct shaped *paragraph_shape(struct job *job, const struct look *look, const char *label, const struct list *spans,
                               struct tag *label_tag, struct tag *tag)
{
        guint most = (spans ? spans->count : 0) + 1;
        struct shaper shaper = {
                .job = job,
                .look = look,
                .tag = tag,
                .flat = g_string_sized_new(256),
                .stretches = arena_new_array(job_scratch(job), struct stretch, most),
                .runs = arena_new_array(job_scratch(job), struct run, most),
                .origins = arena_new_array(job_scratch(job), struct place, most),
                .inside = g_array_new(FALSE, FALSE, sizeof(guint)),
        };
        struct place from = {0};
        if (spans && spans->count)
                from = list_at(spans, struct span, 0)->from;
        if (label && *label)
                add_label(&shaper, label, label_tag ? label_tag : tag, from);
        for (guint i = 0; spans && i < spans->count; i++)
                add_span(&shaper, list_at(spans, struct span, i));
        guint words = (guint)(shaper.flat->len / WORD_LETTERS) + 2;
        shaper.boxes = g_array_sized_new(FALSE, FALSE, sizeof(struct box), words);
        if (shaper.stretch_count)
                add_boxes(&shaper);
        return finish(&shaper);
}
