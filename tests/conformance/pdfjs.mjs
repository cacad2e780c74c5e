// SPDX-License-Identifier: MIT
// Text of PDFs as pdf.js gives it, the reader inside Firefox: node pdfjs.mjs NODE_MODULES FILE… writes FILE.pdfjs, a
// form feed behind each page.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(
	pathToFileURL(path.join(modules, "pdfjs-dist/legacy/build/pdf.mjs")));

async function read(file) {
	const task = getDocument({
		data: new Uint8Array(fs.readFileSync(file)), verbosity: VerbosityLevel.ERRORS, stopAtErrors: true,
		isEvalSupported: false, useSystemFonts: false,
	});
	const pdf = await task.promise;
	const texts = [];
	for (let number = 1; number <= pdf.numPages; number++) {
		const page = await pdf.getPage(number);
		const content = await page.getTextContent({ disableNormalization: true });
		texts.push(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
	}
	fs.writeFileSync(`${file}.pdfjs`, texts.map((text) => `${text}\f`).join(""));
	await task.destroy();
}

for (const file of files)
	await read(file);
