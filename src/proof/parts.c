/* SPDX-License-Identifier: MIT */
/* What is no text and no attached file, from the catalog down: objects are
 * matched by the way that leads to them, not by their numbers, so that a file
 * that another program wrote anew is compared as well. */
#include "proof/comparison.h"

/* ---- tokens of an object's text, as libqpdf writes it ---- */

enum token_kind {
        TOKEN_END,
        TOKEN_REFERENCE,
        TOKEN_NAME,
        TOKEN_OTHER,
};

struct token {
        enum token_kind kind;
        const char *start;
        gsize length;
        guint number; /* reference */
};

static const char *behind_string(const char *s)
{
        guint depth = 0;
        for (; *s; s++) {
                if (*s == '\\' && s[1])
                        s++;
                else if (*s == '(')
                        depth++;
                else if (*s == ')' && --depth == 0)
                        return s + 1;
        }
        return s;
}

static const char *behind_digits(const char *s)
{
        while (g_ascii_isdigit(*s))
                s++;
        return s;
}

/* Behind "12 0 R"; NULL when it is none. */
static const char *behind_reference(const char *s)
{
        const char *first = behind_digits(s);
        if (first == s || *first != ' ')
                return NULL;
        const char *second = behind_digits(first + 1);
        return second > first + 1 && second[0] == ' ' && second[1] == 'R' ? second + 2 : NULL;
}

static struct token next_token(const char **s)
{
        while (*s && **s == ' ')
                (*s)++;
        struct token token = {.kind = TOKEN_OTHER, .start = *s};
        const char *behind;
        if (!*s || !**s) {
                token.kind = TOKEN_END;
                return token;
        }
        if (**s == '(') {
                behind = behind_string(*s);
        } else if ((behind = behind_reference(*s))) {
                token.kind = TOKEN_REFERENCE;
                token.number = (guint)g_ascii_strtoull(*s, NULL, 10);
        } else {
                token.kind = **s == '/' ? TOKEN_NAME : TOKEN_OTHER;
                behind = *s + strcspn(*s + 1, " ") + 1;
        }
        token.length = (gsize)(behind - *s);
        *s = behind;
        return token;
}

/* ---- parts ---- */

enum part {
        PART_CATALOG,
        PART_INFORMATION,
        PART_METADATA,
        PART_PAGES,
        PART_PAGE,
        PART_CONTENT,
        PART_LINK,
        PART_FIELD,
        PART_RESOURCES,
        PART_FONT,
        PART_IMAGE,
        PART_OUTLINE,
        PART_PLACES,
        PART_STRUCTURE,
        PART_PROFILE,
        PART_FILE,
        PART_COUNT,
};

static const char *const part_names[PART_COUNT] = {
        [PART_CATALOG] = IN_BOTH("thông tin chung của tệp", "what the file says of itself"),
        [PART_INFORMATION] = IN_BOTH("thông tin về tài liệu (tiêu đề, tác giả, ngày)",
                                     "the information about the document (title, author, date)"),
        [PART_METADATA] = IN_BOTH("thông tin về tài liệu (XMP)", "the information about the document (XMP)"),
        [PART_PAGES] = IN_BOTH("thứ tự các trang", "the order of pages"),
        [PART_LINK] = IN_BOTH("liên kết", "a link"),
        [PART_FIELD] = IN_BOTH("ô ký số", "a signature field"),
        [PART_RESOURCES] = IN_BOTH("phông chữ hoặc hình ảnh", "fonts or images"),
        [PART_FONT] = IN_BOTH("phông chữ", "a font"),
        [PART_IMAGE] = IN_BOTH("hình ảnh", "an image"),
        [PART_OUTLINE] = IN_BOTH("mục lục bên lề", "the outline"),
        [PART_PLACES] = IN_BOTH("nơi đến của liên kết", "where links lead"),
        [PART_STRUCTURE] = IN_BOTH("cấu trúc cho trình đọc màn hình", "the structure for screen readers"),
        [PART_PROFILE] = IN_BOTH("hồ sơ màu", "the color profile"),
        [PART_FILE] = IN_BOTH("thông tin của tệp đính kèm", "the description of an attached file"),
};

