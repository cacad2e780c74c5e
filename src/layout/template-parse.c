/* SPDX-License-Identifier: MIT */
#include "layout/template-parse.h"

#include <string.h>

enum {
        DELIMITER_MAX = 32, /* bytes; keeps the search for them linear */
};

/* A section whose closing tag has not come yet. */
struct open_section {
        struct piece *piece;
        struct list *around; /* where the pieces behind it go */
};

struct parser {
        struct job *job;
        const char *at;       /* next byte to read */
        const char *measured; /* how far `place` has come */
        struct place place;
        const char *open; /* delimiters */
        const char *close;
        gsize open_bytes;
        bool lines;
        bool line_begun; /* the PIECE_LINE of this line is out */
        bool failed;
        struct list *pieces; /* where new pieces go */
        GArray *sections;    /* struct open_section, the innermost last */
};

/* One tag as found in the source. */
struct tag {
        char kind;         /* '#', '^', '/', '>', '!', '=', '&', '{'; 0: a plain name */
        const char *start; /* of the opening delimiter */
        const char *end;   /* behind the closing one */
        const char *text;  /* trimmed content without the kind */
        gsize bytes;
        struct place place;
};

/* ---- places and messages ---- */

/* Asked in the order of the text, so that all asking together costs one pass. */
static struct place place_of(struct parser *parser, const char *at)
{
        struct place *place = &parser->place;
        for (; parser->measured < at; parser->measured++) {
                if (*parser->measured == '\n') {
                        place->line++;
                        place->col = 1;
                } else if (((guchar)*parser->measured & 0xC0) != 0x80 && place->col < G_MAXUINT16) {
                        place->col++;
                }
        }
        return *place;
}

static struct place tag_place(const struct tag *tag)
{
        struct place place = tag->place;
        place.width = (guint16)MIN(g_utf8_strlen(tag->start, tag->end - tag->start), 200);
        return place;
}

static void fail(struct parser *parser, const struct tag *tag, enum message_code code)
{
        g_autofree char *shown = g_strndup(tag->start, (gsize)MIN(tag->end - tag->start, 200));
        g_autofree char *valid = g_utf8_make_valid(shown, -1);
        message_add(parser->job->messages, tag_place(tag), code, valid, NULL);
        parser->failed = true;
}

/* ---- pieces ---- */

static struct piece *add_piece(struct parser *parser, enum piece_kind kind, struct place at)
{
        struct piece *piece = arena_new(parser->job->arena, struct piece);
        piece->kind = kind;
        piece->at = at;
        list_add(parser->job->arena, parser->pieces, piece);
        return piece;
}

static void begin_line(struct parser *parser)
{
        if (parser->lines && !parser->line_begun)
                add_piece(parser, PIECE_LINE, parser->place);
        parser->line_begun = true;
}

static void add_text_piece(struct parser *parser, const char *text, gsize bytes)
{
        begin_line(parser);
        struct piece *piece = add_piece(parser, PIECE_TEXT, parser->place);
        piece->text = text;
        piece->bytes = bytes;
}

/* Text up to end; line by line when lines count. */
static void add_text(struct parser *parser, const char *end)
{
        const char *text = parser->at;
        while (parser->lines && text < end) {
                const char *newline = memchr(text, '\n', (gsize)(end - text));
                if (!newline)
                        break;
                add_text_piece(parser, text, (gsize)(newline + 1 - text));
                parser->line_begun = false;
                text = newline + 1;
        }
        if (text < end)
                add_text_piece(parser, text, (gsize)(end - text));
        parser->at = end;
}

const char *const *template_parts(struct job *job, const char *name, gsize bytes)
{
        gsize count = 1;
        for (gsize i = 0; i < bytes; i++)
                count += name[i] == '.';
        const char **parts = arena_new_array(job->arena, const char *, count + 1);
        if (bytes == 1 && *name == '.')
                return parts;
        const char *end = name + bytes;
        for (gsize i = 0; i < count; i++) {
                const char *dot = memchr(name, '.', (gsize)(end - name));
                parts[i] = arena_text_n(job->arena, name, (gsize)((dot ? dot : end) - name));
                name = dot ? dot + 1 : end;
        }
        return parts;
}

static struct piece *add_named(struct parser *parser, const struct tag *tag, enum piece_kind kind)
{
        begin_line(parser);
        struct piece *piece = add_piece(parser, kind, tag_place(tag));
        piece->text = arena_text_n(parser->job->arena, tag->text, tag->bytes);
        piece->bytes = tag->bytes;
        piece->parts = template_parts(parser->job, tag->text, tag->bytes);
        return piece;
}

