/* SPDX-License-Identifier: MIT */
/* Numbers of documents in a text, as real plans write them. */
#include "site-sample.h"
#include "site/citations.h"

static void document_add(struct job *job, struct list *all, const char *id, const char *number)
{
        struct legal_document *document = arena_new(job->arena, struct legal_document);
        document->id = given(id);
        document->number = given(number);
        list_add(job->arena, all, document);
}

static GHashTable *index_of(struct job *job, const char *own)
{
        struct list all = {0};
        document_add(job, &all, "32", "32/2010/QĐ-TTg");
        document_add(job, &all, "112", "112/QĐ-TTg");
        document_add(job, &all, "30a", "30a/2008/NQ-CP");
        document_add(job, &all, "11", "11/2011/TTLT/BTC-BLĐTBXH");
        document_add(job, &all, "1755", "1755/KH-UBND");
        document_add(job, &all, "here", "65/KH-UBND");
        document_add(job, &all, "there", "65/KH-UBND");
        document_add(job, &all, "luat", "");
        return citations_index(&all, own);
}

/* What stands in text: "id=bytes;…". */
static void expect(const char *text, const char *expected)
{
        struct job *job = sample_job(".");
        g_autoptr(GHashTable) index = index_of(job, NULL);
        g_autoptr(GString) got = g_string_new(NULL);
        struct citation found;
        for (gsize at = 0; citation_find(index, text, at, &found); at = found.end)
                g_string_append_printf(got, "%s=%.*s;", found.id, (int)(found.end - found.begin), text + found.begin);
        g_assert_cmpstr(got->str, ==, expected);
        sample_job_close(job);
}

static void test_found(void)
{
        expect("Quyết định số 32/2010/QĐ-TTg ngày 25/3/2010 và 112/QĐ-TTg.", "32=32/2010/QĐ-TTg;112=112/QĐ-TTg;");
        expect("112/QĐ- TTg, 1755/KH - UBND", "112=112/QĐ- TTg;1755=1755/KH - UBND;");
        expect("112/QĐ-\xc2\xa0TTg; 112/QĐ–TTg", "112=112/QĐ-\xc2\xa0TTg;112=112/QĐ–TTg;");
        expect("32/2010/QĐ-TTg - Chính phủ, 32/2010/QĐ-TTg của", "32=32/2010/QĐ-TTg;32=32/2010/QĐ-TTg;");
        expect("(30A/2008/NQ-CP)", "30a=30A/2008/NQ-CP;");
        expect("số 11/2011/TTLT/BTC-BLĐTBXH", "11=11/2011/TTLT/BTC-BLĐTBXH;");
}

static void test_not_found(void)
{
        expect("", "");
        expect("132/2010/QĐ-TTg, 1.32/2010/QĐ-TTg, 2-32/2010/QĐ-TTg", "");
        expect("32/2010/QĐ-TTgx, 32/2010/QĐ, 32/2010", "");
        expect("65/KH-UBND", ""); /* two have it: which one? */
        expect("32/2010/QĐ-", "");
        expect("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31/32/33/34", "");
}

static void test_own(void)
{
        struct job *job = sample_job(".");
        struct citation found;
        g_autoptr(GHashTable) index = index_of(job, "1755/KH-UBND");
        g_assert_false(citation_find(index, "Số: 1755/KH-UBND", 0, &found));
        g_assert_true(citation_find(index, "112/QĐ-TTg", 0, &found));
        sample_job_close(job);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/site/citations/found", test_found);
        g_test_add_func("/site/citations/not-found", test_not_found);
        g_test_add_func("/site/citations/own", test_own);
        return g_test_run();
}