/* Where a key leads from a part; elsewhere a part goes on. */
static const struct {
        enum part from;
        const char *key;
        enum part to;
} ways[] = {
        {PART_CATALOG, "/Pages", PART_PAGES},
        {PART_CATALOG, "/Metadata", PART_METADATA},
        {PART_CATALOG, "/Outlines", PART_OUTLINE},
        {PART_CATALOG, "/StructTreeRoot", PART_STRUCTURE},
        {PART_CATALOG, "/OutputIntents", PART_PROFILE},
        {PART_CATALOG, "/AF", PART_FILE},
        {PART_CATALOG, "/Dests", PART_PLACES},
        {PART_CATALOG, "/Names", PART_FILE},
        {PART_CATALOG, "/Fields", PART_FIELD},
        {PART_CATALOG, "/AcroForm", PART_FIELD},
        {PART_PAGE, "/Contents", PART_CONTENT},
        {PART_PAGE, "/Annots", PART_LINK},
        {PART_PAGE, "/Resources", PART_RESOURCES},
        {PART_PAGE, "/Parent", PART_PAGES},
        {PART_STRUCTURE, "/Obj", PART_LINK},
};

/* Parts that an object's own text tells. */
static const struct {
        enum part from;
        const char *sign;
        enum part to;
} signs[] = {
        {PART_PAGES, "/Type /Page ", PART_PAGE},
        {PART_RESOURCES, "/Type /Font", PART_FONT},
        {PART_RESOURCES, "/Subtype /Image", PART_IMAGE},
        {PART_LINK, "/FT /Sig", PART_FIELD},
};

/* ---- the walk ---- */

struct pair {
        guint made, given;
        enum part part;
        guint page;        /* from 1; 0: none */
        const char *label; /* of the object above that has one; NULL */
};

struct walk {
        struct comparison *c;
        GArray *pairs;     /* struct pair, still to be compared; the last one next */
        GHashTable *mates; /* number in made → in given */
        GHashTable *pages; /* number of a page's object in made → its number from 1 */
        GHashTable *told;  /* what was said, as text */
};

static const struct read_object *object_at(const struct read_pdf *pdf, guint number)
{
        static const struct read_object none = {0};
        return number < pdf->count ? &pdf->objects[number] : &none;
}

static const char *quoted(struct walk *w, const char *label)
{
        return label && *label ? arena_printf(w->c->job->arena, " “%s”", label) : "";
}

static void say_once(struct walk *w, enum message_code code, const char *one, const char *two, const char *three)
{
        char *said = g_strdup_printf("%d\n%s\n%s\n%s", (int)code, one, two ? two : "", three ? three : "");
        if (!g_hash_table_add(w->told, said))
                return;
        message_add(w->c->job->messages, w->c->at, code, one, two, three, NULL);
        w->c->outcome.found++;
}

static const char *page_text(struct walk *w, guint page)
{
        return arena_printf(w->c->job->arena, "%u", page);
}

static void say_link(struct walk *w, const struct pair *pair, const char *made, const char *given)
{
        const char *page = page_text(w, pair->page);
        if (g_strcmp0(made, given) != 0)
                say_once(w, MESSAGE_VERIFY_LINK, page, given ? given : "", made ? made : "");
        else
                say_once(w, MESSAGE_VERIFY_LINK_AREA, page, made ? made : "", NULL);
}

/* Of another version the rest may differ as well, and says nothing. */
static bool tells(const struct walk *w, const struct pair *pair, bool same_label)
{
        static const bool always[PART_COUNT] = {[PART_INFORMATION] = true, [PART_METADATA] = true};
        return !w->c->other_version || always[pair->part] ||
               (!same_label && (pair->part == PART_LINK || pair->part == PART_OUTLINE));
}

static void say_difference(struct walk *w, const struct pair *pair)
{
        static const bool labelled[PART_COUNT] = {
                [PART_LINK] = true, [PART_FIELD] = true, [PART_FONT] = true, [PART_OUTLINE] = true, [PART_FILE] = true,
        };
        const char *made = object_at(w->c->made, pair->made)->label;
        const char *given = object_at(w->c->given, pair->given)->label;
        if (!tells(w, pair, g_strcmp0(made, given) == 0))
                return;
        if (pair->part == PART_PAGE) {
                if (!g_hash_table_contains(w->c->told_pages, GUINT_TO_POINTER(pair->page)))
                        say_once(w, MESSAGE_VERIFY_PAGE, page_text(w, pair->page), NULL, NULL);
        } else if (pair->part == PART_LINK && pair->page) {
                say_link(w, pair, made, given);
        } else if (pair->part == PART_OUTLINE && g_strcmp0(made, given) != 0) {
                say_once(w, MESSAGE_VERIFY_OUTLINE, given ? given : "", made ? made : "", NULL);
        } else {
                const char *label = labelled[pair->part] ? made ? made : pair->label : NULL;
                say_once(w, MESSAGE_VERIFY_PART, part_names[pair->part], quoted(w, label), NULL);
        }
}

