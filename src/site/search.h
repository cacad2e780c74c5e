/* SPDX-License-Identifier: MIT */
/* Search without a server: an index of words in small files, read by
 * layouts/site/search.js as a query asks for them.  Private to site/.
 *
 *   tim-kiem/m.json     plans, shards, abbreviations
 *   tim-kiem/w<i>.json  words from m.json's i-th key on: {folded: {with tone: plans}}
 *   tim-kiem/c<i>.json  pairs of words, by hash: {a_b: plans}, and sums: {"2904360000": {"2904360000": plans}}
 *   tim-kiem/k<i>.json  [id, title, line] of a few plans
 *   ke-hoach/<id>/tim-kiem.json  [id, heading, text] of each section, for excerpts
 *
 * A word is in lower case with its tone behind it (fold_tones) and i for y behind a consonant, in NFC.  Plans of a word
 * are numbered newest first, each with how much the word says of it: 1 its text, 2 its headings, 3 its title; in the
 * shortest of four forms (search-index.c). */
#ifndef SITE_SEARCH_H
#define SITE_SEARCH_H

#include "site/json.h"
#include "site/publish.h"

enum {
        SEARCH_TEXT = 1,
        SEARCH_HEADING = 2,
        SEARCH_TITLE = 3,
};

/* Calls with(word) for each word of text, in order; the words live as long as the call. */
void search_words(const char *text, void (*with)(const char *word, void *to), void *to);

/* A number of so many digits that hardly two plans share it. */
bool search_is_sum(const char *word);

/* Write the plan's sections into folder; gives back its words for search_index, "1công 1cong_tac", in the arena; NULL
 * after messages. */
const char *search_plan(struct job *job, const struct document *document, const char *folder);

/* Write the index of plans (struct node with id, title, kind, number, issuer, date, words), in this order. */
bool search_index(struct job *job, const struct list *plans, const char *out);

#endif
