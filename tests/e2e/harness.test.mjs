// The tools of these tests themselves: what goes wrong in a page must not go unnoticed.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { open } from "./browser.mjs";
import { serve } from "./server.mjs";

/** Serves one small page from a folder of its own until the test ends. */
async function serveText(t, body, options = {}) {
  const root = await mkdtemp(join(tmpdir(), "civic-atlas-e2e-"));
  const html = `<!doctype html><html lang="en"><title>Small</title><link rel="icon" href="data:,"><main><h1>Small</h1>${body}</main>`;
  await writeFile(join(root, "index.html"), html);
  await writeFile(join(root, "a.wasm"), "");
  const server = await serve({ root, ...options });
  t.after(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });
  return server;
}

for (const [what, body, said] of [
  ["a console error", "<script>console.error('broken')</script>", /console error: broken/],
  ["an uncaught error", "<script>throw new Error('broken')</script>", /uncaught: broken/],
  ["a missing file", "<img alt='' src='none.svg'>", /status 404: .*none\.svg/],
  ["a request to another origin", "<img alt='' src='http://localhost:9/a.svg'>", /another origin: http:\/\/localhost:9\/a\.svg/],
]) {
  test(`${what} is noticed`, async t => {
    const page = await open(t, "", { at: await serveText(t, body), starts: false });
    await page.waitForLoadState("networkidle");
    assert.throws(() => page.assertClean(), said);
  });
}

test("a page without trouble is clean and accessible, also under a strict policy", async t => {
  const at = await serveText(t, "<p>Text</p>", { csp: "default-src 'none'; img-src data:" });
  const page = await open(t, "", { at, starts: false });
  await assertAccessible(page);
  page.assertClean();
});

test("a broken rule of accessibility is noticed and named", async t => {
  const page = await open(t, "", { at: await serveText(t, "<button></button>"), starts: false });
  await assert.rejects(assertAccessible(page), /button-name/);
});

test("a program that never starts is noticed", async t => {
  const at = await serveText(t, "<script>throw new Error('no wasm')</script>");
  await assert.rejects(open(t, "", { at }), /did not start.*no wasm/s);
});

test("the server knows sub-paths, types and its own borders", async t => {
  const { origin, url } = await serveText(t, "", { prefix: "/some/path/", wasmType: "application/octet-stream" });
  assert.equal(url, `${origin}/some/path/`);
  const status = async path => (await fetch(origin + path)).status;
  assert.equal(await status("/some/path/"), 200);
  assert.equal(await status("/"), 404);
  assert.equal(await status("/some/path/..%2f..%2fetc/passwd"), 404);
  assert.equal(await status("/some/path/%00"), 404);
  const wasm = await fetch(`${url}a.wasm`, { method: "HEAD" });
  assert.equal(wasm.headers.get("content-type"), "application/octet-stream");
});