static enum part part_behind(const struct pair *pair, const struct token *key)
{
        for (guint i = 0; key->kind == TOKEN_NAME && i < G_N_ELEMENTS(ways); i++) {
                if (ways[i].from == pair->part && strlen(ways[i].key) == key->length &&
                    memcmp(ways[i].key, key->start, key->length) == 0)
                        return ways[i].to;
        }
        return pair->part;
}

static enum part part_of(const struct pair *pair, const char *text)
{
        for (guint i = 0; text && i < G_N_ELEMENTS(signs); i++) {
                if (signs[i].from == pair->part && strstr(text, signs[i].sign))
                        return signs[i].to;
        }
        return pair->part;
}

static bool same_token(const struct token *a, const struct token *b)
{
        return a->kind == b->kind &&
               (a->kind == TOKEN_REFERENCE || same_bytes(a->start, a->length, b->start, b->length));
}

/* References lead to pairs; false where the rest differs. */
static bool compare_text(struct walk *w, const struct pair *pair, const char *made, const char *given)
{
        struct token key = {0};
        for (;;) {
                struct token ours = next_token(&made), theirs = next_token(&given);
                if (!same_token(&ours, &theirs))
                        return false;
                if (ours.kind == TOKEN_END)
                        return true;
                if (ours.kind == TOKEN_NAME)
                        key = ours;
                if (ours.kind != TOKEN_REFERENCE)
                        continue;
                struct pair below = *pair;
                below.made = ours.number;
                below.given = theirs.number;
                below.part = part_behind(pair, &key);
                g_array_append_val(w->pairs, below);
        }
}

/* As it was met before? */
static bool is_known(struct walk *w, const struct pair *pair)
{
        gpointer mate;
        if (!g_hash_table_lookup_extended(w->mates, GUINT_TO_POINTER(pair->made), NULL, &mate)) {
                g_hash_table_insert(w->mates, GUINT_TO_POINTER(pair->made), GUINT_TO_POINTER(pair->given));
                return false;
        }
        if (GPOINTER_TO_UINT(mate) != pair->given)
                say_difference(w, pair);
        return true;
}

static void compare_pair(struct walk *w, struct pair pair)
{
        const struct read_object *made = object_at(w->c->made, pair.made);
        const struct read_object *given = object_at(w->c->given, pair.given);
        pair.part = part_of(&pair, made->text);
        if (pair.part == PART_PAGE && pair.made)
                pair.page = GPOINTER_TO_UINT(g_hash_table_lookup(w->pages, GUINT_TO_POINTER(pair.made)));
        if (pair.part == PART_CONTENT || is_known(w, &pair))
                return;
        if (made->label)
                pair.label = made->label;
        bool whole = !w->c->signature;
        bool same = compare_text(w, &pair, whole ? made->text : made->essence, whole ? given->text : given->essence);
        if (pair.part == PART_FILE && made->stream && given->stream)
                return; /* what is attached was compared by name */
        if (!same || !made->stream != !given->stream ||
            !same_bytes(made->stream, made->count, given->stream, given->count))
                say_difference(w, &pair);
}

/* The last are compared first: a page that is met from the structure has not its own name. */
static void put_pages_last(struct walk *w)
{
        for (guint i = 0; i < w->pairs->len; i++) {
                struct pair pair = g_array_index(w->pairs, struct pair, i);
                if (pair.part == PART_PAGES) {
                        g_array_remove_index(w->pairs, i);
                        g_array_append_val(w->pairs, pair);
                        return;
                }
        }
}

void compare_parts(struct comparison *c)
{
        struct walk w = {.c = c, .pairs = g_array_new(FALSE, FALSE, sizeof(struct pair))};
        w.mates = g_hash_table_new(NULL, NULL);
        w.pages = g_hash_table_new(NULL, NULL);
        w.told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < c->made->pages.count; i++)
                g_hash_table_insert(w.pages, GUINT_TO_POINTER(list_at(&c->made->pages, struct read_page, i)->object),
                                    GUINT_TO_POINTER(i + 1));
        compare_pair(&w, (struct pair){.made = c->made->root, .given = c->given->root, .part = PART_CATALOG});
        put_pages_last(&w);
        while (w.pairs->len) {
                struct pair next = g_array_index(w.pairs, struct pair, w.pairs->len - 1);
                g_array_set_size(w.pairs, w.pairs->len - 1);
                compare_pair(&w, next);
        }
        compare_pair(&w, (struct pair){.made = c->made->info, .given = c->given->info, .part = PART_INFORMATION});
        g_array_free(w.pairs, TRUE);
        g_hash_table_unref(w.mates);
        g_hash_table_unref(w.pages);
        g_hash_table_unref(w.told);
}
