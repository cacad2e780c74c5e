/* SPDX-License-Identifier: MIT */
/* Words to numbers.  A word of any spelling is one token; what is before the
 * last tỷ is its coefficient, what is behind it is below 10^9. */
#include <string.h>

#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

enum {
        TEXT_MAX = 4096, /* the longest number takes under 400 bytes */
        TOKENS_MAX = 128,
};

enum token_kind {
        TOKEN_DIGIT, /* value 0 to 9 */
        TOKEN_UNIT,  /* mốt, tư, lăm: only behind mươi or mười */
        TOKEN_ODD,   /* lẻ, linh */
        TOKEN_TEN,   /* mười */
        TOKEN_TENS,  /* mươi */
        TOKEN_HUNDRED,
        TOKEN_CLASS, /* nghìn, triệu: value 1000, 1000000 */
        TOKEN_TY,
        TOKEN_MINUS,
        TOKEN_DONG,
        TOKEN_CHAN,
};

struct token {
        const char *word;
        enum token_kind kind;
        guint value;
};

struct tokens {
        const struct token *at[TOKENS_MAX];
        guint count;
};

/* As fold_tones writes a word: its tone behind it.  So NFD, capitals and the place of the tone do not count. */
#define HUYEN "\u0300"
#define SAC   "\u0301"
#define NGA   "\u0303"
#define HOI   "\u0309"
#define NANG  "\u0323"

static const struct token vocabulary[] = {
        {"không", TOKEN_DIGIT, 0},            /* không */
        {"môt" NANG, TOKEN_DIGIT, 1},         /* một */
        {"hai", TOKEN_DIGIT, 2},              /* hai */
        {"ba", TOKEN_DIGIT, 3},               /* ba */
        {"bôn" SAC, TOKEN_DIGIT, 4},          /* bốn */
        {"năm", TOKEN_DIGIT, 5},              /* năm */
        {"sau" SAC, TOKEN_DIGIT, 6},          /* sáu */
        {"bay" HOI, TOKEN_DIGIT, 7},          /* bảy */
        {"bây" HOI, TOKEN_DIGIT, 7},          /* bẩy */
        {"tam" SAC, TOKEN_DIGIT, 8},          /* tám */
        {"chin" SAC, TOKEN_DIGIT, 9},         /* chín */
        {"môt" SAC, TOKEN_UNIT, 1},           /* mốt */
        {"tư", TOKEN_UNIT, 4},                /* tư */
        {"lăm", TOKEN_UNIT, 5},               /* lăm */
        {"nhăm", TOKEN_UNIT, 5},              /* nhăm */
        {"le" HOI, TOKEN_ODD, 0},             /* lẻ */
        {"linh", TOKEN_ODD, 0},               /* linh */
        {"mươi" HUYEN, TOKEN_TEN, 0},         /* mười */
        {"mươi", TOKEN_TENS, 0},              /* mươi */
        {"trăm", TOKEN_HUNDRED, 0},           /* trăm */
        {"nghin" HUYEN, TOKEN_CLASS, 1000},   /* nghìn */
        {"ngan" HUYEN, TOKEN_CLASS, 1000},    /* ngàn */
        {"triêu" NANG, TOKEN_CLASS, 1000000}, /* triệu */
        {"ty" HOI, TOKEN_TY, 0},              /* tỷ */
        {"ti" HOI, TOKEN_TY, 0},              /* tỉ */
        {"âm", TOKEN_MINUS, 0},               /* âm */
        {"đông" HUYEN, TOKEN_DONG, 0},        /* đồng */
        {"chăn" NGA, TOKEN_CHAN, 0},          /* chẵn */
};

static const struct token *token_of(const char *folded)
{
        for (guint i = 0; i < G_N_ELEMENTS(vocabulary); i++) {
                if (strcmp(vocabulary[i].word, folded) == 0)
                        return &vocabulary[i];
        }
        return NULL;
}

static bool read_tokens(const char *text, struct tokens *tokens)
{
        if (strlen(text) > TEXT_MAX)
                return false;
        g_autofree char *folded = fold_tones(text);
        for (gsize n = strlen(folded); n > 0 && strchr("./ ", folded[n - 1]); n--)
                folded[n - 1] = '\0';
        g_auto(GStrv) words = g_strsplit_set(folded, " ,", -1);
        for (char **word = words; *word; word++) {
                if (!**word)
                        continue;
                const struct token *token = token_of(*word);
                if (!token || tokens->count == TOKENS_MAX)
                        return false;
                tokens->at[tokens->count++] = token;
        }
        return true;
}

struct reading {
        const struct token *const *at;
        const struct token *const *end;
};

