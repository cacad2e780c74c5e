// SPDX-License-Identifier: MIT
// tests/browser/run builds the sites and starts this; arguments choose parts, none: all.
import { looks } from "./looks.mjs";
import { markup } from "./markup.mjs";
import { chromium } from "./packages.mjs";
import { counts } from "./results.mjs";
import { scores } from "./scores.mjs";
import { folding, keyboard, queries, sizes } from "./search.mjs";
import { pages, serve } from "./serve.mjs";

const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
const folders = { five: process.env.KEHOACH_FIVE, many: process.env.KEHOACH_MANY };
const paths = { five: pages(folders.five), many: pages(folders.many) };
// Of many pages of one template: each kind of page, from all over the list.
const sample = paths.many.filter((path, i) => !path.includes("/") || i % 17 === 0);
const planPage = "ke-hoach/ben-tre-2012/index.html";

const five = await serve(folders.five);
const many = await serve(folders.many);
if (wanted("markup")) {
  await markup("five", folders.five, paths.five);
  await markup("many", folders.many, paths.many);
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
if (wanted("pages")) {
  await looks(browser, "five", five.origin, paths.five, true);
  await looks(browser, "many", many.origin, sample, false);
}
if (wanted("search")) {
  folding("five", folders.five);
  folding("many", folders.many);
  await queries(browser, five.origin);
  await sizes(browser, folders.many, many.origin, ["công tác xã hội", "ủy ban nhân dân tỉnh", "kế hoạch 2016", "CTXH"]);
  await keyboard(browser, five.origin);
}
await browser.close();
if (wanted("lighthouse"))
  await scores(five.origin, ["index.html", planPage, "tim-kiem/index.html?q=trung+uong+2012"]);
five.close();
many.close();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed || counts.passed === 0 ? 1 : 0);
