/* SPDX-License-Identifier: MIT */
/* Feeds altered files to the readers: fuzz yaml|markdown|template|check|pdf SEED
 * COUNT FILE...  The same seed makes the same inputs.  Each batch runs in a process
 * of its own; an input that breaks it, or takes too long, is written to a
 * file and the program ends with 1. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "check/check.h"
#include "commands/unpack.h"
#include "content/markdown.h"
#include "content/yaml.h"
#include "layout/template.h"
#include "plan/budget.h"
#include "plan/ids.h"
#include "plan/plan.h"
#include "proof/compare.h"
#include "vietnamese/numbers.h"

enum {
        TEXT_BYTES = 32 * 1024,
        INPUT_BYTES = 512 * 1024,
        BATCH = 200,
        SECONDS = 20, /* for one input, under sanitizers */
        ALTERATIONS = 8,
};

/* Words that mean something to one reader or another. */
static const char *const tokens[] = {
        "[",
        "]",
        "{",
        "}",
        "{{",
        "}}",
        "{{{",
        "{{#a}}",
        "{{/a}}",
        "{{^a}}",
        "{{>a}}",
        "{{=<% %>=}}",
        "{{=",
        "|",
        "||",
        "- ",
        "? ",
        ": ",
        ":",
        "\t",
        "    ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "&a ",
        "*a",
        "!!x ",
        "%TAG ",
        "---\n",
        "...\n",
        "\"",
        "'",
        "# ",
        "```",
        "~~~",
        "> ",
        "1. ",
        "*",
        "**",
        "_",
        "`",
        "[^a]",
        "[^a]: ",
        "![",
        "](",
        "](x){width=\"1\"}",
        "{#a}",
        "{label=\"",
        "{.x}",
        "<!--",
        "-->",
        "<b>",
        "&amp;",
        "&#0;",
        "\\",
        "\\\n",
        "|---|",
        "|:-:|",
        "\xEF\xBB\xBF",
        "\xC2\x85",
        "\xE2\x80\xA8",
        "\xCC\x81",
        "\xFF",
        "1.500",
        "1,5",
        "99999999999999999999",
        "-",
        "2011-08-29",
        "true",
        "~",
        "''",
        "đồng",
        "{{a.b | c}}",
        "<<",
        ">>",
        " 0 R ",
        " 0 obj\n",
        "endobj\n",
        "stream\n",
        "\nendstream",
        "/Length 999999999",
        "/Kids[2 0 R]",
        "/Filter/FlateDecode",
        "/Names[",
        "trailer",
        "startxref\n0\n%%EOF",
        "/ByteRange[0 1 2 3]",
};

struct fuzz {
        GRand *random;
        GPtrArray *files; /* GBytes */
        GString *input;
};

/* What parent and child share: the input now at work. */
struct shared {
        volatile guint at;
        volatile gsize bytes;
        char input[INPUT_BYTES + 1];
};

static guint below(struct fuzz *fuzz, gsize count)
{
        return count ? g_rand_int(fuzz->random) % (guint)count : 0;
}

static GBytes *any_file(struct fuzz *fuzz)
{
        return fuzz->files->pdata[below(fuzz, fuzz->files->len)];
}

/* ---- alterations ---- */

static void change_byte(struct fuzz *fuzz, gsize at)
{
        if (fuzz->input->len)
                fuzz->input->str[at] = (char)g_rand_int(fuzz->random);
}

static void insert_token(struct fuzz *fuzz, gsize at)
{
        const char *token = tokens[below(fuzz, G_N_ELEMENTS(tokens))];
        guint times = below(fuzz, 8) ? 1 : 1 + below(fuzz, 500);
        g_autoptr(GString) many = g_string_new(NULL);
        while (times-- > 0)
                g_string_append(many, token);
        g_string_insert_len(fuzz->input, (gssize)at, many->str, (gssize)many->len);
}

static void delete_range(struct fuzz *fuzz, gsize at)
{
        g_string_erase(fuzz->input, (gssize)at, (gssize)below(fuzz, MIN(fuzz->input->len - at, 200)));
}

