// Makes style sheets and scripts small: node minify.mjs FOLDER JOBS, where FOLDER holds the npm packages and JOBS is a JSON
// list of [kind, from, to].
//
// - "style": a style sheet with all that it imports
// - "script": a script without a scope of its own; its syntax becomes that of the oldest browsers with modules, so that it
//   can say there what is missing
// - "module": a module, as it is
// - "bundle": a script with the packages that it imports
// - "global": a module as a script that leaves its exports in `civicAtlasModules`, by its address on a host

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const [folder, jobs] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const esbuild = require("esbuild");
const lightningcss = require("lightningcss");

/** The first versions that load modules on demand; all of them know destructuring. */
const OLDEST = { target: ["chrome63", "firefox67", "safari11.1"], supported: { destructuring: true } };

const KINDS = {
  script: () => OLDEST,
  module: () => ({ format: "esm" }),
  bundle: () => ({ bundle: true, format: "iife", nodePaths: [join(folder, "node_modules")], ...OLDEST }),
  global: from => ({
    bundle: true,
    format: "iife",
    globalName: `civicAtlasModules[${JSON.stringify(`./${basename(from)}`)}]`,
    // The address of the module itself is not asked for: the start script hands the program over.
    define: { "import.meta.url": "document.baseURI" },
  }),
};

function small(kind, from) {
  if (kind === "style") return lightningcss.bundle({ filename: from, minify: true }).code;
  const options = { entryPoints: [from], minify: true, charset: "utf8", legalComments: "none", write: false, logLevel: "warning" };
  return esbuild.buildSync({ ...options, ...KINDS[kind](from) }).outputFiles[0].contents;
}

// All are read before any is written: a file may be made of itself.
const made = JSON.parse(jobs).map(([kind, from, to]) => [to, small(kind, from)]);
for (const [to, content] of made) writeFileSync(to, content);
