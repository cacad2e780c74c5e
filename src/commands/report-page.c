/* SPDX-License-Identifier: MIT */
#include "commands/report-page.h"

#include "base/files.h"
#include "layout/template.h"
#include "site/context.h"

enum {
        FINDINGS_MAX = 200, /* on one page; the terminal has all */
};

static const char *const severity_names[SEVERITY_COUNT] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
};

static const char *place_text(struct job *job, struct place at)
{
        if (!at.file || at.line == 0)
                return at.file;
        return arena_printf(job->arena, "%s:%u:%u", at.file, at.line, MAX(at.col, 1u));
}

static struct node *finding(struct job *job, const struct message *message, const struct node *words,
                            enum language language)
{
        const struct message_kind *kind = message_kind(message->code);
        struct node *map = node_new_map(job);
        node_put_text(job, map, "severity", severity_names[kind->severity]);
        put_always(job, map, "word", node_find_text(words, severity_names[kind->severity]));
        node_put_text(job, map, "code", kind->code);
        put_always(job, map, "text", kept(job, message_text(message, language)));
        put_always(job, map, "hint", kept(job, message_hint(message, language)));
        put_always(job, map, "place", place_text(job, message->at));
        put_always(job, map, "excerpt", kept(job, message_excerpt(message->at, job->root)));
        put_always(job, map, "other", place_text(job, message->other));
        put_always(job, map, "other_excerpt", kept(job, message_excerpt(message->other, job->root)));
        return map;
}

/* The most severe first, so that none is hidden behind lesser ones. */
static struct node *findings(struct job *job, struct messages *messages, const struct node *words,
                             enum language language)
{
        struct node *all = node_new_list(job);
        for (int severity = SEVERITY_COUNT - 1; severity >= 0; severity--) {
                for (guint i = 0; i < messages_count(messages) && all->items.count < FINDINGS_MAX; i++) {
                        const struct message *message = messages_at(messages, i);
                        if ((int)message_kind(message->code)->severity == severity)
                                node_add(job, all, finding(job, message, words, language));
                }
        }
        return all;
}

const char *report_page(struct job *job, struct messages *messages, enum language language, bool is_kept)
{
        static const char *const names[LANGUAGE_COUNT] = {"vi", "en"};
        struct place nowhere = {0};
        const char *file = project_file(job, "layouts/serve/messages.mustache");
        gsize bytes;
        const char *template = file_read(job, file, nowhere, &bytes);
        struct node *texts = yaml_read(job, project_file(job, "layouts/serve/texts.yaml"), nowhere);
        struct node *words = node_find(texts, names[language]);
        if (!template || !words)
                return NULL;
        messages_sort(messages);
        messages_settle(messages, job->root);
        struct node *context = node_new_map(job), *all = findings(job, messages, words, language);
        guint errors = messages_severe(messages, SEVERITY_ERROR);
        guint warnings = messages_severe(messages, SEVERITY_WARNING) - errors;
        guint notes = messages_count(messages) - errors - warnings, left = messages_count(messages) - all->items.count;
        node_put_text(job, context, "lang", names[language]);
        put_given(job, context, "kept", is_kept ? "1" : NULL);
        node_put(job, context, "t", words);
        node_put(job, context, "findings", all);
        const struct {
                const char *key;
                guint count;
        } counts[] = {{"errors", errors}, {"warnings", warnings}, {"notes", notes}, {"left", left}};
        for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
                put_always(job, context, counts[i].key,
                           counts[i].count ? arena_printf(job->arena, "%u", counts[i].count) : NULL);
        const struct template_source source = {.text = template,
                                               .at = {.file = path_shown(job, file), .line = 1, .col = 1}};
        return template_render(job, &source, context, TEMPLATE_HTML);
}