static void double_range(struct fuzz *fuzz, gsize at)
{
        gsize bytes = below(fuzz, MIN(fuzz->input->len - at, 300));
        g_autofree char *range = g_memdup2(fuzz->input->str + at, bytes + 1);
        for (guint i = below(fuzz, 6) + 1; i > 0; i--)
                g_string_insert_len(fuzz->input, (gssize)at, range, (gssize)bytes);
}

static void insert_other(struct fuzz *fuzz, gsize at)
{
        gsize bytes;
        const char *other = g_bytes_get_data(any_file(fuzz), &bytes);
        gsize from = below(fuzz, bytes);
        g_string_insert_len(fuzz->input, (gssize)at, other + from, (gssize)below(fuzz, MIN(bytes - from, 500)));
}

static void cut_short(struct fuzz *fuzz, gsize at)
{
        if (below(fuzz, 4) == 0)
                g_string_truncate(fuzz->input, at);
}

static void (*const alterations[])(struct fuzz *fuzz, gsize at) = {
        change_byte, insert_token, insert_token, delete_range, double_range, insert_other, cut_short,
};

/* At most this many bytes; of a file larger than half of it, a part. */
static void make_input(struct fuzz *fuzz, guint32 seed, gsize most)
{
        g_rand_set_seed(fuzz->random, seed);
        gsize bytes;
        const char *file = g_bytes_get_data(any_file(fuzz), &bytes);
        gsize count = MIN(bytes, most / 2), from = bytes > count ? below(fuzz, bytes - count) : 0;
        g_string_truncate(fuzz->input, 0);
        g_string_append_len(fuzz->input, file + from, (gssize)count);
        for (guint i = 1 + below(fuzz, 1 + below(fuzz, ALTERATIONS)); i > 0; i--)
                alterations[below(fuzz, G_N_ELEMENTS(alterations))](fuzz, below(fuzz, fuzz->input->len));
        if (fuzz->input->len > most)
                g_string_truncate(fuzz->input, most);
}

/* ---- readers ---- */

static void run_yaml(struct job *job, const char *text, gsize bytes)
{
        struct node *node = yaml_read_text(job, text, bytes, (struct place){"input.yaml", 1, 1, 1});
        if (!node)
                return;
        g_autoptr(GString) dump = g_string_new(NULL);
        node_dump(node, dump);
        struct plan plan = {0};
        fields_read(job, node, &plan_shape, &plan);
}

static void run_markdown(struct job *job, const char *text, gsize bytes)
{
        struct mark *mark = markdown_read_text(job, text, bytes, (struct place){"input.md", 1, 1, 1});
        g_autoptr(GString) dump = g_string_new(NULL);
        mark_dump(mark, dump);
        g_assert_true(g_utf8_validate(dump->str, -1, NULL));
}

static const char *read_partial(struct job *job, const char *name, void *with, const char **shown)
{
        (void)job;
        *shown = "partial";
        return *name == 'a' ? with : NULL;
}

static void run_template(struct job *job, const char *text, gsize bytes)
{
        static const char data[] = "{a: [{b: 1, c: <&>}, x], b: {c: {d: y}}, title: Kế hoạch, empty: [], none: ''}";
        if (!g_utf8_validate(text, (gssize)bytes, NULL))
                return;
        struct node *context = yaml_read_text(job, data, sizeof data - 1, (struct place){"data.yaml", 1, 1, 1});
        char *own = arena_text_n(job->arena, text, bytes);
        const struct template_source source = {own, {"input.mustache", 1, 1, 1}, read_partial, own};
        job->limits.expansion = 1 << 20;
        template_render(job, &source, context, TEMPLATE_HTML);
}

/* Read, unpacked, walked from its catalog down. */
static void run_pdf(struct job *job, const char *text, gsize bytes)
{
        const struct place at = {"input.pdf", 1, 1, 1};
        const struct read_pdf *pdf = pdf_read_untried(job, text, bytes);
        if (!pdf)
                return;
        unpack(job, pdf, at);
        proof_compare(job, pdf, pdf, at, false, 0);
}

