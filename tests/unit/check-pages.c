/* SPDX-License-Identifier: MIT */
/* Rules on pages that our own pages cannot break: what they find on pages made by hand. */
#include "check/decree.h"

#include "base/length.h"
#include "check/printed.h"

enum {
        LINES = 5
};

/* A document of one part and an appendix, a line on each of its pages. */
struct sheets {
        struct job job;
        struct layout layout;
        struct document document;
        struct part parts[2];
        struct master master;
        struct page page[3];
        struct pages pages;
        struct item item;
        struct tag paragraph, heading, other;
        struct printed lines[LINES];
        struct list list;
        struct plan plan;
        struct checked checked;
};

static void sheets_add(struct sheets *s, guint i, guint page, const struct tag *tag, const char *style,
                       const char *role)
{
        s->lines[i] = (struct printed){.page = &s->page[page], .number = page + 1, .text = "chữ", .item = &s->item};
        s->lines[i].tag = tag;
        s->lines[i].style = style;
        s->lines[i].role = role;
        s->lines[i].baseline = (int)(100 + i) * PT;
        list_add(s->job.arena, &s->list, &s->lines[i]);
}

static void sheets_open(struct sheets *s)
{
        static const char *const labels[] = {"1", "2", "1"};
        *s = (struct sheets){.job = {.arena = arena_open(), .messages = messages_open()}};
        s->layout.decree = DECREE_ND30;
        s->document.layout = &s->layout;
        s->parts[1].appendix = true;
        s->heading.kind = TAG_HEADING;
        for (guint i = 0; i < 3; i++) {
                s->page[i] = (struct page){.label = labels[i], .part = &s->parts[i / 2], .master = &s->master};
                list_add(s->job.arena, &s->pages.at, &s->page[i]);
        }
        s->checked = (struct checked){.plan = &s->plan, .document = &s->document, .pages = &s->pages};
        s->checked.lines = &s->list;
}

static void sheets_close(struct sheets *s)
{
        messages_close(s->job.messages);
        arena_close(s->job.arena);
}

static void assert_said(struct sheets *s, const char *code)
{
        g_assert_cmpuint(messages_count(s->job.messages), ==, code ? 1 : 0);
        if (code)
                g_assert_cmpstr(message_kind(messages_at(s->job.messages, 0)->code)->code, ==, code);
}

static void test_restart(void)
{
        struct sheets s;
        sheets_open(&s);
        check_restart(&s.job, &s.checked);
        assert_said(&s, NULL);
        s.page[2].label = "3";
        check_restart(&s.job, &s.checked);
        assert_said(&s, "decree-restart");
        sheets_close(&s);
}

static void test_heading_last(void)
{
        struct sheets s;
        sheets_open(&s);
        sheets_add(&s, 0, 0, &s.heading, "h-muc", NULL);
        sheets_add(&s, 1, 1, &s.paragraph, "body", NULL);
        check_heading_last(&s.job, &s.checked);
        assert_said(&s, "decree-heading-last");
        sheets_close(&s);
}

static void test_alone(void)
{
        struct sheets s;
        sheets_open(&s);
        sheets_add(&s, 0, 0, &s.other, "body", NULL);
        sheets_add(&s, 1, 0, &s.paragraph, "body", NULL);
        sheets_add(&s, 2, 0, &s.paragraph, "body", NULL);
        sheets_add(&s, 3, 1, &s.paragraph, "body", NULL);
        check_alone(&s.job, &s.checked);
        assert_said(&s, "decree-alone");
        sheets_close(&s);
}

static void test_two_and_two(void)
{
        struct sheets s;
        sheets_open(&s);
        sheets_add(&s, 0, 0, &s.paragraph, "body", NULL);
        sheets_add(&s, 1, 0, &s.paragraph, "body", NULL);
        sheets_add(&s, 2, 1, &s.paragraph, "body", NULL);
        sheets_add(&s, 3, 1, &s.paragraph, "body", NULL);
        check_alone(&s.job, &s.checked);
        assert_said(&s, NULL);
        sheets_close(&s);
}

static void test_closing(void)
{
        struct sheets s;
        sheets_open(&s);
        sheets_add(&s, 0, 0, &s.paragraph, "body", NULL);
        sheets_add(&s, 1, 1, &s.other, "capacity", "closing");
        check_closing(&s.job, &s.checked);
        assert_said(&s, "decree-closing-alone");
        sheets_add(&s, 2, 1, &s.paragraph, "body", NULL);
        sheets_add(&s, 3, 1, &s.paragraph, "body", NULL);
        check_closing(&s.job, &s.checked);
        assert_said(&s, "decree-closing-alone"); /* the first one */
        sheets_close(&s);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/check/pages/restart", test_restart);
        g_test_add_func("/check/pages/heading-last", test_heading_last);
        g_test_add_func("/check/pages/alone", test_alone);
        g_test_add_func("/check/pages/two-and-two", test_two_and_two);
        g_test_add_func("/check/pages/closing", test_closing);
        return g_test_run();
}
