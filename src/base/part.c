/* SPDX-License-Identifier: MIT */
#include "base/part.h"

#include <gmodule.h>

/* PREFIX/lib/kehoach/PART.so for PREFIX/bin/kehoach, wherever the two were moved to. */
static char *part_path(const char *part)
{
        g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
        g_autofree char *name = program ? g_path_get_basename(program) : NULL;
        g_autofree char *bin = program ? g_path_get_dirname(program) : NULL;
        g_autofree char *prefix = bin ? g_path_get_dirname(bin) : NULL;
        g_autofree char *file = g_strdup_printf("%s." G_MODULE_SUFFIX, part);
        return g_build_filename(prefix ? prefix : ".", "lib", name ? name : "kehoach", file, NULL);
}

static gpointer find_in(GModule *module, const char *function)
{
        gpointer found = NULL;
        return module && g_module_symbol(module, function, &found) ? found : NULL;
}

/* Tests are linked with all parts: theirs are in the program itself.  Parts stay open to the end. */
part_function part_find(struct job *job, const char *part, const char *function)
{
        gpointer found = find_in(g_module_open(NULL, G_MODULE_BIND_LAZY), function);
        if (!found) {
                g_autofree char *path = part_path(part);
                found = find_in(g_module_open(path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL), function);
                if (!found)
                        message_add(job->messages, (struct place){0}, MESSAGE_PART_MISSING, g_module_error(), NULL);
        }
        return (part_function)found;
}
