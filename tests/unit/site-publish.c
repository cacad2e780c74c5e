/* SPDX-License-Identifier: MIT */
/* A whole site from a document made by hand, with the project's own
 * templates.  Run from the project's folder. */
#include "site-sample.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* A project of its own: content made here, layouts those of the source. */
static char *project_new(const char *site_yaml)
{
        char *root = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        g_autofree char *here = g_get_current_dir();
        g_autofree char *layouts = g_build_filename(here, "layouts", NULL);
        g_autofree char *link = g_build_filename(root, "layouts", NULL);
        g_autofree char *folder = g_build_filename(root, "content/plans/ben-tre-2012", NULL);
        g_autofree char *plan = g_build_filename(folder, "plan.yaml", NULL);
        g_autofree char *site = g_build_filename(root, "content/site.yaml", NULL);
        g_assert_cmpint(symlink(layouts, link), ==, 0);
        g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
        g_assert_true(g_file_set_contents(plan, "title: x\n", -1, NULL));
        g_assert_true(g_file_set_contents(site, site_yaml, -1, NULL));
        return root;
}

static char *content(const char *root, const char *path)
{
        g_autofree char *full = g_build_filename(root, path, NULL);
        char *text = NULL;
        g_file_get_contents(full, &text, NULL, NULL);
        return text;
}

/* A list of one text, as FIELD_TEXTS has it. */
static void add_text(struct job *job, struct list *list, const char *said)
{
        struct text *text = arena_new(job->arena, struct text);
        *text = given(said);
        list_add(job->arena, list, text);
}

static void publish(struct job *job, const char *out)
{
        struct site *site = site_read(job);
        g_assert_nonnull(site);
        struct document *document = sample_document(job);
        struct plan *plan = (struct plan *)document->plan;
        add_text(job, &plan->former_ids, "ten-cu");
        add_text(job, &plan->former_ids, "../../ra-ngoai");
        add_text(job, &plan->funds, "Ngân sách trung ương");
        struct task *task = arena_new(job->arena, struct task);
        task->id = given("viec");
        task->lead = given("Sở Nội vụ");
        list_add(job->arena, &plan->tasks, task);
        GBytes *plans[] = {NULL, site_plan(job, site, document, NULL, out)};
        g_assert_nonnull(plans[1]);
        g_assert_true(site_index(job, site, plans, 2, out, NULL));
        g_bytes_unref(plans[1]);
}

static void check_files(const char *out)
{
        static const char *const files[] = {
                "404.html",
                "site.css",
                "icon.svg",
                "tinh/ben-tre/index.html",
                "nam/2012/index.html",
                "linh-vuc/bao-tro-xa-hoi/index.html",
                "ke-hoach/ben-tre-2012/nguon/plan.yaml",
                "ke-hoach/ben-tre-2012/du-lieu/du-toan.csv",
                "ke-hoach/ben-tre-2012/du-lieu/du-toan.excel.csv",
                "ke-hoach/ben-tre-2012/du-lieu/du-toan.json",
                "ke-hoach/ben-tre-2012/theo-hoat-dong.svg",
                "ke-hoach/ben-tre-2012/du-lieu/so-lieu.csv",
                "ke-hoach/ben-tre-2012/du-lieu/so-lieu.json",
                "ke-hoach/ben-tre-2012/kiem-tra/index.html",
                "ke-hoach/ben-tre-2012/kiem-tra/kiem-tra.json",
                "ke-hoach/ben-tre-2012/datapackage.json",
                "ke-hoach/ben-tre-2012/SHA256SUMS",
                "ke-hoach/ben-tre-2012/feed.xml",
                "ke-hoach/ben-tre-2012/plan.jsonld",
                "ke-hoach/ten-cu/index.html",
                "loai/ke-hoach/index.html",
                "nguon-von/ngan-sach-trung-uong/index.html",
                "ten/index.html",
                "co-quan/so-noi-vu/index.html",
                "van-ban/index.html",
                "so-sanh/index.html",
                "du-lieu/so-lieu.csv",
                "du-lieu/so-lieu.json",
                "du-lieu/ke-hoach.json",
                "sitemap.xml",
                "robots.txt",
                "feed.xml",
                "_headers",
                "_redirects",
                ".htaccess",
        };
        for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
                g_autofree char *text = content(out, files[i]);
                g_test_message("%s", files[i]);
                g_assert_nonnull(text);
        }
}

