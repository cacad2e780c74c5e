/* SPDX-License-Identifier: MIT */
/* Words: frequent slips and capitals of layouts/language/slips.yaml, doubled words, placement of tones. */
#include "check/language.h"

#include <string.h>

#include "base/files.h"
#include "vietnamese/folding.h"

static const char slips_path[] = "layouts/language/slips.yaml";

enum {
        FIRST_BYTES_MAX = 16,
};

struct slip {
        struct place at;
        struct text wrong, right;
        struct list unless; /* struct text */
        struct text clause;
};

struct slips {
        struct place at;
        struct list slips;   /* struct slip */
        struct list doubles; /* struct text */
};

static const struct field slip_fields[] = {
        {"wrong", FIELD_TEXT, offsetof(struct slip, wrong), FIELD_REQUIRED | FIELD_NOT_BLANK, .vi = "chữ sai",
         .en = "what is wrong"},
        {"right", FIELD_TEXT, offsetof(struct slip, right), FIELD_REQUIRED | FIELD_NOT_BLANK, .vi = "chữ đúng",
         .en = "what is right"},
        {"unless", FIELD_TEXTS, offsetof(struct slip, unless), .vi = "cụm bắt đầu như thế mà đúng",
         .en = "phrases that begin so and are right"},
        {"clause", FIELD_TEXT, offsetof(struct slip, clause), .vi = "quy định về viết hoa", .en = "rule on capitals"},
};

static const struct shape slip_shape = {
        .name = "slip",
        .size = sizeof(struct slip),
        .fields = slip_fields,
        .count = G_N_ELEMENTS(slip_fields),
        .vi = "một lỗi gõ",
        .en = "a slip",
};

static const struct field slips_fields[] = {
        {"slips", FIELD_MANY, offsetof(struct slips, slips), .of = &slip_shape, .vi = "các lỗi gõ", .en = "slips"},
        {"doubles", FIELD_TEXTS, offsetof(struct slips, doubles), .vi = "từ được lặp",
         .en = "words that may be doubled"},
};

static const struct shape slips_shape = {
        .name = "slips",
        .size = sizeof(struct slips),
        .fields = slips_fields,
        .count = G_N_ELEMENTS(slips_fields),
        .vi = "các lỗi gõ thường gặp",
        .en = "frequent slips",
};

/* Of the project, or as installed; empty when there is none. */
static const struct slips *slips_read(struct job *job)
{
        struct slips *slips = arena_new(job->arena, struct slips);
        if (!project_has_file(job, slips_path))
                return slips;
        const struct node *tree = yaml_read(job, project_file(job, slips_path), (struct place){0});
        if (tree)
                fields_read(job, tree, &slips_shape, slips);
        return slips;
}

/* ---- slips ---- */

/* Slips by their first word. */
struct first_words {
        GHashTable *rows;                   /* in small letters: GPtrArray of struct slip */
        bool shapes[FIRST_BYTES_MAX][0x80]; /* by length and last letter: most words are of none and not looked up */
};

static bool *shape_of(struct first_words *by_word, const char *word, gsize bytes)
{
        guchar last = (guchar)word[bytes - 1];
        return &by_word->shapes[bytes % FIRST_BYTES_MAX][last < 0x80 ? g_ascii_tolower((char)last) : 0];
}

static void first_words_open(struct first_words *by_word, const struct slips *slips)
{
        memset(by_word, 0, sizeof *by_word);
        by_word->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
        for (guint i = 0; i < slips->slips.count; i++) {
                struct slip *slip = list_at(&slips->slips, struct slip, i);
                g_autofree char *small = slip->wrong.text ? g_utf8_strdown(slip->wrong.text, -1) : NULL;
                if (!small || !*small || !slip->right.text)
                        continue;
                g_autofree char *first = g_strndup(small, strcspn(small, " "));
                *shape_of(by_word, first, strlen(first)) = true;
                GPtrArray *row = g_hash_table_lookup(by_word->rows, first);
                if (!row) {
                        row = g_ptr_array_new();
                        g_hash_table_insert(by_word->rows, g_steal_pointer(&first), row);
                }
                g_ptr_array_add(row, slip);
        }
}

/* How many bytes of text match phrase, letter by letter in any case; 0: none, or a word goes on behind. */
static gsize match_phrase(const char *text, const char *phrase)
{
        const char *p = text;
        while (*phrase && *p && g_unichar_tolower(g_utf8_get_char(p)) == g_unichar_tolower(g_utf8_get_char(phrase))) {
                p = g_utf8_next_char(p);
                phrase = g_utf8_next_char(phrase);
        }
        gunichar next = g_utf8_get_char(p);
        return *phrase || g_unichar_isalnum(next) || g_unichar_ismark(next) ? 0 : (gsize)(p - text);
}

static bool is_excused(const struct slip *slip, const char *text)
{
        for (guint i = 0; i < slip->unless.count; i++) {
                if (match_phrase(text, list_at(&slip->unless, struct text, i)->text))
                        return true;
        }
        return false;
}

