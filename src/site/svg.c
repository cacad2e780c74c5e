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

/* The letters of Vietnamese that stand in blocks of Unicode, without their marks. */
static const char latin_bases[] = "AAAAAA\0CEEEEIIII\0NOOOOO\0\0UUUUY\0\0aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y";
static const char vietnamese_bases[] = "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOo"
                                       "OoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy";

enum {
        LATIN = 0xC0,
        LATIN_END = LATIN + sizeof latin_bases - 1,
        VIETNAMESE = 0x1EA0,
        VIETNAMESE_END = VIETNAMESE + sizeof vietnamese_bases - 1,
        HORNED_O = 0x1EDA, /* Ớ to ợ, Ứ to ự */
        HORNED_O_END = 0x1EE4,
        HORNED_U = 0x1EE8,
        HORNED_U_END = 0x1EF2,
        HORN = 70,
};

static int decomposed_width(gunichar c)
{
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
        gunichar base = parts[0] == 0x111 ? 'd' : parts[0] == 0x110 ? 'D' : parts[0];
        int horn = 0;
        for (gsize i = 1; i < count; i++)
                horn = parts[i] == 0x31b ? HORN : horn;
        if (base >= ' ' && base <= '~')
                return latin_widths[base - ' '] + horn;
        if (g_unichar_iszerowidth(c))
                return 0;
        return g_unichar_iswide(c) || c == 0x2026 ? 1000 : 667;
}

/* A letter with marks is as wide as its base; the horn of ơ and ư takes a little more. */
static int letter_width(gunichar c)
{
        if (c >= ' ' && c <= '~')
                return latin_widths[c - ' '];
        if (c >= VIETNAMESE && c < VIETNAMESE_END) {
                bool horned = (c >= HORNED_O && c < HORNED_O_END) || (c >= HORNED_U && c < HORNED_U_END);
                return latin_widths[vietnamese_bases[c - VIETNAMESE] - ' '] + (horned ? HORN : 0);
        }
        if (c >= LATIN && c < LATIN_END && latin_bases[c - LATIN])
                return latin_widths[latin_bases[c - LATIN] - ' '];
        return decomposed_width(c);
}

int svg_measure(const char *text, int size, bool bold)
{
        gint64 width = 0;
        for (; *text; text = g_utf8_next_char(text))
                width += letter_width(g_utf8_get_char(text));
        return (int)MIN(width * size / 1000 * (bold ? 120 : 112) / 100, G_MAXINT / 4);
}

/* ---- the canvas ---- */

enum {
        MARKS_BYTES = 16 << 10, /* most charts take less */
};

struct svg {
        GString *out;
        bool tooltips;
};

static void digits(GString *out, guint number)
{
        char text[12], *at = text + sizeof text;
        do {
                *--at = (char)('0' + number % 10);
                number /= 10;
        } while (number);
        g_string_append_len(out, at, text + sizeof text - at);
}

/* ` name="12.5"`: px with one decimal. */
static void number(GString *out, const char *name, int length)
{
        gint64 tenths = ((gint64)length * 10 + (length < 0 ? -512 : 512)) / 1024;
        g_string_append_c(out, ' ');
        g_string_append(out, name);
        g_string_append(out, tenths < 0 ? "=\"-" : "=\"");
        digits(out, (guint)(ABS(tenths) / 10));
        if (tenths % 10) {
                g_string_append_c(out, '.');
                digits(out, (guint)(ABS(tenths) % 10));
        }
        g_string_append_c(out, '"');
}

/* Class and colour of a paint. */
static void paint_write(GString *out, const char *attribute, enum paint paint)
{
        static const char *const names[PAINT_SERIES] = {
                [PAINT_TEXT] = "text", [PAINT_MUTED] = "muted", [PAINT_LINE] = "axis",
                [PAINT_GRID] = "grid", [PAINT_PAPER] = "paper",
        };
        g_string_append(out, paint < PAINT_SERIES ? " class=\"c-" : " class=\"c-s");
        if (paint < PAINT_SERIES)
                g_string_append(out, names[paint]);
        else
                digits(out, (guint)(paint - PAINT_SERIES));
        g_string_append(out, "\" ");
        g_string_append(out, attribute);
        g_string_append(out, "=\"#");
        for (int shift = 20; shift >= 0; shift -= 4)
                g_string_append_c(out, "0123456789abcdef"[paint_colors[paint] >> shift & 15]);
        g_string_append_c(out, '"');
}

static void about_write(const struct svg *svg, const char *element, const char *about)
{
        if (!svg->tooltips || !about) {
                g_string_append(svg->out, "/>\n");
                return;
        }
        g_string_append(svg->out, "><title>");
        html_text(svg->out, about);
        g_string_append(svg->out, "</title></");
        g_string_append(svg->out, element);
        g_string_append(svg->out, ">\n");
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

/* A place of a path: px, cut to one decimal. */
static void place(GString *out, int at)
{
        if (at < 0)
                g_string_append_c(out, '-');
        digits(out, (guint)(ABS((gint64)at) / 1024));
        g_string_append_c(out, '.');
        digits(out, (guint)(ABS((gint64)at) % 1024 * 10 / 1024));
}

/* Paths of `each` points, n of them. */
static void path_write(GString *out, const int *points, guint n, guint each, int thickness, enum paint paint)
{
        g_string_append(out, "<path fill=\"none\" d=\"");
        for (guint i = 0; i < n * each; i++) {
                g_string_append_c(out, i % each ? 'L' : 'M');
                place(out, points[2 * i]);
                g_string_append_c(out, ' ');
                place(out, points[2 * i + 1]);
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

struct svg_drawing svg_draw(const struct chart *chart, const struct svg_look *look)
{
        struct svg svg = {.out = g_string_sized_new(MARKS_BYTES), .tooltips = look->tooltips};
        struct canvas canvas = {
                .with = &svg,
                .measure = svg_width,
                .text = svg_text,
                .box = svg_box,
                .line = svg_line,
                .strokes = svg_strokes,
                .dot = svg_dot,
        };
        int height = chart_draw(chart, &canvas, look->width, 0, look->text_size).height;
        return (struct svg_drawing){.marks = svg.out, .height = height};
}

void svg_write(GString *out, const struct svg_drawing *drawing, const struct svg_look *look)
{
        svg_open(out, look, drawing->height);
        g_string_append_len(out, drawing->marks->str, (gssize)drawing->marks->len);
        g_string_append(out, "</svg>\n");
}

void svg_close(struct svg_drawing *drawing)
{
        g_string_free(drawing->marks, TRUE);
}

void svg_chart(GString *out, const struct chart *chart, const struct svg_look *look)
{
        struct svg_drawing drawing = svg_draw(chart, look);
        svg_write(out, &drawing, look);
        svg_close(&drawing);
}
