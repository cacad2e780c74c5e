/* SPDX-License-Identifier: MIT */
/* Years and periods: against the section, the title, and the works that documents.yaml knows. */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"
#include "vietnamese/folding.h"

static const char *years_text(struct job *job, struct years years)
{
        if (years.from == years.to)
                return arena_printf(job->arena, "%d", years.from);
        return arena_printf(job->arena, "%d-%d", years.from, years.to);
}

static bool contains(struct years outer, struct years inner)
{
        return outer.from <= inner.from && inner.to <= outer.to;
}

static bool years_equal(struct years a, struct years b)
{
        return a.from == b.from && a.to == b.to;
}

static struct place whole_place(struct job *job, const struct wording *wording)
{
        return wording_place(job, wording, 0, strlen(wording->text));
}

/* ---- headings ---- */

/* Another heading of the same rank in the same section has the years of the section. */
static bool has_full_sibling(const struct facts *facts, const struct wording *heading, struct years outer)
{
        for (guint i = 0; i < facts->wording.count; i++) {
                const struct wording *other = list_at(&facts->wording, struct wording, i);
                if (other->kind == WORDING_HEADING && other != heading && other->level == heading->level &&
                    other->within == heading->within && years_equal(heading_years(facts, other), outer))
                        return true;
        }
        return false;
}

void check_heading_years(struct job *job, const struct checked *checked)
{
        const struct facts *facts = checked->facts;
        for (guint i = 0; i < facts->wording.count; i++) {
                const struct wording *heading = list_at(&facts->wording, struct wording, i);
                struct years outer, years = {0};
                if (heading->kind == WORDING_HEADING)
                        years = heading_years(facts, heading);
                const struct wording *around = years.from ? dated_heading(facts, heading, &outer) : NULL;
                if (!around)
                        continue;
                enum message_code code = MESSAGE_HEADING_PERIOD;
                if (contains(outer, years)) {
                        if (years_equal(outer, years) || !has_full_sibling(facts, heading, outer))
                                continue;
                        code = MESSAGE_HEADING_NARROWER;
                }
                message_add_pair(job->messages, whole_place(job, heading), whole_place(job, around), code,
                                 years_text(job, years), years_text(job, outer), NULL);
        }
}

/* ---- running text ---- */

static bool ends_with(const char *text, gsize end, const char *words)
{
        gsize bytes = strlen(words);
        return end >= bytes && strncmp(text + end - bytes, words, bytes) == 0;
}

/* “năm 2025 tăng 30% so với năm 2025” */
static void check_itself(struct job *job, const struct mention *before, const struct mention *after)
{
        const char *text = after->wording->text;
        if (!before || before->wording != after->wording || !years_equal(before->years, after->years) ||
            (!ends_with(text, after->begin, "so với năm ") && !ends_with(text, after->begin, "so với ")))
                return;
        g_autofree char *between = g_strndup(text + before->end, after->begin - before->end);
        if (!strpbrk(between, ".;"))
                message_add_pair(job->messages, mention_place(job, after), mention_place(job, before),
                                 MESSAGE_YEAR_ITSELF, years_text(job, after->years), NULL);
}

/* “năm 2025 tăng”, “đến năm 2025 đạt”: what the section is to reach. */
static bool is_to_be_reached(const struct mention *mention)
{
        static const char *const verbs[] = {" tăng", " đạt", " giảm", " phấn đấu", " có ít nhất"};
        const char *behind = mention->wording->text + mention->end;
        for (guint i = 0; i < G_N_ELEMENTS(verbs); i++) {
                if (g_str_has_prefix(behind, verbs[i]))
                        return !ends_with(mention->wording->text, mention->begin, "so với năm ");
        }
        return false;
}

static void check_outside(struct job *job, const struct facts *facts, const struct mention *mention)
{
        struct years outer;
        if (mention->wording->kind == WORDING_HEADING || !is_to_be_reached(mention))
                return;
        const struct wording *around = dated_heading(facts, mention->wording, &outer);
        if (around && !contains(outer, mention->years))
                message_add_pair(job->messages, mention_place(job, mention), whole_place(job, around),
                                 MESSAGE_YEAR_OUTSIDE, years_text(job, mention->years), years_text(job, outer), NULL);
}

void check_years(struct job *job, const struct checked *checked)
{
        const struct mention *before = NULL;
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                if (mention->kind != MENTION_YEARS)
                        continue;
                check_itself(job, before, mention);
                check_outside(job, checked->facts, mention);
                before = mention;
        }
}

/* ---- dates ---- */

/* 31/4, 14/13: no such day. */
void check_mentioned_dates(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                if (mention->kind == MENTION_DATE && !date_is_real(mention->date))
                        message_add(job->messages, mention_place(job, mention), MESSAGE_DATE_NONE,
                                    mention_text(job, mention), NULL);
        }
}

