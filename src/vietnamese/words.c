/* SPDX-License-Identifier: MIT */
/* Numbers to words: groups of three digits, tỷ as the base of recursion
 * (10^18 is một tỷ tỷ).  No law fixes the reading; the tables of test pairs do. */
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

#define TY G_GUINT64_CONSTANT(1000000000)

static const char *const digit_words[] = {
        "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
};

struct speech {
        GString *out;
        const struct spelling *spelling;
        bool spoken; /* a higher group has been spoken: hundreds are said even when 0 */
};

static void say(struct speech *speech, const char *word)
{
        if (speech->out->len)
                g_string_append_c(speech->out, ' ');
        g_string_append(speech->out, word);
}

/* The units behind mươi: hai mươi mốt, tư, lăm. */
static const char *unit_after_tens(guint unit, const struct spelling *spelling)
{
        switch (unit) {
        case 1:
                return "mốt";
        case 4:
                return spelling->bon ? "bốn" : "tư";
        case 5:
                return "lăm";
        default:
                return digit_words[unit];
        }
}

static void say_tens(struct speech *speech, guint tens, guint unit, bool hundreds)
{
        if (tens == 0) {
                if (unit && hundreds)
                        say(speech, speech->spelling->linh ? "linh" : "lẻ");
                if (unit)
                        say(speech, digit_words[unit]);
        } else if (tens == 1) {
                say(speech, "mười");
                if (unit)
                        say(speech, unit == 5 ? "lăm" : digit_words[unit]);
        } else {
                say(speech, digit_words[tens]);
                say(speech, "mươi");
                if (unit)
                        say(speech, unit_after_tens(unit, speech->spelling));
        }
}

/* A group of three digits and the name of its class, if it is not 0. */
static void say_group(struct speech *speech, guint group, const char *class_name, bool commas)
{
        if (!group)
                return;
        if (speech->spoken && commas)
                g_string_append_c(speech->out, ',');
        bool hundreds = group >= 100 || speech->spoken;
        if (hundreds) {
                say(speech, digit_words[group / 100]);
                say(speech, "trăm");
        }
        say_tens(speech, group / 10 % 10, group % 10, hundreds);
        if (class_name)
                say(speech, class_name);
        speech->spoken = true;
}

static void say_number(struct speech *speech, guint64 n, bool commas)
{
        if (n >= TY) {
                say_number(speech, n / TY, false);
                say(speech, speech->spelling->ti ? "tỉ" : "tỷ");
                n %= TY;
        }
        say_group(speech, (guint)(n / 1000000), "triệu", commas);
        say_group(speech, (guint)(n / 1000 % 1000), speech->spelling->ngan ? "ngàn" : "nghìn", commas);
        say_group(speech, (guint)(n % 1000), NULL, commas);
}

char *number_words(gint64 n, const struct spelling *spelling)
{
        static const struct spelling usual = {0};
        struct speech speech = {.out = g_string_new(NULL), .spelling = spelling ? spelling : &usual};
        if (n < 0)
                say(&speech, "âm");
        if (n == 0)
                say(&speech, digit_words[0]);
        say_number(&speech, n < 0 ? -(guint64)n : (guint64)n, !speech.spelling->no_commas);
        return g_string_free(speech.out, FALSE);
}

char *money_words(gint64 dong, const struct spelling *spelling)
{
        g_autofree char *words = number_words(dong, spelling);
        g_autofree char *first = capitalized(words);
        return g_strconcat(first, spelling && spelling->chan ? " đồng chẵn" : " đồng", NULL);
}
