// SPDX-License-Identifier: MIT
// The printed schemas against ajv, yaml-language-server and `kehoach check`.
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { Editor } from "./editor.mjs";

const require = createRequire(path.join(process.env.KEHOACH_MODULES, "package.json"));
const Ajv = require("ajv/dist/2020").default;
const YAML = require("yaml");
const root = process.cwd();
const kehoach = process.env.KEHOACH;
const results = [];

function report(name, good, detail = "") {
  results.push(good);
  console.log(`${good ? "ok" : "not ok"} ${name}`);
  if (!good) console.log(detail.split("\n").map((l) => `    ${l}`).join("\n"));
}

const names = ["plan", "site", "layout"];
const texts = Object.fromEntries(names.map((n) => [n, execFileSync(kehoach, ["schema", n], { encoding: "utf8" })]));
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = {};
for (const name of names) {
  try {
    validators[name] = ajv.compile(JSON.parse(texts[name]));
    report(`ajv takes schema ${name}, strictly`, true);
  } catch (error) {
    report(`ajv takes schema ${name}, strictly`, false, String(error));
  }
}

function faults(name, file) {
  const document = YAML.parseDocument(fs.readFileSync(file, "utf8"), { version: "1.2" });
  if (document.errors.length) return null;
  return validators[name](document.toJS()) ? [] : validators[name].errors.map((e) => `${e.instancePath} ${e.message}`);
}

function right(name, file) {
  const found = faults(name, file);
  report(`${path.relative(root, file)} is right by its schema`, found?.length === 0, (found ?? ["no YAML"]).join("\n"));
}

for (const id of fs.readdirSync("content/plans").sort()) right("plan", path.join(root, "content/plans", id, "plan.yaml"));
right("site", path.join(root, "content/site.yaml"));
for (const layout of ["nd30", "tt01"]) right("layout", path.join(root, "layouts", layout, "layout.yaml"));

// ---- plan.yaml of all cases ----

// What no schema can say: how a number is spelt once YAML has read it (3.25e4, 5.0000001).
const beyond = (f) => /^field-number-(ambiguous|large|decimals)$/.test(f.code) || /\de\d/.test(f.message);

function projects(folder) {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name === "plan.yaml" && /content[\\/]plans[\\/][^\\/]+$/.test(e.parentPath ?? e.path))
    .map((e) => path.join(e.parentPath ?? e.path, e.name)).sort();
}

const said = new Map();
function findings(file) {
  const project = file.slice(0, file.indexOf(`${path.sep}content${path.sep}plans`));
  if (!said.has(project)) {
    const made = spawnSync(kehoach, ["--lang", "en", "check", "-C", project, "--format", "json"], { encoding: "utf8" });
    said.set(project, JSON.parse(made.stdout || "[]"));
  }
  const all = said.get(project).filter((f) => f.file && path.resolve(project, f.file) === file);
  return { fields: all.filter((f) => /^(field|figure)-/.test(f.code) && f.code !== "figure-typed"), broken: all.some((f) => /^(yaml|text|file)-/.test(f.code)) };
}

const wrong = [];
let agreed = 0;
for (const file of projects(path.join(root, "tests/cases"))) {
  const { fields, broken } = findings(file);
  const found = broken ? null : faults("plan", file);
  if (found === null) continue;
  const known = fields.filter((f) => f.code.startsWith("field-") && !beyond(f));
  const name = path.relative(path.join(root, "tests/cases"), file);
  if (known.length > 0 && found.length === 0)
    report(`${name} is rejected`, false, known.map((f) => `${f.line}: ${f.code}: ${f.message}`).join("\n"));
  else if (fields.length === 0 && found.length > 0)
    report(`${name} is taken`, false, found.join("\n"));
  else agreed++;
  if (known.length > 0) wrong.push({ name, file, fields: known });
}
report(`on ${agreed} plans of the cases ajv and kehoach agree, on ${wrong.length} of them that they are wrong`,
  agreed >= 50 && wrong.length >= 10, "too few");

// ---- an editor ----

const schema = path.join(process.env.KEHOACH_MODULES, "plan.schema.json");
fs.writeFileSync(schema, texts.plan);
const editor = new Editor(require.resolve("yaml-language-server/bin/yaml-language-server"),
  { [`file://${schema}`]: ["*.yaml"] });
await editor.open();
for (const id of fs.readdirSync("content/plans").sort()) {
  const text = fs.readFileSync(path.join("content/plans", id, "plan.yaml"), "utf8");
  const lines = await editor.lines(`file:///right/${id}.yaml`, text);
  report(`an editor finds nothing in ${id}`, lines.length === 0, lines.map((l) => `${l.first}: ${l.message}`).join("\n"));
}
for (const [i, { name, file, fields }] of wrong.entries()) {
  const lines = await editor.lines(`file:///wrong/${i}.yaml`, fs.readFileSync(file, "utf8"));
  const missed = fields.filter((f) => !lines.some((l) => l.first <= f.line && f.line <= l.last));
  report(`an editor marks the lines that check marks in ${name}`, missed.length === 0,
    missed.map((f) => `${f.line}: ${f.code}: ${f.message}`).concat(lines.map((l) => `marked ${l.first}: ${l.message}`)).join("\n"));
}
editor.close();

const failed = results.filter((good) => !good).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
