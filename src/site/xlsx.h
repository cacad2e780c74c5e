/* SPDX-License-Identifier: MIT */
/* XLSX: a plan's tables as one workbook, a sheet each.  xlsx.c is the sole
 * user of libxlsxwriter.  Private to site/. */
#ifndef SITE_XLSX_H
#define SITE_XLSX_H

#include "plan/plan.h"

/* Numbers typed, money in whole đồng, heads frozen; the same bytes for the same plan.  path is written by way of a
 * temporary file beside it.  False after messages. */
bool xlsx_write(struct job *job, const struct plan *plan, const struct node *words, const char *path);

#endif
