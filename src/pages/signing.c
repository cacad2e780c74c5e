/* SPDX-License-Identifier: MIT */
/* Signing: the room between post and name.  An image of the signature in its middle, the seal over the left third of
 * it (NĐ 30, PL I, II.7d, II.8a; NĐ 30, Điều 33.1), or empty fields where one signs with a tool. */
#include "base/length.h"
#include "pages/image.h"
#include "pages/strip.h"

enum {
        SEAL_OVER = 3, /* the seal covers a third of the signature */
};

/* Where things stand in the room. */
struct signing {
        struct setting *setting;
        const struct block *block;
        struct strip *strip;
        int left, width, height;          /* of the signature; width 0: no image of one */
        int seal_left, seal, seal_height; /* seal: its width; 0: none */
};

/* An image's size in the greatest box that it may fill; false after a message. */
static bool fit_image(const struct signing *signing, const struct figure_block *figure, int most_width, int most_height,
                      int *width, int *height)
{
        int across = 0, down = 0;
        if (!image_size(signing->setting->job, figure->image, signing->block->from, &across, &down))
                return false;
        gint64 wide = most_width, high = wide * down / across;
        if (high > most_height) {
                high = most_height;
                wide = high * across / down;
        }
        *width = (int)wide;
        *height = (int)high;
        return true;
}

static void size_seal(struct signing *signing)
{
        const struct seal_block *seal = signing->block->seal;
        if (!seal || (!seal->figure && !seal->field))
                return;
        int most = MIN(seal->width, signing->setting->measure);
        signing->seal = signing->seal_height = most;
        if (seal->figure && !fit_image(signing, seal->figure, most, G_MAXINT, &signing->seal, &signing->seal_height))
                signing->seal = 0;
}

/* In the middle of the column, as large as it may be; beside a seal small enough for a third of it to be covered. */
static void size_signature(struct signing *signing)
{
        int measure = signing->setting->measure, room = signing->block->space;
        int most = measure, high = room;
        if (signing->seal) {
                gint64 beside = 2 * SEAL_OVER * ((gint64)measure / 2 - signing->seal);
                most = (int)CLAMP(beside, measure / 4, measure / 2);
                high = room * 2 / 3;
        }
        signing->width = signing->height = 0;
        if (!signing->block->figure ||
            !fit_image(signing, signing->block->figure, most, high, &signing->width, &signing->height))
                signing->width = 0;
        int width = signing->width ? signing->width : most;
        signing->left = (measure - width) / 2;
        if (signing->seal)
                signing->left = MAX(signing->left, signing->seal - width / SEAL_OVER);
        signing->seal_left = signing->left + width / SEAL_OVER - signing->seal;
}

static struct tag *add_tag(struct signing *signing, enum tag_kind kind, const char *words, const char *role)
{
        struct tag *tag = tag_new(signing->setting, signing->setting->tag, kind);
        tag_say(signing->setting, tag, (struct tag_about){.alternative = words, .role = role});
        return tag;
}

static void add_image(struct signing *signing, const struct figure_block *figure, const char *role, int x, int width,
                      int height)
{
        struct tag *tag = add_tag(signing, TAG_FIGURE, figure->alternative, role);
        struct item *item = item_new(signing->setting, &signing->strip->items, ITEM_IMAGE, x,
                                     (signing->strip->height - height) / 2, tag);
        item->from = signing->block->from;
        item->as.image = (struct image_item){.path = figure->image, .width = width, .height = height};
}

static void add_field(struct signing *signing, const char *words, const char *name, int x, int width, int height)
{
        struct tag *tag = add_tag(signing, TAG_FORM, words, NULL);
        struct item *item = item_new(signing->setting, &signing->strip->items, ITEM_FIELD, x,
                                     (signing->strip->height - height) / 2, tag);
        item->from = signing->block->from;
        item->as.field = (struct link_item){.width = width, .height = height, .target = name};
}

void strip_add_signing(struct setting *setting, const struct block *block, struct strip *strip)
{
        struct signing signing = {.setting = setting, .block = block, .strip = strip};
        const struct seal_block *seal = block->seal;
        size_seal(&signing);
        size_signature(&signing);
        strip->height = MAX(strip->height, signing.seal_height);
        bool seal_field = signing.seal && !seal->figure;
        if (signing.width) {
                add_image(&signing, block->figure, block->role, signing.left, signing.width, signing.height);
        } else if (block->field) {
                int left = seal_field ? signing.seal_left + signing.seal : 0;
                add_field(&signing, block->field, block->role ? block->role : "signature", left,
                          setting->measure - left, block->space);
        }
        if (seal_field)
                add_field(&signing, seal->field, "seal", signing.seal_left, signing.seal, signing.seal_height);
        else if (signing.seal)
                add_image(&signing, seal->figure, "seal", signing.seal_left, signing.seal, signing.seal_height);
}
