/* SPDX-License-Identifier: MIT */
/* Sizes and looks of the components, read from the pages (NĐ 30, PL I, II and V). */
#include "check/decree.h"

#include "pages/fonts.h"
#include "vietnamese/folding.h"

#include <string.h>

enum look_said {
        LOOK_ANY,
        LOOK_NO,
        LOOK_YES,
};

/* One component as table V has it. */
struct component {
        const char *style;
        const char *name;   /* in both languages */
        const char *clause; /* of Phụ lục I */
        int least, most;    /* pt */
        enum look_said bold, italic, capitals;
        bool needed;
};

static const struct component components[] = {
        {"national", IN_BOTH("Quốc hiệu", "the national name"), "II.1a", 12, 13, LOOK_YES, LOOK_NO, LOOK_YES, true},
        {"motto", IN_BOTH("Tiêu ngữ", "the motto"), "II.1b", 13, 14, LOOK_YES, LOOK_NO, LOOK_NO, true},
        {"parent-body", IN_BOTH("tên cơ quan chủ quản", "the parent body"), "II.2b", 12, 13, LOOK_NO, LOOK_NO, LOOK_YES,
         false},
        {"issuer", IN_BOTH("tên cơ quan ban hành", "the issuing body"), "II.2b", 12, 13, LOOK_YES, LOOK_NO, LOOK_YES,
         true},
        {"number", IN_BOTH("số, ký hiệu", "number and symbol"), "II.3", 13, 13, LOOK_NO, LOOK_NO, LOOK_NO, true},
        {"place-date", IN_BOTH("địa danh, thời gian", "place and date"), "II.4c", 13, 14, LOOK_NO, LOOK_YES, LOOK_NO,
         true},
        {"kind", IN_BOTH("tên loại", "the kind of document"), "II.5", 13, 14, LOOK_YES, LOOK_NO, LOOK_YES, true},
        {"title", IN_BOTH("trích yếu", "the title"), "II.5b", 13, 14, LOOK_YES, LOOK_NO, LOOK_NO, true},
        {"body", IN_BOTH("lời văn", "the text"), "II.6e", 13, 14, LOOK_ANY, LOOK_ANY, LOOK_ANY, false},
        {"item", IN_BOTH("lời văn", "the text"), "II.6e", 13, 14, LOOK_ANY, LOOK_ANY, LOOK_ANY, false},
        {"h-phan", IN_BOTH("tiêu đề phần", "headings of parts"), "II.6d", 13, 14, LOOK_YES, LOOK_NO, LOOK_ANY, false},
        {"h-muc", IN_BOTH("tiêu đề mục", "headings I."), "V.6", 13, 14, LOOK_YES, LOOK_NO, LOOK_YES, false},
        {"h-khoan", IN_BOTH("tiêu đề khoản", "headings 1."), "V.6", 13, 14, LOOK_YES, LOOK_NO, LOOK_NO, false},
        {"h-tiet", IN_BOTH("tiêu đề tiết", "headings 1.1."), "V.6", 13, 14, LOOK_ANY, LOOK_ANY, LOOK_NO, false},
        {"h-diem", IN_BOTH("tiêu đề điểm", "headings a)"), "V.6", 13, 14, LOOK_ANY, LOOK_ANY, LOOK_NO, false},
        {"capacity", IN_BOTH("quyền hạn, chức vụ", "the capacity"), "II.7b", 13, 14, LOOK_YES, LOOK_NO, LOOK_YES,
         false},
        {"signer", IN_BOTH("họ tên người ký", "the name of who signs"), "II.7đ", 13, 14, LOOK_YES, LOOK_NO, LOOK_NO,
         false},
        {"recipients-head", IN_BOTH("“Nơi nhận:”", "“Nơi nhận:”"), "II.9d", 12, 12, LOOK_YES, LOOK_YES, LOOK_NO, false},
        {"recipient", IN_BOTH("nơi nhận", "recipients"), "II.9d", 11, 11, LOOK_NO, LOOK_NO, LOOK_ANY, false},
        {"appendix-label", IN_BOTH("từ “Phụ lục”", "the word “Phụ lục”"), "III.1b", 14, 14, LOOK_YES, LOOK_NO, LOOK_NO,
         false},
        {"appendix-title", IN_BOTH("tên phụ lục", "the title of an appendix"), "III.1b", 13, 14, LOOK_YES, LOOK_NO,
         LOOK_YES, false},
        {"appendix-attached", IN_BOTH("dòng “Kèm theo”", "the line “Kèm theo”"), "III.1c", 13, 14, LOOK_NO, LOOK_YES,
         LOOK_NO, false},
};

