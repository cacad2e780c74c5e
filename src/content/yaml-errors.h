/* SPDX-License-Identifier: MIT */
/* What is wrong with YAML, said so that it can be mended: libyaml's reasons
 * turned into messages of our own, and what is looked at before libyaml. */
#ifndef CONTENT_YAML_ERRORS_H
#define CONTENT_YAML_ERRORS_H

#include "base/job.h"

/* libyaml's account of a syntax error; positions count characters from the start of text. */
struct yaml_failure {
        const char *text;
        const char *problem;
        const char *context; /* NULL: none */
        gsize problem_at;
        gsize context_at;
        struct place base;
};

/* Add yaml-tab, yaml-indent, yaml-colon, … or yaml-syntax with libyaml's own words. */
void yaml_failure_add(struct job *job, const struct yaml_failure *failure);

/* %TAG lines are refused as tags are: libyaml compares each with all before it. */
bool yaml_directives_check(struct job *job, const char *text, struct place at);

/* JSON writes characters beyond U+FFFF as \ud83d\ude00, which YAML does not know: as \U0001F600. */
const char *json_join_surrogates(struct arena *arena, const char *text, gsize *bytes);

#endif
