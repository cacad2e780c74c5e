/* SPDX-License-Identifier: MIT */
#include "content/fields.h"

#include <stddef.h>
#include <string.h>

#include "base/length.h"

struct part {
        struct place at;
        struct text name;
        struct number count;
};

struct whole {
        struct place at;
        struct text id, title, path, blank;
        struct number number, bounded;
        bool flag;
        struct date_field date;
        struct period period;
        struct length length;
        int choice;
        struct list texts;
        struct part *one;
        struct list many, named;
        struct node *tree;
};

static const struct field part_fields[] = {
        {.name = "count", .type = FIELD_NUMBER, .offset = offsetof(struct part, count), .flags = FIELD_REQUIRED},
};

static const struct shape part_shape = {
        .name = "part",
        .size = sizeof(struct part),
        .fields = part_fields,
        .count = G_N_ELEMENTS(part_fields),
        .scalar = "count",
};

static const char *const choices[] = {"left", "right", NULL};

#define FIELD(id, kind, member, ...)                                                                                   \
        {                                                                                                              \
                .name = id, .type = kind, .offset = offsetof(struct whole, member), __VA_ARGS__                        \
        }

static const struct field whole_fields[] = {
        FIELD("id", FIELD_ID, id, .flags = FIELD_REQUIRED),
        FIELD("title", FIELD_TEXT, title, .max = 10),
        FIELD("path", FIELD_PATH, path, .flags = 0),
        FIELD("blank", FIELD_TEXT, blank, .flags = FIELD_NOT_BLANK),
        FIELD("number", FIELD_NUMBER, number, .flags = 0),
        FIELD("bounded", FIELD_NUMBER, bounded, .min = -1, .max = 100),
        FIELD("flag", FIELD_BOOL, flag, .flags = 0),
        FIELD("date", FIELD_DATE, date, .flags = 0),
        FIELD("period", FIELD_PERIOD, period, .flags = 0),
        FIELD("length", FIELD_LENGTH, length, .flags = 0),
        FIELD("choice", FIELD_CHOICE, choice, .choices = choices),
        FIELD("texts", FIELD_TEXTS, texts, .flags = 0),
        FIELD("one", FIELD_ONE, one, .of = &part_shape),
        FIELD("many", FIELD_MANY, many, .of = &part_shape),
        FIELD("named", FIELD_NAMED, named, .of = &part_shape),
        FIELD("tree", FIELD_TREE, tree, .flags = 0),
};

static const struct shape whole_shape = {
        .name = "whole",
        .size = sizeof(struct whole),
        .fields = whole_fields,
        .count = G_N_ELEMENTS(whole_fields),
};

struct fixture {
        struct job parent;
        struct job *job;
        struct whole whole;
};

static void set_up(struct fixture *f, gconstpointer data)
{
        (void)data;
        f->parent = (struct job){.messages = messages_open(), .root = ".", .limits = limits_default};
        f->job = job_open(&f->parent);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
        (void)data;
        job_close(f->job);
        messages_close(f->parent.messages);
}

static bool fill(struct fixture *f, const char *text)
{
        struct node *node = yaml_read_text(f->job, text, strlen(text), (struct place){"x.yaml", 1, 1, 1});
        g_assert_nonnull(node);
        f->whole = (struct whole){0};
        return fields_read(f->job, node, &whole_shape, &f->whole);
}

/* One message with this code at this column of line 2; arguments are looked for in its text and hint. */
static void assert_refused(struct fixture *f, const char *line, enum message_code code, guint col, const char *said)
{
        g_autofree char *text = g_strconcat("id: a\n", line, "\n", NULL);
        guint before = messages_count(f->job->messages);
        if (fill(f, text))
                g_error("“%s” was read", line);
        g_assert_cmpuint(messages_count(f->job->messages), ==, before + 1);
        const struct message *m = messages_at(f->job->messages, before);
        g_assert_cmpstr(message_kind(m->code)->code, ==, message_kind(code)->code);
        g_assert_cmpuint(m->at.line, ==, 2);
        g_assert_cmpuint(m->at.col, ==, col);
        g_autofree char *words = message_text(m, LANGUAGE_EN), *hint = message_hint(m, LANGUAGE_EN);
        g_autofree char *all = g_strconcat(words, " / ", hint ? hint : "", NULL);
        if (!strstr(all, said))
                g_error("“%s” is not in “%s”", said, all);
}

