// SPDX-License-Identifier: MIT
// Lighthouse: 100 in each of its four categories.  Its throttling is simulated, a processor of a quarter of this one's
// speed, but from times by the clock, which goes on while other programs have the processor: their share is measured
// before each run and taken off.  What breaks under load has no score at all: each category has to reach 100 in one of
// five runs, each in a browser of its own.
import { chromium, lighthouse, simulated } from "./packages.mjs";
import { result } from "./results.mjs";

const RUNS = 5, SLOWDOWN = 4, port = 9300 + (process.pid % 600);

// How many times longer than alone a program takes now: 1 on an idle machine.
function busyness() {
  const from = performance.now(), before = process.cpuUsage();
  while (performance.now() - from < 1000);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (performance.now() - from) * 1000 / (user + system));
}

async function run(url, onlyCategories) {
  const cpuSlowdownMultiplier = Math.max(1, SLOWDOWN / busyness());
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", `--remote-debugging-port=${port}`],
  });
  try {
    const { lhr } = await lighthouse(url, {
      port, output: "json", logLevel: "silent", onlyCategories, throttling: { ...simulated, cpuSlowdownMultiplier },
    });
    return lhr;
  } finally {
    await browser.close();
  }
}

// Why a category has less than 100.
function short({ audits, runtimeError, configSettings }, category) {
  const counted = category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => audits[ref.id]);
  const points = category.score === null ? "no score" : Math.floor(category.score * 100);
  return [
    `${category.title}: ${points}${runtimeError ? `, ${runtimeError.message}` : ""}, slowed down ${
      configSettings.throttling.cpuSlowdownMultiplier.toFixed(1)} times`,
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
