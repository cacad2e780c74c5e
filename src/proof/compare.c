/* SPDX-License-Identifier: MIT */
#include "proof/comparison.h"

#include <string.h>

static void say(struct comparison *c, enum message_code code, const char *one, const char *two, const char *three)
{
        message_add(c->job->messages, c->at, code, one, two, three, NULL);
        c->outcome.found++;
}

/* ---- texts ---- */

enum {
        WORDS_SHOWN = 12, /* of a difference, with the word before it */
};

static char *excerpt(char **words, guint first, guint end)
{
        g_autoptr(GStrvBuilder) some = g_strv_builder_new();
        guint from = first ? first - 1 : 0;
        for (guint i = from; i < end && i < from + WORDS_SHOWN; i++)
                g_strv_builder_add(some, words[i]);
        if (end > from + WORDS_SHOWN)
                g_strv_builder_add(some, "…");
        g_auto(GStrv) list = g_strv_builder_end(some);
        return g_strjoinv(" ", list);
}

/* From the first word that differs to the last. */
static void compare_texts(struct comparison *c, const char *number, const char *made, const char *given)
{
        g_auto(GStrv) ours = g_strsplit(made, " ", -1);
        g_auto(GStrv) theirs = g_strsplit(given, " ", -1);
        guint ours_end = g_strv_length(ours), theirs_end = g_strv_length(theirs), first = 0;
        while (first < ours_end && first < theirs_end && strcmp(ours[first], theirs[first]) == 0)
                first++;
        while (ours_end > first && theirs_end > first && strcmp(ours[ours_end - 1], theirs[theirs_end - 1]) == 0) {
                ours_end--;
                theirs_end--;
        }
        g_autofree char *in_ours = excerpt(ours, first, ours_end);
        g_autofree char *in_theirs = excerpt(theirs, first, theirs_end);
        say(c, MESSAGE_VERIFY_TEXT, number, in_theirs, in_ours);
}

/* ---- pages ---- */

static bool same_page(const struct read_page *made, const struct read_page *given)
{
        return given->drawn && made->drawn && same_bytes(made->drawn, made->count, given->drawn, given->count);
}

static bool same_text(const struct read_page *made, const struct read_page *given)
{
        return given->drawn && strcmp(made->text, given->text) == 0;
}

/* The words of all pages in a row, less what paging adds: other versions may break pages elsewhere. */
static char *whole_text(const struct read_pdf *pdf)
{
        GString *all = g_string_new(NULL);
        for (guint i = 0; i < pdf->pages.count; i++) {
                const char *body = list_at(&pdf->pages, struct read_page, i)->body;
                if (all->len && *body)
                        g_string_append_c(all, ' ');
                g_string_append(all, body);
        }
        return g_string_free(all, FALSE);
}

static void compare_pages(struct comparison *c)
{
        guint count = MIN(c->made->pages.count, c->given->pages.count);
        if (c->made->pages.count != c->given->pages.count) {
                g_autofree char *ours = g_strdup_printf("%u", c->made->pages.count);
                g_autofree char *theirs = g_strdup_printf("%u", c->given->pages.count);
                say(c, MESSAGE_VERIFY_PAGES, theirs, ours, NULL);
                c->outcome.pages++;
        }
        for (guint i = 0; i < count; i++) {
                const struct read_page *made = list_at(&c->made->pages, struct read_page, i);
                const struct read_page *given = list_at(&c->given->pages, struct read_page, i);
                if (same_page(made, given))
                        continue;
                g_autofree char *number = g_strdup_printf("%u", i + 1);
                if (given->drawn && !same_text(made, given))
                        compare_texts(c, number, made->text, given->text);
                else
                        say(c, MESSAGE_VERIFY_PAGE, number, NULL, NULL);
                g_hash_table_add(c->told_pages, GUINT_TO_POINTER(i + 1));
                c->outcome.pages++;
        }
}

/* ---- attached files ---- */

static void compare_files(struct comparison *c)
{
        for (guint i = 0; i < c->given->files.count; i++) {
                const struct read_file *given = list_at(&c->given->files, struct read_file, i);
                const struct read_file *made = read_file_find(c->made, given->name);
                if (c->other_version && strcmp(given->name, MANIFEST_NAME) == 0)
                        continue; /* it says the version, and that was said */
                if (!made || !made->bytes || !given->bytes ||
                    !same_bytes(made->bytes, made->count, given->bytes, given->count))
                        say(c, MESSAGE_VERIFY_FILE, given->name, NULL, NULL);
        }
        for (guint i = 0; i < c->made->files.count; i++) {
                const char *name = list_at(&c->made->files, struct read_file, i)->name;
                if (!read_file_find(c->given, name))
                        say(c, MESSAGE_VERIFY_FILE, name, NULL, NULL);
        }
}

/* ---- all ---- */

static struct comparison open_comparison(struct job *job, const struct read_pdf *made, const struct read_pdf *given,
                                         struct place at)
{
        struct comparison c = {.job = job, .made = made, .given = given, .at = at};
        c.told_pages = g_hash_table_new(NULL, NULL);
        g_autofree char *ours = whole_text(made);
        g_autofree char *theirs = whole_text(given);
        c.outcome.same_words = strcmp(ours, theirs) == 0;
        return c;
}

struct differences proof_compare(struct job *job, const struct read_pdf *made, const struct read_pdf *given,
                                 struct place at, bool other_version, gsize first_byte)
{
        struct comparison c = open_comparison(job, made, given, at);
        c.other_version = other_version;
        c.signature = given->is_signed;
        compare_pages(&c);
        compare_files(&c);
        compare_parts(&c);
        if (!c.outcome.found && !other_version) {
                g_autofree char *byte = g_strdup_printf("%" G_GSIZE_FORMAT, first_byte);
                say(&c, MESSAGE_VERIFY_BYTES, byte, NULL, NULL);
                c.outcome.rewritten = true;
        }
        g_hash_table_unref(c.told_pages);
        return c.outcome;
}

struct differences proof_compare_signed(struct job *job, const struct read_pdf *made, const struct read_pdf *given,
                                        struct place at, gsize added)
{
        struct comparison c = open_comparison(job, made, given, at);
        g_autofree char *count = g_strdup_printf("%" G_GSIZE_FORMAT, added);
        c.signature = true;
        if (!given->signed_whole)
                say(&c, MESSAGE_VERIFY_UNSIGNED, count, NULL, NULL);
        compare_pages(&c);
        compare_files(&c);
        compare_parts(&c);
        g_hash_table_unref(c.told_pages);
        return c.outcome;
}
