/* SPDX-License-Identifier: MIT */
/* Markdown as a tree with places.  markdown.c is the sole user of cmark; pipe
 * tables, [^1] footnotes and {…} attributes are ours, on top.  Raw HTML is a
 * message (markdown-html) and is dropped.  Placeholders {{…}} stay in the text
 * for merge.  Text is UTF-8 in NFC.  CommonMark 0.30. */
#ifndef CONTENT_MARKDOWN_H
#define CONTENT_MARKDOWN_H

#include "base/job.h"

enum mark_kind {
        /* blocks */
        MARK_DOCUMENT,
        MARK_HEADING,   /* level 1–6; id, label, label_given */
        MARK_PARAGRAPH, /* label_given and label: a paragraph that prints its own label */
        MARK_LIST,      /* ordered, start, tight */
        MARK_ITEM,
        MARK_QUOTE,
        MARK_FENCE, /* info, text; text_at: where the text begins */
        MARK_TABLE, /* children: MARK_ROW, the first `level` ones are the head; id, caption, width (of its columns),
                       page */
        MARK_ROW,
        MARK_CELL, /* align */
        MARK_NOTE, /* a footnote's text: id */
        MARK_RULE, /* thematic break */
        /* inlines */
        MARK_TEXT,
        MARK_EMPHASIS,
        MARK_STRONG,
        MARK_CODE,       /* text */
        MARK_LINK,       /* target */
        MARK_IMAGE,      /* target, width, caption, id; children: the alternative text */
        MARK_NOTE_REF,   /* id */
        MARK_SOFT_BREAK, /* a line end in the source */
        MARK_HARD_BREAK,
        MARK_KIND_COUNT,
};

enum mark_align {
        MARK_ALIGN_NONE,
        MARK_ALIGN_LEFT,
        MARK_ALIGN_CENTER,
        MARK_ALIGN_RIGHT,
};

struct mark {
        enum mark_kind kind;
        struct place at;
        struct place text_at; /* MARK_FENCE: first character of text */
        const char *text;     /* MARK_TEXT, MARK_CODE; MARK_FENCE: as written, its reader puts it in NFC */
        const char *info;     /* MARK_FENCE: what follows the opening fence, trimmed; "" if nothing */
        const char *target;   /* MARK_LINK, MARK_IMAGE: address as written */
        const char *id;       /* headings {#id}, notes; NULL if none */
        const char *label;    /* {label="4.1."}: printed instead of the computed number; "" prints none */
        const char *style;    /* {.name}; NULL if none */
        const char *width;    /* MARK_IMAGE {width="80mm"}, MARK_TABLE {widths="20 mm, *, 30%"}; NULL if none */
        const char
                *caption; /* MARK_IMAGE, MARK_TABLE {caption="…"}, MARK_IMAGE title; MARK_LINK: title, "number page" */
        const char *page;  /* MARK_TABLE {page=landscape}; NULL if none */
        const char *split; /* MARK_TABLE {split-columns=true}; NULL if none */
        int level;         /* MARK_HEADING; MARK_TABLE: rows of its head */
        int start;         /* MARK_LIST ordered: the first number */
        bool ordered;
        bool tight;
        enum mark_align align; /* MARK_CELL */
        struct list children;  /* struct mark */
};

/* Read a Markdown file (relative to job->root).  NULL after messages: file-…, text-encoding, text-control,
 * markdown-depth, markdown-images.  Attributes {#id label="…" .style} stand at the end of a heading, or alone on a
 * paragraph's first line; {width="80mm" caption="…"} right behind an image: a wrong one is markdown-attribute.
 * markdown-table for rows that are too long, markdown-link for addresses that are no http, https, mailto, tel or path:
 * such a link is left out, its text stays. */
struct mark *markdown_read(struct job *job, const char *path, struct place asked);

/* The same from memory: at says where text begins. */
struct mark *markdown_read_text(struct job *job, const char *text, gsize bytes, struct place at);

void mark_dump(const struct mark *mark, GString *out);

#endif
