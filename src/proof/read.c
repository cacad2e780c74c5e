/* SPDX-License-Identifier: MIT */
/* Sole user of libqpdf. */
#include "proof/read.h"

#include "pdf/deflate.h"
#include "proof/guard.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

enum {
        TREE_DEPTH = 32,        /* of the tree of names */
        FILES_MAX = 4096,       /* attached files */
        NODES_MAX = 16384,      /* nodes of that tree */
        CONTENT_MAX = 64 << 20, /* bytes of a page's content, or of a table of glyphs */
        DEFLATE_RATIO = 1032,   /* nothing can be packed closer */
};

struct opened {
        struct job *job;
        qpdf_data qpdf;
        const char *bytes; /* of the file */
        struct read_pdf *pdf;
        GHashTable *faces; /* number of a page's resources → struct list */
        guint nodes;       /* of the tree of names, so far */
        gsize room;        /* bytes that may still be decoded */
};

/* Key of a dictionary or stream; a handle in any case, released all at once in the end. */
static qpdf_oh key_of(struct opened *o, qpdf_oh dict, const char *key)
{
        if (qpdf_oh_is_stream(o->qpdf, dict))
                dict = qpdf_oh_get_dict(o->qpdf, dict);
        return qpdf_oh_get_key_if_dict(o->qpdf, dict, key);
}

static guint number_of(struct opened *o, qpdf_oh oh)
{
        int number = qpdf_oh_get_object_id(o->qpdf, oh);
        return number > 0 && (guint)number < o->pdf->count ? (guint)number : 0;
}

/* ---- streams, decoded ---- */

/* Bytes in the arena; they count against the room. */
static const char *keep_bytes(struct opened *o, const void *bytes, gsize count)
{
        char *copy = arena_new_bytes(o->job->arena, count + 1);
        if (count)
                memcpy(copy, bytes, count);
        o->room -= MIN(count, o->room);
        return copy;
}

/* As it stands in the file; NULL when damaged. */
static const char *stored(struct opened *o, qpdf_oh stream, gsize *count)
{
        unsigned char *bytes = NULL;
        const char *kept = NULL;
        if (qpdf_oh_get_stream_data(o->qpdf, stream, qpdf_dl_none, NULL, &bytes, count) <= QPDF_WARNINGS && bytes)
                kept = keep_bytes(o, bytes, *count);
        free(bytes);
        return kept;
}

/* Only what our writer uses: as it is, or deflated.  NULL when damaged or over limit. */
static const char *decoded(struct opened *o, qpdf_oh stream, gsize limit, gsize *count)
{
        unsigned char *bytes = NULL;
        size_t packed = 0;
        struct buffer out = {0};
        const char *kept = NULL;
        limit = MIN(limit, o->room);
        if (!qpdf_oh_is_stream(o->qpdf, stream) ||
            qpdf_oh_get_stream_data(o->qpdf, stream, qpdf_dl_none, NULL, &bytes, &packed) > QPDF_WARNINGS ||
            (packed && !bytes))
                return NULL;
        qpdf_oh filter = key_of(o, stream, "/Filter");
        *count = packed;
        if (!packed || (qpdf_oh_is_null(o->qpdf, filter) && packed <= limit)) { /* nothing is nothing, packed or not */
                kept = keep_bytes(o, bytes, packed);
        } else if (qpdf_oh_is_name_and_equals(o->qpdf, filter, "/FlateDecode") &&
                   qpdf_oh_is_null(o->qpdf, key_of(o, stream, "/DecodeParms")) &&
                   inflate_add(bytes, packed, limit, &out)) {
                *count = out.count;
                kept = keep_bytes(o, out.at, out.count);
        }
        if (!kept) /* work counts as well */
                o->room -= MIN(o->room, MIN(limit, DEFLATE_RATIO * packed));
        buffer_free(&out);
        free(bytes);
        return kept;
}

/* ---- objects ---- */

/* What a signing tool may change of an object that it signs. */
static const char *const catalog_keys[] = {"/AcroForm", "/DSS", "/Perms", "/Extensions", NULL};
static const char *const page_keys[] = {"/Annots", NULL};
static const char *const field_keys[] = {"/V", "/AP", "/AS", "/F", "/MK", "/DA", "/M", "/Lock", "/SV", NULL};

static const char *const information_keys[] = {"/ModDate", "/Producer", NULL};

static const char *const *keys_of_signing(struct opened *o, qpdf_oh dict)
{
        if (o->pdf->info && number_of(o, dict) == o->pdf->info)
                return information_keys;
        if (qpdf_oh_is_dictionary_of_type(o->qpdf, dict, "/Catalog", ""))
                return catalog_keys;
        if (qpdf_oh_is_dictionary_of_type(o->qpdf, dict, "/Page", ""))
                return page_keys;
        if (qpdf_oh_is_name_and_equals(o->qpdf, key_of(o, dict, "/FT"), "/Sig"))
                return field_keys;
        return NULL;
}

