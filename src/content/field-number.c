/* SPDX-License-Identifier: MIT */
/* Numbers in YAML: digits and one point.  How a document groups them (1.500)
 * reads as another number elsewhere, so it is refused, never guessed. */
#include <string.h>

#include "content/fields.h"

enum {
        DECIMALS_MAX = 6,
        WRITTEN_MAX = 64, /* bytes of a number that we try to understand */
};

static gsize count_digits(const char *text)
{
        return strspn(text, "0123456789");
}

/* 1.500 and 12.345, but not 0.125 or 1234.567, which no grouping makes. */
static bool is_ambiguous(const char *whole, gsize whole_count, gsize decimals)
{
        return decimals == 3 && whole_count <= 3 && *whole != '0';
}

enum reading {
        NUMBER_READ,
        NUMBER_WRONG,
        NUMBER_AMBIGUOUS,
        NUMBER_LARGE,
        NUMBER_FINE, /* too many decimals */
};

/* Digits and at most one point, summed below zero, where there is room for one more. */
static bool sum_digits(const char *p, bool minus, gint64 *digits)
{
        gint64 value = 0;
        for (; *p; p++) {
                if (*p == '.')
                        continue;
                if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, *p - '0', &value))
                        return false;
        }
        if (!minus && value == G_MININT64)
                return false;
        *digits = minus ? value : -value;
        return true;
}

static enum reading read_number(const char *text, gint64 *digits, guint8 *scale)
{
        bool minus = *text == '-';
        const char *p = text + minus;
        gsize whole = count_digits(p), decimals = 0;
        bool point = p[whole] == '.';
        if (point)
                decimals = count_digits(p + whole + 1);
        if (whole == 0 || (point && decimals == 0) || p[whole + point + decimals] != '\0')
                return NUMBER_WRONG;
        if (is_ambiguous(p, whole, decimals))
                return NUMBER_AMBIGUOUS;
        if (decimals > DECIMALS_MAX)
                return NUMBER_FINE;
        *scale = (guint8)decimals;
        return sum_digits(p, minus, digits) ? NUMBER_READ : NUMBER_LARGE;
}

bool number_read(const char *text, gint64 *digits, guint8 *scale)
{
        return read_number(text, digits, scale) == NUMBER_READ;
}

/* What the writer may have meant, with groups and decimal comma. */
struct written {
        gsize marks[3];  /* points, commas, other separators */
        char only;       /* the last of points and commas */
        gsize behind;    /* digits behind the last mark */
        gsize first;     /* digits before the first mark */
        bool grouped;    /* three digits between all marks */
        GString *digits; /* all digits, with sign */
};

/* False when text holds anything but digits and separators. */
static bool read_written(const char *text, struct written *written)
{
        bool minus = *text == '-';
        gsize run = 0, runs = 0;
        g_string_assign(written->digits, minus ? "-" : "");
        written->grouped = true;
        for (const char *p = text + minus; *p; p = g_utf8_next_char(p)) {
                gunichar c = g_utf8_get_char(p);
                if (g_ascii_isdigit(*p)) {
                        g_string_append_c(written->digits, *p);
                        run++;
                        continue;
                }
                if (c != '.' && c != ',' && c != '_' && c != '\'' && c != ' ' && c != 0xA0 && c != 0x202F)
                        return false;
                written->marks[c == '.' ? 0 : c == ',' ? 1 : 2]++;
                if (c == '.' || c == ',')
                        written->only = (char)c;
                written->grouped = written->grouped && (runs == 0 ? run >= 1 && run <= 3 : run == 3);
                if (runs++ == 0)
                        written->first = run;
                run = 0;
        }
        written->behind = run;
        return runs > 0 && run > 0 && written->first > 0;
}

/* The digits with a point before the last decimals; 1.500 becomes 1.5, 1.125 becomes 1.1250 to be clear. */
static char *with_point(const GString *digits, gsize decimals)
{
        GString *out = g_string_new(digits->str);
        g_string_insert_c(out, (gssize)(out->len - decimals), '.');
        while (out->str[out->len - 1] == '0' && out->str[out->len - 2] != '.')
                g_string_truncate(out, out->len - 1);
        gint64 value;
        guint8 scale;
        if (!number_read(out->str, &value, &scale))
                g_string_append_c(out, '0');
        return g_string_free(out, FALSE);
}

static void add_form(struct job *job, const struct node *node, const char *name, const char *right)
{
        message_add(job->messages, node->at, MESSAGE_FIELD_NUMBER_FORM, name, node->text, right, NULL);
}

/* Says how the number should have been written, when that can be told. */
static bool is_zero_first(const struct written *written)
{
        return written->digits->str[*written->digits->str == '-'] == '0';
}

/* Says how the number should have been written, when that can be told. */
static void add_written(struct job *job, const struct node *node, const char *name, const struct written *written)
{
        gsize points = written->marks[0], commas = written->marks[1], others = written->marks[2];
        bool thousands = written->behind == 3 && written->first <= 3 && !is_zero_first(written);
        g_autofree char *decimal = with_point(written->digits, written->behind);
        if (others == 0 && points + commas == 1 && thousands)
                message_add(job->messages, node->at, MESSAGE_FIELD_NUMBER_AMBIGUOUS, name, node->text,
                            written->digits->str, decimal, NULL);
        else if (written->grouped && written->behind == 3 && !is_zero_first(written) && (points == 0 || commas == 0))
                add_form(job, node, name, written->digits->str);
        else if ((written->only == ',' && commas == 1) || (written->only == '.' && points == 1))
                add_form(job, node, name, decimal);
        else
                message_add(job->messages, node->at, MESSAGE_FIELD_NUMBER, name, node->text, NULL);
}

static void add_refused(struct job *job, const struct node *node, const char *name, enum reading reading)
{
        static const enum message_code codes[] = {
                [NUMBER_WRONG] = MESSAGE_FIELD_NUMBER,
                [NUMBER_AMBIGUOUS] = MESSAGE_FIELD_NUMBER_AMBIGUOUS,
                [NUMBER_LARGE] = MESSAGE_FIELD_NUMBER_LARGE,
                [NUMBER_FINE] = MESSAGE_FIELD_NUMBER_DECIMALS,
        };
        struct written written = {.digits = g_string_new(NULL)};
        if ((reading == NUMBER_WRONG || reading == NUMBER_AMBIGUOUS) && strlen(node->text) <= WRITTEN_MAX &&
            read_written(node->text, &written))
                add_written(job, node, name, &written);
        else
                message_add(job->messages, node->at, codes[reading], name, node->text, NULL);
        g_string_free(written.digits, TRUE);
}

bool number_read_node(struct job *job, const struct node *node, const char *name, struct number *number)
{
        number->at = node->at;
        if (node->kind != NODE_TEXT) {
                const char *found =
                        node->kind == NODE_LIST ? IN_BOTH("danh sách", "a list") : IN_BOTH("một mục", "a map");
                message_add(job->messages, node->at, MESSAGE_FIELD_TYPE, name, IN_BOTH("một số", "a number"), found,
                            NULL);
                return false;
        }
        if (node_is_null(node) || !*node->text)
                return true;
        enum reading reading = read_number(node->text, &number->digits, &number->scale);
        number->given = reading == NUMBER_READ;
        if (!number->given)
                add_refused(job, node, name, reading);
        return number->given;
}
