// SPDX-License-Identifier: MIT
// kehoach serve in the browser: an edit that breaks a plan shows its messages by itself, one that mends it takes them
// away, and what rules find between plans is shown too.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { result } from "./results.mjs";

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const FIRST = "ben-tre-2012", SECOND = "ben-tre-2012-b", WAIT = { timeout: 30000 };

function project(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, "content/plans"), { recursive: true });
  for (const name of ["layouts", "fonts"]) fs.symlinkSync(path.join(ROOT, name), path.join(folder, name));
  for (const name of ["site.yaml", "documents.yaml"])
    fs.copyFileSync(path.join(ROOT, "content", name), path.join(folder, "content", name));
  fs.cpSync(path.join(ROOT, "content/plans", FIRST), path.join(folder, "content/plans", FIRST), { recursive: true });
}

// The server and its address, once it says so.
function start(folder) {
  const program = process.env.KEHOACH || path.join(ROOT, "output/bin/kehoach");
  const server = spawn(program, ["--lang", "en", "serve", "-C", folder, "-p", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((done, refuse) => {
    let said = "";
    server.on("error", refuse);
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const port = /localhost:(\d+)\//.exec(said)?.[1];
      if (port && said.includes("plans made")) done({ server, origin: `http://localhost:${port}` });
    });
  });
}

export async function live(browser) {
  const folder = path.join(process.env.KEHOACH_MODULES, "live"), problems = [];
  project(folder);
  const { server, origin } = await start(folder), page = await browser.newPage();
  const plan = path.join(folder, "content/plans", FIRST, "plan.yaml"), good = fs.readFileSync(plan, "utf8");
  const over = page.locator(".kehoach-over"), edit = (text) => fs.writeFileSync(plan, text);
  const seen = async (what, ...words) => {
    await over.filter({ hasText: words[0] }).waitFor(WAIT).catch(() => {});
    const text = (await over.count()) ? await over.textContent() : "";
    for (const word of words) if (!text.includes(word)) problems.push(`${what}: no “${word}” in “${text.slice(0, 200)}”`);
  };
  try {
    await page.goto(`${origin}/ke-hoach/${FIRST}/`);
    await page.waitForTimeout(300);
    if (await page.locator(".kehoach-over.error").count()) problems.push("messages of errors over a plan that has none");
    edit(good.replace("symbol:", "symboll:"));
    await seen("broken", "[field-misspelt]", `content/plans/${FIRST}/plan.yaml:`, "symboll:", "The site and its PDFs are the last good ones");
    edit(good.replace("field: Công tác xã hội", "field: Trợ giúp xã hội"));
    await page.locator(".facts dd", { hasText: "Trợ giúp xã hội" }).first().waitFor(WAIT)
      .catch(() => problems.push("mended, but the page does not show it"));
    if (await page.locator(".kehoach-over.error").count()) problems.push("mended, but the messages stay");
    fs.cpSync(path.dirname(plan), path.join(folder, "content/plans", SECOND), { recursive: true });
    await seen("two plans of one number", "[number-twice]", SECOND);
    fs.rmSync(path.join(folder, "content/plans", SECOND), { recursive: true });
    await page.waitForFunction(() => !document.querySelector(".kehoach-over.error"), null, WAIT)
      .catch(() => problems.push("the second plan has gone, but the messages stay"));
  } finally {
    server.kill("SIGINT");
    await page.close();
  }
  result("live/messages over the page", problems);
}
