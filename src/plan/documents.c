/* SPDX-License-Identifier: MIT */
/* content/documents.yaml: cited legal documents, once for all plans. */
#include "base/files.h"
#include "plan/ids.h"
#include "plan/shapes.h"

#include <stddef.h>

#define DOCUMENTS_PATH "content/documents.yaml"

struct documents {
        struct place at;
        struct list documents; /* struct legal_document */
};

static const struct field documents_fields[] = {
        {"documents", FIELD_MANY, offsetof(struct documents, documents), FIELD_REQUIRED, &document_shape,
         .vi = "các văn bản", .en = "the documents"},
};

const struct shape documents_shape = {
        .name = "documents",
        .size = sizeof(struct documents),
        .fields = documents_fields,
        .count = G_N_ELEMENTS(documents_fields),
        .vi = "Các văn bản được viện dẫn: tệp content/documents.yaml.",
        .en = "Cited legal documents: the file content/documents.yaml.",
};

static bool check_replaces(struct job *job, const struct legal_document *document, const struct ids *ids)
{
        bool known = true;
        for (guint i = 0; i < document->replaces.count; i++) {
                const struct text *id = list_at(&document->replaces, struct text, i);
                if (ids_find(ids, id->text))
                        continue;
                message_add(job->messages, id->at, MESSAGE_DOCUMENT_UNKNOWN, id->text, NULL);
                known = false;
        }
        return known;
}

static struct ids *collect_ids(struct job *job, const struct list *documents)
{
        struct ids *ids = ids_new(job, documents->count);
        for (guint i = 0; i < documents->count; i++) {
                struct legal_document *document = list_at(documents, struct legal_document, i);
                ids_add(ids, &document->id, document);
        }
        return ids;
}

static bool check_ids(struct job *job, const struct list *documents)
{
        struct ids *ids = collect_ids(job, documents);
        bool good = ids_sort(job, ids);
        for (guint i = 0; i < documents->count; i++)
                good = check_replaces(job, list_at(documents, struct legal_document, i), ids) && good;
        return good;
}

bool documents_read(struct job *job, struct list *documents)
{
        *documents = (struct list){0};
        g_autofree char *path = g_build_filename(job->root, DOCUMENTS_PATH, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
                return true;
        struct place asked = {.file = messages_path(job->messages, DOCUMENTS_PATH)};
        const struct node *tree = yaml_read(job, DOCUMENTS_PATH, asked);
        struct documents read = {0};
        if (!tree || !fields_read(job, tree, &documents_shape, &read))
                return false;
        *documents = read.documents;
        return check_ids(job, documents);
}

struct ids *documents_ids(struct job *job, const struct list *documents)
{
        struct ids *ids = collect_ids(job, documents);
        ids_order(ids);
        return ids;
}
