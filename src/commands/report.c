/* SPDX-License-Identifier: MIT */
#include "commands/report.h"

#include <stdio.h>

#include "commands/version.h"

static const char *const severity_names[SEVERITY_COUNT] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
};

static void add_text(GString *out, const char *text)
{
        if (!text) {
                g_string_append(out, "null");
                return;
        }
        g_string_append_c(out, '"');
        for (; *text; text++) {
                guchar c = (guchar)*text;
                if (c == '"' || c == '\\')
                        g_string_append_printf(out, "\\%c", c);
                else if (c < 0x20)
                        g_string_append_printf(out, "\\u%04x", c);
                else
                        g_string_append_c(out, (char)c);
        }
        g_string_append_c(out, '"');
}

/* ---- JSON ---- */

static void add_place(GString *out, const struct place *place)
{
        g_string_append(out, "\"file\": ");
        add_text(out, place->file);
        g_string_append_printf(out, ", \"line\": %u, \"column\": %u, \"width\": %u", place->line, place->col,
                               place->width);
}

static void add_message(GString *out, const struct message *message, enum language language)
{
        const struct message_kind *kind = message_kind(message->code);
        g_autofree char *text = message_text(message, language);
        g_autofree char *hint = message_hint(message, language);
        g_string_append_printf(out, "{\"code\": \"%s\", \"severity\": \"%s\", ", kind->code,
                               severity_names[kind->severity]);
        add_place(out, &message->at);
        g_string_append(out, ", \"message\": ");
        add_text(out, text);
        g_string_append(out, ", \"hint\": ");
        add_text(out, hint);
        if (message->other.file) {
                g_string_append(out, ", \"other\": {");
                add_place(out, &message->other);
                g_string_append_c(out, '}');
        }
        g_string_append_c(out, '}');
}

void report_json(struct messages *messages, enum language language)
{
        g_autoptr(GString) out = g_string_new("[");
        messages_sort(messages);
        for (guint i = 0; i < messages_count(messages); i++) {
                g_string_append(out, i ? ",\n  " : "\n  ");
                add_message(out, messages_at(messages, i), language);
        }
        g_string_append(out, "\n]\n");
        fputs(out->str, stdout);
}

/* ---- SARIF ---- */

static void add_uri(GString *out, const char *path)
{
        g_autofree char *uri = g_uri_escape_string(path, "/", FALSE);
        add_text(out, uri);
}

static void add_location(GString *out, const struct place *place)
{
        g_string_append(out, "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
        add_uri(out, place->file);
        g_string_append(out, ", \"uriBaseId\": \"PROJECT\"}");
        if (place->line > 0) {
                guint width = MAX(place->width, 1), col = MAX(place->col, 1);
                g_string_append_printf(out, ", \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endColumn\": %u}",
                                       place->line, col, col + width);
        }
        g_string_append(out, "}}");
}

static void add_rules(GString *out, enum language language)
{
        for (guint i = 0; i < MESSAGE_COUNT; i++) {
                const struct message_kind *kind = message_kind((enum message_code)i);
                g_string_append_printf(out,
                                       "%s{\"id\": \"%s\", \"shortDescription\": {\"text\": ", i ? ",\n        " : "",
                                       kind->code);
                add_text(out, kind->text[language]);
                g_string_append_printf(out, "}, \"defaultConfiguration\": {\"level\": \"%s\"}}",
                                       severity_names[kind->severity]);
        }
}

static void add_result(GString *out, const struct message *message, enum language language)
{
        const struct message_kind *kind = message_kind(message->code);
        g_autofree char *text = message_text(message, language);
        g_autofree char *hint = message_hint(message, language);
        g_autofree char *whole = hint ? g_strdup_printf("%s. %s", text, hint) : g_strdup(text);
        g_string_append_printf(
                out, "{\"ruleId\": \"%s\", \"ruleIndex\": %u, \"level\": \"%s\", \"message\": {\"text\": ", kind->code,
                (guint)message->code, severity_names[kind->severity]);
        add_text(out, whole);
        g_string_append(out, "}");
        if (message->at.file) {
                g_string_append(out, ", \"locations\": [");
                add_location(out, &message->at);
                g_string_append_c(out, ']');
        }
        if (message->other.file) {
                g_string_append(out, ", \"relatedLocations\": [");
                add_location(out, &message->other);
                g_string_append_c(out, ']');
        }
        g_string_append_c(out, '}');
}

void report_sarif(struct messages *messages, enum language language)
{
        g_autoptr(GString) out = g_string_new(NULL);
        messages_sort(messages);
        g_string_append_printf(out,
                               "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                               "  \"version\": \"2.1.0\",\n  \"runs\": [{\n"
                               "    \"tool\": {\"driver\": {\"name\": \"kehoach\", \"version\": \"%s\", \"language\": "
                               "\"%s\", \"rules\": [\n        ",
                               KEHOACH_VERSION, language == LANGUAGE_VI ? "vi" : "en");
        add_rules(out, language);
        g_string_append(out, "]}},\n    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [");
        for (guint i = 0; i < messages_count(messages); i++) {
                g_string_append(out, i ? ",\n        " : "\n        ");
                add_result(out, messages_at(messages, i), language);
        }
        g_string_append(out, "]\n  }]\n}\n");
        fputs(out->str, stdout);
}

/* ---- proofs ---- */

static void add_proof(GString *out, const struct proof *proof, bool json)
{
        if (!json) {
                g_string_append_printf(out, "%s:%u:%u: %s: %s\n", proof->at.file ? proof->at.file : "", proof->at.line,
                                       proof->at.col, proof->rule, proof->text);
                return;
        }
        g_string_append(out, "{\"rule\": ");
        add_text(out, proof->rule);
        g_string_append(out, ", ");
        add_place(out, &proof->at);
        g_string_append(out, ", \"proved\": ");
        add_text(out, proof->text);
        g_string_append_c(out, '}');
}

void report_proofs(const struct list *proofs, bool json)
{
        g_autoptr(GString) out = g_string_new(json ? "[" : NULL);
        for (guint i = 0; i < proofs->count; i++) {
                if (json)
                        g_string_append(out, i ? ",\n  " : "\n  ");
                add_proof(out, list_at(proofs, struct proof, i), json);
        }
        if (json)
                g_string_append(out, "\n]\n");
        fputs(out->str, stdout);
}
