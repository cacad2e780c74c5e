// SPDX-License-Identifier: MIT
// A folder on the loopback address, as a static host would serve it.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";

const types = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json", svg: "image/svg+xml", pdf: "application/pdf", csv: "text/csv; charset=utf-8",
  xml: "application/xml", png: "image/png", txt: "text/plain; charset=utf-8",
};

export function serve(folder) {
  const server = http.createServer((request, response) => {
    let file = path.join(folder, path.normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    if (file.endsWith(path.sep)) file += "index.html";
    const found = fs.existsSync(file) && fs.statSync(file).isFile();
    const body = zlib.gzipSync(fs.readFileSync(found ? file : path.join(folder, "404.html")), { level: 6 });
    response.writeHead(found ? 200 : 404, {
      "content-type": types[path.extname(found ? file : "x.html").slice(1)] ?? "application/octet-stream",
      "content-encoding": "gzip",
      "cache-control": "max-age=3600",
    });
    response.end(body);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () =>
    done({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })));
}

// Paths of all HTML pages below folder, sorted.
export function pages(folder) {
  return fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
}
