/* SPDX-License-Identifier: MIT */
/* The plan as text: what the tables of fields read, and what was computed. */
#include <string.h>

#include "plan/shapes.h"
#include "plan/sheet.h"
#include "vietnamese/numbers.h"

struct dump {
        GString *out;
        guint depth;
};

typedef void (*dump_field)(struct dump *dump, const struct field *field, const void *value);

static void dump_struct(struct dump *dump, const struct shape *shape, const void *thing);

static void indent(const struct dump *dump)
{
        g_string_append_printf(dump->out, "%*s", (int)(dump->depth * 2), "");
}

/* In quotes, line ends and quotes escaped, so that a text stays one line. */
static void add_quoted(GString *out, const char *text)
{
        g_string_append_c(out, '"');
        for (; *text; text++) {
                if (*text == '\n')
                        g_string_append(out, "\\n");
                else if (*text == '"' || *text == '\\')
                        g_string_append_printf(out, "\\%c", *text);
                else
                        g_string_append_c(out, *text);
        }
        g_string_append_c(out, '"');
}

static void add_name(const struct dump *dump, const struct field *field)
{
        indent(dump);
        g_string_append_printf(dump->out, "%s: ", field->name);
}

/* ---- one function a type of field ---- */

static void dump_text(struct dump *dump, const struct field *field, const void *value)
{
        const struct text *text = value;
        if (!text->text)
                return;
        add_name(dump, field);
        add_quoted(dump->out, text->text);
        g_string_append_c(dump->out, '\n');
}

static void dump_number(struct dump *dump, const struct field *field, const void *value)
{
        const struct number *number = value;
        if (!number->given)
                return;
        g_autofree char *text = number_plain(number->digits, number->scale);
        add_name(dump, field);
        g_string_append_printf(dump->out, "%s\n", text);
}

static void dump_bool(struct dump *dump, const struct field *field, const void *value)
{
        if (!*(const bool *)value)
                return;
        add_name(dump, field);
        g_string_append(dump->out, "true\n");
}

static void dump_date(struct dump *dump, const struct field *field, const void *value)
{
        const struct date_field *date = value;
        if (!date->given)
                return;
        g_autofree char *text = date_iso(date->date);
        add_name(dump, field);
        g_string_append_printf(dump->out, "%s\n", *text ? text : "\"\"");
}

static void dump_period(struct dump *dump, const struct field *field, const void *value)
{
        const struct period *period = value;
        if (!period->from)
                return;
        add_name(dump, field);
        g_string_append_printf(dump->out, "%d-%d\n", period->from, period->to);
}

static void dump_choice(struct dump *dump, const struct field *field, const void *value)
{
        int choice = *(const int *)value;
        if (choice == 0)
                return;
        add_name(dump, field);
        g_string_append_printf(dump->out, "%s\n", field->choices[choice]);
}

static void dump_texts(struct dump *dump, const struct field *field, const void *value)
{
        const struct list *list = value;
        if (list->count == 0)
                return;
        indent(dump);
        g_string_append_printf(dump->out, "%s:\n", field->name);
        for (guint i = 0; i < list->count; i++) {
                g_string_append_printf(dump->out, "%*s- ", (int)(dump->depth * 2 + 2), "");
                add_quoted(dump->out, list_at(list, struct text, i)->text);
                g_string_append_c(dump->out, '\n');
        }
}

static void dump_one(struct dump *dump, const struct field *field, const void *value)
{
        const void *thing = *(const void *const *)value;
        if (!thing)
                return;
        indent(dump);
        g_string_append_printf(dump->out, "%s\n", field->name);
        dump->depth++;
        dump_struct(dump, field->of, thing);
        dump->depth--;
}

static void dump_many(struct dump *dump, const struct field *field, const void *value)
{
        const struct list *list = value;
        for (guint i = 0; i < list->count; i++) {
                const void *thing = list->at[i];
                dump_one(dump, field, &thing);
        }
}

static const dump_field dump_fields[FIELD_TYPE_COUNT] = {
        [FIELD_TEXT] = dump_text,     [FIELD_ID] = dump_text,       [FIELD_PATH] = dump_text,
        [FIELD_NUMBER] = dump_number, [FIELD_BOOL] = dump_bool,     [FIELD_DATE] = dump_date,
        [FIELD_PERIOD] = dump_period, [FIELD_CHOICE] = dump_choice, [FIELD_TEXTS] = dump_texts,
        [FIELD_ONE] = dump_one,       [FIELD_MANY] = dump_many,     [FIELD_NAMED] = dump_many,
};

/* ---- figures: computed, a line of text for each line ---- */

static void dump_cells(struct dump *dump, const struct figures *figures, const struct figure *cells)
{
        guint width = figures->columns.count;
        for (guint i = 0; i <= width; i++) {
                const struct figure *cell = &cells[i];
                if (!cell->given || (i == width && !figures->has_total_column))
                        continue;
                const struct column *column = i < width ? list_at(&figures->columns, struct column, i) : NULL;
                g_autofree char *value = number_plain(cell->value, column ? column->scale : figures->total_scale);
                g_string_append_printf(dump->out, " %s=%s%s%s", column ? column->id.text : "total", value,
                                       cell->computed ? "*" : "", cell->stated ? "=" : "");
        }
}

static void dump_lines(struct dump *dump, const struct figures *figures, const struct list *lines)
{
        for (guint i = 0; i < lines->count; i++) {
                const struct line *line = list_at(lines, struct line, i);
                indent(dump);
                g_string_append_printf(dump->out, "line %s ", line->id.text);
                add_quoted(dump->out, line->printed_number);
                g_string_append_c(dump->out, ' ');
                add_quoted(dump->out, line->label.text);
                dump_cells(dump, figures, line->figures);
                if (line->printed_note) {
                        g_string_append(dump->out, " note ");
                        add_quoted(dump->out, line->printed_note);
                }
                g_string_append_c(dump->out, '\n');
                dump->depth++;
                dump_lines(dump, figures, &line->lines);
                dump->depth--;
        }
}

static void dump_totals(struct dump *dump, const struct figures *figures)
{
        if (!figures->has_total_row)
                return;
        indent(dump);
        g_string_append(dump->out, "total");
        dump_cells(dump, figures, figures->totals);
        g_string_append_c(dump->out, '\n');
}

static void dump_struct(struct dump *dump, const struct shape *shape, const void *thing)
{
        for (guint i = 0; i < shape->count; i++) {
                const struct field *field = &shape->fields[i];
                if (field->of == &line_shape)
                        dump_lines(dump, thing, &((const struct figures *)thing)->lines);
                else if (dump_fields[field->type])
                        dump_fields[field->type](dump, field, (const char *)thing + field->offset);
        }
        if (shape == &figures_shape)
                dump_totals(dump, thing);
}

void plan_dump(const struct plan *plan, GString *out)
{
        struct dump dump = {.out = out};
        g_string_append_printf(out, "plan %s\n", plan->id);
        dump.depth = 1;
        dump_struct(&dump, &plan_shape, plan);
}
