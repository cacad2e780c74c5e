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
        fonts_used_resources(pdf->fonts, out);
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
        pdf->objects = objects_open(pdf->pages->at.count, pdf->plain, pdf->job->fonts);
        pdf->structure = structure_open(pdf->objects, pdf->pages);
        pdf->fonts = fonts_used_open(pdf->objects, pdf->job->fonts);
        pdf->images = images_open(pdf->job, pdf->objects);
        pdf->navigation = navigation_open(pdf->objects, pdf->structure, pdf->pages);
        pdf->resources = objects_add(pdf->objects, write_resources, pdf, 0);
}

static void close_parts(struct pdf *pdf)
{
        navigation_close(pdf->navigation);
        images_close(pdf->images);
        fonts_used_close(pdf->fonts);
        structure_close(pdf->structure);
        objects_close(pdf->objects);
        buffer_free(&pdf->content);
}

static void write_pages(struct pdf *pdf)
{
        for (guint i = 0; i < pdf->pages->at.count && !objects_failure(pdf->objects); i++) {
                content_write(pdf, i);
                objects_extend(pdf->objects, objects_page(pdf->objects, i), write_page, pdf, i);
        }
        fonts_used_write(pdf->fonts);
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

GBytes *pdf_bytes(struct job *job, const struct pages *pages, const struct pdf_options *options)
{
        struct pdf pdf = {.job = job, .pages = pages, .options = options, .plain = options && options->plain};
        guint errors = messages_severe(job->messages, SEVERITY_ERROR);
        GBytes *bytes = NULL;
        open_parts(&pdf);
        if (!pages->at.count)
                objects_fail(pdf.objects, "no pages");
        write_pages(&pdf);
        if (messages_severe(job->messages, SEVERITY_ERROR) == errors)
                bytes = write_file(&pdf);
        if (objects_failure(pdf.objects))
                message_add(job->messages, (struct place){0}, MESSAGE_PDF_INTERNAL, objects_failure(pdf.objects), NULL);
        close_parts(&pdf);
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
