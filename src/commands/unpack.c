/* SPDX-License-Identifier: MIT */
#include "commands/unpack.h"

#include "base/files.h"
#include "base/sha256.h"
#include "commands/sources.h"
#include "content/yaml.h"

#include <string.h>

enum {
        FILES_MAX = 4096,
        PATH_BYTES_MAX = 1024,
        NAME_BYTES_MAX = 255,
};

static struct unpacked *fail_manifest(struct job *job, struct place at, const char *why)
{
        message_add(job->messages, at, MESSAGE_PDF_MANIFEST, why, NULL);
        return NULL;
}

/* No control characters, nor marks that turn the direction of what is shown. */
static bool is_printable(const char *path)
{
        for (const char *s = path; *s; s = g_utf8_next_char(s)) {
                if (!g_unichar_isprint(g_utf8_get_char(s)))
                        return false;
        }
        return true;
}

/* Of a plan's folder, or of a font's file. */
static bool is_name_safe(const char *name)
{
        return *name && *name != '.' && strlen(name) <= NAME_BYTES_MAX && !strchr(name, '/') && is_printable(name);
}

/* A path of a project that a PDF may put back: in one of three folders, no part of it hidden. */
static bool is_path_safe(struct job *job, const char *path)
{
        static const char *const tops[] = {"content/", "layouts/", "fonts/"};
        bool known = false;
        for (guint i = 0; i < G_N_ELEMENTS(tops); i++)
                known = known || g_str_has_prefix(path, tops[i]);
        return known && strlen(path) <= PATH_BYTES_MAX && is_printable(path) && !strstr(path, "/.") &&
               !strstr(path, "//") && !g_str_has_suffix(path, "/") && path_inside(job, ".", path);
}

static bool has_sum(const struct read_file *file, const char *sum)
{
        g_autofree char *made = sha256_text(file->bytes, file->count);
        return sum && g_ascii_strcasecmp(made, sum) == 0;
}

static bool add_file(struct job *job, const struct read_pdf *pdf, const struct node *row, struct place at,
                     struct unpacked *unpacked)
{
        const char *name = node_find_text(row, "name"), *path = node_find_text(row, "path");
        if (!name || !path || !is_path_safe(job, path))
                return fail_manifest(job, at, path ? path : name ? name : "files");
        const struct read_file *file = read_file_find(pdf, name);
        if (!file || !file->bytes || !has_sum(file, node_find_text(row, "sha256"))) {
                message_add(job->messages, at, MESSAGE_PDF_ATTACHED, name, NULL);
                return false;
        }
        for (guint i = 0; i < unpacked->files.count; i++) {
                if (strcmp(list_at(&unpacked->files, struct unpacked_file, i)->path, path) == 0)
                        return fail_manifest(job, at, path);
        }
        struct unpacked_file *kept = arena_new(job->arena, struct unpacked_file);
        *kept = (struct unpacked_file){.path = path, .bytes = file->bytes, .count = file->count};
        list_add(job->arena, &unpacked->files, kept);
        return true;
}

static const char *versions_text(struct job *job, const struct node *manifest)
{
        static const char *const keys[] = {"libraries", "faces"};
        g_autoptr(GString) out = g_string_new("kehoach ");
        const char *own = node_find_text(manifest, "kehoach");
        g_string_append(out, own ? own : "?");
        for (guint k = 0; k < G_N_ELEMENTS(keys); k++) {
                const struct node *map = node_find(manifest, keys[k]);
                for (guint i = 0; map && map->kind == NODE_MAP && i < map->items.count; i++) {
                        const struct entry *entry = list_at(&map->items, struct entry, i);
                        const char *text = entry->value->kind == NODE_TEXT ? entry->value->text : "?";
                        g_string_append_printf(out, ", %s %s", entry->key, text);
                }
        }
        return arena_text(job->arena, out->str);
}

static bool add_fonts(struct job *job, const struct node *fonts, struct place at, struct unpacked *unpacked)
{
        for (guint i = 0; fonts && fonts->kind == NODE_MAP && i < fonts->items.count; i++) {
                const struct entry *entry = list_at(&fonts->items, struct entry, i);
                if (!is_name_safe(entry->key) || entry->value->kind != NODE_TEXT) {
                        fail_manifest(job, at, entry->key);
                        return false;
                }
                struct unpacked_font *font = arena_new(job->arena, struct unpacked_font);
                *font = (struct unpacked_font){.file = entry->key, .sha256 = entry->value->text};
                list_add(job->arena, &unpacked->fonts, font);
        }
        return true;
}

static struct unpacked *read_manifest(struct job *job, const struct read_pdf *pdf, const struct node *manifest,
                                      struct place at)
{
        struct unpacked *unpacked = arena_new(job->arena, struct unpacked);
        const struct node *files = node_find(manifest, "files");
        unpacked->plan = node_find_text(manifest, "plan");
        unpacked->plain = g_strcmp0(node_find_text(manifest, "plain"), "true") == 0;
        unpacked->versions = versions_text(job, manifest);
        if (!unpacked->plan || !is_name_safe(unpacked->plan))
                return fail_manifest(job, at, "plan");
        if (!files || files->kind != NODE_LIST || files->items.count > FILES_MAX)
                return fail_manifest(job, at, "files");
        bool good = add_fonts(job, node_find(manifest, "fonts"), at, unpacked);
        for (guint i = 0; i < files->items.count; i++)
                good = add_file(job, pdf, list_at(&files->items, struct node, i), at, unpacked) && good;
        return good ? unpacked : NULL;
}

struct unpacked *unpack(struct job *job, const struct read_pdf *pdf, struct place at)
{
        const struct read_file *file = read_file_find(pdf, MANIFEST_NAME);
        if (!file) {
                message_add(job->messages, at, MESSAGE_PDF_SOURCES, NULL);
                return NULL;
        }
        if (!file->bytes) {
                message_add(job->messages, at, MESSAGE_PDF_ATTACHED, MANIFEST_NAME, NULL);
                return NULL;
        }
        struct place in = {.file = messages_path(job->messages, MANIFEST_NAME), .line = 1, .col = 1};
        const struct node *manifest = yaml_read_text(job, file->bytes, file->count, in);
        return manifest ? read_manifest(job, pdf, manifest, at) : NULL;
}

bool unpack_write(struct job *job, const struct unpacked *unpacked, const char *folder)
{
        GDir *there = g_dir_open(folder, 0, NULL);
        bool filled = there && g_dir_read_name(there);
        if (there)
                g_dir_close(there);
        if (filled) {
                message_add(job->messages, (struct place){0}, MESSAGE_EXTRACT_FOLDER, folder, NULL);
                return false;
        }
        for (guint i = 0; i < unpacked->files.count; i++) {
                const struct unpacked_file *file = list_at(&unpacked->files, struct unpacked_file, i);
                const char *path = arena_printf(job->arena, "%s/%s", folder, file->path);
                if (!file_write(job, path, file->bytes, file->count))
                        return false;
        }
        return true;
}