/* Of a slip in capitals only: right where it is written so, and where all is in capitals. */
static bool is_written_right(const struct slip *slip, const char *text, gsize bytes)
{
        g_autofree char *part = g_strndup(text, bytes);
        g_autofree char *capitals = upper(part);
        g_autofree char *right = upper(slip->right.text);
        return strcmp(part, slip->right.text) == 0 || (strcmp(part, capitals) == 0 && strcmp(capitals, right) == 0);
}

static bool differs_in_case_only(const struct slip *slip)
{
        return match_phrase(slip->wrong.text, slip->right.text) == strlen(slip->wrong.text);
}

static void read_slip(struct reading *reading, const struct slip *slip, gsize offset)
{
        const char *text = reading->prose->text + offset;
        gsize bytes = match_phrase(text, slip->wrong.text);
        if (!bytes || is_excused(slip, text) || is_written_right(slip, text, bytes))
                return;
        /* "ủy ban nhân dân" with a capital that begins a sentence is right but for the rest. */
        if (differs_in_case_only(slip) && strncmp(text, slip->wrong.text, bytes) != 0 && !slip->clause.text)
                return;
        const char *part = reading_part(reading, offset, bytes);
        if (slip->clause.text)
                reading_add(reading, offset, bytes, MESSAGE_TEXT_CAPITAL, part, slip->right.text, slip->clause.text);
        else
                reading_add(reading, offset, bytes, MESSAGE_TEXT_SLIP, part, slip->right.text, NULL);
}

static void read_slips(struct reading *reading, struct first_words *by_word, GArray *words)
{
        for (guint i = 0; i < words->len; i++) {
                const struct spoken *word = &g_array_index(words, struct spoken, i);
                const char *text = reading->prose->text + word->offset;
                if (!*shape_of(by_word, text, word->bytes))
                        continue;
                g_autofree char *small = g_utf8_strdown(text, (gssize)word->bytes);
                const GPtrArray *row = g_hash_table_lookup(by_word->rows, small);
                for (guint k = 0; row && k < row->len; k++)
                        read_slip(reading, g_ptr_array_index(row, k), word->offset);
        }
}

/* ---- doubled words ---- */

static bool same_word(const char *text, const struct spoken *a, const struct spoken *b)
{
        return a->bytes == b->bytes && strncmp(text + a->offset, text + b->offset, a->bytes) == 0;
}

static bool may_double(const struct slips *slips, const char *text, const struct spoken *word)
{
        /* Without the list there would be false alarms only. */
        if (slips->doubles.count == 0 || g_ascii_isdigit(text[word->offset]) || word->bytes == 1)
                return true;
        for (guint i = 0; i < slips->doubles.count; i++) {
                const char *allowed = list_at(&slips->doubles, struct text, i)->text;
                if (strlen(allowed) == word->bytes && strncmp(text + word->offset, allowed, word->bytes) == 0)
                        return true;
        }
        return false;
}

/* "các các"; "xã hội xã hội". */
static void read_doubles(struct reading *reading, const struct slips *slips, GArray *words)
{
        const char *text = reading->prose->text;
        const struct spoken *w = (const struct spoken *)(const void *)words->data;
        for (guint i = 1; i < words->len; i++) {
                bool once = w[i].joined && same_word(text, &w[i - 1], &w[i]) && !may_double(slips, text, &w[i]);
                bool twice = i >= 3 && w[i].joined && w[i - 1].joined && w[i - 2].joined &&
                             same_word(text, &w[i - 3], &w[i - 1]) && same_word(text, &w[i - 2], &w[i]) &&
                             !same_word(text, &w[i - 1], &w[i]);
                if (!once && !twice)
                        continue;
                gsize begin = w[once ? i : i - 1].offset, bytes = w[i].offset + w[i].bytes - begin;
                reading_add(reading, begin, bytes, MESSAGE_WORD_DOUBLED, reading_part(reading, begin, bytes), NULL,
                            NULL);
        }
}

void check_words_of_prose(struct job *job, const struct checked *checked)
{
        const struct slips *slips = slips_read(job);
        g_autoptr(GArray) words = words_new();
        struct first_words by_word;
        first_words_open(&by_word, slips);
        struct reading slipping = {.job = job, .checked = checked}, doubling = slipping;
        for (guint i = 0; checked->prose && i < checked->prose->count; i++) {
                slipping.prose = doubling.prose = list_at(checked->prose, struct prose, i);
                words_spoken(words, slipping.prose->text);
                read_slips(&slipping, &by_word, words);
                read_doubles(&doubling, slips, words);
        }
        g_hash_table_unref(by_word.rows);
}

/* ---- placement of tones ---- */

enum placement {
        PLACED_ANYHOW,
        PLACED_OLD, /* hòa, khỏe, thủy: on the first of the two */
        PLACED_NEW, /* hoà, khoẻ, thuỷ: on the second */
};

static gunichar bare(gunichar c)
{
        gunichar first, second;
        c = g_unichar_tolower(c);
        return g_unichar_decompose(c, &first, &second) && second != 0x0302 && second != 0x0306 && second != 0x031B
                       ? first
                       : c;
}

