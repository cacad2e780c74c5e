/* SPDX-License-Identifier: MIT */
/* Amounts in words: read back, and compared with the figure before them. */
#include <string.h>

#include "check/facts.h"
#include "check/rules.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

enum {
        MARK_BYTES_MAX = 48, /* between a figure and its “bằng chữ:” */
};

/* Behind “bằng chữ:”, “Bằng chữ là”, “(viết bằng chữ: ”; NULL when nothing of the kind follows so soon. */
static const char *behind_mark(const char *s)
{
        static const char *const marks[] = {"bằng chữ", "Bằng chữ", "BẰNG CHỮ"};
        for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
                const char *mark = strstr(s, marks[i]);
                if (!mark || mark - s > MARK_BYTES_MAX || memchr(s, ')', (gsize)(mark - s)))
                        continue;
                mark += strlen(marks[i]);
                mark += strspn(mark, " ");
                if (g_str_has_prefix(mark, "là"))
                        mark += strlen("là");
                return mark + strspn(mark, " :");
        }
        return NULL;
}

/* “2.904.360.000 đồng (Hai tỷ, …)”: a bracket that says an amount and nothing else. */
static const char *in_brackets(const char *s)
{
        s += strspn(s, " ");
        gsize bytes = *s == '(' ? strcspn(s + 1, ")") : 0;
        g_autofree char *inside = g_strndup(s + (*s == '('), bytes);
        g_autofree char *folded = fold(inside);
        gint64 value;
        bool dong = g_str_has_suffix(folded, " dong") || g_str_has_suffix(folded, " dong chan");
        bool digits = inside[strcspn(inside, "0123456789")] != '\0';
        return bytes && !digits && (dong || words_read(inside, &value)) ? s + 1 : NULL;
}

/* Up to the bracket or stop that ends them. */
static void compare(struct job *job, const struct checked *checked, const struct mention *mention, const char *words)
{
        gsize bytes = strcspn(words, ").;");
        g_autofree char *said = g_strndup(words, bytes);
        gsize begin = (gsize)(words - mention->wording->text);
        gint64 value;
        if (words_read(said, &value) && value == mention->value) {
                prove(job, checked, "words", mention_place(job, mention), "%s = “%s”", mention_text(job, mention),
                      said);
                return;
        }
        g_autofree char *right = money_words(mention->value, NULL);
        message_add_pair(job->messages, wording_place(job, mention->wording, begin, begin + bytes),
                         mention_place(job, mention), MESSAGE_WORDS_DIFFER, said, mention_text(job, mention), right,
                         NULL);
}

void check_amount_words(struct job *job, const struct checked *checked)
{
        for (guint i = 0; i < checked->facts->mentions.count; i++) {
                const struct mention *mention = list_at(&checked->facts->mentions, struct mention, i);
                if (mention->kind != MENTION_AMOUNT)
                        continue;
                const char *behind = mention->wording->text + mention->end;
                const char *words = behind_mark(behind);
                words = words ? words : in_brackets(behind);
                if (words && *words)
                        compare(job, checked, mention, words);
        }
}
