/* SPDX-License-Identifier: MIT */
#include "site/search.h"

#include <string.h>

#include "base/files.h"
#include "vietnamese/folding.h"

enum {
        SHARD_BYTES = 2000, /* of words, unless one alone has more: a query reads one for each of its words */
        PAIR_BYTES = 700,   /* of pairs, on average */
        PLANS_PER_FILE = 2, /* of titles: results stand anywhere */
        DENSE_STEP = 3,     /* plans in one sign: two bits each */
        LAYER_STEP = 6,     /* one bit each */
};

/* The plans of one word, in their order: plan * 4 + weight. */
struct posting {
        const char *word;
        char *folded; /* words only, owned */
        GArray *plans;
        guint runs; /* of plans that follow each other with the same weight */
};

struct indexing {
        struct job *job;
        const char *out;
        guint count;       /* plans */
        GHashTable *words; /* struct posting */
        GHashTable *pairs; /* struct posting, of sums too */
        bool failed;
};

/* ---- postings as text ---- */

static char sign(guint bits)
{
        static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";
        return signs[bits & 63];
}

/* Five bits a sign, lowest first; 32 says that more follow. */
static void append_number(GString *out, guint number)
{
        for (; number >= 32; number >>= 5)
                g_string_append_c(out, sign(32 | (number & 31)));
        g_string_append_c(out, sign(number));
}

/* Steps from plan to plan, of those that weigh at least `least`: step * 4 + weight. */
static void append_steps(GString *out, const GArray *plans, guint least)
{
        guint next = 0;
        for (guint i = 0; i < plans->len; i++) {
                guint plan = g_array_index(plans, guint, i) >> 2, weight = g_array_index(plans, guint, i) & 3;
                if (weight < least)
                        continue;
                append_number(out, (plan - next) * 4 + weight);
                next = plan + 1;
        }
}

/* "0" and steps. */
static char *sparse_text(const GArray *plans)
{
        GString *out = g_string_new("0");
        append_steps(out, plans, SEARCH_TEXT);
        return g_string_free(out, FALSE);
}

/* "+", a bit for each plan, "," and steps to those that have more than text. */
static char *layered_text(const GArray *plans, guint count)
{
        gsize length = (count + LAYER_STEP - 1) / LAYER_STEP;
        g_autofree guint8 *bits = g_new0(guint8, length + 1);
        for (guint i = 0; i < plans->len; i++) {
                guint plan = g_array_index(plans, guint, i) >> 2;
                bits[plan / LAYER_STEP] |= (guint8)(1 << plan % LAYER_STEP);
        }
        GString *out = g_string_new("+");
        for (gsize i = 0; i < length; i++)
                g_string_append_c(out, sign(bits[i]));
        g_string_append_c(out, ',');
        append_steps(out, plans, SEARCH_HEADING);
        return g_string_free(out, FALSE);
}

/* "*" and two bits for each plan. */
static char *dense_text(const GArray *plans, guint count)
{
        gsize length = (count + DENSE_STEP - 1) / DENSE_STEP;
        g_autofree guint8 *bits = g_new0(guint8, length + 1);
        for (guint i = 0; i < plans->len; i++) {
                guint plan = g_array_index(plans, guint, i) >> 2, weight = g_array_index(plans, guint, i) & 3;
                bits[plan / DENSE_STEP] |= (guint8)(weight << (2 * (plan % DENSE_STEP)));
        }
        GString *out = g_string_new("*");
        for (gsize i = 0; i < length; i++)
                g_string_append_c(out, sign(bits[i]));
        return g_string_free(out, FALSE);
}

/* "-", then for each run of plans with the same weight the step to it, as above, and its length less one. */
static char *runs_text(const GArray *plans)
{
        GString *out = g_string_new("-");
        guint next = 0;
        for (guint i = 0, end; i < plans->len; i = end) {
                guint first = g_array_index(plans, guint, i);
                for (end = i + 1; end < plans->len; end++) {
                        if (g_array_index(plans, guint, end) != first + 4 * (end - i))
                                break;
                }
                append_number(out, first - next * 4);
                append_number(out, end - i - 1);
                next = (first >> 2) + end - i;
        }
        return g_string_free(out, FALSE);
}

/* The shorter of two, the other freed. */
static char *shorter(char *one, char *other)
{
        bool is_one = strlen(one) <= strlen(other);
        g_free(is_one ? other : one);
        return is_one ? one : other;
}

static char *posting_text(const struct indexing *indexing, const struct posting *posting)
{
        char *best = shorter(sparse_text(posting->plans), runs_text(posting->plans));
        if (strlen(best) < indexing->count / (2 * LAYER_STEP))
                return best;
        best = shorter(best, dense_text(posting->plans, indexing->count));
        return shorter(best, layered_text(posting->plans, indexing->count));
}

