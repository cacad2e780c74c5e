/* SPDX-License-Identifier: MIT */
#include "charts/key.h"

enum {
        GRID_THICKNESS = PT / 2,
        ZERO_THICKNESS = PT * 3 / 4,
};

enum {
        UPRIGHT_LINES_MAX = 4, /* of a label under its mark */
};

/* What stands under the axis: labels, or the numbers of a key.  Every each-th is printed, over the room of each
 * categories. */
struct categories {
        guint each;
        guint lines;
        struct label **labels; /* NULL where none is printed */
        struct key *key;       /* NULL: the labels stand under the axis */
};

static int label_gap(const struct plot *plot)
{
        return plot->size / 2;
}

/* So many categories that the widest word or number has room. */
static void categories_thin(struct plot *plot, struct categories *cats, int band, int widest)
{
        gint64 needed = (gint64)widest + label_gap(plot);
        cats->each = 1;
        if (needed > band)
                cats->each = (guint)CLAMP(needed / MAX(band, 1) + 1, 1, (gint64)MAX(plot->categories, 1));
}

/* Whether each label, broken over lines, has room under its own mark. */
static bool labels_fit(struct plot *plot, struct categories *cats, int band)
{
        if ((gint64)widest_word(plot) + label_gap(plot) > band)
                return false;
        for (guint i = 0; i < plot->categories; i++) {
                cats->labels[i] =
                        label_break(plot, plot->chart->categories[i], band - label_gap(plot), UPRIGHT_LINES_MAX);
                cats->lines = MAX(cats->lines, cats->labels[i]->count);
                if (!cats->labels[i]->whole)
                        return false;
        }
        return true;
}

/* The numbers of the key; the key has all of them, so that some may be left out where they are crowded. */
static void numbers_break(struct plot *plot, struct categories *cats, int band)
{
        char *last = arena_printf(plot->arena, "%u", plot->categories);
        categories_thin(plot, cats, band, text_width(plot, last));
        for (guint i = 0; i < plot->categories; i += cats->each)
                cats->labels[i] = label_break(plot, arena_printf(plot->arena, "%u", i + 1), plot->width, 1);
}

/* Labels of a count, or too many for a key. */
static void labels_thin(struct plot *plot, struct categories *cats, int band)
{
        categories_thin(plot, cats, band, widest_word(plot));
        labels_count_left_out(plot, cats->each);
        for (guint i = 0; i < plot->categories; i += cats->each) {
                int room = (int)MIN((gint64)cats->each * band, plot->width) - label_gap(plot);
                cats->labels[i] = label_break(plot, plot->chart->categories[i], room, LABEL_LINES_MAX);
                cats->lines = MAX(cats->lines, cats->labels[i]->count);
        }
}

static struct categories categories_break(struct plot *plot, int band)
{
        struct categories cats = {.each = 1,
                                  .labels = arena_new_array(plot->arena, struct label *, plot->categories + 1)};
        if (labels_fit(plot, &cats, band))
                return cats;
        cats.lines = 1;
        if (!categories_count_on(plot))
                cats.key = key_break(plot);
        if (cats.key)
                numbers_break(plot, &cats, band);
        else
                labels_thin(plot, &cats, band);
        return cats;
}

/* Height of what stands below the axis. */
static int categories_height(const struct plot *plot, const struct categories *cats)
{
        int labels = plot->size / 3 + (int)MAX(cats->lines, 1) * plot->line;
        return cats->key ? labels + plot->line / 2 + cats->key->height : labels;
}

int frame_middle(const struct frame *frame, guint category)
{
        return frame->left + frame->band * (int)category + frame->band / 2;
}

/* A label of several categories' room may stand nearer to the edge than half its width: it is moved inside, and so
 * never reaches the next one, whose room begins behind it. */
static void categories_draw(struct plot *plot, const struct frame *frame, const struct categories *cats)
{
        int y = frame->bottom + plot->size / 3;
        int before = frame->left - plot->size / 2;
        for (guint i = 0; i < plot->categories; i += cats->each) {
                const struct label *label = cats->labels[i];
                int half = (label->width + 1) / 2;
                int x = CLAMP(frame_middle(frame, i), half, MAX(half, plot->width - half));
                if (x - half < before)
                        x = before + half;
                if (x + half > plot->width)
                        continue;
                label_draw(plot, label, x, y, ANCHOR_MIDDLE, PAINT_MUTED);
                before = x + half + plot->size / 4;
        }
        if (cats->key)
                key_draw(plot, cats->key, y + plot->line + plot->line / 2);
}

static void grid_draw(struct plot *plot, const struct frame *frame)
{
        int last = G_MAXINT; /* top of the label under this one */
        for (guint i = 0; i < frame->axis.ticks; i++) {
                __int128 value = frame->axis.low + (__int128)i * frame->axis.step;
                int y = axis_place(&frame->axis, value);
                int points[] = {frame->left, y, frame->right, y};
                plot->canvas->line(plot->canvas->with, points, 2, GRID_THICKNESS, PAINT_GRID);
                int top = y - plot->line / 2;
                if (frame->left == 0 || last - top < plot->line)
                        continue;
                text_draw(plot, numeral_text(plot, &frame->axis.numerals, value), frame->left - plot->size / 2, top,
                          ANCHOR_END, PAINT_MUTED);
                last = top;
        }
}

/* Height of the plot alone, before the labels below are known; the same whether it is measured or drawn, so that the
 * scale and the labels are. */
static int plot_height(const struct plot *plot)
{
        int height = CLAMP(plot->width * 2 / 5, 8 * plot->line, 20 * plot->line);
        return plot->canvas->tight ? height * 3 / 4 : height;
}

struct frame frame_draw(struct plot *plot, bool stacked)
{
        __int128 low, high;
        struct frame frame = {.right = plot->width - plot->beside};
        plot_range(plot, stacked, &low, &high);
        frame.top = legend_draw(plot, 0, plot->chart->unit) + plot->line; /* room for figures on the marks */
        int height = plot_height(plot);
        frame.axis = axis_new(numerals_of_chart(plot->chart), low, high, (guint)(height / (2 * plot->line)));
        int gutter = axis_label_width(plot, &frame.axis) + plot->size / 2;
        frame.left = gutter > frame.right / 2 ? 0 : gutter; /* figures wider than that are left to the table */
        frame.band = (frame.right - frame.left) / (int)MAX(plot->categories, 1);
        struct categories cats = categories_break(plot, frame.band);
        int below = categories_height(plot, &cats);
        int negative = low < 0 ? plot->line : 0; /* room for figures under the marks */
        frame.height = MAX(plot->height, frame.top + height + negative + below);
        frame.bottom = frame.height - below;
        frame.axis.from = frame.bottom - negative;
        frame.axis.length = frame.axis.from - frame.top;
        frame.axis.upwards = true;
        grid_draw(plot, &frame);
        categories_draw(plot, &frame, &cats);
        return frame;
}

void frame_close(struct plot *plot, const struct frame *frame)
{
        int y = axis_place(&frame->axis, 0);
        int points[] = {frame->left, y, frame->right, y};
        plot->canvas->line(plot->canvas->with, points, 2, ZERO_THICKNESS, PAINT_LINE);
}
