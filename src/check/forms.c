/* SPDX-License-Identifier: MIT */
/* Things that a text promises and does not hold: notes, one name for one body, the level of who speaks. */
#include <string.h>

#include "check/facts.h"
#include "check/issuers.h"
#include "check/rules.h"
#include "vietnamese/folding.h"

/* ---- (1) without a note ---- */

static bool has_note_text(const struct facts *facts, const char *mark)
{
        for (guint i = 0; i < facts->wording.count; i++) {
                const struct wording *wording = list_at(&facts->wording, struct wording, i);
                if (g_str_has_prefix(wording->text, mark) ||
                    (wording->block && g_strcmp0(wording->block->label, mark) == 0))
                        return true;
        }
        return false;
}

/* “cơ sở (1) vào”: behind a word; a list has a mark before it: “gồm: (1) …; (2) …”. */
static void check_marks(struct job *job, const struct facts *facts, const struct wording *wording)
{
        for (const char *s = wording->text; (s = strstr(s, " (")); s++) {
                if (s == wording->text || !g_ascii_isdigit(s[2]) || s[2] == '0' || s[3] != ')')
                        continue;
                if (!g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(s))))
                        continue;
                g_autofree char *mark = g_strndup(s + 1, 3);
                gsize begin = (gsize)(s + 1 - wording->text);
                if (!wording_span(wording, begin)->datum && !has_note_text(facts, mark))
                        message_add(job->messages, wording_place(job, wording, begin, begin + 3), MESSAGE_NOTE_DANGLING,
                                    mark, NULL);
        }
}

/* ---- an item within a line ---- */

/* “Sở Tài chính: - Tổ chức …” */
static void check_inline_item(struct job *job, const struct wording *wording)
{
        const char *found = strstr(wording->text, ": - ");
        gsize begin = found ? (gsize)(found + 2 - wording->text) : 0;
        if (found && g_unichar_isupper(g_utf8_get_char(found + 4)))
                message_add(job->messages, wording_place(job, wording, begin, begin + 2 + strcspn(found + 4, " ")),
                            MESSAGE_LIST_INLINE, NULL);
}

/* ---- whose level ---- */

/* “của Bộ về …” without a name; “phối hợp với các bộ, ngành” that are not those of the centre. */
static bool is_central(const char *text, const char *s, const char *slip)
{
        const char *behind = s + strlen(slip);
        if (g_str_has_prefix(behind, " trưởng"))
                return false;
        if (g_str_has_prefix(slip, "của"))
                return *behind == ' ' && g_unichar_islower(g_utf8_get_char(behind + 1));
        if (g_str_has_prefix(behind, " Trung ương") || g_str_has_prefix(behind, " trung ương"))
                return false;
        g_autofree char *before = g_strndup(text, (gsize)(s - text));
        return g_str_has_suffix(before, "hợp ") || g_str_has_suffix(before, "hợp với ");
}

static void check_level(struct job *job, const struct wording *wording)
{
        static const char *const slips[] = {"của Bộ", "các bộ, ngành"};
        for (guint i = 0; i < G_N_ELEMENTS(slips); i++) {
                for (const char *s = wording->text; (s = strstr(s, slips[i])); s++) {
                        if (!is_central(wording->text, s, slips[i]))
                                continue;
                        gsize begin = (gsize)(s - wording->text);
                        message_add(job->messages, wording_place(job, wording, begin, begin + strlen(slips[i])),
                                    MESSAGE_LEVEL_CENTRAL, slips[i], NULL);
                }
        }
}

void check_wording_forms(struct job *job, const struct checked *checked)
{
        bool local = issuer_is_local(checked->plan->issuer->name.text);
        for (guint i = 0; i < checked->facts->wording.count; i++) {
                const struct wording *wording = list_at(&checked->facts->wording, struct wording, i);
                check_marks(job, checked->facts, wording);
                check_inline_item(job, wording);
                if (local)
                        check_level(job, wording);
        }
}

/* ---- labels that end in different marks ---- */

struct labels {
        struct job *job;
        const struct block *first[8]; /* of each level, with a typed mark */
};

static char end_mark(const char *label)
{
        char last = label && *label ? label[strlen(label) - 1] : '\0';
        return last == '.' || last == ':' || last == ')' ? last : '\0';
}

static void check_label(struct labels *labels, const struct block *block)
{
        int level = CLAMP(block->level, 0, (int)G_N_ELEMENTS(labels->first) - 1);
        const struct block *first = labels->first[level];
        if (!end_mark(block->label))
                return;
        if (!first)
                labels->first[level] = block;
        else if (end_mark(first->label) != end_mark(block->label))
                message_add_pair(labels->job->messages, block->from, first->from, MESSAGE_LABEL_STYLE, block->label,
                                 first->label, NULL);
}

static void check_blocks(struct labels *labels, const struct list *blocks)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (block->kind == BLOCK_HEADING)
                        check_label(labels, block);
                check_blocks(labels, &block->children);
        }
}

void check_structure(struct job *job, const struct checked *checked)
{
        struct labels labels = {.job = job};
        for (guint i = 0; checked->document && i < checked->document->parts.count; i++)
                check_blocks(&labels, &list_at(&checked->document->parts, struct part, i)->blocks);
}

/* ---- one name, two forms ---- */