/* The annotations of a page that are no signature fields. */
static char *other_annotations(struct opened *o, qpdf_oh page)
{
        qpdf_oh all = key_of(o, page, "/Annots");
        GString *others = g_string_new(" /Annots");
        int count = qpdf_oh_is_array(o->qpdf, all) ? qpdf_oh_get_array_n_items(o->qpdf, all) : 0;
        for (int i = 0; i < count; i++) {
                qpdf_oh one = qpdf_oh_get_array_item(o->qpdf, all, i);
                if (qpdf_oh_is_name_and_equals(o->qpdf, key_of(o, one, "/FT"), "/Sig"))
                        continue;
                g_string_append_c(others, ' ');
                g_string_append(others, qpdf_oh_unparse(o->qpdf, one));
        }
        return g_string_free(others, FALSE);
}

/* What a signature leaves out is its own place, <0123…>, and nothing else can hide there. */
static bool is_hexadecimal(const char *bytes, gsize count)
{
        if (count < 2 || bytes[0] != '<' || bytes[count - 1] != '>')
                return false;
        for (gsize i = 1; i + 1 < count; i++) {
                if (!g_ascii_isxdigit(bytes[i]))
                        return false;
        }
        return true;
}

static void read_signature(struct opened *o, qpdf_oh dict)
{
        qpdf_oh range = key_of(o, dict, "/ByteRange");
        if (!qpdf_oh_is_array(o->qpdf, range) || qpdf_oh_get_array_n_items(o->qpdf, range) != 4)
                return;
        gint64 numbers[4];
        for (int i = 0; i < 4; i++)
                numbers[i] = qpdf_oh_get_int_value(o->qpdf, qpdf_oh_get_array_item(o->qpdf, range, i));
        o->pdf->is_signed = true;
        bool whole = numbers[0] == 0 && numbers[1] > 0 && numbers[2] > numbers[1] && numbers[3] >= 0 &&
                     numbers[2] <= (gint64)o->pdf->size && numbers[3] == (gint64)o->pdf->size - numbers[2];
        if (whole && is_hexadecimal(o->bytes + numbers[1], (gsize)(numbers[2] - numbers[1])))
                o->pdf->signed_whole = true;
}

/* The first of these that is there. */
static const char *const label_keys[] = {"/Title", "/UF", "/BaseFont", "/FontName", "/URI", "/Dest", "/T", NULL};

static const char *read_label(struct opened *o, qpdf_oh dict)
{
        for (guint i = 0; label_keys[i]; i++) {
                qpdf_oh value = key_of(o, dict, label_keys[i]);
                if (qpdf_oh_is_string(o->qpdf, value))
                        return arena_text(o->job->arena, qpdf_oh_get_utf8_value(o->qpdf, value));
                if (qpdf_oh_is_name(o->qpdf, value))
                        return arena_text(o->job->arena, qpdf_oh_get_name(o->qpdf, value) + 1);
        }
        qpdf_oh action = key_of(o, dict, "/A");
        return qpdf_oh_is_dictionary(o->qpdf, action) && !qpdf_oh_is_indirect(o->qpdf, action) ? read_label(o, action)
                                                                                               : NULL;
}

static void read_dictionary(struct opened *o, qpdf_oh dict, struct read_object *object)
{
        object->label = read_label(o, dict);
        object->text = arena_text(o->job->arena, qpdf_oh_unparse_resolved(o->qpdf, dict));
        object->essence = object->text;
        const char *const *keys = keys_of_signing(o, dict);
        if (!keys)
                return;
        g_autofree char *others = keys == page_keys ? other_annotations(o, dict) : NULL;
        for (guint i = 0; keys[i]; i++)
                qpdf_oh_remove_key(o->qpdf, dict, keys[i]);
        const char *rest = qpdf_oh_unparse_resolved(o->qpdf, dict);
        object->essence = arena_printf(o->job->arena, "%s%s", rest, others ? others : "");
}

static void read_any_dictionary(struct opened *o, qpdf_oh dict, struct read_object *object)
{
        if (qpdf_oh_has_key(o->qpdf, dict, "/ByteRange"))
                read_signature(o, dict);
        read_dictionary(o, dict, object);
}

