/* SPDX-License-Identifier: MIT */
#include "base/length.h"
#include "pages/fonts.h"
#include "pages/shaped.h"

enum {
        JUSTIFIED_MM = 90, /* narrower columns are set ragged: their spaces would gape */
        SPACES_MORE = 150, /* thousandths that spaces stretch or shrink before letters do */
        SPACES_LESS = 100,
};

/* Lines of the face in 1/1024 pt: leading 1.15 is 1.15 times its natural height at this size. */
static int line_height_of(const struct face *face, int size, const struct number *leading)
{
        gint64 height = (gint64)(face->ascent + face->descent + face->line_gap) * size, unit = 1024;
        if (leading->given && leading->digits > 0 && leading->digits < 100000000) {
                height *= leading->digits;
                for (guint i = 0; i < leading->scale; i++)
                        unit *= 10;
        }
        return (int)MIN((height + unit / 2) / unit, MM(10000));
}

/* fonts.yaml must know the family; said once, and the first family stands in. */
static const struct face *face_of_family(struct job *job, const struct style *style, const char *family)
{
        const struct face *face = fonts_find(job->fonts, family, 0);
        if (face)
                return face;
        g_autofree char *said = g_strdup_printf("font-family %s", family ? family : "");
        if (fonts_is_first(job, said))
                message_add(job->messages, style->family.at, MESSAGE_FONT_FAMILY, family ? family : "", NULL);
        return fonts_face(job->fonts, 0);
}

static const struct style *find_style(struct job *job, const struct layout *layout, const char *name)
{
        const struct style *style = name ? layout_style(layout, name) : NULL;
        if (style)
                return style;
        g_autofree char *said = g_strdup_printf("style-unknown %s", name ? name : "");
        if (fonts_is_first(job, said))
                message_add(job->messages, layout->at, MESSAGE_STYLE_UNKNOWN, layout->name, name ? name : "", NULL);
        return layout_style(layout, "body");
}

struct look look_of_style(struct job *job, const struct layout *layout, const char *name)
{
        static const struct style none = {.align = ALIGN_LEFT};
        const struct style *style = find_style(job, layout, name);
        if (!style)
                style = &none;
        const struct face *face = face_of_family(job, style, style->family.text ? style->family.text : "serif");
        int size = style->size.given && style->size.length > 0 ? style->size.length : 13 * PT;
        return (struct look){
                .family = face->family,
                .size = size,
                .bold = style->bold,
                .italic = style->italic,
                .label_bold = style->label_bold,
                .align = style->align < 0 ? ALIGN_LEFT : (enum align)style->align,
                .letter_case = (enum letter_case)style->letter_case,
                .line_height = line_height_of(face, size, &style->leading),
                .indent = style->indent.length,
                .left = style->left.length,
                .right = style->right.length,
        };
}

bool look_is_justified(const struct look *look, int measure)
{
        return look->align == ALIGN_JUSTIFY && measure >= MM(JUSTIFIED_MM);
}

gint64 letters_take(gint64 rest, gint64 spaces, gint64 most)
{
        if (rest < 0)
                return -CLAMP(-rest - spaces * SPACES_LESS / 1000, 0, most);
        return CLAMP(rest - spaces * SPACES_MORE / 1000, 0, most);
}

int look_line_left(const struct look *look, bool first)
{
        return look->left + (first ? look->indent : look->hang);
}

int look_line_width(const struct look *look, int measure, bool first)
{
        int width = measure - look->right - look_line_left(look, first);
        return MAX(width, look->size);
}