static void test_all(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_assert_true(fill(f,
                           "id: du-toan-2012\ntitle: Kế hoạch\npath: a/b.md\nnumber: -2.50\nbounded: 100\nflag: true\n"
                           "date: 2011-08-29\nperiod: 2016-2020\nlength: 12.7 mm\nchoice: right\ntexts: [a, b, '']\n"
                           "one: {count: 1}\nmany: [{count: 2}, 3]\nnamed: {x: {count: 4}, y: 5}\ntree: {a: [1]}\n"));
        const struct whole *w = &f->whole;
        g_assert_cmpuint(w->at.line, ==, 1);
        g_assert_cmpstr(w->id.text, ==, "du-toan-2012");
        g_assert_cmpuint(w->id.at.col, ==, 5);
        g_assert_cmpint(w->number.digits, ==, -250);
        g_assert_cmpint(w->number.scale, ==, 2);
        g_assert_true(w->flag);
        g_assert_cmpint(w->date.date.month, ==, 8);
        g_assert_cmpint(w->period.from, ==, 2016);
        g_assert_cmpint(w->period.to, ==, 2020);
        g_assert_cmpint(w->length.length, ==, 36 * PT);
        g_assert_cmpint(w->choice, ==, 1);
        g_assert_cmpuint(w->texts.count, ==, 3);
        g_assert_cmpint(w->one->count.digits, ==, 1);
        g_assert_cmpuint(w->many.count, ==, 2);
        g_assert_cmpint(list_at(&w->many, struct part, 1)->count.digits, ==, 3);
        const struct part *y = list_at(&w->named, struct part, 1);
        g_assert_cmpstr(y->name.text, ==, "y");
        g_assert_cmpuint(y->name.at.col, ==, 24);
        g_assert_cmpint(y->count.digits, ==, 5);
        g_assert_cmpint(w->tree->kind, ==, NODE_MAP);
        g_assert_cmpuint(messages_count(f->job->messages), ==, 0);
}

static void test_blank(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_assert_true(
                fill(f, "id: a\ntitle:\npath: ''\nnumber: ~\nflag:\ndate: ''\nperiod:\nlength:\nchoice:\ntexts:\none:\n"
                        "many:\nnamed:\ntree:\n"));
        g_assert_cmpstr(f->whole.title.text, ==, "");
        g_assert_null(f->whole.blank.text);
        g_assert_false(f->whole.number.given);
        g_assert_true(f->whole.date.given);
        g_assert_cmpint(f->whole.date.date.year, ==, 0);
        g_assert_null(f->whole.one);
        g_assert_cmpuint(f->whole.texts.count, ==, 0);
        g_assert_true(fill(f, "id: a\ntexts: một\n"));
        g_assert_cmpuint(f->whole.texts.count, ==, 1);
        g_assert_false(f->whole.date.given);
        assert_refused(f, "blank:", MESSAGE_FIELD_BLANK, 7, "blank");
}

static void test_names(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f, "titel: x", MESSAGE_FIELD_MISSPELT, 1, "“title”");
        assert_refused(f, "tilte: x", MESSAGE_FIELD_MISSPELT, 1, "“title”");
        assert_refused(f, "peri_od: x", MESSAGE_FIELD_MISSPELT, 1, "“period”");
        assert_refused(f, "tiêu-đề: x", MESSAGE_FIELD_UNKNOWN, 1, "id, title, path");
        assert_refused(f, "<<: {id: b}", MESSAGE_FIELD_UNKNOWN, 1, "whole");
        g_assert_false(fill(f, "title: x\nmany:\n  - {}\n  - name: 1\n"));
        const struct messages *all = f->job->messages;
        guint count = messages_count(all);
        g_assert_cmpint(messages_at(all, count - 4)->code, ==, MESSAGE_FIELD_MISSING); /* of the first part */
        g_assert_cmpuint(messages_at(all, count - 4)->at.line, ==, 3);
        g_assert_cmpint(messages_at(all, count - 3)->code, ==, MESSAGE_FIELD_UNKNOWN);
        g_assert_cmpint(messages_at(all, count - 2)->code, ==, MESSAGE_FIELD_MISSING);
        g_assert_cmpint(messages_at(all, count - 1)->code, ==, MESSAGE_FIELD_MISSING); /* id, at the map's place */
        g_assert_cmpuint(messages_at(all, count - 1)->at.line, ==, 1);
}

