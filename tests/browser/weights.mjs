// SPDX-License-Identifier: MIT
// What a page weighs when it is opened for the first time.
import zlib from "node:zlib";

const KB = 1024;
const LIMITS = { load: 120 * KB, html: 60 * KB, css: 12 * KB, script: 15 * KB };
const most = { load: 0, html: 0, css: 0, script: 0 };

// Weighs all that page loads from now on: `load` and `html` as they travel, styles and scripts as they are written.
// Gives back what tells, once the page stands, which limits it broke.
export function weigh(page) {
  const weight = { load: 0, html: 0, css: 0, script: 0 }, reading = [];
  const add = async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const { "content-type": type = "", "content-encoding": coding } = response.headers();
    const sent = coding === "gzip" ? zlib.gzipSync(body, { level: 6 }).length : body.length;
    weight.load += sent;
    if (/html/.test(type)) weight.html += sent;
    if (/css/.test(type)) weight.css += body.length;
    if (/javascript/.test(type)) weight.script += body.length;
  };
  const listener = (response) => reading.push(add(response));
  page.on("response", listener);
  return async () => {
    page.off("response", listener);
    await Promise.all(reading);
    for (const key of Object.keys(most)) most[key] = Math.max(most[key], weight[key]);
    return Object.keys(LIMITS).filter((key) => weight[key] > LIMITS[key])
      .map((key) => `${key}: ${weight[key]} bytes, ${LIMITS[key]} at most`);
  };
}

export const heaviest = () => Object.entries(most).map(([key, bytes]) => `${key} ${bytes}`).join(", ");
