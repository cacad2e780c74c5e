// SPDX-License-Identifier: MIT
// A site whose interface is English: what is not English is marked as Vietnamese, and no word of the interface was left.
import fs from "node:fs";
import path from "node:path";
import { result } from "./results.mjs";

// Words of layouts/site/texts.yaml in Vietnamese, by key.
function vietnameseWords() {
  const lines = fs.readFileSync("layouts/site/texts.yaml", "utf8").split("\n");
  const part = lines.slice(lines.indexOf("vi:") + 1, lines.indexOf("en:"));
  return part.map((line) => line.replace(/^\s*[\w-]+:\s*/, "").replace(/^"|"$/g, "")).filter((word) => word.length > 3);
}

// Texts outside of what is marked as Vietnamese.
const unmarked = () => {
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const marked = node.parentElement.closest("[lang]").lang;
    if (marked === "en" && node.data.trim()) found.push(node.data.trim());
  }
  for (const element of document.querySelectorAll("[placeholder],[alt],[title]")) {
    if (element.closest("[lang]").lang !== "en") continue;
    for (const name of ["placeholder", "alt", "title"])
      if (element.getAttribute(name)) found.push(element.getAttribute(name));
  }
  return found;
};
const labels = () => [...document.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));

// The đồng is called so in English too.
const isVietnamese = (text) =>
  /[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]/u.test(text.replaceAll("đồng", ""));

export async function english(browser, origin, addresses) {
  const words = vietnameseWords();
  const page = await browser.newPage();
  for (const address of addresses) {
    await page.goto(`${origin}/${address}`);
    const problems = (await page.evaluate(unmarked)).filter(isVietnamese).map((text) => `not marked as Vietnamese: ${text}`);
    for (const label of await page.evaluate(labels)) {
      const left = words.find((word) => label.startsWith(word) && isVietnamese(word));
      if (left) problems.push(`a label in Vietnamese: ${label}`);
    }
    const whole = await page.evaluate(() => document.documentElement.lang);
    if (whole !== "en") problems.push(`the page says ${whole}`);
    result(`english/${address}`, problems);
  }
  await page.close();
}

// A site with an address: each page names its own, the sitemap has all of them, pictures for others' sites are there.
export function addresses(folder, paths, site) {
  const sitemap = fs.readFileSync(path.join(folder, "sitemap.xml"), "utf8");
  const mapped = new Set([...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map((found) => found[1]));
  for (const page of paths) {
    const html = fs.readFileSync(path.join(folder, page), "utf8"), problems = [];
    const canonical = /<link rel="canonical" href="(.*?)">/.exec(html)?.[1];
    const own = page === "404.html" ? undefined : site + page.replace(/index\.html$/, "");
    if (canonical !== own) problems.push(`says it is ${canonical}`);
    if (own && !mapped.delete(own)) problems.push("is not in the sitemap");
    const card = /<meta property="og:image" content="(.*?)">/.exec(html)?.[1];
    if (card && !fs.existsSync(path.join(folder, card.replace(site, "")))) problems.push(`there is no ${card}`);
    if (/^ke-hoach\/[^/]+\/index/.test(page) && !card) problems.push("no picture for those who share it");
    const linked = /<link rel="alternate" type="application\/ld\+json" href="(.*?)">/.exec(html)?.[1];
    if (linked && JSON.parse(fs.readFileSync(path.join(folder, path.dirname(page), linked)))["@id"] !== own)
      problems.push("its JSON-LD names another address");
    result(`addresses/${page}`, problems);
  }
  result("addresses/sitemap", [...mapped].map((left) => `there is no page ${left}`));
}