/* Upright by Circular 01/2011. */
static const struct component bases[] = {
        {"basis", IN_BOTH("căn cứ", "the basis"), "II.6a", 13, 14, LOOK_NO, LOOK_YES, LOOK_ANY, false},
        {"basis", IN_BOTH("căn cứ", "the basis"), "II.6a", 13, 14, LOOK_NO, LOOK_NO, LOOK_ANY, false},
};

/* ---- one component ---- */

static void add_look(struct job *job, const struct checked *checked, const struct component *component,
                     const struct printed *line, const char *must)
{
        message_add(job->messages, printed_style_place(line, checked->document->layout), MESSAGE_DECREE_LOOK,
                    component->name, must, line->text, decree_clause(job, checked, component->clause), NULL);
}

static bool differs(enum look_said said, bool is)
{
        return said != LOOK_ANY && is != (said == LOOK_YES);
}

static bool is_capitals(const char *text)
{
        g_autofree char *capitals = upper(text);
        g_autofree char *small = g_utf8_strdown(text, -1);
        return strcmp(capitals, text) == 0 && strcmp(small, text) != 0;
}

/* What a line must be and is not; NULL: it is as it must be. */
static const char *wrong_look(const struct component *component, const struct printed *line)
{
        guint style = line->item->as.text.face->style;
        if (differs(component->bold, style & FACE_BOLD))
                return component->bold == LOOK_YES ? IN_BOTH("in đậm", "bold") : IN_BOTH("không in đậm", "not bold");
        if (differs(component->italic, style & FACE_ITALIC))
                return component->italic == LOOK_YES ? IN_BOTH("in nghiêng", "italic")
                                                     : IN_BOTH("kiểu chữ đứng", "upright");
        if (differs(component->capitals, is_capitals(line->text)))
                return component->capitals == LOOK_YES ? IN_BOTH("in hoa", "in capitals")
                                                       : IN_BOTH("in thường", "in small letters");
        return NULL;
}

static struct place size_place(const struct checked *checked, const struct printed *line)
{
        const struct style *style = layout_style(checked->document->layout, line->style);
        return style && style->size.at.file ? style->size.at : printed_style_place(line, checked->document->layout);
}

static bool check_size(struct job *job, const struct checked *checked, const struct component *component,
                       const struct printed *line)
{
        if (line->size >= component->least * PT && line->size <= component->most * PT)
                return true;
        const char *range = component->least == component->most
                                    ? arena_printf(job->arena, "%d", component->least)
                                    : arena_printf(job->arena, "%d–%d", component->least, component->most);
        message_add(job->messages, size_place(checked, line), MESSAGE_DECREE_SIZE, component->name,
                    points(job, line->size), range, decree_clause(job, checked, component->clause), NULL);
        return false;
}

/* An official letter has neither kind nor title: its symbol names none, and "V/v …" stands under it (II.5b). */
static bool is_needed(const struct checked *checked, const struct component *component)
{
        const struct kind *kind = layout_kind(checked->document->layout, checked->plan->kind.text);
        bool letter = kind && (!kind->code.text || !*kind->code.text);
        bool named = strcmp(component->style, "kind") == 0 || strcmp(component->style, "title") == 0;
        return component->needed && !(letter && named);
}

