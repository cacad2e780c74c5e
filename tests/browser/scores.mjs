// SPDX-License-Identifier: MIT
// Lighthouse: 100 in each of its four categories.  Its throttling is simulated, but the time that a script takes is that
// of this machine, which may be busy, and what breaks under load has no score at all: each category has to reach 100 in
// one of five runs, each in a browser of its own.
import { chromium, lighthouse } from "./packages.mjs";
import { result } from "./results.mjs";

const RUNS = 5, port = 9300 + (process.pid % 600);

async function run(url, onlyCategories) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", `--remote-debugging-port=${port}`],
  });
  try {
    const { lhr } = await lighthouse(url, { port, output: "json", logLevel: "silent", onlyCategories });
    return lhr;
  } finally {
    await browser.close();
  }
}

// Why a category has less than 100.
function short({ audits, runtimeError }, category) {
  const counted = category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => audits[ref.id]);
  const points = category.score === null ? "no score" : Math.round(category.score * 100);
  return [
    `${category.title}: ${points}${runtimeError ? `, ${runtimeError.message}` : ""}`,
    ...counted.filter((audit) => audit.scoreDisplayMode === "error").map((audit) => `${audit.id}: ${audit.errorMessage}`),
    ...counted.filter((audit) => audit.score !== null && audit.score < 1)
      .map((audit) => `${audit.id}: ${audit.title} ${audit.displayValue ?? ""}`),
  ];
}

async function score(url) {
  let left = ["performance", "accessibility", "best-practices", "seo"], problems = [];
  for (let runs = 0; left.length && runs < RUNS; runs++) {
    try {
      const report = await run(url, left);
      const under = Object.values(report.categories).filter((category) => category.score !== 1);
      problems = under.flatMap((category) => short(report, category));
      left = under.map((category) => category.id);
    } catch (error) {
      problems = [String(error).split("\n")[0]];
    }
  }
  return problems;
}

export async function scores(origin, paths) {
  for (const path of paths) result(`lighthouse/${path}`, await score(`${origin}/${path}`));
}
