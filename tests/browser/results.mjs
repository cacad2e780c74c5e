// SPDX-License-Identifier: MIT
// Counts what passed and what failed; failures are printed as they come.
export const counts = { passed: 0, failed: 0 };

// problems: list of lines; none: the test named passed.
export function result(name, problems) {
  if (problems.length === 0) {
    counts.passed++;
    return;
  }
  counts.failed++;
  console.log(`FAILED ${name}`);
  for (const line of [...new Set(problems)].slice(0, 12)) console.log(`    ${line}`);
}

// A part of the tests, and how long it took.  What breaks in the tests themselves fails that part alone.
export async function timed(part, run) {
  const start = Date.now();
  try {
    await run();
  } catch (error) {
    result(part, [error.stack ?? String(error)]);
  }
  console.log(`${part}: ${Math.round((Date.now() - start) / 1000)} s`);
}
