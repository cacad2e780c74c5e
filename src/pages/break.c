/* SPDX-License-Identifier: MIT */
/* Lines by optimum fit, after Knuth and Plass, Breaking Paragraphs into Lines
 * (1981).  All in integers: the same lines on every machine.  Line widths do
 * not depend on the line's number but for the first, so a point remembers one
 * best way for each fitness class and the work is linear in the words. */
#include "pages/shaped.h"

#include <string.h>

enum {
        RATIO = 1024,           /* one, in ratios of stretching */
        FINE = RATIO * 7 / 10,  /* spaces up to 1.35 times their natural width */
        GOOD = RATIO,           /* up to 1.5 times */
        TOLERANCE = 2 * RATIO,  /* up to twice */
        RATIO_MAX = 21 * RATIO, /* worse is not told apart */
        SHRINK_LESS = 250,      /* thousandths that spaces lose at most */
        SHRINK = 333,           /* as in TeX */
        /* Lest spaces of other lines come to over 1.5 times theirs; a reader of text sees none below 0.15 of the size,
         * which spaces of a quarter have at 400. */
        SHRINK_MORE = 390,
        /* Ten-thousandths that letters are set wider or narrower at most: a fiftieth is seen by nobody (Zapf; pdfTeX).
         */
        LETTERS = 200,
        LETTERS_MORE = 300,
        LETTERS_WHOLE = 10000,
        LINE_PENALTY = 10,           /* each line */
        INSIDE_PENALTY = 50,         /* a line that ends inside a word, behind a dash */
        SOFT_DEMERITS = 15000,       /* a line that ends before a code; spaces of 1.5 times their width cost as much */
        YEAR_DEMERITS = 60000,       /* a date that is cut before its year */
        DASH_DEMERITS = 200000,      /* a line that begins with the dash between two names */
        CLASS_DEMERITS = 3000,       /* neighbours more than one fitness class apart */
        SHORT_LAST_DEMERITS = 20000, /* a last line of one short syllable */
        SHORT_LAST_EMS = 3,
        LINES_BACK = 400, /* no line holds more boxes: hostile text of boxes without width stays linear */
};

#define RAGGED_LINE   ((gint64)10000000000)  /* as few lines as can be, before all else */
#define HELD_DEMERITS ((gint64)100000000000) /* more than a line */
#define CUT_DEMERITS  ((gint64)1000000000000)
#define NO_WAY        G_MAXINT64

enum fitness {
        FITNESS_TIGHT,
        FITNESS_NORMAL,
        FITNESS_LOOSE,
        FITNESS_VERY_LOOSE,
        FITNESS_COUNT,
};

/* How breaking is tried, one after the other until there is a way. */
static const struct pass {
        enum joint least; /* the strongest joint that a line may end at */
        int tolerance;    /* of the ratio of stretching */
        int shrink;
        int letters;
} passes[] = {
        {JOINT_SOFT, FINE, SHRINK_LESS, LETTERS},           {JOINT_SOFT, FINE, SHRINK, LETTERS_MORE},
        {JOINT_SOFT, GOOD, SHRINK_MORE, LETTERS_MORE},      {JOINT_YEAR, GOOD, SHRINK_MORE, LETTERS_MORE},
        {JOINT_DASH, GOOD, SHRINK_MORE, LETTERS_MORE},      {JOINT_YEAR, TOLERANCE, SHRINK_MORE, LETTERS_MORE},
        {JOINT_DASH, TOLERANCE, SHRINK_MORE, LETTERS_MORE}, {JOINT_DASH, G_MAXINT, SHRINK_MORE, LETTERS_MORE},
        {JOINT_HELD, G_MAXINT, SHRINK_MORE, LETTERS_MORE},  {JOINT_LETTERS, G_MAXINT, SHRINK_MORE, LETTERS_MORE},
        {JOINT_NONE, G_MAXINT, SHRINK_MORE, LETTERS_MORE},
};

/* A way to a point: the line that ends there, and the way to its beginning. */
struct way {
        gint64 demerits;
        guint from; /* point */
        enum fitness fitness;
};

/* A place where a line may begin, or the end. */
struct point {
        guint box;
        gint64 begins, ends; /* width of all before a line that begins here, or ends here: a gap lies between */
        gint64 begins_elastic, ends_elastic; /* the same of the spaces that stretch */
        struct way ways[FITNESS_COUNT];
};

struct breaker {
        const struct shaped *shaped;
        const struct box *boxes;
        int first_width, width;
        bool justified, balanced;
        guint start, end; /* boxes between forced breaks */
        const struct pass *pass;
        struct point *points;
        guint count;
};

/* A line between two points, measured. */
struct measured {
        gint64 natural, elastic, width;
        int ratio;
        bool fits;
};

/* ---- one line ---- */

