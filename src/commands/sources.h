/* SPDX-License-Identifier: MIT */
/* Sources: the files that a plan's PDF is made of travel inside it, with a
 * manifest (kehoach.json) of where each belongs, its sum and the versions. */
#ifndef COMMANDS_SOURCES_H
#define COMMANDS_SOURCES_H

#include "commands/make.h"
#include "pdf/pdf.h"

/* The finished PDF of a plan whose pages were painted, with its sources inside; the caller unrefs it.  NULL after
 * messages. */
GBytes *sources_pdf(struct job *job, const struct made *made, struct painting *painting, bool plain);

#endif
