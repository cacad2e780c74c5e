/* SPDX-License-Identifier: MIT */
#include "content/yaml-errors.h"

#include <string.h>

#include "content/text.h"

/* Which place a reason is said at. */
enum where {
        AT_PROBLEM, /* where libyaml stopped */
        AT_CONTEXT, /* where what it was reading began */
        AT_BOTH,    /* the first, with the second beside it */
};

static const struct {
        const char *problem;
        enum message_code code;
        enum where where;
} reasons[] = {
        {"mapping values are not allowed in this context", MESSAGE_YAML_COLON, AT_PROBLEM},
        {"could not find expected ':'", MESSAGE_YAML_NO_COLON, AT_CONTEXT},
        {"did not find expected key", MESSAGE_YAML_INDENT, AT_PROBLEM},
        {"did not find expected '-' indicator", MESSAGE_YAML_INDENT, AT_PROBLEM},
        {"block sequence entries are not allowed in this context", MESSAGE_YAML_INDENT, AT_PROBLEM},
        {"block mapping keys are not allowed in this context", MESSAGE_YAML_INDENT, AT_PROBLEM},
        {"found unexpected end of stream", MESSAGE_YAML_QUOTE, AT_CONTEXT},
        {"found unexpected document indicator", MESSAGE_YAML_QUOTE, AT_CONTEXT},
        {"did not find expected ',' or ']'", MESSAGE_YAML_BRACKET, AT_BOTH},
        {"did not find expected ',' or '}'", MESSAGE_YAML_BRACKET, AT_BOTH},
        {"found unknown escape character", MESSAGE_YAML_ESCAPE, AT_PROBLEM},
        {"did not find expected hexdecimal number", MESSAGE_YAML_ESCAPE, AT_PROBLEM},
        {"found invalid Unicode character escape code", MESSAGE_YAML_ESCAPE, AT_PROBLEM},
        {"found character that cannot start any token", MESSAGE_YAML_START, AT_PROBLEM},
        {"did not find expected alphabetic or numeric character", MESSAGE_YAML_START, AT_CONTEXT},
        {"did not find expected comment or line break", MESSAGE_YAML_START, AT_CONTEXT},
};

/* The character and its place; positions past the end are the end. */
static struct place find_place(const struct yaml_failure *failure, gsize index, const char **character)
{
        const char *p = failure->text;
        for (; index > 0 && *p; index--)
                p = g_utf8_next_char(p);
        struct spot spot = {failure->text, 1, 1};
        spot_move(&spot, p);
        *character = p;
        return place_new(failure->base, spot.line, spot.col, 1);
}

static const char *line_begin(const char *text, const char *p)
{
        while (p > text && p[-1] != '\n' && p[-1] != '\r')
                p--;
        return p;
}

/* A tab among the spaces before the first word of the line p stands in, or NULL. */
static const char *find_tab(const char *text, const char *p)
{
        for (p = line_begin(text, p); *p == ' '; p++)
                ;
        return *p == '\t' ? p : NULL;
}

static bool is_first_on_line(const char *text, const char *p)
{
        const char *begin = line_begin(text, p);
        return strspn(begin, " ") >= (gsize)(p - begin);
}

static bool add_tab(struct job *job, const struct yaml_failure *failure, const char *problem)
{
        const char *tab = find_tab(failure->text, problem);
        if (!tab)
                return false;
        struct spot spot = {failure->text, 1, 1};
        spot_move(&spot, tab);
        struct place at = place_new(failure->base, spot.line, spot.col, (guint)strspn(tab, "\t"));
        message_add(job->messages, at, MESSAGE_YAML_TAB, NULL);
        return true;
}

static void add_reason(struct job *job, const struct yaml_failure *failure, guint i)
{
        const char *problem, *context;
        struct place at = find_place(failure, failure->problem_at, &problem);
        struct place opened = find_place(failure, failure->context_at, &context);
        enum message_code code = reasons[i].code;
        if (code == MESSAGE_YAML_INDENT && !is_first_on_line(failure->text, problem))
                code = MESSAGE_YAML_REST;
        if (reasons[i].where == AT_BOTH) {
                message_add_pair(job->messages, at, opened, code, NULL);
                return;
        }
        bool in_context = reasons[i].where == AT_CONTEXT;
        const char *from = in_context ? context : problem;
        g_autofree char *character = *from ? g_strndup(from, (gsize)(g_utf8_next_char(from) - from)) : g_strdup("");
        message_add(job->messages, in_context ? opened : at, code, character, NULL);
}

void yaml_failure_add(struct job *job, const struct yaml_failure *failure)
{
        const char *problem;
        struct place at = find_place(failure, failure->problem_at, &problem);
        if (add_tab(job, failure, problem))
                return;
        for (guint i = 0; failure->problem && i < G_N_ELEMENTS(reasons); i++) {
                if (strcmp(failure->problem, reasons[i].problem) == 0) {
                        add_reason(job, failure, i);
                        return;
                }
        }
        g_autofree char *words =
                g_strdup_printf("%s%s%s", failure->context ? failure->context : "", failure->context ? ": " : "",
                                failure->problem ? failure->problem : "");
        message_add(job->messages, at, MESSAGE_YAML_SYNTAX, words, NULL);
}

bool yaml_directives_check(struct job *job, const char *text, struct place at)
{
        guint line = 1;
        for (const char *p = text; p; line++) {
                if (strncmp(p, "%TAG", 4) == 0) {
                        message_add(job->messages, place_new(at, line, 1, 4), MESSAGE_YAML_TAG, "%TAG", NULL);
                        return false;
                }
                p = strchr(p, '\n');
                if (p)
                        p++;
        }
        return true;
}

/* The four hexadecimal digits of \uXXXX at p, or 0 when it is none. */
static guint32 read_escape(const char *p)
{
        if (p[0] != '\\' || p[1] != 'u')
                return 0;
        guint32 value = 0;
        for (guint i = 2; i < 6; i++) {
                int digit = g_ascii_xdigit_value(p[i]);
                if (digit < 0)
                        return 0;
                value = value * 16 + (guint32)digit;
        }
        return value;
}

const char *json_join_surrogates(struct arena *arena, const char *text, gsize *bytes)
{
        if (!memmem(text, *bytes, "\\u", 2))
                return text;
        char *out = arena_new_bytes(arena, *bytes + 1), *to = out;
        for (const char *p = text, *end = text + *bytes; p < end;) {
                guint32 high = read_escape(p), low = 0;
                if (high >= 0xD800 && high < 0xDC00)
                        low = read_escape(p + 6);
                if (low >= 0xDC00 && low < 0xE000) {
                        guint32 value = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                        to += g_snprintf(to, 11, "\\U%08X", value);
                        p += 12;
                        continue;
                }
                if (*p == '\\' && p + 1 < end)
                        *to++ = *p++; /* a backslash takes its next one with it */
                *to++ = *p++;
        }
        *bytes = (gsize)(to - out);
        return out;
}