static struct measured measure_line(const struct breaker *breaker, const struct point *from, const struct point *to)
{
        struct measured line = {
                .natural = to->ends - from->begins,
                .elastic = breaker->justified ? to->ends_elastic - from->begins_elastic : 0,
                .width = from->box == 0 ? breaker->first_width : breaker->width,
        };
        gint64 rest = line.width - line.natural;
        if (breaker->justified)
                rest -= letters_take(rest, line.elastic,
                                     (line.natural - line.elastic) * breaker->pass->letters / LETTERS_WHOLE);
        if (rest < 0) {
                gint64 shrink = line.elastic * breaker->pass->shrink;
                line.fits = -rest * 1000 <= shrink;
                line.ratio = line.fits && shrink ? (int)(rest * 1000 * RATIO / shrink) : -RATIO;
        } else {
                line.fits = true;
                /* Without spaces to stretch a line is as loose as if it had one of a tenth of the size. */
                gint64 stretch = MAX(line.elastic, breaker->shaped->look.size / 10);
                line.ratio = (int)MIN(rest * 2 * RATIO / MAX(stretch, 1), RATIO_MAX);
        }
        return line;
}

static enum fitness fitness_of(int ratio)
{
        return ratio < -RATIO / 2   ? FITNESS_TIGHT
               : ratio <= RATIO / 2 ? FITNESS_NORMAL
               : ratio <= RATIO     ? FITNESS_LOOSE
                                    : FITNESS_VERY_LOOSE;
}

/* What it costs that a line ends before this box. */
static gint64 joint_demerits(const struct breaker *breaker, guint box)
{
        if (box >= breaker->end)
                return 0;
        switch (breaker->boxes[box].joint) {
        case JOINT_NONE:
        case JOINT_LETTERS:
                return CUT_DEMERITS;
        case JOINT_HELD:
                return HELD_DEMERITS;
        case JOINT_DASH:
                return breaker->justified ? DASH_DEMERITS : 2 * RATIO * RATIO;
        case JOINT_YEAR:
                return breaker->justified ? YEAR_DEMERITS : RATIO * RATIO;
        case JOINT_SOFT:
                return breaker->justified ? SOFT_DEMERITS : RATIO * RATIO / 4;
        case JOINT_INSIDE:
                return breaker->justified ? INSIDE_PENALTY * INSIDE_PENALTY : 0;
        default:
                return 0;
        }
}

static gint64 line_demerits(const struct breaker *breaker, const struct measured *line, bool first, bool last)
{
        gint64 demerits = 0;
        bool lone = last && !first && line->natural < SHORT_LAST_EMS * (gint64)breaker->shaped->look.size;
        if (breaker->justified) {
                gint64 ratio = last && line->ratio > 0 ? 0 : ABS(line->ratio);
                gint64 badness = LINE_PENALTY + 100 * ratio * ratio * ratio / ((gint64)RATIO * RATIO * RATIO);
                demerits = badness * badness;
        } else if (!last || breaker->balanced) {
                gint64 rest = MAX(line->width - line->natural, 0) * RATIO / line->width;
                demerits = rest * rest;
        }
        return demerits + (lone ? SHORT_LAST_DEMERITS : 0) + (breaker->justified ? 0 : RAGGED_LINE);
}

/* ---- all ways ---- */

static void try_line(struct breaker *breaker, guint from, guint to, const struct measured *line)
{
        const struct point *start = &breaker->points[from];
        struct point *end = &breaker->points[to];
        bool last = to + 1 == breaker->count;
        enum fitness fitness = FITNESS_NORMAL;
        if (breaker->justified && !(last && line->ratio > 0))
                fitness = fitness_of(line->ratio);
        gint64 own = line_demerits(breaker, line, from == 0, last) + joint_demerits(breaker, end->box);
        struct way *best = &end->ways[fitness];
        for (guint before = 0; before < FITNESS_COUNT; before++) {
                gint64 demerits = start->ways[before].demerits;
                if (demerits == NO_WAY)
                        continue;
                int apart = (int)before - (int)fitness;
                demerits += own + (from > 0 && (apart > 1 || apart < -1) ? CLASS_DEMERITS : 0);
                if (demerits < best->demerits)
                        *best = (struct way){demerits, from, (enum fitness)before};
        }
}

static bool is_reached(const struct point *point)
{
        for (guint i = 0; i < FITNESS_COUNT; i++) {
                if (point->ways[i].demerits != NO_WAY)
                        return true;
        }
        return false;
}

/* Points from which a line to this one is not too long and not too loose. */
static guint try_lines_to(struct breaker *breaker, guint to, guint low, const struct pass *pass)
{
        bool last = to + 1 == breaker->count, any = pass->least == JOINT_NONE;
        low = MAX(low, to > LINES_BACK ? to - LINES_BACK : 0);
        for (guint from = low; from < to; from++) {
                const struct point *start = &breaker->points[from];
                struct measured line = measure_line(breaker, start, &breaker->points[to]);
                /* A single letter wider than the line stands all the same. */
                line.fits = line.fits || (any && from + 1 == to);
                if (!line.fits) {
                        low = from == low ? low + 1 : low;
                        continue;
                }
                if (!last && breaker->justified && line.ratio > pass->tolerance && from > 0)
                        break;
                if (is_reached(start) && (last || !breaker->justified || line.ratio <= pass->tolerance))
                        try_line(breaker, from, to, &line);
        }
        return low;
}