/* ---- the title ---- */

void check_title_period(struct job *job, const struct checked *checked)
{
        const struct period *period = &checked->plan->period;
        struct years said = {0}, own = {period->from, period->to};
        struct place at = checked->plan->title.at;
        for (guint i = 0; i < checked->facts->wording.count; i++) {
                const struct wording *wording = list_at(&checked->facts->wording, struct wording, i);
                if (!wording->block || g_strcmp0(wording->block->role, "title") != 0)
                        continue;
                for (guint j = wording->first; j < wording->end; j++) {
                        const struct mention *mention = list_at(&checked->facts->mentions, struct mention, j);
                        if (mention->kind != MENTION_YEARS)
                                continue;
                        if (years_equal(mention->years, own))
                                return;
                        said = mention->years;
                        at = mention_place(job, mention);
                }
        }
        if (said.from && own.from)
                message_add_pair(job->messages, at, period->at, MESSAGE_TITLE_PERIOD, years_text(job, said),
                                 years_text(job, own), NULL);
}

/* ---- works: “Đề án phát triển nghề công tác xã hội giai đoạn 2010-2020” ---- */

struct work {
        const char *name; /* folded, without the kind */
        struct years years;
        const struct text *from;
};

enum {
        WORKS_MAX = 500,
        NAME_WORDS_LEAST = 4,
};

/* The name of the last work in a folded title, before its “giai doan”. */
static const char *work_name(const char *title, const char *period)
{
        static const char *const kinds[] = {"de an ", "chuong trinh ", "du an ", "ke hoach "};
        const char *name = NULL;
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
                for (const char *s = title; (s = strstr(s, kinds[i])) && s < period; s++) {
                        if (!name || s + strlen(kinds[i]) > name)
                                name = s + strlen(kinds[i]);
                }
        }
        return name && name < period ? name : NULL;
}

static void add_work(struct job *job, const struct text *title, GArray *works)
{
        static const char MARK[] = " giai doan ";
        g_autofree char *folded = fold(title->text ? title->text : "");
        const char *period = strstr(folded, MARK);
        const char *name = period ? work_name(folded, period) : NULL;
        if (!name || works->len >= WORKS_MAX)
                return;
        struct wording wording = {.text = period + strlen(MARK)};
        struct list mentions = {0};
        struct span span = {.text = wording.text};
        wording.one = (struct wording_piece){0, &span};
        mentions_read(job, &wording, &mentions);
        const struct mention *first = mentions.count ? list_at(&mentions, struct mention, 0) : NULL;
        if (!first || first->kind != MENTION_YEARS || first->begin != 0)
                return;
        struct work work = {arena_text_n(job->arena, name, (gsize)(period - name)), first->years, title};
        g_auto(GStrv) words = g_strsplit(work.name, " ", -1);
        if (g_strv_length(words) >= NAME_WORDS_LEAST)
                g_array_append_val(works, work);
}

/* What the words before a period name; NULL when nothing, or when one of the works has this period. */
static const struct work *find_other(const GArray *works, const char *before, struct years years)
{
        const struct work *found = NULL;
        for (guint i = 0; i < works->len; i++) {
                const struct work *work = &g_array_index(works, struct work, i);
                gsize bytes = strlen(work->name);
                if (!g_str_has_suffix(before, work->name) ||
                    (strlen(before) > bytes && before[strlen(before) - bytes - 1] != ' '))
                        continue;
                if (years_equal(work->years, years))
                        return NULL;
                found = work;
        }
        return found;
}

void check_works(struct job *job, const struct checked *checked)
{
        g_autoptr(GArray) works = g_array_new(FALSE, FALSE, sizeof(struct work));
        for (guint i = 0; checked->legal && i < checked->legal->count; i++)
                add_work(job, &list_at(checked->legal, struct legal_document, i)->title, works);
        add_work(job, &checked->plan->title, works);
        for (guint i = 0; works->len > 0 && i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                const char *text = mention->wording->text;
                if (mention->kind != MENTION_YEARS || !ends_with(text, mention->begin, " giai đoạn "))
                        continue;
                gsize end = mention->begin - strlen(" giai đoạn ");
                gsize begin = end > 400 ? end - 400 : 0;
                while ((text[begin] & 0xC0) == 0x80)
                        begin++;
                g_autofree char *words = g_strndup(text + begin, end - begin);
                g_autofree char *before = fold(words);
                const struct work *work = find_other(works, before, mention->years);
                if (work)
                        message_add_pair(job->messages, mention_place(job, mention), work->from->at,
                                         MESSAGE_WORK_PERIOD, years_text(job, mention->years),
                                         years_text(job, work->years), NULL);
        }
}
