// The oldest browsers, as docs/hosting.md names them: the programs use no more of WebAssembly and the start script no more of
// JavaScript than those know.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
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
  const page = await readFile(join(DIST, "index.html"), "utf8");
  assert.deepEqual(new Set(programs), new Set(page.match(/[a-z-]+_bg-[0-9a-f]+\.wasm/g)), "every program that the page names");
  for (const name of programs) {
    assert.equal(refusal(join(DIST, name), FEATURES), null, name);
    // What the versions follow from is used indeed.
    assert.match(refusal(join(DIST, name), FEATURES.filter(name => name !== "reference-types")) ?? "", /reference/i, name);
  }
});

test("the start script is read by the oldest browsers with modules", async () => {
  const [boot] = (await names(".js")).filter(name => name.startsWith("boot-"));
  const text = await readFile(join(DIST, boot), "utf8");
  // Optional chaining, nullish and logical assignment, catching without a name: newer than Chromium 63.
  for (const newer of [/\?\.[a-z[(]/i, /\?\?/, /\|\|=|&&=/, /catch\s*\{/]) {
    assert.doesNotMatch(text, newer);
    assert.match(await readFile(new URL("../../public/boot.js", import.meta.url), "utf8") + "a ||= b", newer);
  }
});
