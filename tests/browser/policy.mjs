// SPDX-License-Identifier: MIT
// What the site's policy forbids does not happen, whether a host reads _headers or the pages stand alone.
import fs from "node:fs";
import path from "node:path";
import { result } from "./results.mjs";

// Tries what an injected text could try; names what got through.
async function tries(page) {
  return page.evaluate(async () => {
    const got = [], add = (name, attributes, text) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.textContent = text ?? "";
      document.body.append(element);
      return element;
    };
    add("script", {}, "window.ran = true");
    add("button", { onclick: "window.ran = true" }).click();
    if (window.ran) got.push("an inline script ran");
    if (getComputedStyle(add("p", { style: "position:fixed" })).position === "fixed") got.push("an inline style counted");
    add("style", {}, "body{position:fixed}");
    if (getComputedStyle(document.body).position === "fixed") got.push("an inline style sheet counted");
    const loads = (element) => new Promise((done) => {
      element.onload = () => done(true);
      element.onerror = () => done(false);
      setTimeout(done, 1000, false);
    });
    if (await loads(add("img", { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" }))) got.push("a data: image was drawn");
    if (await fetch("http://127.0.0.2:1/").then(() => true, (error) => !/Failed to fetch/.test(error.message)))
      got.push("another host answered");
    return got;
  });
}

async function blocked(page) {
  return page.evaluate(() => window.kehoachBlocked ?? []);
}

export async function policy(browser, name, origin, paths) {
  for (const address of paths) {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      window.kehoachBlocked = [];
      document.addEventListener("securitypolicyviolation", (e) => window.kehoachBlocked.push(e.effectiveDirective));
    });
    await page.goto(`${origin}/${address}`);
    const problems = (await blocked(page)).map((what) => `the page itself is stopped by ${what}`);
    problems.push(...(await tries(page)));
    const stopped = await blocked(page);
    for (const directive of ["script-src-elem", "script-src-attr", "style-src-attr", "style-src-elem", "img-src", "connect-src"])
      if (!stopped.includes(directive)) problems.push(`${directive} stopped nothing`);
    result(`policy/${name}/${address}`, problems);
    await page.close();
  }
}

// What a host sends by _headers is strict, and the same as .htaccess has.
export async function headers(origin, folder, paths) {
  const apache = fs.readFileSync(path.join(folder, ".htaccess"), "utf8");
  for (const page of paths) {
    const { headers: sent } = await fetch(`${origin}/${page}`);
    const problems = [], csp = sent.get("content-security-policy") ?? "";
    for (const part of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
      if (!csp.includes(part)) problems.push(`no ${part} in “${csp}”`);
    if (/unsafe|\*|https?:/.test(csp)) problems.push(`too open: ${csp}`);
    if (!apache.includes(`Content-Security-Policy "${csp}"`)) problems.push(".htaccess has another policy");
    if (sent.get("x-content-type-options") !== "nosniff") problems.push("no nosniff");
    result(`headers/${page}`, problems);
  }
}