/* ---- the rules of check, on any text ---- */

static const char small_plan[] =
        "layout: nd30\nissuer: {name: Ủy ban nhân dân tỉnh A, place: A}\nnumber: '5'\nsymbol: KH-UBND\n"
        "date: 2021-01-01\ntitle: Chương trình A giai đoạn 2021-2030\nperiod: 2021-2030\nkind: ke-hoach\n"
        "narrative: [a.md]\n"
        "budgets: [{id: b, title: B, unit: 1000 đồng, columns: [{id: c, label: C}, {id: d, label: D}],\n"
        "  lines: [{id: l, label: Tập huấn, amounts: {c: 100, d: 50}}]}]\n"
        "targets: [{id: t, label: Số hộ, value: 39982, unit: hộ}, {id: u, label: Lượt, value: 400, unit: lượt người}]\n"
        "signature: {capacity: [CHỦ TỊCH], name: A}\n";

static struct plan *small_plan_new(struct job *job)
{
        struct plan *plan = arena_new(job->arena, struct plan);
        struct node *node =
                yaml_read_text(job, small_plan, sizeof small_plan - 1, (struct place){"plan.yaml", 1, 1, 1});
        bool good = node && fields_read(job, node, &plan_shape, plan);
        g_assert_true(good);
        plan->id = "a";
        plan->folder = "content/plans/a";
        struct figures *budget = list_at(&plan->budgets, struct figures, 0);
        g_assert_true(figures_compute(job, budget));
        plan->figures_ids = ids_new(job, 1);
        ids_add(plan->figures_ids, &budget->id, budget);
        ids_order(plan->figures_ids);
        plan->target_ids = ids_new(job, plan->targets.count);
        for (guint i = 0; i < plan->targets.count; i++) {
                struct target *target = list_at(&plan->targets, struct target, i);
                ids_add(plan->target_ids, &target->id, target);
        }
        ids_order(plan->target_ids);
        return plan;
}

/* Each line a paragraph, or a heading after #; every third figure comes from the data. */
static struct document *make_document(struct job *job, const struct plan *plan, const char *text)
{
        struct document *document = arena_new(job->arena, struct document);
        struct part *part = arena_new(job->arena, struct part);
        document->plan = plan;
        document->layout = arena_new(job->arena, struct layout);
        part->id = "body";
        list_add(job->arena, &document->parts, part);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (guint i = 0; lines[i]; i++) {
                struct block *block = arena_new(job->arena, struct block);
                struct span *span = arena_new(job->arena, struct span);
                *span = (struct span){.kind = SPAN_TEXT, .from = {"input.md", i + 1, 1, 1}};
                span->text = arena_text(job->arena, lines[i]);
                span->datum = i % 3 ? NULL : "budget.b.l.c";
                block->kind = *lines[i] == '#' ? BLOCK_HEADING : BLOCK_PARAGRAPH;
                block->level = 1 + (int)(i % 4);
                block->style = "plain";
                block->from = span->from;
                list_add(job->arena, &block->spans, span);
                list_add(job->arena, &part->blocks, block);
        }
        return document;
}

static void run_check(struct job *job, const char *text, gsize bytes)
{
        struct plan *plan = small_plan_new(job);
        struct mark *mark = markdown_read_text(job, text, bytes, (struct place){"input.md", 1, 1, 1});
        g_autofree char *valid = g_utf8_make_valid(text, (gssize)bytes);
        g_autofree char *nfc = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
        if (mark)
                list_add(job->arena, &plan->texts, mark);
        struct list legal = {0}, proofs = {0};
        const struct checked checked = {
                .plan = plan,
                .documents = ids_new(job, 0),
                .legal = &legal,
                .document = make_document(job, plan, nfc),
                .proofs = &proofs,
        };
        check_plan(job, &checked);
        gint64 read;
        words_read(nfc, &read);
}

