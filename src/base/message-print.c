/* SPDX-License-Identifier: MIT */
/* Messages as people read them: place, text, the source line with a caret,
 * the hint. */
#include "base/columns.h"
#include "base/message.h"

#include <stdlib.h>
#include <string.h>

enum {
        SHOWN = 100,       /* characters of a long line */
        SHOWN_BEHIND = 40, /* of them, at most so many from the caret on, when there are enough before it */
};

static const char *const severities[SEVERITY_COUNT] = {"note", "warning", "error"};

static const char *const hint_words[LANGUAGE_COUNT] = {"gợi ý", "hint"};
static const char *const see_words[LANGUAGE_COUNT] = {"xem thêm", "see also"};

/* One source file, read again for its lines.  Two are open at a time: of the place and of the second place. */
struct source {
        const char *path;
        char *text;     /* valid UTF-8; NULL: cannot be read */
        GArray *lines;  /* gsize: where each line begins */
        bool has_marks; /* U+0300 to U+036F stand in it */
        /* messages come in the order of columns: a caret is looked for from the last one on */
        guint line;
        guint col;
        gsize offset;
};

struct printer {
        FILE *out;
        const char *root;
        enum language language;
        struct source sources[2];
};

static void source_close(struct source *source)
{
        g_free(source->text);
        if (source->lines)
                g_array_unref(source->lines);
        *source = (struct source){0};
}

static void find_lines(struct source *source)
{
        const char *text = source->text;
        gsize begin = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        source->lines = g_array_new(FALSE, FALSE, sizeof begin);
        g_array_append_val(source->lines, begin);
        for (gsize i = begin; text[i]; i++) {
                if (text[i] != '\n' && (text[i] != '\r' || text[i + 1] == '\n'))
                        continue;
                begin = i + 1;
                g_array_append_val(source->lines, begin);
        }
}

static void source_open(struct source *source, const char *root, const char *path)
{
        if (source->path == path)
                return;
        source_close(source);
        source->path = path;
        bool alone = g_path_is_absolute(path) || !root || strcmp(root, ".") == 0;
        g_autofree char *full = alone ? g_strdup(path) : g_build_filename(root, path, NULL);
        if (!g_file_test(full, G_FILE_TEST_IS_REGULAR))
                return;
        g_autofree char *bytes = NULL;
        gsize count;
        if (!g_file_get_contents(full, &bytes, &count, NULL))
                return;
        source->text = g_utf8_make_valid(bytes, (gssize)count);
        source->has_marks = strchr(source->text, 0xCC) || strchr(source->text, 0xCD);
        find_lines(source);
}

static bool is_line_end(const char *p)
{
        return !*p || *p == '\n' || *p == '\r';
}

/* The character at line and column, or the end of the line when it is shorter. */
static const char *find_character(struct source *source, guint line, guint col)
{
        if (source->line != line || source->col > col) {
                source->line = line;
                source->col = 1;
                source->offset = g_array_index(source->lines, gsize, line - 1);
        }
        const char *p = source->text + source->offset;
        for (; source->col < col && !is_line_end(p); source->col++)
                p = g_utf8_next_char(p);
        source->offset = (gsize)(p - source->text);
        return p;
}

/* One character of a source line; controls would drive the terminal. */
static void add_shown(GString *line, gunichar c)
{
        g_string_append_unichar(line, c != '\t' && g_unichar_iscntrl(c) ? 0xFFFD : c);
}

static void add_caret_room(GString *carets, gunichar c, char mark)
{
        if (c == '\t' && mark == ' ')
                g_string_append_c(carets, '\t');
        else if (!g_unichar_iszerowidth(c) || c == 0xAD)
                g_string_append_c(carets, mark);
}

/* Characters from the caret to the end of its line, so far as it matters. */
static guint count_behind(const char *caret)
{
        guint count = 0;
        for (; !is_line_end(caret) && count < SHOWN_BEHIND; count++)
                caret = g_utf8_next_char(caret);
        return count;
}

