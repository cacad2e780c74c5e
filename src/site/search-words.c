/* SPDX-License-Identifier: MIT */
#include "site/search.h"

#include <string.h>

#include "base/files.h"
#include "site/html.h"
#include "vietnamese/dates.h"
#include "vietnamese/folding.h"

enum {
        DIGITS_MAX = 6,  /* of numbers that are words like others */
        OFTEN = 4,       /* times in the text that make a word as good as one of a heading */
        WORD_BYTES = 64, /* longer ones are no words */
};

/* ---- words ---- */

static bool is_word_char(gunichar ch)
{
        return g_unichar_isalnum(ch) || g_unichar_ismark(ch);
}

bool search_is_sum(const char *word)
{
        return strlen(word) > DIGITS_MAX && strspn(word, "0123456789") == strlen(word);
}

/* ".360" of 2.904.360, which is one number. */
static bool goes_on_as_number(const GString *word, const char *at)
{
        return word->len && g_ascii_isdigit(word->str[word->len - 1]) && *at == '.' && g_ascii_isdigit(at[1]) &&
               g_ascii_isdigit(at[2]) && g_ascii_isdigit(at[3]) && !g_ascii_isdigit(at[4]);
}

/* kỹ and kĩ are one word: y behind nothing but consonants is i. */
static void plain_y(GString *word)
{
        gsize consonants = strspn(word->str, "bcdghklmnpqrstvx");
        if (consonants && word->str[consonants] == 'y' && !g_ascii_isalpha(word->str[consonants + 1]))
                word->str[consonants] = 'i';
}

void search_words(const char *text, void (*with)(const char *word, void *to), void *to)
{
        g_autofree char *folded = fold_tones(text);
        g_autoptr(GString) word = g_string_new(NULL);
        for (const char *at = folded;; at = g_utf8_next_char(at)) {
                gunichar ch = g_utf8_get_char(at);
                if (ch && is_word_char(ch)) {
                        g_string_append_unichar(word, ch);
                        continue;
                }
                if (goes_on_as_number(word, at))
                        continue;
                plain_y(word);
                g_autofree char *composed = g_utf8_normalize(word->str, -1, G_NORMALIZE_NFC);
                if (word->len && word->len <= WORD_BYTES && composed)
                        with(composed, to);
                g_string_truncate(word, 0);
                if (!ch)
                        return;
        }
}

/* ---- the words of a plan ---- */

struct found {
        guint weight, times;
};

struct gathering {
        struct job *job;
        struct json *sections;
        GHashTable *words; /* struct found */
        GString *before;   /* the word before, folded */
        GString *text;     /* of the section */
        guint weight;      /* of the text that is read */
};

static void word_count(struct gathering *g, const char *word)
{
        struct found *found = g_hash_table_lookup(g->words, word);
        if (!found)
                g_hash_table_insert(g->words, g_strdup(word), found = g_new0(struct found, 1));
        found->weight = MAX(found->weight, g->weight);
        found->times++;
}

static void word_add(const char *word, void *to)
{
        struct gathering *g = to;
        g_autofree char *folded = fold(word);
        word_count(g, word);
        if (search_is_sum(word)) {
                g_string_truncate(g->before, 0);
                return;
        }
        if (g->before->len) {
                g_string_append_printf(g->before, "_%s", folded);
                word_count(g, g->before->str);
        }
        g_string_assign(g->before, folded);
}

static void text_words(struct gathering *g, const char *text, guint weight)
{
        g->weight = weight;
        g_string_truncate(g->before, 0);
        search_words(text ? text : "", word_add, g);
}

/* ---- sections ---- */

static void section_text(struct gathering *g, const char *text, guint weight)
{
        text_words(g, text, weight);
        if (g->text->len)
                g_string_append_c(g->text, ' ');
        g_string_append(g->text, text);
}

static void section_close(struct gathering *g)
{
        json_text(g->sections, NULL, g->text->str);
        json_close(g->sections, ']');
        g_string_truncate(g->text, 0);
}

static void section_open(struct gathering *g, const char *id, const char *heading)
{
        section_close(g);
        json_open(g->sections, NULL, '[');
        json_text(g->sections, NULL, id ? html_id(g->job, id, NULL) : "");
        json_text(g->sections, NULL, heading);
        text_words(g, heading, SEARCH_HEADING);
}