static const struct {
        const char *name;
        void (*run)(struct job *job, const char *text, gsize bytes);
        gsize most; /* bytes of an input */
} readers[] = {
        {"yaml", run_yaml, TEXT_BYTES}, {"markdown", run_markdown, TEXT_BYTES}, {"template", run_template, TEXT_BYTES},
        {"pdf", run_pdf, INPUT_BYTES},  {"check", run_check, TEXT_BYTES},
};

static void run_input(guint reader, const char *text, gsize bytes, FILE *nowhere)
{
        struct job parent = {.messages = messages_open(), .root = ".", .limits = limits_default};
        struct job *job = job_open(&parent);
        readers[reader].run(job, text, bytes);
        messages_print(job->messages, nowhere, ".", LANGUAGE_VI);
        job_close(job);
        messages_close(parent.messages);
}

/* ---- processes ---- */

static void run_batch(struct fuzz *fuzz, struct shared *shared, guint reader, guint seed, guint end)
{
        FILE *nowhere = fopen("/dev/null", "w");
        for (guint i = shared->at; i < end; i++) {
                make_input(fuzz, seed + i, readers[reader].most);
                memcpy(shared->input, fuzz->input->str, fuzz->input->len);
                shared->bytes = fuzz->input->len;
                shared->at = i;
                alarm(SECONDS);
                run_input(reader, fuzz->input->str, fuzz->input->len, nowhere);
        }
        fclose(nowhere);
        _exit(0);
}

static bool keep_input(const struct shared *shared, const char *reader, guint seed, int status)
{
        g_autofree char *path = g_strdup_printf("output/test/fuzz-%s-%u", reader, seed + shared->at);
        g_autofree char *folder = g_path_get_dirname(path);
        g_mkdir_with_parents(folder, 0777);
        g_file_set_contents(path, shared->input, (gssize)shared->bytes, NULL);
        bool slow = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
        fprintf(stderr, "fuzz %s: seed %u %s; the input is in %s\n", reader, seed + shared->at,
                slow ? "takes too long" : "breaks it", path);
        return false;
}

static bool run_all(struct fuzz *fuzz, struct shared *shared, guint reader, guint seed, guint count)
{
        for (guint i = 0; i < count; i += BATCH) {
                shared->at = i;
                fflush(NULL);
                pid_t pid = fork();
                if (pid < 0)
                        return false;
                if (pid == 0)
                        run_batch(fuzz, shared, reader, seed, MIN(i + BATCH, count));
                int status = 0;
                waitpid(pid, &status, 0);
                if (status)
                        return keep_input(shared, readers[reader].name, seed, status);
        }
        printf("fuzz %s: %u inputs\n", readers[reader].name, count);
        return true;
}

static bool read_files(struct fuzz *fuzz, char **paths)
{
        for (; *paths; paths++) {
                char *text = NULL;
                gsize bytes;
                if (!g_file_get_contents(*paths, &text, &bytes, NULL)) {
                        fprintf(stderr, "fuzz: cannot read %s\n", *paths);
                        return false;
                }
                g_ptr_array_add(fuzz->files, g_bytes_new_take(text, bytes));
        }
        return fuzz->files->len > 0;
}

int main(int argc, char **argv)
{
        guint reader = 0;
        while (argc > 4 && reader < G_N_ELEMENTS(readers) && strcmp(argv[1], readers[reader].name) != 0)
                reader++;
        if (argc <= 4 || reader == G_N_ELEMENTS(readers)) {
                fprintf(stderr, "fuzz yaml|markdown|template|pdf SEED COUNT FILE...\n");
                fprintf(stderr, "fuzz yaml|markdown|template|check SEED COUNT FILE...\n");
                return 2;
        }
        struct fuzz fuzz = {g_rand_new(), g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref), NULL};
        fuzz.input = g_string_new(NULL);
        struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        bool fine =
                shared != MAP_FAILED && read_files(&fuzz, argv + 4) &&
                run_all(&fuzz, shared, reader, (guint)strtoul(argv[2], NULL, 10), (guint)strtoul(argv[3], NULL, 10));
        g_rand_free(fuzz.random);
        g_ptr_array_unref(fuzz.files);
        g_string_free(fuzz.input, TRUE);
        return fine ? 0 : 1;
}
