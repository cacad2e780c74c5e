/* SPDX-License-Identifier: MIT */
/* What is put on a paper beside its text: boxes of urgency and circulation, signature and seal (NĐ 30, PL I, II.7d,
 * II.8a, III.2; Điều 33). */
#include "check/decree.h"

#include <string.h>

#include "base/files.h"
#include "base/part.h"
#include "pages/image.h"
#include "pages/tint.h"

enum {
        BOX_ROOM = MM(1) / 2, /* what a box may be off */
        OVER_LEAST = 20,      /* the seal covers a third of the signature, in percent of its width */
        OVER_MOST = 40,
        PIXELS_MAX = 32000000, /* as pdf/image.c has it: larger ones are refused there */
        PNG_COLOR = 25,        /* byte of a PNG that says its kind of colours; bit 2: with alpha */
};

/* ---- boxes ---- */

static const struct urgent {
        const char *text;
        int width; /* mm; 8 high */
} urgent[] = {{"HỎA TỐC", 30}, {"HOẢ TỐC", 30}, {"THƯỢNG KHẨN", 40}, {"KHẨN", 20}};

/* The narrowest closed path around a line; NULL: it stands in no box. */
static const struct item *box_around(const struct printed *line, int *width, int *height)
{
        const struct item *found = NULL;
        for (guint i = 0; i < line->page->items.count; i++) {
                const struct item *item = list_at(&line->page->items, struct item, i);
                if (item->kind != ITEM_PATH || !item->as.path.closed)
                        continue;
                int right = 0, down = 0;
                for (guint k = 0; k < item->as.path.count; k++) {
                        right = MAX(right, item->as.path.points[2 * k]);
                        down = MAX(down, item->as.path.points[2 * k + 1]);
                }
                bool around = item->x <= line->left && item->x + right >= line->right && item->y < line->baseline &&
                              item->y + down > line->baseline;
                if (!around || (found && right >= *width))
                        continue;
                found = item;
                *width = right;
                *height = down;
        }
        return found;
}

static bool is_about(int length, int mm)
{
        return ABS(length - MM(mm)) <= BOX_ROOM;
}

static void check_urgency(struct job *job, const struct checked *checked, const struct printed *line)
{
        int width = 0, height = 0;
        const struct item *box = box_around(line, &width, &height);
        for (guint i = 0; i < G_N_ELEMENTS(urgent); i++) {
                if (strcmp(line->text, urgent[i].text) == 0 && box && is_about(width, urgent[i].width) &&
                    is_about(height, 8))
                        return;
        }
        message_add(job->messages, line->item->from, MESSAGE_DECREE_URGENCY, line->text,
                    box ? millimetres(job, width) : "0", box ? millimetres(job, height) : "0",
                    decree_clause(job, checked, "III.2b"), NULL);
}

static void check_circulation(struct job *job, const struct checked *checked, const struct printed *line)
{
        int width = 0, height = 0;
        if (box_around(line, &width, &height) && line->baseline < MM(25))
                return;
        message_add(job->messages, line->item->from, MESSAGE_DECREE_CIRCULATION, line->text,
                    decree_clause(job, checked, "III.2c"), NULL);
}

void check_boxes(struct job *job, const struct checked *checked)
{
        for (guint i = 0; decree_holds(checked) && i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (g_strcmp0(line->role, "urgency") == 0)
                        check_urgency(job, checked, line);
                else if (g_strcmp0(line->role, "circulation") == 0)
                        check_circulation(job, checked, line);
        }
}

/* ---- signature and seal ---- */

/* PNG with alpha, so that what stands under it is seen. */
static bool is_transparent(const char *data, gsize bytes)
{
        static const char signature[] = "\x89PNG\r\n\x1A\n";
        if (!data || bytes <= PNG_COLOR || memcmp(data, signature, sizeof signature - 1) != 0)
                return false;
        bool palette = false; /* with a table of its own transparency */
        for (gsize i = PNG_COLOR; i + 4 < MIN(bytes, 4096) && !palette; i++)
                palette = memcmp(data + i, "tRNS", 4) == 0;
        return (data[PNG_COLOR] & 4) || palette;
}

/* What the form asks of an image. */
struct asked {
        enum message_code code;
        const char *clause;
        enum tint tint;
        const char *must; /* be of that tint */
};

static const struct asked asked_signature = {MESSAGE_DECREE_SIGNATURE, "II.7d", TINT_BLUE,
                                             IN_BOTH("phải có màu xanh", "must be blue")};