/* How it is packed may differ where the same is packed; what cannot be unpacked is compared as it is. */
static void read_stream(struct opened *o, qpdf_oh stream, struct read_object *object)
{
        static const char *const keys[] = {"/Length", "/Filter", "/DecodeParms"};
        qpdf_oh dict = qpdf_oh_get_dict(o->qpdf, stream);
        gsize count = 0;
        const char *bytes = decoded(o, stream, CONTENT_MAX, &count);
        if (!bytes)
                bytes = stored(o, stream, &count);
        else
                for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
                        qpdf_oh_remove_key(o->qpdf, dict, keys[i]);
        object->stream = (const guchar *)(bytes ? bytes : "");
        object->count = bytes ? count : 0;
        read_any_dictionary(o, dict, object);
}

/* After everything else was asked for: keys are taken away. */
static void read_objects(struct opened *o)
{
        o->pdf->objects = arena_new_array(o->job->arena, struct read_object, o->pdf->count);
        for (guint i = 1; i < o->pdf->count; i++) {
                struct read_object *object = &o->pdf->objects[i];
                qpdf_oh oh = qpdf_get_object_by_id(o->qpdf, (int)i, 0);
                if (qpdf_oh_is_stream(o->qpdf, oh))
                        read_stream(o, oh, object);
                else if (qpdf_oh_is_dictionary(o->qpdf, oh))
                        read_any_dictionary(o, oh, object);
                else if (!qpdf_oh_is_null(o->qpdf, oh))
                        object->text = object->essence =
                                arena_text(o->job->arena, qpdf_oh_unparse_resolved(o->qpdf, oh));
                qpdf_oh_release_all(o->qpdf);
        }
}

/* ---- pages ---- */

static void add_face(struct opened *o, struct list *faces, const char *name, qpdf_oh font)
{
        gsize count = 0;
        const char *table = decoded(o, key_of(o, font, "/ToUnicode"), CONTENT_MAX, &count);
        if (!table || *name != '/')
                return;
        struct read_face *face = arena_new(o->job->arena, struct read_face);
        face->name = arena_text(o->job->arena, name + 1);
        face->by_glyph = qpdf_oh_is_name(o->qpdf, key_of(o, font, "/Encoding"));
        face->texts = face_texts(o->job, table, count);
        list_add(o->job->arena, faces, face);
}

static const struct list *faces_of(struct opened *o, qpdf_oh page)
{
        qpdf_oh resources = key_of(o, page, "/Resources");
        gpointer key = GUINT_TO_POINTER(number_of(o, resources));
        struct list *faces = g_hash_table_lookup(o->faces, key);
        if (faces)
                return faces;
        faces = arena_new(o->job->arena, struct list);
        g_hash_table_insert(o->faces, key, faces);
        qpdf_oh fonts = key_of(o, resources, "/Font");
        if (!qpdf_oh_is_dictionary(o->qpdf, fonts))
                return faces;
        qpdf_oh_begin_dict_key_iter(o->qpdf, fonts);
        while (qpdf_oh_dict_more_keys(o->qpdf) && faces->count < 256) {
                g_autofree char *name = g_strdup(qpdf_oh_dict_next_key(o->qpdf));
                add_face(o, faces, name, qpdf_oh_get_key(o->qpdf, fonts, name));
        }
        return faces;
}

static void read_pages(struct opened *o)
{
        int count = qpdf_get_num_pages(o->qpdf);
        for (int i = 0; i < count; i++) {
                qpdf_oh oh = qpdf_get_page_n(o->qpdf, (size_t)i);
                struct read_page *page = arena_new(o->job->arena, struct read_page);
                page->object = number_of(o, oh);
                qpdf_oh content = key_of(o, oh, "/Contents");
                page->content = number_of(o, content);
                page->drawn = decoded(o, content, CONTENT_MAX, &page->count);
                page->faces = faces_of(o, oh);
                page->text = shown_text(o->job, page, false);
                page->body = shown_text(o->job, page, true);
                list_add(o->job->arena, &o->pdf->pages, page);
                qpdf_oh_release_all(o->qpdf);
        }
}

/* ---- attached files ---- */

static void read_file(struct opened *o, const char *name, qpdf_oh specification)
{
        qpdf_oh stream = key_of(o, key_of(o, specification, "/EF"), "/F");
        struct read_file *file = arena_new(o->job->arena, struct read_file);
        file->name = arena_text(o->job->arena, name);
        file->object = number_of(o, stream);
        file->bytes = decoded(o, stream, (gsize)o->job->limits.file_bytes, &file->count);
        list_add(o->job->arena, &o->pdf->files, file);
}

