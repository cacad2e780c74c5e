// SPDX-License-Identifier: MIT
// What scripts add: filters that combine, a chooser of two plans or years; and old addresses that lead on.
import { result } from "./results.mjs";

const titles = (page) => page.$$eval("#entries h3 a", (all) => all.map((a) => a.getAttribute("href")));

async function filters(browser, origin) {
  const page = await browser.newPage(), problems = [];
  const count = async () => +(await page.textContent("#found"));
  const until = (n) => page.waitForFunction((wanted) => document.getElementById("found").textContent === wanted, String(n));
  await page.goto(`${origin}/index.html`);
  const all = await count(), first = await titles(page);
  await page.selectOption("select[name=tinh]", { label: "Cần Thơ" });
  await page.waitForFunction((n) => document.getElementById("found").textContent !== n, String(all));
  const province = await count();
  await page.selectOption("select[name=nam]", { index: 1 });
  await page.waitForFunction((n) => document.getElementById("found").textContent !== n, String(province));
  const both = await count();
  if (!(both < province && province < all)) problems.push(`${all} plans, ${province} of a province, ${both} of a year too`);
  const address = page.url();
  if (!/\?tinh=C%E1%BA%A7n\+Th%C6%A1&nam=\d{4}$/.test(address)) problems.push(`the address is ${address}`);
  await page.goto(address);
  await until(both);
  if (page.url() !== address) problems.push(`an address that was followed became ${page.url()}`);
  if ((await titles(page)).length !== both) problems.push("the list has not as many plans as it says");
  await page.goto(`${origin}/index.html?thu-tu=ten`);
  await page.waitForFunction((href) => document.querySelector("#entries h3 a").getAttribute("href") !== href, first[0]);
  const named = await titles(page);
  await page.click("#entries > button");
  if ((await titles(page)).length !== named.length * 2) problems.push("“more” shows no second page");
  await page.goto(`${origin}/ten/index.html`);
  const fixed = (await titles(page)).map((href) => href.replace(/^(\.\.\/)+/, ""));
  if (named.join() !== fixed.slice(0, named.length).join()) problems.push("by name: another order than that of ten/");
  result("choices/filters", problems);
  await page.close();
}

const shown = async (page, origin, query) => {
  await page.goto(`${origin}/so-sanh/index.html?${query}`);
  await page.waitForSelector("#chosen > *");
  return page.url() === `${origin}/so-sanh/index.html?${query}`;
};

async function compare(browser, origin) {
  const page = await browser.newPage(), problems = [];
  if (!(await shown(page, origin, "a=dien-bien-2021&b=go-quao-2021"))) problems.push(`two plans: ${page.url()}`);
  const cells = await page.$$eval("#chosen tbody tr:first-child > *", (all) => all.map((cell) => cell.textContent));
  if (cells[2] !== "17,38" || cells[3] !== "65,4" || cells[4] !== "+48,02") problems.push(`two plans: ${cells}`);
  if (!(await page.$("#chosen tbody svg rect + rect"))) problems.push("two plans: no chart");
  if (!(await shown(page, origin, "a=hue-2016:2016&b=hue-2016:2020"))) problems.push(`two years: ${page.url()}`);
  const heads = await page.$$eval("#chosen thead th", (all) => all.map((cell) => cell.textContent));
  if (!heads[2].endsWith("năm 2016") || !heads[3].endsWith("năm 2020")) problems.push(`two years: ${heads}`);
  const rows = await page.$$eval("#chosen tbody tr", (all) => all.length);
  if (rows !== 3) problems.push(`two years: ${rows} rows`);
  for (const query of ["a=dien-bien-2021&b=khong-co", "a=hue-2016&b=ben-tre-2012"]) {
    if (!(await shown(page, origin, query))) problems.push(`${query} became ${page.url()}`);
    if (!(await page.$("#chosen .notice"))) problems.push(`${query}: nothing is said`);
  }
  result("choices/compare", problems);
  await page.close();
}

