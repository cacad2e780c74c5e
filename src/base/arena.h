/* SPDX-License-Identifier: MIT */
/* Arena: memory for trees that live as long as their job.  Nothing in an
 * arena is freed singly; arena_close frees everything.  Out of memory ends
 * the program, as in GLib. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <glib.h>

struct arena;

/* A growing row of pointers whose room lives in an arena. */
struct list {
        void **at;
        guint count;
        guint room;
};

struct arena *arena_open(void);
void arena_close(struct arena *arena);

/* Zeroed memory, aligned for all but __int128 and long double. */
void *arena_new_bytes(struct arena *arena, gsize size);
#define arena_new(arena, type)              ((type *)arena_new_bytes((arena), sizeof(type)))
#define arena_new_array(arena, type, count) ((type *)arena_new_bytes((arena), sizeof(type) * (gsize)(count)))

/* Copies of strings; text may be NULL, then so is the copy. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_n(struct arena *arena, const char *text, gsize bytes);
char *arena_printf(struct arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Append thing; the room doubles. */
void list_add(struct arena *arena, struct list *list, void *thing);

/* The i-th thing as a pointer to type. */
#define list_at(list, type, i) ((type *)(list)->at[i])

/* Call drop(thing) when the arena closes: for the few foreign things that a tree holds. */
void arena_drop(struct arena *arena, void *thing, GDestroyNotify drop);

#endif
