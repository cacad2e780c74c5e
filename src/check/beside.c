/* SPDX-License-Identifier: MIT */
/* Figures and what stands beside them: their unit, their label, other figures of the same paragraph. */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"
#include "plan/budget.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

static bool has_word(const char *text, const char *word)
{
        gsize bytes = strlen(word);
        return strncmp(text, word, bytes) == 0 && !g_unichar_isalpha(g_utf8_get_char(text + bytes));
}

/* ---- units ---- */

/* “400 người” where the data count “lượt người”: one is people, the other is attendances. */
static void check_unit(struct job *job, const struct checked *checked, const struct mention *mention)
{
        struct datum datum = {0};
        if (mention->kind != MENTION_COUNT || !mention->datum ||
            !datum_find(job, checked->plan, mention->datum, &datum) || !datum.unit)
                return;
        bool counted = has_word(datum.unit, "lượt"), said = has_word(mention->noun, "lượt");
        if (counted == said || (!said && !has_word(mention->noun, "người")) || (said && !has_word(datum.unit, "người")))
                return;
        gsize bytes = strcspn(mention->noun, " ,;.:()");
        gsize begin = (gsize)(mention->noun - mention->wording->text);
        g_autofree char *noun = g_strndup(mention->noun, bytes);
        message_add_pair(job->messages, wording_place(job, mention->wording, begin, begin + bytes), datum.at,
                         MESSAGE_COUNT_UNIT, mention_text(job, mention), noun, datum.unit, NULL);
}

/* “06 lớp” beside “6 lớp” */
static void check_padding(struct job *job, const struct mention *mention, GHashTable *seen)
{
        if (mention->kind != MENTION_COUNT || !mention->datum || mention->value > 9 || mention->scale > 0)
                return;
        const struct mention *first = g_hash_table_lookup(seen, mention->datum);
        if (!first) {
                g_hash_table_insert(seen, (gpointer)mention->datum, (gpointer)mention);
                return;
        }
        const char *a = mention_text(job, first), *b = mention_text(job, mention);
        if ((*a == '0') != (*b == '0'))
                message_add_pair(job->messages, mention_place(job, mention), mention_place(job, first),
                                 MESSAGE_COUNT_FORM, b, a, NULL);
}

/* “từ 01 - 02 cán bộ”: the number before the dash; NULL when there is none. */
static const char *range_begin(const struct mention *mention)
{
        const char *text = mention->wording->text, *s = text + mention->begin;
        while (s > text && s[-1] == ' ')
                s--;
        if (s == text || s[-1] != '-')
                return NULL;
        s--;
        while (s > text && s[-1] == ' ')
                s--;
        const char *end = s;
        while (s > text && (g_ascii_isdigit(s[-1]) || s[-1] == '.'))
                s--;
        bool whole = s == text || s[-1] == ' ' || s[-1] == '(';
        return s < end && whole && g_ascii_isdigit(*s) ? s : NULL;
}

static void check_range(struct job *job, const struct mention *mention)
{
        gint64 from;
        guint scale;
        const char *end, *begin = mention->kind == MENTION_COUNT && !mention->scale ? range_begin(mention) : NULL;
        if (!begin || !number_read_grouped(begin, &from, &scale, &end) || scale || from < mention->value)
                return;
        gsize offset = (gsize)(begin - mention->wording->text);
        char *said = arena_text_n(job->arena, begin, mention->end - offset);
        message_add(job->messages, wording_place(job, mention->wording, offset, mention->end), MESSAGE_RANGE_ORDER,
                    said, NULL);
}

void check_counts(struct job *job, const struct checked *checked)
{
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                check_unit(job, checked, mention);
                check_padding(job, mention, seen);
                check_range(job, mention);
        }
}

/* ---- how numbers are written ---- */

/* “9,43 %”, “1 tỷ đồng/ năm”: what is to be written without that space; NULL: nothing. */
static const char *without_space(struct job *job, const struct mention *mention, gsize *bytes)
{
        const char *text = mention->wording->text, *begin = text + mention->begin, *end = text + mention->end;
        const char *space = memchr(begin, ' ', mention->end - mention->begin);
        *bytes = mention->end - mention->begin;
        if (mention->kind == MENTION_SHARE && space)
                return arena_printf(job->arena, "%.*s%%", (int)(space - begin), begin);
        gsize spaces = strspn(end, " /");
        const char *slash = memchr(end, '/', spaces);
        if (mention->kind != MENTION_AMOUNT || !slash || spaces < 2 ||
            !g_unichar_islower(g_utf8_get_char(end + spaces)))
                return NULL;
        gsize unit = strcspn(end + spaces, " ,;.:()/");
        *bytes += spaces + unit;
        return arena_printf(job->arena, "%.*s/%.*s", (int)(end - begin), begin, (int)unit, end + spaces);
}

