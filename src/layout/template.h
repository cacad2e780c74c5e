/* SPDX-License-Identifier: MIT */
/* Mustache templates as github.com/mustache/spec has them: interpolation,
 * sections, inverted, partials, comments, delimiters.  Lambdas and
 * inheritance, which the spec calls optional, are not there. */
#ifndef LAYOUT_TEMPLATE_H
#define LAYOUT_TEMPLATE_H

#include "content/yaml.h"

enum template_escape {
        TEMPLATE_PLAIN, /* for text that goes to paper */
        TEMPLATE_HTML,  /* & < > " ' as entities; {{{x}}} and {{&x}} are not escaped */
};

/* Text of the partial `name`, or NULL (then it is empty, as the spec says); owned by the arena.  shown: the file's
 * path for places. */
typedef const char *(*template_partial)(struct job *job, const char *name, void *with, const char **shown);

struct template_source {
        const char *text;
        struct place at;          /* of its first character */
        template_partial partial; /* NULL: all partials are empty */
        void *with;
};

/* Render over a stack of one context.  Messages: template-tag, -name, -delimiter, -close, -unclosed, -unsupported
 * (syntax), template-depth (sections and partials), template-limit (bytes).  NULL after an error; in the arena.  A name
 * that is not found is empty, as the spec says. */
char *template_render(struct job *job, const struct template_source *source, const struct node *context,
                      enum template_escape escape);

/* The value that a dotted name finds in context, or NULL. */
const struct node *template_find(const struct node *context, const char *name);

#endif
