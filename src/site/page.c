/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "layout/template.h"
#include "site/context.h"
#include "site/publish.h"

#include <string.h>

/* The way from a page to the site's folder: "../" for each folder of its path. */
static const char *root_of(struct job *job, const char *path)
{
        GString *root = g_string_new(NULL);
        for (; *path; path++) {
                if (*path == '/')
                        g_string_append(root, "../");
        }
        const char *kept = arena_text(job->arena, root->str);
        g_string_free(root, TRUE);
        return kept;
}

static struct node *site_context(struct job *job, const struct site *site)
{
        struct node *map = node_new_map(job);
        node_put_text(job, map, "title", site->title.text);
        node_put_text(job, map, "summary", site->summary.text ? site->summary.text : "");
        node_put_text(job, map, "owner", site->owner.text ? site->owner.text : "");
        node_put_text(job, map, "licence", site->licence.text ? site->licence.text : "");
        node_put_text(job, map, "contact", site->contact.text ? site->contact.text : "");
        return map;
}

/* Which entry of the menu a page stands under: `at`. */
static struct node *menu_place(struct job *job, const char *path)
{
        static const struct {
                const char *folder, *name;
        } places[] = {
                {"co-quan/", "bodies"},    {"van-ban/", "legal"}, {"so-sanh/", "compare"},
                {"du-lieu/", "open_data"}, {"tim-kiem/", NULL},   {"", "plans"},
        };
        struct node *at = node_new_map(job);
        guint i = 0;
        while (!g_str_has_prefix(path, places[i].folder))
                i++;
        if (places[i].name)
                node_put_text(job, at, places[i].name, "1");
        return at;
}

/* The parts that the site has: templates link to no others. */
static struct node *has_context(struct job *job, const struct site *site)
{
        struct node *map = node_new_map(job);
        for (guint part = 0; part < SITE_PART_COUNT; part++)
                put_given(job, map, site_part_names[part], site_has(site, part) ? "1" : NULL);
        return map;
}

struct node *page_context(struct job *job, const struct site *site, struct node *words, const char *path)
{
        struct node *context = node_new_map(job);
        node_put(job, context, "t", words);
        node_put(job, context, "site", site_context(job, site));
        node_put(job, context, "has", has_context(job, site));
        node_put_text(job, context, "lang", site->language.text);
        node_put_text(job, context, "root", root_of(job, path));
        node_put(job, context, "at", menu_place(job, path));
        if (site->address.text && *site->address.text)
                node_put_text(job, context, "canonical", arena_printf(job->arena, "%s%s", site->address.text, path));
        return context;
}

static const char *partial_read(struct job *job, const char *name, void *with, const char **shown)
{
        const struct place *asked = with;
        const char *path = path_inside(job, "layouts/site", arena_printf(job->arena, "%s.mustache", name));
        if (!path)
                return NULL;
        path = project_file(job, path);
        *shown = path_shown(job, path);
        gsize bytes;
        return file_read(job, path, *asked, &bytes);
}

const char *page_render(struct job *job, const char *name, const struct node *context)
{
        const char *file = project_file(job, arena_printf(job->arena, "layouts/site/%s.mustache", name));
        gsize bytes;
        struct template_source source = {
                .text = file_read(job, file, (struct place){0}, &bytes),
                .at = {.file = path_shown(job, file), .line = 1, .col = 1},
                .partial = partial_read,
                .with = &source.at,
        };
        return source.text ? template_render(job, &source, context, TEMPLATE_HTML) : NULL;
}

bool page_write(struct job *job, const char *name, const struct node *context, const char *out, const char *path)
{
        const char *page = page_render(job, name, context);
        return page && file_write(job, arena_printf(job->arena, "%s/%s", out, path), page, strlen(page));
}