/* Takes the next token if it is of this kind. */
static const struct token *take(struct reading *in, enum token_kind kind)
{
        return in->at < in->end && (*in->at)->kind == kind ? *in->at++ : NULL;
}

static bool next_is(const struct reading *in, guint ahead, enum token_kind kind)
{
        return in->end - in->at > (ptrdiff_t)ahead && in->at[ahead]->kind == kind;
}

/* Behind mươi and mười: any digit but 0, in its plain or its changed form; none is 0. */
static guint read_unit(struct reading *in)
{
        const struct token *token = take(in, TOKEN_UNIT);
        if (!token && next_is(in, 0, TOKEN_DIGIT) && (*in->at)->value > 0)
                token = take(in, TOKEN_DIGIT);
        return token ? token->value : 0;
}

/* Below a hundred.  A lone digit behind something higher is refused: một nghìn năm may be 1.005 or 1.500. */
static bool read_below_hundred(struct reading *in, bool after, guint *group)
{
        if (take(in, TOKEN_ODD)) {
                const struct token *digit = take(in, TOKEN_DIGIT);
                if (!digit)
                        digit = take(in, TOKEN_UNIT); /* lẻ tư */
                *group += digit ? digit->value : 0;
                return after && digit && digit->value > 0;
        }
        if (take(in, TOKEN_TEN)) {
                *group += 10 + read_unit(in);
                return true;
        }
        if (next_is(in, 0, TOKEN_DIGIT) && next_is(in, 1, TOKEN_TENS)) {
                guint tens = take(in, TOKEN_DIGIT)->value;
                take(in, TOKEN_TENS);
                *group += tens * 10 + read_unit(in);
                return tens > 1;
        }
        const struct token *digit = take(in, TOKEN_DIGIT);
        if (!digit)
                return false;
        *group += digit->value;
        return !after || digit->value == 0;
}

/* One group of three digits; after: something higher was read, so không trăm and lẻ may lead. */
static bool read_group(struct reading *in, bool after, guint *group)
{
        *group = 0;
        if (!next_is(in, 0, TOKEN_DIGIT) || !next_is(in, 1, TOKEN_HUNDRED))
                return read_below_hundred(in, after, group);
        guint hundreds = take(in, TOKEN_DIGIT)->value;
        take(in, TOKEN_HUNDRED);
        if (hundreds == 0 && !after)
                return false;
        *group = hundreds * 100;
        if (in->at == in->end || next_is(in, 0, TOKEN_CLASS))
                return true;
        guint rest = 0;
        if (!read_below_hundred(in, true, &rest) || rest == 0)
                return false;
        *group += rest;
        return true;
}

/* Below 10^9: groups with triệu, nghìn, and none, each at most once and in this order. */
static bool read_below_ty(struct reading *in, bool after, guint64 *number)
{
        guint64 below = G_MAXUINT64;
        *number = 0;
        while (in->at < in->end) {
                guint group;
                if (!read_group(in, after, &group))
                        return false;
                const struct token *class_token = take(in, TOKEN_CLASS);
                guint64 factor = class_token ? class_token->value : 1;
                /* A spoken 0 stands before a class name inside a number, or it is the whole number. */
                bool zero_fits = (class_token != NULL) == after;
                if (factor >= below || (group == 0 && !zero_fits))
                        return false;
                below = factor;
                after = true;
                *number += group * factor;
        }
        return true;
}

static bool read_number(struct reading in, guint64 *number)
{
        const struct token *const *ty = in.end;
        while (ty > in.at && ty[-1]->kind != TOKEN_TY)
                ty--;
        if (ty == in.at)
                return in.at < in.end && read_below_ty(&in, false, number);
        guint64 coefficient, rest;
        struct reading before = {.at = in.at, .end = ty - 1}, behind = {.at = ty, .end = in.end};
        return read_number(before, &coefficient) && coefficient > 0 && read_below_ty(&behind, true, &rest) &&
               !__builtin_mul_overflow(coefficient, 1000000000, &coefficient) &&
               !__builtin_add_overflow(coefficient, rest, number);
}

bool words_read(const char *text, gint64 *n)
{
        struct tokens tokens = {0};
        if (!read_tokens(text, &tokens))
                return false;
        struct reading in = {.at = tokens.at, .end = tokens.at + tokens.count};
        if (in.end > in.at && in.end[-1]->kind == TOKEN_CHAN)
                in.end--;
        if (in.end > in.at && in.end[-1]->kind == TOKEN_DONG)
                in.end--;
        bool minus = take(&in, TOKEN_MINUS);
        guint64 number;
        if (!read_number(in, &number) || number > (guint64)G_MAXINT64 + minus)
                return false;
        *n = (gint64)(minus ? -number : number);
        return true;
}
