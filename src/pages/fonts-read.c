/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "base/sha256.h"
#include "pages/fonts-inside.h"

#include <string.h>

static const struct field font_file_fields[] = {
        {.name = "file",
         .type = FIELD_TEXT,
         .offset = offsetof(struct font_file, file),
         .flags = FIELD_REQUIRED | FIELD_NOT_BLANK,
         .max = 255,
         .vi = "tên tệp, tìm trong fonts/ rồi trong folders",
         .en = "name of the file, looked for in fonts/, then in folders"},
        {.name = "sha256",
         .type = FIELD_TEXT,
         .offset = offsetof(struct font_file, sha256),
         .max = 64,
         .vi = "tổng kiểm tra của tệp, để biết khi tệp đổi",
         .en = "checksum of the file, to notice when it changes"},
};

static const struct shape font_file_shape = {
        .name = "font-file",
        .size = sizeof(struct font_file),
        .fields = font_file_fields,
        .count = G_N_ELEMENTS(font_file_fields),
        .scalar = "file",
        .vi = "một tệp phông",
        .en = "one font file",
};

static const struct field font_family_fields[] = {
        {.name = "package",
         .type = FIELD_TEXT,
         .offset = offsetof(struct font_family, package),
         .max = 100,
         .vi = "gói Debian có các tệp này",
         .en = "Debian package that holds the files"},
        {.name = "folders",
         .type = FIELD_TEXTS,
         .offset = offsetof(struct font_family, folders),
         .vi = "các thư mục của hệ thống, tìm sau fonts/",
         .en = "folders of the system, looked at after fonts/"},
        {.name = "regular",
         .type = FIELD_ONE,
         .offset = offsetof(struct font_family, files[0]),
         .flags = FIELD_REQUIRED,
         .of = &font_file_shape,
         .vi = "kiểu đứng",
         .en = "upright face"},
        {.name = "bold",
         .type = FIELD_ONE,
         .offset = offsetof(struct font_family, files[FACE_BOLD]),
         .of = &font_file_shape,
         .vi = "kiểu đậm",
         .en = "bold face"},
        {.name = "italic",
         .type = FIELD_ONE,
         .offset = offsetof(struct font_family, files[FACE_ITALIC]),
         .of = &font_file_shape,
         .vi = "kiểu nghiêng",
         .en = "italic face"},
        {.name = "bold-italic",
         .type = FIELD_ONE,
         .offset = offsetof(struct font_family, files[FACE_BOLD | FACE_ITALIC]),
         .of = &font_file_shape,
         .vi = "kiểu đậm nghiêng",
         .en = "bold italic face"},
};

static const struct shape font_family_shape = {
        .name = "font-family",
        .size = sizeof(struct font_family),
        .fields = font_family_fields,
        .count = G_N_ELEMENTS(font_family_fields),
        .vi = "một họ phông",
        .en = "one family of fonts",
};

struct fonts_file {
        struct place at;
        struct list families; /* struct font_family */
};

static const struct field fonts_fields[] = {
        {.name = "families",
         .type = FIELD_NAMED,
         .offset = offsetof(struct fonts_file, families),
         .flags = FIELD_REQUIRED,
         .of = &font_family_shape,
         .vi = "các họ phông, theo tên mà bố cục dùng",
         .en = "families, by the names that layouts use"},
};

const struct shape fonts_shape = {
        .name = "fonts",
        .size = sizeof(struct fonts_file),
        .fields = fonts_fields,
        .count = G_N_ELEMENTS(fonts_fields),
        .vi = "fonts/fonts.yaml",
        .en = "fonts/fonts.yaml",
};

struct list *font_families_read(struct job *job)
{
        const struct node *tree = yaml_read(job, project_file(job, "fonts/fonts.yaml"), (struct place){0});
        struct fonts_file *file = arena_new(job->arena, struct fonts_file);
        if (!tree || !fields_read(job, tree, &fonts_shape, file))
                return NULL;
        return &file->families;
}

/* The file in dir, if it is there; dir is absolute or relative to root. */
static const char *file_in(struct job *job, const char *dir, const char *name)
{
        const char *inside = path_inside(job, dir, name);
        if (!inside)
                return NULL;
        bool absolute = g_path_is_absolute(inside);
        const char *path = absolute ? inside : arena_printf(job->arena, "%s/%s", job->root, inside);
        return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? path : NULL;
}

/* Sums of 400 KB cost more than all else that opens a face, so only given ones are made. */
static void check_sum(struct job *job, const struct font_file *file, const char *path)
{
        g_autoptr(GMappedFile) map = NULL;
        g_autofree char *sum = NULL;
        if (!file->sha256.text || !*file->sha256.text || !(map = g_mapped_file_new(path, FALSE, NULL)))
                return;
        sum = sha256_text(g_mapped_file_get_contents(map), g_mapped_file_get_length(map));
        if (g_ascii_strcasecmp(sum, file->sha256.text) != 0)
                message_add(job->messages, file->sha256.at, MESSAGE_FONT_CHANGED, path, sum, NULL);
}

const char *font_file_find(struct job *job, const struct font_family *family, const struct font_file *file)
{
        const char *path = file_in(job, "fonts", file->file.text);
        if (!path && job->share)
                path = file_in(job, arena_printf(job->arena, "%s/fonts", job->share), file->file.text);
        for (guint i = 0; !path && i < family->folders.count; i++)
                path = file_in(job, list_at(&family->folders, struct text, i)->text, file->file.text);
        if (path) {
                check_sum(job, file, path);
                return path;
        }
        const char *package = family->package.text && *family->package.text ? family->package.text : "…";
        message_add(job->messages, file->file.at, MESSAGE_FONT_MISSING, file->file.text, family->name.text, package,
                    NULL);
        return NULL;
}
