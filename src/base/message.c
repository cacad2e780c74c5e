/* SPDX-License-Identifier: MIT */
#include "base/message.h"

#include <string.h>

enum {
        ARGUMENT_CHARACTERS = 600, /* of one argument; what is longer is cut */
        BETWEEN_LANGUAGES = 0x1F,  /* IN_BOTH */
};

static const struct message_kind kinds[MESSAGE_COUNT] = {
#define MESSAGE(id, code, severity, vi, en, vi_hint, en_hint)                                                          \
        [MESSAGE_##id] = {code, SEVERITY_##severity, {vi, en}, {vi_hint, en_hint}},
#include "base/messages.def"
#undef MESSAGE
};

struct messages {
        GPtrArray *all;      /* struct message, owned */
        GStringChunk *paths; /* each path once */
        bool moved;
};

static void message_free(gpointer data)
{
        struct message *m = data;
        for (guint i = 0; i < G_N_ELEMENTS(m->arguments); i++)
                g_free(m->arguments[i]);
        g_free(m);
}

struct messages *messages_open(void)
{
        struct messages *messages = g_new0(struct messages, 1);
        messages->all = g_ptr_array_new_with_free_func(message_free);
        messages->paths = g_string_chunk_new(1024);
        return messages;
}

void messages_close(struct messages *messages)
{
        if (!messages)
                return;
        g_ptr_array_unref(messages->all);
        g_string_chunk_free(messages->paths);
        g_free(messages);
}

const char *messages_path(struct messages *messages, const char *path)
{
        return path ? g_string_chunk_insert_const(messages->paths, path) : NULL;
}

/* Valid UTF-8 of bounded length, controls (also of terminals) made visible. */
static char *clean_argument(const char *text)
{
        g_autofree char *valid = g_utf8_make_valid(text, -1);
        GString *out = g_string_sized_new(strlen(valid));
        guint count = 0;
        for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
                if (count++ == ARGUMENT_CHARACTERS) {
                        g_string_append(out, "…");
                        break;
                }
                gunichar c = g_utf8_get_char(p);
                if (c == '\n' || c == '\t')
                        c = ' ';
                g_string_append_unichar(out, g_unichar_iscntrl(c) && c != BETWEEN_LANGUAGES ? 0xFFFD : c);
        }
        return g_string_free(out, FALSE);
}

static void add(struct messages *messages, struct place at, struct place other, enum message_code code, va_list args)
{
        struct message *m = g_new0(struct message, 1);
        m->code = code;
        m->at = at;
        m->other = other;
        m->at.file = messages_path(messages, at.file);
        m->other.file = messages_path(messages, other.file);
        for (guint i = 0; i < G_N_ELEMENTS(m->arguments); i++) {
                const char *text = va_arg(args, const char *);
                if (!text)
                        break;
                m->arguments[i] = clean_argument(text);
        }
        g_ptr_array_add(messages->all, m);
}

void message_add(struct messages *messages, struct place at, enum message_code code, ...)
{
        va_list args;
        va_start(args, code);
        add(messages, at, (struct place){0}, code, args);
        va_end(args);
}

void message_add_pair(struct messages *messages, struct place at, struct place other, enum message_code code, ...)
{
        va_list args;
        va_start(args, code);
        add(messages, at, other, code, args);
        va_end(args);
}

void message_copy(struct messages *messages, const struct message *message)
{
        char *const *a = message->arguments;
        message_add_pair(messages, message->at, message->other, message->code, a[0], a[1], a[2], a[3], NULL);
}

guint messages_count(const struct messages *messages)
{
        return messages->all->len;
}

guint messages_severe(const struct messages *messages, enum severity least)
{
        guint count = 0;
        for (guint i = 0; i < messages->all->len; i++) {
                if (message_kind(messages_at(messages, i)->code)->severity >= least)
                        count++;
        }
        return count;
}

static int compare_numbers(guint32 a, guint32 b)
{
        return (a > b) - (a < b);
}

static int compare_places(gconstpointer left, gconstpointer right)
{
        const struct message *a = *(const struct message *const *)left;
        const struct message *b = *(const struct message *const *)right;
        int order = g_strcmp0(a->at.file, b->at.file);
        if (!order)
                order = compare_numbers(a->at.line, b->at.line);
        return order ? order : compare_numbers(a->at.col, b->at.col);
}

static bool is_same(const struct message *a, const struct message *b)
{
        if (a->code != b->code || compare_places(&a, &b) != 0 || a->other.file != b->other.file ||
            a->other.line != b->other.line || a->other.col != b->other.col)
                return false;
        for (guint i = 0; i < G_N_ELEMENTS(a->arguments); i++) {
                if (g_strcmp0(a->arguments[i], b->arguments[i]) != 0)
                        return false;
        }
        return true;
}

