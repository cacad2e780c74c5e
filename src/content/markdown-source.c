/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "content/markdown-parts.h"
#include "content/text.h"

enum {
        NOTE_ID_BYTES = 64,
        IMAGES_MAX = 1000, /* in one paragraph: cmark 0.30 compares each with all before it */
        NOTE_INDENT = 4,
        GROUP_BYTES = 1024, /* of {…} with attributes */
};

/* ---- lines ---- */

GArray *lines_read(const char *text, gsize bytes)
{
        GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
        const char *end = text + bytes;
        for (guint number = 1; text < end; number++) {
                const char *feed = memchr(text, '\n', (gsize)(end - text)), *p = feed ? feed : end;
                const char *back = memchr(text, '\r', (gsize)(p - text));
                p = back ? back : p;
                struct line line = {text, (gsize)(p - text), number, 1};
                g_array_append_val(lines, line);
                text = p + (p < end) + (p + 1 < end && p[0] == '\r' && p[1] == '\n');
        }
        return lines;
}

const char *line_end(const struct line *line)
{
        return line->at + line->bytes;
}

const char *skip_blanks(const char *p, const char *end)
{
        while (p < end && (*p == ' ' || *p == '\t'))
                p++;
        return p;
}

static bool is_blank(const struct line *line)
{
        return skip_blanks(line->at, line_end(line)) == line_end(line);
}

struct place passage_place(struct passage *passage, const struct line *line, const char *at, guint width)
{
        if (passage->last != line || passage->last_at > at) {
                passage->last = line;
                passage->last_at = line->at;
                passage->last_col = line->col;
        }
        struct spot spot = {passage->last_at, 1, passage->last_col};
        spot_move(&spot, at);
        passage->last_at = at;
        passage->last_col = spot.col;
        return place_new(passage->base, line->number, spot.col, width);
}

/* ---- fences ---- */

/* The fence that the line opens: its character and length; 0: none. */
static guint fence_length(const struct line *line, char *character)
{
        const char *p = skip_blanks(line->at, line_end(line)), *begin = p;
        *character = p < line_end(line) ? *p : 0;
        if (*character != '`' && *character != '~')
                return 0;
        while (p < line_end(line) && *p == *character)
                p++;
        return p - begin >= 3 ? (guint)(p - begin) : 0;
}

struct fence {
        char character;
        guint length; /* 0: outside */
};

/* Whether the line is in a fence or is its edge; moves the state on. */
static bool is_fenced(struct fence *fence, const struct line *line)
{
        char character;
        guint length = fence_length(line, &character);
        bool inside = fence->length > 0;
        if (!inside && length)
                *fence = (struct fence){character, length};
        else if (inside && character == fence->character && length >= fence->length)
                fence->length = 0;
        return inside || length;
}

/* ---- footnotes ---- */

/* The bytes of the id in [^id] at p, or 0. */
static gsize note_id_length(const char *p, const char *end)
{
        if (end - p < 4 || p[0] != '[' || p[1] != '^')
                return 0;
        gsize count = 0;
        for (p += 2; p < end && count <= NOTE_ID_BYTES; p++, count++) {
                if (*p == ']')
                        return count;
                if (*p == '[' || *p == ' ' || *p == '\t')
                        return 0;
        }
        return 0;
}

/* Where the text of a definition begins, or NULL when the line is none. */
static const char *note_text(const struct line *line, gsize *id_bytes)
{
        const char *p = skip_blanks(line->at, line_end(line));
        *id_bytes = p - line->at < NOTE_INDENT ? note_id_length(p, line_end(line)) : 0;
        if (!*id_bytes)
                return NULL;
        p += *id_bytes + 3;
        return p < line_end(line) && *p == ':' ? skip_blanks(p + 1, line_end(line)) : NULL;
}

/* The rest of a line from p on. */
static struct line line_from(const struct line *line, const char *p)
{
        struct spot spot = {line->at, 1, line->col};
        spot_move(&spot, p);
        return (struct line){p, (gsize)(line_end(line) - p), line->number, spot.col};
}

static gsize indent(const struct line *line)
{
        gsize columns = 0;
        for (const char *p = line->at; p < line_end(line); p++) {
                if (*p == '\t')
                        columns += NOTE_INDENT - columns % NOTE_INDENT;
                else if (*p == ' ')
                        columns++;
                else
                        break;
        }
        return columns;
}

/* Text that goes on without an indent, as a paragraph's may; what begins a block of its own does not. */
static bool is_lazy(const struct line *line, const struct line *before)
{
        gsize id_bytes;
        if (is_blank(before) || is_blank(line) || note_text(line, &id_bytes))
                return false;
        return !strchr("#>-+*|`~", *skip_blanks(line->at, line_end(line)));
}

