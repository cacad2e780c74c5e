/* SPDX-License-Identifier: MIT */
#include "site/publish.h"

#include "base/files.h"

#include <stddef.h>
#include <string.h>

#define SITE_PATH  "content/site.yaml"
#define AT(member) offsetof(struct site, member)

static const struct field site_fields[] = {
        {.name = "title",
         .type = FIELD_TEXT,
         .offset = AT(title),
         .flags = FIELD_REQUIRED | FIELD_NOT_BLANK,
         .max = 200,
         .vi = "tên trang, in ở đầu mỗi trang",
         .en = "name of the site, at the head of each page"},
        {.name = "summary",
         .type = FIELD_TEXT,
         .offset = AT(summary),
         .max = 1000,
         .vi = "vài dòng giới thiệu ở trang đầu",
         .en = "a few lines on the first page"},
        {.name = "owner",
         .type = FIELD_TEXT,
         .offset = AT(owner),
         .max = 200,
         .vi = "cơ quan công bố",
         .en = "the body that publishes"},
        {.name = "address",
         .type = FIELD_TEXT,
         .offset = AT(address),
         .max = 500,
         .vi = "địa chỉ của trang, https://…; để trống thì không làm các liên kết đầy đủ",
         .en = "address of the site, https://…; blank: no whole links are made"},
        {.name = "language",
         .type = FIELD_TEXT,
         .offset = AT(language),
         .max = 8,
         .vi = "ngôn ngữ của giao diện: một khóa của layouts/site/texts.yaml; không ghi là vi",
         .en = "language of the interface: a key of layouts/site/texts.yaml; vi when not given"},
        {.name = "licence",
         .type = FIELD_TEXT,
         .offset = AT(licence),
         .max = 200,
         .vi = "giấy phép của dữ liệu",
         .en = "licence of the data"},
        {.name = "contact",
         .type = FIELD_TEXT,
         .offset = AT(contact),
         .max = 200,
         .vi = "nơi liên hệ, góp ý",
         .en = "where to write to"},
        {.name = "leave-out",
         .type = FIELD_TEXTS,
         .offset = AT(leave_out),
         .max = 20,
         .vi = "phần không làm: pdf, pictures, data, search, proof, compare, bodies, documents, filters, feeds",
         .en = "parts not to make: pdf, pictures, data, search, proof, compare, bodies, documents, filters, feeds"},
};

#undef AT

const struct shape site_shape = {
        .name = "site",
        .size = sizeof(struct site),
        .fields = site_fields,
        .count = G_N_ELEMENTS(site_fields),
        .vi = "content/site.yaml: trang công khai",
        .en = "content/site.yaml: the public site",
};

/* An address in letters of its own as a URI, which sitemaps and robots.txt ask for: the host in Punycode, the rest
 * behind %, what is escaped left as it is; it ends with "/".  NULL: no host. */
static const char *address_uri(struct job *job, const char *address)
{
        const char *host = strstr(address, "://") + 3, *path = host + strcspn(host, "/:");
        g_autofree char *name = g_strndup(host, (gsize)(path - host));
        g_autofree char *ascii = g_hostname_to_ascii(name);
        g_autofree char *rest = g_uri_escape_string(path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "/%", FALSE);
        if (!ascii || !*ascii)
                return NULL;
        return arena_printf(job->arena, "%.*s%s%s%s", (int)(host - address), address, ascii, rest,
                            g_str_has_suffix(rest, "/") ? "" : "/");
}

/* Only the web's own schemes: the address stands in links on each page. */
static bool address_check(struct job *job, struct text *address)
{
        if (!address->text || !*address->text)
                return true;
        gsize before = strcspn(address->text, "?#\"<> ");
        bool web = g_str_has_prefix(address->text, "https://") || g_str_has_prefix(address->text, "http://");
        const char *uri = web && !address->text[before] ? address_uri(job, address->text) : NULL;
        if (!uri)
                message_add(job->messages, address->at, MESSAGE_SITE_ADDRESS, address->text, NULL);
        else
                address->text = uri;
        return uri != NULL;
}

const char *const site_part_names[SITE_PART_COUNT + 1] = {
        [SITE_PDF] = "pdf",       [SITE_PICTURES] = "pictures",   [SITE_DATA] = "data",
        [SITE_SEARCH] = "search", [SITE_PROOF] = "proof",         [SITE_COMPARE] = "compare",
        [SITE_BODIES] = "bodies", [SITE_DOCUMENTS] = "documents", [SITE_FILTERS] = "filters",
        [SITE_FEEDS] = "feeds",
};

static bool parts_read(struct job *job, struct site *site)
{
        bool good = true;
        for (guint i = 0; i < site->leave_out.count; i++) {
                const struct text *name = list_at(&site->leave_out, struct text, i);
                guint part = 0;
                while (part < SITE_PART_COUNT && strcmp(site_part_names[part], name->text) != 0)
                        part++;
                if (part < SITE_PART_COUNT) {
                        site->left_out |= 1u << part;
                        continue;
                }
                g_autofree char *all = g_strjoinv(", ", (char **)site_part_names);
                message_add(job->messages, name->at, MESSAGE_SITE_PART, name->text, all, NULL);
                good = false;
        }
        return good;
}

/* The words of layouts/site/texts.yaml in the site's language; NULL after messages. */
static struct node *words_read(struct job *job, const struct site *site)
{
        struct node *texts = yaml_read(job, project_file(job, "layouts/site/texts.yaml"), site->language.at);
        if (!texts)
                return NULL;
        struct node *words = node_find(texts, site->language.text);
        if (!words)
                message_add(job->messages, site->language.at, MESSAGE_SITE_LANGUAGE, site->language.text, NULL);
        return words;
}

/* content/site.yaml and its words; NULL after messages. */
static struct site *settings_read(struct job *job)
{
        struct node *map = yaml_read(job, SITE_PATH, (struct place){0});
        struct site *site = arena_new(job->arena, struct site);
        if (!map)
                return NULL;
        bool good = fields_read(job, map, &site_shape, site);
        good = address_check(job, &site->address) && good;
        good = parts_read(job, site) && good;
        if (!site->language.text || !*site->language.text)
                site->language.text = "vi";
        site->words = words_read(job, site);
        return site->words && good ? site : NULL;
}

struct site *site_read(struct job *job)
{
        struct site *site = settings_read(job);
        return site && documents_read(job, &site->documents) ? site : NULL;
}

void site_check(struct job *job)
{
        g_autofree char *path = g_build_filename(job->root, SITE_PATH, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
                settings_read(job);
}
