/* SPDX-License-Identifier: MIT */
/* Sections: what stands beside a plan's text: targets, who does what, what it
 * rests on.  Private to site/. */
#ifndef SITE_SECTIONS_H
#define SITE_SECTIONS_H

#include "document/node.h"

/* Puts `targets` ({each: {id, label, value, from, by}}) and `tasks` ({each: {id, lead, slug, with, points}}). */
void sections_context(struct job *job, const struct document *document, struct node *context);

/* A task's text as the document prints it, for lists outside of it: list of {text, label}; what it holds is in the
 * arena.  Empty when the text does not print the task. */
struct node *task_points(struct job *job, GHashTable *items, const struct task *task);
/* The document's items and headings by id (struct block), for task_points. */
GHashTable *document_items(const struct document *document);

#endif
