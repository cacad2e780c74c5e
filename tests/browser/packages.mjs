// SPDX-License-Identifier: MIT
// The packages of output/browser/node_modules: they are not beside these files.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const modules = process.env.KEHOACH_MODULES;
const require = createRequire(path.join(modules, "package.json"));

export const { chromium } = require("playwright-core");
export const axeSource = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const htmlValidate = require("html-validate");
export const lighthouse = (await import(pathToFileURL(require.resolve("lighthouse")))).default;
// Its own idea of a slow phone network.
export const simulated = (await import(pathToFileURL(require.resolve("lighthouse/core/config/constants.js")))).throttling.mobileSlow4G;
