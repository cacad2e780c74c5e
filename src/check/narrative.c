/* SPDX-License-Identifier: MIT */
/* Typed figures against the plan's data: equal, contradicting, without any. */
#include <string.h>

#include "check/facts.h"
#include "check/formulas.h"
#include "check/rules.h"
#include "plan/budget.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

enum {
        LABEL_WORDS_MAX = 8,
        SAME_VALUE_MAX = 64, /* data of one value that are looked through */
        NEAR_MAX = 4000000,  /* comparisons of a plan's counts with its data */
        NEAR_LEAST = 1000,   /* smaller counts are near each other by chance */
        NEAR_PART = 50,      /* 1/50: 2 % */
        COUNT_LEAST = 10,
        ABOUT_LEAST = 6,    /* tenths of a label */
        UNBACKED_MAX = 100, /* amounts without a datum that are said: a text that is typed throughout is said enough */
};

/* The data by what they are looked up for. */
struct index {
        GHashTable *by_value; /* digits: the first struct known of them */
        GHashTable *by_label; /* folded: struct known; NULL until a figure names one */
        GPtrArray *counts;    /* struct known that are neither money nor shares */
        struct list all;      /* struct known */
        guint compared, unbacked;
};

static bool is_share(const struct known *known)
{
        return known->unit && strcmp(known->unit, "%") == 0;
}

static void index_open(struct job *job, const struct checked *checked, struct index *index)
{
        index->by_value = g_hash_table_new(g_int64_hash, g_int64_equal);
        index->counts = g_ptr_array_new();
        known_gather(job, checked->plan, &index->all);
        for (guint i = index->all.count; i-- > 0;) {
                struct known *known = list_at(&index->all, struct known, i);
                known->next = g_hash_table_lookup(index->by_value, &known->digits);
                g_hash_table_replace(index->by_value, &known->digits, known);
        }
        for (guint i = 0; i < index->all.count; i++) {
                struct known *known = list_at(&index->all, struct known, i);
                if (!known->money && !is_share(known))
                        g_ptr_array_add(index->counts, known);
        }
}

static const struct known *find_label(struct index *index, const char *label)
{
        if (!index->by_label) {
                index->by_label = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
                const char *last = NULL;
                for (guint i = 0; i < index->all.count; i++) {
                        struct known *known = list_at(&index->all, struct known, i);
                        char *folded = known->label == last ? NULL : fold(known->label);
                        last = known->label;
                        if (folded && *folded && !g_hash_table_contains(index->by_label, folded))
                                g_hash_table_insert(index->by_label, folded, known);
                        else
                                g_free(folded);
                }
        }
        return g_hash_table_lookup(index->by_label, label);
}

static void index_close(struct index *index)
{
        g_clear_pointer(&index->by_value, g_hash_table_unref);
        g_clear_pointer(&index->by_label, g_hash_table_unref);
        g_clear_pointer(&index->counts, g_ptr_array_unref);
}

/* ---- what backs a figure ---- */

/* The words begin with a unit, and no other letter follows it. */
static bool begins_with(const char *words, const char *unit)
{
        gsize bytes = unit ? strlen(unit) : 0;
        return bytes > 0 && strncmp(words, unit, bytes) == 0 && !g_unichar_isalnum(g_utf8_get_char(words + bytes));
}

static bool fits(const struct mention *mention, const struct known *known)
{
        if (mention->kind == MENTION_AMOUNT)
                return known->money;
        if (mention->kind == MENTION_SHARE)
                return is_share(known);
        return !known->money && !is_share(known) && begins_with(mention->noun, known->unit);
}

static const struct known *find_equal(const struct index *index, const struct mention *mention)
{
        gint64 digits = mention->value;
        for (guint scale = mention->scale; scale > 0 && digits % 10 == 0; scale--)
                digits /= 10;
        const struct known *known = g_hash_table_lookup(index->by_value, &digits);
        for (guint i = 0; known && i < SAME_VALUE_MAX; i++, known = known->next) {
                if (numbers_equal(mention->value, mention->scale, known->value, known->scale) && fits(mention, known))
                        return known;
        }
        return NULL;
}

/* ---- what a figure names ---- */

