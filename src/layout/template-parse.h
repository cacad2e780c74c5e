/* SPDX-License-Identifier: MIT */
/* A template taken apart: text and tags as a tree of pieces.  Names and text
 * point into the source or live in the job's arena. */
#ifndef LAYOUT_TEMPLATE_PARSE_H
#define LAYOUT_TEMPLATE_PARSE_H

#include "layout/template.h"

enum piece_kind {
        PIECE_TEXT,
        PIECE_LINE,     /* a line of a partial begins: its indentation goes here */
        PIECE_VALUE,    /* {{name}} */
        PIECE_RAW,      /* {{{name}}}, {{&name}} */
        PIECE_SECTION,  /* {{#name}} … {{/name}} */
        PIECE_INVERTED, /* {{^name}} … {{/name}} */
        PIECE_PARTIAL,  /* {{>name}} */
        PIECE_KIND_COUNT,
};

struct piece {
        enum piece_kind kind;
        struct place at;
        const char *text; /* PIECE_TEXT: bytes of the source; PIECE_PARTIAL: its indentation, NULL inside a line; else
                             the name as written */
        gsize bytes;
        const char *name;         /* PIECE_PARTIAL */
        const char *const *parts; /* of a dotted name, NULL-terminated; none for the implicit iterator */
        struct list children;     /* struct piece: PIECE_SECTION, PIECE_INVERTED */
};

/* Take source apart into pieces; with `lines`, also where its lines begin.  False after messages: template-tag,
 * template-delimiter, template-name, template-close, template-unclosed, template-unsupported, template-depth. */
bool template_parse(struct job *job, const struct template_source *source, bool lines, struct list *pieces);

/* The parts of a dotted name, NULL-terminated, in the arena. */
const char *const *template_parts(struct job *job, const char *name, gsize bytes);

#endif