/* How many lines from i on go on with a footnote; blank ones count when indented ones follow. */
static guint count_note_lines(const GArray *lines, guint i)
{
        guint count = 0;
        for (guint k = i; k < lines->len; k++) {
                const struct line *line = &g_array_index(lines, struct line, k);
                bool indented = !is_blank(line) && indent(line) >= NOTE_INDENT;
                if (indented || (k == i + count && is_lazy(line, line - 1)))
                        count = k - i + 1;
                else if (!is_blank(line))
                        break;
        }
        return count;
}

static void free_note(gpointer data)
{
        struct note_lines *note = data;
        g_array_unref(note->lines);
        g_free(note);
}

/* Takes the definition at line i; gives back how many lines it had. */
static guint take_note(struct job *job, GArray *lines, guint i, struct place base, GPtrArray *notes)
{
        struct line *line = &g_array_index(lines, struct line, i);
        gsize id_bytes;
        const char *text = note_text(line, &id_bytes);
        if (!text)
                return 0;
        const char *bracket = skip_blanks(line->at, line_end(line));
        struct note_lines *note = g_new0(struct note_lines, 1);
        note->id = text_nfc(job->arena, bracket + 2, id_bytes);
        note->at = place_new(base, line->number, line->col + (guint)(bracket - line->at), (guint)id_bytes + 3);
        note->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
        struct line first = line_from(line, text);
        g_array_append_val(note->lines, first);
        guint count = 1 + count_note_lines(lines, i + 1);
        for (guint k = 1; k < count; k++) {
                const char *p = line[k].at;
                for (guint n = 0; n < NOTE_INDENT && p < line_end(&line[k]) && *p == ' '; n++)
                        p++;
                struct line rest = line_from(&line[k], p + (p == line[k].at && line[k].bytes && *p == '\t'));
                g_array_append_val(note->lines, rest);
        }
        for (guint k = 0; k < count; k++)
                line[k].bytes = 0;
        g_ptr_array_add(notes, note);
        return count;
}

GPtrArray *notes_take(struct job *job, GArray *lines, struct place base)
{
        GPtrArray *notes = g_ptr_array_new_with_free_func(free_note);
        struct fence fence = {0};
        for (guint i = 0; i < lines->len;) {
                guint taken = 0;
                if (!is_fenced(&fence, &g_array_index(lines, struct line, i)))
                        taken = take_note(job, lines, i, base, notes);
                i += MAX(taken, 1);
        }
        return notes;
}

/* ---- limits ---- */

/* Steps over a list marker or >; NULL when there is none. */
static const char *skip_marker(const char *p, const char *end)
{
        if (*p == '>')
                return p + 1;
        if (*p == '-' || *p == '+' || *p == '*') {
                p++;
        } else {
                const char *begin = p;
                while (p < end && p - begin < 9 && g_ascii_isdigit(*p))
                        p++;
                if (p == begin || p == end || (*p != '.' && *p != ')'))
                        return NULL;
                p++;
        }
        return p == end || *p == ' ' || *p == '\t' ? p : NULL;
}

/* Markers and indents before the text of a line open no more than `limit` blocks. */
static bool is_shallow(const struct line *line, guint limit)
{
        const char *end = line_end(line), *p = line->at;
        guint markers = 0, blanks = 0;
        bool rule = true; /* * * * * is a rule, however long */
        char first = *skip_blanks(p, end);
        while (p < end) {
                if (*p == ' ' || *p == '\t') {
                        blanks += *p == ' ' ? 1 : NOTE_INDENT;
                        p++;
                        continue;
                }
                rule = rule && *p == first && strchr("-*", *p);
                const char *next = skip_marker(p, end);
                if (!next)
                        return markers <= limit && blanks <= 2 * limit;
                markers++;
                p = next;
        }
        return rule || markers <= limit;
}

static guint count_images(const struct line *line)
{
        guint count = 0;
        const char *p = line->at, *end = line_end(line);
        while (p < end && (p = memchr(p, '!', (gsize)(end - p)))) {
                p++;
                count += p < end && *p == '[';
        }
        return count;
}

bool lines_check(struct job *job, const GArray *lines, struct place base)
{
        guint images = 0;
        for (guint i = 0; i < lines->len; i++) {
                const struct line *line = &g_array_index(lines, struct line, i);
                struct place at = place_new(base, line->number, line->col, 1);
                images = is_blank(line) ? 0 : images + count_images(line);
                if (is_shallow(line, job->limits.depth) && images <= IMAGES_MAX)
                        continue;
                g_autofree char *limit = g_strdup_printf("%u", images > IMAGES_MAX ? IMAGES_MAX : job->limits.depth);
                message_add(job->messages, at, images > IMAGES_MAX ? MESSAGE_MARKDOWN_IMAGES : MESSAGE_MARKDOWN_DEPTH,
                            limit, NULL);
                return false;
        }
        return true;
}

/* ---- stand-ins ---- */