struct name {
        const char *text; /* as written, up to the next mark; in the arena */
        char **folded;    /* its words, folded */
        gsize *ends;      /* where each word ends in text */
        guint count;
        const struct wording *wording;
        gsize begin;
};

enum {
        NAME_WORDS = 12,
        NAME_LEAST = 4, /* shorter ones are the same by chance */
};

static const char *const heads[] = {"Trung tâm ", "Trường ",   "Sở ",     "Bộ ",     "Cục ",
                                    "Hội ",       "Hội đồng ", "Ủy ban ", "Uỷ ban ", "Ban "};

/* Another body's name begins here, or a list of them. */
static bool is_head(const char *word)
{
        static const char *const words[] = {"Sở", "sở", "Bộ", "bộ", "Cục", "các"};
        for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
                if (strcmp(word, words[i]) == 0)
                        return true;
        }
        return false;
}

static void add_name(struct job *job, const struct wording *wording, const char *s, GArray *names)
{
        struct name name = {.wording = wording, .begin = (gsize)(s - wording->text)};
        gsize bytes = strcspn(s, ",;.:()/");
        name.text = arena_text_n(job->arena, s, bytes);
        name.folded = arena_new_array(job->arena, char *, NAME_WORDS);
        name.ends = arena_new_array(job->arena, gsize, NAME_WORDS);
        for (const char *w = name.text; *w && name.count < NAME_WORDS;) {
                gsize length = strcspn(w, " ");
                g_autofree char *word = g_strndup(w, length);
                if (name.count > 0 && is_head(word))
                        break;
                g_autofree char *low = fold_tones(word);
                name.folded[name.count] = arena_text(job->arena, low);
                name.ends[name.count++] = (gsize)(w + length - name.text);
                w += length + (w[length] == ' ');
        }
        if (name.count >= NAME_LEAST)
                g_array_append_val(names, name);
}

/* How many words both begin with, capitals apart. */
static guint same_words(const struct name *a, const struct name *b)
{
        guint same = 0;
        while (same < a->count && same < b->count && strcmp(a->folded[same], b->folded[same]) == 0)
                same++;
        return same;
}

static const char *word_at(const struct name *name, guint i)
{
        return name->text + (i ? name->ends[i - 1] + 1 : 0);
}

/* The first word that begins with a capital in one and small in the other; count: none. */
static guint differing_word(const struct name *a, const struct name *b, guint same)
{
        for (guint i = 1; i < same; i++) {
                bool up = g_unichar_isupper(g_utf8_get_char(word_at(a, i)));
                if (up != (bool)g_unichar_isupper(g_utf8_get_char(word_at(b, i))))
                        return i;
        }
        return same;
}

/* The end of a name that is common to both: up to the last capital in either. */
static guint common_end(const struct name *a, const struct name *b, guint same)
{
        for (guint i = same; i-- > 0;) {
                if (g_unichar_isupper(g_utf8_get_char(word_at(a, i))) ||
                    g_unichar_isupper(g_utf8_get_char(word_at(b, i))))
                        return i + 1;
        }
        return same;
}

static guint count_form(const GArray *names, const char *form)
{
        guint count = 0;
        for (guint i = 0; i < names->len; i++)
                count += g_str_has_prefix(g_array_index(names, struct name, i).text, form);
        return count;
}

/* Said once for a name, where its rarer form first stands. */
static bool compare_names(struct job *job, const GArray *names, const struct name *first, const struct name *name,
                          GHashTable *said)
{
        guint same = same_words(first, name);
        guint differs = differing_word(first, name, same), end = common_end(first, name, same);
        if (differs >= same || end < NAME_LEAST)
                return false;
        end = MIN(end + 1, same); /* “Xã hội”: the second half of the last word */
        g_autofree char *a = g_strndup(first->text, first->ends[end - 1]);
        g_autofree char *b = g_strndup(name->text, name->ends[end - 1]);
        if (!g_hash_table_add(said, fold(b)))
                return true;
        bool rarer = count_form(names, b) <= count_form(names, a);
        struct place at = wording_place(job, name->wording, name->begin, name->begin + strlen(b));
        struct place other = wording_place(job, first->wording, first->begin, first->begin + strlen(a));
        message_add_pair(job->messages, rarer ? at : other, rarer ? other : at, MESSAGE_NAME_FORMS, rarer ? b : a,
                         rarer ? a : b, NULL);
        return true;
}

enum {
        NAMES_MAX = 2000, /* of a plan that are compared, each with each */
};

static void find_names(struct job *job, const struct wording *wording, GArray *names)
{
        for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
                for (const char *s = wording->text; (s = strstr(s, heads[i])) && names->len < NAMES_MAX; s++) {
                        bool begins = s == wording->text || !g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(s)));
                        if (begins)
                                add_name(job, wording, s, names);
                }
        }
}

void check_names(struct job *job, const struct checked *checked)
{
        g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct name));
        g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < checked->facts->wording.count; i++)
                find_names(job, list_at(&checked->facts->wording, struct wording, i), names);
        for (guint i = 1; i < names->len; i++) {
                for (guint j = 0; j < i; j++) {
                        if (compare_names(job, names, &g_array_index(names, struct name, j),
                                          &g_array_index(names, struct name, i), said))
                                break;
                }
        }
}
