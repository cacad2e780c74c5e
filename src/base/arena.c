/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdio.h>
#include <string.h>

enum {
        CHUNK_BYTES = 64 * 1024,
        ALIGNMENT = _Alignof(gint64),
};

struct chunk {
        struct chunk *next;
        gsize used;
        gsize size;
        _Alignas(gint64) char bytes[];
};

struct drop {
        struct drop *next;
        void *thing;
        GDestroyNotify drop;
};

struct arena {
        struct chunk *chunks; /* the newest first */
        struct drop *drops;
};

struct arena *arena_open(void)
{
        return g_new0(struct arena, 1);
}

void arena_close(struct arena *arena)
{
        if (!arena)
                return;
        for (struct drop *d = arena->drops; d; d = d->next)
                d->drop(d->thing);
        for (struct chunk *c = arena->chunks, *next; c; c = next) {
                next = c->next;
                g_free(c);
        }
        g_free(arena);
}

static struct chunk *add_chunk(struct arena *arena, gsize size)
{
        struct chunk *c = g_malloc(sizeof *c + size);
        c->used = 0;
        c->size = size;
        /* A large chunk goes behind the open one, whose rest stays in use. */
        if (arena->chunks && size > CHUNK_BYTES) {
                c->next = arena->chunks->next;
                arena->chunks->next = c;
        } else {
                c->next = arena->chunks;
                arena->chunks = c;
        }
        return c;
}

void *arena_new_bytes(struct arena *arena, gsize size)
{
        gsize need = (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
        if (need < size)
                g_error("arena: %" G_GSIZE_FORMAT " bytes asked for at once", size);
        struct chunk *c = arena->chunks;
        if (!c || c->size - c->used < need)
                c = add_chunk(arena, MAX(need, CHUNK_BYTES));
        void *bytes = c->bytes + c->used;
        c->used += need;
        return memset(bytes, 0, need);
}

char *arena_text_n(struct arena *arena, const char *text, gsize bytes)
{
        if (!text)
                return NULL;
        char *copy = arena_new_bytes(arena, bytes + 1);
        memcpy(copy, text, bytes);
        return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
        return arena_text_n(arena, text, text ? strlen(text) : 0);
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
        char text[512];
        va_list args, again;
        va_start(args, format);
        va_copy(again, args);
        int count = vsnprintf(text, sizeof text, format, args);
        g_autofree char *longer = count >= (int)sizeof text ? g_strdup_vprintf(format, again) : NULL;
        va_end(again);
        va_end(args);
        return arena_text(arena, longer ? longer : text);
}

void list_add(struct arena *arena, struct list *list, void *thing)
{
        if (list->count == list->room) {
                guint room = list->room ? list->room * 2 : 2;
                void **at = arena_new_array(arena, void *, room);
                if (list->count)
                        memcpy(at, list->at, list->count * sizeof *at);
                list->at = at;
                list->room = room;
        }
        list->at[list->count++] = thing;
}

void arena_drop(struct arena *arena, void *thing, GDestroyNotify drop)
{
        struct drop *d = arena_new(arena, struct drop);
        d->thing = thing;
        d->drop = drop;
        d->next = arena->drops;
        arena->drops = d;
}