/* Position in this row + FIRST_STAND is the stand-in; those that are white space are left out. */
static const char restored[0x20] = {
        [0x01] = '*',
        [0x02] = '_',
        [0x03] = '`',
        [0x04] = '[',
        [0x05] = ']',
        [0x06] = '<',
        [0x07] = '>',
        [0x08] = '&',
        [0x0E] = '!',
        [0x0F] = '\\',
        [0x10] = '{',
        [0x11] = '}',
        [0x12] = '"',
        [0x13] = '|',
        [STAND_NOTE_OPEN] = '[',
        [STAND_NOTE_CLOSE] = ']',
};

static char stand_in(char character)
{
        for (guint i = 1; i < STAND_NOTE_OPEN; i++) {
                if (restored[i] == character)
                        return (char)i;
        }
        return character;
}

static void add_hidden(GString *out, const char *p, gsize bytes)
{
        for (; bytes > 0; p++, bytes--)
                g_string_append_c(out, stand_in(*p));
}

/* What a line still may hold; false once a search has run to its end in vain. */
struct hopes {
        bool placeholders;
        bool attributes;
};

/* Length of {{…}} at p, or 0. */
static gsize placeholder_length(const char *p, const char *end, struct hopes *hopes)
{
        if (!hopes->placeholders || end - p < 4 || p[1] != '{')
                return 0;
        const char *close = memmem(p + 2, (gsize)(end - p - 2), "}}", 2);
        hopes->placeholders = close != NULL;
        return close ? (gsize)(close + 2 - p) : 0;
}

/* Length of {#…}, {.…}, {name=…} at p, or 0. */
static gsize group_length(const char *p, const char *end, struct hopes *hopes)
{
        if (!hopes->attributes || end - p < 3 || !(p[1] == '#' || p[1] == '.' || g_ascii_isalpha(p[1])))
                return 0;
        bool quoted = false, backslash = false, named = !g_ascii_isalpha(p[1]);
        const char *limit = end - p > GROUP_BYTES ? p + GROUP_BYTES : end;
        for (const char *q = p + 1; q < limit; q++) {
                if (*q == '"' && !backslash)
                        quoted = !quoted;
                else if (*q == '}' && !quoted)
                        return named ? (gsize)(q + 1 - p) : 0;
                else if (*q == '=')
                        named = true;
                backslash = *q == '\\' && !backslash;
        }
        hopes->attributes = limit < end;
        return 0;
}

/* Adds a note's mark at p; gives back its length, or 0. */
static gsize add_note_mark(GString *out, const char *p, const char *end)
{
        gsize id = note_id_length(p, end);
        if (!id)
                return 0;
        g_string_append_c(out, STAND_NOTE_OPEN);
        g_string_append_c(out, '^');
        add_hidden(out, p + 2, id);
        g_string_append_c(out, STAND_NOTE_CLOSE);
        return id + 3;
}

static gsize add_special(GString *out, const char *p, const char *end, struct hopes *hopes)
{
        if (*p == '[')
                return add_note_mark(out, p, end);
        if (*p == '\\' && p + 1 < end) {
                g_string_append_len(out, p, 2);
                return 2;
        }
        if (*p != '{')
                return 0;
        gsize bytes = placeholder_length(p, end, hopes);
        if (!bytes)
                bytes = group_length(p, end, hopes);
        add_hidden(out, p, bytes);
        return bytes;
}

static void copy_line(GString *out, const struct line *line)
{
        const char *end = line_end(line);
        struct hopes hopes = {true, true};
        for (const char *p = line->at, *from = p;; from = p) {
                while (p < end && *p != '{' && *p != '[' && *p != '\\')
                        p++;
                g_string_append_len(out, from, p - from);
                if (p == end)
                        break;
                gsize bytes = add_special(out, p, end, &hopes);
                if (!bytes)
                        g_string_append_c(out, *p);
                p += MAX(bytes, 1);
        }
        g_string_append_c(out, '\n');
}

GString *passage_copy(const struct passage *passage)
{
        gsize bytes = passage->lead;
        for (guint i = 0; i < passage->count; i++)
                bytes += passage->lines[i].bytes + 1;
        GString *out = g_string_sized_new(bytes + 1);
        for (guint i = 0; i < passage->lead; i++)
                g_string_append_c(out, STAND_LEAD);
        for (guint i = 0; i < passage->count; i++)
                copy_line(out, &passage->lines[i]);
        return out;
}

void text_restore_to(GString *out, const char *text, gsize bytes)
{
        for (const char *p = text, *end = text + bytes, *from = p; p < end; from = p) {
                while (p < end && ((unsigned char)*p >= 0x20 || *p == '\n' || *p == '\t'))
                        p++;
                g_string_append_len(out, from, p - from);
                for (; p < end && (unsigned char)*p < 0x20 && *p != '\n' && *p != '\t'; p++) {
                        if (restored[(unsigned char)*p])
                                g_string_append_c(out, restored[(unsigned char)*p]);
                }
        }
}

char *text_restore(struct arena *arena, const char *text)
{
        g_autoptr(GString) out = g_string_new(NULL);
        text_restore_to(out, text, strlen(text));
        return text_nfc(arena, out->str, out->len);
}