/* Points for this pass; the end is a point too. */
static void set_points(struct breaker *breaker, const struct pass *pass)
{
        gint64 natural = 0, elastic = 0;
        breaker->count = 0;
        for (guint i = breaker->start; i <= breaker->end; i++) {
                const struct box *box = i < breaker->end ? &breaker->boxes[i] : NULL;
                int gap = box ? box->gap : 0, elastic_gap = box && box->elastic ? box->gap : 0;
                if (!box || i == breaker->start || box->joint >= pass->least) {
                        struct point *point = &breaker->points[breaker->count++];
                        *point = (struct point){.box = i,
                                                .begins = natural + gap,
                                                .ends = natural,
                                                .begins_elastic = elastic + elastic_gap,
                                                .ends_elastic = elastic};
                        for (guint k = 0; k < FITNESS_COUNT; k++)
                                point->ways[k].demerits = NO_WAY;
                }
                natural += gap + (box && box->word ? box->word->width : 0);
                elastic += elastic_gap;
        }
        breaker->points[0].ways[FITNESS_NORMAL].demerits = 0;
}

/* The best way to the end; false when this pass finds none. */
static bool find_way(struct breaker *breaker, const struct pass *pass, enum fitness *best)
{
        guint low = 0;
        breaker->pass = pass;
        set_points(breaker, pass);
        for (guint to = 1; to < breaker->count; to++)
                low = try_lines_to(breaker, to, low, pass);
        const struct way *ways = breaker->points[breaker->count - 1].ways;
        *best = FITNESS_TIGHT;
        for (guint i = 1; i < FITNESS_COUNT; i++) {
                if (ways[i].demerits < ways[*best].demerits)
                        *best = (enum fitness)i;
        }
        return ways[*best].demerits != NO_WAY;
}

/* ---- lines ---- */

static void add_line(const struct breaker *breaker, GArray *lines, guint first, guint end)
{
        struct broken_line line = {.first = first,
                                   .end = end,
                                   .width = first == 0 ? breaker->first_width : breaker->width,
                                   .letters = breaker->pass ? breaker->pass->letters : 0,
                                   .last = end == breaker->end};
        g_array_append_val(lines, line);
}

/* The way is known from its end: its points are laid out from the first. */
static void add_way(const struct breaker *breaker, enum fitness fitness, GArray *lines)
{
        g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
        for (guint at = breaker->count - 1; at > 0;) {
                const struct way *way = &breaker->points[at].ways[fitness];
                g_array_append_val(ends, at);
                at = way->from;
                fitness = way->fitness;
        }
        guint first = breaker->start;
        for (guint i = ends->len; i-- > 0;) {
                guint end = breaker->points[g_array_index(ends, guint, i)].box;
                add_line(breaker, lines, first, end);
                first = end;
        }
}

static bool is_one_line(const struct breaker *breaker)
{
        gint64 natural = 0;
        int width = breaker->start == 0 ? breaker->first_width : breaker->width;
        for (guint i = breaker->start; i < breaker->end && natural <= width; i++) {
                const struct box *box = &breaker->boxes[i];
                natural += (i > breaker->start ? box->gap : 0) + (box->word ? box->word->width : 0);
        }
        return natural <= width;
}

/* Lines of the boxes between two forced breaks. */
static void break_stretch(struct breaker *breaker, GArray *lines)
{
        enum fitness fitness;
        if (is_one_line(breaker)) {
                add_line(breaker, lines, breaker->start, breaker->end);
                return;
        }
        breaker->points = g_new(struct point, breaker->end - breaker->start + 1);
        for (guint i = 0; i < G_N_ELEMENTS(passes); i++) {
                if (find_way(breaker, &passes[i], &fitness)) {
                        add_way(breaker, fitness, lines);
                        break;
                }
        }
        g_free(breaker->points);
}

struct breaks *shaped_find_breaks(struct job *job, const struct shaped *shaped, int measure)
{
        struct breaks *breaks = arena_new(job_scratch(job), struct breaks);
        struct breaker breaker = {.shaped = shaped,
                                  .first_width = look_line_width(&shaped->look, measure, true),
                                  .width = look_line_width(&shaped->look, measure, false),
                                  .justified = look_is_justified(&shaped->look, measure),
                                  .balanced = shaped->look.align == ALIGN_CENTER};
        g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct broken_line));
        breaks->boxes = boxes_that_fit(job, shaped, MIN(breaker.first_width, breaker.width), &breaks->box_count);
        breaker.boxes = breaks->boxes;
        for (guint start = 0; start < breaks->box_count; start = breaker.end) {
                breaker.start = start;
                breaker.end = start + 1;
                while (breaker.end < breaks->box_count && breaks->boxes[breaker.end].joint != JOINT_FORCED)
                        breaker.end++;
                break_stretch(&breaker, lines);
        }
        if (breaks->box_count == 0)
                add_line(&breaker, lines, 0, 0);
        breaks->count = lines->len;
        breaks->lines = arena_new_array(job_scratch(job), struct broken_line, lines->len);
        memcpy(breaks->lines, lines->data, lines->len * sizeof *breaks->lines);
        return breaks;
}