static void test_whole(void)
{
        g_autofree char *root = project_new("title: Kế hoạch <công khai>\nsummary: Thử\naddress: https://a.vn/kh\n");
        g_autofree char *out = g_build_filename(root, "site", NULL);
        struct job *job = sample_job(root);
        publish(job, out);
        g_assert_cmpuint(messages_count(job->messages), ==, 0);
        g_autofree char *plan = content(out, "ke-hoach/ben-tre-2012/index.html");
        g_autofree char *index = content(out, "index.html");
        g_assert_nonnull(plan);
        g_assert_nonnull(index);
        g_assert_null(strstr(plan, "<script"));
        g_assert_nonnull(strstr(index, "<script src=\"site.js\" defer></script>"));
        g_assert_null(strstr(index, "<script>"));
        g_assert_null(strstr(plan, " style="));
        g_assert_nonnull(strstr(plan, "<html lang=\"vi\">"));
        g_assert_nonnull(strstr(plan, "href=\"../../site.css\""));
        g_assert_nonnull(strstr(plan, "href=\"ben-tre-2012.pdf\""));
        g_assert_nonnull(strstr(plan, "https://a.vn/kh/ke-hoach/ben-tre-2012/"));
        g_assert_nonnull(strstr(plan, "1.588.000.000 đồng"));
        g_assert_nonnull(strstr(plan, "3523/KH-UBND"));
        g_assert_nonnull(strstr(index, "ke-hoach/ben-tre-2012/index.html"));
        g_assert_nonnull(strstr(index, "1.588.000.000 đồng"));
        g_assert_nonnull(strstr(index, "Kế hoạch &lt;công khai&gt;"));
        g_assert_nonnull(strstr(index, "tinh/ben-tre/index.html"));
        check_files(out);
        g_autofree char *missing = content(out, "404.html");
        g_assert_nonnull(strstr(missing, "href=\"/kh/site.css\""));
        g_autofree char *excel = content(out, "ke-hoach/ben-tre-2012/du-lieu/du-toan.excel.csv");
        g_assert_true(g_str_has_prefix(excel, "\xef\xbb\xbf"));
        g_autofree char *moved = content(out, "_redirects");
        g_assert_cmpstr(moved, ==, "/ke-hoach/ten-cu/* /ke-hoach/ben-tre-2012/:splat 301\n");
        g_autofree char *csp = content(out, "_headers");
        g_assert_nonnull(strstr(csp, "default-src 'none'"));
        g_autofree char *map = content(out, "sitemap.xml");
        g_assert_nonnull(strstr(map, "<loc>https://a.vn/kh/ke-hoach/ben-tre-2012/</loc><lastmod>2011-08-29</lastmod>"));
        g_autofree char *css = content(out, "site.css");
        g_assert_cmpuint(strlen(css), <=, 12 * 1024);
        g_autofree char *script = content(out, "site.js"), *search = content(out, "search.js");
        g_assert_cmpuint(strlen(script), <=, 15 * 1024);
        g_assert_cmpuint(strlen(search), <=, 15 * 1024);
        sample_job_close(job);
        remove_folder(root);
}

static GBytes *publish_variant(struct job *job, struct site *site, const char *id, const char *number,
                               const char *replaces, const char *out)
{
        struct document *document = sample_document(job);
        struct plan *plan = (struct plan *)document->plan;
        plan->id = id;
        plan->number = given(number);
        list_at(&plan->replaces, struct legal_document, 0)->number = given(replaces);
        list_at(&plan->replaces, struct legal_document, 0)->date.date = plan->date.date;
        return site_plan(job, site, document, NULL, out);
}

/* A plan's page tells who replaces it, whichever was written first; two plans with one table are compared. */
static void test_relations(void)
{
        g_autofree char *root = project_new("title: Thử\n");
        g_autofree char *out = g_build_filename(root, "site", NULL);
        struct job *job = sample_job(root);
        struct site *site = site_read(job);
        GBytes *plans[] = {publish_variant(job, site, "cu", "1", "0/KH-UBND", out),
                           publish_variant(job, site, "moi", "2", "1/KH-UBND", out)};
        for (guint i = 0; i < 2; i++) { /* twice: what was changed is found again */
                g_assert_true(site_index(job, site, plans, 2, out, NULL));
                g_autofree char *old = content(out, "ke-hoach/cu/index.html");
                g_autofree char *new = content(out, "ke-hoach/moi/index.html");
                g_assert_nonnull(
                        strstr(old, "Đã được thay thế bởi</strong> <a href=\"../../ke-hoach/moi/index.html\""));
                g_assert_nonnull(strstr(new, "<a href=\"../../ke-hoach/cu/index.html\""));
                g_assert_null(strstr(new, "Đã được thay thế"));
        }
        g_autofree char *pair = content(out, "so-sanh/moi--cu/index.html");
        g_assert_nonnull(strstr(pair, "1.500.000.000"));
        g_bytes_unref(plans[0]);
        g_bytes_unref(plans[1]);
        sample_job_close(job);
        remove_folder(root);
}