// Many plans: the province first, then its plans; an address that names two plans has both in their boxes.
async function provinces(browser, origin) {
  const page = await browser.newPage(), problems = [];
  await page.goto(`${origin}/so-sanh/index.html`);
  const box = (name) => page.locator(`select[name=${name}]`), where = (i) => page.locator("select.where").nth(i);
  for (const [i, name, province] of [[0, "a", "An Giang"], [1, "b", "Bạc Liêu"]]) {
    await where(i).selectOption({ label: province });
    await page.waitForFunction((key) => document.querySelector(`select[name=${key}]`).options.length > 1, name);
    await box(name).selectOption({ index: 1 });
  }
  await page.waitForSelector("#chosen > *");
  const address = page.url(), chosen = await Promise.all(["a", "b"].map((name) => box(name).inputValue()));
  if (!address.endsWith(`?a=${chosen[0]}&b=${chosen[1]}`)) problems.push(`the address is ${address}`);
  await page.goto(address);
  await page.waitForSelector("#chosen > *");
  const again = await Promise.all(["a", "b"].map((name) => box(name).inputValue()));
  if (page.url() !== address || again.join() !== chosen.join()) problems.push(`${address} became ${page.url()} with ${again}`);
  if ((await where(1).locator("option:checked").textContent()) !== "Bạc Liêu") problems.push("the province is not shown");
  if (!(await shown(page, origin, `a=${chosen[0]}&b=khong-co`)) || !(await page.$("#chosen .notice")))
    problems.push("an unknown plan: nothing is said");
  result("choices/provinces", problems);
  await page.close();
}

async function oldAddresses(browser, origin) {
  const page = await browser.newPage(), problems = [];
  await page.goto(`${origin}/ke-hoach/ke-hoach-cu/index.html`);
  await page.waitForURL(/ke-hoach-00000/, { timeout: 3000 }).catch(() => problems.push(`stays at ${page.url()}`));
  result("choices/old address", problems);
  await page.close();
}

// The way in by keyboard: the first stop leads to the text, and every stop can be seen.
async function keyboard(browser, origin, path) {
  const page = await browser.newPage(), problems = [];
  await page.goto(`${origin}/${path}`);
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => ({
    to: document.activeElement.getAttribute("href"), x: document.activeElement.getBoundingClientRect().x,
  }));
  if (skip.to !== "#page_main" || skip.x < 0) problems.push(`the first stop is ${JSON.stringify(skip)}`);
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      const box = document.activeElement.getBoundingClientRect();
      return document.activeElement === document.body || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 &&
        box.bottom > 0 && box.top < innerHeight) || document.activeElement.outerHTML.slice(0, 120);
    });
    if (seen !== true) problems.push(`not seen: ${seen}`);
  }
  result(`choices/keyboard on ${path}`, problems);
  await page.close();
}

// What stands on the page stands on its paper too.
async function print(browser, origin, path) {
  const page = await browser.newPage(), problems = [];
  await page.goto(`${origin}/${path}`);
  const levels = await page.$$(".levels .v1");
  for (const choice of levels) await choice.check();
  await page.emulateMedia({ media: "print" });
  const hidden = await page.$$eval("article.text :is(p,h2,h3,h4,li,th,td), .facts dd, .key dd", (all) =>
    all.filter((e) => e.textContent.trim() && !e.closest("details") && !e.getClientRects().length).map((e) => e.textContent.slice(0, 60)));
  problems.push(...hidden.map((text) => `not on paper: ${text}`));
  const clipped = await page.$$eval(".scroll", (all) => all.filter((e) => getComputedStyle(e).overflowX !== "visible").length);
  if (clipped) problems.push(`${clipped} tables are clipped`);
  result(`choices/print of ${path}`, problems);
  await page.close();
}

export async function choices(browser, five, many) {
  await filters(browser, many);
  await compare(browser, five);
  await provinces(browser, many);
  await oldAddresses(browser, many);
  await keyboard(browser, five, "index.html");
  await keyboard(browser, five, "ke-hoach/ben-tre-2012/index.html");
  await print(browser, five, "ke-hoach/ben-tre-2012/index.html");
}