static void print_line(struct printer *printer, struct source *source, struct place at)
{
        if (!source->text || at.line == 0 || at.line > source->lines->len)
                return;
        const char *begin = source->text + g_array_index(source->lines, gsize, at.line - 1);
        const char *caret = find_character(source, at.line, MAX(at.col, 1));
        g_autoptr(GString) line = g_string_new(NULL);
        g_autoptr(GString) carets = g_string_new(NULL);
        guint before = SHOWN - MIN(count_behind(caret), SHOWN_BEHIND), room = SHOWN;
        const char *p = caret;
        for (; before > 0 && p > begin; before--, room--)
                p = g_utf8_prev_char(p);
        if (p > begin) {
                g_string_append(line, "…");
                g_string_append_c(carets, ' ');
        }
        for (; p < caret; p = g_utf8_next_char(p)) {
                add_shown(line, g_utf8_get_char(p));
                add_caret_room(carets, g_utf8_get_char(p), ' ');
        }
        for (guint i = 0; !is_line_end(p) && i < room; p = g_utf8_next_char(p), i++) {
                add_shown(line, g_utf8_get_char(p));
                if (i < at.width)
                        add_caret_room(carets, g_utf8_get_char(p), '^');
        }
        if (!is_line_end(p))
                g_string_append(line, "…");
        if (carets->len == 0 || carets->str[carets->len - 1] != '^')
                g_string_append_c(carets, '^');
        g_strchomp(line->str);
        fprintf(printer->out, "%5u | %s\n", at.line, line->str);
        fprintf(printer->out, "      | %s\n", carets->str);
}

static void print_place(FILE *out, struct place at)
{
        if (!at.file)
                fputs("kehoach", out);
        else if (at.line == 0)
                fputs(at.file, out);
        else
                fprintf(out, "%s:%u:%u", at.file, at.line, MAX(at.col, 1u));
}

static void print_message(struct printer *printer, const struct message *message)
{
        const struct message_kind *kind = message_kind(message->code);
        g_autofree char *text = message_text(message, printer->language);
        g_autofree char *hint = message_hint(message, printer->language);
        print_place(printer->out, message->at);
        fprintf(printer->out, ": %s: %s [%s]\n", severities[kind->severity], text, kind->code);
        if (message->at.file && message->at.line) {
                source_open(&printer->sources[0], printer->root, message->at.file);
                print_line(printer, &printer->sources[0], message->at);
        }
        if (hint && *hint)
                fprintf(printer->out, "    %s: %s\n", hint_words[printer->language], hint);
        if (!message->other.file)
                return;
        fprintf(printer->out, "    %s: ", see_words[printer->language]);
        print_place(printer->out, message->other);
        fputc('\n', printer->out);
        source_open(&printer->sources[1], printer->root, message->other.file);
        print_line(printer, &printer->sources[1], message->other);
}

/* ---- columns ---- */

/* Code points from p on to the end of so many characters, or of the line; *p moves there. */
static guint points_of(const char **p, guint columns)
{
        const char *begin = *p;
        for (; columns > 0 && !is_line_end(*p); columns--)
                *p = column_next(*p);
        return (guint)g_utf8_strlen(begin, *p - begin) + columns;
}

static struct place place_settled(void *with, struct place at)
{
        struct printer *printer = with;
        if (!at.file || !at.line || !at.col)
                return at;
        struct source *source = &printer->sources[0];
        source_open(source, printer->root, at.file);
        if (!source->text || at.line > source->lines->len || !source->has_marks)
                return at;
        const char *p = source->text + g_array_index(source->lines, gsize, at.line - 1);
        guint col = points_of(&p, at.col - 1u) + 1, width = points_of(&p, at.width);
        at.col = (guint16)MIN(col, G_MAXUINT16);
        at.width = (guint16)MIN(width, G_MAXUINT16);
        return at;
}

void messages_settle(struct messages *messages, const char *root)
{
        struct printer printer = {.root = root};
        messages_move(messages, place_settled, &printer);
        source_close(&printer.sources[0]);
}

void messages_print(struct messages *messages, FILE *out, const char *root, enum language language)
{
        struct printer printer = {.out = out, .root = root, .language = language};
        messages_sort(messages);
        messages_settle(messages, root);
        for (guint i = 0; i < messages_count(messages); i++)
                print_message(&printer, messages_at(messages, i));
        source_close(&printer.sources[0]);
        source_close(&printer.sources[1]);
}

char *message_excerpt(struct place at, const char *root)
{
        char *text = NULL;
        size_t count = 0;
        struct printer printer = {.out = open_memstream(&text, &count), .root = root};
        if (!printer.out)
                return g_strdup("");
        if (at.file && at.line) {
                source_open(&printer.sources[0], root, at.file);
                print_line(&printer, &printer.sources[0], at);
        }
        fclose(printer.out);
        source_close(&printer.sources[0]);
        char *kept = g_strdup(text ? text : "");
        free(text);
        return kept;
}