/* Each slip of a component is said once, at its first line. */
static void check_component(struct job *job, const struct checked *checked, const struct component *component)
{
        bool found = false, sized = true, looks = true;
        for (guint i = 0; i < checked->lines->count && (sized || looks); i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (!line->style || strcmp(line->style, component->style) != 0)
                        continue;
                found = true;
                if (sized)
                        sized = check_size(job, checked, component, line);
                const char *must = looks ? wrong_look(component, line) : NULL;
                if (strcmp(component->style, "title") == 0 && is_capitals(checked->plan->title.text))
                        must = NULL; /* the plan itself has it so: said by TL-02 */
                if (must)
                        add_look(job, checked, component, line, must);
                looks = looks && !must;
        }
        if (!found && is_needed(checked, component))
                message_add(job->messages, checked->document->layout->at, MESSAGE_DECREE_COMPONENT,
                            checked->document->layout->name, component->name, component->style,
                            decree_clause(job, checked, component->clause), NULL);
}

void check_components(struct job *job, const struct checked *checked)
{
        if (!decree_holds(checked))
                return;
        for (guint i = 0; i < G_N_ELEMENTS(components); i++)
                check_component(job, checked, &components[i]);
        check_component(job, checked, &bases[checked->document->layout->decree == DECREE_TT01]);
}

/* ---- sizes that go together ---- */

static int size_of(const struct checked *checked, const char *style)
{
        const struct printed *line = printed_find(checked->lines, style, 0);
        return line ? (line->size + PT / 2) / PT : 0;
}

void check_size_steps(struct job *job, const struct checked *checked)
{
        if (!decree_holds(checked))
                return;
        int national = size_of(checked, "national"), motto = size_of(checked, "motto");
        int place = size_of(checked, "place-date");
        bool steps = (national == 12 && motto == 13 && place == 13) || (national == 13 && motto == 14 && place == 14);
        if (steps || !national || !motto || !place)
                return;
        message_add(job->messages, size_place(checked, printed_find(checked->lines, "national", 0)),
                    MESSAGE_DECREE_SIZE_STEP, arena_printf(job->arena, "%d, %d, %d", national, motto, place),
                    decree_clause(job, checked, "V"), NULL);
}

void check_body_size(struct job *job, const struct checked *checked)
{
        static const char *const styles[] = {"body", "item", "basis", "addressee"};
        const struct printed *first = NULL;
        for (guint i = 0; decree_holds(checked) && i < G_N_ELEMENTS(styles); i++) {
                const struct printed *line = printed_find(checked->lines, styles[i], 0);
                if (line && first && line->size != first->size) {
                        message_add(job->messages, size_place(checked, line), MESSAGE_DECREE_SIZE_BODY,
                                    points(job, line->size), points(job, first->size),
                                    decree_clause(job, checked, "II.6e"), NULL);
                        return;
                }
                first = first ? first : line;
        }
}

/* ---- face ---- */

/* Faces with the widths of Times New Roman, taken for it where it is not installed. */
static const char *const faces[] = {"Times New Roman", "Liberation Serif", "Tinos",
                                    "TeX Gyre Termes", "Nimbus Roman",     "FreeSerif"};

static bool is_times(const char *name)
{
        for (guint i = 0; i < G_N_ELEMENTS(faces); i++) {
                if (g_str_has_prefix(name, faces[i]))
                        return true;
        }
        return false;
}

void check_face(struct job *job, const struct checked *checked)
{
        if (!decree_holds(checked) || checked->document->layout->decree == DECREE_TT01)
                return; /* the Circular takes any Vietnamese Unicode font */
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                const char *name = line->item->as.text.face->name;
                if (is_times(name))
                        continue;
                message_add(job->messages, printed_style_place(line, checked->document->layout), MESSAGE_DECREE_FACE,
                            line->text, name, decree_clause(job, checked, "I.4"), NULL);
                return;
        }
}
