// SPDX-License-Identifier: MIT
// A site whose interface is English: what is not English is marked as Vietnamese, and no word of the interface was left.
import fs from "node:fs";
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

export async function english(browser, origin, paths) {
  const words = vietnameseWords();
  const page = await browser.newPage();
  for (const path of paths) {
    await page.goto(`${origin}/${path}`);
    const problems = (await page.evaluate(unmarked)).filter(isVietnamese).map((text) => `not marked as Vietnamese: ${text}`);
    for (const label of await page.evaluate(labels)) {
      const left = words.find((word) => label.startsWith(word) && isVietnamese(word));
      if (left) problems.push(`a label in Vietnamese: ${label}`);
    }
    const whole = await page.evaluate(() => document.documentElement.lang);
    if (whole !== "en") problems.push(`the page says ${whole}`);
    result(`english/${path}`, problems);
  }
  await page.close();
}
