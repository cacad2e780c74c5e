/* SPDX-License-Identifier: MIT */
/* kehoach schema: the JSON Schema of a file that people write. */
#include "content/schema.h"

#include <stdio.h>
#include <string.h>

#include "commands/options.h"
#include "layout/layout.h"
#include "pages/fonts.h"
#include "plan/plan.h"
#include "site/site.h"

static const struct shape *find_shape(const char *name)
{
        static const struct {
                const char *name;
                const struct shape *shape;
        } files[] = {
                {"plan", &plan_shape},     {"documents", &documents_shape}, {"site", &site_shape},
                {"layout", &layout_shape}, {"fonts", &fonts_shape},
        };
        for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
                if (strcmp(files[i].name, name) == 0)
                        return files[i].shape;
        }
        return NULL;
}

enum exit_status command_schema(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        gboolean manual = FALSE;
        const GOptionEntry entries[] = {
                {"manual", 0, 0, G_OPTION_ARG_NONE, &manual,
                 vi ? "in các trường dưới dạng sổ tay (mdoc)" : "print the fields as a manual section (mdoc)", NULL},
                {0},
        };
        const struct usage usage = {
                .arguments = {"plan|documents|site|layout|fonts — in JSON Schema của dữ liệu",
                              "plan|documents|site|layout|fonts — print the JSON Schema of the data"},
                .description = {"Ví dụ:\n  kehoach schema plan > plan.schema.json\n",
                                "Example:\n  kehoach schema plan > plan.schema.json\n"},
        };
        g_auto(GStrv) words = NULL;
        if (!options_read(line, entries, &usage, &words))
                return STATUS_USAGE;
        if (g_strv_length(words) != 1)
                return usage_wrong(line, "cần một trong: plan, documents, site, layout, fonts",
                                   "one of plan, documents, site, layout, fonts is wanted", NULL);
        const struct shape *shape = find_shape(words[0]);
        if (!shape)
                return usage_wrong(line, "không có lược đồ này; chọn plan, documents, site, layout hoặc fonts",
                                   "there is no such schema; take plan, documents, site, layout or fonts", words[0]);
        g_autoptr(GString) text = g_string_new(NULL);
        if (manual) {
                schema_manual(shape, line->language, text);
        } else {
                g_autofree char *json = schema_text(shape, line->language);
                g_string_append(text, json);
        }
        fputs(text->str, stdout);
        return fflush(stdout) == 0 ? STATUS_CLEAN : STATUS_SYSTEM;
}
