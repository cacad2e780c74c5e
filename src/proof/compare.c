/* SPDX-License-Identifier: MIT */
#include "proof/compare.h"

#include <string.h>

struct comparison {
        struct job *job;
        const struct read_pdf *made, *given;
        struct place at;
        bool numbered; /* an object has the same number in both */
        guint found;
};

static void say(struct comparison *c, enum message_code code, const char *one, const char *two, const char *three)
{
        message_add(c->job->messages, c->at, code, one, two, three, NULL);
        c->found++;
}

static bool same_bytes(const void *a, gsize a_count, const void *b, gsize b_count)
{
        return a_count == b_count && (!a_count || memcmp(a, b, a_count) == 0);
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

static const char *essence_at(const struct read_pdf *pdf, guint number)
{
        return number < pdf->count ? pdf->objects[number].essence : NULL;
}

/* Objects of a number that have not the same in both files are not compared. */
static bool same_essence(const struct comparison *c, guint made, guint given)
{
        return !c->numbered || g_strcmp0(essence_at(c->made, made), essence_at(c->given, given)) == 0;
}

static bool same_page(const struct comparison *c, const struct read_page *made, const struct read_page *given)
{
        if (!given->drawn || !made->drawn || !same_bytes(made->drawn, made->count, given->drawn, given->count))
                return false;
        return same_essence(c, made->object, given->object) && same_essence(c, made->content, given->content);
}

static void compare_pages(struct comparison *c)
{
        guint count = MIN(c->made->pages.count, c->given->pages.count);
        if (c->made->pages.count != c->given->pages.count) {
                g_autofree char *ours = g_strdup_printf("%u", c->made->pages.count);
                g_autofree char *theirs = g_strdup_printf("%u", c->given->pages.count);
                say(c, MESSAGE_VERIFY_PAGES, theirs, ours, NULL);
        }
        for (guint i = 0; i < count; i++) {
                const struct read_page *made = list_at(&c->made->pages, struct read_page, i);
                const struct read_page *given = list_at(&c->given->pages, struct read_page, i);
                if (same_page(c, made, given))
                        continue;
                g_autofree char *number = g_strdup_printf("%u", i + 1);
                if (given->drawn && strcmp(made->text, given->text) != 0)
                        compare_texts(c, number, made->text, given->text);
                else
                        say(c, MESSAGE_VERIFY_PAGE, number, NULL, NULL);
        }
}

/* ---- attached files ---- */

static void compare_files(struct comparison *c)
{
        for (guint i = 0; i < c->given->files.count; i++) {
                const struct read_file *given = list_at(&c->given->files, struct read_file, i);
                const struct read_file *made = read_file_find(c->made, given->name);
                if (!made || !made->bytes || !given->bytes ||
                    !same_bytes(made->bytes, made->count, given->bytes, given->count) ||
                    !same_essence(c, made->object, given->object))
                        say(c, MESSAGE_VERIFY_FILE, given->name, NULL, NULL);
        }
        for (guint i = 0; i < c->made->files.count; i++) {
                const char *name = list_at(&c->made->files, struct read_file, i)->name;
                if (!read_file_find(c->given, name))
                        say(c, MESSAGE_VERIFY_FILE, name, NULL, NULL);
        }
}

/* ---- all else, by what it is ---- */

enum part {
        PART_KNOWN, /* said as a page or file already */
        PART_METADATA,
        PART_FONTS,
        PART_IMAGES,
        PART_STRUCTURE,
        PART_LINKS,
        PART_CATALOG,
        PART_OTHER,
        PART_COUNT,
};

static const char *const part_names[PART_COUNT] = {
        [PART_METADATA] = IN_BOTH("thông tin về tài liệu", "the information about the document"),
        [PART_FONTS] = IN_BOTH("phông chữ", "a font"),
        [PART_IMAGES] = IN_BOTH("hình ảnh", "an image"),
        [PART_STRUCTURE] = IN_BOTH("cấu trúc cho trình đọc màn hình", "the structure for screen readers"),
        [PART_LINKS] = IN_BOTH("liên kết hoặc khung ký số", "a link or field"),
        [PART_CATALOG] = IN_BOTH("mục lục của tệp", "the catalog of the file"),
        [PART_OTHER] = IN_BOTH("phần khác của tệp", "another part of the file"),
};

static enum part part_of(const struct comparison *c, guint number)
{
        static const struct {
                const char *sign;
                enum part part;
        } signs[] = {
                {"/Type /Metadata", PART_METADATA},
                {"/Producer", PART_METADATA},
                {"/Type /Font", PART_FONTS},
                {"/Length1", PART_FONTS},
                {"/Subtype /Image", PART_IMAGES},
                {"/Type /StructElem", PART_STRUCTURE},
                {"/Type /StructTreeRoot", PART_STRUCTURE},
                {"/Type /Annot", PART_LINKS},
                {"/Type /Catalog", PART_CATALOG},
        };
        const char *text = c->made->objects[number].text;
        for (guint i = 0; text && i < G_N_ELEMENTS(signs); i++) {
                if (strstr(text, signs[i].sign))
                        return signs[i].part;
        }
        return PART_OTHER;
}

/* Numbers of objects whose differences are told as pages and files. */
static bool *told_objects(const struct comparison *c)
{
        bool *told = g_new0(bool, c->made->count);
        for (guint i = 0; i < c->made->pages.count; i++) {
                const struct read_page *page = list_at(&c->made->pages, struct read_page, i);
                told[page->object] = told[page->content] = true;
        }
        for (guint i = 0; i < c->made->files.count; i++)
                told[list_at(&c->made->files, struct read_file, i)->object] = true;
        return told;
}

static bool same_object(const struct read_object *made, const struct read_object *given)
{
        return g_strcmp0(made->essence, given->essence) == 0 && !made->stream == !given->stream &&
               same_bytes(made->stream, made->count, given->stream, given->count);
}

static void compare_objects(struct comparison *c, const bool *told)
{
        bool differs[PART_COUNT] = {false};
        for (guint i = 1; i < MIN(c->made->count, c->given->count); i++) {
                if (!told[i] && !same_object(&c->made->objects[i], &c->given->objects[i]))
                        differs[part_of(c, i)] = true;
        }
        for (guint i = PART_KNOWN + 1; i < PART_COUNT; i++) {
                if (differs[i])
                        say(c, MESSAGE_VERIFY_PART, part_names[i], NULL, NULL);
        }
}

void proof_compare(struct job *job, const struct read_pdf *made, const struct read_pdf *given, struct place at,
                   gsize first_byte)
{
        struct comparison c = {.job = job, .made = made, .given = given, .at = at};
        c.numbered = made->count == given->count || made->size == given->size;
        compare_pages(&c);
        compare_files(&c);
        if (c.numbered) {
                g_autofree bool *told = told_objects(&c);
                compare_objects(&c, told);
        }
        if (c.found)
                return;
        g_autofree char *byte = g_strdup_printf("%" G_GSIZE_FORMAT, first_byte);
        say(&c, MESSAGE_VERIFY_BYTES, byte, NULL, NULL);
}

void proof_compare_signed(struct job *job, const struct read_pdf *made, const struct read_pdf *given, struct place at,
                          gsize added)
{
        struct comparison c = {.job = job, .made = made, .given = given, .at = at, .numbered = true};
        g_autofree char *count = g_strdup_printf("%" G_GSIZE_FORMAT, added);
        if (!given->signed_whole)
                say(&c, MESSAGE_VERIFY_UNSIGNED, count, NULL, NULL);
        compare_pages(&c);
        compare_files(&c);
        g_autofree bool *told = told_objects(&c);
        /* What a field showed before it was signed was nothing. */
        for (guint i = 1; i < made->count; i++)
                told[made->objects[i].appearance] = true;
        compare_objects(&c, told);
}