/* ---- reading what the plans' workers found ---- */

static void posting_free(gpointer data)
{
        struct posting *posting = data;
        g_array_unref(posting->plans);
        g_free(posting->folded);
        g_free(posting);
}

static void word_read(struct indexing *indexing, const char *word, guint plan, guint weight)
{
        GHashTable *table = strchr(word, '_') || search_is_sum(word) ? indexing->pairs : indexing->words;
        struct posting *posting = g_hash_table_lookup(table, word);
        if (!posting) {
                posting = g_new0(struct posting, 1);
                posting->word = arena_text(indexing->job->arena, word);
                posting->folded = table == indexing->words ? fold(word) : NULL;
                posting->plans = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(table, (gpointer)posting->word, posting);
        }
        guint entry = plan * 4 + weight;
        const GArray *plans = posting->plans;
        if (!plans->len || g_array_index(plans, guint, plans->len - 1) + 4 != entry)
                posting->runs++;
        g_array_append_val(posting->plans, entry);
}

static void plan_words_read(struct indexing *indexing, const char *words, guint plan)
{
        g_autofree char *copy = g_strdup(words ? words : "");
        char *rest = copy;
        for (char *word = strsep(&rest, " "); word; word = strsep(&rest, " ")) {
                guint weight = (guint)(word[0] - '0');
                if (weight >= SEARCH_TEXT && weight <= SEARCH_TITLE && word[1])
                        word_read(indexing, word + 1, plan, weight);
        }
}

/* ---- shards ---- */

static int by_folded(const void *a, const void *b)
{
        const struct posting *left = *(struct posting *const *)a, *right = *(struct posting *const *)b;
        int order = left->folded ? strcmp(left->folded, right->folded) : 0;
        return order ? order : strcmp(left->word, right->word);
}

static struct posting **sorted(GHashTable *table, guint *count)
{
        struct posting **all = g_new(struct posting *, g_hash_table_size(table) + 1);
        GHashTableIter iter;
        gpointer posting;
        *count = 0;
        g_hash_table_iter_init(&iter, table);
        while (g_hash_table_iter_next(&iter, NULL, &posting))
                all[(*count)++] = posting;
        if (*count)
                qsort(all, *count, sizeof *all, by_folded);
        return all;
}

static void shard_write(struct indexing *indexing, char kind, guint i, const struct json *json)
{
        const char *path = arena_printf(indexing->job->arena, "%s/tim-kiem/%c%u.json", indexing->out, kind, i);
        indexing->failed |= !file_write(indexing->job, path, json->out->str, json->out->len);
}

/* One folded word with all its tones. */
static guint folded_write(const struct indexing *indexing, struct posting *const *all, guint at, guint count,
                          struct json *json)
{
        const char *folded = all[at]->folded;
        json_open(json, folded, '{');
        for (; at < count && strcmp(all[at]->folded, folded) == 0; at++) {
                g_autofree char *text = posting_text(indexing, all[at]);
                json_text(json, all[at]->word, text);
        }
        json_close(json, '}');
        return at;
}

/* What tells a word from the one before it: enough to find its shard. */
static const char *key_of(struct job *job, const char *word, const char *before)
{
        gsize same = 0;
        while (word[same] && word[same] == before[same])
                same++;
        const char *end = g_utf8_find_next_char(g_utf8_find_prev_char(word, word + same + 1), NULL);
        return arena_text_n(job->arena, word, (gsize)(end - word));
}

/* One file of words from the at-th on, until it is full; gives back the first that it has not. */
static guint shard_fill(const struct indexing *indexing, struct posting *const *all, guint at, guint count,
                        struct json *json)
{
        guint first = at;
        json_open(json, NULL, '{');
        while (at < count) {
                gsize length = json->out->len;
                guint next = folded_write(indexing, all, at, count, json);
                if (at > first && json->out->len > SHARD_BYTES) {
                        g_string_truncate(json->out, length);
                        break;
                }
                at = next;
        }
        json_close(json, '}');
        return at;
}

/* Words in order, cut where a file is full; keys gets the first of each. */
static void words_write(struct indexing *indexing, struct json *keys)
{
        guint count, shard = 0;
        g_autofree struct posting **all = sorted(indexing->words, &count);
        json_open(keys, "w", '[');
        for (guint i = 0; i < count; shard++) {
                struct json json = {.out = g_string_new(NULL), .tight = true};
                json_text(keys, NULL, shard ? key_of(indexing->job, all[i]->folded, all[i - 1]->folded) : "");
                i = shard_fill(indexing, all, i, count, &json);
                shard_write(indexing, 'w', shard, &json);
                g_string_free(json.out, TRUE);
        }
        if (!count) {
                struct json json = {.out = g_string_new("{}")};
                json_text(keys, NULL, "");
                shard_write(indexing, 'w', 0, &json);
                g_string_free(json.out, TRUE);
        }
        json_close(keys, ']');
}

