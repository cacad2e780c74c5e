/* SPDX-License-Identifier: MIT */
/* Publish: what the pages of the site share: words, templates, the context
 * that every page has.  Private to site/. */
#ifndef SITE_PUBLISH_H
#define SITE_PUBLISH_H

#include "content/yaml.h"
#include "site/site.h"

/* A context with what every page needs: words `t`, `site`, `root` (the way from the page to the site's folder, "" or
 * "../../"), `canonical` (the page's whole address, when the site has one).  path: of the page, "ke-hoach/x/". */
struct node *page_context(struct job *job, const struct site *site, struct node *words, const char *path);

/* layouts/site/<name>.mustache over context; NULL after messages. */
const char *page_render(struct job *job, const char *name, const struct node *context);
/* Render layouts/site/<name>.mustache over context and write it to <out>/<path>; partials are its neighbours. */
bool page_write(struct job *job, const char *name, const struct node *context, const char *out, const char *path);

/* A day as Atom has it, from an ISO date or, when that is blank, a year. */
const char *atom_date(struct job *job, const char *iso, const char *from);

/* What the template shows of a plan's identity and figures: `plan`, `figures`, `contents`. */
void plan_context(struct job *job, const struct document *document, struct node *context);

/* "2.904.360.000 đồng"; in the arena. */
const char *money_shown(struct job *job, gint64 dong);
/* The grand total of a budget; false when it has none. */
bool figures_total(const struct figures *figures, gint64 *dong);
/* The budget of the greatest total: what the plan costs; the others tell of parts or of other years.  NULL. */
const struct figures *main_budget(const struct plan *plan);
/* What a table is called: its title; when it has none, that of the appendix it stands in; at last its id. */
const char *figures_title(const struct document *document, const struct figures *figures);
/* "Kế hoạch", of the layout's "KẾ HOẠCH". */
const char *kind_shown(struct job *job, const struct document *document);
/* "3721/KH-UBND"; "…/KH-UBND" before registration. */
const char *number_shown(struct job *job, const struct plan *plan);
/* "2016–2020"; NULL when there is none. */
const char *period_shown(struct job *job, const struct plan *plan);
/* Province of the filters: the place when it is not given. */
const char *province_shown(const struct plan *plan);

#endif
