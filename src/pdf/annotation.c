/* SPDX-License-Identifier: MIT */
/* Annotations: links, and the empty field for a signature. */
#include "pdf/annotation.h"

/* ---- what a link shows ---- */

static const char *find_heading(const struct navigation *navigation, const char *id)
{
        const struct list *outline = &navigation->pages->outline;
        for (guint i = 0; i < outline->count; i++) {
                const struct outline_entry *entry = outline->at[i];
                if (entry->id && entry->title && strcmp(entry->id, id) == 0)
                        return entry->title;
        }
        return id;
}

/* For who cannot see the link: its address, or the words it shows, or the heading it leads to. */
static void write_contents(const struct annotation *annotation, struct buffer *out)
{
        const struct navigation *navigation = annotation->navigation;
        const char *target = annotation->item->as.link.target;
        const GString *heard = g_hash_table_lookup(navigation->heard, annotation->item->tag);
        buffer_text(out, "/Contents");
        if (*target != '#')
                buffer_string(out, target);
        else if (heard && *heard->str)
                buffer_string(out, heard->str);
        else
                buffer_string(out, find_heading(navigation, target + 1));
}

/* An address as a string of ASCII; what is not is escaped as the standard of addresses wants. */
static void write_address(const char *address, struct buffer *out)
{
        struct buffer ascii = {0};
        for (const char *s = address; *s; s++) {
                if (*s > 0x20 && *s < 0x7F) {
                        buffer_char(&ascii, *s);
                } else {
                        buffer_char(&ascii, '%');
                        buffer_hex(&ascii, (guchar)*s, 2);
                }
        }
        buffer_byte_string(out, ascii.at, ascii.count);
        buffer_free(&ascii);
}

static void write_common(const struct annotation *annotation, struct buffer *out)
{
        buffer_write(out, "/Type/Annot/Rect[%h %h %h %h]/F 4/P %r/StructParent %u", annotation->left,
                     annotation->bottom, annotation->right, annotation->top,
                     objects_page(annotation->navigation->objects, annotation->page), annotation->key);
}

static void write_link(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct annotation *annotation = with;
        const char *target = annotation->item->as.link.target;
        buffer_text(out, "/Subtype/Link/Border[0 0 0]");
        write_common(annotation, out);
        write_contents(annotation, out);
        if (*target == '#') {
                buffer_write(out, "/Dest%b", target + 1);
        } else {
                buffer_text(out, "/A<</S/URI/URI");
                write_address(target, out);
                buffer_text(out, ">>");
        }
}

/* ---- fields ---- */

static const char *field_name(const struct item *item)
{
        return item->as.field.target && *item->as.field.target ? item->as.field.target : "signature";
}

/* A name's dots would make a hierarchy of fields of it; a second field of a name has a number. */
static void write_field_name(const struct annotation *annotation, struct buffer *out)
{
        g_autofree char *name = g_strdelimit(g_strdup(field_name(annotation->item)), ".", '-');
        g_autofree char *numbered = g_strdup_printf("%s-%u", name, annotation->same + 1);
        buffer_string(out, annotation->same ? numbered : name);
}

static void write_field(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct annotation *annotation = with;
        const struct tag_about *about = annotation->item->tag ? annotation->item->tag->about : NULL;
        const char *said = about && about->alternative ? about->alternative : field_name(annotation->item);
        buffer_text(out, "/Subtype/Widget/FT/Sig/T");
        write_field_name(annotation, out);
        buffer_write(out, "/TU%t", said);
        write_common(annotation, out);
        buffer_write(out, "/AP<</N %r>>", annotation->appearance);
}

void annotation_form(const struct navigation *navigation, struct buffer *out)
{
        if (!g_hash_table_size(navigation->fields))
                return;
        buffer_text(out, "/AcroForm<</Fields[");
        for (guint i = 0; i < navigation->annotations->len; i++) {
                const struct annotation *annotation = navigation->annotations->pdata[i];
                if (annotation->item->kind == ITEM_FIELD)
                        buffer_write(out, "%r ", annotation->number);
        }
        buffer_text(out, "]>>");
}

/* ---- adding ---- */

static struct annotation *new_annotation(struct navigation *navigation, const struct item *item,
                                         const struct page *page)
{
        const struct link_item *area = &item->as.link; /* a field has the same members */
        struct annotation *annotation = g_new0(struct annotation, 1);
        annotation->navigation = navigation;
        annotation->item = item;
        annotation->page = navigation->starts->len - 1;
        annotation->left = hundredths(item->x);
        annotation->right = hundredths(item->x + area->width);
        annotation->top = hundredths(page->height - item->y);
        annotation->bottom = hundredths(page->height - item->y - area->height);
        g_ptr_array_add(navigation->annotations, annotation);
        return annotation;
}

/* An appearance that shows nothing: the field is empty until it is signed. */
static guint add_appearance(struct objects *objects, const struct annotation *annotation)
{
        struct buffer entries = {0};
        buffer_write(&entries, "/Type/XObject/Subtype/Form/BBox[0 0 %h %h]/Resources<<>>",
                     annotation->right - annotation->left, annotation->top - annotation->bottom);
        buffer_char(&entries, '\0');
        guint number = objects_add_stream(objects, entries.at, "", 0, CODING_AS_IS);
        buffer_free(&entries);
        return number;
}

static void add_field(struct navigation *navigation, const struct item *item, const struct page *page)
{
        struct objects *objects = navigation->objects;
        struct annotation *annotation = new_annotation(navigation, item, page);
        const char *name = field_name(item);
        annotation->same = GPOINTER_TO_UINT(g_hash_table_lookup(navigation->fields, name));
        g_hash_table_insert(navigation->fields, g_strdup(name), GUINT_TO_POINTER(annotation->same + 1));
        annotation->appearance = add_appearance(objects, annotation);
        annotation->number = objects_add(objects, write_field, annotation, 0);
        annotation->key = structure_annotate(navigation->structure, item->tag, TAG_FORM, annotation->number);
}

void navigation_annotate(struct navigation *navigation, const struct item *item, const struct page *page)
{
        if (objects_failure(navigation->objects))
                return;
        if (item->kind == ITEM_FIELD) {
                add_field(navigation, item, page);
                return;
        }
        const char *target = item->as.link.target;
        if (!target || !*target || (*target == '#' && !g_hash_table_contains(navigation->anchors, target + 1)))
                return;
        struct annotation *annotation = new_annotation(navigation, item, page);
        annotation->number = objects_add(navigation->objects, write_link, annotation, 0);
        annotation->key = structure_annotate(navigation->structure, item->tag, TAG_LINK, annotation->number);
}
