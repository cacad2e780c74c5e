/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "base/length.h"
#include "site/html.h"
#include "site/images.h"
#include "site/svg.h"

enum {
        WIDE = 720 * PT,   /* of a chart beside text, CSS px */
        NARROW = 300 * PT, /* of a chart on a telephone */
        CHART_TEXT = 13 * PT,
};

/* The caption in one line, for the chart's title. */
static const char *caption_text(struct html *html, const struct block *block)
{
        const char *text = spans_text(html->job, &block->spans);
        if (*text || !block->figure->chart || !block->figure->chart->title)
                return text;
        return block->figure->chart->title;
}

static void caption(struct html *html, const struct block *block)
{
        if (!block->spans.count && !(block->label && *block->label))
                return;
        g_string_append(html->out, "<figcaption>");
        html_caption_label(html, block->label);
        html_spans(html, &block->spans);
        g_string_append(html->out, "</figcaption>\n");
}

/* The chart as a file of its own, to take away. */
static void chart_file(struct html *html, const struct svg_drawing *drawing, struct svg_look look, const char *name)
{
        GString *file = g_string_sized_new(drawing->marks->len + 1024);
        look.alone = true;
        look.classes = NULL;
        svg_write(file, drawing, &look);
        const char *path = arena_printf(html->job->arena, "%s/%s", html->folder, name);
        html->failed |= !file_write(html->job, path, file->str, file->len);
        g_string_free(file, TRUE);
}

static void chart_table(struct html *html, const struct table *table, const char *name, const char *file)
{
        g_string_append(html->out, "<details><summary");
        html_language(html);
        g_string_append_c(html->out, '>');
        html_text(html->out, html_word(html, "chart_data"));
        g_string_append(html->out, "</summary>\n");
        if (table)
                html_table(html, table, NULL, name);
        g_string_append(html->out, "<p><a");
        html_attribute(html->out, "href", file);
        html_language(html);
        g_string_append(html->out, " download>");
        html_text(html->out, html_word(html, "chart_file"));
        g_string_append(html->out, "</a></p>\n</details>\n");
}

/* Drawn twice, for wide and for narrow screens; site.css shows one of them. */
static void chart(struct html *html, const struct block *block, const char *id)
{
        const struct figure_block *figure = block->figure;
        struct svg_look look = {
                .id = arena_printf(html->job->arena, "%s--wide", id),
                .title = caption_text(html, block),
                .description = figure->alternative,
                .classes = "wide",
                .width = WIDE,
                .text_size = CHART_TEXT,
                .tooltips = true,
        };
        const char *file = arena_printf(html->job->arena, "%s.svg", id);
        struct svg_drawing drawing = svg_draw(figure->chart, &look);
        svg_write(html->out, &drawing, &look);
        chart_file(html, &drawing, look, file);
        svg_close(&drawing);
        look.id = arena_printf(html->job->arena, "%s--narrow", id);
        look.classes = "narrow";
        look.width = NARROW;
        look.tooltips = false;
        svg_chart(html->out, figure->chart, &look);
        chart_table(html, figure->table, look.title, file);
}

static void image(struct html *html, const struct block *block)
{
        const struct figure_block *figure = block->figure;
        struct picture picture;
        if (!picture_publish(html->job, figure->image, block->from, html->folder, &picture)) {
                html->failed = true;
                return;
        }
        g_string_append(html->out, "<img loading=\"lazy\"");
        html_attribute(html->out, "src", picture.name);
        html_attribute(html->out, "alt", figure->alternative ? figure->alternative : "");
        if (picture.width > 0 && picture.height > 0)
                g_string_append_printf(html->out, " width=\"%d\" height=\"%d\"", picture.width, picture.height);
        g_string_append(html->out, ">\n");
}

void html_figure(struct html *html, const struct block *block)
{
        const char *id = block->id ? html_id(html->job, block->id, NULL)
                                   : arena_printf(html->job->arena, "figure--%zu", html->out->len);
        g_string_append_printf(html->out, "<figure class=\"%s\"", block->figure->chart ? "chart" : "image");
        html_attribute(html->out, "id", id);
        g_string_append(html->out, ">\n");
        if (block->figure->chart) {
                caption(html, block);
                chart(html, block, id);
        } else {
                image(html, block);
                caption(html, block);
        }
        g_string_append(html->out, "</figure>\n");
}