static bool is_ungrouped(const struct mention *mention)
{
        const char *text = mention->wording->text + mention->begin;
        return strspn(text, "0123456789") >= 4 && (mention->kind == MENTION_COUNT || mention->kind == MENTION_AMOUNT);
}

static bool is_grouped(const struct mention *mention)
{
        const char *text = mention->wording->text + mention->begin;
        gsize digits = strspn(text, "0123456789");
        return digits < 4 && text[digits] == '.' && (mention->kind == MENTION_COUNT || mention->kind == MENTION_AMOUNT);
}

/* “2000 người” beside “6.695 người”. */
static void check_grouping(struct job *job, const struct mention *mention, const struct mention **grouped)
{
        if (!*grouped || !is_ungrouped(mention))
                return;
        message_add_pair(job->messages, mention_place(job, mention), mention_place(job, *grouped), MESSAGE_NUMBER_PLAIN,
                         mention_text(job, mention), mention_text(job, *grouped), NULL);
        *grouped = NULL; /* said once for a plan */
}

void check_number_forms(struct job *job, const struct checked *checked)
{
        const struct mention *grouped = NULL;
        for (guint i = 0; i < checked->facts->mentions.count && !grouped; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                grouped = is_grouped(mention) ? mention : NULL;
        }
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                gsize bytes;
                const char *right = without_space(job, mention, &bytes);
                check_grouping(job, mention, &grouped);
                if (!right)
                        continue;
                struct place at = wording_place(job, mention->wording, mention->begin, mention->begin + bytes);
                char *said = arena_text_n(job->arena, mention->wording->text + mention->begin, bytes);
                message_add(job->messages, at, MESSAGE_NUMBER_SPACE, said, right, NULL);
        }
}

/* ---- labels ---- */

/* Words of a that b has too. */
static guint common_words(char **a, char **b)
{
        guint common = 0;
        for (guint i = 0; a[i]; i++)
                common += *a[i] && g_strv_contains((const char *const *)b, a[i]);
        return common;
}

/* “Nâng cấp … Trung tâm: 1.500.000.000 đồng” for the line “Xây dựng thí điểm Trung tâm …”: nearly the same words,
 * another beginning. */
static void check_label(struct job *job, const struct mention *mention, const char *label, struct place label_at)
{
        const char *text = mention->wording->text;
        if (mention->begin < 2 || strncmp(text + mention->begin - 2, ": ", 2) != 0 || mention->begin > 400)
                return;
        g_autofree char *said = g_strndup(text, mention->begin - 2);
        g_autofree char *said_folded = fold(said), *label_folded = fold(label);
        g_auto(GStrv) a = g_strsplit(said_folded, " ", 64), b = g_strsplit(label_folded, " ", 64);
        guint least = MIN(g_strv_length(a), g_strv_length(b)), common = common_words(b, a);
        if (least < 6 || g_strv_length(a) > 2 * least || strcmp(a[0], b[0]) == 0 || common * 3 < least * 2)
                return;
        struct place at = wording_place(job, mention->wording, 0, mention->begin - 2);
        message_add_pair(job->messages, at, label_at, MESSAGE_LABEL_DIFFERS, said, label, NULL);
}

void check_labels(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                struct place at;
                const char *label = mention->datum ? known_label(job, checked->plan, mention->datum, &at) : NULL;
                if (!label)
                        continue;
                prove(job, checked, "data", mention_place(job, mention), "%s = {{%s}}", mention_text(job, mention),
                      mention->datum);
                if (mention->kind == MENTION_AMOUNT && !strstr(mention->datum, ".total"))
                        check_label(job, mention, label, at);
        }
}

/* ---- density ---- */

struct place_figures {
        const struct mention *people, *area, *density;
        gint64 hectares; /* hundredfold */
};