static void test_types(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f, "title: [a]", MESSAGE_FIELD_TYPE, 8, "must be a single value, here it is a list");
        assert_refused(f, "title: {a: 1}", MESSAGE_FIELD_TYPE, 8, "here it is a map");
        assert_refused(f, "many: {count: 1}", MESSAGE_FIELD_TYPE, 7, "must be a list");
        assert_refused(f, "named: [1]", MESSAGE_FIELD_TYPE, 8, "must be a map");
        assert_refused(f, "one: [1]", MESSAGE_FIELD_TYPE, 6, "must be a map");
        assert_refused(f, "texts: [a, [b]]", MESSAGE_FIELD_TYPE, 12, "must be a single value");
        assert_refused(f, "texts: {a: b}", MESSAGE_FIELD_TYPE, 8, "must be a list");
        assert_refused(f, "number: [1]", MESSAGE_FIELD_TYPE, 9, "here it is a list");
        assert_refused(f, "many: [[1]]", MESSAGE_FIELD_TYPE, 8, "must be a map");
}

static void test_values(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f, "title: mười một chữ", MESSAGE_FIELD_LONG, 8, "12");
        assert_refused(f, "flag: yes", MESSAGE_FIELD_BOOL, 7, "yes");
        assert_refused(f, "date: 29/8/2011", MESSAGE_FIELD_DATE, 7, "2011-08-29");
        assert_refused(f, "date: 2011-02-29", MESSAGE_FIELD_DATE, 7, "2011-02-29");
        assert_refused(f, "period: 2020-2016", MESSAGE_FIELD_PERIOD, 9, "2016-2020");
        assert_refused(f, "period: 20122", MESSAGE_FIELD_PERIOD, 9, "2012");
        assert_refused(f, "period: 2012-20", MESSAGE_FIELD_PERIOD, 9, "2012");
        assert_refused(f, "length: 12", MESSAGE_FIELD_LENGTH, 9, "12.7 mm");
        assert_refused(f, "choice: middle", MESSAGE_FIELD_CHOICE, 9, "left, right");
        assert_refused(f, "path: ../x", MESSAGE_FIELD_PATH, 7, "..");
        assert_refused(f, "path: /etc/passwd", MESSAGE_FIELD_PATH, 7, "/etc");
        assert_refused(f, "bounded: 100.5", MESSAGE_FIELD_RANGE, 10, "-1 to 100");
        assert_refused(f, "bounded: -2", MESSAGE_FIELD_RANGE, 10, "-1");
}

static void test_ids(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const char *const wrong[] = {
                "Du-toan", "-a",  "a-",
                "a--b",    "a_b", "dự-toán",
                "a b",     "a.b", "a123456789-a123456789-a123456789-a123456789-a123456789-a123456789"};
        for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
                g_autofree char *text = g_strdup_printf("id: \"%s\"\n", wrong[i]);
                g_assert_false(fill(f, text));
                g_assert_cmpint(messages_at(f->job->messages, i)->code, ==, MESSAGE_FIELD_ID);
        }
        g_assert_cmpstr(messages_at(f->job->messages, 5)->arguments[2], ==, "du-toan"); /* what it may be */
        g_assert_cmpuint(messages_count(f->job->messages), ==, G_N_ELEMENTS(wrong));
        g_assert_true(fill(f, "id: 2012\n"));
        g_assert_false(fill(f, "id:\n"));
}