/* “39.982 hộ nghèo”: the longest beginning of the words behind it that is a label. */
static const struct known *find_named_behind(struct index *index, const struct mention *mention)
{
        const struct known *found = NULL;
        const char *s = mention->noun;
        for (guint i = 0; i < LABEL_WORDS_MAX && *s; i++) {
                s += strcspn(s, " ,;.:()");
                g_autofree char *words = g_strndup(mention->noun, (gsize)(s - mention->noun));
                g_autofree char *folded = fold(words);
                const struct known *known = find_label(index, folded);
                found = known && i > 0 && fits(mention, known) ? known : found;
                if (*s != ' ')
                        break;
                s++;
        }
        return found;
}

/* “Lập hồ sơ đối tượng: 3.000.000 đồng”: the words between the last mark and the colon. */
static const struct known *find_named_before(struct index *index, const struct mention *mention)
{
        const char *text = mention->wording->text, *end = text + mention->begin;
        while (end > text && (end[-1] == ' ' || end[-1] == ':'))
                end--;
        const char *begin = end;
        while (begin > text && !strchr(".;:(,", begin[-1]))
                begin--;
        if (end - begin > 300)
                return NULL;
        g_autofree char *words = g_strndup(begin, (gsize)(end - begin));
        g_autofree char *folded = fold(g_strstrip(words));
        const struct known *known = find_label(index, folded);
        return known && fits(mention, known) ? known : NULL;
}

/* ---- typed figures ---- */

/* How many tenths of the words of a label stand in a text. */
static guint common_part(const char *name, const char *said)
{
        g_autofree char *label = fold(name), *text = fold(said);
        g_auto(GStrv) words = g_strsplit(label, " ", 64);
        guint all = 0, found = 0;
        for (guint i = 0; words[i]; i++) {
                all++;
                found += strstr(text, words[i]) != NULL;
        }
        return all ? found * 10 / all : 0;
}

static bool has_label_words(const struct mention *mention, const struct known *known)
{
        return common_part(known->label, mention->wording->text) >= 8;
}

/* The words of the datum's label stand between the marks around the figure. */
static bool is_in_clause(const struct mention *mention, const struct known *known)
{
        const char *text = mention->wording->text, *begin = text + mention->begin, *end = text + mention->end;
        while (begin > text && !strchr(".;:(", begin[-1]))
                begin--;
        g_autofree char *clause = g_strndup(begin, (gsize)(end - begin) + strcspn(end, ".;:()"));
        return common_part(known->label, clause) >= 8;
}

/* How many tenths of the words of a datum's label are in the note or in the label of its line. */
static guint about(const struct mention *mention, const struct known *known)
{
        const struct wording *wording = mention->wording;
        const struct line *line =
                wording->figures && wording->line_id ? figures_line(wording->figures, wording->line_id) : NULL;
        g_autofree char *both =
                g_strdup_printf("%s %s", wording->text, line && line->label.text ? line->label.text : "");
        return common_part(known->label, both);
}

static bool is_ours(const struct mention *mention)
{
        return mention->wording->kind == WORDING_CELL || mention->wording->kind == WORDING_IMAGE_TEXT;
}

/* “đồng”, “tỷ đồng”: the filter that writes it as it stands there. */
static const char *filter_of(struct job *job, const struct mention *mention)
{
        const char *text = mention_text(job, mention);
        static const char *const filters[] = {"nghìn đồng", "triệu đồng", "tỷ đồng", "đồng"};
        for (guint i = 0; mention->kind == MENTION_AMOUNT && i < G_N_ELEMENTS(filters); i++) {
                if (g_str_has_suffix(text, filters[i]))
                        return arena_printf(job->arena, " | %s", filters[i]);
        }
        return mention->kind == MENTION_COUNT && *text == '0' ? " | pad" : "";
}

static void say_typed(struct job *job, const struct mention *mention, const struct known *known)
{
        char *placeholder = arena_printf(job->arena, "{{%s%s}}", known_path(job, known), filter_of(job, mention));
        message_add_pair(job->messages, mention_place(job, mention), known->at, MESSAGE_FIGURE_TYPED,
                         mention_text(job, mention), placeholder, NULL);
}

