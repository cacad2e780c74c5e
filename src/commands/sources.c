/* SPDX-License-Identifier: MIT */
#include "commands/sources.h"

#include "base/files.h"
#include "base/sha256.h"
#include "commands/version.h"
#include "pdf/pdf.h"
#include "pdf/versions.h"
#include "proof/read.h"
#include "site/json.h"

#include <string.h>

/* A file as it was read. */
struct source {
        const char *path; /* where it belongs in a project */
        const char *bytes;
        gsize count;
        const char *sha256;
        struct packed packed;
};

struct sources {
        struct job *job;
        struct pdf_options options;
        struct list files;   /* const struct source *: of the attachments, but for the manifest */
        GHashTable *by_path; /* those paths */
        GHashTable *by_name; /* names given so far */
};

/* The name it has among the attachments: readers show no folders, so these become part of the name. */
static const char *attachment_name(struct sources *sources, const char *path, const char *folder)
{
        gsize skip = strlen(folder);
        const char *inside = strncmp(path, folder, skip) == 0 && path[skip] == '/' ? path + skip + 1 : path;
        g_autofree char *flat = g_strdelimit(g_strdup(inside), "/", '-');
        const char *name = arena_text(sources->job->arena, flat);
        for (guint i = 2; g_hash_table_contains(sources->by_name, name); i++)
                name = arena_printf(sources->job->arena, "%u-%s", i, flat);
        g_hash_table_add(sources->by_name, (gpointer)name);
        return name;
}

static const char *type_of(const char *path)
{
        static const char *const types[][2] = {
                {".yaml", "text/yaml"}, {".md", "text/markdown"}, {".png", "image/png"},
                {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"},
        };
        for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
                if (g_str_has_suffix(path, types[i][0]))
                        return types[i][1];
        }
        return "application/octet-stream";
}

static struct attachment *add(struct sources *sources, const char *name, const char *type, const char *relation)
{
        struct attachment *attachment = arena_new(sources->job->arena, struct attachment);
        *attachment = (struct attachment){.name = name, .type = type, .relation = relation};
        list_add(sources->job->arena, &sources->options.attachments, attachment);
        return attachment;
}

/* NULL after a message. */
static struct source *read_source(struct job *job, const char *path)
{
        gsize count = 0;
        const char *bytes = file_read(job, project_file(job, path), (struct place){0}, &count);
        if (!bytes)
                return NULL;
        struct source *source = arena_new(job->arena, struct source);
        g_autofree char *sum = sha256_text(bytes, count);
        *source = (struct source){.path = path, .bytes = bytes, .count = count, .packed.arena = job->arena};
        source->sha256 = arena_text(job->arena, sum);
        return source;
}

/* A file that the PDFs of all plans attach is read, summed and deflated once. */
static struct source *find_shared(struct job *job, struct layouts *layouts, const char *path)
{
        struct source *found = g_hash_table_lookup(layouts->sources, path);
        struct job reader = *layouts->job;
        reader.messages = job->messages;
        struct source *source = found ? found : read_source(&reader, arena_text(reader.arena, path));
        if (source && !found)
                g_hash_table_insert(layouts->sources, (gpointer)source->path, source);
        return source;
}

/* Attach a file of the project, once.  Data are what the plan says and shows, Source is what it is set by. */
static void attach(struct sources *sources, const struct made *made, const char *path, const char *relation,
                   bool shared)
{
        if (!path || !g_hash_table_add(sources->by_path, (gpointer)path))
                return;
        struct job *own = shared ? NULL : job_open(sources->job);
        struct source *source = shared ? find_shared(sources->job, made->layouts, path) : read_source(own, path);
        if (!source) {
                job_close(own);
                return;
        }
        struct attachment *attachment =
                add(sources, attachment_name(sources, path, made->plan->folder), type_of(path), relation);
        attachment->bytes = source->bytes;
        attachment->count = source->count;
        attachment->packed = shared ? &source->packed : NULL;
        attachment->own = own;
        list_add(sources->job->arena, &sources->files, source);
}

