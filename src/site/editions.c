/* SPDX-License-Identifier: MIT */
#include "site/editions.h"

#include "base/files.h"
#include "base/sha256.h"
#include "site/context.h"

#include <string.h>

#define DESCRIPTOR "datapackage.json"

static const char *iso_date(struct job *job, struct date date)
{
        g_autofree char *iso = date.year ? date_iso(date) : NULL;
        return iso ? arena_text(job->arena, iso) : NULL;
}

const char *edition_date(struct job *job, const struct plan *plan)
{
        return iso_date(job, plan->published.date.year ? plan->published.date : plan->date.date);
}

/* Without its folder. */
static const char *tidy_name(void)
{
        return strrchr(PACKAGE_TIDY, '/') + 1;
}

/* ---- the edition of today's data ---- */

/* What an edition has of the plan's files: all figures in each form, and where they come from. */
static bool is_of_edition(const struct plan *plan, const char *name)
{
        static const char *const names[] = {PACKAGE_TIDY, "du-lieu/so-lieu.json", "nguon/plan.yaml"};
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
                if (strcmp(name, names[i]) == 0)
                        return true;
        }
        g_autofree char *book = g_strdup_printf("du-lieu/%s.xlsx", plan->id);
        return strcmp(name, book) == 0;
}

static bool edition_file(struct job *job, struct package *edition, const char *folder, const char *name,
                         const char *bytes, gsize count)
{
        package_add(job, edition, name, bytes, count);
        return file_write(job, arena_printf(job->arena, "%s/%s", folder, name), bytes, count);
}

static bool edition_make(struct job *job, const struct package *latest, const char *folder, const char *into,
                         GPtrArray *names)
{
        struct package edition = {.plan = latest->plan, .site = latest->site, .version = latest->version};
        g_autoptr(GString) text = g_string_new(NULL);
        bool good = true;
        edition.tidy = tidy_name();
        for (guint i = 0; i < latest->files.count && good; i++) {
                const struct package_file *file = list_at(&latest->files, struct package_file, i);
                if (!is_of_edition(latest->plan, file->name))
                        continue;
                g_autofree char *path = g_build_filename(folder, file->name, NULL), *bytes = NULL;
                gsize count;
                good = g_file_get_contents(path, &bytes, &count, NULL) &&
                       edition_file(job, &edition, into, strrchr(file->name, '/') + 1, bytes, count);
        }
        package_json(text, job, &edition);
        good = good && edition_file(job, &edition, into, DESCRIPTOR, text->str, text->len);
        g_string_truncate(text, 0);
        package_sums(text, &edition);
        good = good && edition_file(job, &edition, into, "SHA256SUMS", text->str, text->len);
        for (guint i = 0; i < edition.files.count; i++)
                g_ptr_array_add(names, (char *)list_at(&edition.files, struct package_file, i)->name);
        g_ptr_array_add(names, NULL);
        return good;
}

/* ---- earlier editions ---- */

/* The checksum that SHA256SUMS has of name; NULL. */
static const char *sum_of(char *const *lines, const char *name)
{
        for (; *lines; lines++) {
                if (strlen(*lines) > 66 && strcmp(*lines + 66, name) == 0)
                        return *lines;
        }
        return NULL;
}

/* A file is copied if it is the one that was published. */
static bool kept_copy(struct job *job, const struct edition *edition, const char *path, const char *name,
                      char *const *sums, const char *into)
{
        gsize count;
        const char *bytes = file_read(job, path, edition->date.at, &count), *wanted = sum_of(sums, name);
        if (!bytes)
                return false;
        g_autofree char *sum = sha256_text(bytes, count);
        bool same = strcmp(name, "SHA256SUMS") == 0 || (wanted && strncmp(sum, wanted, strlen(sum)) == 0);
        if (!same)
                message_add(job->messages, edition->date.at, MESSAGE_EDITION_CHANGED, path, NULL);
        return same && file_write(job, arena_printf(job->arena, "%s/%s", into, name), bytes, count);
}