/* Most words do not end like that: told by their last bytes. */
static bool may_be_placed(const char *end, gsize bytes)
{
        guchar last = (guchar)end[-1];
        if (last < 0x80)
                return bytes > 1 && (guchar)end[-2] >= 0x80 && strchr("aeyAEY", last);
        const char *letter = g_utf8_prev_char(end);
        return (gsize)(end - letter) < bytes && strchr("ouOU", letter[-1]);
}

/* Of a word that ends with oa, oe or uy. */
static enum placement placement_of(const char *text, const struct spoken *word)
{
        if (!may_be_placed(text + word->offset + word->bytes, word->bytes))
                return PLACED_ANYHOW;
        const char *begin = text + word->offset, *end = begin + word->bytes;
        if (g_utf8_strlen(begin, (gssize)word->bytes) < 2)
                return PLACED_ANYHOW;
        const char *last = g_utf8_prev_char(end), *first = g_utf8_prev_char(last);
        gunichar a = g_utf8_get_char(first), b = g_utf8_get_char(last);
        bool pair = (bare(a) == 'o' && (bare(b) == 'a' || bare(b) == 'e')) || (bare(a) == 'u' && bare(b) == 'y');
        bool after_q = first > begin && g_unichar_tolower(g_utf8_get_char(g_utf8_prev_char(first))) == 'q';
        bool on_first = bare(a) != g_unichar_tolower(a), on_second = bare(b) != g_unichar_tolower(b);
        if (!pair || after_q || on_first == on_second)
                return PLACED_ANYHOW;
        return on_first ? PLACED_OLD : PLACED_NEW;
}

struct placed {
        const struct prose *prose;
        struct spoken word;
        guint count;
};

static const char *placed_text(struct job *job, const struct placed *placed)
{
        return arena_text_n(job->arena, placed->prose->text + placed->word.offset, placed->word.bytes);
}

/* Once for a plan: the first word of the rarer way, and the first of the other. */
void check_tones(struct job *job, const struct checked *checked)
{
        struct placed placed[PLACED_NEW + 1] = {0};
        g_autoptr(GArray) words = words_new();
        for (guint i = 0; checked->prose && i < checked->prose->count; i++) {
                const struct prose *prose = list_at(checked->prose, struct prose, i);
                words_spoken(words, prose->text);
                for (guint k = 0; k < words->len; k++) {
                        const struct spoken *word = &g_array_index(words, struct spoken, k);
                        struct placed *found = &placed[placement_of(prose->text, word)];
                        if (!found->count++)
                                *found = (struct placed){prose, *word, 1};
                }
        }
        struct placed *rare = &placed[PLACED_OLD], *usual = &placed[PLACED_NEW];
        if (!rare->count || !usual->count)
                return;
        if (rare->count > usual->count) {
                rare = &placed[PLACED_NEW];
                usual = &placed[PLACED_OLD];
        }
        message_add_pair(job->messages, prose_place(job, rare->prose, rare->word.offset, rare->word.bytes),
                         prose_place(job, usual->prose, usual->word.offset, usual->word.bytes), MESSAGE_TEXT_TONES,
                         placed_text(job, rare), placed_text(job, usual), NULL);
}

/* ---- capitals in citations ---- */

static bool is_one_of(const char *text, const struct spoken *word, const char *a, const char *b)
{
        gsize bytes = word->bytes;
        const char *p = text + word->offset;
        return (strlen(a) == bytes && strncmp(p, a, bytes) == 0) || (strlen(b) == bytes && strncmp(p, b, bytes) == 0);
}

static void add_capital(struct reading *reading, const struct spoken *word, const char *right)
{
        reading_add(reading, word->offset, word->bytes, MESSAGE_TEXT_CAPITAL,
                    reading_part(reading, word->offset, word->bytes), right, "PL II, V.7");
}

/* "khoản 2 Điều 5": điểm and khoản in small letters, Điều with a capital. */
static void read_citations(struct reading *reading)
{
        const char *text = reading->prose->text;
        if (!strstr(text, "iều "))
                return;
        g_autoptr(GArray) words = words_new();
        words_spoken(words, text);
        const struct spoken *w = (const struct spoken *)(const void *)words->data;
        for (guint i = 2; i < words->len; i++) {
                bool inside = w[i].joined && w[i - 1].joined;
                if (inside && is_one_of(text, &w[i], "điều", "điều") && is_one_of(text, &w[i - 2], "khoản", "Khoản"))
                        add_capital(reading, &w[i], "Điều");
                if (i > 2 && inside && w[i - 2].joined && is_one_of(text, &w[i], "Điều", "khoản") &&
                    is_one_of(text, &w[i - 2], "Khoản", "Điểm"))
                        add_capital(reading, &w[i - 2],
                                    is_one_of(text, &w[i - 2], "Khoản", "Khoản") ? "khoản" : "điểm");
        }
}

void check_citation_capitals(struct job *job, const struct checked *checked)
{
        each_passage(job, checked, read_citations);
}
