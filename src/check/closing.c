/* SPDX-License-Identifier: MIT */
/* Signature, recipients, addressees (NĐ 30/2020, PL I, II.7b and II.9). */
#include "check/rules.h"

#include <string.h>

#include "vietnamese/folding.h"

static const char *const prefixes[] = {"TM.", "Q.", "KT.", "TL.", "TUQ."};

/* Posts that one person holds: TM. does not go before them. */
static const char *const posts[] = {"CHỦ TỊCH",        "PHÓ",       "GIÁM ĐỐC",
                                    "TỔNG GIÁM ĐỐC",   "BỘ TRƯỞNG", "THỨ TRƯỞNG",
                                    "CHÁNH VĂN PHÒNG", "TRƯỞNG",    "CỤC TRƯỞNG"};

/* Length of what stands before the first stop and the stop itself; 0 if there is none. */
static gsize prefix_bytes(const char *line)
{
        const char *stop = strchr(line, '.');
        return stop ? (gsize)(stop + 1 - line) : 0;
}

static bool has_prefix(const char *line, const char *prefix)
{
        return prefix_bytes(line) == strlen(prefix) && g_str_has_prefix(line, prefix);
}

static const struct text *capacity_at(const struct plan *plan, guint i)
{
        if (!plan->signature || i >= plan->signature->capacity.count)
                return NULL;
        return list_at(&plan->signature->capacity, struct text, i);
}

static bool is_prefix_known(const char *line)
{
        for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
                if (has_prefix(line, prefixes[i]))
                        return true;
        }
        return prefix_bytes(line) == 0;
}

void check_capacities(struct job *job, const struct checked *checked)
{
        const struct text *line;
        for (guint i = 0; (line = capacity_at(checked->plan, i)); i++) {
                g_autofree char *capitals = upper(line->text);
                if (!is_prefix_known(line->text) || strcmp(capitals, line->text) != 0)
                        message_add(job->messages, line->at, MESSAGE_SIGN_PREFIX, line->text, NULL);
        }
}

static bool is_post(const char *text)
{
        while (*text == ' ')
                text++;
        for (guint i = 0; i < G_N_ELEMENTS(posts); i++) {
                if (g_str_has_prefix(text, posts[i]))
                        return true;
        }
        return false;
}

static bool is_deputy(const struct text *line)
{
        g_autofree char *post = line ? upper(line->text) : NULL; /* small letters are said by KY-01 */
        return post && (g_str_has_prefix(post, "PHÓ ") || g_str_has_prefix(post, "THỨ TRƯỞNG"));
}

/* KT. goes before the head's post and is followed by the deputy's; TM. before a collective, followed by who signs for
 * it; TL. and TUQ. are followed by a post too (Điều 13). */
void check_posts(struct job *job, const struct checked *checked)
{
        const struct text *line;
        for (guint i = 0; (line = capacity_at(checked->plan, i)); i++) {
                const struct text *next = capacity_at(checked->plan, i + 1);
                bool collective = has_prefix(line->text, "TM.");
                if (has_prefix(line->text, "KT.") && !is_deputy(next))
                        message_add(job->messages, line->at, MESSAGE_SIGN_DEPUTY, line->text, NULL);
                else if (collective && is_post(line->text + prefix_bytes(line->text)))
                        message_add(job->messages, line->at, MESSAGE_SIGN_COLLECTIVE, line->text, NULL);
                else if (!next && (collective || has_prefix(line->text, "TL.") || has_prefix(line->text, "TUQ.")))
                        message_add(job->messages, line->at, MESSAGE_SIGN_POST, line->text, NULL);
        }
}

static bool has_layout_marks(const char *text)
{
        return g_str_has_prefix(text, "- ") || g_str_has_suffix(text, ";") || g_str_has_suffix(text, ".");
}

void check_recipients(struct job *job, const struct checked *checked)
{
        const struct list *recipients = &checked->plan->recipients;
        for (guint i = 0; i < recipients->count; i++) {
                const struct text *recipient = list_at(recipients, struct text, i);
                if (has_layout_marks(recipient->text))
                        message_add(job->messages, recipient->at, MESSAGE_RECIPIENT_FORM, recipient->text, NULL);
        }
        if (recipients->count == 0) {
                if (!checked->plan->incomplete)
                        message_add(job->messages, checked->plan->at, MESSAGE_RECIPIENT_NONE, NULL);
                return;
        }
        const struct text *last = list_at(recipients, struct text, recipients->count - 1);
        if (!g_str_has_prefix(last->text, "Lưu"))
                message_add(job->messages, last->at, MESSAGE_RECIPIENT_KEPT, NULL);
}

void check_as_above(struct job *job, const struct checked *checked)
{
        const struct list *recipients = &checked->plan->recipients;
        for (guint i = 0; checked->plan->addressees.count == 0 && i < recipients->count; i++) {
                const struct text *recipient = list_at(recipients, struct text, i);
                if (g_str_has_prefix(recipient->text, "Như trên"))
                        message_add(job->messages, recipient->at, MESSAGE_RECIPIENT_ABOVE, NULL);
        }
}

void check_addressees(struct job *job, const struct checked *checked)
{
        const struct list *addressees = &checked->plan->addressees;
        if (addressees->count > 0 && strcmp(checked->plan->kind.text, "ke-hoach") == 0)
                message_add(job->messages, list_at(addressees, struct text, 0)->at, MESSAGE_ADDRESSEE_PLAN, NULL);
}
