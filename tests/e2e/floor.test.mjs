// The oldest browsers, as docs/hosting.md names them: the programs use no more of WebAssembly and the start script no more of
// JavaScript than those know.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST } from "./server.mjs";

/** What Chromium 96, Firefox 79 and Safari 15 know of WebAssembly. */
const FEATURES = ["mutable-globals", "sign-ext", "nontrapping-float-to-int", "bulk-memory", "multivalue", "reference-types"];
const OPTIMIZER = fileURLToPath(new URL("node_modules/.bin/wasm-opt", import.meta.url));

const names = async ending => (await readdir(DIST)).filter(name => name.endsWith(ending));
const refusal = (file, features) => {
  const { status, stderr } = spawnSync(OPTIMIZER, [file, "--mvp-features", ...features.map(name => `--enable-${name}`), "--output", "/dev/null"], { encoding: "utf8" });
  return status === 0 ? null : stderr;
};

test("the programs use nothing of WebAssembly that the oldest browsers do not know", async () => {
  const programs = await names(".wasm");
  assert.equal(programs.length, 2);
  for (const name of programs) {
    assert.equal(refusal(join(DIST, name), FEATURES), null, name);
    // What the versions follow from is used indeed.
    assert.match(refusal(join(DIST, name), FEATURES.filter(name => name !== "reference-types")) ?? "", /reference/i, name);
  }
});

test("the start script is read by the oldest browsers with modules", async () => {
  const esbuild = createRequire(import.meta.url)("esbuild");
  const [boot] = (await names(".js")).filter(name => name.startsWith("boot-"));
  const text = await readFile(join(DIST, boot), "utf8");
  // What is already in the syntax of these versions is left as it is.
  const options = { minify: true, charset: "utf8" };
  const older = esbuild.transformSync(text, { ...options, target: ["chrome63", "firefox67", "safari11.1"], supported: { destructuring: true } }).code;
  assert.equal(older.length, esbuild.transformSync(text, options).code.length);
});
