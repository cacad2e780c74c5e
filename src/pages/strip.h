/* SPDX-License-Identifier: MIT */
/* Strips: a part's blocks as a column of horizontal strips (a line of text, a
 * table row, a grid, a chart), each with what may happen before it.  Blocks
 * become strips, strips become pages (flow.c).  Lengths 1/1024 pt. */
#ifndef PAGES_STRIP_H
#define PAGES_STRIP_H

#include "pages/page.h"
#include "pages/paragraph.h"

struct repeats; /* what a table says again on its further pages (repeats.c) */
struct table_setting;
struct group_title; /* the groups of a table that are open at a strip */
struct paging;      /* a part's strips on their way to pages (flow.c) */
struct headings;    /* those over a place (set.c) */

/* Lines that run down all neighbouring strips of one table. */
struct table_frame {
        guint edge_count;
        int *edges;                      /* x of the vertical rules */
        struct repeats *repeats;         /* of the whole */
        const struct table_frame *whole; /* the table's own frame (a totals row has edges of its own) */
};

struct strip {
        int space; /* room above, dropped at the top of a page */
        int height;
        bool glued;                      /* no page may begin with this strip */
        bool text;                       /* a line of running text: counts for "two lines with the closing block" */
        bool closes_row;                 /* a table rule stands at its foot already */
        const struct table_frame *frame; /* NULL: no table */
        const struct group_title *group; /* said again when a page begins with this strip; NULL */
        const struct row *const *rows;   /* the table's rows that begin in this strip */
        guint row_count;
        const struct master *master; /* its page; another one begins a new page */
        struct list items;           /* struct item, from the strip's top left */
        const struct strip *lower;   /* height and items that it may have instead, where it would not fit; NULL */
        struct list notes;           /* struct set_note: marked in this strip */
};

/* A footnote set in lines, shared out over the feet of pages. */
struct set_note {
        struct list lines; /* struct strip */
        guint placed;      /* lines that stand on a page */
};

/* What stands on a part's first page outside the flow. */
struct first_page {
        struct list items; /* struct item, from the paper's top left */
        struct list foot;  /* struct strip, at the foot of the text area, below the footnotes */
        guint awaited;     /* blocks of the part that stand there and are not set yet */
};

/* What setting one part needs, and where its strips gather. */
struct setting {
        struct job *job;
        const struct document *document;
        const struct layout *layout;
        const struct part *part;
        const struct master *master;
        struct pages *pages;      /* for outline and tags */
        struct page_taker *taker; /* NULL: pages keep their items */
        struct headings *headings;
        struct paging *paging;       /* NULL: a column inside of something */
        struct tag *tag;             /* element that new blocks go into */
        int measure;                 /* width of the column */
        int page_height;             /* of the text area */
        struct list strips;          /* struct strip */
        int after;                   /* room asked for by the block before */
        bool keep_next;              /* the block before stays with what follows */
        int last_left, last_right;   /* extent of the last line of text, for rules under it */
        const char *anchor;          /* id to set on the next strip; NULL */
        struct table_setting *ready; /* the table that a heading has turned the page for; NULL */
        struct first_page *first_page;
};

/* ---- blocks.c ---- */
void strips_add_blocks(struct setting *setting, const struct list *blocks);
void strips_add_block(struct setting *setting, const struct block *block);
/* Spans in a look, as strips; label may be NULL.  Widows and orphans of two lines, or whole. */
void strips_add_paragraph(struct setting *setting, const struct style *style, const struct look *look,
                          const char *label, const struct list *spans, struct tag *label_tag, struct tag *tag);
/* Append a strip; honours after, keep_next and anchor. */
struct strip *strips_add(struct setting *setting, int before, int height);
/* A setting for a narrower column inside this one, with strips of its own. */
struct setting setting_inside(const struct setting *setting, int measure, struct tag *tag);
/* All strips of a column stacked into one list of items from (x, y); gives back their height. */
int strips_stack(struct setting *inside, struct list *items, int x, int y);

/* The notes marked in a line, for the foot of the strip's page. */
void strip_add_notes(struct setting *setting, struct strip *strip, const struct set_paragraph *paragraph, guint line);

/* ---- box.c, contents.c, grid.c, table.c, figure.c, signing.c ---- */
void strips_add_contents(struct setting *setting, const struct block *block);
void strips_add_box(struct setting *setting, const struct block *block);
void strips_add_grid(struct setting *setting, const struct block *block);
void strips_add_table(struct setting *setting, const struct block *block);
/* Before the heading blocks[first]: turn the page when a table follows that turns it, so that they stand together. */
void strips_turn_for_table(struct setting *setting, const struct list *blocks, guint first);
void strips_add_figure(struct setting *setting, const struct block *block);
/* Images of signature and seal, or fields for them, in a strip of the space's height. */
void strip_add_signing(struct setting *setting, const struct block *block, struct strip *strip);

/* ---- items and tags (place.c) ---- */
struct tag *tag_new(struct setting *setting, struct tag *parent, enum tag_kind kind);
void tag_say(struct setting *setting, struct tag *tag, struct tag_about about);
struct item *item_new(struct setting *setting, struct list *items, enum item_kind kind, int x, int y, struct tag *tag);
struct item *item_rule(struct setting *setting, struct list *items, int x, int y, int width, int height);
/* Lines of a set paragraph, the first at y, moved into items; gives back the y below. */
int items_add_lines(struct setting *setting, struct list *items, const struct set_paragraph *paragraph, guint from,
                    guint count, int x, int y);
void items_move(const struct list *items, guint from, int dx, int dy);
/* Copies for a repeated head: artifacts of the page. */
void items_copy_as_artifacts(struct setting *setting, const struct list *from, struct list *to);

/* ---- set.c ---- */
/* What is added from now on stands on pages of this master. */
void setting_turn(struct setting *setting, const struct master *master);
/* Width between the margins. */
int master_measure(const struct master *master);

/* How deep a heading is for a reader that stands at this depth in the text; asked once for each, in reading order. */
gint8 heading_read(struct setting *setting, int level);

#endif