static void attach_text(struct sources *sources, const struct made *made, const char *file)
{
        if (file && *file)
                attach(sources, made, path_inside(sources->job, made->plan->folder, file), "Source", false);
}

static void attach_images(struct sources *sources, const struct made *made, const struct painting *painting)
{
        const GPtrArray *images = painting_images(painting);
        for (guint i = 0; i < images->len; i++)
                attach(sources, made, images->pdata[i], "Source", false);
}

static void attach_all(struct sources *sources, const struct made *made, const struct painting *painting)
{
        const struct plan *plan = made->plan;
        attach(sources, made, arena_printf(sources->job->arena, "%s/plan.yaml", plan->folder), "Data", false);
        for (guint i = 0; i < plan->narrative.count; i++)
                attach_text(sources, made, list_at(&plan->narrative, struct text, i)->text);
        for (guint i = 0; i < plan->appendices.count; i++)
                attach_text(sources, made, list_at(&plan->appendices, struct appendix, i)->file.text);
        attach_images(sources, made, painting);
        for (guint i = 0; i < made->layout->files.count; i++)
                attach(sources, made, list_at(&made->layout->files, const char, i), "Source", true);
        attach(sources, made, "fonts/fonts.yaml", "Source", true);
}

/* ---- manifest ---- */

static void write_versions(struct json *json, const char *key, const struct list *versions)
{
        json_open(json, key, '{');
        for (guint i = 0; i < versions->count; i++) {
                const struct version *version = list_at(versions, struct version, i);
                json_text(json, version->name, version->version);
        }
        json_close(json, '}');
}

/* Faces of the office's own: they may not travel inside, so who verifies has to have them. */
static void write_own_fonts(struct json *json, struct job *job, const struct painting *painting)
{
        struct list fonts = pdf_own_fonts(job, painting);
        if (fonts.count)
                write_versions(json, "fonts", &fonts);
}

static void write_files(struct json *json, const struct sources *sources)
{
        json_open(json, "files", '[');
        for (guint i = 0; i < sources->files.count; i++) {
                const struct source *source = list_at(&sources->files, struct source, i);
                json_open(json, NULL, '{');
                json_text(json, "name", list_at(&sources->options.attachments, struct attachment, i)->name);
                json_text(json, "path", source->path);
                json_text(json, "sha256", source->sha256);
                json_close(json, '}');
        }
        json_close(json, ']');
}

static void attach_manifest(struct sources *sources, const struct made *made, const struct painting *painting)
{
        g_autoptr(GString) out = g_string_new(NULL);
        struct json json = {.out = out};
        struct list libraries = pdf_library_versions(sources->job);
        struct list faces = pdf_face_versions(sources->job, painting);
        json_open(&json, NULL, '{');
        json_text(&json, "kehoach", KEHOACH_VERSION);
        json_text(&json, "plan", made->plan->id);
        json_bool(&json, "plain", sources->options.plain);
        write_versions(&json, "libraries", &libraries);
        write_versions(&json, "faces", &faces);
        write_own_fonts(&json, sources->job, painting);
        write_files(&json, sources);
        json_close(&json, '}');
        struct attachment *manifest = add(sources, MANIFEST_NAME, "application/json", "Data");
        manifest->bytes = arena_text_n(sources->job->arena, out->str, out->len);
        manifest->count = out->len;
}

GBytes *sources_pdf(struct job *job, const struct made *made, struct painting *painting, bool plain)
{
        struct sources sources = {.job = job, .options.plain = plain};
        sources.by_path = g_hash_table_new(g_str_hash, g_str_equal);
        sources.by_name = g_hash_table_new(g_str_hash, g_str_equal);
        g_hash_table_add(sources.by_name, MANIFEST_NAME);
        attach_all(&sources, made, painting);
        attach_manifest(&sources, made, painting);
        g_hash_table_unref(sources.by_name);
        g_hash_table_unref(sources.by_path);
        GBytes *pdf = painting_bytes(painting, made->pages, &sources.options);
        for (guint i = 0; i < sources.options.attachments.count; i++) /* of a file that was not made */
                job_close(list_at(&sources.options.attachments, struct attachment, i)->own);
        return pdf;
}
