/* SPDX-License-Identifier: MIT */
#include "base/part.h"
#include "proof/read.h"

#include <string.h>

struct read_pdf *pdf_read(struct job *job, const void *bytes, gsize count, struct place at)
{
        __typeof__(&pdf_read_parts) read = PART_FIND(job, "read", pdf_read_parts);
        return read ? read(job, bytes, count, at) : NULL;
}

const struct read_file *read_file_find(const struct read_pdf *pdf, const char *name)
{
        for (guint i = 0; i < pdf->files.count; i++) {
                const struct read_file *file = list_at(&pdf->files, struct read_file, i);
                if (strcmp(file->name, name) == 0)
                        return file;
        }
        return NULL;
}