/* The same bytes whenever and wherever. */
static void test_same_bytes(void)
{
        g_autofree char *root = project_new("title: Thử\n");
        char *pages[2] = {NULL, NULL};
        for (guint i = 0; i < 2; i++) {
                g_autofree char *out = g_strdup_printf("%s/site-%u", root, i);
                struct job *job = sample_job(root);
                publish(job, out);
                pages[i] = content(out, "ke-hoach/ben-tre-2012/index.html");
                sample_job_close(job);
        }
        g_assert_cmpstr(pages[0], ==, pages[1]);
        g_free(pages[0]);
        g_free(pages[1]);
        remove_folder(root);
}

static void test_words_of_both_languages(void)
{
        g_autofree char *root = project_new("title: Plans\nlanguage: en\n");
        g_autofree char *out = g_build_filename(root, "site", NULL);
        struct job *job = sample_job(root);
        publish(job, out);
        g_autofree char *plan = content(out, "ke-hoach/ben-tre-2012/index.html");
        g_assert_nonnull(strstr(plan, "<html lang=\"en\">"));
        g_assert_nonnull(strstr(plan, "Downloads"));
        struct node *texts = yaml_read(job, "layouts/site/texts.yaml", (struct place){0});
        struct node *vi = node_find(texts, "vi"), *en = node_find(texts, "en");
        g_assert_cmpuint(vi->items.count, ==, en->items.count);
        for (guint i = 0; i < vi->items.count; i++)
                g_assert_nonnull(node_find(en, list_at(&vi->items, struct entry, i)->key));
        sample_job_close(job);
        remove_folder(root);
}

static void refused(const char *site_yaml, enum message_code code)
{
        g_autofree char *root = project_new(site_yaml);
        struct job *job = sample_job(root);
        struct site *site = site_read(job);
        if (site)
                g_assert_null(site_plan(job, site, sample_document(job), NULL, "/nowhere"));
        g_assert_cmpuint(messages_count(job->messages), ==, 1);
        g_assert_cmpint(messages_at(job->messages, 0)->code, ==, code);
        sample_job_close(job);
        remove_folder(root);
}

static void test_refused(void)
{
        refused("title: x\naddress: javascript:alert(1)\n", MESSAGE_SITE_ADDRESS);
        refused("title: x\naddress: \"https://a.vn/?x\"\n", MESSAGE_SITE_ADDRESS);
        refused("title: x\nlanguage: fr\n", MESSAGE_SITE_LANGUAGE);
        refused("title: x\nleave-out: [pdf, pdfs]\n", MESSAGE_SITE_PART);
}

/* What is left out is neither written nor linked to. */
static void test_left_out(void)
{
        static const char *const absent[] = {"tim-kiem", "du-lieu", "so-sanh", "co-quan", "van-ban", "ten", "404.html"};
        g_autofree char *root =
                project_new("title: Thử\nleave-out: [pdf, pictures, data, search, proof, compare, bodies, "
                            "documents, filters, feeds]\n");
        g_autofree char *out = g_build_filename(root, "site", NULL);
        struct job *job = sample_job(root);
        struct site *site = site_read(job);
        struct document *document = sample_document(job);
        GBytes *plans[] = {site_plan(job, site, document, NULL, out)};
        g_assert_true(site_index(job, site, plans, 1, out, NULL));
        g_autofree char *index = content(out, "index.html");
        for (guint i = 0; i < G_N_ELEMENTS(absent); i++) {
                g_autofree char *path = g_build_filename(out, absent[i], NULL);
                g_autofree char *link = g_strdup_printf("href=\"%s/", absent[i]);
                g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
                g_assert_null(strstr(index, link));
        }
        g_assert_nonnull(strstr(index, document->plan->id));
        g_bytes_unref(plans[0]);
        sample_job_close(job);
        remove_folder(root);
}

/* No plans: an index all the same. */
static void test_empty(void)
{
        g_autofree char *root = project_new("title: Thử\n");
        g_autofree char *out = g_build_filename(root, "site", NULL);
        struct job *job = sample_job(root);
        g_assert_true(site_index(job, site_read(job), NULL, 0, out, NULL));
        g_autofree char *index = content(out, "index.html");
        g_assert_nonnull(strstr(index, "Chưa có kế hoạch nào"));
        sample_job_close(job);
        remove_folder(root);
}

int main(int argc, char **argv)
{
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/site/whole", test_whole);
        g_test_add_func("/site/same-bytes", test_same_bytes);
        g_test_add_func("/site/relations", test_relations);
        g_test_add_func("/site/left-out", test_left_out);
        g_test_add_func("/site/languages", test_words_of_both_languages);
        g_test_add_func("/site/refused", test_refused);
        g_test_add_func("/site/empty", test_empty);
        return g_test_run();
}
