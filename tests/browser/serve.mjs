// SPDX-License-Identifier: MIT
// A folder on the loopback address, as a static host would serve it: compressed, with the rules of its _headers.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";

const types = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json", svg: "image/svg+xml", pdf: "application/pdf", csv: "text/csv; charset=utf-8",
  xml: "application/xml", png: "image/png", jpg: "image/jpeg", txt: "text/plain; charset=utf-8",
};

// The rules of a _headers file: [{ prefix, headers }].  A path without its star stands for itself alone.
export function headerRules(text) {
  const rules = [];
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (/^\//.test(line)) rules.push({ path: line.trim(), headers: {} });
    else if (name && rules.length) rules.at(-1).headers[name.toLowerCase()] = value;
  }
  return rules;
}

const fits = (rule, asked) => rule.path.endsWith("*") ? asked.startsWith(rule.path.slice(0, -1)) : asked === rule.path;

// withHeaders: a host that reads _headers; otherwise the pages must do with what they say themselves.
export function serve(folder, withHeaders = true) {
  const rules = withHeaders ? headerRules(fs.readFileSync(path.join(folder, "_headers"), "utf8")) : [];
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
    let file = path.join(folder, path.normalize(asked));
    if (file.endsWith(path.sep)) file += "index.html";
    const found = fs.existsSync(file) && fs.statSync(file).isFile();
    if (!found) file = path.join(folder, "404.html");
    const type = types[path.extname(file).slice(1)] ?? "application/octet-stream";
    const plain = fs.readFileSync(file), small = /^image\/(png|jpeg)|pdf/.test(type);
    response.writeHead(found ? 200 : 404, {
      ...Object.assign({}, ...rules.filter((rule) => fits(rule, asked)).map((rule) => rule.headers)),
      "content-type": type, "cache-control": "max-age=3600", ...(small ? {} : { "content-encoding": "gzip" }),
    });
    response.end(small ? plain : zlib.gzipSync(plain, { level: 6 }));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () =>
    done({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })));
}

const leadsOn = (file) => fs.readFileSync(file, "utf8").includes('http-equiv="refresh"');

// Paths of all HTML pages below folder, sorted; without old addresses, which show nothing for long.
export function pages(folder) {
  return fs.readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html") && !leadsOn(path.join(folder, name))).sort();
}

// Parts of addresses that say what a page is; all others name a plan, a body, a document, a year, ….
const FIXED = /^(ke-hoach|kiem-tra|so-sanh|nam|trang|.*\.html)$/;
const kindOf = (page) => page.split("/").map((part, i) => (i === 0 || FIXED.test(part) ? part : "*")).join("/");

// Pages of each kind: the longest, and others from all over the list; `each` at most.
export function sampled(folder, paths, each) {
  const kinds = new Map();
  for (const page of paths) kinds.set(kindOf(page), [...(kinds.get(kindOf(page)) ?? []), page]);
  const size = (page) => fs.statSync(path.join(folder, page)).size;
  return [...kinds.values()].flatMap((all) => {
    const longest = all.reduce((a, b) => (size(b) > size(a) ? b : a));
    const others = Array.from({ length: each - 1 }, (_, i) => all[Math.floor(((i + 1) * all.length) / each)]);
    return [...new Set([longest, ...others])];
  });
}
