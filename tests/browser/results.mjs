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
