/* SPDX-License-Identifier: MIT */
/* {{path | filter}} in running text: found, looked up, written. */
#include "document/running.h"
#include "plan/budget.h"

#include <string.h>

enum {
        HINTS_MAX = 20,        /* unknown data that are given a hint */
        CANDIDATES_MAX = 2000, /* names that are looked through for one */
};

/* ---- hints: which part of a path is wrong, and what it might have been ---- */

static void add_name(GPtrArray *names, const struct text *id)
{
        if (id->text && *id->text && names->len < CANDIDATES_MAX)
                g_ptr_array_add(names, (void *)id->text);
}

static void add_figures(GPtrArray *names, const struct list *list)
{
        for (guint i = 0; i < list->count; i++)
                add_name(names, &list_at(list, struct figures, i)->id);
}

static void add_lines(GPtrArray *names, const struct list *lines)
{
        for (guint i = 0; i < lines->count && names->len < CANDIDATES_MAX; i++) {
                const struct line *line = list_at(lines, struct line, i);
                add_name(names, &line->id);
                add_lines(names, &line->lines);
        }
}

static void add_columns(GPtrArray *names, const struct figures *figures)
{
        for (guint i = 0; i < figures->columns.count; i++)
                add_name(names, &list_at(&figures->columns, struct column, i)->id);
}

/* Names that could stand where the path's first wrong part stands; the wrong part itself, or NULL. */
static const char *candidates(const struct plan *plan, char **parts, GPtrArray *names)
{
        static const char *const kinds[] = {"budget", "table", "target"};
        guint count = g_strv_length(parts);
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
                g_ptr_array_add(names, (void *)kinds[i]);
        if (count < 2 || !g_strv_contains((const char *const[]){"budget", "table", "target", NULL}, parts[0]))
                return parts[0];
        g_ptr_array_set_size(names, 0);
        if (strcmp(parts[0], "target") == 0) {
                for (guint i = 0; i < plan->targets.count; i++)
                        add_name(names, &list_at(&plan->targets, struct target, i)->id);
                return parts[1];
        }
        const struct figures *figures = plan_figures(plan, parts[1]);
        if (!figures) {
                add_figures(names, *parts[0] == 'b' ? &plan->budgets : &plan->tables);
                return parts[1];
        }
        bool line_is_right = count > 2 && (strcmp(parts[2], "total") == 0 || figures_line(figures, parts[2]));
        if (count < 4 && line_is_right)
                return NULL;
        if (line_is_right) {
                add_columns(names, figures);
        } else {
                g_ptr_array_add(names, (void *)"total");
                add_lines(names, &figures->lines);
        }
        return line_is_right ? parts[3] : count > 2 ? parts[2] : "";
}

static void say_unknown(struct merging *m, const char *path, struct place at)
{
        const char *hint = "";
        if (m->unknown++ < HINTS_MAX) {
                g_autoptr(GPtrArray) names = g_ptr_array_new();
                g_auto(GStrv) parts = g_strsplit(path, ".", 5);
                const char *wrong = parts[0] ? candidates(m->plan, parts, names) : "";
                g_ptr_array_add(names, NULL);
                hint = wrong ? hint_names(m->job, wrong, (const char *const *)names->pdata) : "";
        }
        message_add(m->job->messages, at, MESSAGE_DATUM_UNKNOWN, path, hint, NULL);
}

/* ---- what is shown counts as used ---- */

static void mark_shown(struct merging *m, const char *path)
{
        g_auto(GStrv) parts = g_strsplit(path, ".", 3);
        if (!parts[0] || !parts[1])
                return;
        void *thing = NULL;
        if (strcmp(parts[0], "budget") == 0 || strcmp(parts[0], "table") == 0)
                thing = plan_figures(m->plan, parts[1]);
        for (guint i = 0; strcmp(parts[0], "target") == 0 && i < m->plan->targets.count; i++) {
                struct target *target = list_at(&m->plan->targets, struct target, i);
                if (g_strcmp0(target->id.text, parts[1]) == 0)
                        thing = target;
        }
        if (thing)
                g_hash_table_add(m->shown, thing);
}

/* The inside of one placeholder as a span; the text as it stands after a message. */
static void add_datum(struct merging *m, const char *inside, struct place at, const struct look_marks *looks,
                      struct list *out)
{
        g_auto(GStrv) halves = g_strsplit(inside, "|", 2);
        const char *path = arena_text(m->job->arena, halves[0] ? g_strstrip(halves[0]) : "");
        const char *filter = halves[0] && halves[1] ? g_strstrip(halves[1]) : NULL;
        struct datum datum = {0};
        const char *text = NULL;
        at.width = (guint16)MIN(g_utf8_strlen(inside, -1) + 4, G_MAXUINT16);
        if (!datum_find(m->job, m->plan, path, &datum))
                say_unknown(m, path, at);
        else if (!(text = datum_text(m->job, &datum, filter)))
                message_add_pair(m->job->messages, at, datum.at, MESSAGE_DATUM_FILTER, path, filter ? filter : "",
                                 NULL);
        if (!text)
                return;
        mark_shown(m, path);
        struct span *span = span_add(m->job, out, text, looks->marks, at);
        span->target = looks->target;
        span->datum = path;
}

