/* SPDX-License-Identifier: MIT */
#include "site/linked-data.h"

#include "site/json.h"

static void named(struct json *json, const char *key, const char *type, const char *name)
{
        if (!name || !*name)
                return;
        json_open(json, key, '{');
        json_text(json, "@type", type);
        json_text(json, "name", name);
        json_close(json, '}');
}

static void download(struct json *json, const char *base, const char *path, const char *type)
{
        g_autofree char *whole = g_strconcat(base ? base : "", path, NULL);
        if (!path)
                return;
        json_open(json, NULL, '{');
        json_text(json, "@type", "DataDownload");
        json_text(json, "contentUrl", whole);
        json_text(json, "encodingFormat", type);
        json_close(json, '}');
}

static void dataset(struct json *json, const struct node *context)
{
        const char *base = node_find_text(context, "canonical");
        const struct node *plan = node_find(context, "plan");
        if (!node_find(context, "tables"))
                return;
        json_open(json, "hasPart", '{');
        json_text(json, "@type", "Dataset");
        json_text(json, "name", node_find_text(plan, "title"));
        json_text(json, "description", node_find_text(node_find(context, "t"), "data_note"));
        named(json, "creator", "GovernmentOrganization", node_find_text(plan, "issuer"));
        const char *licence = node_find_text(node_find(context, "site"), "licence");
        json_text(json, "license", licence && *licence ? licence : NULL);
        json_open(json, "distribution", '[');
        download(json, base, node_find_text(context, "tidy"), "text/csv");
        download(json, base, node_find_text(context, "xlsx"),
                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        json_close(json, ']');
        json_close(json, '}');
}

void linked_data(GString *out, const struct node *context)
{
        const struct node *plan = node_find(context, "plan");
        const char *from = node_find_text(plan, "from"), *to = node_find_text(plan, "to");
        g_autofree char *years = from && to ? g_strdup_printf("%s/%s", from, to) : NULL;
        struct json json = {.out = out};
        json_open(&json, NULL, '{');
        json_text(&json, "@context", "https://schema.org");
        json_text(&json, "@type", "Legislation");
        json_text(&json, "@id", node_find_text(context, "canonical"));
        json_text(&json, "url", node_find_text(context, "canonical"));
        json_text(&json, "name", node_find_text(plan, "title"));
        json_text(&json, "legislationType", node_find_text(plan, "kind"));
        json_text(&json, "legislationIdentifier", node_find_text(plan, "number"));
        json_text(&json, "legislationDate", node_find_text(plan, "iso"));
        named(&json, "legislationPassedBy", "GovernmentOrganization", node_find_text(plan, "issuer"));
        named(&json, "spatialCoverage", "Place", node_find_text(plan, "province"));
        json_text(&json, "temporalCoverage", years);
        json_text(&json, "about", node_find_text(plan, "field"));
        json_text(&json, "inLanguage", "vi");
        dataset(&json, context);
        json_close(&json, '}');
}