static const struct asked asked_seal = {MESSAGE_DECREE_SEAL, "II.8a", TINT_RED,
                                        IN_BOTH("phải có màu đỏ", "must be red")};

/* Not known of an image that is too large to be written. */
static enum tint tint_of(struct job *job, const struct item *item, const char *data, gsize bytes)
{
        int width = 0, height = 0;
        __typeof__(&tint_read) read = PART_FIND(job, "tint", tint_read);
        if (!read || !image_size(job, item->as.image.path, item->from, &width, &height) ||
            (gint64)width * height > PIXELS_MAX)
                return TINT_UNKNOWN;
        return read(data, bytes);
}

static void check_image(struct job *job, const struct checked *checked, const struct item *item, struct place at,
                        const struct asked *asked)
{
        gsize bytes = 0;
        const char *data = file_read(job, item->as.image.path, item->from, &bytes);
        const char *wrong = NULL;
        if (!is_transparent(data, bytes)) {
                wrong = IN_BOTH("phải là PNG có nền trong suốt", "must be a PNG with a transparent ground");
        } else {
                enum tint tint = tint_of(job, item, data, bytes);
                wrong = tint != asked->tint && tint != TINT_UNKNOWN ? asked->must : NULL;
        }
        if (wrong)
                message_add(job->messages, at, asked->code, wrong, decree_clause(job, checked, asked->clause), NULL);
}

/* The image of a role on a page; NULL. */
static const struct item *find_image(const struct page *page, const char *role)
{
        for (guint i = 0; i < page->items.count; i++) {
                const struct item *item = list_at(&page->items, struct item, i);
                const struct tag_about *about = item->tag ? item->tag->about : NULL;
                if (item->kind == ITEM_IMAGE && about && g_strcmp0(about->role, role) == 0)
                        return item;
        }
        return NULL;
}

/* In percent of the signature's width, how far the seal stands over its left part. */
static int covered(const struct item *signature, const struct item *seal)
{
        int right = seal->x + seal->as.image.width - signature->x;
        bool apart = seal->y >= signature->y + signature->as.image.height || seal->x > signature->x ||
                     seal->y + seal->as.image.height <= signature->y;
        return apart ? 0 : (int)((gint64)right * 100 / MAX(signature->as.image.width, 1));
}

/* Below the post and above the name: the lines right above and below its middle. */
static bool stands_between(const struct checked *checked, const struct page *page, const struct item *signature)
{
        const struct signature *signer = checked->plan->signature;
        int middle = signature->y + signature->as.image.height / 2, name = 0, post = 0;
        for (guint i = 0; i < checked->lines->count; i++) {
                const struct printed *line = list_at(checked->lines, struct printed, i);
                if (line->page != page || !signer || !signer->name.text)
                        continue;
                if (strcmp(line->text, signer->name.text) == 0)
                        name = line->baseline;
                for (guint k = 0; k < signer->capacity.count; k++) {
                        if (strcmp(line->text, list_at(&signer->capacity, struct text, k)->text) == 0)
                                post = line->baseline;
                }
        }
        return post < middle && (!name || middle < name);
}

void check_signing(struct job *job, const struct checked *checked)
{
        const struct signature *signer = checked->plan->signature;
        for (guint i = 0; signer && decree_holds(checked) && i < checked->pages->at.count; i++) {
                const struct page *page = list_at(&checked->pages->at, struct page, i);
                const struct item *signature = find_image(page, "signature"), *seal = find_image(page, "seal");
                if (signature)
                        check_image(job, checked, signature, signer->image.at, &asked_signature);
                if (signature && !stands_between(checked, page, signature))
                        message_add(job->messages, signer->image.at, MESSAGE_DECREE_SIGNATURE,
                                    IN_BOTH("phải ở giữa chức vụ và họ tên", "must stand between post and name"),
                                    decree_clause(job, checked, "II.7d"), NULL);
                if (seal)
                        check_image(job, checked, seal, signer->seal.at, &asked_seal);
                int over = signature && seal ? covered(signature, seal) : (OVER_LEAST + OVER_MOST) / 2;
                if (over < OVER_LEAST || over > OVER_MOST)
                        message_add(job->messages, signer->seal.at, MESSAGE_DECREE_SEAL,
                                    IN_BOTH("phải trùm khoảng một phần ba chữ ký về bên trái",
                                            "must cover about a third of the signature, on its left"),
                                    decree_clause(job, checked, "II.8a"), NULL);
        }
}