/* ---- runs ---- */

/* Moves through a run from left to right and knows the place of each byte. */
struct cursor {
        const struct run *run;
        guint anchor;    /* the last one not behind the cursor */
        gsize counted;   /* bytes of the run up to which columns are counted */
        guint32 columns; /* characters from the anchor to counted */
};

static const struct anchor_at *anchor(const struct run *run, guint i)
{
        return &g_array_index(run->anchors, struct anchor_at, i);
}

static struct place place_at(struct cursor *c, gsize offset)
{
        const struct run *run = c->run;
        while (c->anchor + 1 < run->anchors->len && anchor(run, c->anchor + 1)->offset <= offset) {
                c->anchor++;
                c->counted = anchor(run, c->anchor)->offset;
                c->columns = 0;
        }
        c->columns += (guint32)g_utf8_strlen(run->text->str + c->counted, (gssize)(offset - c->counted));
        c->counted = offset;
        struct place at = anchor(run, c->anchor)->at;
        at.col = (guint16)MIN(at.col + c->columns, G_MAXUINT16);
        at.width = 1;
        return at;
}

/* The run's own letters from begin to end: a span for each of its source lines. */
static void add_letters(struct merging *m, struct cursor *c, gsize begin, gsize end, const struct look_marks *looks,
                        struct list *out)
{
        while (begin < end) {
                struct place at = place_at(c, begin);
                gsize stop = end;
                if (c->anchor + 1 < c->run->anchors->len)
                        stop = MIN(end, anchor(c->run, c->anchor + 1)->offset);
                char *text = arena_text_n(m->job->arena, c->run->text->str + begin, stop - begin);
                span_add(m->job, out, text, looks->marks, at)->target = looks->target;
                begin = stop;
        }
}

void run_fill(struct merging *m, const struct run *run, const struct look_marks *looks, struct list *out)
{
        const char *text = run->text->str;
        struct cursor cursor = {.run = run};
        gsize done = 0;
        for (const char *open; (open = strstr(text + done, "{{"));) {
                const char *close = strstr(open + 2, "}}");
                gsize begin = (gsize)(open - text);
                add_letters(m, &cursor, done, begin, looks, out);
                done = begin;
                struct place at = place_at(&cursor, begin);
                if (!close) {
                        message_add(m->job->messages, at, MESSAGE_DATUM_SYNTAX, NULL);
                        break;
                }
                g_autofree char *inside = g_strndup(open + 2, (gsize)(close - open - 2));
                add_datum(m, inside, at, looks, out);
                done = (gsize)(close + 2 - text);
        }
        add_letters(m, &cursor, done, run->text->len, looks, out);
}

void text_fill(struct merging *m, const char *text, struct place at, guint marks, struct list *out)
{
        g_autoptr(GString) copy = g_string_new(text);
        g_autoptr(GArray) anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor_at));
        struct anchor_at start = {.offset = 0, .at = at};
        g_array_append_val(anchors, start);
        run_fill(m, &(struct run){copy, anchors}, &(struct look_marks){.marks = marks}, out);
}

const char *text_fill_plain(struct merging *m, const struct text *text)
{
        if (!text->text || !strstr(text->text, "{{"))
                return text->text;
        struct list spans = {0};
        text_fill(m, text->text, text->at, 0, &spans);
        return spans_text(m->job, &spans);
}

/* ---- tables ---- */

static void fill_spans(struct merging *m, struct list *spans)
{
        bool unfilled = false;
        for (guint i = 0; i < spans->count; i++)
                unfilled |= strstr(list_at(spans, struct span, i)->text, "{{") != NULL;
        if (!unfilled)
                return;
        struct list filled = {0};
        for (guint i = 0; i < spans->count; i++) {
                const struct span *span = list_at(spans, struct span, i);
                if (span->datum)
                        list_add(m->job->arena, &filled, (void *)span);
                else
                        text_fill(m, span->text, span->from, span->marks, &filled);
        }
        *spans = filled;
}

static bool line_is_open(const struct line *line)
{
        return (line->label.text && strstr(line->label.text, "{{")) ||
               (line->printed_note && strstr(line->printed_note, "{{")) ||
               (line->printed_number && strstr(line->printed_number, "{{"));
}

static void fill_rows(struct merging *m, const struct table *table, const struct list *rows)
{
        for (guint i = 0; i < rows->count; i++) {
                struct row *row = list_at(rows, struct row, i);
                if (!row->cells && line_is_open(row->line))
                        row->cells = (struct cell *)row_cells(m->job, table, row);
                for (guint j = 0; row->cells && j < table->column_count; j++)
                        fill_spans(m, &row->cells[j].spans);
        }
}

void table_fill(struct merging *m, struct table *table)
{
        fill_rows(m, table, &table->head);
        fill_rows(m, table, &table->rows);
        for (guint i = 0; i < table->notes.count; i++)
                fill_spans(m, &list_at(&table->notes, struct block, i)->spans);
}