/* ---- sections ---- */

static struct open_section *last_section(struct parser *parser)
{
        return &g_array_index(parser->sections, struct open_section, parser->sections->len - 1);
}

/* False when the sections nest too deep to read on. */
static bool add_section(struct parser *parser, const struct tag *tag, enum piece_kind kind)
{
        guint depth = parser->job->limits.depth;
        if (parser->sections->len >= depth) {
                g_autofree char *limit = g_strdup_printf("%u", depth);
                message_add(parser->job->messages, tag_place(tag), MESSAGE_TEMPLATE_DEPTH, limit, NULL);
                parser->failed = true;
                return false;
        }
        struct open_section section = {.around = parser->pieces};
        section.piece = add_named(parser, tag, kind);
        g_array_append_val(parser->sections, section);
        parser->pieces = &section.piece->children;
        return true;
}

static void leave_section(struct parser *parser)
{
        parser->pieces = last_section(parser)->around;
        g_array_set_size(parser->sections, parser->sections->len - 1);
}

static void fail_unclosed(struct parser *parser)
{
        const struct piece *piece = last_section(parser)->piece;
        message_add(parser->job->messages, piece->at, MESSAGE_TEMPLATE_UNCLOSED, piece->text, NULL);
        parser->failed = true;
        leave_section(parser);
}

static bool closes(const struct open_section *section, const struct tag *tag)
{
        return section->piece->bytes == tag->bytes && memcmp(section->piece->text, tag->text, tag->bytes) == 0;
}

/* Sections between this tag and the one it closes were left open. */
static void close_section(struct parser *parser, const struct tag *tag)
{
        guint open = parser->sections->len;
        while (open > 0 && !closes(&g_array_index(parser->sections, struct open_section, open - 1), tag))
                open--;
        if (open == 0) {
                fail(parser, tag, MESSAGE_TEMPLATE_CLOSE);
                return;
        }
        while (parser->sections->len > open)
                fail_unclosed(parser);
        leave_section(parser);
}

/* ---- tags ---- */