/* Drops a message that was said before: two workers that read one layout say the same of it. */
static void drop_repeated(GPtrArray *all)
{
        guint kept = 0;
        for (guint i = 0; i < all->len; i++) {
                if (kept && is_same(all->pdata[kept - 1], all->pdata[i]))
                        message_free(all->pdata[i]);
                else
                        all->pdata[kept++] = all->pdata[i];
        }
        g_ptr_array_set_free_func(all, NULL);
        g_ptr_array_set_size(all, (int)kept);
        g_ptr_array_set_free_func(all, message_free);
}

void messages_sort(struct messages *messages)
{
        g_ptr_array_sort(messages->all, compare_places);
        drop_repeated(messages->all);
}

void messages_move(struct messages *messages, struct place (*move)(void *with, struct place at), void *with)
{
        for (guint i = 0; !messages->moved && i < messages->all->len; i++) {
                struct message *message = messages->all->pdata[i];
                message->at = move(with, message->at);
                message->other = move(with, message->other);
        }
        messages->moved = true;
}

const struct message *messages_at(const struct messages *messages, guint i)
{
        return messages->all->pdata[i];
}

const struct message_kind *message_kind(enum message_code code)
{
        g_assert(code < MESSAGE_COUNT);
        return &kinds[code];
}

static void add_argument(GString *out, const char *argument, enum language language)
{
        const char *between = argument ? strchr(argument, BETWEEN_LANGUAGES) : NULL;
        if (between && language == LANGUAGE_VI)
                g_string_append_len(out, argument, between - argument);
        else if (argument)
                g_string_append(out, between ? between + 1 : argument);
}

static char *fill(const char *text, char *const arguments[4], enum language language)
{
        if (!text)
                return NULL;
        GString *out = g_string_new(NULL);
        for (const char *p = text; *p; p++) {
                if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}') {
                        add_argument(out, arguments[p[1] - '0'], language);
                        p += 2;
                } else {
                        g_string_append_c(out, *p);
                }
        }
        return g_string_free(out, FALSE);
}

char *message_text(const struct message *message, enum language language)
{
        return fill(message_kind(message->code)->text[language], message->arguments, language);
}

char *message_hint(const struct message *message, enum language language)
{
        return fill(message_kind(message->code)->hint[language], message->arguments, language);
}

/* ---- the way home from a worker ---- */

#define PACKED_PLACE   "(^ayuqq)"
#define PACKED_MESSAGE "(u(ayuqq)(ayuqq)as)"

static GVariant *pack_place(struct place at)
{
        return g_variant_new(PACKED_PLACE, at.file ? at.file : "", at.line, at.col, at.width);
}

GBytes *messages_pack(const struct messages *messages)
{
        GVariantBuilder builder;
        g_variant_builder_init(&builder, G_VARIANT_TYPE("a" PACKED_MESSAGE));
        for (guint i = 0; i < messages->all->len; i++) {
                const struct message *m = messages_at(messages, i);
                guint count = 0;
                while (count < G_N_ELEMENTS(m->arguments) && m->arguments[count])
                        count++;
                GVariant *arguments = g_variant_new_strv((const char *const *)m->arguments, count);
                g_variant_builder_add(&builder, "(u@(ayuqq)@(ayuqq)@as)", (guint32)m->code, pack_place(m->at),
                                      pack_place(m->other), arguments);
        }
        g_autoptr(GVariant) packed = g_variant_ref_sink(g_variant_builder_end(&builder));
        return g_variant_get_data_as_bytes(packed);
}

static struct place unpack_place(struct messages *messages, GVariant *packed)
{
        struct place at = {0};
        const char *file = NULL;
        g_variant_get(packed, "(^&ayuqq)", &file, &at.line, &at.col, &at.width);
        at.file = *file ? messages_path(messages, file) : NULL;
        return at;
}

static bool unpack_message(struct messages *messages, GVariant *packed)
{
        guint32 code;
        g_autoptr(GVariant) at = NULL, other = NULL, arguments = NULL;
        g_variant_get(packed, "(u@(ayuqq)@(ayuqq)@as)", &code, &at, &other, &arguments);
        if (code >= MESSAGE_COUNT)
                return false;
        struct message *m = g_new0(struct message, 1);
        m->code = code;
        m->at = unpack_place(messages, at);
        m->other = unpack_place(messages, other);
        gsize count = MIN(g_variant_n_children(arguments), G_N_ELEMENTS(m->arguments));
        for (gsize i = 0; i < count; i++)
                g_variant_get_child(arguments, i, "s", &m->arguments[i]);
        g_ptr_array_add(messages->all, m);
        return true;
}

bool messages_unpack(struct messages *messages, GBytes *bytes)
{
        g_autoptr(GVariant) packed = g_variant_new_from_bytes(G_VARIANT_TYPE("a" PACKED_MESSAGE), bytes, FALSE);
        g_variant_ref_sink(packed);
        if (!g_variant_is_normal_form(packed))
                return false;
        gsize count = g_variant_n_children(packed);
        for (gsize i = 0; i < count; i++) {
                g_autoptr(GVariant) child = g_variant_get_child_value(packed, i);
                if (!unpack_message(messages, child))
                        return false;
        }
        return true;
}