static void test_numbers(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const struct {
                const char *text;
                gint64 digits;
                guint8 scale;
        } rows[] = {
                {"0", 0, 0},
                {"-0", 0, 0},
                {"010", 10, 0},
                {"1500000", 1500000, 0},
                {"2.5", 25, 1},
                {"0.125", 125, 3},
                {"-0.125", -125, 3},
                {"1234.567", 1234567, 3},
                {"1.1250", 11250, 4},
                {"1.123456", 1123456, 6},
                {"9223372036854775807", G_MAXINT64, 0},
                {"-9223372036854775808", G_MININT64, 0},
        };
        static const char *const wrong[] = {"",
                                            "-",
                                            "+1",
                                            "1.",
                                            ".5",
                                            "1.500",
                                            "12.345",
                                            "-1.500",
                                            "1,5",
                                            "1e3",
                                            "0x10",
                                            " 1",
                                            "1 ",
                                            "1_000",
                                            "1.2.3",
                                            "--1",
                                            "∞",
                                            "١",
                                            "1.1234567",
                                            "9223372036854775808",
                                            "-9223372036854775809",
                                            "99999999999999999999999"};
        gint64 digits;
        guint8 scale;
        for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
                g_assert_true(number_read(rows[i].text, &digits, &scale));
                g_assert_cmpint(digits, ==, rows[i].digits);
                g_assert_cmpint(scale, ==, rows[i].scale);
        }
        for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
                if (number_read(wrong[i], &digits, &scale))
                        g_error("“%s” was read as a number", wrong[i]);
        }
        (void)f;
}

static void test_number_hints(struct fixture *f, gconstpointer data)
{
        (void)data;
        assert_refused(f, "number: 1.500", MESSAGE_FIELD_NUMBER_AMBIGUOUS, 9, "write 1500 or 1.5");
        assert_refused(f, "number: -12.345", MESSAGE_FIELD_NUMBER_AMBIGUOUS, 9, "write -12345 or -12.3450");
        assert_refused(f, "number: 1,500", MESSAGE_FIELD_NUMBER_AMBIGUOUS, 9, "write 1500 or 1.5");
        assert_refused(f, "number: 1.500.000", MESSAGE_FIELD_NUMBER_FORM, 9, "write 1500000");
        assert_refused(f, "number: 1,5", MESSAGE_FIELD_NUMBER_FORM, 9, "write 1.5");
        assert_refused(f, "number: 0,125", MESSAGE_FIELD_NUMBER_FORM, 9, "write 0.125");
        assert_refused(f, "number: 1_000", MESSAGE_FIELD_NUMBER_FORM, 9, "write 1000");
        assert_refused(f, "number: 1 500 000", MESSAGE_FIELD_NUMBER_FORM, 9, "write 1500000");
        assert_refused(f, "number: 1.002,796", MESSAGE_FIELD_NUMBER_FORM, 9, "write 1002.796");
        assert_refused(f, "number: 1.2.3", MESSAGE_FIELD_NUMBER, 9, "1.2.3");
        assert_refused(f, "number: một", MESSAGE_FIELD_NUMBER, 9, "một");
        assert_refused(f, "number: 5 triệu", MESSAGE_FIELD_NUMBER, 9, "5 triệu");
        assert_refused(f, "number: 0.1234567", MESSAGE_FIELD_NUMBER_DECIMALS, 9, "0.1234567");
        assert_refused(f, "number: 9223372036854775808", MESSAGE_FIELD_NUMBER_LARGE, 9, "9223372036854775808");
        g_autofree char *huge = g_strnfill(4000, '9');
        g_autofree char *line = g_strconcat("number: ", huge, NULL);
        assert_refused(f, line, MESSAGE_FIELD_NUMBER_LARGE, 9, "too large");
}

static void test_nearest(struct fixture *f, gconstpointer data)
{
        (void)data;
        (void)f;
        static const char *const names[] = {"title", "tiles", "number", "numbering", NULL};
        g_autofree char *huge = g_strnfill(4000, 't');
        g_assert_cmpstr(nearest_name("titles", names), ==, "title");
        g_assert_cmpstr(nearest_name("numbre", names), ==, "number");
        g_assert_cmpstr(nearest_name("nunbring", names), ==, "numbering");
        g_assert_null(nearest_name("tie", names));
        g_assert_null(nearest_name("", names));
        g_assert_null(nearest_name("xyz", names));
        g_assert_null(nearest_name(huge, names));
}

int main(int argc, char **argv)
{
        static const struct {
                const char *name;
                void (*test)(struct fixture *f, gconstpointer data);
        } tests[] = {
                {"/fields/all", test_all},         {"/fields/blank", test_blank},
                {"/fields/names", test_names},     {"/fields/types", test_types},
                {"/fields/values", test_values},   {"/fields/ids", test_ids},
                {"/fields/numbers", test_numbers}, {"/fields/number-hints", test_number_hints},
                {"/fields/nearest", test_nearest},
        };
        g_test_init(&argc, &argv, NULL);
        for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
                g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].test, tear_down);
        return g_test_run();
}
