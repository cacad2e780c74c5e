/* SPDX-License-Identifier: MIT */
#include "pdf/versions.h"

#include "base/sha256.h"
#include "pages/fonts.h"

#include <hb-ot.h>
#include <hpdf.h>
#include <libdeflate.h>
#include <pango/pango.h>

static void add(struct job *job, struct list *list, const char *name, const char *text)
{
        struct version *version = arena_new(job->arena, struct version);
        version->name = arena_text(job->arena, name);
        version->version = arena_text(job->arena, text);
        list_add(job->arena, list, version);
}

struct list pdf_library_versions(struct job *job)
{
        struct list list = {0};
        g_autofree char *glib = g_strdup_printf("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
        add(job, &list, "glib", glib);
        add(job, &list, "harfbuzz", hb_version_string());
        add(job, &list, "libdeflate", LIBDEFLATE_VERSION_STRING);
        add(job, &list, "libharu", HPDF_GetVersion());
        add(job, &list, "pango", pango_version_string());
        return list;
}

static void add_face(struct job *job, struct list *list, const struct face *face)
{
        char version[128] = "";
        unsigned room = sizeof version;
        hb_ot_name_get_utf8(face->hb_face, HB_OT_NAME_ID_VERSION_STRING, HB_LANGUAGE_INVALID, &room, version);
        add(job, list, face->name, version);
}

struct list pdf_face_versions(struct job *job, const struct painting *painting)
{
        struct list list = {0};
        for (guint i = 0; i < fonts_count(job->fonts); i++) {
                if (painting_shows(painting, fonts_face(job->fonts, i)))
                        add_face(job, &list, fonts_face(job->fonts, i));
        }
        return list;
}

static bool is_below(const char *path, const char *folder)
{
        g_autofree char *fonts = folder ? g_strdup_printf("%s/fonts/", folder) : NULL;
        return fonts && g_str_has_prefix(path, fonts);
}

static void add_sum(struct job *job, struct list *list, const char *path)
{
        g_autoptr(GMappedFile) map = g_mapped_file_new(path, FALSE, NULL);
        g_autofree char *name = g_path_get_basename(path);
        if (!map)
                return;
        g_autofree char *sum = sha256_text(g_mapped_file_get_contents(map), g_mapped_file_get_length(map));
        add(job, list, name, sum);
}

struct list pdf_own_fonts(struct job *job, const struct painting *painting)
{
        struct list list = {0};
        for (guint i = 0; i < fonts_count(job->fonts); i++) {
                const struct face *face = fonts_face(job->fonts, i);
                const char *path = face->path;
                if (painting_shows(painting, face) && (is_below(path, job->root) || is_below(path, job->share)))
                        add_sum(job, &list, path);
        }
        return list;
}
