/* SPDX-License-Identifier: MIT */
#include "site/svg.h"

#include "site/html.h"

#include <string.h>

/* ---- widths ---- */

/* Advance widths of Helvetica and its kin, 1/1000 em, from the space to the tilde. */
static const short latin_widths[] = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
        611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
        667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
        222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};

/* A letter with marks is as wide as its base; the horn of ơ and ư takes a little more. */
static int letter_width(gunichar c)
{
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
        gunichar base = parts[0] == 0x111 ? 'd' : parts[0] == 0x110 ? 'D' : parts[0];
        int horn = 0;
        for (gsize i = 1; i < count; i++)
                horn = parts[i] == 0x31b ? 70 : horn;
        if (base >= ' ' && base <= '~')
                return latin_widths[base - ' '] + horn;
        if (g_unichar_iszerowidth(c))
                return 0;
        return g_unichar_iswide(c) || c == 0x2026 ? 1000 : 667;
}

int svg_measure(const char *text, int size, bool bold)
{
        gint64 width = 0;
        for (; *text; text = g_utf8_next_char(text))
                width += letter_width(g_utf8_get_char(text));
        return (int)MIN(width * size / 1000 * (bold ? 120 : 112) / 100, G_MAXINT / 4);
}

/* ---- the canvas ---- */

struct svg {
        GString *out;
        bool tooltips;
};

/* ` name="12.5"`: px with one decimal. */
static void number(GString *out, const char *name, int length)
{
        gint64 tenths = ((gint64)length * 10 + (length < 0 ? -512 : 512)) / 1024;
        g_string_append_printf(out, " %s=\"%s%d", name, tenths < 0 ? "-" : "", (int)(ABS(tenths) / 10));
        if (tenths % 10)
                g_string_append_printf(out, ".%d", (int)(ABS(tenths) % 10));
        g_string_append_c(out, '"');
}

/* Class and colour of a paint. */
static void paint_write(GString *out, const char *attribute, enum paint paint)
{
        static const char *const names[PAINT_SERIES] = {
                [PAINT_TEXT] = "text", [PAINT_MUTED] = "muted", [PAINT_LINE] = "axis",
                [PAINT_GRID] = "grid", [PAINT_PAPER] = "paper",
        };
        if (paint < PAINT_SERIES)
                g_string_append_printf(out, " class=\"c-%s\"", names[paint]);
        else
                g_string_append_printf(out, " class=\"c-s%d\"", (int)(paint - PAINT_SERIES));
        g_string_append_printf(out, " %s=\"#%06x\"", attribute, paint_colors[paint]);
}

static void about_write(const struct svg *svg, const char *element, const char *about)
{
        if (!svg->tooltips || !about) {
                g_string_append(svg->out, "/>\n");
                return;
        }
        g_string_append(svg->out, "><title>");
        html_text(svg->out, about);
        g_string_append_printf(svg->out, "</title></%s>\n", element);
}

static int svg_width(void *with, const char *text, int size, bool bold)
{
        (void)with;
        return svg_measure(text, size, bold);
}

static void svg_text(void *with, const struct canvas_text *text)
{
        static const char *const anchors[] = {
                [ANCHOR_START] = NULL,
                [ANCHOR_MIDDLE] = "middle",
                [ANCHOR_END] = "end",
        };
        struct svg *svg = with;
        g_string_append(svg->out, "<text");
        number(svg->out, "x", text->x);
        number(svg->out, "y", text->y);
        paint_write(svg->out, "fill", text->paint);
        html_attribute(svg->out, "text-anchor", anchors[text->anchor]);
        if (text->bold)
                html_attribute(svg->out, "font-weight", "bold");
        g_string_append_c(svg->out, '>');
        html_text(svg->out, text->text);
        g_string_append(svg->out, "</text>\n");
}

static void svg_box(void *with, int x, int y, int width, int height, enum paint paint, const char *about)
{
        struct svg *svg = with;
        g_string_append(svg->out, "<rect");
        number(svg->out, "x", x);
        number(svg->out, "y", y);
        number(svg->out, "width", width);
        number(svg->out, "height", height);
        paint_write(svg->out, "fill", paint);
        about_write(svg, "rect", about);
}

/* Paths of `each` points, n of them. */
static void path_write(GString *out, const int *points, guint n, guint each, int thickness, enum paint paint)
{
        g_string_append(out, "<path fill=\"none\" d=\"");
        for (guint i = 0; i < n * each; i++) {
                g_string_append_printf(out, "%c%d.%d %d.%d", i % each ? 'L' : 'M', points[2 * i] / 1024,
                                       points[2 * i] % 1024 * 10 / 1024, points[2 * i + 1] / 1024,
                                       points[2 * i + 1] % 1024 * 10 / 1024);
        }
        g_string_append_c(out, '"');
        number(out, "stroke-width", thickness);
        paint_write(out, "stroke", paint);
        g_string_append(out, "/>\n");
}

static void svg_line(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        path_write(((struct svg *)with)->out, points, 1, n, thickness, paint);
}

static void svg_strokes(void *with, const int *points, guint n, int thickness, enum paint paint)
{
        path_write(((struct svg *)with)->out, points, n, 2, thickness, paint);
}

static void svg_dot(void *with, int x, int y, int radius, enum paint paint, const char *about)
{
        struct svg *svg = with;
        g_string_append(svg->out, "<circle");
        number(svg->out, "cx", x);
        number(svg->out, "cy", y);
        number(svg->out, "r", radius);
        paint_write(svg->out, "fill", paint);
        about_write(svg, "circle", about);
}

/* ---- the element ---- */

/* <title> or <desc> with its id, for aria-labelledby. */
static void told(GString *out, const char *element, const char *id, const char *text)
{
        g_string_append_printf(out, "<%s id=\"%s-%s\">", element, id, element);
        html_text(out, text);
        g_string_append_printf(out, "</%s>\n", element);
}

static void svg_open(GString *out, const struct svg_look *look, int height)
{
        bool described = look->description && *look->description;
        g_autofree char *names =
                g_strdup_printf(described ? "%s-title %s-desc" : "%s-title", look->id, described ? look->id : NULL);
        g_string_append(out, "<svg");
        if (look->alone)
                html_attribute(out, "xmlns", "http://www.w3.org/2000/svg");
        html_attribute(out, "role", "img");
        html_attribute(out, "aria-labelledby", names);
        html_attribute(out, "class", look->classes);
        g_string_append_printf(out, " viewBox=\"0 0 %d %d\"", look->width / 1024, (height + 1023) / 1024);
        number(out, "width", look->width);
        number(out, "height", height);
        number(out, "font-size", look->text_size);
        html_attribute(out, "font-family", "Arial, 'Liberation Sans', Roboto, 'Noto Sans', sans-serif");
        g_string_append(out, ">\n");
        told(out, "title", look->id, look->title ? look->title : "");
        if (described)
                told(out, "desc", look->id, look->description);
        if (look->alone)
                g_string_append(out, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
}

void svg_chart(GString *out, const struct chart *chart, const struct svg_look *look)
{
        struct svg svg = {.out = out, .tooltips = look->tooltips};
        struct canvas canvas = {
                .with = &svg,
                .measure = svg_width,
                .text = svg_text,
                .box = svg_box,
                .line = svg_line,
                .strokes = svg_strokes,
                .dot = svg_dot,
        };
        int height = chart_height(chart, &canvas, look->width, look->text_size);
        svg_open(out, look, height);
        chart_draw(chart, &canvas, look->width, height, look->text_size);
        g_string_append(out, "</svg>\n");
}
