// SPDX-License-Identifier: MIT
// Search without a browser: layouts/site/search.js over a site's folder.
//   node quick.mjs FOLDER QUERIES.tsv     first hits as expected; prints those that are not
//   node quick.mjs FOLDER --bytes QUERY…  what each query reads of the index, as it is and as gzip sends it
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";

const RESULTS = 10;

// A fresh page: its script, and the files it has asked for.
function open(folder) {
  const source = fs.readFileSync(path.join(folder, "search.js"), "utf8").trim();
  const read = new Map();
  const fetch = async (name) => {
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) return { ok: false };
    const text = fs.readFileSync(file);
    read.set(name, text);
    return { ok: true, json: async () => JSON.parse(text) };
  };
  const context = vm.createContext({ document: { querySelector: () => null }, window: {}, TextEncoder, fetch });
  return { read, ...vm.runInContext(source.replace("if (page) start();", "return { find, load };"), context) };
}

// Ids of the plans on the first page of results, best first.
async function hits(page, query) {
  const { index, ranked } = await page.find(query);
  const shown = ranked.slice(0, RESULTS).map(async ({ plan }) =>
    (await page.load(`tim-kiem/k${Math.floor(plan / index.k)}.json`))[plan % index.k][0]);
  return Promise.all(shown);
}

const sum = (read, size) => [...read].reduce((all, [name, text]) => name.startsWith("tim-kiem/") ? all + size(text) : all, 0);

const [folder, what, ...asked] = process.argv.slice(2);
let failed = 0;
if (what === "--bytes") {
  for (const query of asked) {
    const page = open(folder), found = await hits(page, query);
    const raw = sum(page.read, (t) => t.length), sent = sum(page.read, (t) => zlib.gzipSync(t, { level: 6 }).length);
    console.log(`${raw}\t${sent}\t${page.read.size}\t${found.length}\t${query}`);
  }
} else {
  const page = open(folder);
  let count = 0;
  for (const line of fs.readFileSync(what, "utf8").split("\n").filter((l) => l && !l.startsWith("#"))) {
    const [query, expected] = line.split("\t"), found = await hits(page, query);
    const good = expected === "-" ? !found.length : expected.split(" ").includes(found[0]);
    count++;
    if (!good) console.log(`    ${query}: first is ${found[0] ?? "nothing"}, not ${expected}; then ${found.slice(1).join(" ")}`);
    failed += !good;
  }
  console.log(`${failed ? "not " : ""}ok ${count} queries have the expected first hit`);
}
process.exitCode = failed ? 1 : 0;
