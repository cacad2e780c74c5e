/* SPDX-License-Identifier: MIT */
#include "pdf/pdf.h"

#include "base/files.h"
#include "pdf/content.h"
#include "pdf/metadata.h"

struct catalog {
        const struct pdf *pdf;
        const struct metadata *metadata;
        guint tree; /* root of the structure */
};

static void write_resources(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct pdf *pdf = with;
        buffer_text(out, "/Font<<");
        fonts_used_resources(pdf->painting->fonts, out);
        buffer_text(out, ">>/XObject<<");
        images_resources(pdf->images, out);
        buffer_text(out, ">>");
}

static void write_page(struct buffer *out, const void *with, guint index)
{
        const struct pdf *pdf = with;
        const struct page *page = list_at(&pdf->pages->at, struct page, index);
        buffer_write(out, "/MediaBox[0 0 %h %h]/Resources %r/Tabs/S/StructParents %u", hundredths(page->width),
                     hundredths(page->height), pdf->resources, index);
        navigation_page_entries(pdf->navigation, index, out);
}

static void write_catalog(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct catalog *catalog = with;
        buffer_write(out, "/StructTreeRoot %r", catalog->tree);
        metadata_catalog(catalog->metadata, out);
        navigation_catalog(catalog->pdf->navigation, out);
        buffer_text(out, "/Names<<");
        navigation_names(catalog->pdf->navigation, out);
        metadata_names(catalog->metadata, out);
        buffer_text(out, ">>");
}

static void open_parts(struct pdf *pdf)
{
        const struct painting *painting = pdf->painting;
        pdf->objects = objects_open(pdf->pages->at.count, painting->plain, pdf->job->fonts);
        pdf->structure = structure_open(pdf->objects, pdf->pages, painting->areas);
        pdf->images = images_open(pdf->job, pdf->objects);
        pdf->navigation = navigation_open(pdf->objects, pdf->structure, pdf->pages, painting);
        pdf->resources = objects_add(pdf->objects, write_resources, pdf, 0);
}

static void close_parts(struct pdf *pdf)
{
        navigation_close(pdf->navigation);
        images_close(pdf->images);
        structure_close(pdf->structure);
        objects_close(pdf->objects);
}

/* In the order of painting; item: the next of those that are told beside the tags. */
static void tell_page(struct pdf *pdf, guint i, guint *item)
{
        const struct painting *painting = pdf->painting;
        const struct painted_page *painted = &g_array_index(painting->pages, struct painted_page, i);
        guint end = i + 1 < painting->pages->len ? painted[1].told : painting->told->len;
        structure_begin_page(pdf->structure, i);
        navigation_begin_page(pdf->navigation, i);
        for (guint k = painted->told; k < end; k++) {
                const struct tag *tag = painting->told->pdata[k];
                const struct item *told = tag ? NULL : painting->items->pdata[(*item)++];
                if (tag)
                        structure_mark(pdf->structure, tag);
                else if (told->kind == ITEM_IMAGE)
                        images_find(pdf->images, told->as.image.path, told->from);
                else
                        navigation_annotate(pdf->navigation, told, list_at(&pdf->pages->at, struct page, i));
        }
}

static void write_pages(struct pdf *pdf)
{
        guint item = 0;
        for (guint i = 0; i < pdf->pages->at.count && !objects_failure(pdf->objects); i++) {
                struct painted_page *painted = &g_array_index(pdf->painting->pages, struct painted_page, i);
                tell_page(pdf, i, &item);
                objects_set_content(pdf->objects, i, painted->bytes, painted->count);
                g_clear_pointer(&painted->bytes, g_free);
                objects_extend(pdf->objects, objects_page(pdf->objects, i), write_page, pdf, i);
        }
        g_clear_pointer(&pdf->painting->told, g_ptr_array_unref); /* a long table has millions */
        fonts_used_write(pdf->painting->fonts, pdf->objects, pdf->job->fonts);
        navigation_write(pdf->navigation);
}

/* All numbers are known before a byte is written; what dictionaries hold is asked of the parts then. */
static GBytes *write_file(struct pdf *pdf)
{
        struct objects *objects = pdf->objects;
        struct metadata *metadata = metadata_open(pdf);
        struct catalog catalog = {.pdf = pdf, .metadata = metadata};
        objects_extend(objects, objects_catalog(objects), write_catalog, &catalog, 0);
        objects_extend(objects, objects_info(objects), metadata_info, pdf->pages, 0);
        catalog.tree = structure_write(pdf->structure);
        GBytes *bytes = objects_bytes(objects);
        metadata_close(metadata);
        return bytes;
}

GBytes *painting_bytes(struct painting *painting, const struct pages *pages, const struct pdf_options *options)
{
        struct job *job = painting->job;
        struct pdf pdf = {.job = job, .painting = painting, .pages = pages, .options = options};
        guint errors = messages_severe(job->messages, SEVERITY_ERROR);
        GBytes *bytes = NULL;
        open_parts(&pdf);
        if (!pages->at.count)
                objects_fail(pdf.objects, "no pages");
        if (painting->failure)
                objects_fail(pdf.objects, painting->failure);
        write_pages(&pdf);
        if (messages_severe(job->messages, SEVERITY_ERROR) == errors)
                bytes = write_file(&pdf);
        if (objects_failure(pdf.objects))
                message_add(job->messages, (struct place){0}, MESSAGE_PDF_INTERNAL, objects_failure(pdf.objects), NULL);
        close_parts(&pdf);
        return bytes;
}

GBytes *pdf_bytes(struct job *job, const struct pages *pages, const struct pdf_options *options)
{
        struct painting *painting = painting_open(job, options && options->plain);
        painting_take(painting, pages);
        GBytes *bytes = painting_bytes(painting, pages, options);
        painting_close(painting);
        return bytes;
}

bool pdf_write(struct job *job, const struct pages *pages, const struct pdf_options *options, const char *path)
{
        GBytes *bytes = pdf_bytes(job, pages, options);
        if (!bytes)
                return false;
        gsize count;
        const void *data = g_bytes_get_data(bytes, &count);
        bool written = file_write(job, path, data, count);
        g_bytes_unref(bytes);
        return written;
}