static void read_names(struct opened *o, qpdf_oh node, guint depth)
{
        if (depth > TREE_DEPTH || ++o->nodes > NODES_MAX)
                return;
        qpdf_oh names = key_of(o, node, "/Names"), kids = key_of(o, node, "/Kids");
        int count = qpdf_oh_is_array(o->qpdf, names) ? qpdf_oh_get_array_n_items(o->qpdf, names) : 0;
        for (int i = 0; i + 1 < count && o->pdf->files.count < FILES_MAX; i += 2) {
                qpdf_oh specification = qpdf_oh_get_array_item(o->qpdf, names, i + 1);
                qpdf_oh name = key_of(o, specification, "/UF");
                if (qpdf_oh_is_string(o->qpdf, name)) {
                        g_autofree char *text = g_strdup(qpdf_oh_get_utf8_value(o->qpdf, name));
                        read_file(o, text, specification);
                }
        }
        count = qpdf_oh_is_array(o->qpdf, kids) ? qpdf_oh_get_array_n_items(o->qpdf, kids) : 0;
        for (int i = 0; i < count; i++)
                read_names(o, qpdf_oh_get_array_item(o->qpdf, kids, i), depth + 1);
}

/* ---- the whole ---- */

/* How many objects there are, 0 when it cannot be read.  A small file that claims millions is none of ours. */
static guint count_objects(struct opened *o, const void *bytes, gsize count)
{
        if (qpdf_read_memory(o->qpdf, "pdf", bytes, count, NULL) > QPDF_WARNINGS)
                return 0;
        qpdf_oh next = qpdf_make_indirect_object(o->qpdf, qpdf_oh_new_null(o->qpdf));
        int number = qpdf_oh_get_object_id(o->qpdf, next);
        return number > 0 && (gsize)number <= count / 8 + 1000 ? (guint)number : 0;
}

static bool read_parts(struct opened *o)
{
        qpdf_oh root = qpdf_get_root(o->qpdf);
        if (!qpdf_oh_is_dictionary(o->qpdf, root))
                return false;
        o->pdf->root = number_of(o, root);
        o->pdf->info = number_of(o, key_of(o, qpdf_get_trailer(o->qpdf), "/Info"));
        read_names(o, key_of(o, key_of(o, root, "/Names"), "/EmbeddedFiles"), 0);
        read_pages(o);
        read_objects(o);
        return o->pdf->pages.count > 0;
}

enum outcome {
        OUTCOME_READ,
        OUTCOME_LOCKED,
        OUTCOME_DAMAGED,
};

static enum outcome read_all(struct job *job, const void *bytes, gsize count, struct read_pdf *pdf)
{
        struct opened opened = {.job = job, .qpdf = qpdf_init(), .bytes = bytes, .pdf = pdf};
        enum outcome outcome = OUTCOME_DAMAGED;
        pdf->size = count;
        opened.room = ((gsize)256 << 20) + 32 * count;
        opened.faces = g_hash_table_new(NULL, NULL);
        qpdf_silence_errors(opened.qpdf);
        qpdf_set_suppress_warnings(opened.qpdf, QPDF_TRUE);
        pdf->count = count_objects(&opened, bytes, count);
        if (pdf->count && qpdf_is_encrypted(opened.qpdf))
                outcome = OUTCOME_LOCKED;
        else if (pdf->count && read_parts(&opened))
                outcome = OUTCOME_READ;
        g_hash_table_unref(opened.faces);
        if (qpdf_has_error(opened.qpdf)) /* libqpdf prints what nobody asks for */
                qpdf_get_error(opened.qpdf);
        qpdf_cleanup(&opened.qpdf);
        return outcome;
}

struct trial {
        struct job *job;
        const void *bytes;
        gsize count;
};

static bool try_reading(void *with)
{
        const struct trial *trial = with;
        struct read_pdf *pdf = arena_new(trial->job->arena, struct read_pdf);
        return read_all(trial->job, trial->bytes, trial->count, pdf) != OUTCOME_DAMAGED;
}

struct read_pdf *pdf_read_untried(struct job *job, const void *bytes, gsize count)
{
        struct read_pdf *pdf = arena_new(job->arena, struct read_pdf);
        return read_all(job, bytes, count, pdf) == OUTCOME_READ ? pdf : NULL;
}

struct read_pdf *pdf_read_parts(struct job *job, const void *bytes, gsize count, struct place at)
{
        struct trial trial = {.job = job, .bytes = bytes, .count = count};
        struct read_pdf *pdf = arena_new(job->arena, struct read_pdf);
        enum outcome outcome = OUTCOME_DAMAGED;
        if (guard_try(try_reading, &trial, count))
                outcome = read_all(job, bytes, count, pdf);
        if (outcome == OUTCOME_READ)
                return pdf;
        message_add(job->messages, at, outcome == OUTCOME_LOCKED ? MESSAGE_PDF_LOCKED : MESSAGE_PDF_DAMAGED, at.file,
                    NULL);
        return NULL;
}
