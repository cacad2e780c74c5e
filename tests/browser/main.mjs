// SPDX-License-Identifier: MIT
// tests/browser/run builds the sites and starts this.  Arguments choose parts, none: all; --all: every page of the site
// of 200 plans is looked at, not only each kind of page.
import { choices } from "./choices.mjs";
import { addresses, english } from "./english.mjs";
import { live } from "./live.mjs";
import { looks, schemes } from "./looks.mjs";
import { markup } from "./markup.mjs";
import { chromium } from "./packages.mjs";
import { headers, policy } from "./policy.mjs";
import { counts, timed } from "./results.mjs";
import { scores } from "./scores.mjs";
import { folding, keyboard, queries, sizes } from "./search.mjs";
import { pages, sampled, serve } from "./serve.mjs";

const parts = process.argv.slice(2).filter((word) => word !== "--all"), all = process.argv.includes("--all");
const folders = { five: process.env.KEHOACH_FIVE, many: process.env.KEHOACH_MANY, english: process.env.KEHOACH_ENGLISH };
const paths = { five: pages(folders.five), many: pages(folders.many) };
const sample = { five: sampled(folders.five, paths.five, 1), many: sampled(folders.many, paths.many, 2) };
const planPage = "ke-hoach/ben-tre-2012/index.html";

const five = await serve(folders.five), many = await serve(folders.many), bare = await serve(folders.five, false);
const inEnglish = await serve(folders.english);
const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
const withBrowser = async (use) => {
  const browser = await launch();
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
};

const work = {
  markup: async () => {
    await markup("five", folders.five, paths.five);
    await markup("many", folders.many, paths.many);
  },
  pages: async () => {
    schemes(folders.five);
    await looks(launch, "five", five.origin, paths.five);
    await looks(launch, "many", many.origin, all ? paths.many : sample.many);
  },
  policy: () => withBrowser(async (browser) => {
    await policy(browser, "five", five.origin, sample.five);
    await policy(browser, "bare", bare.origin, sample.five);
    await headers(five.origin, folders.five, sample.five);
  }),
  choices: () => withBrowser((browser) => choices(browser, five.origin, many.origin)),
  english: () => withBrowser(async (browser) => {
    const all = pages(folders.english);
    addresses(folders.english, all, "https://plans.example/");
    await english(browser, inEnglish.origin, sampled(folders.english, all, 2));
  }),
  search: () => withBrowser(async (browser) => {
    folding("five", folders.five);
    folding("many", folders.many);
    await queries(browser, five.origin);
    await sizes(browser, folders.many, many.origin, ["công tác xã hội", "ủy ban nhân dân tỉnh", "kế hoạch 2016", "CTXH"]);
    await keyboard(browser, five.origin);
  }),
  live: () => withBrowser(live),
  lighthouse: () => scores(five.origin, ["index.html", planPage, "tim-kiem/index.html?q=trung+uong+2012"]),
};

const unknown = parts.find((part) => !Object.hasOwn(work, part));
if (unknown) throw new Error(`no part ${unknown}; there are ${Object.keys(work).join(", ")}`);
const inTurn = async (names) => {
  for (const name of names)
    if (!parts.length || parts.includes(name)) await timed(name, work[name]);
};
// Pages take most of the time: the others go on beside them; only what measures time has the machine for itself.
await Promise.all([inTurn(["pages"]), inTurn(["markup", "policy", "choices", "english", "search", "live"])]);
await inTurn(["lighthouse"]);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed || counts.passed === 0 ? 1 : 0);
