// SPDX-License-Identifier: MIT
// Every page's markup against the HTML standard.
import path from "node:path";
import { htmlValidate } from "./packages.mjs";
import { result } from "./results.mjs";

const { FileSystemConfigLoader, HtmlValidate } = htmlValidate;

export async function markup(name, folder, paths) {
  const validator = new HtmlValidate(new FileSystemConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: { "long-title": "off", "require-sri": ["error", { target: "crossorigin" }] },
  }));
  for (const page of paths) {
    const report = await validator.validateFile(path.join(folder, page));
    result(`markup/${name}/${page}`, report.results.flatMap((file) =>
      file.messages.map((m) => `${m.line}:${m.column}: ${m.message} [${m.ruleId}]`)));
  }
}
