/* SPDX-License-Identifier: MIT */
#include "site/publish.h"

#include "base/files.h"

#include <stddef.h>
#include <string.h>

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

/* Only the web's own schemes: the address stands in links on each page. */
static bool address_check(struct job *job, struct text *address)
{
        if (!address->text || !*address->text)
                return true;
        gsize before = strcspn(address->text, "?#\"<> ");
        bool web = g_str_has_prefix(address->text, "https://") || g_str_has_prefix(address->text, "http://");
        if (!web || address->text[before]) {
                message_add(job->messages, address->at, MESSAGE_SITE_ADDRESS, address->text, NULL);
                return false;
        }
        if (!g_str_has_suffix(address->text, "/"))
                address->text = arena_printf(job->arena, "%s/", address->text);
        return true;
}

struct site *site_read(struct job *job)
{
        struct node *map = yaml_read(job, "content/site.yaml", (struct place){0});
        struct site *site = arena_new(job->arena, struct site);
        if (!map || !fields_read(job, map, &site_shape, site) || !address_check(job, &site->address))
                return NULL;
        if (!site->language.text || !*site->language.text)
                site->language.text = "vi";
        return documents_read(job, &site->documents) ? site : NULL;
}

struct node *site_words(struct job *job, const struct site *site)
{
        struct node *texts = yaml_read(job, project_file(job, "layouts/site/texts.yaml"), site->language.at);
        if (!texts)
                return NULL;
        struct node *words = node_find(texts, site->language.text);
        if (!words)
                message_add(job->messages, site->language.at, MESSAGE_SITE_LANGUAGE, site->language.text, NULL);
        return words;
}