static void say_differs(struct job *job, enum message_code code, const struct mention *mention,
                        const struct known *known)
{
        message_add_pair(job->messages, mention_place(job, mention), known->at, code, mention_named(job, mention),
                         known_text(job, known), known->label, NULL);
}

/* A price (đồng/người), or what is said to be about so much (khoảng 85 tỷ đồng): no line of a budget has it. */
static bool is_aside(const struct mention *mention)
{
        static const char *const abouts[] = {"khoảng ", "gần ", "hơn ",     "trên ",
                                             "dưới ",   "ước ", "ước đạt ", "bình quân "};
        const char *text = mention->wording->text, *behind = text + mention->end;
        while (*behind == ' ')
                behind++;
        if (*behind == '/' && !g_str_has_prefix(behind, "/năm") && !g_str_has_prefix(behind, "/ năm"))
                return true;
        for (guint i = 0; i < G_N_ELEMENTS(abouts); i++) {
                gsize bytes = strlen(abouts[i]);
                if (mention->begin >= bytes && strncmp(text + mention->begin - bytes, abouts[i], bytes) == 0)
                        return true;
        }
        return false;
}

static void check_amount(struct job *job, struct index *index, const struct mention *mention)
{
        const struct known *equal = find_equal(index, mention);
        const struct known *named = equal ? NULL : find_named_before(index, mention);
        if (equal && !is_ours(mention))
                say_typed(job, mention, equal);
        else if (named)
                say_differs(job, MESSAGE_FIGURE_CONTRADICTS, mention, named);
        else if (!equal && !formula_is_price(mention) && index->unbacked++ < UNBACKED_MAX)
                message_add(job->messages, mention_place(job, mention),
                            is_aside(mention) ? MESSAGE_AMOUNT_ASIDE : MESSAGE_AMOUNT_UNBACKED,
                            mention_text(job, mention), NULL);
}

static void check_share(struct job *job, struct index *index, const struct mention *mention)
{
        const struct known *equal = find_equal(index, mention);
        const struct known *named = equal ? NULL : find_named_before(index, mention);
        if (equal && !is_ours(mention) && has_label_words(mention, equal))
                say_typed(job, mention, equal);
        else if (named)
                say_differs(job, MESSAGE_FIGURE_CONTRADICTS, mention, named);
        else if (!equal && is_ours(mention))
                message_add(job->messages, mention_place(job, mention), MESSAGE_SHARE_UNBACKED,
                            mention_text(job, mention), NULL);
}

/* ---- counts: one quantity with two values ---- */

struct near {
        const struct known *nearest, *any;
        bool several; /* the data of this unit have different values */
};

static bool is_near(const struct mention *mention, const struct known *known)
{
        gint64 difference = mention->value - known->value;
        return mention->scale == 0 && known->scale == 0 && mention->value >= NEAR_LEAST &&
               ABS(difference) <= mention->value / NEAR_PART;
}

/* The data counted in the unit of a mention. */
static struct near find_near(struct index *index, const struct mention *mention)
{
        bool ours = is_ours(mention);
        struct near near = {0};
        for (guint i = 0; i < index->counts->len && index->compared < NEAR_MAX; i++, index->compared++) {
                const struct known *known = index->counts->pdata[i];
                if (!fits(mention, known) || (ours && about(mention, known) < ABOUT_LEAST))
                        continue;
                near.several |=
                        near.any && !numbers_equal(near.any->value, near.any->scale, known->value, known->scale);
                near.any = known;
                if (is_near(mention, known))
                        near.nearest = known;
        }
        return near;
}

/* “400 lượt cán bộ” for what is counted in “lượt người”. */
static const struct known *find_turns(struct index *index, const struct mention *mention)
{
        const struct known *found = NULL;
        if (!begins_with(mention->noun, "lượt"))
                return NULL;
        for (guint i = 0; i < index->counts->len && index->compared < NEAR_MAX; i++, index->compared++) {
                const struct known *known = index->counts->pdata[i];
                if (!known->unit || !begins_with(known->unit, "lượt") || strchr(known->unit, '/'))
                        continue;
                if (found || numbers_equal(known->value, known->scale, mention->value, mention->scale))
                        return NULL;
                found = known;
        }
        return found;
}