/* FNV-1a, as search.js has it. */
static guint32 hash_of(const char *text)
{
        guint32 hash = 2166136261u;
        for (; *text; text++)
                hash = (hash ^ (guchar)*text) * 16777619u;
        return hash;
}

static guint pairs_write(struct indexing *indexing)
{
        guint count;
        gsize bytes = 0;
        g_autofree struct posting **all = sorted(indexing->pairs, &count);
        for (guint i = 0; i < count; i++)
                bytes += strlen(all[i]->word) + 8 +
                         MIN(MIN(2 * all[i]->plans->len, 3 * all[i]->runs), indexing->count / DENSE_STEP);
        guint shards = (guint)(bytes / PAIR_BYTES) + 1;
        g_autofree struct json *files = g_new0(struct json, shards);
        for (guint i = 0; i < shards; i++) {
                files[i] = (struct json){.out = g_string_new(NULL), .tight = true};
                json_open(&files[i], NULL, '{');
        }
        for (guint i = 0; i < count; i++) {
                g_autofree char *text = posting_text(indexing, all[i]);
                struct json *file = &files[hash_of(all[i]->word) % shards];
                bool is_sum = search_is_sum(all[i]->word);
                if (is_sum)
                        json_open(file, all[i]->word, '{');
                json_text(file, all[i]->word, text);
                if (is_sum)
                        json_close(file, '}');
        }
        for (guint i = 0; i < shards; i++) {
                json_close(&files[i], '}');
                shard_write(indexing, 'c', i, &files[i]);
                g_string_free(files[i].out, TRUE);
        }
        return shards;
}

/* ---- titles ---- */

static void plan_write(struct job *job, struct json *json, const struct node *plan)
{
        static const char *const keys[] = {"issuer", "date", "total"};
        const char *kind = node_find_text(plan, "kind"), *number = node_find_text(plan, "number");
        const char *line = arena_printf(job->arena, "%s %s", kind ? kind : "", number ? number : "");
        for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
                const char *text = node_find_text(plan, keys[i]);
                if (text && *text)
                        line = arena_printf(job->arena, "%s · %s", line, text);
        }
        json_open(json, NULL, '[');
        json_text(json, NULL, node_find_text(plan, "id"));
        json_text(json, NULL, node_find_text(plan, "title"));
        json_text(json, NULL, line);
        json_close(json, ']');
}

static void titles_write(struct indexing *indexing, const struct list *plans)
{
        for (guint first = 0; first < plans->count; first += PLANS_PER_FILE) {
                struct json json = {.out = g_string_new(NULL), .tight = true};
                json_open(&json, NULL, '[');
                for (guint i = first; i < MIN(first + PLANS_PER_FILE, plans->count); i++)
                        plan_write(indexing->job, &json, list_at(plans, struct node, i));
                json_close(&json, ']');
                shard_write(indexing, 'k', first / PLANS_PER_FILE, &json);
                g_string_free(json.out, TRUE);
        }
}

/* ---- the whole ---- */

static void abbreviations_write(struct indexing *indexing, struct json *json)
{
        struct job *job = indexing->job;
        struct node *map = yaml_read(job, project_file(job, "layouts/site/abbreviations.yaml"), (struct place){0});
        indexing->failed |= !map;
        json_open(json, "a", '{');
        for (guint i = 0; map && map->kind == NODE_MAP && i < map->items.count; i++) {
                const struct entry *entry = list_at(&map->items, struct entry, i);
                if (entry->value->text)
                        json_text(json, entry->key, entry->value->text);
        }
        json_close(json, '}');
}

bool search_index(struct job *job, const struct list *plans, const char *out)
{
        struct indexing indexing = {
                .job = job,
                .out = out,
                .count = plans->count,
                .words = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, posting_free),
                .pairs = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, posting_free),
        };
        struct json json = {.out = g_string_new(NULL), .tight = true};
        for (guint i = 0; i < plans->count; i++)
                plan_words_read(&indexing, node_find_text(list_at(plans, struct node, i), "words"), i);
        json_open(&json, NULL, '{');
        json_number(&json, "n", plans->count, 0);
        json_number(&json, "k", PLANS_PER_FILE, 0);
        json_number(&json, "c", pairs_write(&indexing), 0);
        words_write(&indexing, &json);
        abbreviations_write(&indexing, &json);
        json_close(&json, '}');
        titles_write(&indexing, plans);
        const char *path = arena_printf(job->arena, "%s/tim-kiem/m.json", out);
        indexing.failed |= !file_write(job, path, json.out->str, json.out->len);
        g_string_free(json.out, TRUE);
        g_hash_table_destroy(indexing.words);
        g_hash_table_destroy(indexing.pairs);
        return !indexing.failed;
}
