/* SPDX-License-Identifier: MIT */
#include "review/sequence.h"

#include <string.h>

enum {
        PAIRS_MAX = 1000000, /* a stretch is compared pair by pair up to here */
        DEPTH_MAX = 8,       /* rounds of anchors, each in the length of the row */
};

/* Rows as numbers: equal texts, equal numbers. */
struct rows {
        guint *a, *b;
        int *match; /* of a */
        guint *count_a, *count_b;
        int *in_b; /* by number: where in b; counts for those that are there once */
        guint kinds;
};

/* A stretch of both rows. */
struct stretch {
        guint a, a_end, b, b_end;
};

static int compare_texts(gconstpointer a, gconstpointer b, gpointer unused)
{
        (void)unused;
        return strcmp(**(const char *const *const *)a, **(const char *const *const *)b);
}

/* Number all texts by sorting them: no hash, so that no text makes it slow. */
static void number_texts(struct job *job, struct rows *rows, const char *const *a, guint a_count, const char *const *b,
                         guint b_count)
{
        guint total = a_count + b_count;
        const char *const **order = arena_new_array(job->arena, const char *const *, total);
        for (guint i = 0; i < a_count; i++)
                order[i] = &a[i];
        for (guint i = 0; i < b_count; i++)
                order[a_count + i] = &b[i];
        if (total > 1)
                g_qsort_with_data(order, (gint)total, sizeof *order, compare_texts, NULL);
        for (guint i = 0; i < total; i++) {
                if (i == 0 || strcmp(*order[i], *order[i - 1]) != 0)
                        rows->kinds++;
                bool in_a = a_count && order[i] >= a && order[i] < a + a_count;
                *(in_a ? &rows->a[order[i] - a] : &rows->b[order[i] - b]) = rows->kinds - 1;
        }
}

/* ---- short stretches: pair by pair ---- */

static void match_pairs(struct rows *rows, const struct stretch *s)
{
        guint height = s->a_end - s->a, width = s->b_end - s->b;
        /* length[i][j]: of the longest common subsequence of what is left from i and j on */
        g_autofree guint *length = g_new0(guint, (gsize)(height + 1) * (width + 1));
        guint row = width + 1;
        for (guint i = height; i-- > 0;) {
                for (guint j = width; j-- > 0;) {
                        guint *here = &length[i * row + j];
                        bool same = rows->a[s->a + i] == rows->b[s->b + j];
                        *here = same ? here[row + 1] + 1 : MAX(here[row], here[1]);
                }
        }
        for (guint i = 0, j = 0; i < height && j < width;) {
                const guint *here = &length[i * row + j];
                if (rows->a[s->a + i] == rows->b[s->b + j])
                        rows->match[s->a + i++] = (int)(s->b + j++);
                else if (here[row] >= here[1])
                        i++;
                else
                        j++;
        }
}

/* ---- long stretches: between the texts that are in each once ---- */

/* Indexes in a of the longest rising run of texts that both have once; the count. */
static guint find_anchors(struct rows *rows, const struct stretch *s, guint *anchors)
{
        guint height = s->a_end - s->a;
        g_autofree guint *tail = g_new(guint, height + 1); /* last a of the best run of each length */
        g_autofree int *before = g_new(int, height + 1);
        guint longest = 0;
        for (guint i = s->a; i < s->a_end; i++) {
                guint kind = rows->a[i];
                if (rows->count_a[kind] != 1 || rows->count_b[kind] != 1)
                        continue;
                guint low = 0, high = longest;
                while (low < high) {
                        guint middle = (low + high) / 2;
                        if (rows->in_b[rows->a[tail[middle]]] < rows->in_b[kind])
                                low = middle + 1;
                        else
                                high = middle;
                }
                before[i - s->a] = low ? (int)tail[low - 1] : -1;
                tail[low] = i;
                longest = MAX(longest, low + 1);
        }
        guint at = longest ? tail[longest - 1] : 0;
        for (guint k = longest; k-- > 0;) {
                anchors[k] = at;
                at = (guint)before[at - s->a];
        }
        return longest;
}

static void count_kinds(struct rows *rows, const struct stretch *s, bool on)
{
        for (guint i = s->a; i < s->a_end; i++)
                rows->count_a[rows->a[i]] = on ? rows->count_a[rows->a[i]] + 1 : 0;
        for (guint j = s->b; j < s->b_end; j++) {
                rows->count_b[rows->b[j]] = on ? rows->count_b[rows->b[j]] + 1 : 0;
                rows->in_b[rows->b[j]] = (int)j;
        }
}

static void match_stretch(struct rows *rows, struct stretch s, guint depth);

static void match_long(struct rows *rows, const struct stretch *s, guint depth)
{
        g_autofree guint *anchors = g_new(guint, s->a_end - s->a);
        g_autofree int *places = g_new(int, s->a_end - s->a);
        count_kinds(rows, s, true);
        guint count = find_anchors(rows, s, anchors);
        for (guint k = 0; k < count; k++)
                places[k] = rows->in_b[rows->a[anchors[k]]];
        count_kinds(rows, s, false);
        guint a = s->a, b = s->b;
        for (guint k = 0; k < count; k++) {
                rows->match[anchors[k]] = places[k];
                match_stretch(rows, (struct stretch){a, anchors[k], b, (guint)places[k]}, depth + 1);
                a = anchors[k] + 1;
                b = (guint)places[k] + 1;
        }
        if (count)
                match_stretch(rows, (struct stretch){a, s->a_end, b, s->b_end}, depth + 1);
}

static void match_stretch(struct rows *rows, struct stretch s, guint depth)
{
        while (s.a < s.a_end && s.b < s.b_end && rows->a[s.a] == rows->b[s.b])
                rows->match[s.a++] = (int)s.b++;
        while (s.a < s.a_end && s.b < s.b_end && rows->a[s.a_end - 1] == rows->b[s.b_end - 1])
                rows->match[--s.a_end] = (int)--s.b_end;
        guint64 pairs = (guint64)(s.a_end - s.a) * (s.b_end - s.b);
        if (pairs == 0)
                return;
        if (pairs <= PAIRS_MAX)
                match_pairs(rows, &s);
        else if (depth < DEPTH_MAX)
                match_long(rows, &s, depth);
}

int *sequence_match(struct job *job, const char *const *a, guint a_count, const char *const *b, guint b_count)
{
        struct rows rows = {
                .a = arena_new_array(job->arena, guint, a_count),
                .b = arena_new_array(job->arena, guint, b_count),
                .match = arena_new_array(job->arena, int, a_count),
        };
        number_texts(job, &rows, a, a_count, b, b_count);
        rows.count_a = arena_new_array(job->arena, guint, rows.kinds);
        rows.count_b = arena_new_array(job->arena, guint, rows.kinds);
        rows.in_b = arena_new_array(job->arena, int, rows.kinds);
        for (guint i = 0; i < a_count; i++)
                rows.match[i] = SEQUENCE_NONE;
        match_stretch(&rows, (struct stretch){0, a_count, 0, b_count}, 0);
        return rows.match;
}