static void table_text(struct gathering *g, const struct table *table)
{
        for (guint i = 0; i < table->rows.count; i++) {
                struct job making = *g->job;
                making.scratch = arena_open();
                const struct cell *cells = row_cells(&making, table, list_at(&table->rows, struct row, i));
                for (guint c = 0; c < table->column_count; c++) {
                        guint weight = table->columns[c].kind == COLUMN_LABEL ? SEARCH_HEADING : SEARCH_TEXT;
                        if (cells[c].spans.count)
                                section_text(g, spans_text(g->job, &cells[c].spans), weight);
                }
                arena_close(making.scratch);
        }
}

static void blocks_text(struct gathering *g, const struct list *blocks)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                const char *text = spans_text(g->job, &block->spans);
                if (block->kind == BLOCK_HEADING)
                        section_open(g, block->id, text);
                else if (*text)
                        section_text(g, text, block->kind == BLOCK_PARAGRAPH ? SEARCH_TEXT : SEARCH_HEADING);
                blocks_text(g, &block->children);
                if (block->table)
                        table_text(g, block->table);
        }
}

/* What the title of a plan says, and what stands for it: place, years, number, total. */
static const char *title_text(struct job *job, const struct document *document)
{
        const struct plan *plan = document->plan;
        const struct figures *budget = main_budget(plan);
        const char *period = period_shown(job, plan), *province = province_shown(plan);
        g_autofree char *date = date_iso(plan->date.date);
        gint64 dong = 0;
        return arena_printf(job->arena, "%s | %s %s | %s | %s | %s | %s | %.4s | %s", plan->title.text,
                            kind_shown(job, document), number_shown(job, plan),
                            plan->issuer && plan->issuer->name.text ? plan->issuer->name.text : "",
                            province ? province : "", plan->field.text ? plan->field.text : "", period ? period : "",
                            date, budget && figures_total(budget, &dong) ? money_shown(job, dong) : "");
}

static void document_text(struct gathering *g, const struct document *document)
{
        json_open(g->sections, NULL, '[');
        json_open(g->sections, NULL, '[');
        json_text(g->sections, NULL, "");
        json_text(g->sections, NULL, "");
        text_words(g, title_text(g->job, document), SEARCH_TITLE);
        if (document->plan->signature)
                text_words(g, document->plan->signature->name.text, SEARCH_TITLE);
        for (guint i = 0; i < document->parts.count; i++)
                blocks_text(g, &list_at(&document->parts, struct part, i)->blocks);
        for (guint i = 0; i < document->notes.count; i++) {
                const struct note *note = list_at(&document->notes, struct note, i);
                section_text(g, spans_text(g->job, &note->spans), SEARCH_TEXT);
        }
        section_close(g);
        json_close(g->sections, ']');
}

static int by_text(const void *a, const void *b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *words_found(struct gathering *g)
{
        guint count;
        g_autofree char **words = (char **)g_hash_table_get_keys_as_array(g->words, &count);
        g_autoptr(GString) line = g_string_new(NULL);
        if (count)
                qsort(words, count, sizeof *words, by_text);
        for (guint i = 0; i < count; i++) {
                const struct found *found = g_hash_table_lookup(g->words, words[i]);
                guint weight = found->times >= OFTEN ? MAX(found->weight, SEARCH_HEADING) : found->weight;
                g_string_append_printf(line, "%u%s ", weight, words[i]);
        }
        return arena_text_n(g->job->arena, line->str, line->len);
}

const char *search_plan(struct job *job, const struct document *document, const char *folder)
{
        struct json sections = {.out = g_string_new(NULL), .tight = true};
        struct gathering g = {
                .job = job,
                .sections = &sections,
                .words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                .before = g_string_new(NULL),
                .text = g_string_new(NULL),
        };
        document_text(&g, document);
        const char *found = words_found(&g);
        bool written = file_write(job, arena_printf(job->arena, "%s/tim-kiem.json", folder), sections.out->str,
                                  sections.out->len);
        g_hash_table_destroy(g.words);
        g_string_free(g.before, TRUE);
        g_string_free(g.text, TRUE);
        g_string_free(sections.out, TRUE);
        return written ? found : NULL;
}