static bool is_blank(char c)
{
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void trim(struct tag *tag)
{
        while (tag->bytes && is_blank(*tag->text)) {
                tag->text++;
                tag->bytes--;
        }
        while (tag->bytes && is_blank(tag->text[tag->bytes - 1]))
                tag->bytes--;
}

static void fail_tag(struct parser *parser, const struct tag *tag, const char *closing)
{
        struct place place = tag->place;
        place.width = (guint16)MIN(parser->open_bytes, 200);
        message_add(parser->job->messages, place, MESSAGE_TEMPLATE_TAG, closing, NULL);
        parser->failed = true;
}

/* As strstr, which some libraries let begin with the length of all that follows. */
static const char *find_text(const char *at, const char *text)
{
        gsize bytes = strlen(text);
        while ((at = strchr(at, *text)) && strncmp(at, text, bytes) != 0)
                at++;
        return at;
}

/* Reads the tag whose opening delimiter is at start; false without its end. */
static bool read_tag(struct parser *parser, const char *start, struct tag *tag)
{
        *tag = (struct tag){.start = start, .text = start + parser->open_bytes, .place = place_of(parser, start)};
        tag->text += strspn(tag->text, " \t\r\n");
        if (*tag->text && strchr("#^/>!=&{<$", *tag->text))
                tag->kind = *tag->text++;
        g_autofree char *closing = g_strconcat(tag->kind == '{'   ? "}"
                                               : tag->kind == '=' ? "="
                                                                  : "",
                                               parser->close, NULL);
        const char *end = find_text(tag->text, closing);
        if (!end) {
                fail_tag(parser, tag, closing);
                return false;
        }
        tag->bytes = (gsize)(end - tag->text);
        tag->end = end + strlen(closing);
        trim(tag);
        return true;
}

/* Sets new delimiters: two words without = between them. */
static bool set_delimiters(struct parser *parser, const struct tag *tag)
{
        g_autofree char *both = g_strndup(tag->text, tag->bytes);
        gsize first = strcspn(both, " \t\r\n");
        gsize gap = strspn(both + first, " \t\r\n");
        const char *second = both + first + gap;
        bool fits = first <= DELIMITER_MAX && strlen(second) <= DELIMITER_MAX;
        if (!first || !gap || !*second || !fits || strpbrk(second, " \t\r\n") || strchr(both, '=')) {
                fail(parser, tag, MESSAGE_TEMPLATE_DELIMITER);
                return false;
        }
        parser->open = arena_text_n(parser->job->arena, both, first);
        parser->close = arena_text(parser->job->arena, second);
        parser->open_bytes = first;
        return true;
}

/* Behind the line end if only blanks stand between at and it, or NULL. */
static const char *skip_line_end(const char *at)
{
        while (*at == ' ' || *at == '\t')
                at++;
        if (at[0] == '\r' && at[1] == '\n')
                return at + 2;
        return *at == '\n' ? at + 1 : *at ? NULL : at;
}

/* Where the line of start begins if only blanks stand between, or NULL. */
static const char *find_line_start(const char *start, const char *text)
{
        while (start > text && (start[-1] == ' ' || start[-1] == '\t'))
                start--;
        return start == text || start[-1] == '\n' ? start : NULL;
}

/* indent: the line's beginning if the tag stands alone on it, or NULL. */
static void add_partial(struct parser *parser, const struct tag *tag, const char *indent)
{
        struct arena *arena = parser->job->arena;
        struct piece *piece = add_piece(parser, PIECE_PARTIAL, tag_place(tag));
        piece->name = arena_text_n(arena, tag->text, tag->bytes);
        piece->bytes = indent ? (gsize)(tag->start - indent) : 0;
        piece->text = arena_text_n(arena, indent, piece->bytes);
}

/* What a tag that may stand alone does to the tree.  False: reading cannot go on. */
static bool apply_line_tag(struct parser *parser, const struct tag *tag, const char *indent)
{
        switch (tag->kind) {
        case '#':
                return add_section(parser, tag, PIECE_SECTION);
        case '^':
                return add_section(parser, tag, PIECE_INVERTED);
        case '/':
                close_section(parser, tag);
                return true;
        case '>':
                add_partial(parser, tag, indent);
                return true;
        case '=':
                return set_delimiters(parser, tag);
        default: /* a comment */
                return true;
        }
}

/* A line that holds only this tag goes away, blanks, line end and all. */
static bool add_line_tag(struct parser *parser, const struct tag *tag, const char *source)
{
        const char *line = find_line_start(tag->start, source);
        const char *next = line ? skip_line_end(tag->end) : NULL;
        if (!next) {
                add_text(parser, tag->start);
                begin_line(parser);
                parser->at = tag->end;
                return apply_line_tag(parser, tag, NULL);
        }
        add_text(parser, line);
        parser->at = next;
        parser->line_begun = true; /* so that none is begun for it */
        bool readable = apply_line_tag(parser, tag, line);
        parser->line_begun = false;
        return readable;
}

static bool add_tag(struct parser *parser, const struct tag *tag, const char *source)
{
        if (!tag->bytes && tag->kind != '!' && tag->kind != '=') {
                fail(parser, tag, MESSAGE_TEMPLATE_NAME);
                parser->at = tag->end;
                return true;
        }
        switch (tag->kind) {
        case '\0':
        case '&':
        case '{':
                add_text(parser, tag->start);
                add_named(parser, tag, tag->kind ? PIECE_RAW : PIECE_VALUE);
                parser->at = tag->end;
                return true;
        case '<':
        case '$':
                fail(parser, tag, MESSAGE_TEMPLATE_UNSUPPORTED);
                parser->at = tag->end;
                return true;
        default:
                return add_line_tag(parser, tag, source);
        }
}

bool template_parse(struct job *job, const struct template_source *source, bool lines, struct list *pieces)
{
        struct parser parser = {
                .job = job,
                .at = source->text,
                .measured = source->text,
                .place = source->at,
                .open = "{{",
                .close = "}}",
                .open_bytes = 2,
                .lines = lines,
                .pieces = pieces,
                .sections = g_array_new(FALSE, FALSE, sizeof(struct open_section)),
        };
        parser.place.line = MAX(parser.place.line, 1);
        parser.place.col = MAX(parser.place.col, 1);
        struct tag tag;
        const char *start;
        bool readable = true;
        while (readable && (start = find_text(parser.at, parser.open)))
                readable = read_tag(&parser, start, &tag) && add_tag(&parser, &tag, source->text);
        if (readable)
                add_text(&parser, strchr(parser.at, '\0'));
        while (readable && parser.sections->len)
                fail_unclosed(&parser);
        g_array_free(parser.sections, TRUE);
        return !parser.failed;
}