/* “400 lượt cán bộ” where the data have 400 “lượt người”: the same number of another thing. */
static const struct known *find_other_turns(struct index *index, const struct mention *mention)
{
        for (guint i = 0; begins_with(mention->noun, "lượt") && i < index->counts->len; i++) {
                const struct known *known = index->counts->pdata[i];
                if (known->unit && begins_with(known->unit, "lượt") && !begins_with(mention->noun, known->unit) &&
                    numbers_equal(known->value, known->scale, mention->value, mention->scale))
                        return known;
        }
        return NULL;
}

/* Two words: “lượt cán bộ” is said by its first three. */
static void say_other_turns(struct job *job, const struct mention *mention, const struct known *known)
{
        const char *end = mention->noun;
        for (guint words = 0; words < 3 && *end && !strchr(",;.:()", *end); words++)
                end += strcspn(end + (words > 0), " ,;.:()") + (words > 0);
        g_autofree char *noun = g_strndup(mention->noun, (gsize)(end - mention->noun));
        gsize begin = (gsize)(mention->noun - mention->wording->text);
        message_add_pair(job->messages, wording_place(job, mention->wording, begin, begin + strlen(noun)), known->at,
                         MESSAGE_COUNT_UNIT, mention_text(job, mention), noun, known->unit, NULL);
}

/* What a count in a note is about more than about any datum of its own value: “100 người” of the class of 2011, while
 * the class of 2012 has 100; NULL. */
static const struct known *find_nearer(struct index *index, const struct mention *mention)
{
        const struct known *best = NULL;
        guint most = ABOUT_LEAST - 1, equal = 0;
        for (guint i = 0; i < index->counts->len && index->compared < NEAR_MAX; i++, index->compared++) {
                const struct known *known = index->counts->pdata[i];
                if (!fits(mention, known))
                        continue;
                guint is = about(mention, known);
                if (numbers_equal(mention->value, mention->scale, known->value, known->scale)) {
                        equal = MAX(equal, is);
                } else if (is > most) {
                        most = is;
                        best = known;
                }
        }
        return most > equal ? best : NULL;
}

static void check_count(struct job *job, const struct checked *checked, struct index *index,
                        const struct mention *mention)
{
        const struct known *equal = find_equal(index, mention);
        if (equal && !is_ours(mention)) {
                say_typed(job, mention, equal);
                return;
        }
        if (equal) {
                const struct known *nearer = formula_explains(checked, mention) ? NULL : find_nearer(index, mention);
                if (nearer)
                        say_differs(job, MESSAGE_QUANTITY_TWICE, mention, nearer);
                return;
        }
        const struct known *other = find_other_turns(index, mention);
        if (other)
                say_other_turns(job, mention, other);
        const struct known *turns = find_turns(index, mention);
        if (other || (!turns && formula_explains(checked, mention)))
                return;
        const struct known *named = find_named_behind(index, mention);
        struct near near = find_near(index, mention);
        if (!named)
                named = near.nearest ? near.nearest : turns;
        if (!named && near.any && !near.several && mention->value >= COUNT_LEAST && is_in_clause(mention, near.any))
                named = near.any;
        if (named)
                say_differs(job, MESSAGE_QUANTITY_TWICE, mention, named);
        else if (near.any && is_ours(mention) && mention->scale == 0 && mention->value > 9)
                message_add_pair(job->messages, mention_place(job, mention), near.any->at, MESSAGE_COUNT_UNBACKED,
                                 mention_text(job, mention), near.any->unit, NULL);
}

/* ---- the rule ---- */

void check_typed_figures(struct job *job, const struct checked *checked)
{
        struct index index = {0};
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                if (mention->datum || mention->kind > MENTION_COUNT)
                        continue;
                if (!index.by_value) /* the data are looked through when something is typed */
                        index_open(job, checked, &index);
                if (mention->kind == MENTION_AMOUNT)
                        check_amount(job, &index, mention);
                else if (mention->kind == MENTION_SHARE)
                        check_share(job, &index, mention);
                else
                        check_count(job, checked, &index, mention);
        }
        index_close(&index);
}
