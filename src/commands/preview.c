/* SPDX-License-Identifier: MIT */
#include "commands/preview.h"

#include "base/files.h"
#include "base/part.h"
#include "pages/replay.h"

enum {
        PAGE_PIXELS = 420,
        CARD_PIXELS = 1200,
};

/* A picture that cannot be drawn is left out; one that cannot be written is an error. */
static bool preview_write(struct job *job, const struct page *page, int width, const char *folder, const char *name,
                          struct site_picture *picture)
{
        struct replayed replayed;
        __typeof__(&page_replay) draw = PART_FIND(job, "replay", page_replay);
        if (!draw || !draw(job, page, width, &replayed))
                return draw != NULL;
        gsize count;
        const void *bytes = g_bytes_get_data(replayed.png, &count);
        bool written = file_write(job, arena_printf(job->arena, "%s/%s", folder, name), bytes, count);
        g_bytes_unref(replayed.png);
        *picture = (struct site_picture){.name = name, .width = replayed.width, .height = replayed.height};
        return written;
}

bool previews_write(struct job *job, const struct made *made, const char *folder, struct site_pictures *pictures)
{
        const struct page *first = list_at(&made->pages->at, struct page, 0);
        const struct page *card = pages_card(job, made->document, made->layout);
        return preview_write(job, first, PAGE_PIXELS, folder, "trang-1.png", &pictures->page) &
               preview_write(job, card, CARD_PIXELS, folder, "the.png", &pictures->card);
}