/* Hundredths of a hectare; 0: no area. */
static gint64 area_of(const struct mention *mention)
{
        gint64 value = mention->value;
        gint64 unit = has_word(mention->noun, "ha") ? 100 : 0;
        if (g_str_has_prefix(mention->noun, "km²") || has_word(mention->noun, "km2"))
                unit = 10000;
        for (guint i = 0; i < mention->scale; i++)
                unit /= 10;
        return mention->scale <= 2 && value < G_MAXINT64 / 10000 ? value * unit : 0;
}

static void take(struct place_figures *figures, const struct mention *mention)
{
        if (mention->kind != MENTION_COUNT)
                return;
        if (g_str_has_prefix(mention->noun, "người/km")) {
                figures->density = mention;
        } else if (area_of(mention) > figures->hectares) {
                figures->hectares = area_of(mention);
                figures->area = mention;
        } else if ((has_word(mention->noun, "khẩu") || has_word(mention->noun, "người")) && mention->scale == 0 &&
                   (!figures->people || mention->value > figures->people->value)) {
                figures->people = mention;
        }
}

/* Within one: the source may cut or round it. */
static void compare_density(struct job *job, const struct checked *checked, const struct place_figures *figures)
{
        if (!figures->density || !figures->area || !figures->people || figures->density->scale > 0)
                return;
        __int128 tenfold = (__int128)figures->people->value * 10 * 10000 / figures->hectares;
        gint64 difference = (gint64)(tenfold - (__int128)figures->density->value * 10);
        g_autofree char *right = number_grouped((gint64)tenfold, 1);
        const char *said = mention_named(job, figures->density), *people = mention_named(job, figures->people);
        struct place at = mention_place(job, figures->density);
        if (ABS(difference) <= 10)
                prove(job, checked, "quotient", at, "%s / %s = %s", people, mention_named(job, figures->area), said);
        else
                message_add_pair(job->messages, at, mention_place(job, figures->area), MESSAGE_DENSITY_DIFFERS, said,
                                 right, people, mention_named(job, figures->area), NULL);
}

void check_densities(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->wording.count; i++) {
                const struct wording *wording = list_at(&checked->facts->wording, struct wording, i);
                struct place_figures figures = {0};
                for (guint j = wording->first; j < wording->end; j++)
                        take(&figures, list_at(&checked->facts->mentions, struct mention, j));
                compare_density(job, checked, &figures);
        }
}

/* ---- units in column heads ---- */

/* “(1.000đ)”, “(triệu đồng)”: đồng in one unit; 0: nothing of the kind; -1: no number of đồng, as “(0.000đ)”. */
static gint64 unit_in(const char *label)
{
        const char *open = label ? strchr(label, '(') : NULL;
        gsize bytes = open ? strcspn(open + 1, ")") : 0;
        g_autofree char *inside = open ? g_strndup(open + 1, bytes) : g_strdup("");
        g_autoptr(GString) unit = g_string_new(g_str_has_prefix(inside, "ĐVT: ") ? inside + strlen("ĐVT: ") : inside);
        if (g_str_has_suffix(unit->str, "đ")) {
                g_string_truncate(unit, unit->len - strlen("đ"));
                g_string_append(unit, " đồng");
        }
        const char *end;
        gint64 number;
        guint scale;
        gint64 known = money_unit(unit->str);
        bool read = number_read_grouped(unit->str, &number, &scale, &end);
        if (!known && g_ascii_isdigit(*unit->str) && g_str_has_suffix(unit->str, " đồng"))
                return read && scale == 0 && number > 0 && strcmp(end, " đồng") == 0 ? number : -1;
        return known;
}

static void check_unit_label(struct job *job, const struct figures *figures, const struct text *label, gint64 right)
{
        gint64 said = unit_in(label->text);
        if (!said || said == right)
                return;
        g_autofree char *number = said > 0 ? number_grouped(said, 0) : g_strdup("?");
        message_add_pair(job->messages, label->at, figures->unit.at, MESSAGE_UNIT_LABEL, label->text, number,
                         figures->unit.text, NULL);
}

void check_unit_labels(struct job *job, const struct checked *checked)
{
        const struct list *budgets = &checked->plan->budgets;
        for (guint i = 0; i < budgets->count; i++) {
                const struct figures *budget = list_at(budgets, struct figures, i);
                check_unit_label(job, budget, &budget->total_label, budget->multiplier);
                for (guint j = 0; j < budget->columns.count; j++) {
                        const struct column *column = list_at(&budget->columns, struct column, j);
                        if (column->multiplier)
                                check_unit_label(job, budget, &column->label, column->multiplier);
                }
        }
}
