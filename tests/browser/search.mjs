// SPDX-License-Identifier: MIT
// Search in the browser: first hits of queries.tsv, bytes a query loads, and words as the program has them.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { result } from "./results.mjs";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const BYTES = 40 * 1024;

// search.js with its inner functions given out instead of started.
function scriptOf(folder) {
  const source = fs.readFileSync(path.join(folder, "search.js"), "utf8").trim();
  const opened = source.replace("if (page) start();", "return { words, plansOf };");
  const context = vm.createContext({ document: { querySelector: () => null }, window: {}, TextEncoder });
  return vm.runInContext(opened, context);
}

const json = (folder, name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));

// Words of each plan, as the index has them.
function indexed(folder, script) {
  const manifest = json(folder, "tim-kiem/m.json");
  const plans = Array.from({ length: manifest.n }, () => new Map());
  manifest.w.forEach((key, i) => {
    for (const [folded, tones] of Object.entries(json(folder, `tim-kiem/w${i}.json`)))
      for (const [word, text] of Object.entries(tones))
        script.plansOf(text, (plan, weight) => plans[plan].set(word, { folded, weight }));
  });
  return { manifest, plans };
}

// What the script makes of a text, in two forms of Unicode, is what the program put into the index.
export function folding(name, folder) {
  const script = scriptOf(folder);
  const { manifest, plans } = indexed(folder, script);
  plans.forEach((found, i) => {
    const [id] = json(folder, `tim-kiem/k${Math.floor(i / manifest.k)}.json`)[i % manifest.k];
    const problems = [], seen = new Set();
    for (const [, heading, text] of json(folder, `ke-hoach/${id}/tim-kiem.json`)) {
      for (const form of ["NFC", "NFD"]) {
        for (const word of script.words(`${heading} \n ${text}`.normalize(form))) {
          seen.add(word.tonal);
          const long = /^\d{7,}$/.test(word.tonal);
          if (!long && found.get(word.tonal)?.folded !== word.folded)
            problems.push(`${form}: the index has no “${word.tonal}” (${word.folded})`);
        }
      }
    }
    for (const [word, { weight }] of found)
      if (weight < 3 && !seen.has(word)) problems.push(`the script finds no “${word}”`);
    result(`search/${name}/words of ${id}`, problems);
  });
}

async function ask(page, origin, query) {
  await page.goto(`${origin}/tim-kiem/index.html?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(() => document.querySelector("[data-search]").dataset.done !== undefined);
  if (await page.$("#page_results article"))
    await page.waitForSelector("#page_results mark", { timeout: 3000 }).catch(() => {});
  return page.evaluate(() => ({
    hits: [...document.querySelectorAll("#page_results h2 a")].map((a) => a.getAttribute("href").split("/")[2]),
    marks: document.querySelectorAll("#page_results mark").length,
  }));
}

export async function queries(browser, origin) {
  const lines = fs.readFileSync(path.join(here, "queries.tsv"), "utf8").split("\n");
  const page = await browser.newPage();
  for (const line of lines.filter((l) => l && !l.startsWith("#"))) {
    const [query, expected] = line.split("\t");
    const { hits, marks } = await ask(page, origin, query);
    const first = expected === "-" ? !hits.length : expected.split(" ").includes(hits[0]);
    const problems = first ? [] : [`first is ${hits[0] ?? "nothing"}, not ${expected}; then ${hits.slice(1).join(" ")}`];
    if (hits.length && !marks) problems.push("nothing is marked");
    result(`search/${query}`, problems);
  }
  await page.close();
}

// Bytes that queries read of the index: uncompressed, without the page itself and the excerpts' texts.
export async function sizes(browser, folder, origin, asked) {
  for (const query of asked) {
    const page = await browser.newPage();
    let bytes = 0;
    page.on("request", (request) => {
      const file = new URL(request.url()).pathname;
      if (/^\/tim-kiem\/.*json$/.test(file)) bytes += fs.statSync(path.join(folder, file)).size;
    });
    await ask(page, origin, query);
    await page.close();
    result(`search/size of ${query}`, bytes > BYTES ? [`${bytes} bytes of index are read`] : []);
    if (process.env.VERBOSE) console.log(`${bytes} bytes for ${query}`);
  }
}

// Typing, arrows, the address, going back.
export async function keyboard(browser, origin) {
  const page = await browser.newPage();
  const problems = [];
  const done = (q) => page.waitForFunction((text) =>
    document.querySelector("[data-search]").dataset.done === text, q, { timeout: 5000 });
  await page.goto(`${origin}/index.html`);
  await page.fill("#page_find", "bến tre");
  await page.press("#page_find", "Enter");
  await done("bến tre");
  if (!page.url().endsWith("/tim-kiem/index.html?q=b%E1%BA%BFn+tre")) problems.push(`address: ${page.url()}`);
  await page.fill("#page_find", "kon tum");
  await done("kon tum");
  if (!page.url().includes("kon%20tum")) problems.push(`address while typing: ${page.url()}`);
  await page.focus("#page_find");
  await page.keyboard.press("ArrowDown");
  const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
  if (!href?.includes("kon-tum-2018")) problems.push(`arrow down leads to ${href}`);
  await page.keyboard.press("/");
  if ((await page.evaluate(() => document.activeElement.id)) !== "page_find") problems.push("/ does not lead back");
  result("search/keyboard", problems);
  await page.close();
}
