// SPDX-License-Identifier: MIT
// Pages in every look: light and dark, narrow to wide, scripts on and off.
import fs from "node:fs";
import path from "node:path";
import { axeSource } from "./packages.mjs";
import { result } from "./results.mjs";
import { heaviest, weigh } from "./weights.mjs";

const WIDTHS = [320, 768, 1280], LOOK_SECONDS = 120;
// A colour scheme changes colours and no more (`schemes` holds it): what rules see besides is seen once a width.
const SCHEMES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

// What goes wrong on a page while it is open is told to tell.
function listen(page, origin, tell) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) tell(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => tell(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin + "/")) tell(`request to another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => tell(`request failed: ${request.url()}`));
}

async function axe(page, rules) {
  const found = await page.evaluate((runOnly) =>
    window.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }), rules);
  return found.violations.flatMap((v) => v.nodes.map((n) => `axe ${v.id}: ${n.target.join(" ")}: ${v.help}`));
}

async function sideways(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`the page is ${over} px too wide`] : [];
}

async function everyLook(page, problems, note) {
  await page.evaluate(axeSource);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    problems.push(...(await sideways(page)).map((line) => `${note}${width} px: ${line}`));
    for (const [colorScheme, rules] of Object.entries(SCHEMES)) {
      await page.emulateMedia({ colorScheme });
      problems.push(...(await axe(page, rules)).map((line) => `${note}${width} px, ${colorScheme}: ${line}`));
    }
  }
}

// A page as it is without scripts.  Chromium's own switch would also stop axe.
async function strip(route) {
  const response = await route.fetch();
  const body = (await response.text()).replace(/<script\b[^>]*><\/script>/g, "").replace(/<\/?noscript>/g, "");
  await route.fulfill({ response, body });
}

// A browser with three pages: scripts on; off; and stripped, for what differs without them.
async function eyeOpen(launch, origin) {
  const eye = { browser: await launch(), problems: [] };
  const page = async (options) => {
    const opened = await (await eye.browser.newContext(options)).newPage();
    opened.setDefaultTimeout(20000);
    listen(opened, origin, (problem) => eye.problems.push(problem));
    return opened;
  };
  eye.on = await page({});
  eye.off = await page({ javaScriptEnabled: false });
  eye.stripped = await page({});
  await eye.stripped.route(/\.html$|\/$/, strip);
  return eye;
}

async function open(page, address, problems) {
  await page.setViewportSize({ width: 1280, height: 900 });
  const response = await page.goto(address, { waitUntil: "load" });
  if (response.status() !== 200) problems.push(`status ${response.status()}`);
}

// Without scripts: the same tree is the same page in every look; another one is looked at for itself.
async function look(eye, address) {
  const problems = (eye.problems = []);
  const weighed = weigh(eye.on);
  await open(eye.on, address, problems);
  problems.push(...(await weighed()));
  await open(eye.off, address, problems);
  const same = (await eye.off.content()) === (await eye.on.content());
  await everyLook(eye.on, problems, "");
  if (!same) {
    await open(eye.stripped, address, problems);
    await everyLook(eye.stripped, problems, "without scripts, ");
  }
  return problems;
}

const late = (seconds) => new Promise((_, refuse) =>
  setTimeout(() => refuse(new Error(`no answer in ${seconds} s`)), seconds * 1000).unref());

// paths of one site, by two browsers.  One that died or hangs is replaced, and its page looked at once more.
export async function looks(launch, name, origin, paths) {
  const rest = [...paths];
  const work = async () => {
    let eye = await eyeOpen(launch, origin);
    const seen = async (page, tries) => {
      try {
        return await Promise.race([look(eye, `${origin}/${page}`), late(LOOK_SECONDS)]);
      } catch (error) {
        await Promise.race([eye.browser.close(), late(5)]).catch(() => {});
        eye = await eyeOpen(launch, origin);
        return tries > 1 ? seen(page, tries - 1) : [String(error).split("\n")[0]];
      }
    };
    for (let page = rest.shift(); page; page = rest.shift()) result(`pages/${name}/${page}`, await seen(page, 2));
    await eye.browser.close();
  };
  await Promise.all([work(), work()]);
  console.log(`pages/${name}: at most ${heaviest()} bytes`);
}

// What site.css says of the dark scheme: only values of its colours.
export function schemes(folder) {
  const css = fs.readFileSync(path.join(folder, "site.css"), "utf8");
  const dark = [...css.matchAll(/@media[^{]*prefers-color-scheme[^{]*\{([^{}]*)\{([^{}]*)\}\s*\}/g)];
  const problems = dark.length === css.split("prefers-color-scheme").length - 1 ? [] : ["rules of another form"];
  for (const [, selector, body] of dark) {
    if (selector.trim() !== ":root") problems.push(`rules of ${selector}`);
    for (const line of body.split(";").filter((part) => part.trim()))
      if (!/^\s*--[a-z0-9]+:#[0-9a-f]{3,8}\s*$/.test(line)) problems.push(`not a colour: ${line.trim()}`);
  }
  result("pages/schemes", problems);
}
