/* SPDX-License-Identifier: MIT */
/* Attached files: the sources that travel inside, so that anyone can make
 * the file again.  ISO 19005-3, 6.8. */
#include "pdf/metadata.h"

struct attached {
        const char *name;
        guint number; /* of the file specification */
};

static int compare_names(gconstpointer a, gconstpointer b)
{
        const struct attached *const *x = a, *const *y = b;
        return strcmp((*x)->name, (*y)->name);
}

/* A file must say when it was changed: on the plan's date, or some fixed day. */
static void write_date(const struct pages *pages, char date[32])
{
        metadata_date(pages->date, false, date);
        if (!*date)
                metadata_date((struct date){.year = 2000, .month = 1, .day = 1}, false, date);
}

static void unref_bytes(void *bytes)
{
        g_bytes_unref(bytes);
}

static struct packed pack(struct pdf *pdf, const struct attachment *attachment, struct arena *arena)
{
        g_autofree char *md5 = g_compute_checksum_for_data(G_CHECKSUM_MD5, attachment->bytes, attachment->count);
        struct packed packed = {.md5 = arena_text(arena, md5), .arena = arena};
        struct buffer deflated = {0};
        if (objects_are_plain(pdf->objects))
                buffer_add(&deflated, attachment->bytes, attachment->count);
        else
                objects_deflate(pdf->objects, attachment->bytes, attachment->count, &deflated);
        packed.deflated = g_bytes_new(deflated.at, deflated.count);
        buffer_free(&deflated);
        arena_drop(arena, packed.deflated, unref_bytes);
        return packed;
}

static guint add_file(struct pdf *pdf, const struct attachment *attachment)
{
        char date[32];
        write_date(pdf->pages, date);
        struct packed packed =
                attachment->packed && attachment->packed->md5
                        ? *attachment->packed
                        : pack(pdf, attachment, attachment->packed ? attachment->packed->arena : pdf->job->arena);
        if (attachment->packed)
                *attachment->packed = packed;
        g_autofree char *size = g_strdup_printf("%" G_GSIZE_FORMAT, attachment->count);
        struct buffer entries = {0};
        buffer_write(&entries, "/Type/EmbeddedFile/Subtype/%n/Params<</Size %s/CheckSum<%s>/ModDate%t>>",
                     attachment->type ? attachment->type : "application/octet-stream", size, packed.md5, date);
        buffer_char(&entries, '\0');
        gsize count;
        const char *bytes = g_bytes_get_data(packed.deflated, &count);
        guint number = objects_add_stream(pdf->objects, entries.at, bytes, count,
                                          objects_are_plain(pdf->objects) ? CODING_AS_IS : CODING_DEFLATED);
        buffer_free(&entries);
        return number;
}

static guint add_specification(struct pdf *pdf, const struct attachment *attachment)
{
        guint file = add_file(pdf, attachment);
        struct buffer out = {0};
        buffer_write(&out, "/Type/Filespec/F%t/UF%t/EF<</F %r/UF %r>>/AFRelationship/%n", attachment->name,
                     attachment->name, file, file, attachment->relation ? attachment->relation : "Unspecified");
        guint number = objects_add_entries(pdf->objects, &out);
        buffer_free(&out);
        return number;
}

void attached_open(struct metadata *metadata, struct pdf *pdf)
{
        const struct list *attachments = pdf->options ? &pdf->options->attachments : NULL;
        g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; attachments && i < attachments->count; i++) {
                struct attachment *attachment = attachments->at[i];
                if (!g_hash_table_add(names, (gpointer)attachment->name))
                        continue;
                struct attached *attached = g_new(struct attached, 1);
                attached->name = attachment->name;
                attached->number = add_specification(pdf, attachment);
                g_ptr_array_add(metadata->files, attached);
                g_array_append_val(metadata->associated, attached->number);
                job_close(attachment->own);
                attachment->own = NULL;
        }
        g_ptr_array_sort(metadata->files, compare_names);
}

void metadata_names(const struct metadata *metadata, struct buffer *out)
{
        if (!metadata->files->len)
                return;
        buffer_text(out, "/EmbeddedFiles<</Names[");
        for (guint i = 0; i < metadata->files->len; i++) {
                const struct attached *attached = metadata->files->pdata[i];
                buffer_write(out, "%b%r ", attached->name, attached->number);
        }
        buffer_text(out, "]>>");
}
