// SPDX-License-Identifier: MIT
// Pages in every look: light and dark, narrow to wide, scripts on and off.
import { axeSource } from "./packages.mjs";
import { result } from "./results.mjs";

const widths = [320, 768, 1280];
const schemes = ["light", "dark"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// What goes wrong on a page while it is open, into problems.
function listen(page, origin, problems) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin + "/")) problems.push(`request to another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => problems.push(`request failed: ${request.url()}`));
}

async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate((values) =>
    window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), rules);
  return found.violations.flatMap((v) => v.nodes.map((n) => `axe ${v.id}: ${n.target.join(" ")}: ${v.help}`));
}

async function sideways(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`the page is ${over} px too wide`] : [];
}

// The policy of the page is in force: what it forbids does not run.
async function policy(page) {
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    const styled = document.createElement("p");
    styled.setAttribute("style", "position:fixed");
    document.body.append(styled);
    const seen = getComputedStyle(styled).position;
    styled.remove();
    return [window.ran === true && "an inline script ran", seen === "fixed" && "an inline style counted"];
  });
  return ran.filter(Boolean);
}

// A page as it is without scripts.  Chromium's own switch would also stop axe.
async function withoutScripts(page) {
  await page.route(/\.html$|\/$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<script\b[^>]*><\/script>/g, "").replace(/<\/?noscript>/g, "");
    await route.fulfill({ response, body });
  });
}

async function look(browser, origin, path, scripts, deep) {
  const problems = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  listen(page, origin, problems);
  if (!scripts) await withoutScripts(page);
  const response = await page.goto(`${origin}/${path}`, { waitUntil: "load" });
  if (response.status() !== 200) problems.push(`status ${response.status()}`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    problems.push(...(await sideways(page)).map((line) => `${width} px: ${line}`));
    for (const colorScheme of schemes) {
      if (!deep && colorScheme === "dark" && width !== 320) continue;
      await page.emulateMedia({ colorScheme });
      problems.push(...(await axe(page)).map((line) => `${width} px, ${colorScheme}: ${line}`));
    }
  }
  const before = [...problems];
  const open = await policy(page);
  await context.close();
  return [...before, ...open];
}

// paths of one site, each with and without scripts.  deep: every width in both colours.
export async function looks(browser, name, origin, paths, deep) {
  const jobs = paths.flatMap((path) => [true, false].map((scripts) => ({ path, scripts })));
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const label = `pages/${name}/${job.path}${job.scripts ? "" : " without scripts"}`;
      try {
        result(label, await look(browser, origin, job.path, job.scripts, deep));
      } catch (error) {
        result(label, [String(error).split("\n")[0]]);
      }
    }
  };
  await Promise.all([work(), work()]);
}