/* A day names one edition: when the newest data say the same day, they are the same figures. */
static bool is_of_its_day(struct job *job, const struct package *latest, const struct edition *edition, const char *sum)
{
        const char *date = iso_date(job, edition->date.date);
        for (guint i = 0; latest->version && strcmp(latest->version, date) == 0 && i < latest->files.count; i++) {
                const struct package_file *file = list_at(&latest->files, struct package_file, i);
                if (strcmp(file->name, PACKAGE_TIDY) != 0 || (sum && g_str_has_prefix(sum, file->sha256)))
                        continue;
                message_add(job->messages, edition->date.at, MESSAGE_EDITION_DATE, date, NULL);
                return false;
        }
        return true;
}

/* Every file of the folder, and none that the list of checksums names is missing. */
static bool edition_keep(struct job *job, const struct package *latest, const struct edition *edition, const char *from,
                         const char *into)
{
        gsize count;
        char *text = file_read(job, arena_printf(job->arena, "%s/SHA256SUMS", from), edition->date.at, &count);
        if (!text)
                return false;
        g_auto(GStrv) sums = g_strsplit(text, "\n", -1);
        char **names = folder_list(job, from);
        bool good = is_of_its_day(job, latest, edition, sum_of(sums, tidy_name()));
        for (guint i = 0; names[i]; i++)
                good &= kept_copy(job, edition, arena_printf(job->arena, "%s/%s", from, names[i]), names[i], sums,
                                  into);
        for (guint i = 0; sums[i]; i++) {
                const char *name = strlen(sums[i]) > 66 ? sums[i] + 66 : NULL;
                if (!name || g_strv_contains((const char *const *)names, name))
                        continue;
                message_add(job->messages, edition->date.at, MESSAGE_EDITION_CHANGED,
                            arena_printf(job->arena, "%s/%s", from, name), NULL);
                good = false;
        }
        return good;
}

/* ---- all ---- */

static void edition_note(struct job *job, struct node *all, const char *date, char *const *names)
{
        struct node *edition = node_new_map(job), *files = node_new_list(job);
        for (; *names; names++) {
                struct node *file = node_new_map(job);
                if (files->items.count)
                        node_put_text(job, file, "more", "yes");
                node_put_text(job, file, "name", *names);
                node_put_text(job, file, "href", arena_printf(job->arena, "du-lieu/%s/%s", date, *names));
                node_add(job, files, file);
        }
        node_put_text(job, edition, "date", date);
        node_put(job, edition, "files", files);
        node_add(job, all, edition);
}

static int newer_first(gconstpointer a, gconstpointer b)
{
        const struct node *left = *(struct node *const *)a, *right = *(struct node *const *)b;
        return strcmp(node_find_text(right, "date"), node_find_text(left, "date"));
}

static bool is_noted(const struct node *all, const char *date)
{
        for (guint i = 0; i < all->items.count; i++) {
                if (strcmp(node_find_text(list_at(&all->items, struct node, i), "date"), date) == 0)
                        return true;
        }
        return false;
}

bool editions_write(struct job *job, struct package *latest, const char *folder, struct node *context)
{
        const struct plan *plan = latest->plan;
        struct node *all = node_new_list(job);
        bool good = true;
        for (guint i = 0; i < plan->editions.count; i++) {
                const struct edition *edition = list_at(&plan->editions, struct edition, i);
                const char *date = iso_date(job, edition->date.date);
                if (!date || is_noted(all, date))
                        continue;
                const char *from = arena_printf(job->arena, "%s/editions/%s", plan->folder, date);
                good &= edition_keep(job, latest, edition, from,
                                     arena_printf(job->arena, "%s/du-lieu/%s", folder, date));
                edition_note(job, all, date, folder_list(job, from));
        }
        if (latest->version && latest->tidy && !is_noted(all, latest->version)) {
                const char *into = arena_printf(job->arena, "%s/du-lieu/%s", folder, latest->version);
                g_autoptr(GPtrArray) names = g_ptr_array_new();
                good &= edition_make(job, latest, folder, into, names);
                edition_note(job, all, latest->version, (char **)names->pdata);
        }
        if (all->items.count)
                qsort(all->items.at, all->items.count, sizeof all->items.at[0], newer_first);
        for (guint i = 0; i < all->items.count; i++)
                list_add(job->arena, &latest->editions,
                         (char *)node_find_text(list_at(&all->items, struct node, i), "date"));
        put_group(job, context, "editions", all);
        return good;
}
